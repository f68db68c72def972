package difference_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"cobalt/game"
	"cobalt/game/analysis/compare"
	"cobalt/game/mission"
	"cobalt/game/render/difference"
	"cobalt/game/render/output"
	"cobalt/scenes"
)

// report compares two stories under the missions with these texts.
func report(t *testing.T, a, b *game.Story, missions ...string) *difference.Report {
	t.Helper()
	r := &difference.Report{Comparison: compare.Of(a, b, ""), NameA: "a\x1b[2J", NameB: "b"}
	for _, text := range missions {
		file, err := mission.Parse("x.mission", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		m, err := r.Run(file, compare.Options{})
		if err != nil {
			t.Fatal(err)
		}
		r.Missions = append(r.Missions, difference.Mission{Name: "x.mission", Mission: m})
	}
	return r
}

func tower(t *testing.T) *game.Story {
	t.Helper()
	story, err := scenes.CompileDir("../../../cmd/cobalt/testdata/story")
	if err != nil {
		t.Fatal(err)
	}
	return story
}

// The last line sums up, and no control character of a name reaches the text.
func TestText(t *testing.T) {
	story := tower(t)
	for _, tt := range []struct {
		missions []string
		unread   []error
		want     string
	}{
		{nil, nil, "structure: the same; no mission was named, and A has none of its own: nothing was run\n"},
		{[]string{"climb\n"}, nil, "structure: the same; 1 mission run: the same\n"},
		{nil, []error{errors.New("gone")}, "structure: the same; 1 mission not read\n"},
	} {
		r := report(t, story, story, tt.missions...)
		r.Unread = tt.unread
		var out strings.Builder
		if err := r.WriteText(&out, output.Painter{}); err != nil {
			t.Fatal(err)
		}
		if got := out.String(); !strings.HasSuffix(got, "\n"+tt.want) || !strings.HasPrefix(got, `A  "a\x1b[2J"  Tower  `) || !r.Same() {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

// The object of JSON has every list, even an empty one.
func TestJSON(t *testing.T) {
	story := tower(t)
	var out strings.Builder
	if err := report(t, story, story, "climb\n").WriteJSON(&out); err != nil {
		t.Fatal(err)
	}
	var object map[string]any
	if err := json.Unmarshal([]byte(out.String()), &object); err != nil {
		t.Fatal(err)
	}
	unread, ok := object["unread"].([]any)
	if object["same"] != true || !ok || len(unread) != 0 {
		t.Errorf("got %s", out.String())
	}
	m := object["missions"].([]any)[0].(map[string]any)
	for _, list := range []string{"expected", "differs", "passages"} {
		if empty, ok := m[list].([]any); !ok || len(empty) != 0 {
			t.Errorf("%s of the mission: %v", list, m[list])
		}
	}
}
