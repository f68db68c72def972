package main

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"cobalt/game/analysis/profile"
	"cobalt/game/analysis/race"
	"cobalt/game/diag"
	"cobalt/game/explore"
	"cobalt/game/mission"
	"cobalt/game/render/proof"
	"cobalt/game/tui/settings"
	"cobalt/scenes"
	"cobalt/scenes/translation"
)

// withoutExample are the codes that no files alone can produce.
var withoutExample = map[diag.Code]bool{"unreadable-file": true, "more-faults": true, "min-coverage": true, "record-race": true, "record-demand": true, "lost-id": true}

// TestExamples holds every explanation against its example: it is told with
// exactly that code, and with the line that the explanation shows.
func TestExamples(t *testing.T) {
	for _, code := range diag.Codes() {
		e, _ := diag.Explain(code)
		if e.Hint == "" || e.Text == "" || !strings.HasSuffix(e.Text, ".") || !strings.HasSuffix(e.Hint, ".") {
			t.Errorf("%s: the hint is %q, the text %q", code, e.Hint, e.Text)
		}
		if withoutExample[code] {
			continue
		}
		t.Run(string(code), func(t *testing.T) {
			if testing.Short() && code == "too-many-nodes" {
				t.Skip("one goroutine compiles 65,536 nodes: with the race detector, minutes")
			}
			list := exampleFaults(t, e)
			if len(list) == 0 {
				t.Fatal("the example has no fault")
			}
			if got := list[0].Error(); got != e.Told {
				t.Errorf("the example is told as\n%s\nand not as\n%s", got, e.Told)
			}
			for i := range list {
				if list[i].Code != code {
					t.Errorf("the example produces the code %q: %v", list[i].Code, list[i].Error())
				}
			}
		})
	}
}

// exampleFaults returns everything that is told of an example.
func exampleFaults(t *testing.T, e *diag.Explanation) diag.List {
	t.Helper()
	files := e.Files()
	switch e.Group {
	case "settings":
		return settingsFaults(t, files["settings.yaml"])
	case "profile":
		return profileFaults(t, files["profile"])
	}
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: text}
	}
	built, err := scenes.Build(fsys, scenes.Options{})
	var list diag.List
	switch {
	case e.Group == "upkeep":
		return upkeepFaults(t, fsys)
	case errors.As(err, &list):
		return list
	case err != nil:
		return diag.List{{Code: "no-story", Message: err.Error()}}
	case len(built.Warnings) > 0:
		return built.Warnings
	case e.Group == "missions", e.Group == "records":
		file, err := mission.Parse("run.mission", files["run.mission"])
		var faults *mission.Errors
		var other *mission.StoryError
		switch {
		case errors.As(err, &faults):
			return faults.Diagnostics()
		case err != nil:
			t.Fatal(err)
		}
		if e.Group == "records" {
			return race.Check(built.Story, "run.mission", file, nil).Problems
		}
		result, err := mission.Run(built.Story, file, mission.Options{Complete: e.Code == "no-ending"})
		if errors.As(err, &other) {
			return diag.List{{Code: "other-story", Message: err.Error()}}
		}
		return failureList(t, result)
	default:
		report, err := explore.Verify(t.Context(), built.Story, explore.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return findings(report.Defects, report.Warnings)
	}
}

// upkeepFaults returns what is told of a translation that is kept by `cobalt
// translate`.
func upkeepFaults(t *testing.T, fsys fs.FS) diag.List {
	t.Helper()
	a, err := scenes.Analyze(fsys, scenes.Options{})
	if err != nil || len(a.Faults) > 0 {
		t.Fatal(err, a.Faults)
	}
	return translation.Warnings(fsys, a, "es")
}

func settingsFaults(t *testing.T, text []byte) diag.List {
	t.Helper()
	file, err := settings.Parse("settings.yaml", text)
	faults := []error{err}
	if err == nil {
		_, faults = file.Settings()
	}
	var list diag.List
	for _, fault := range faults {
		var d *diag.Diagnostic
		if !errors.As(fault, &d) {
			t.Fatalf("%v is not a diagnostic", fault)
		}
		list = append(list, *d)
	}
	return list
}

func profileFaults(t *testing.T, text []byte) diag.List {
	t.Helper()
	_, err := profile.Parse("profile", text)
	var faults profile.Errors
	if !errors.As(err, &faults) {
		t.Fatal(err)
	}
	var list diag.List
	for _, f := range faults {
		list = append(list, f.Diagnostic)
	}
	return list
}

func failureList(t *testing.T, result *mission.Result) diag.List {
	t.Helper()
	var list diag.List
	for i := range result.Failures {
		f := &result.Failures[i]
		list = append(list, f.Diagnostic("run.mission"))
	}
	return list
}

func findings(lists ...[]explore.Finding) (list diag.List) {
	for _, l := range lists {
		for _, f := range l {
			list = append(list, proof.Diagnostic(&f, diag.Error))
		}
	}
	return list
}
