package tui

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/playthrough"
	"cobalt/game/tui/screen/missionlist"
	"cobalt/game/tui/session"
)

// An archive is a library in memory.
type archive struct {
	list   []keep.Mission
	offers map[string]*keep.Offer
	fails  error // the error of everything
	taken  []string
	copied map[string]playthrough.Run
	asked  []*game.Story // the stories that it was asked about
}

func (a *archive) List(story *game.Story) ([]keep.Mission, error) {
	a.asked = append(a.asked, story)
	return slices.Clone(a.list), a.fails
}

func (a *archive) find(name string) int {
	return slices.IndexFunc(a.list, func(m keep.Mission) bool { return m.Name == name })
}

func (a *archive) Open(story *game.Story, name string) (*keep.Offer, error) {
	a.asked = append(a.asked, story)
	if a.fails != nil {
		return nil, a.fails
	}
	if a.offers[name] == nil {
		return nil, keep.ErrGone
	}
	return a.offers[name], nil
}

func (a *archive) Tape(story *game.Story, name string) (keep.Tape, error) {
	o, err := a.Open(story, name)
	if err != nil || len(o.Ways) == 0 {
		return keep.Tape{}, errors.Join(err, keep.ErrGone)
	}
	run, _, err := o.Ways[0].Source.(playthrough.Run).Replay(story)
	return keep.Tape{Run: run}, err
}

func (a *archive) Take(o *keep.Offer, way int) (playthrough.Run, error) {
	if a.fails != nil {
		return playthrough.Run{}, a.fails
	}
	a.taken = append(a.taken, fmt.Sprint(o.Name, " ", way))
	return o.Ways[way].Source.(playthrough.Run), nil
}

func (a *archive) Rename(name, to string) error {
	switch i := a.find(name); {
	case a.fails != nil:
		return a.fails
	case i < 0:
		return keep.ErrGone
	case a.find(to) >= 0:
		return keep.ErrTaken
	case strings.Contains(to, "/"):
		return &keep.NameError{Why: `"` + to + `" holds the character '/'`}
	default:
		a.list[i].Name, a.list[i].Unnamed = to, false
		return nil
	}
}

func (a *archive) Delete(name string) error {
	i := a.find(name)
	switch {
	case a.fails != nil:
		return a.fails
	case i < 0:
		return keep.ErrGone
	}
	a.list = slices.Delete(a.list, i, i+1)
	return nil
}

func (a *archive) Copy(run playthrough.Run, name string) error {
	if a.fails != nil {
		return a.fails
	}
	if a.find(name) >= 0 {
		return keep.ErrTaken
	}
	if a.copied == nil {
		a.copied = map[string]playthrough.Run{}
	}
	a.copied[name] = run
	return nil
}

