package tui

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/analysis/hindsight"
	"cobalt/game/keep"
	"cobalt/game/playthrough"
	"cobalt/game/tui/missions"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/screen/missionlist"
	"cobalt/game/tui/session"
)

// meanwhile gives a model a reload while a command is at work, and then the
// message of the command.
func meanwhile(m *Model, story *game.Story, cmd tea.Cmd) {
	msg := cmd()
	m.Update(reloadedMsg{ReloadMsg: session.ReloadMsg{Reload: session.Reload{Story: story, Words: story.Text[0]}}})
	answer(m, msg)
}

// editedLibrary is a game over an archive, whose story can be edited.
func editedLibrary(t *testing.T) (*Model, *archive) {
	t.Helper()
	o, a := withLibrary(t, nil)
	o.Reloader, o.Settings.ReducedMotion = &script{}, true
	m := New(o)
	t.Cleanup(m.reloading.Stop)
	return m, a
}

// A mission that is taken up while an edit takes choices from it is a run of its
// own from there on: its mission file stays whole.
func TestTakenUpWhileEdited(t *testing.T) {
	m, a := editedLibrary(t)
	const name = "20261122-110000"
	whole := a.offers[name].Ways[0].Source.(playthrough.Run)
	first := m.ctx.Story.Text[0].Choices[whole.Steps()[2].Choice]
	meanwhile(m, edited(t, "["+first+"]", "[Something else]"), missionlist.TakeOffer(m.ctx, a.offers[name], 0))
	run := m.ctx.Run
	if run.Story != m.ctx.Story || run.Choices() != 1 {
		t.Fatalf("the run has %d choices", run.Choices())
	}
	if run.Same(whole) {
		t.Error("the next choice writes over the whole run")
	}
}

// The library is asked anew about a story that was edited.
func TestLibraryWhileEdited(t *testing.T) {
	for name, tt := range map[string]struct {
		cmd  func(*screen.Context) tea.Cmd
		want int // screens
	}{
		"opened":  {func(t *screen.Context) tea.Cmd { return missionlist.OpenMission(t, "wet") }, 2},
		"watched": {func(t *screen.Context) tea.Cmd { return missionlist.WatchMission(t, "wet") }, 2},
	} {
		t.Run(name, func(t *testing.T) {
			m, a := editedLibrary(t)
			story := edited(t, "The crane has stopped", "The crane stands")
			a.asked = nil
			meanwhile(m, story, tt.cmd(m.ctx))
			if len(a.asked) != 2 || a.asked[1] != story || len(m.screens) != tt.want {
				t.Errorf("asked %d times; %d screens", len(a.asked), len(m.screens))
			}
		})
	}
}

// A list of the story as it was is read anew, and never shown.
func TestListWhileEdited(t *testing.T) {
	m, a := editedLibrary(t)
	story := m.ctx.Story
	late := missionlist.ReadLibrary(m.ctx)()
	m.Update(reloadedMsg{ReloadMsg: session.ReloadMsg{Reload: withWords(session.Reload{Story: edited(t, "The crane has stopped", "The crane stands")})}})
	_, _ = m.Update(press("o"))
	_, again := m.Update(late)
	if s := m.top().(*missionlist.Screen); s.Read || again == nil {
		t.Fatal("a list of another story is shown")
	}
	obey(m, again)
	if s := m.top().(*missionlist.Screen); !s.Read || a.asked[len(a.asked)-1] == story {
		t.Error("the list is not read anew")
	}
}

// The mission that the title offers stood somewhere in the story as it was.
func TestTitleWhileEdited(t *testing.T) {
	o, a := withLibrary(t, nil)
	long := edited(t, "## Open Water", "## Far Out\n\nWater.\n\n- [Back](#open-water)\n\n## Open Water")
	state := *a.list[0].State
	state.Node = game.NodeID(len(long.Nodes) - 1)
	a.list[0].State = &state
	o.Story, o.Last, o.Reloader = long, &a.list[0], &script{}
	m := New(atTheTitle(o))
	defer m.reloading.Stop()
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	m.Update(reloadedMsg{ReloadMsg: session.ReloadMsg{Reload: withWords(session.Reload{Story: lockkeeper(t)})}})
	if s := text(m); !strings.Contains(s, a.list[0].Name) {
		t.Errorf("the title:\n%s", s)
	}
}

// A late report on keeping a run does not replace a newer one.
func TestKeptOutOfOrder(t *testing.T) {
	for _, tt := range []struct {
		fails   int
		unsaved bool
	}{{1, false}, {0, false}, {2, true}} {
		o := playing(t, lockkeeper(t), game.Agent)
		o.Keeper = &shelf{fails: tt.fails}
		m := New(o)
		_, first := m.Update(press("1"))
		early := replies(first)
		_, second := m.Update(press("1"))
		late := replies(second)
		for _, msg := range append(late, early...) {
			m.Update(msg)
		}
		if got := m.ctx.Unsaved != ""; got != tt.unsaved {
			t.Errorf("%d failures: unsaved is %v: %q", tt.fails, got, m.ctx.Unsaved)
		}
	}
}

