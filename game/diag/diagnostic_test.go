package diag

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func ExampleList_WriteText() {
	list := List{{
		Code:    "unknown-item",
		Range:   Range{File: "story/cell.md", Line: 3, Col: 32, EndLine: 3, EndCol: 36},
		Message: `unknown item "kyes" (did you mean "keys"?)`,
		Source:  "- [Take the keys](#cell) `gain kyes`",
	}}
	var b strings.Builder
	if err := list.WriteText(&b, Text{Explain: true}); err != nil {
		fmt.Println(err)
	}
	fmt.Print(b.String())
	// Output:
	// story/cell.md:3:32: unknown item "kyes" (did you mean "keys"?)
	//    3 | - [Take the keys](#cell) `gain kyes`
	//      |                                ^^^^
	//    = Declare the item in story.md, under "items", or write the name of one that is declared.
	//    = cobalt explain unknown-item
}

func TestRange(t *testing.T) {
	for want, r := range map[string]Range{
		"a.md":            {File: "a.md"},
		"a.md:3":          {File: "a.md", Line: 3},
		"a.md:3:4":        {File: "a.md", Line: 3, Col: 4, EndLine: 3, EndCol: 9},
		`"a\nb.md":3:4`:   {File: "a\nb.md", Line: 3, Col: 4},
		`"\xff.md"`:       {File: "\xff.md"},
		`"\"a\"":1`:       {File: `"a"`, Line: 1},
		`a\b "c".md:1`:    {File: `a\b "c".md`, Line: 1},
		`"a\u202eb.md"`:   {File: "a\u202eb.md"},
		"Été 日本/a.md:1:1": {File: "Été 日本/a.md", Line: 1, Col: 1},
	} {
		if got := r.String(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestListSort(t *testing.T) {
	at := func(file string, line, col int, msg string) Diagnostic {
		return Diagnostic{Range: Range{File: file, Line: line, Col: col}, Message: msg}
	}
	list := List{at("b", 1, 1, "4"), at("a", 2, 1, "2"), at("a", 2, 1, "3"), at("a", 1, 9, "1")}
	list.Sort()
	if got, want := list.Error(), "a:1:9: 1\na:2:1: 2\na:2:1: 3\nb:1:1: 4"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	list[0].Related = []Related{{Range{File: "c"}, "there"}}
	moved := list.Moved(func(file string) string { return "x/" + file })
	if moved[0].File != "x/a" || moved[0].Related[0].File != "x/c" || list[0].File != "a" || list[0].Related[0].File != "c" {
		t.Errorf("moved to %v from %v", moved, list)
	}
}

// The mark stands below the word, however wide the characters before it are, and
// however long the line.
func TestExcerpt(t *testing.T) {
	for name, tt := range map[string]struct {
		source      string
		col, end    int
		line, below string
	}{
		"a word":         {"a kyes b", 3, 7, "a kyes b", "  ^^^^"},
		"wide letters":   {"日本 kyes", 4, 8, "日本 kyes", "     ^^^^"},
		"wide word":      {"a 日本", 3, 5, "a 日本", "  ^^^^"},
		"the line's end": {"abc", 4, 4, "abc", "   ^"},
		"a tab":          {"\tkyes", 2, 6, " kyes", " ^^^^"},
		"a control":      {"a\x1b[2Jkyes", 6, 10, "a\ufffd[2Jkyes", "     ^^^^"},
		"a long line":    {strings.Repeat("x", 100) + "kyes" + strings.Repeat("y", 100), 101, 105, "…" + strings.Repeat("x", 30) + "kyes" + strings.Repeat("y", 37) + "…", strings.Repeat(" ", 31) + "^^^^"},
		"a long word":    {strings.Repeat("k", 100), 1, 101, strings.Repeat("k", 41) + "…", strings.Repeat("^", 42)},
		"no known end":   {"abc", 2, 0, "abc", " ^"},
	} {
		t.Run(name, func(t *testing.T) {
			d := Diagnostic{Range: Range{File: "f", Line: 7, Col: tt.col, EndLine: 7, EndCol: tt.end}, Message: "m", Source: tt.source}
			if tt.end == 0 {
				d.EndLine = 0
			}
			want := "f:7:" + fmt.Sprint(tt.col) + ": m\n   7 | " + tt.line + "\n     | " + tt.below + "\n\n"
			if got := (Text{Explain: true}).diagnostic(&d); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestTextOfWarnings(t *testing.T) {
	list := List{
		{Severity: Warning, Range: Range{File: "f", Line: 1}, Message: "a\nb", Hint: "Do it.", Related: []Related{{Range{File: "g", Line: 2}, "see here"}}},
		{Message: "nowhere"},
	}
	var b strings.Builder
	bad := func(s string) string { return "<" + s + ">" }
	if err := list.WriteText(&b, Text{Explain: true, Bad: bad, Dim: bad}); err != nil {
		t.Fatal(err)
	}
	want := "f:1: warning: a b\n   g:2: see here\n   <=> Do it.\n\nnowhere\n\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// anything is text that could come from anywhere.
var anything = rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
	"a\nb", "\x1b[2J", "::error::", "%0A", ",", ":", "#", `\#`, "\r", "\u2028", "\xff", "  ...", "Bail out!", "]]>",
}))

func anyList(t *rapid.T) List {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Diagnostic {
		line, col := rapid.IntRange(0, 9).Draw(t, "line"), rapid.IntRange(0, 9).Draw(t, "column")
		return Diagnostic{
			Code: "unknown-item", Severity: Severity(rapid.IntRange(0, 2).Draw(t, "severity")),
			Range:   Range{File: anything.Draw(t, "file"), Line: line, Col: col, EndLine: line, EndCol: col + rapid.IntRange(0, 5).Draw(t, "length")},
			Message: anything.Draw(t, "message"), Source: anything.Draw(t, "source"),
		}
	}), 1, 4).Draw(t, "list")
}

// Whatever a diagnostic holds, each format stays in its lines, and nothing of it
// is a command to a terminal.
func TestFormatsStayInLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := anyList(t)
		lines := func(write func(b *strings.Builder)) []string {
			var b strings.Builder
			write(&b)
			for _, r := range b.String() {
				if r != '\n' && r != '\t' && unicode.IsControl(r) {
					t.Fatalf("%q holds %U", b.String(), r)
				}
			}
			return strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
		}
		check := func(err error) {
			if err != nil {
				t.Fatal(err)
			}
		}
		if got := lines(func(b *strings.Builder) { check(list.WriteText(b, Text{})) }); len(got) != len(list) {
			t.Fatalf("text has %d lines: %q", len(got), got)
		}
		for _, line := range lines(func(b *strings.Builder) { check(list.WriteText(b, Text{Explain: true})) }) {
			if strings.HasPrefix(line, "::") {
				t.Fatalf("%q could be an annotation", line)
			}
		}
		annotations := lines(func(b *strings.Builder) { check(list.WriteGitHub(b)) })
		if len(annotations) != len(list) {
			t.Fatalf("%d annotations: %q", len(annotations), annotations)
		}
		tap := lines(func(b *strings.Builder) { NewTAP(b, 13).BailOut(list) })
		if len(tap) != len(list)+2 || !strings.HasPrefix(tap[len(tap)-1], "Bail out! ") {
			t.Fatalf("TAP is %q", tap)
		}
		var report JUnit
		lines(func(b *strings.Builder) {
			check(list.WriteJUnit(b, "name"))
			check(xml.Unmarshal([]byte(b.String()), &report))
		})
		if report.Errors != len(list) || len(report.Suite.Cases) != len(list) || report.Suite.Name != "story" {
			t.Fatalf("the report is %+v", report)
		}
	})
}

