package plain

import (
	"bufio"
	"io"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"cobalt/assets"
	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/playthrough"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/session"
	"cobalt/scenes"
)

// compiled compiles the story of the tests, with some of its words replaced, in
// turns old and new.
func compiled(t *testing.T, words ...string) *game.Story {
	t.Helper()
	files := fstest.MapFS{}
	for _, name := range []string{"story.md", "harbor.md", "bridge.md"} {
		text, err := os.ReadFile("../testdata/story/" + name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: []byte(strings.NewReplacer(words...).Replace(string(text)))}
	}
	story, err := scenes.Compile(files)
	if err != nil {
		t.Fatal(err)
	}
	return story
}

// A onceLibrary gives out one run.
type onceLibrary struct {
	keep.Library
	run playthrough.Run
}

func (l onceLibrary) Take(*keep.Offer, int) (playthrough.Run, error) { return l.run, nil }

// A mission that was asked about when its story was edited becomes a run of the
// edited story.
func TestTakenUpAfterReload(t *testing.T) {
	words, err := phrases.Load(assets.Words, "en")
	if err != nil {
		t.Fatal(err)
	}
	story, began := compiled(t), time.Unix(1_800_000_000, 0)
	run, err := playthrough.Begin(story, game.Agent, began)
	if err != nil {
		t.Fatal(err)
	}
	s := session.New(session.Options{
		Story: story, Phrases: words, Run: run, Library: onceLibrary{run: run},
		Clock: func() time.Time { return began.Add(time.Hour) },
	})
	p := &player{reporter: reporter{s, bufio.NewWriter(io.Discard), nil}, reloading: &session.Reloading{}}
	p.question = &question{offer: &keep.Offer{Ways: []keep.Way{{Kind: keep.PlayRest}}}}
	edited := compiled(t, "The crane has stopped", "The crane stands")
	p.reloaded(session.ReloadMsg{Reload: session.Reload{Story: edited, Words: edited.Text[0]}})
	p.reply("1")
	if p.Run.Story != edited || !p.Run.Started.Equal(began) {
		t.Error("the run is not one of the edited story")
	}
}
