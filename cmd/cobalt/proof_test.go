package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cobalt/game"
	"cobalt/game/explore"
	"cobalt/game/mission"
	"cobalt/game/render/output"
	"cobalt/scenes"
)

const (
	figuresBegin = "<!-- figures: written by go test ./cmd/cobalt -run Proof -update -->\n"
	figuresEnd   = "<!-- end of figures -->\n"
	routesFolder = "../../scenes/cobalt/missions/routes"
)

// TestProof proves the shipped story on agent, and compares everything kept of the
// proof with it: the figures in README.md, and a shortest route to each
// ending, so that a shorter one is noticed. With -update it writes them.
func TestProof(t *testing.T) {
	if testing.Short() {
		t.Skip("a proof of the whole story takes some seconds; with the race detector, minutes")
	}
	story, err := scenes.Cobalt()
	if err != nil {
		t.Fatal(err)
	}
	report, err := explore.Verify(context.Background(), story, explore.Options{})
	if err != nil || !report.Complete {
		t.Fatalf("the proof did not come to its end: %v", err)
	}
	if len(report.Defects)+len(report.Warnings) > 0 {
		t.Errorf("%d defects, %d warnings: cobalt verify tells them", len(report.Defects), len(report.Warnings))
	}
	checkFigures(t, figures(report))
	for i := range report.Endings {
		checkRoute(t, story, game.EndingID(i), &report.Endings[i])
	}
	checkProven(t, report)
}

// figures renders the figures of the proof for README.md.
func figures(r *explore.Report) string {
	var b strings.Builder
	fmt.Fprintf(&b, "The story as shipped: %s nodes, %s choices, %s words. Proven on agent: %s states\ntold apart, %s ways between them, %d defects, %d warnings.\n\n",
		output.Thousands(len(r.Story.Nodes)), output.Thousands(len(r.Story.Choices)), output.Thousands(r.Words), output.Thousands(r.States), output.Thousands(r.Transitions), len(r.Defects), len(r.Warnings))
	b.WriteString("| ending | fewest choices | fewest minutes |\n| --- | ---: | ---: |\n")
	for i := range r.Endings {
		e := &r.Endings[i]
		fmt.Fprintf(&b, "| %s | %d | %d |\n", r.Story.Text[0].Endings[i].Name, e.Choices, e.Minutes)
	}
	return b.String()
}

func checkFigures(t *testing.T, want string) {
	t.Helper()
	text, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(text), figuresBegin)
	got, after, ok2 := strings.Cut(rest, figuresEnd)
	switch {
	case !ok || !ok2:
		t.Errorf("README.md has no place for figures, between %q and %q", figuresBegin, figuresEnd)
	case got == want:
	case *update:
		if err := os.WriteFile(readme, []byte(before+figuresBegin+want+figuresEnd+after), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("README.md gives other figures (go test ./cmd/cobalt -run Proof -update writes them)\ngot:\n%s\nwant:\n%s", got, want)
	}
}

// checkRoute holds the kept route to an ending against the proof: it comes
// there, and no shorter one does.
func checkRoute(t *testing.T, story *game.Story, id game.EndingID, e *explore.Ending) {
	t.Helper()
	path := filepath.Join(routesFolder, e.ID+".mission")
	if *update {
		writeRoute(t, story, id, path)
	}
	file, err := mission.ReadFile(path)
	if err != nil {
		t.Errorf("%s: %v (go test ./cmd/cobalt -run Proof -update writes it)", e.ID, err)
		return
	}
	result, err := mission.Run(story, file, mission.Options{})
	if err != nil {
		t.Errorf("%s: %v", e.ID, err)
		return
	}
	if ended, ok := result.State.Ended(); !ok || ended != id || int(result.State.Choices) != e.Choices {
		t.Errorf("%s: the kept route takes %d choices; the shortest takes %d", e.ID, result.State.Choices, e.Choices)
	}
}

func writeRoute(t *testing.T, story *game.Story, id game.EndingID, path string) {
	t.Helper()
	var out, errs strings.Builder
	std := streams{in: strings.NewReader(""), out: &out, err: &errs}
	status := execute(context.Background(), std, func(string) string { return "" },
		[]string{"route", "--ending", story.Endings[id].ID})
	if status != exitOK {
		t.Fatalf("route: status %d: %s", status, errs.String())
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(out.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
