package webpage

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"cobalt/game"
	"cobalt/game/keep"
	"cobalt/game/mission"
	"cobalt/game/playthrough"
	"cobalt/scenes"
)

// Pages keep their promises in a real browser. The checks stand in
// testdata/browser.cjs; they need Chromium, node, and the modules playwright-core and
// axe-core on NODE_PATH, as .ci/run has them.
func TestBrowser(t *testing.T) {
	chromium := installed(t, "Chromium", []string{"chromium", "chromium-browser", "google-chrome"}, "playwright-core", "axe-core")
	folder := t.TempDir()
	putPages(t, folder)
	for _, check := range []string{
		"missions", "letter", "endings", "accessible", "reload", "early", "once", "windows", "storage", "files", "served", "dates", "hostile", "settings", "languages", "rest", "broken", "renewed",
	} {
		t.Run(check, func(t *testing.T) {
			out, err := exec.Command("node", "testdata/browser.cjs", chromium, folder, check).CombinedOutput()
			if text := strings.TrimSpace(string(out)); text != "" || err != nil {
				t.Errorf("%v\n%s", err, text)
			}
		})
	}
}

// Pages are played in Firefox, too, by keys and by the pointer, to every ending. The
// checks stand in testdata/firefox.cjs; they need Firefox, node, and the module
// puppeteer-core on NODE_PATH.
func TestFirefox(t *testing.T) {
	firefox := installed(t, "Firefox", []string{"firefox-esr", "firefox"}, "puppeteer-core")
	folder := t.TempDir()
	putPages(t, folder)
	out, err := exec.Command("node", "testdata/firefox.cjs", firefox, folder).CombinedOutput()
	if text := strings.TrimSpace(string(out)); text != "" || err != nil {
		t.Errorf("%v\n%s", err, text)
	}
}

// installed returns the path of a browser that is here under one of the names, or skips
// the test: without it, or without node and the modules that drive it.
func installed(t *testing.T, browser string, names []string, modules ...string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser plays missions: minutes")
	}
	for _, name := range names {
		path, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		if err := exec.Command("node", "-e", `require("`+strings.Join(modules, `"); require("`)+`")`).Run(); err != nil {
			t.Skipf("node and %s are not all here (NODE_PATH)", strings.Join(modules, ", "))
		}
		return path
	}
	t.Skipf("there is no %s here", browser)
	return ""
}

// A plan is a mission for the browser.
type plan struct {
	File       string         `json:"file"`
	Difficulty string         `json:"difficulty"`
	Text       string         `json:"text"`    // as it stands in the folder
	Mission    string         `json:"mission"` // as package mission writes its run
	Choices    []string       `json:"choices"`
	Ending     string         `json:"ending,omitempty"`
	State      map[string]any `json:"state"`
}

// putPages writes the pages and the missions that the checks need.
func putPages(t *testing.T, folder string) {
	t.Helper()
	story, err := scenes.Cobalt()
	if err != nil {
		t.Fatal(err)
	}
	hostile := loaf(t)
	const words = `"><img src=x onerror="hostile=1"><script>hostile=2</script><b hostile>{title}</b>`
	for _, w := range []*[]string{&hostile.Text[0].Choices, &hostile.Text[0].Nodes} {
		*w = slices.Repeat([]string{words}, len(*w))
	}
	hostile.Text[0].Title, hostile.Text[0].Author = words, words
	hostile.Text[0].Scenes[0].Title = words
	translated := loaf(t)
	translated.Text[1].Tag = "en"
	putPage(t, folder, "cobalt", pageOf(t, story))
	putPage(t, folder, "hostile", pageOf(t, hostile))
	putPage(t, folder, "loaf", pageOf(t, loaf(t)))
	putPage(t, folder, "translated", pageFrom(t, translated, "es"))
	names, err := filepath.Glob("../../../scenes/cobalt/missions/*.mission")
	more, err2 := filepath.Glob("../../../scenes/cobalt/missions/*/*.mission")
	if names = append(names, more...); err2 != nil || err != nil || len(names) < 20 {
		t.Fatal(len(names), err)
	}
	var plans []plan
	for _, name := range names {
		plans = append(plans, planOf(t, story, name))
	}
	data, err := json.Marshal(plans)
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, "missions.json"), data, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// planOf runs a mission by package mission.
func planOf(t *testing.T, story *game.Story, name string) plan {
	t.Helper()
	file, err := mission.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	run, result, err := keep.Follow(story, file, file.Difficulty, time.Date(2026, 11, 22, 14, 3, 11, 42e6, time.UTC))
	if err != nil || !result.OK {
		t.Fatal(name, err)
	}
	p := plan{
		File: filepath.Base(name), Difficulty: run.Difficulty.String(), Text: string(file.Bytes()),
		Mission: written(t, run), State: stateOf(story, &result.State),
	}
	for _, step := range run.Steps()[1:] {
		p.Choices = append(p.Choices, story.Choices[step.Choice].ID)
	}
	if e, ended := result.State.Ended(); ended {
		p.Ending = story.Endings[e].ID
	}
	return p
}

// written is the mission file of a run as package mission has it.
func written(t *testing.T, run playthrough.Run) string {
	t.Helper()
	record, err := mission.Record(run.Story, run.Difficulty, mission.Options{})
	if err != nil {
		t.Fatal(err)
	}
	err = keep.SetBegan(record.File, run)
	if err == nil {
		err = record.Follow(run)
	}
	if err == nil {
		err = record.File.Sign(time.Date(2026, 11, 22, 15, 0, 0, 0, time.UTC))
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(record.File.Bytes())
}

// stateOf tells a state as `cobalt run --format json` does.
func stateOf(story *game.Story, now *game.State) map[string]any {
	state := map[string]any{}
	if e, ended := now.Ended(); ended {
		state["ending"] = story.Endings[e].ID
	}
	state["at"], state["choices"], state["minutes"] = story.NodeRef(now.Node), now.Choices, now.Minutes
	state["suspicion"], state["trace"] = now.Suspicion(), now.Trace()
	if minutes, runs := now.Clock(); runs {
		state["clock"] = minutes
	}
	scene := story.Nodes[now.Node].Scene
	meters, items, facts := map[string]int{}, []string{}, []string{}
	for i := range story.Meters {
		meters[story.Meters[i].ID] = int(now.Meters[int(game.FirstDeclared)+i])
	}
	for i := range story.Items {
		if now.Has(story.ItemVar(game.ItemID(i))) {
			items = append(items, story.Items[i].ID)
		}
	}
	for i := range story.Facts {
		if v := story.FactVar(game.FactID(i)); now.Has(v) {
			facts = append(facts, story.VarName(v, scene))
		}
	}
	for v, end := story.SceneFactVars(); v < end; v++ {
		if now.Has(v) {
			facts = append(facts, story.VarName(v, scene))
		}
	}
	slices.Sort(items)
	slices.Sort(facts)
	state["meters"], state["items"], state["facts"] = meters, items, facts
	return state
}

func putPage(t *testing.T, folder, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(folder, name+".html"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
