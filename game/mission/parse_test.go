package mission_test

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/diff"

	"cobalt/game"
	"cobalt/game/mission"
)

// written is a file as the game writes one.
const written = `---
story: cobalt
digest: sha256:9f2c
difficulty: ghost
saved: 2026-11-22T14:03:11Z
---
# Budapest
burst-the-photograph          @ 4.210
expect face_on_file

"Run for the doors"  @ 9.87 # at last
  expect at prison.md#the-cell and suspicion <= 20   # both
wait
`

func mustParse(t testing.TB, text string) *mission.File {
	t.Helper()
	f, err := mission.Parse("a.mission", []byte(text))
	if err != nil {
		t.Fatalf("Parse: %v", err)
	}
	return f
}

func TestParse(t *testing.T) {
	f := mustParse(t, written)
	if f.Story != "cobalt" || f.Digest != "sha256:9f2c" || f.Difficulty != game.Ghost || !f.Given || f.Sum != "" {
		t.Errorf("front matter: %q %q %v %v %q", f.Story, f.Digest, f.Difficulty, f.Given, f.Sum)
	}
	if want := time.Date(2026, 11, 22, 14, 3, 11, 0, time.UTC); !f.Saved.Equal(want) {
		t.Errorf("saved = %v, want %v", f.Saved, want)
	}
	want := `7 comment "Budapest"
8 choice burst-the-photograph 4.21s
9 expect face_on_file
10 blank
11 choice "Run for the doors" 9.87s "at last"
12 expect at prison.md#the-cell and suspicion <= 20 "both"
13 choice wait -1ns
`
	if got := outline(f); got != want {
		t.Errorf("lines:\n%s", diff.Diff("want", []byte(want), "got", []byte(got)))
	}
	if got := string(f.Bytes()); got != written {
		t.Errorf("written back:\n%s", diff.Diff("want", []byte(written), "got", []byte(got)))
	}
	if f.Choices() != 3 || f.Empty() {
		t.Errorf("Choices = %d, Empty = %v", f.Choices(), f.Empty())
	}
}

