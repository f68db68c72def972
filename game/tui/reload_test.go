package tui

import (
	"bufio"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/vt"
	"pgregory.net/rapid"

	"cobalt/assets"
	"cobalt/game"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/plain"
	"cobalt/game/tui/screen/play"
	"cobalt/game/tui/session"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// edited compiles the story of the tests with some of its words replaced, in
// turns old and new.
func edited(t testing.TB, words ...string) *game.Story {
	t.Helper()
	files := fstest.MapFS{}
	names, err := filepath.Glob("testdata/story/*.md")
	if err != nil {
		t.Fatal(err)
	}
	replace := strings.NewReplacer(words...)
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(name)] = &fstest.MapFile{Data: []byte(replace.Replace(string(text)))}
	}
	story, err := scenes.Compile(files)
	if err != nil {
		t.Fatal(err)
	}
	return story
}

// A script is an editor that passes on the reloads that it is sent.
type script struct {
	editions chan session.Reload
	fails    error // its error when there are no more reloads; nil: it waits
}

func (s *script) Next(ctx context.Context) (session.Reload, error) {
	select {
	case e, more := <-s.editions:
		if !more {
			return e, s.fails
		}
		return e, nil
	case <-ctx.Done():
		return session.Reload{}, ctx.Err()
	}
}

// edits returns a model of a run whose story is edited, and the script that edits
// it.
func edits(t *testing.T, choices ...string) (m *Model, kept *shelf, edit func(session.Reload)) {
	t.Helper()
	s := &script{editions: make(chan session.Reload, 1)}
	kept = &shelf{}
	o := playing(t, lockkeeper(t), game.Agent)
	o.Reloader, o.Keeper = s, kept
	m = New(o)
	t.Cleanup(m.reloading.Stop)
	m.Update(tea.WindowSizeMsg{Width: 60, Height: 20})
	feed(m, choices...)
	next := m.Init()
	return m, kept, func(e session.Reload) {
		t.Helper()
		s.editions <- e
		_, next = m.Update(next())
	}
}

// TestEditAtTheSamePlace holds that an edit of words is seen at once, at the
// place at which the player reads, and that the run stays the same.
func TestEditAtTheSamePlace(t *testing.T) {
	m, kept, edit := edits(t, "1", "1", "space", "down")
	before, s := m.ctx.Run, m.top().(*play.Screen)
	offset, cursor := s.Offset, s.Chooser.Cursor
	story := edited(t, "a man sells chestnuts to nobody", "a woman sells pears to nobody")
	edit(session.Reload{Story: story})
	run := m.ctx.Run
	if run.Story != story || run.Choices() != 2 || run.Now().At != before.Now().At || !run.Started.Equal(before.Started) {
		t.Errorf("the run: %d choices, the last at %v, begun %v", run.Choices(), run.Now().At, run.Started)
	}
	if s.Offset != offset || s.Chooser.Cursor != cursor || offset == 0 {
		t.Errorf("read from line %d with the cursor on %d, it is %d and %d", offset, cursor, s.Offset, s.Chooser.Cursor)
	}
	if screen := text(m); !strings.Contains(screen, "woman sells pears") || !strings.Contains(screen, m.ctx.Phrases.Edits.Same) {
		t.Errorf("the screen:\n%s", screen)
	}
	feed(m, "1")
	if last := kept.last(); last.Choices() != 3 || last.Story != story || !last.Started.Equal(before.Started) {
		t.Errorf("kept: %d choices, begun %v", last.Choices(), last.Started)
	}
}

// TestEditKeepsWhatWasTakenBack holds that choices which were taken back can be
// taken again after an edit.
func TestEditKeepsWhatWasTakenBack(t *testing.T) {
	m, _, edit := edits(t, "1", "1", "3", "u", "u")
	edit(session.Reload{Story: edited(t, "Nobody passes after two", "Nobody passes after three")})
	if m.ctx.Run.Choices() != 1 {
		t.Errorf("the run has %d choices", m.ctx.Run.Choices())
	}
	feed(m, "r", "r")
	if m.ctx.Run.Choices() != 3 {
		t.Errorf("redone, the run has %d choices", m.ctx.Run.Choices())
	}
}