// filled is an archive with a mission of every kind.
func filled(t testing.TB, o session.Options) *archive {
	t.Helper()
	a := &archive{offers: map[string]*keep.Offer{}}
	saved := epoch
	add := func(name string, condition keep.Condition, trouble keep.Trouble, why string, kinds []keep.WayKind, choices ...int) {
		run, err := playthrough.Begin(o.Story, game.Agent, epoch)
		for _, c := range choices {
			if err == nil {
				run, err = run.Choose(c, run.Now().At+time.Second)
			}
		}
		if err != nil {
			t.Fatal(err)
		}
		saved = saved.Add(-time.Hour)
		of := len(choices)
		if trouble == keep.TroubleParted || trouble == keep.TroubleDamaged {
			of += 3
		}
		m := keep.Mission{Name: name, Unnamed: strings.HasPrefix(name, "2026"), Condition: condition, Saved: saved, State: &run.Now().State, Choices: of}
		if condition == keep.Foreign || condition == keep.Newer {
			m.State = nil
		}
		offer := &keep.Offer{Name: name, Trouble: trouble, Why: why}
		for _, k := range kinds {
			offer.Ways = append(offer.Ways, keep.Way{Kind: k, State: run.Now().State, Choices: of, Saved: saved, Source: run})
		}
		a.list, a.offers[name] = append(a.list, m), offer
	}
	add("20261122-130000", keep.Whole, keep.NoTrouble, "", []keep.WayKind{keep.GoOn}, 0)
	add("the whistle", keep.Whole, keep.TroubleBusy, "", []keep.WayKind{keep.PlayCopy}, 3)
	add("20261122-110000", keep.Changed, keep.NoTrouble, "", []keep.WayKind{keep.GoOn}, 0, 0, 1)
	add("before the tide", keep.Parted, keep.TroubleParted, `there is no choice "fly" at harbor.md#quay`, []keep.WayKind{keep.PlayPart}, 1)
	add("wet", keep.Damaged, keep.TroubleDamaged, "its sum does not match its lines", []keep.WayKind{keep.PlayGood, keep.PlayRest}, 0, 0)
	add("ashes", keep.Damaged, keep.TroubleDamaged, "the file is empty", nil)
	add("not ours", keep.Foreign, keep.TroubleForeign, "other", nil)
	add("tomorrow's", keep.Newer, keep.TroubleNewer, "", nil)
	a.list[1].Current = true
	return a
}

// withLibrary is a game over an archive.
func withLibrary(t testing.TB, edit func(*archive)) (session.Options, *archive) {
	t.Helper()
	o := playing(t, lockkeeper(t), game.Agent)
	a := filled(t, o)
	if edit != nil {
		edit(a)
	}
	o.Library = a
	return o, a
}

// checkMissions holds a screen against its golden file: after keys were pressed,
// and everything that they asked for was done.
func checkMissions(t *testing.T, name string, edit func(*archive), keys ...string) {
	t.Helper()
	checkFed(t, name, func() session.Options {
		o, _ := withLibrary(t, edit)
		return o
	}, keys...)
}

func TestMissionScreens(t *testing.T) {
	empty := func(a *archive) { a.list = nil }
	broken := func(a *archive) { a.fails = errors.New("/x/missions: cannot be listed: permission\x1b[2J denied") }
	for name, c := range map[string]struct {
		edit func(*archive)
		keys []string
	}{
		"list":          {nil, []string{"o"}},
		"list-end":      {nil, []string{"o", "G"}},
		"none":          {empty, []string{"o"}},
		"unreadable":    {broken, []string{"o"}},
		"busy":          {nil, []string{"o", "2"}},
		"parted":        {nil, []string{"o", "4"}},
		"damaged":       {nil, []string{"o", "5"}},
		"beyond":        {nil, []string{"o", "6"}},
		"foreign":       {nil, []string{"o", "7"}},
		"newer":         {nil, []string{"o", "8"}},
		"delete":        {nil, []string{"o", "down", "d"}},
		"rename":        {nil, []string{"o", "down", "R"}},
		"rename-taken":  {nil, []string{"o", "down", "R", "ctrl+u", "w", "e", "t", "enter"}},
		"save":          {nil, []string{"1", "v"}},
		"missions-help": {nil, []string{"o", "?"}},
	} {
		checkMissions(t, name, c.edit, c.keys...)
	}
}

// The mission that is chosen in the list is the one that is played from then on.
func TestOpenMission(t *testing.T) {
	for _, tt := range []struct {
		name    string
		keys    []string
		taken   string
		choices int
	}{
		{"whole", []string{"o", "enter"}, "20261122-130000 0", 1},
		{"by digit", []string{"o", "3"}, "20261122-110000 0", 3},
		{"a copy", []string{"o", "2", "1"}, "the whistle 0", 1},
		{"where it parts", []string{"o", "4", "enter"}, "before the tide 0", 1},
		{"the last good", []string{"o", "5", "1"}, "wet 0", 2},
		{"what replays", []string{"o", "5", "down", "enter"}, "wet 1", 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o, a := withLibrary(t, nil)
			s := &shelf{}
			o.Keeper = s
			m := New(o)
			feed(m, tt.keys...)
			if len(m.screens) != 1 || !slices.Equal(a.taken, []string{tt.taken}) || m.ctx.Run.Choices() != tt.choices {
				t.Fatalf("%d screens, taken %q, %d choices", len(m.screens), a.taken, m.ctx.Run.Choices())
			}
			if _, ended := m.ctx.Run.Now().State.Ended(); ended {
				return
			}
			feed(m, "G", "enter")
			if len(s.kept) != 1 || !s.last().Same(m.ctx.Run) {
				t.Error("the next choice does not keep the run that was taken up")
			}
		})
	}
}

