package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"cobalt/game"
	"cobalt/game/playthrough"
	"cobalt/game/tui"
	"cobalt/save"
	"cobalt/scenes"
)

// towerRun begins a run of the story in testdata and takes some choices.
func towerRun(t *testing.T, choices ...int) (*game.Story, playthrough.Run) {
	t.Helper()
	story, err := scenes.CompileDir("testdata/story")
	if err != nil {
		t.Fatal(err)
	}
	run, err := playthrough.Begin(story, game.Agent, time.Unix(1_800_000_000, 0))
	if err != nil {
		t.Fatal(err)
	}
	return story, choose(t, story, run, choices...)
}

func choose(t *testing.T, story *game.Story, run playthrough.Run, choices ...int) playthrough.Run {
	t.Helper()
	var err error
	for _, c := range choices {
		if run, err = run.Choose(c, run.Now().At+time.Second); err != nil {
			t.Fatal(err)
		}
	}
	return run
}

// keep keeps a run, and returns what its file then holds.
func keep(t *testing.T, k *missionKeeper, run playthrough.Run) string {
	t.Helper()
	if err := k.Keep(run); err != nil {
		t.Fatal(err)
	}
	return contents(t, k.path(run))
}

func contents(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// open opens a slot, and holds what stands in the way of going on with it.
func open(t *testing.T, k *missionKeeper, story *game.Story, name string, trouble tui.Trouble, ways ...tui.WayKind) *tui.Offer {
	t.Helper()
	o, err := k.Open(story, name)
	if err != nil {
		t.Fatal(err)
	}
	var got []tui.WayKind
	for _, w := range o.Ways {
		got = append(got, w.Kind)
	}
	if o.Trouble != trouble || !slices.Equal(got, ways) {
		t.Fatalf("%s: trouble %v (%s), ways %v, want %v and %v", name, o.Trouble, o.Why, got, trouble, ways)
	}
	return o
}

// take takes an offer up.
func take(t *testing.T, k *missionKeeper, o *tui.Offer, way int) playthrough.Run {
	t.Helper()
	run, err := k.Take(o, way)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// slotName is the name of the slot of a path.
func slotName(path string) string { return strings.TrimSuffix(filepath.Base(path), missionExt) }

// Of two programs on one mission the second is told, and may play on a copy;
// once the first has left, nobody is told.
func TestKeeperBusy(t *testing.T) {
	folder := t.TempDir()
	story, run := towerRun(t, 0, 1)
	first := newMissionKeeper(folder, time.Now)
	text := keep(t, first, run)
	name := slotName(first.path(run))
	second := newMissionKeeper(folder, time.Now)
	copied := take(t, second, open(t, second, story, name, tui.TroubleBusy, tui.PlayCopy), 0)
	if path := second.path(copied); path == first.path(run) || contents(t, path) == "" {
		t.Errorf("the copy is at %q", path)
	}
	further := keep(t, second, choose(t, story, copied, 3))
	if second.path(copied) == first.path(run) || !strings.Contains(further, "look-at-the-sea") || contents(t, first.path(run)) != text {
		t.Errorf("the second keeps at %s:\n%s", second.path(copied), further)
	}
	if err := first.close(); err != nil {
		t.Fatal(err)
	}
	third := newMissionKeeper(folder, time.Now)
	again := take(t, third, open(t, third, story, name, tui.NoTrouble, tui.GoOn), 0)
	keep(t, third, choose(t, story, again, 3))
	if slotName(third.path(again)) != name {
		t.Errorf("the third keeps at %s", third.path(again))
	}
}

// What somebody else wrote where a run was kept stays, and the run goes on
// beside it, which is told.
func TestKeeperChanged(t *testing.T) {
	folder := t.TempDir()
	story, run := towerRun(t, 0)
	k := newMissionKeeper(folder, time.Now)
	keep(t, k, run)
	first := k.path(run)
	if err := os.WriteFile(first, []byte("take-the-lamp # mine\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	run = choose(t, story, run, 1)
	var moved *tui.MovedError
	if err := k.Keep(run); !errors.As(err, &moved) || moved.From != first || moved.To != k.path(run) {
		t.Fatalf("%v", err)
	}
	if text := contents(t, k.path(run)); k.path(run) == first || !strings.Contains(text, "take-the-rope") || !strings.Contains(text, "take-the-lamp") {
		t.Errorf("kept at %s:\n%s", k.path(run), text)
	}
	if contents(t, first) != "take-the-lamp # mine\n" {
		t.Error("the first file was written over")
	}
}

// A run that was taken up goes on in its slot, and is the run that it was.
func TestTakeUp(t *testing.T) {
	folder := t.TempDir()
	story, run := towerRun(t, 0, 1)
	k := newMissionKeeper(folder, time.Now)
	keep(t, k, run)
	path := k.path(run)
	if err := k.close(); err != nil {
		t.Fatal(err)
	}
	again := take(t, k, open(t, k, story, slotName(path), tui.NoTrouble, tui.GoOn), 0)
	if again.Now().State != run.Now().State || !again.Started.Equal(run.Started) || again.Same(run) || again.Now().At != run.Now().At {
		t.Errorf("taken up %+v", again)
	}
	text := keep(t, k, choose(t, story, again, 3))
	if k.path(again) != path || !strings.Contains(text, "look-at-the-sea") {
		t.Errorf("kept at %s:\n%s", k.path(again), text)
	}
}

// A run that could not be kept is not lost when another is taken up: each has
// its own slot once the disk takes them.
func TestTwoRunsUnkept(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "missions")
	_, one := towerRun(t, 0)
	_, two := towerRun(t, 1)
	if err := os.WriteFile(folder, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	k := newMissionKeeper(folder, time.Now)
	if k.Keep(one) == nil || k.Keep(two) == nil || k.path(one) != "" {
		t.Fatal("kept where no folder can be")
	}
	if err := os.Remove(folder); err != nil {
		t.Fatal(err)
	}
	if a, b := keep(t, k, two), keep(t, k, one); !strings.Contains(a, "take-the-lamp") || !strings.Contains(b, "take-the-rope") || k.path(one) == k.path(two) {
		t.Errorf("%s\n%s", a, b)
	}
}

// What differs from the story as it is, what is damaged, and what is of another
// program is offered for what it is, and nothing of it is touched.
func TestOpenTroubles(t *testing.T) {
	story, run := towerRun(t, 0, 1)
	for _, tt := range []struct {
		name    string
		edit    func(text string) string
		trouble tui.Trouble
		why     string
		ways    []tui.WayKind
	}{
		{"whole", func(s string) string { return s }, tui.NoTrouble, "", []tui.WayKind{tui.GoOn}},
		{"by hand", func(string) string { return "take-the-rope\n" }, tui.NoTrouble, "", []tui.WayKind{tui.GoOn}},
		{"parted", func(string) string { return "take-the-rope\nfly\n" }, tui.TroubleParted, "fly", []tui.WayKind{tui.PlayPart}},
		{"changed, parted", func(string) string {
			return "---\ndigest: sha256:" + strings.Repeat("0", 64) + "\n---\ntake-the-rope\nfly\n"
		}, tui.TroubleParted, "fly", []tui.WayKind{tui.PlayPart}},
		{
			"damaged", func(s string) string { return strings.Replace(s, "take-the-lamp", "take-the-lump", 1) },
			tui.TroubleDamaged, "sum",
			[]tui.WayKind{tui.PlayGood, tui.PlayRest},
		},
		{"beyond replaying", func(string) string { return "\xff" }, tui.TroubleDamaged, "UTF-8", []tui.WayKind{tui.PlayGood}},
		{"empty", func(string) string { return "" }, tui.TroubleDamaged, "empty", []tui.WayKind{tui.PlayGood}},
		{"newer", func(string) string { return "---\nversion: 99\n---\ntake-the-rope\n" }, tui.TroubleNewer, "99", nil},
		{"foreign", func(string) string { return "---\nstory: other\n---\ntake-the-rope\n" }, tui.TroubleForeign, "other", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			k := newMissionKeeper(t.TempDir(), time.Now)
			before, _ := run.Back()
			keep(t, k, before)
			text := tt.edit(keep(t, k, run))
			path := k.path(run)
			if err := k.close(); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			o := open(t, k, story, slotName(path), tt.trouble, tt.ways...)
			if !strings.Contains(o.Why, tt.why) || o.Ready() != (tt.trouble == tui.NoTrouble) {
				t.Errorf("why: %q", o.Why)
			}
			for i, w := range o.Ways {
				got := take(t, k, o, i)
				if got.Now().State != w.State || w.Kind != tui.GoOn && (k.path(got) == path || !strings.Contains(contents(t, k.path(got)), "sealed")) {
					t.Errorf("way %d is kept at %q", i, k.path(got))
				}
				if contents(t, path) != text {
					t.Fatal("the old file was written to")
				}
			}
		})
	}
}

// Slots are renamed, copied and deleted while they are played; the run goes on.
func TestLibrary(t *testing.T) {
	folder := t.TempDir()
	story, run := towerRun(t, 0)
	k := newMissionKeeper(folder, time.Now)
	keep(t, k, run)
	name := slotName(k.path(run))
	if err := k.Rename(name, "the foot"); err != nil {
		t.Fatal(err)
	}
	if err := k.Copy(run, "a copy"); err != nil {
		t.Fatal(err)
	}
	run = choose(t, story, run, 1)
	if keep(t, k, run); slotName(k.path(run)) != "the foot" {
		t.Errorf("after renaming, kept at %s", k.path(run))
	}
	list, err := k.List(story)
	if err != nil || len(list) != 2 {
		t.Fatalf("%+v, %v", list, err)
	}
	slices.SortFunc(list, func(a, b tui.Mission) int { return strings.Compare(a.Name, b.Name) })
	if c := list[0]; c.Name != "a copy" || c.Unnamed || c.Current || c.Choices != 1 || c.State == nil || c.State.Choices != 1 || c.Condition != tui.Whole {
		t.Errorf("%+v", c)
	}
	if c := list[1]; c.Name != "the foot" || !c.Current || c.Choices != 2 {
		t.Errorf("%+v", c)
	}
	tape, err := k.Tape(story, "the foot")
	if err != nil || tape.Run.Choices() != 2 || tape.Run.Same(run) || tape.Damaged || tape.Parted != "" {
		t.Errorf("the tape: %d choices, %+v, %v", tape.Run.Choices(), tape, err)
	}
	other := newMissionKeeper(folder, time.Now)
	var bad *tui.NameError
	for what, got := range map[string]struct {
		err  error
		want any
	}{
		"a name that is taken":        {k.Rename("a copy", "the foot"), tui.ErrTaken},
		"a copy's name that is taken": {k.Copy(run, "a copy"), tui.ErrTaken},
		"a name that leads out":       {k.Rename("a copy", "../x"), &bad},
		"no such mission":             {k.Delete("nothing"), tui.ErrGone},
		"no such mission to watch":    {tapeError(k, story, "nothing"), tui.ErrGone},
		"no such mission to open":     {openError(k, story, "nothing"), tui.ErrGone},
		"deleted by another":          {other.Delete("the foot"), tui.ErrBusy},
		"renamed by another":          {other.Rename("the foot", "x"), tui.ErrBusy},
	} {
		if want, ok := got.want.(error); ok && !errors.Is(got.err, want) || !ok && !errors.As(got.err, got.want) {
			t.Errorf("%s: %v", what, got.err)
		}
	}
	if err := errors.Join(k.Delete("the foot"), k.Delete("a copy")); err != nil {
		t.Fatal(err)
	}
	if list, err := k.List(story); err != nil || len(list) != 0 {
		t.Errorf("left: %+v, %v", list, err)
	}
	if keep(t, k, choose(t, story, run, 3)); !unnamed(slotName(k.path(run))) {
		t.Errorf("after deleting, kept at %s", k.path(run))
	}
}

func tapeError(k *missionKeeper, story *game.Story, name string) error {
	_, err := k.Tape(story, name)
	return err
}

func openError(k *missionKeeper, story *game.Story, name string) error {
	_, err := k.Open(story, name)
	return err
}

// What runs show, taken back or not, is in the profile on the disk, once.
func TestFinds(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "missions")
	story, run := towerRun(t, 0)
	k := newMissionKeeper(folder, time.Now)
	var err error
	if k.finds, err = openFinds(k.profiles(), story.ID); err != nil {
		t.Fatal(err)
	}
	back, _ := run.Back()
	run = choose(t, story, back, 1)
	keep(t, k, run)
	p, _, err := save.OpenProfile(k.profiles(), story.ID).Read()
	if err != nil || !p.Took("foot", "door", "take-the-rope") || !p.Took("foot", "door", "take-the-lamp") {
		t.Errorf("%s, %v", p.Bytes(), err)
	}
	file := filepath.Join(k.profiles(), story.ID+".profile")
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if keep(t, k, run); !errors.Is(fileError(file), fs.ErrNotExist) {
		t.Error("what is known already was written again")
	}
}

func fileError(path string) error {
	_, err := os.Stat(path)
	return err
}

// A profile that cannot be written to keeps no run from being kept, and is told.
func TestFindsCannotBeKept(t *testing.T) {
	data := t.TempDir()
	story, run := towerRun(t, 0)
	k := newMissionKeeper(filepath.Join(data, "missions"), time.Now)
	if err := os.WriteFile(k.profiles(), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	k.finds, _ = openFinds(k.profiles(), story.ID)
	var finds *tui.FindsError
	if err := k.Keep(run); !errors.As(err, &finds) || k.path(run) == "" {
		t.Fatalf("%v", err)
	}
	if err := os.Remove(k.profiles()); err != nil {
		t.Fatal(err)
	}
	if err := k.close(); err != nil {
		t.Fatal(err)
	}
	if p, _, err := save.OpenProfile(k.profiles(), story.ID).Read(); err != nil || !p.Took("foot", "door", "take-the-rope") {
		t.Errorf("%s, %v", p.Bytes(), err)
	}
}