// outline writes a file's lines as tests compare them.
func outline(f *mission.File) string {
	var b strings.Builder
	for i := range f.Lines {
		l := &f.Lines[i]
		fmt.Fprintf(&b, "%d ", l.Number)
		switch l.Kind {
		case mission.Blank:
			b.WriteString("blank")
		case mission.Comment:
			b.WriteString("comment")
		case mission.Choice:
			fmt.Fprintf(&b, "choice %s %v", l.Choice, l.At)
		case mission.Expect:
			fmt.Fprintf(&b, "expect %s", l.Expr)
		case mission.Bad:
			fmt.Fprintf(&b, "bad %s", l.Source)
		}
		if comment, ok := l.Comment(); ok {
			fmt.Fprintf(&b, " %q", comment)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestLines(t *testing.T) {
	tests := []struct{ line, want string }{
		{"", ""},
		{" \t", "1 blank"},
		{"#", `1 comment ""`},
		{"\t# a #b", `1 comment "a #b"`},
		{"wait", "1 choice wait -1ns"},
		{"  wait\t#now", `1 choice wait -1ns "now"`},
		{"wait@", "1:5: '@' cannot stand in the id of a choice; a label goes in double quotes"},
		{"wait#now", "1:5: '#' cannot stand in the id of a choice; a label goes in double quotes"},
		{"wait @ 0", "1 choice wait 0s"},
		{"wait @12.5", "1 choice wait 12.5s"},
		{"wait @ 0.000000001", "1 choice wait 1ns"},
		{"wait @ 999999999.999999999", "1 choice wait 277777h46m39.999999999s"},
		{"wait @", `1:6: a time is seconds since the run began, as in "@ 4.210"`},
		{"wait @ -1", `1:6: a time is seconds since the run began, as in "@ 4.210"`},
		{"wait @ 1e3", `1:6: a time is seconds since the run began, as in "@ 4.210"`},
		{"wait @ 1.", `1:6: a time is seconds since the run began, as in "@ 4.210"`},
		{"wait @ 1 2", `1:6: a time is seconds since the run began, as in "@ 4.210"`},
		{"wait @ 1234567890", `1:6: a time is seconds since the run began, as in "@ 4.210"`},
		{"@ 1", "1:1: a time stands behind a choice, not alone"},
		{"go on", "1:4: a line takes one choice; a label goes in double quotes"},
		{"Wait", "1:1: the id of a choice is written in small letters; a label goes in double quotes"},
		{"über-die-brücke_2", "1 choice über-die-brücke_2 -1ns"},
		{`"Wait."`, `1 choice "Wait." -1ns`},
		{`"Wait # 3" @ 2`, `1 choice "Wait # 3" 2s`},
		{`"Say "no" to him"`, `1 choice "Say "no" to him" -1ns`},
		{`"Wait" # "really"`, `1 choice "Wait" -1ns "\"really\""`},
		{`"Wait`, "1:1: a double quote is opened and never closed"},
		{`"Wait" now`, `1:7: behind a label only a time may stand, as in "@ 4.210"`},
		{`""`, "1:1: a label holds at least one character"},
		{`"`, "1:1: a double quote is opened and never closed"},
		{"expect", "1 choice expect -1ns"},
		{"expect @ 3", "1 choice expect 3s"},
		{"expect # what", `1 choice expect -1ns "what"`},
		{"expectant", "1 choice expectant -1ns"},
		{"expect\tkeys", "1 expect keys"},
		{`expect can "Wait # 3"`, `1 expect can "Wait # 3"`},
		{`expect seen("#cell")# no`, `1:21: "#" cannot stand in a condition`},
		{`expect seen("#cell") # yes`, `1 expect seen("#cell") "yes"`},
		{"  expect (ü", `1:11: "ü" cannot stand in a condition`},
		{"expect keys and", "1:16: a condition is missing here"},
		{"expect ", "1 choice expect -1ns"},
		{"a\x00b", "1:2: the control character U+0000 may not stand here"},
		{"ab\x1b[2J", "1:3: the control character U+001B may not stand here"},
		{"# ä\u009b", "1:4: the control character U+009B may not stand here"},
		{"# \u202e", "1:3: the control character U+202E may not stand here"},
		{"a\rb", "1:2: the control character U+000D may not stand here"},
		{"# \xff", "1:3: the byte 0xff is not UTF-8"},
		{"# \ufffd", "1 comment \"\ufffd\""},
		{strings.Repeat("a", mission.MaxLine+1), "1:1: the line is over 8192 bytes long"},
	}
	for _, tt := range tests {
		f, err := mission.Parse("f", []byte(tt.line))
		got := strings.TrimSuffix(outline(f), "\n")
		if err != nil {
			got = strings.TrimPrefix(err.Error(), "f:")
		}
		if got != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.line, got, tt.want)
		}
		if string(f.Bytes()) != tt.line {
			t.Errorf("%q is written back as %q", tt.line, f.Bytes())
		}
	}
}

func TestFrontMatter(t *testing.T) {
	const sum = "sum: sha256:0123456789012345678901234567890123456789012345678901234567890123"
	tests := []struct{ name, text, want string }{
		{"none", "wait\n", ""},
		{"empty", "---\n---\nwait\n", ""},
		{"comments alone", "---\n# nothing\n\n---\n", ""},
		{"unknown keys", "---\nzebra: [1, {a: b}]\nstory: x\n---\n", ""},
		{"null", "---\nstory:\ndifficulty: ~\nsum:\n---\n", ""},
		{"blanks behind the fences", "--- \n---\t\n", ""},
		{"not at the top", "\n---\n---\n", ""},
		{"version 1", "---\nversion: 1\n---\n", ""},
		{"never closed", "---\nstory: x\n", "f:1:1: the front matter begins here and never ends: a second line \"---\" is missing\nf:2:6: ':' cannot stand in the id of a choice; a label goes in double quotes"},
		{"a list", "---\n- story\n---\n", `f:2:1: the front matter must be a mapping, as in "story: cobalt"`},
		{"not YAML", "---\nstory: x\ndigest: [\n---\n", "f:4:1: the front matter is not YAML: did not find expected node content"},
		{"two documents", "---\na: b\n...\nc: d\n---\n", "f:2:1: the front matter is not YAML: expected single document, found multiple"},
		{"a mapping for a story", "---\nstory: {a: b}\n---\n", "f:2:8: story must be one word or text"},
		{"twice", "---\nstory: a\nstory: b\n---\n", `f:3:1: the key "story" stands here a second time`},
		{"difficulty", "---\ndifficulty: gost\n---\n", `f:2:13: unknown difficulty "gost" (did you mean "ghost"?): it is recruit, agent or ghost`},
		{"saved", "---\nsaved: yesterday\n---\n", `f:2:8: saved must be a moment, as in "2026-11-22T14:03:11Z"`},
		{"sum", "---\nsum: sha256:41aa\n---\n", `f:2:6: sum must be "sha256:" and 64 hex digits; a file changed by hand needs none`},
		{"damaged", "---\n" + sum + "\n---\nwait\nno way\n", "f:2:6: the file is damaged: its sum does not match its lines " +
			"(it was cut off or changed since it was written; if you changed it yourself, take the line sum out)\n" +
			"f:5:4: a line takes one choice; a label goes in double quotes"},
		{"newer", "---\nversion: 2\ndifficulty: brutal\n---\nnot yet known\n", "f:2:10: the file is of version 2 of the format, and this program knows 1: a newer one reads it; nothing was changed"},
		{"version", "---\nversion: one\n---\n", "f:2:10: version must be a whole number from 1 up"},
		{"control characters", "---\nstory: a\x07\nx: \xc3\n---\n", "f:2:9: the control character U+0007 may not stand here\nf:3:4: the byte 0xc3 is not UTF-8"},
		{"escaped control characters", "---\nname: \"a\\e[2J\"\n---\n", "f:2:7: the control character U+001B may not stand here"},
		{"several", "---\ndifficulty: x\nsaved: y\n---\nA\n", "f:2:13: unknown difficulty \"x\": it is recruit, agent or ghost\n" +
			"f:3:8: saved must be a moment, as in \"2026-11-22T14:03:11Z\"\n" +
			"f:5:1: the id of a choice is written in small letters; a label goes in double quotes"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, err := mission.Parse("f", []byte(tt.text))
			got := ""
			if err != nil {
				got = err.Error()
			}
			if got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
			if f != nil && string(f.Bytes()) != tt.text {
				t.Errorf("written back as %q", f.Bytes())
			}
		})
	}
}