// A run that was chosen in and is left for another is kept first, or stays to be
// kept.
func TestOpenKeepsFirst(t *testing.T) {
	o, _ := withLibrary(t, nil)
	s := &shelf{fails: 2}
	o.Keeper = s
	m := New(o)
	first := m.ctx.Run
	feed(m, "1", "o", "3")
	if m.ctx.Run.Same(first) || len(s.kept) != 1 || !s.kept[0].Same(first) {
		t.Errorf("kept %d runs", len(s.kept))
	}
}

// Nothing is done that was not asked for: every trouble can be left, and deleting
// needs a second word.
func TestLeaveMission(t *testing.T) {
	for _, keys := range [][]string{
		{"o", "2", "2"},
		{"o", "2", "esc"},
		{"o", "4", "q"},
		{"o", "5", "3"},
		{"o", "6", "1"},
		{"o", "7", "enter"},
		{"o", "8", "esc"},
		{"o", "d", "enter"},
		{"o", "d", "1"},
		{"o", "d", "esc"},
		{"o", "R", "x", "esc"},
		{"v", "esc"},
	} {
		o, a := withLibrary(t, nil)
		m := New(o)
		feed(m, keys...)
		if len(a.list) != 8 || len(a.taken)+len(a.copied) > 0 || m.ctx.Run.Choices() != 0 || a.list[0].Name != "20261122-130000" {
			t.Errorf("%q did something", keys)
		}
	}
}

func TestRenameAndDelete(t *testing.T) {
	o, a := withLibrary(t, nil)
	m := New(o)
	feed(m, "o", "R", "ctrl+u", "a", "/", "b", "enter")
	if s := text(m); !strings.Contains(s, "That cannot be a name") || len(m.screens) != 3 {
		t.Fatalf("a name that cannot be:\n%s", s)
	}
	feed(m, "backspace", "backspace", "enter")
	if s := text(m); a.list[0].Name != "a" || !strings.Contains(s, "It is called a now.") || len(m.screens) != 2 {
		t.Fatalf("renamed %q:\n%s", a.list[0].Name, s)
	}
	feed(m, "d", "2")
	if s := text(m); len(a.list) != 7 || !strings.Contains(s, "a is deleted.") || strings.Contains(s, "1  a ") {
		t.Errorf("deleted, %d are left:\n%s", len(a.list), s)
	}
}

// A paste is cut and cleaned.
func TestPaste(t *testing.T) {
	o, a := withLibrary(t, nil)
	m := New(o)
	feed(m, "1", "v", "ctrl+u")
	for _, content := range []string{"\n\t the\x1b[31m ", "quay\x07\nsecond line", strings.Repeat("x", 10<<20)} {
		if _, cmd := m.Update(tea.PasteMsg{Content: content}); cmd != nil {
			t.Error("a paste asks for something")
		}
	}
	feed(m, "enter")
	want := "the[31mquay second line"
	want += strings.Repeat("x", missionlist.MaxName-len(want))
	if len(a.copied) != 1 || a.copied[want].Choices() != 1 {
		t.Errorf("kept as %v", a.copied)
	}
}

