package naming

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"cobalt/game/mission"
	"cobalt/scenes"
	"cobalt/scenes/index"
)

var files = map[string]string{
	"story.md": "---\ntitle: Door\nstart: a.md\nitems: {keys: {name: Keys}}\nfacts: {seen: }\nmeters: {trust: {name: Trust, min: 0, max: 3, start: 1}}\n" +
		"people: {carter: {name: Carter, trust: trust, met: keys}}\nendings: {free: {name: Free}}\n---\n",
	"a.md": "---\nfacts: [open]\nexpired: \"#out\"\nclock: 9\n---\n\n## A\n\nHe has `trust`, `if keys`and keys`end`.\n\n- [Take](#b) `gain keys` `learn open`\n- [Take care](#b) `if visits(\"#a\") < 2 or open` `id care`\n\n" +
		"## B\n\nB.\n\n- [On](#out) `needs keys` `trust = 2`\n\n## Out\n\n`ending free`\n",
	"es/a.md": "## A\n\nTiene `trust`, `if keys`y llaves`end`.\n\n- [Toma](#b)\n- [Cuidado](#b)\n\n## B\n\nB.\n",
}

const run = "---\nstory: door\nnote: mine\n---\n# take\ntake # take\nexpect open and can on and at a.md#b\n\"On\" @ 4.5\nexpect ending free and visits(\"a.md#a\") == 1\n"

func source(missions map[string]string) *Source {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return &Source{Story: fsys, Missions: missions}
}

func analysis(t *testing.T, fsys *Source) *scenes.Analysis {
	t.Helper()
	a, err := scenes.Analyze(fsys.Story, fsys.Options)
	if err != nil || a.Story == nil {
		t.Fatal(err, a.Faults)
	}
	return a
}

// Everything that has a name can be renamed there and back, which leaves the files
// as they were, but for ids that are written out now.
func TestRenameEverything(t *testing.T) {
	src := source(map[string]string{"x.mission": run})
	for _, d := range analysis(t, src).Names {
		if d.Kind == index.Scene {
			continue
		}
		changed, err := Rename(src, Request{Name: d.Name, New: "other", Forget: true})
		if err != nil {
			t.Errorf("%s: %v", Written(d.Name), err)
			continue
		}
		now := source(map[string]string{"x.mission": run})
		for _, c := range changed {
			if c.Mission {
				now.Missions[c.Name] = c.After
			} else {
				now.Story.(fstest.MapFS)[c.Name] = &fstest.MapFile{Data: []byte(c.After)}
			}
		}
		name := d.Name
		name.ID = "other"
		a := analysis(t, now)
		if got, want := len(a.Uses(name)), len(analysis(t, src).Uses(d.Name)); got != want {
			t.Errorf("%s is used %d times under another name, want %d", Written(d.Name), got, want)
		}
		back, err := Rename(now, Request{Name: name, New: d.ID, Forget: true})
		if err != nil {
			t.Errorf("%s back: %v", Written(d.Name), err)
		}
		for _, c := range back {
			was := files[c.Name]
			if c.Mission {
				was = run
			}
			without := strings.NewReplacer(" `id "+d.ID+"`", "", " {#"+d.ID+"}", "").Replace
			if without(c.After) != without(was) {
				t.Errorf("%s: %s became\n%s", Written(d.Name), c.Name, c.After)
			}
		}
	}
}

