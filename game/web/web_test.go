package web_test

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/mission"
	"cobalt/game/pack"
	"cobalt/game/playthrough"
	"cobalt/game/web"
	"cobalt/scenes"
	"cobalt/scenes/packing"
)

const (
	began = "2026-11-22T14:03:11.042Z"
	saved = "2026-11-22T15:00:00.999Z"
)

// packed returns a story's pack.
func packed(t testing.TB, folder fs.FS) (*game.Story, string) {
	t.Helper()
	story, err := scenes.Compile(folder)
	if err != nil {
		t.Fatal(err)
	}
	p, err := packing.Pack(story, folder)
	if err != nil {
		t.Fatal(err)
	}
	data, err := pack.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	return story, string(data)
}

func open(t testing.TB, data string) *web.Game {
	t.Helper()
	g, err := web.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// An answer is an answer of a game, as the page reads it.
type answer struct {
	Error, Parted, Mission, Title, At, Ending, Took string
	Choices, Minutes, Suspicion, Trace              int
	Clock                                           *int
	Meters                                          map[string]int
	Items, Facts, Found, Text                       []string
	Options                                         []struct {
		I                 int
		ID, Label, Locked string
		Taken             bool
	}
	Words map[string]string
	List  []struct{ ID, Name, Hint string }
}

// do does a command, and reads the members of the answer that have the right kind.
func do(t testing.TB, g *web.Game, command string, args ...string) (a answer) {
	t.Helper()
	var members map[string]json.RawMessage
	text := g.Do(command, args...)
	if err := json.Unmarshal([]byte(text), &members); err != nil {
		t.Fatalf("%s: %v in %s", command, err, text)
	}
	for _, name := range slices.Sorted(maps.Keys(members)) {
		one, err := json.Marshal(map[string]json.RawMessage{name: members[name]})
		if err != nil {
			t.Fatal(err)
		}
		_ = json.Unmarshal(one, &a) // a member that is an object in one answer and a list in another
	}
	return a
}

// missionFiles returns the missions of a story's folder.
func missionFiles(t testing.TB, folder string) (files []*mission.File) {
	t.Helper()
	names, err := filepath.Glob(folder + "/missions/*.mission")
	more, err2 := filepath.Glob(folder + "/missions/*/*.mission")
	if names = append(names, more...); err != nil || err2 != nil || len(names) < 2 {
		t.Fatalf("%d missions: %v, %v", len(names), err, err2)
	}
	for _, name := range names {
		file, err := mission.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

// Every mission of the stories here is played, choice by choice, to the state that
// package mission plays it to; it is written to the letter as that package writes it,
// and taken up again as the same run.
func TestMissions(t *testing.T) {
	folders := []string{"../../scenes/loaf", "../../scenes/cobalt"}
	if testing.Short() {
		folders = folders[:1] // with the race detector, the shipped story takes a minute
	}
	for _, folder := range folders {
		story, data := packed(t, os.DirFS(folder))
		endings := map[string]bool{}
		for _, file := range missionFiles(t, folder) {
			played(t, open(t, data), story, file, endings)
		}
		if folder == "../../scenes/cobalt" && len(endings) < len(story.Endings) {
			t.Errorf("%s: the missions come to %d endings of %d", folder, len(endings), len(story.Endings))
		}
	}
}

func played(t *testing.T, g *web.Game, story *game.Story, file *mission.File, endings map[string]bool) {
	t.Helper()
	start, err := time.Parse(time.RFC3339, began)
	if err != nil {
		t.Fatal(err)
	}
	run, result, err := keep.Follow(story, file, file.Difficulty, start)
	if err != nil || !result.OK {
		t.Fatal(file.Name, err, result)
	}
	a := do(t, g, "begin", run.Difficulty.String(), began)
	steps := run.Steps()
	for i, step := range steps[1:] {
		id := story.Choices[step.Choice].ID
		at := slices.IndexFunc(a.Options, func(o struct {
			I                 int
			ID, Label, Locked string
			Taken             bool
		},
		) bool {
			return o.ID == id && o.Locked == ""
		})
		if at < 0 {
			t.Fatalf("%s: choice %d, %s, is not among %v", file.Name, i+1, id, a.Options)
		}
		a = do(t, g, "choose", strconv.Itoa(a.Options[at].I), strconv.Itoa(int(step.At.Milliseconds())), saved)
	}
	holds(t, file.Name, do(t, g, "state"), story, &steps[len(steps)-1].State)
	if e, ended := run.Now().State.Ended(); ended {
		if id := story.Endings[e].ID; !endings[id] {
			endings[id] = true
			if d := do(t, g, "debrief"); d.Error != "" || d.Title == "" {
				t.Errorf("%s: looking back: %+v", file.Name, d)
			}
		}
	}
	if want := written(t, run, start); a.Mission != want {
		t.Errorf("%s is written as\n%s, want\n%s", file.Name, a.Mission, want)
	}
	if again := do(t, g, "load", a.Mission, saved); again.Mission != a.Mission || again.Choices != a.Choices {
		t.Errorf("%s is taken up again with %d choices, want %d: %s", file.Name, again.Choices, a.Choices, again.Error+again.Parted)
	}
	// A file written by hand goes on too, its lines as they are.
	byHand := do(t, g, "load", string(file.Bytes()), began)
	if byHand.Error+byHand.Parted != "" || byHand.Choices != run.Choices() {
		t.Errorf("%s by hand: %+v", file.Name, byHand)
	}
	resumed, _, err := mission.Resume(story, file, mission.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := keep.SetBegan(resumed.File, run); err != nil {
		t.Fatal(err)
	}
	if want := signed(t, resumed.File); do(t, g, "look", saved).Mission != want {
		t.Errorf("%s by hand is written as\n%s, want\n%s", file.Name, do(t, g, "look", saved).Mission, want)
	}
}

// written is the mission file of a run as package mission has it.
func written(t *testing.T, run playthrough.Run, start time.Time) string {
	t.Helper()
	record, err := mission.Record(run.Story, run.Difficulty, mission.Options{})
	if err != nil {
		t.Fatal(err)
	}
	run.Started = start
	if err := keep.SetBegan(record.File, run); err != nil {
		t.Fatal(err)
	}
	if err := record.Follow(run); err != nil {
		t.Fatal(err)
	}
	return signed(t, record.File)
}

func signed(t *testing.T, file *mission.File) string {
	t.Helper()
	at, err := time.Parse(time.RFC3339, saved)
	if err != nil {
		t.Fatal(err)
	}
	if err := file.Sign(at.Truncate(time.Second)); err != nil {
		t.Fatal(err)
	}
	return string(file.Bytes())
}

// holds holds the state that a game tells against one of the rules.
func holds(t *testing.T, name string, a answer, story *game.Story, want *game.State) {
	t.Helper()
	if a.At != story.NodeRef(want.Node) || a.Choices != int(want.Choices) || a.Minutes != int(want.Minutes) ||
		a.Suspicion != want.Suspicion() || a.Trace != want.Trace() {
		t.Errorf("%s: the state is %+v", name, a)
	}
	for i := range story.Meters {
		if id, n := story.Meters[i].ID, int(want.Meters[int(game.FirstDeclared)+i]); a.Meters[id] != n {
			t.Errorf("%s: %s is %d, want %d", name, id, a.Meters[id], n)
		}
	}
	var items []string
	for i := range story.Items {
		if want.Has(story.ItemVar(game.ItemID(i))) {
			items = append(items, story.Items[i].ID)
		}
	}
	slices.Sort(items)
	if !slices.Equal(a.Items, items) {
		t.Errorf("%s: carries %v, want %v", name, a.Items, items)
	}
}

// Whatever is asked, the answer is JSON, and a run is as it was if it cannot be done.
func TestRefused(t *testing.T) {
	_, data := packed(t, os.DirFS("../../scenes/loaf"))
	g := open(t, data)
	for _, command := range []string{"nothing", "choose", "back", "forward", "to", "look", "load", "dossier", "log", "debrief", "state"} {
		if a := do(t, g, command, "\x00\xff", "\"", "x"); a.Error == "" && command != "load" {
			t.Errorf("%s before a run: %+v", command, a)
		}
	}
	was := do(t, g, "begin", "agent", began)
	for _, args := range [][]string{
		{"choose", "99", "1", saved},
		{"choose", "-1", "1", saved},
		{"choose", "", "", ""},
		{"choose", "0", "", saved},
		{"choose"},
		{"back", saved},
		{"to", "-1", saved},
		{"to", "x"},
		{"begin", "nobody", began},
		{"debrief"},
		{"load", "---\nstory: another\n---\n", saved},
		{"load", "---\nversion: 2\n---\n", saved},
	} {
		if a := do(t, g, args[0], args[1:]...); a.Error == "" {
			t.Errorf("%q is not refused: %+v", args, a)
		}
	}
	if now := do(t, g, "look", began); now.Mission != do(t, g, "look", began).Mission || now.Choices != was.Choices {
		t.Errorf("the run moved: %+v", now)
	}
}

// A mission that parts from the story, or is damaged, is asked about; what can be
// followed goes on as a new run.
func TestParted(t *testing.T) {
	story, data := packed(t, os.DirFS("../../scenes/loaf"))
	g := open(t, data)
	a := do(t, g, "begin", "agent", began)
	first := a.Options[0].ID
	for text, choices := range map[string]int{
		first + "\nno-such-choice\n": 1,
		first + " @ nonsense\n":      0,
		"---\nstory: " + story.ID + "\nsealed: front and lines\n---\n" + first + "\n": 1,
		"no-such-choice\n": 0,
	} {
		if a := do(t, g, "load", text, saved); a.Parted == "" || a.Choices != choices || a.Mission != "" {
			t.Errorf("%q is answered with %+v", text, a)
		}
		if a := do(t, g, "load", text, saved, "anyway"); a.Choices != choices || !strings.Contains(a.Mission, "began: "+saved) {
			t.Errorf("%q, anyway: %+v", text, a)
		}
	}
}

// Choices are taken back and taken again, and all that was found stays found.
func TestBack(t *testing.T) {
	_, data := packed(t, os.DirFS("../../scenes/loaf"))
	g := open(t, data)
	a := do(t, g, "begin", "agent", began)
	b := do(t, g, "choose", strconv.Itoa(a.Options[0].I), "1500", saved)
	if b.Took != a.Options[0].Label || len(b.Found) == 0 || !strings.Contains(b.Mission, a.Options[0].ID) {
		t.Fatalf("%+v", b)
	}
	if c := do(t, g, "back", saved); c.Choices != 0 || strings.Contains(c.Mission, "@ 1.500") || len(c.Found) > 0 {
		t.Errorf("back: %+v", c)
	}
	if c := do(t, g, "forward", saved); c.Mission != b.Mission {
		t.Errorf("forward: %s, want %s", c.Mission, b.Mission)
	}
	if c := do(t, g, "to", "0", saved); c.Choices != 0 {
		t.Errorf("to the beginning: %+v", c)
	}
	do(t, g, "past", "took nothing\n"+strings.Join(b.Found, "\n"))
	if c := do(t, g, "look", saved); !c.Options[0].Taken {
		t.Errorf("the choice is not marked: %+v", c.Options)
	}
	if c := do(t, g, "begin", "ghost", began); do(t, g, "choose", strconv.Itoa(c.Options[0].I), "1", saved).Choices != 1 || do(t, g, "back", saved).Error == "" {
		t.Error("on ghost a choice is taken back")
	}
}

// Every language has every word of the page, with the same blanks to fill in.
func TestWords(t *testing.T) {
	p, err := packing.Pack(&game.Story{}, os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(p.Phrases, func(l pack.Phrases) bool { return l.Tag == "en" })
	for _, word := range p.Phrases[at].Words.Below("web.") {
		for _, other := range p.Phrases {
			if text := other.Words.Get(word.Key); strings.Count(text, "{") != strings.Count(word.Text, "{") {
				t.Errorf("%s: %s is %q", other.Tag, word.Key, text)
			}
		}
	}
}

// The narrator has every phrase that there is.
func TestNarrator(t *testing.T) {
	_, data := packed(t, os.DirFS("../../scenes/loaf"))
	n := open(t, data).Narrator()
	noneEmpty(t, "changes", reflect.ValueOf(n.Changes).Elem())
	noneEmpty(t, "locked", reflect.ValueOf(n.Locked).Elem())
}

func noneEmpty(t *testing.T, name string, v reflect.Value) {
	t.Helper()
	if v.Kind() == reflect.String && v.Len() == 0 {
		t.Errorf("there is no phrase for %s", name)
	}
	if v.Kind() == reflect.Struct {
		for i := range v.NumField() {
			noneEmpty(t, name+"."+v.Type().Field(i).Name, v.Field(i))
		}
	}
}

// The page asks for no word that is not there.
func TestPageWords(t *testing.T) {
	_, data := packed(t, os.DirFS("../../scenes/loaf"))
	words := do(t, open(t, data), "story", "").Words
	scripts, err := filepath.Glob("../../assets/page/*.js")
	if err != nil || len(scripts) < 5 {
		t.Fatal(scripts, err)
	}
	for _, name := range scripts {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, call := range strings.Split(string(text), `w("`)[1:] {
			key, rest, _ := strings.Cut(call, `"`)
			if strings.HasPrefix(strings.TrimSpace(rest), "+") || strings.Contains(key, " ") || !strings.Contains(key, ".") {
				continue // joined from parts
			}
			if words[key] == "" {
				t.Errorf("%s: there is no word %q", filepath.Base(name), key)
			}
		}
	}
}