// TestEditMoves holds that a run whose choices lead elsewhere now is told so.
func TestEditMoves(t *testing.T) {
	m, _, edit := edits(t, "1")
	edit(session.Reload{Story: edited(t, "[Take the papers off the hook](#the-gate)", "[Take the papers off the hook](#the-table)")})
	if screen := text(m); !strings.Contains(screen, "your choices now lead to harbor.md#the-table") {
		t.Errorf("the screen:\n%s", screen)
	}
}

// TestEditParts holds that a run which an edit takes choices from stands as far
// as it goes, loses nothing that was kept, and gets them back when that is
// mended.
func TestEditParts(t *testing.T) {
	m, kept, edit := edits(t, "1", "1", "3")
	whole := m.ctx.Run
	edit(session.Reload{Story: edited(t, "[Show the papers again]", "[Show the stamps]")})
	run := m.ctx.Run
	if run.Choices() != 1 || run.Started.Equal(whole.Started) {
		t.Errorf("the run has %d choices, and began %v", run.Choices(), run.Started)
	}
	if screen := text(m); !strings.Contains(screen, "parted at choice 2 of 3") {
		t.Errorf("the screen:\n%s", screen)
	}
	if kept.last().Choices() != 3 {
		t.Errorf("what is kept was cut to %d choices", kept.last().Choices())
	}
	edit(session.Reload{Story: edited(t, "[Show the papers again]", "[Show the paper]")})
	if m.ctx.Run.Choices() != 1 {
		t.Errorf("edited once more, the run has %d choices", m.ctx.Run.Choices())
	}
	edit(session.Reload{Story: edited(t, "The crane has stopped", "The crane stands")})
	if got := m.ctx.Run; got.Choices() != 3 || !got.Started.Equal(whole.Started) {
		t.Errorf("mended, the run has %d choices, and began %v", got.Choices(), got.Started)
	}
}

// TestEditPartsForGood holds that the run goes on from the choice at which an
// edit parted it, if the player goes on there.
func TestEditPartsForGood(t *testing.T) {
	m, kept, edit := edits(t, "1", "1", "3")
	edit(session.Reload{Story: edited(t, "[Show the papers again]", "[Show the stamps]")})
	feed(m, "4")
	edit(session.Reload{Story: lockkeeper(t)})
	if m.ctx.Run.Choices() != 2 || kept.last().Choices() != 2 {
		t.Errorf("the run has %d choices, the one kept %d", m.ctx.Run.Choices(), kept.last().Choices())
	}
}

// TestEditTakesOverlaysAway holds that nothing on the screen is of the story as
// it was.
func TestEditTakesOverlaysAway(t *testing.T) {
	m, _, edit := edits(t, "1", "1", "w")
	edit(session.Reload{Story: edited(t, "The crane has stopped", "The crane stands")})
	if len(m.screens) != 1 {
		t.Errorf("%d screens", len(m.screens))
	}
}

// TestFaultyEdit holds that the faults of an edit are all shown until they are
// mended, and that the story as it was is played meanwhile.
func TestFaultyEdit(t *testing.T) {
	m, _, edit := edits(t, "1")
	story, before := m.ctx.Story, text(m)
	var faults []string
	for _, name := range []string{"first", "second\x1b[2J"} {
		for range 15 {
			faults = append(faults, "harbor.md:3:1: "+name)
		}
	}
	edit(session.Reload{Faults: faults})
	if screen := text(m); !strings.Contains(screen, "30 faults in the story") || !strings.Contains(screen, "harbor.md:3:1: first") {
		t.Errorf("the screen:\n%s", screen)
	}
	feed(m, "G")
	if screen := text(m); !strings.Contains(screen, "harbor.md:3:1: second[2J") || !strings.Contains(screen, m.ctx.Phrases.Edits.Old) {
		t.Errorf("the end of the faults:\n%s", screen)
	}
	edit(session.Reload{Faults: faults[:1]})
	if screen := text(m); len(m.screens) != 2 || !strings.Contains(screen, "1 fault in the story") {
		t.Errorf("%d screens:\n%s", len(m.screens), screen)
	}
	feed(m, "esc")
	if m.ctx.Story != story || text(m) != before {
		t.Errorf("the story as it was:\n%s", text(m))
	}
	edit(session.Reload{Faults: faults})
	edit(session.Reload{Story: lockkeeper(t)})
	if len(m.screens) != 1 || text(m) != before {
		t.Errorf("mended, there are %d screens:\n%s", len(m.screens), text(m))
	}
}