func TestSentinels(t *testing.T) {
	for _, tt := range []struct {
		text string
		want error
		file bool
	}{
		{"---\nsum: sha256:" + strings.Repeat("0", 64) + "\n---\n", mission.ErrDamaged, true},
		{"---\nversion: 3\n---\n", mission.ErrNewer, false},
		{strings.Repeat("\n", mission.MaxLines), mission.ErrTooLarge, false},
		{strings.Repeat("a", mission.MaxSize+1), mission.ErrTooLarge, false},
		{"---\na: " + strings.Repeat("a", mission.MaxFront) + "\n---\n", mission.ErrTooLarge, false},
	} {
		f, err := mission.Parse("f", []byte(tt.text))
		if !errors.Is(err, tt.want) || (f != nil) != tt.file {
			t.Errorf("%.30q: file %v, error %v; want %v", tt.text, f != nil, err, tt.want)
		}
	}
}

func TestSumMatches(t *testing.T) {
	body := "wait\nwait\n"
	text := fmt.Sprintf("---\nsum: sha256:%x\n---\n%s", sha256.Sum256([]byte(body)), body)
	mustParse(t, text)
	for cut := len(text) - len(body); cut < len(text); cut++ {
		if _, err := mission.Parse("f", []byte(text[:cut])); !errors.Is(err, mission.ErrDamaged) {
			t.Errorf("cut off at %d: %v; want ErrDamaged", cut, err)
		}
	}
}

func TestLineEnds(t *testing.T) {
	text := "\ufeff---\r\nstory: x\r\n---\r\nwait\r\nexpect keys\r\n# end"
	f := mustParse(t, text)
	if want := "4 choice wait -1ns\n5 expect keys\n6 comment \"end\"\n"; outline(f) != want || f.Story != "x" {
		t.Errorf("story %q, lines:\n%s", f.Story, outline(f))
	}
	if err := f.AddChoice("go", mission.Untimed); err != nil {
		t.Fatal(err)
	}
	if err := f.Set("difficulty", "ghost"); err != nil {
		t.Fatal(err)
	}
	want := "\ufeff---\r\nstory: x\r\ndifficulty: ghost\r\n---\r\nwait\r\nexpect keys\r\n# end\r\ngo\r\n"
	if got := string(f.Bytes()); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestManyFaults(t *testing.T) {
	f, err := mission.Parse("f", []byte(strings.Repeat("?\n", 150_000)))
	var errs *mission.Errors
	if !errors.As(err, &errs) || len(errs.Faults) != 100 || errs.More != 149_900 || len(f.Lines) != 150_000 {
		t.Fatalf("%d lines, %v", len(f.Lines), err)
	}
	if !strings.HasSuffix(err.Error(), "\nf: and 149900 more") {
		t.Errorf("the last line is %q", err.Error()[len(err.Error())-40:])
	}
}

func TestReadStopsAtTheLimit(t *testing.T) {
	r := &endless{}
	if _, err := mission.Read("f", r); !errors.Is(err, mission.ErrTooLarge) {
		t.Errorf("error %v, want ErrTooLarge", err)
	}
	if r.n > 2*mission.MaxSize {
		t.Errorf("read %d bytes of an endless file", r.n)
	}
}

// endless is a reader without an end.
type endless struct{ n int }

func (r *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	r.n += len(p)
	return len(p), nil
}