// An annotation is written as GitHub's runners read it.
func TestAnnotations(t *testing.T) {
	for want, d := range map[string]Diagnostic{
		"::error file=a.md,line=1,col=2,endColumn=5,title=x::m\n": {Code: "x", Range: Range{"a.md", 1, 2, 1, 5}, Message: "m"},
		"::warning file=a.md,line=1,col=2,title=x::m\n":           {Code: "x", Severity: Warning, Range: Range{"a.md", 1, 2, 2, 5}, Message: "m"},
		"::notice file=a.md,title=x::50%25%0Ab\n":                 {Code: "x", Severity: Note, Range: Range{File: "a.md"}, Message: "50%\nb\n"},
		"::error file=a%2Cb%3Ac/d.md,line=1,title=x::a:b,c\n":     {Code: "x", Range: Range{File: `a,b:c\d.md`, Line: 1}, Message: "a:b,c"},
		"::error title=x::m\n":                                    {Code: "x", Message: "m"},
	} {
		var b strings.Builder
		if err := (List{d}).WriteGitHub(&b); err != nil || b.String() != want {
			t.Errorf("got %q, %v, want %q", b.String(), err, want)
		}
	}
}

func TestFaults(t *testing.T) {
	text, err := json.Marshal(List{{
		Code: "unknown-item", Severity: Warning, Range: Range{"a.md", 1, 2, 3, 4}, Message: "m", Hint: "h",
	}}.Faults())
	want := `[{"file":"a.md","line":1,"column":2,"end_line":3,"end_column":4,"code":"unknown-item","severity":"warning","message":"m","hint":"h"}]`
	if err != nil || string(text) != want {
		t.Errorf("got %s, %v", text, err)
	}
	if none := (List{}).Faults(); none == nil {
		t.Error("no faults are null in JSON")
	}
}