// A choice keeps its old id for saves, and a mission that names it only by a
// beginning, or by its label, still takes it.
func TestRenameChoice(t *testing.T) {
	missions := map[string]string{
		"a.mission": run, "b.mission": "tak\nexpect not can take-care\n", "c.mission": "\"Take\"\n", "d.mission": "care\nexpect locked on\n",
		"bad.mission": "Not an id\n", "other.mission": "---\nstory: another\n---\ntake\n",
	}
	name := index.Name{Kind: index.Choice, Scene: "a", Node: "a", ID: "take"}
	changed, err := Rename(source(missions), Request{Name: name, New: "grab"})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, c := range changed {
		got[c.Name] = c.After
	}
	if !strings.Contains(got["a.md"], "- [Take](#b) `id grab` `was take` `gain keys`") {
		t.Error(got["a.md"])
	}
	want := map[string]string{"a.mission": strings.Replace(run, "\ntake #", "\ngrab #", 1), "b.mission": "grab\nexpect not can take-care\n"}
	delete(got, "a.md")
	if !maps.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// A file that the game signed is signed again, and names the story as it is.
func TestRenameSigned(t *testing.T) {
	src := source(nil)
	story := analysis(t, src).Story
	r, err := mission.Record(story, 0, mission.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(r.Choose(0, 0), r.File.Sign(r.File.Saved)); err != nil {
		t.Fatal(err)
	}
	src.Missions = map[string]string{"s.mission": string(r.File.Bytes())}
	changed, err := Rename(src, Request{Name: index.Name{Kind: index.Choice, Scene: "a", Node: "a", ID: "take"}, New: "grab"})
	if err != nil || len(changed) != 2 {
		t.Fatal(err, changed)
	}
	f, err := mission.Parse("s.mission", []byte(changed[1].After))
	if err != nil {
		t.Fatalf("%v\n%s", err, changed[1].After)
	}
	if f.Digest == story.Digest || !strings.Contains(changed[1].After, "\ngrab") {
		t.Error(changed[1].After)
	}
}

// Whatever would not hold afterwards is refused, with the reason.
func TestRenameRefused(t *testing.T) {
	for _, tt := range []struct {
		name index.Name
		to   string
		want string
	}{
		{index.Name{Kind: index.Item, ID: "kyes"}, "ring", `there is no item "kyes" (did you mean "keys"?)`},
		{index.Name{Kind: index.Item, ID: "keys"}, "keys", "already"},
		{index.Name{Kind: index.Item, ID: "keys"}, "seen", "the story would have faults:\nstory.md:"},
		{index.Name{Kind: index.Item, ID: "keys"}, "Keys!", `"Keys!" is no name: small letters, digits and underscores, a letter first, as "keys"`},
		{index.Name{Kind: index.Node, Scene: "a", ID: "b"}, "out", `another node is called "out" already, at a.md:`},
		{index.Name{Kind: index.Node, Scene: "a", ID: "b"}, "B b", `is no id of a node`},
		{index.Name{Kind: index.Choice, Scene: "a", Node: "a", ID: "care"}, "take", "already"},
		{index.Name{Kind: index.Choice, Scene: "a", Node: "a", ID: "care"}, "takes", "a mission would fail: t.mission:1: "},
		{index.Name{Kind: index.Scene, ID: "a"}, "c", "rename the file"},
	} {
		_, err := Rename(source(map[string]string{"t.mission": "tak\n"}), Request{Name: tt.name, New: tt.to, Forget: true})
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%v to %s: %v", tt.name, tt.to, err)
		}
	}
	broken := source(nil)
	broken.Story.(fstest.MapFS)["a.md"] = &fstest.MapFile{Data: []byte("## A\n")}
	var faults *FaultError
	if _, err := Rename(broken, Request{Name: index.Name{Kind: index.Item, ID: "keys"}, New: "ring"}); !errors.As(err, &faults) || !faults.Before {
		t.Error(err)
	}
}

func TestFind(t *testing.T) {
	a := analysis(t, source(nil))
	for text, kind := range map[string]index.Kind{"keys": index.Item, "a.md#b": index.Node, "#b": index.Node, "b": index.Node, "a.md#a/take": index.Choice, "on": index.Choice, "a:open": index.Fact} {
		if n, err := Find(a, kind, text); err != nil {
			t.Errorf("%s is %v: %v", text, n, err)
		}
	}
	if _, err := Find(a, index.Node, "c"); err == nil {
		t.Error("a node that is not there is found")
	}
}

// Every name in the missions of the shipped story is found at its place.
func TestShippedMissions(t *testing.T) {
	a, err := scenes.Analyze(scenes.Embedded(), scenes.Options{})
	if err != nil || a.Story == nil {
		t.Fatal(err)
	}
	finder := NewFinder(a)
	paths, err := filepath.Glob("../cobalt/missions/*.mission")
	if err != nil || len(paths) == 0 {
		t.Fatal(err)
	}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		file, err := mission.Parse(path, text)
		if err != nil {
			t.Fatal(err)
		}
		w := finder.Walk(file, 0)
		lines := strings.Split(string(text), "\n")
		choices := 0
		for _, u := range w.Uses {
			word := string([]rune(lines[u.Line-1])[u.Col-1 : u.EndCol-1])
			whole := u.Name.ID
			if u.Name.Kind == index.Scene {
				whole += ".md"
			}
			if !u.Implied && word != whole && (u.Name.Kind != index.Choice || !strings.HasPrefix(whole, word)) {
				t.Errorf("%s is told as %v: %q", u.Range.String(), u.Name, word)
			}
			if u.Name.Kind == index.Choice && u.Col == 1 {
				choices++
			}
		}
		if !w.Stopped && choices != file.Choices() {
			t.Errorf("%s: %d choices are found of %d", path, choices, file.Choices())
		}
	}
	if !slices.Contains(paths, "../cobalt/missions/declined.mission") {
		t.Error("the missions are elsewhere")
	}
}
