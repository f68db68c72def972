package mission_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cobalt/game/mission"
)

// A vector is a file that every reader of the format must accept, and its contents
// as read; or one that it must refuse, and why. testdata/vectors/index.json
// holds them all.
type vector struct {
	File   string         `json:"file"`
	Reason string         `json:"reason,omitempty"` // of a refusal: damaged, newer or faulty
	Faults []vectorFault  `json:"faults,omitempty"`
	Front  *vectorFront   `json:"front,omitempty"`
	Takes  []vectorChoice `json:"choices,omitempty"`
	Holds  []string       `json:"expectations,omitempty"`
}

type vectorFault struct {
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
}

type vectorFront struct {
	Story      string `json:"story"`
	Digest     string `json:"digest"`
	Rules      string `json:"rules,omitempty"`
	Difficulty string `json:"difficulty"`
	Saved      string `json:"saved"`
	Signed     bool   `json:"sealed"`
}

type vectorChoice struct {
	ID          string `json:"id,omitempty"`
	Label       string `json:"label,omitempty"`
	Nanoseconds *int64 `json:"nanoseconds"` // since the run began; null if the line gives no time
}

// TestVectors holds the reader to the vectors: every file below accept is
// accepted, reads as the index says, and is written back as it was; every one
// below refuse is refused, for the reason that the index gives, at that place.
func TestVectors(t *testing.T) {
	const folder = "testdata/vectors"
	files, err := filepath.Glob(folder + "/*/*.mission")
	if err != nil || len(files) < 50 {
		t.Fatalf("%d vectors, %v", len(files), err)
	}
	var index []vector
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name, _ := filepath.Rel(folder, path)
		v := read(t, filepath.ToSlash(name), text)
		if accepted := v.Reason == ""; accepted != strings.HasPrefix(v.File, "accept/") {
			t.Errorf("%s: accepted is %v; %+v", v.File, accepted, v.Faults)
		}
		index = append(index, v)
	}
	var got bytes.Buffer
	enc := json.NewEncoder(&got)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(index); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(folder+"/index.json", got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(folder + "/index.json")
	if err != nil || !bytes.Equal(got.Bytes(), want) {
		t.Errorf("%v; go test ./game/mission -update rewrites the index; it would be:\n%s", err, got.Bytes())
	}
}

// read reads a vector as the index has it.
func read(t *testing.T, name string, text []byte) vector {
	t.Helper()
	v := vector{File: name}
	f, err := mission.Parse("f", text)
	if err != nil {
		v.refused(t, err)
		return v
	}
	if got := f.Bytes(); !bytes.Equal(got, text) {
		t.Errorf("%s is written back as %q", name, got)
	}
	v.Front = &vectorFront{f.Story, f.Digest, f.Rules, f.Difficulty.String(), "", f.Signed}
	if !f.Saved.IsZero() {
		v.Front.Saved = f.Saved.Format(time.RFC3339)
	}
	for i := range f.Lines {
		v.line(&f.Lines[i])
	}
	return v
}

// line adds the contents of a line.
func (v *vector) line(l *mission.Line) {
	switch {
	case l.Kind == mission.Choice:
		c := vectorChoice{ID: l.Choice.Text}
		if l.Choice.Label {
			c.ID, c.Label = "", l.Choice.Text
		}
		if l.At != mission.Untimed {
			ns := l.At.Nanoseconds()
			c.Nanoseconds = &ns
		}
		v.Takes = append(v.Takes, c)
	case l.Kind == mission.Expect:
		v.Holds = append(v.Holds, l.Source)
	}
}

// refused notes why a vector is refused.
func (v *vector) refused(t *testing.T, err error) {
	t.Helper()
	var errs *mission.Errors
	if !errors.As(err, &errs) {
		t.Fatalf("%s: %v", v.File, err)
	}
	switch v.Reason = "faulty"; {
	case errors.Is(err, mission.ErrNewer):
		v.Reason = "newer"
	case errors.Is(err, mission.ErrDamaged):
		v.Reason = "damaged"
	}
	for _, f := range errs.Faults {
		v.Faults = append(v.Faults, vectorFault{f.Line, f.Col, f.Message})
	}
}
