package game_test

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"cobalt/game"
	"cobalt/scenes"
)

var update = flag.Bool("update", false, "rewrite the expectations in testdata")

// TestSteps plays the scripts in testdata/steps: each holds a story, a list of
// choices ("play"), and the events of every one of them ("want").
func TestSteps(t *testing.T) {
	files, err := filepath.Glob("testdata/steps/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts in testdata/steps: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := playScript(t, archive)
			if *update {
				setFile(archive, "want", got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := fileOf(archive, "want"); got != want {
				t.Errorf("the run differs (go test ./game -update rewrites it)\ngot:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

func fileOf(a *txtar.Archive, name string) string {
	for _, f := range a.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

func setFile(a *txtar.Archive, name, text string) {
	for i := range a.Files {
		if a.Files[i].Name == name {
			a.Files[i].Data = []byte(text)
			return
		}
	}
	a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(text)})
}

// compileArchive compiles the Markdown files of a script.
func compileArchive(t testing.TB, a *txtar.Archive) *game.Story {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, f := range a.Files {
		if strings.HasSuffix(f.Name, ".md") {
			fsys[f.Name] = &fstest.MapFile{Data: f.Data, Mode: fs.FileMode(0o644)}
		}
	}
	story, err := scenes.Compile(fsys)
	if err != nil {
		t.Fatalf("the story of the script: %v", err)
	}
	return story
}

// playScript plays the choices of a script and writes down their events. A line
// "difficulty NAME" may open it.
func playScript(t *testing.T, a *txtar.Archive) string {
	story := compileArchive(t, a)
	lines := strings.Fields(strings.ReplaceAll(fileOf(a, "play"), "difficulty ", "difficulty="))
	difficulty := game.Agent
	if len(lines) > 0 && strings.HasPrefix(lines[0], "difficulty=") {
		difficulty, _ = game.ParseDifficulty(strings.TrimPrefix(lines[0], "difficulty="))
		lines = lines[1:]
	}
	var out strings.Builder
	var rec game.Record
	st, err := story.Begin(difficulty, &rec)
	writeStep(&out, story, "begin", &st, &rec, err)
	for _, id := range lines {
		if err != nil {
			break
		}
		rec.Reset()
		var next game.State
		next, err = story.Choose(st, choiceIndex(story, st.Node, id), &rec)
		checkSilent(t, story, st, choiceIndex(story, st.Node, id), next, err)
		st = next
		writeStep(&out, story, id, &st, &rec, err)
	}
	return out.String()
}

// checkSilent holds a step without a record against the one with.
func checkSilent(t *testing.T, story *game.Story, st game.State, choice int, want game.State, wantErr error) {
	t.Helper()
	got, err := story.Choose(st, choice, nil)
	if got != want || fmt.Sprint(err) != fmt.Sprint(wantErr) {
		t.Errorf("a step without a record differs: %+v, %v; with one %+v, %v", got, err, want, wantErr)
	}
}

func choiceIndex(story *game.Story, n game.NodeID, id string) int {
	return slices.IndexFunc(story.NodeChoices(n), func(c game.Choice) bool { return c.ID == id })
}

func writeStep(out *strings.Builder, story *game.Story, name string, st *game.State, rec *game.Record, err error) {
	fmt.Fprintf(out, "> %s\n", name)
	shown := 0
	for _, e := range rec.Events {
		for ; shown < e.Shown; shown++ {
			writeBlock(out, story, rec, shown)
		}
		fmt.Fprintf(out, "  %s\n", describe(story, st, e))
	}
	for ; shown < len(rec.Blocks); shown++ {
		writeBlock(out, story, rec, shown)
	}
	if err != nil {
		fmt.Fprintf(out, "  error: %v\n", err)
		return
	}
	var options []string
	for _, o := range story.Options(st, nil) {
		id := story.NodeChoices(st.Node)[o.Choice].ID
		if o.Locked {
			id += " (locked)"
		}
		options = append(options, id)
	}
	clock := "-"
	if minutes, runs := st.Clock(); runs {
		clock = fmt.Sprint(minutes)
	}
	fmt.Fprintf(out, "  at %s suspicion %d trace %d clock %s minutes %d: %s\n",
		story.NodeRef(st.Node), st.Suspicion(), st.Trace(), clock, st.Minutes, strings.Join(options, ", "))
}

func writeBlock(out *strings.Builder, story *game.Story, rec *game.Record, shown int) {
	if text := string(story.Text[0].Shown(rec, shown).AppendPlain(nil)); text != "" {
		fmt.Fprintf(out, "  | %s\n", strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n  | "))
	}
}

var eventNames = map[game.EventKind]string{
	game.Gained: "gained", game.Lost: "lost", game.Learned: "learned", game.Forgot: "forgot",
}

func describe(story *game.Story, st *game.State, e game.Event) string {
	switch e.Kind {
	case game.Gained, game.Lost, game.Learned, game.Forgot:
		return eventNames[e.Kind] + " " + story.VarName(e.Var, story.Nodes[st.Node].Scene)
	case game.TimePassed:
		return fmt.Sprintf("%d minutes", e.To)
	case game.Entered:
		return "entered " + story.NodeRef(e.Node)
	case game.Caught:
		return "caught, to " + story.NodeRef(e.Node)
	case game.Expired:
		return "expired, to " + story.NodeRef(e.Node)
	case game.Ended:
		return "ended " + story.Endings[e.Ending].ID
	case game.MeterChanged: // below
	}
	text := fmt.Sprintf("%s %d -> %d", story.VarName(e.Var, 0), e.From, e.To)
	if e.Asked > 0 {
		text += fmt.Sprintf(" (asked %d, difficulty %+d, cover %d)", e.Asked, e.Difficulty, e.Cover)
	}
	if e.Lifted {
		text += " (lifted by trace)"
	}
	return text
}