// replies runs a command, and returns its messages about keeping.
func replies(cmd tea.Cmd) (all []tea.Msg) {
	if cmd == nil {
		return nil
	}
	switch msg := cmd().(type) {
	case session.KeptMsg:
		return []tea.Msg{msg}
	case tea.BatchMsg:
		for _, cmd := range msg {
			all = append(all, replies(cmd)...)
		}
	}
	return all
}

// Who takes up another mission is still told that the one before is not kept.
func TestUnsavedStaysTold(t *testing.T) {
	o, _ := withLibrary(t, nil)
	o.Keeper = &shelf{fails: 100}
	m := New(o)
	feed(m, "1", "o", "3")
	if m.ctx.Unsaved == "" {
		t.Error("nothing says that the run before is not kept")
	}
}

// A report of the keeper is told, whoever asked it to keep.
func TestMovedIsTold(t *testing.T) {
	o, _ := withLibrary(t, nil)
	o.Keeper = mover{}
	m := New(o)
	_, _ = m.Update(press("1"))
	_, cmd := m.Update(press("o"))
	obey(m, cmd)
	if s := m.ctx.Notice; !strings.Contains(s, "there") {
		t.Errorf("what is told: %q", s)
	}
}

// A mover keeps runs elsewhere than before.
type mover struct{}

func (mover) Keep(playthrough.Run) error { return &keep.MovedError{From: "here", To: "there"} }

// A run whose keeper breaks is wanted still, and those behind it.
func TestKeeperBreaks(t *testing.T) {
	o := playing(t, lockkeeper(t), game.Agent)
	broken, kept := true, 0
	k := &keep.Queue{Keeper: keeperFunc(func(playthrough.Run) error {
		if broken {
			panic("the keeper")
		}
		kept++
		return nil
	})}
	other, err := playthrough.Begin(o.Story, game.Agent, epoch)
	if err != nil {
		t.Fatal(err)
	}
	k.Want(o.Run)
	k.Want(other)
	func() {
		defer func() { _ = recover() }()
		k.Flush()
	}()
	broken = false
	if err := k.Finish(); err != nil || kept != 2 {
		t.Errorf("%d runs kept, %v", kept, err)
	}
}

// An explanation of another run is not taken for one of this run.
func TestHindsightOfAnotherRun(t *testing.T) {
	o := playing(t, lockkeeper(t), game.Agent)
	m := New(o)
	known := &hindsight.Report{}
	m.ctx.LearnHindsight(session.HindsightMsg{At: m.ctx.Run.Now(), Report: known})
	m.Update(session.HindsightMsg{At: new(playthrough.Step), Report: &hindsight.Report{}})
	if m.ctx.Report() != known {
		t.Error("what was known of the run is gone")
	}
}

// A setting that was decided just before leaving is kept.
func TestSettingKeptOnLeaving(t *testing.T) {
	o := playing(t, lockkeeper(t), game.Agent)
	kept := map[string]string{}
	o.Decisions.Keep = func(name, value string) error {
		kept[name] = value
		return nil
	}
	m := New(o)
	_ = m.ctx.KeepDecision("theme", "dark") // its command never ran
	if err := m.ctx.FinishDeciding(); err != nil || kept["theme"] != "dark" {
		t.Errorf("kept %v, %v", kept, err)
	}
	o.Decisions.Keep = func(string, string) error { return errDisk }
	m = New(o)
	_ = m.ctx.KeepDecision("theme", "dark")
	if err := m.ctx.FinishDeciding(); !errors.Is(err, errDisk) {
		t.Errorf("%v", err)
	}
}

// An edit leaves the language that was chosen.
func TestEditKeepsLanguage(t *testing.T) {
	m, _ := editedLibrary(t)
	story := edited(t, "The crane has stopped", "The crane stands")
	german := *story.Text[0]
	german.Tag = "de"
	story.Text = append(story.Text, &german)
	m.ctx.Settings.Language = "de"
	m.Update(reloadedMsg{ReloadMsg: session.ReloadMsg{Reload: withWords(session.Reload{Story: story})}})
	if m.ctx.Words != story.Text[1] {
		t.Errorf("it is told in %q", m.ctx.Words.Tag)
	}
}

// The outcome of a change is told, though an edit took away the screen that asked
// for it.
func TestChangeWhileEdited(t *testing.T) {
	m, a := editedLibrary(t)
	feed(m, "o", "n")
	rename := missionlist.Change(m.ctx, "wet", "", func(l keep.Library) error { return l.Rename(a.list[0].Name, "wet") })
	meanwhile(m, edited(t, "The crane has stopped", "The crane stands"), rename)
	if want := missions.FaultText(m.ctx.Narrator, keep.ErrTaken, "wet"); len(m.screens) != 1 || m.ctx.Notice != want {
		t.Errorf("%d screens, told %q", len(m.screens), m.ctx.Notice)
	}
}
