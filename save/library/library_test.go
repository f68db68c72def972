package library

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
	"cobalt/game/keep"
	"cobalt/game/playthrough"
	"cobalt/save"
	"cobalt/scenes"
)

// towerRun begins a run of the story in testdata and takes some choices.
func towerRun(t *testing.T, choices ...int) (*game.Story, playthrough.Run) {
	t.Helper()
	story, err := scenes.CompileDir("../../cmd/cobalt/testdata/story")
	if err != nil {
		t.Fatal(err)
	}
	run, err := playthrough.Begin(story, game.Agent, time.Unix(1_800_000_000, 0))
	if err != nil {
		t.Fatal(err)
	}
	return story, choose(t, run, choices...)
}

func choose(t *testing.T, run playthrough.Run, choices ...int) playthrough.Run {
	t.Helper()
	var err error
	for _, c := range choices {
		if run, err = run.Choose(c, run.Now().At+time.Second); err != nil {
			t.Fatal(err)
		}
	}
	return run
}

// kept keeps a run, and returns the text of its file.
func kept(t *testing.T, l *Library, run playthrough.Run) string {
	t.Helper()
	if err := l.Keep(run); err != nil {
		t.Fatal(err)
	}
	return contents(t, l.Path(run))
}

func contents(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// open opens a mission, and checks the trouble and the ways of its offer.
func open(t *testing.T, l *Library, story *game.Story, name string, trouble keep.Trouble, ways ...keep.WayKind) *keep.Offer {
	t.Helper()
	o, err := l.Open(story, name)
	if err != nil {
		t.Fatal(err)
	}
	var got []keep.WayKind
	for _, w := range o.Ways {
		got = append(got, w.Kind)
	}
	if o.Trouble != trouble || !slices.Equal(got, ways) {
		t.Fatalf("%s: trouble %v (%s), ways %v, want %v and %v", name, o.Trouble, o.Why, got, trouble, ways)
	}
	return o
}

// take takes an offer up.
func take(t *testing.T, l *Library, o *keep.Offer, way int) playthrough.Run {
	t.Helper()
	run, err := l.Take(o, way)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// slotName is the name of the slot of a path.
func slotName(path string) string { return strings.TrimSuffix(filepath.Base(path), save.Ext) }

// Of two programs on one mission the second is told, and may play on a copy;
// once the first has left, nobody is told.
func TestKeeperBusy(t *testing.T) {
	folder := t.TempDir()
	story, run := towerRun(t, 0, 1)
	first := New(folder, time.Now)
	text := kept(t, first, run)
	name := slotName(first.Path(run))
	second := New(folder, time.Now)
	copied := take(t, second, open(t, second, story, name, keep.TroubleBusy, keep.PlayCopy), 0)
	if path := second.Path(copied); path == first.Path(run) || contents(t, path) == "" {
		t.Errorf("the copy is at %q", path)
	}
	further := kept(t, second, choose(t, copied, 3))
	if second.Path(copied) == first.Path(run) || !strings.Contains(further, "look-at-the-sea") || contents(t, first.Path(run)) != text {
		t.Errorf("the second keeps at %s:\n%s", second.Path(copied), further)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	third := New(folder, time.Now)
	again := take(t, third, open(t, third, story, name, keep.NoTrouble, keep.GoOn), 0)
	kept(t, third, choose(t, again, 3))
	if slotName(third.Path(again)) != name {
		t.Errorf("the third keeps at %s", third.Path(again))
	}
}

// A file that somebody else wrote to since stays, and the run goes on beside it,
// which is told.
func TestKeeperChanged(t *testing.T) {
	folder := t.TempDir()
	_, run := towerRun(t, 0)
	l := New(folder, time.Now)
	kept(t, l, run)
	first := l.Path(run)
	if err := os.WriteFile(first, []byte("take-the-lamp # mine\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	run = choose(t, run, 1)
	var moved *keep.MovedError
	if err := l.Keep(run); !errors.As(err, &moved) || moved.From != first || moved.To != l.Path(run) {
		t.Fatalf("%v", err)
	}
	if text := contents(t, l.Path(run)); l.Path(run) == first || !strings.Contains(text, "take-the-rope") || !strings.Contains(text, "take-the-lamp") {
		t.Errorf("kept at %s:\n%s", l.Path(run), text)
	}
	if contents(t, first) != "take-the-lamp # mine\n" {
		t.Error("the first file was written over")
	}
}

// A run that was taken up goes on in its slot, and is the run that it was.
func TestTakeUp(t *testing.T) {
	folder := t.TempDir()
	story, run := towerRun(t, 0, 1)
	l := New(folder, time.Now)
	kept(t, l, run)
	path := l.Path(run)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	again := take(t, l, open(t, l, story, slotName(path), keep.NoTrouble, keep.GoOn), 0)
	if again.Now().State != run.Now().State || !again.Started.Equal(run.Started) || again.Same(run) || again.Now().At != run.Now().At {
		t.Errorf("taken up %+v", again)
	}
	text := kept(t, l, choose(t, again, 3))
	if l.Path(again) != path || !strings.Contains(text, "look-at-the-sea") {
		t.Errorf("kept at %s:\n%s", l.Path(again), text)
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
	l := New(folder, time.Now)
	if l.Keep(one) == nil || l.Keep(two) == nil || l.Path(one) != "" {
		t.Fatal("kept where no folder can be")
	}
	if err := os.Remove(folder); err != nil {
		t.Fatal(err)
	}
	if a, b := kept(t, l, two), kept(t, l, one); !strings.Contains(a, "take-the-lamp") || !strings.Contains(b, "take-the-rope") || l.Path(one) == l.Path(two) {
		t.Errorf("%s\n%s", a, b)
	}
}

// A file that differs from the story, is damaged, or is of another story or program
// is offered as such, and is never touched.
func TestOpenTroubles(t *testing.T) {
	story, run := towerRun(t, 0, 1)
	for _, tt := range []struct {
		name    string
		edit    func(text string) string
		trouble keep.Trouble
		why     string
		ways    []keep.WayKind
	}{
		{"whole", func(s string) string { return s }, keep.NoTrouble, "", []keep.WayKind{keep.GoOn}},
		{"by hand", func(string) string { return "take-the-rope\n" }, keep.NoTrouble, "", []keep.WayKind{keep.GoOn}},
		{"parted", func(string) string { return "take-the-rope\nfly\n" }, keep.TroubleParted, "fly", []keep.WayKind{keep.PlayPart}},
		{"changed, parted", func(string) string {
			return "---\ndigest: sha256:" + strings.Repeat("0", 64) + "\n---\ntake-the-rope\nfly\n"
		}, keep.TroubleParted, "fly", []keep.WayKind{keep.PlayPart}},
		{
			"damaged", func(s string) string { return strings.Replace(s, "take-the-lamp", "take-the-lump", 1) },
			keep.TroubleDamaged, "sum",
			[]keep.WayKind{keep.PlayGood, keep.PlayRest},
		},
		{"beyond replaying", func(string) string { return "\xff" }, keep.TroubleDamaged, "UTF-8", []keep.WayKind{keep.PlayGood}},
		{"empty", func(string) string { return "" }, keep.TroubleDamaged, "empty", []keep.WayKind{keep.PlayGood}},
		{"newer", func(string) string { return "---\nversion: 99\n---\ntake-the-rope\n" }, keep.TroubleNewer, "99", nil},
		{"foreign", func(string) string { return "---\nstory: other\n---\ntake-the-rope\n" }, keep.TroubleForeign, "other", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := New(t.TempDir(), time.Now)
			before, _ := run.Back()
			kept(t, l, before)
			text := tt.edit(kept(t, l, run))
			path := l.Path(run)
			if err := l.Close(); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			o := open(t, l, story, slotName(path), tt.trouble, tt.ways...)
			if !strings.Contains(o.Why, tt.why) || o.Ready() != (tt.trouble == keep.NoTrouble) {
				t.Errorf("why: %q", o.Why)
			}
			for i, w := range o.Ways {
				got := take(t, l, o, i)
				if got.Now().State != w.State || w.Kind != keep.GoOn && (l.Path(got) == path || !strings.Contains(contents(t, l.Path(got)), "sealed")) {
					t.Errorf("way %d is kept at %q", i, l.Path(got))
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
	l := New(folder, time.Now)
	kept(t, l, run)
	name := slotName(l.Path(run))
	if err := l.Rename(name, "the foot"); err != nil {
		t.Fatal(err)
	}
	if err := l.Copy(run, "a copy"); err != nil {
		t.Fatal(err)
	}
	run = choose(t, run, 1)
	if kept(t, l, run); slotName(l.Path(run)) != "the foot" {
		t.Errorf("after renaming, kept at %s", l.Path(run))
	}
	list, err := l.List(story)
	if err != nil || len(list) != 2 {
		t.Fatalf("%+v, %v", list, err)
	}
	slices.SortFunc(list, func(a, b keep.Mission) int { return strings.Compare(a.Name, b.Name) })
	if c := list[0]; c.Name != "a copy" || c.Unnamed || c.Current || c.Choices != 1 || c.State == nil || c.State.Choices != 1 || c.Condition != keep.Whole {
		t.Errorf("%+v", c)
	}
	if c := list[1]; c.Name != "the foot" || !c.Current || c.Choices != 2 {
		t.Errorf("%+v", c)
	}
	tape, err := l.Tape(story, "the foot")
	if err != nil || tape.Run.Choices() != 2 || tape.Run.Same(run) || tape.Damaged || tape.Parted != "" {
		t.Errorf("the tape: %d choices, %+v, %v", tape.Run.Choices(), tape, err)
	}
	other := New(folder, time.Now)
	var bad *keep.NameError
	for what, got := range map[string]struct {
		err  error
		want any
	}{
		"a name that is taken":        {l.Rename("a copy", "the foot"), keep.ErrTaken},
		"a copy's name that is taken": {l.Copy(run, "a copy"), keep.ErrTaken},
		"a name that leads out":       {l.Rename("a copy", "../x"), &bad},
		"no such mission":             {l.Delete("nothing"), keep.ErrGone},
		"no such mission to watch":    {tapeError(l, story, "nothing"), keep.ErrGone},
		"no such mission to open":     {openError(l, story, "nothing"), keep.ErrGone},
		"deleted by another":          {other.Delete("the foot"), keep.ErrBusy},
		"renamed by another":          {other.Rename("the foot", "x"), keep.ErrBusy},
	} {
		if want, ok := got.want.(error); ok && !errors.Is(got.err, want) || !ok && !errors.As(got.err, got.want) {
			t.Errorf("%s: %v", what, got.err)
		}
	}
	if err := errors.Join(l.Delete("the foot"), l.Delete("a copy")); err != nil {
		t.Fatal(err)
	}
	if list, err := l.List(story); err != nil || len(list) != 0 {
		t.Errorf("left: %+v, %v", list, err)
	}
	if kept(t, l, choose(t, run, 3)); !Unnamed(slotName(l.Path(run))) {
		t.Errorf("after deleting, kept at %s", l.Path(run))
	}
}

func tapeError(l *Library, story *game.Story, name string) error {
	_, err := l.Tape(story, name)
	return err
}

func openError(l *Library, story *game.Story, name string) error {
	_, err := l.Open(story, name)
	return err
}

// Everything that runs show, taken back or not, is in the profile on the disk, once.
func TestFinds(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "missions")
	story, run := towerRun(t, 0)
	l := New(folder, time.Now)
	if _, err := l.KeepFinds(story); err != nil {
		t.Fatal(err)
	}
	back, _ := run.Back()
	run = choose(t, back, 1)
	kept(t, l, run)
	p, _, err := save.OpenProfile(l.profiles(), story.ID).Read()
	if err != nil || !p.Took("foot", "door", "take-the-rope") || !p.Took("foot", "door", "take-the-lamp") {
		t.Errorf("%s, %v", p.Bytes(), err)
	}
	file := filepath.Join(l.profiles(), story.ID+".profile")
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if kept(t, l, run); !errors.Is(fileError(file), fs.ErrNotExist) {
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
	l := New(filepath.Join(data, "missions"), time.Now)
	if err := os.WriteFile(l.profiles(), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := l.KeepFinds(story); err == nil {
		t.Fatal("a file stands in the folder's place, and nothing is told")
	}
	var finds *keep.FindsError
	if err := l.Keep(run); !errors.As(err, &finds) || l.Path(run) == "" {
		t.Fatalf("%v", err)
	}
	if err := os.Remove(l.profiles()); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if p, _, err := save.OpenProfile(l.profiles(), story.ID).Read(); err != nil || !p.Took("foot", "door", "take-the-rope") {
		t.Errorf("%s, %v", p.Bytes(), err)
	}
}
