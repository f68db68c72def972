package report

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
	"pgregory.net/rapid"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/mission"
	"cobalt/scenes"
)

// anything is text that somebody else thought of: names of files, and the text
// in them.
var anything = rapid.OneOf(
	rapid.String(),
	rapid.SampledFrom([]string{"#", `\#`, "]]>", "::error::", "a\nb", "\x1b[2J", "\x00", "\u0085", "\u2028", "\uFFFE", "\xff", `"`, "%0A", "  ---", "..."}),
)

// outcomes are some of all that can come of files.
func outcomes(story *game.Story) *rapid.Generator[[]Outcome] {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Outcome {
		o := Outcome{Path: anything.Draw(t, "path")}
		line := rapid.IntRange(1, 99)
		switch rapid.IntRange(0, 3).Draw(t, "kind") {
		case 0:
			o.Err = errors.New(anything.Draw(t, "error"))
		case 1:
			o.Err = &mission.Errors{Faults: []*mission.Fault{{Diagnostic: diag.Diagnostic{
				Range: diag.Range{File: o.Path, Line: line.Draw(t, "line"), Col: 1}, Message: anything.Draw(t, "fault"),
			}}}}
		case 2:
			o.Result = &mission.Result{Story: story, OK: true}
		default:
			o.Result = &mission.Result{Story: story, Failures: []mission.Failure{
				{Line: line.Draw(t, "line"), Col: 1, Message: anything.Draw(t, "message"), Notes: []string{anything.Draw(t, "note")}, Pos: story.Nodes[0].Pos},
				{Line: line.Draw(t, "line"), Col: 1, Message: "the second", Pos: story.Nodes[0].Pos},
			}}
		}
		return o
	}), 1, 5)
}

// written returns the report on outcomes in a format.
func written(t *rapid.T, open func(*Setup) Writer, story *game.Story, list []Outcome) string {
	var b bytes.Buffer
	r := open(&Setup{Story: story, W: &b, Total: len(list), Path: func(file string) string { return "story/" + file }})
	var sum Summary
	for i := range list {
		sum.Add(&list[i])
		r.Run(&list[i])
	}
	if err := r.End(sum); err != nil {
		t.Fatal(err)
	}
	if text := b.String(); diag.Printable(text) != text {
		t.Fatalf("a terminal could take this for commands: %q", text)
	}
	return b.String()
}

func tower(t testing.TB) *game.Story {
	t.Helper()
	story, err := scenes.CompileDir("../../../cmd/cobalt/testdata/story")
	if err != nil {
		t.Fatal(err)
	}
	return story
}

// A report in TAP reads back as the same number of points, each with the text that
// it came to, and the diagnostics as YAML.
func TestTAPReadsBack(t *testing.T) {
	story := tower(t)
	rapid.Check(t, func(t *rapid.T) {
		list := outcomes(story).Draw(t, "outcomes")
		lines := strings.Split(written(t, NewTAP, story, list), "\n")
		if lines[0] != "TAP version 14" || lines[1] != fmt.Sprintf("1..%d", len(list)) {
			t.Fatalf("it begins %q", lines[:2])
		}
		lines = lines[2:]
		for i := range list {
			lines = readPoint(t, lines, i+1, &list[i])
		}
		if len(lines) != 2 || !strings.HasPrefix(lines[0], "# ") || lines[1] != "" {
			t.Fatalf("it ends %q", lines)
		}
	})
}

var (
	tapPoint     = regexp.MustCompile(`^(ok|not ok) (\d+) - (.*)$`)
	tapDirective = regexp.MustCompile(`(^|[^\\])(\\\\)*#`)
)

// readPoint reads a test point and its diagnostics, and returns the lines after
// them.
func readPoint(t *rapid.T, lines []string, number int, o *Outcome) []string {
	well := o.Err == nil && o.Result.OK
	m := tapPoint.FindStringSubmatch(lines[0])
	if m == nil || m[2] != strconv.Itoa(number) || (m[1] == "ok") != well || tapDirective.MatchString(m[3]) {
		t.Fatalf("point %d is %q", number, lines[0])
	}
	if lines = lines[1:]; well {
		return lines
	}
	end := 1
	for lines[end] != "  ..." {
		end++
	}
	var details struct {
		Message, Severity string
		Failures          []struct {
			Message string
			At      struct{ Line int }
			Notes   []string
		}
	}
	text := strings.Join(lines[1:end], "\n")
	if err := yaml.Unmarshal([]byte(text), &details); err != nil || lines[0] != "  ---" {
		t.Fatalf("%v in\n%s", err, text)
	}
	message, line, notes := faultsOrFailure(o)
	first := details.Failures[0]
	if details.Message != message || first.Message != message || first.At.Line != line || strings.Join(first.Notes, "|") != strings.Join(notes, "|") {
		t.Fatalf("read back as %+v, not as %q in %d: %q", details, message, line, notes)
	}
	return lines[end+1:]
}

// faultsOrFailure is the first thing that is wrong, as it is shown.
func faultsOrFailure(o *Outcome) (msg string, line int, notes []string) {
	if o.Err != nil {
		f := o.faults()[0]
		return diag.Printable(f.Message), f.Line, nil
	}
	f := &o.Result.Failures[0]
	for _, note := range f.Notes {
		notes = append(notes, diag.Printable(note))
	}
	return diag.Printable(f.Message), f.Line, notes
}

// A report for JUnit is XML, whose counts are those of its cases.
func TestJUnitReadsBack(t *testing.T) {
	story := tower(t)
	rapid.Check(t, func(t *rapid.T) {
		list := outcomes(story).Draw(t, "outcomes")
		text := written(t, NewJUnit, story, list)
		var got diag.JUnit
		if err := xml.Unmarshal([]byte(text), &got); err != nil {
			t.Fatalf("%v in\n%s", err, text)
		}
		failures, errs := 0, 0
		for i := range got.Suite.Cases {
			c, o := &got.Suite.Cases[i], &list[i]
			failures += count(c.Failure)
			errs += count(c.Error)
			if (c.Error != nil) != (o.Err != nil) || c.Failure != nil && o.Result.OK {
				t.Fatalf("case %d is %+v of %+v", i, c, o)
			}
		}
		if len(got.Suite.Cases) != len(list) || got.Tests != len(list) || got.Failures != failures || got.Errors != errs {
			t.Fatalf("%d cases, %d failures, %d errors are told as %+v", len(list), failures, errs, got)
		}
	})
}

func count(p *diag.JUnitProblem) int {
	if p == nil {
		return 0
	}
	return 1
}

// Nothing that somebody thought of becomes an annotation, or ends one.
func TestGitHubStaysInLine(t *testing.T) {
	story := tower(t)
	annotation := regexp.MustCompile(`^::(error|notice) (file=[^,:]+,)?(line=\d+,col=\d+,)?title=[a-z ]+::[^\r]*$`)
	rapid.Check(t, func(t *rapid.T) {
		list := outcomes(story).Draw(t, "outcomes")
		lines := strings.Split(strings.TrimSuffix(written(t, NewGitHub, story, list), "\n"), "\n")
		want := 1
		for i := range list {
			if list[i].Err != nil {
				want++
			} else {
				want += 2 * len(list[i].Result.Failures)
			}
		}
		if len(lines) != want {
			t.Fatalf("%d lines, not %d: %q", len(lines), want, lines)
		}
		for _, line := range lines[:len(lines)-1] {
			if !annotation.MatchString(line) {
				t.Fatalf("%q is no annotation", line)
			}
		}
	})
}
