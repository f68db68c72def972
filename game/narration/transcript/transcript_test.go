package transcript_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"cobalt/assets"
	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/game/narration"
	"cobalt/game/narration/transcript"
	"cobalt/game/tui/phrases"
	"cobalt/scenes"
)

// tell runs a script on a story, and returns its transcript.
func tell(t testing.TB, story *game.Story, script string) *transcript.Transcript {
	t.Helper()
	phrases, err := phrases.Load(assets.Words, "en")
	if err != nil {
		t.Fatal(err)
	}
	file, err := mission.Parse("test.mission", []byte(script))
	if err != nil {
		t.Fatal(err)
	}
	narrator := &narration.Narrator{Story: story, Words: story.Text[0], Changes: &phrases.Changes, Locked: &phrases.Locked}
	b := transcript.New(narrator, &phrases.Transcript)
	result, err := mission.Run(story, file, mission.Options{Observe: b.Observe})
	if err != nil || !result.OK {
		t.Fatalf("%v, %v", err, result)
	}
	return b.Transcript()
}

func small(t testing.TB) *game.Story {
	t.Helper()
	story, err := scenes.CompileDir("testdata/story")
	if err != nil {
		t.Fatal(err)
	}
	return story
}

const wholeRun = "look-at-the-board\ntake-the-rope\nclimb\nring\n"

// Each format is as its golden file says.
func TestFormats(t *testing.T) {
	told := tell(t, small(t), wholeRun)
	told.Lang = "en"
	html := func() string {
		page, err := told.HTML()
		if err != nil {
			t.Fatal(err)
		}
		return page
	}
	for _, c := range []struct {
		name  string
		write func() string
	}{{"markdown", told.Markdown}, {"text", told.Text}, {"html", html}} {
		for _, offered := range []bool{false, true} {
			name := c.name
			if offered {
				name += "-offered"
			}
			t.Run(name, func(t *testing.T) {
				told.Offered = offered
				golden.RequireEqual(t, c.write())
			})
		}
	}
}

// A run that did not end is told as one that goes on.
func TestUnfinished(t *testing.T) {
	told := tell(t, small(t), "take-the-rope\n")
	if told.Ending != "" {
		t.Errorf("the ending is %q", told.Ending)
	}
	for _, text := range []string{told.Markdown(), told.Text()} {
		if !strings.Contains(text, "The run goes on from here.") {
			t.Errorf("it does not say so:\n%s", text)
		}
	}
}

// A builder can watch several runs, one after the other, and writing changes
// nothing.
func TestAgain(t *testing.T) {
	story := small(t)
	told := tell(t, story, wholeRun)
	if first, again := told.Markdown(), told.Markdown(); first != again {
		t.Error("the second time it is written otherwise")
	}
	if other := tell(t, story, wholeRun); other.Text() != told.Text() {
		t.Error("the same run is told otherwise")
	}
}

// Each line knows its passage.
func TestMarkdownLines(t *testing.T) {
	text, passages := tell(t, small(t), wholeRun).MarkdownLines()
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if len(lines) != len(passages) {
		t.Fatalf("%d lines, %d passages", len(lines), len(passages))
	}
	for _, c := range []struct {
		text string
		line int
	}{{"The board says", 1}, {"You have it", 2}, {"**▸ Climb**", 2}, {"The bell", 4}} {
		found := false
		for i, line := range lines {
			if strings.Contains(line, c.text) {
				found = true
				if passages[i] == nil || passages[i].Line != c.line {
					t.Errorf("%q is not of line %d: %+v", line, c.line, passages[i])
				}
			}
		}
		if !found {
			t.Errorf("no line holds %q", c.text)
		}
	}
}

// No character of a story that a terminal could take for a command gets through,
// and no text of a story becomes markup of the page.
func TestNoControl(t *testing.T) {
	story := small(t)
	words := *story.Text[0]
	evil := "\x1b[2J\u202e\u0085\x00</pre><script>alert(1)</script>`` ` \n# x\xff"
	words.Title = evil
	words.Scenes = []game.SceneWords{{Title: evil, Place: evil}, {Title: evil, Place: evil}}
	words.Choices = append([]string(nil), words.Choices...)
	for i := range words.Choices {
		words.Choices[i] = evil
	}
	words.Blocks = append([]game.Text(nil), words.Blocks...)
	for i := range words.Blocks {
		words.Blocks[i] = game.Text{Kind: game.Document, Lines: strings.Split(evil, "\n"), Style: evil}
	}
	story.Text = []*game.Words{&words}
	told := tell(t, story, wholeRun)
	page, err := told.HTML()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{told.Markdown(), told.Text(), page} {
		if i := strings.IndexFunc(text, func(r rune) bool { return r < ' ' && r != '\n' || r == 0x85 || r == 0x202e || r == 0x7f }); i >= 0 {
			t.Errorf("it holds %q", text[max(0, i-20):i+10])
		}
	}
	if strings.Contains(page, "<script") || strings.Count(page, "</pre>") != strings.Count(page, "<pre") {
		t.Error("the page holds markup of the story's")
	}
}

func BenchmarkShipped(b *testing.B) {
	story, err := scenes.Cobalt()
	if err != nil {
		b.Fatal(err)
	}
	file, err := mission.ReadFile("../../../scenes/cobalt/missions/routes/ghost.mission")
	if err != nil {
		b.Fatal(err)
	}
	phrases, err := phrases.Load(assets.Words, "en")
	if err != nil {
		b.Fatal(err)
	}
	narrator := &narration.Narrator{Story: story, Words: story.Text[0], Changes: &phrases.Changes, Locked: &phrases.Locked}
	build := func() *transcript.Transcript {
		builder := transcript.New(narrator, &phrases.Transcript)
		if _, err := mission.Run(story, file, mission.Options{Observe: builder.Observe}); err != nil {
			b.Fatal(err)
		}
		return builder.Transcript()
	}
	told := build()
	b.Run("build", func(b *testing.B) {
		for b.Loop() {
			build()
		}
	})
	b.Run("markdown", func(b *testing.B) {
		for b.Loop() {
			told.Markdown()
		}
	})
	b.Run("text", func(b *testing.B) {
		for b.Loop() {
			told.Text()
		}
	})
	b.Run("html", func(b *testing.B) {
		for b.Loop() {
			_, _ = told.HTML()
		}
	})
}