// TestEditThatCannotBegin holds that a story which goes round in circles from its
// beginning on is a faulty one.
func TestEditThatCannotBegin(t *testing.T) {
	m, _, edit := edits(t, "1")
	story := m.ctx.Story
	loop, err := scenes.Compile(fstest.MapFS{
		"story.md": {Data: []byte("---\ntitle: Loop\nstart: a.md\n---\n")},
		"a.md":     {Data: []byte("---\ntitle: A\nplace: B\n---\n\n## One\n\n[](#two)\n\n## Two\n\n[](#one)\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	edit(session.Reload{Story: loop})
	if m.ctx.Story != story || !strings.Contains(text(m), "1 fault in the story") {
		t.Errorf("the screen:\n%s", text(m))
	}
}

// TestEditsEnd holds that a folder which cannot be watched any more is told, and
// that play goes on.
func TestEditsEnd(t *testing.T) {
	s := &script{editions: make(chan session.Reload), fails: errDisk}
	close(s.editions)
	o := playing(t, lockkeeper(t), game.Agent)
	o.Reloader = s
	m := New(o)
	defer m.reloading.Stop()
	_, next := m.Update(m.Init()())
	if next != nil || !strings.Contains(text(m), "Edits are not seen anymore: the disk[2J is full") {
		t.Errorf("the screen:\n%s", text(m))
	}
	feed(m, "1")
	if m.ctx.Run.Choices() != 1 {
		t.Error("nothing can be chosen")
	}
}

// TestEditScreens holds the screens after edits against golden files.
func TestEditScreens(t *testing.T) {
	parted := edited(t, "[Show the papers again]", "[Show the stamps]")
	for name, e := range map[string]session.Reload{
		"edit-parted": {Story: parted},
		"edit-faults": {Faults: []string{
			`harbor.md:31:7: unknown item "papres" (did you mean "papers"?)` + "\n" +
				"   31 | `if papres` The hook is bare.\n" +
				"      |     ^^^^^^",
			`harbor.md:44:3: there is no node "#the-gaet" here (did you mean "#the-gate"?): a choice leads to a node of this scene, or to another scene's file`,
		}},
	} {
		checkEditEverywhere(t, name, e)
	}
}

func checkEditEverywhere(t *testing.T, name string, e session.Reload) {
	t.Helper()
	checkViews(t, name, views(), func(t testing.TB, v view) *vt.Emulator {
		o := playing(t, lockkeeper(t), game.Agent)
		v.look.apply(&o)
		m := New(o)
		m.Update(tea.WindowSizeMsg{Width: v.width, Height: v.height})
		feed(m, "1", "1", "3")
		m.reloading = session.NewReloading(&script{})
		defer m.reloading.Stop()
		return drawn(t, m, o, v, reloadedMsg{ReloadMsg: session.ReloadMsg{Reload: withWords(e)}})
	})
}

func withWords(e session.Reload) session.Reload {
	if e.Story != nil {
		e.Words = e.Story.Text[0]
	}
	return e
}

// TestRetold holds that a run told again on its own story is the same run, state
// by state; and that on any other it goes as far as its choices go, and is a run
// of that one by the rules.
func TestRetold(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		random := scenestest.Rand(rapid.Uint64Range(0, 60).Draw(r, "story"))
		files := scenestest.Random(random, scenestest.Shape{})
		story := compiled(r, files)
		run, states := randomRun(story, random)
		if states == nil {
			r.Skip("a divert loop at the very beginning")
		}
		run = run.To(rapid.IntRange(0, run.Choices()).Draw(r, "stands"))
		again, went, err := run.Replay(compiled(r, files))
		steps, now := again.All()
		if err != nil || went != run.Choices() || now != run.Choices() || len(steps) != len(states) {
			r.Fatalf("%d of %d choices went: %v", went, run.Choices(), err)
		}
		for i, step := range steps {
			if step.State != states[i] {
				r.Fatalf("after choice %d the state is %+v, want %+v", i, step.State, states[i])
			}
		}
		other := compiled(r, scenestest.Random(scenestest.Rand(rapid.Uint64Range(0, 60).Draw(r, "other")), scenestest.Shape{}))
		moved, went, err := run.Replay(other)
		if err != nil {
			return
		}
		if went != moved.Choices() || went > run.Choices() || moved.Story != other {
			r.Fatalf("%d of %d choices went, and the run has %d", went, run.Choices(), moved.Choices())
		}
		for i, step := range moved.Steps()[1:] {
			if other.Choices[step.Choice].ID != story.Choices[run.Steps()[i+1].Choice].ID {
				r.Fatalf("choice %d is another", i+1)
			}
		}
	})
}

func compiled(r *rapid.T, files fs.FS) *game.Story {
	story, err := scenes.Compile(files)
	if err != nil {
		r.Fatal(err)
	}
	return story
}

// TestEditOfTheInterfacesWords holds that the words that a story says its own way are
// taken up if they are all that was edited.
func TestEditOfTheInterfacesWords(t *testing.T) {
	m, _, edit := edits(t, "1")
	m.Update(tea.WindowSizeMsg{Width: 100, Height: 30})
	own, err := phrases.LoadFor(assets.Words, nil, map[string]string{"panel.carried": "In the boat"})
	if err != nil {
		t.Fatal(err)
	}
	edit(session.Reload{Story: m.ctx.Story, Phrases: own})
	if !strings.Contains(text(m), "In the boat") {
		t.Errorf("it is not shown:\n%s", text(m))
	}
	edit(session.Reload{Faults: []string{"broken"}})
	if m.ctx.Phrases != own {
		t.Error("a fault takes the words away")
	}
}

// TestPlainEdits holds that edits are told between the lines.
func TestPlainEdits(t *testing.T) {
	s := &script{editions: make(chan session.Reload)}
	o := playing(t, lockkeeper(t), game.Agent)
	o.Reloader = s
	in, typed := io.Pipe()
	out, written := io.Pipe()
	done := make(chan error)
	go func() {
		_, err := plain.Play(t.Context(), o, in, written)
		done <- errors.Join(err, written.Close())
	}()
	told := make(chan string)
	go func() {
		defer close(told)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			told <- lines.Text()
		}
	}()
	see := func(want string) {
		t.Helper()
		for line := range told {
			if strings.Contains(line, want) {
				return
			}
		}
		t.Fatalf("it never told %q", want)
	}
	see("6. Locked: Ask Bo")
	_, err := io.WriteString(typed, "1\n")
	if err != nil {
		t.Fatal(err)
	}
	see("4. Walk back")
	s.editions <- session.Reload{Faults: []string{"harbor.md:3:1: first\x07", "harbor.md:4:1: second"}}
	see("2 faults in the story.")
	see("harbor.md:3:1: first")
	see("harbor.md:4:1: second")
	see("as it was is played")
	s.editions <- session.Reload{Story: edited(t, "That means you", "That means even you")}
	see("taken up at the same place")
	see("That means even you")
	s.editions <- session.Reload{Story: edited(t, "[Take the papers off the hook]", "[Take the papers]")}
	see("parted at choice 1 of 1, Take the papers off the hook")
	see("1. Take the papers")
	go func() { _ = typed.Close() }()
	for range told { // the rest
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
}