// On ghost no point can be kept.
func TestNoPointOnGhost(t *testing.T) {
	o := playing(t, lockkeeper(t), game.Ghost)
	o.Library = &archive{}
	m := New(o)
	if feed(m, "1", "v"); len(m.screens) != 1 || m.ctx.Notice == "" {
		t.Errorf("%d screens, notice %q", len(m.screens), m.ctx.Notice)
	}
}

// A library that fails is told, whatever is tried, and the game goes on.
func TestLibraryFails(t *testing.T) {
	for _, keys := range [][]string{{"o"}, {"o", "enter"}, {"o", "5", "1"}, {"o", "d", "2"}, {"o", "R", "x", "enter"}, {"v", "enter"}} {
		o, a := withLibrary(t, nil)
		m := New(o)
		feed(m, keys[:len(keys)-1]...)
		a.fails = errors.New("the disk is \x1b[2Jgone")
		feed(m, keys[len(keys)-1])
		if s := text(m); !strings.Contains(s, "the disk is [2Jgone") {
			t.Errorf("%q: it is not told:\n%s", keys, s)
		}
		for len(m.screens) > 1 {
			feed(m, "esc")
		}
		if feed(m, "1"); m.ctx.Run.Choices() != 1 {
			t.Errorf("%q: the game does not go on", keys)
		}
	}
}

// A mission that was asked for and has something the matter with it is asked
// about before all else; left, the run that was begun is there.
func TestOfferFirst(t *testing.T) {
	for _, keys := range [][]string{{"esc"}, {"3"}} {
		o, a := withLibrary(t, nil)
		o.Offer = a.offers["wet"]
		m := New(o)
		if s := text(m); !strings.Contains(s, "wet is damaged: its sum does not match its lines.") {
			t.Fatalf("it is not asked:\n%s", s)
		}
		feed(m, keys...)
		if len(m.screens) != 1 || m.ctx.Run.Choices() != 0 {
			t.Errorf("%d screens, %d choices", len(m.screens), m.ctx.Run.Choices())
		}
	}
	o, a := withLibrary(t, nil)
	o.Offer = a.offers["wet"]
	m := New(o)
	if feed(m, "1"); len(m.screens) != 1 || m.ctx.Run.Choices() != 2 || !slices.Equal(a.taken, []string{"wet 0"}) {
		t.Errorf("%d screens, %d choices, %q", len(m.screens), m.ctx.Run.Choices(), a.taken)
	}
}

func TestContinues(t *testing.T) {
	o := playing(t, lockkeeper(t), game.Agent)
	a := filled(t, o)
	for i, want := range []bool{true, true, false, false, false, false, false, false} {
		if got := a.list[i].Continues(); got != want {
			t.Errorf("%s: %v", a.list[i].Name, got)
		}
	}
}

// The title offers the mission that was left last, and the list of all.
func TestTitleContinues(t *testing.T) {
	titled := func() (session.Options, *archive) {
		o, a := withLibrary(t, nil)
		o.Last = &a.list[0]
		return atTheTitle(o), a
	}
	o, a := titled()
	m := New(o)
	obey(m, m.Init())
	if feed(m, "1"); len(m.screens) != 1 || m.ctx.Run.Choices() != 1 || !slices.Equal(a.taken, []string{"20261122-130000 0"}) {
		t.Errorf("%d screens, %q", len(m.screens), a.taken)
	}
	o, a = titled()
	m = New(o)
	obey(m, m.Init())
	if feed(m, "3", "3"); m.ctx.Run.Choices() != 3 || !slices.Equal(a.taken, []string{"20261122-110000 0"}) {
		t.Errorf("%d choices, %q", m.ctx.Run.Choices(), a.taken)
	}
	o, _ = titled()
	m = New(o)
	obey(m, m.Init())
	if feed(m, "3", "d", "2", "esc"); strings.Contains(text(m), m.ctx.Phrases.Title.Continue) {
		t.Errorf("what was deleted is to be continued:\n%s", text(m))
	}
	checkEverywhere(t, "last", func() session.Options { o, _ := titled(); return o })
}
