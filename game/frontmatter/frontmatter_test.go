package frontmatter

import (
	"errors"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
	"pgregory.net/rapid"
)

func TestFind(t *testing.T) {
	for text, want := range map[string]Block{
		"---\na: b\n---\nrest":       {4, 9, 13, true},
		"--- \t\r\na: b\r\n---\r\nx": {7, 13, 18, true},
		"---\n---":                   {4, 4, 7, true},
		"---\na: b\n":                {4, 9, 9, false},
		"---":                        {3, 3, 3, false},
		"---\n----\n --- \n---\n":    {4, 15, 19, true},
	} {
		if got, found := Find(text); !found || got != want {
			t.Errorf("%q: %+v, %v, want %+v", text, got, found, want)
		}
		if got, found := Find([]byte(text)); !found || got != want {
			t.Errorf("%q, as bytes: %+v, %v, want %+v", text, got, found, want)
		}
	}
	for _, text := range []string{"", "a", "--", " ---\n---\n", "----\n---\n", "\n---\n---\n", "\ufeff---\n---\n"} {
		if got, found := Find(text); found {
			t.Errorf("%q has front matter: %+v", text, got)
		}
	}
}

// The block that is found lies within the text, in order, between two fences.
func TestFindLaws(t *testing.T) {
	pieces := rapid.SampledFrom([]string{"---", "---\n", "---\r\n", "a: b\n", "\n", " ", "-", "x"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOf(pieces).Draw(t, "pieces"), "")
		b, found := Find(text)
		if !found {
			return
		}
		if b.Start > b.End || b.End > b.Rest || b.Rest > len(text) || !isFence(text[:b.Start]) || b.Closed != (b.End < b.Rest) {
			t.Fatalf("%q: %+v", text, b)
		}
		if b.Closed && !isFence(text[b.End:b.Rest]) {
			t.Fatalf("%q is closed by %q", text, text[b.End:b.Rest])
		}
	})
}

// The errors of the library are told apart by their words. Another version of it
// may have others: then the kinds must follow.
func TestLibraryWords(t *testing.T) {
	for text, want := range map[string]struct {
		context, words string
		kind           Kind
		line, col      int
	}{
		"a: b: c":        {"", "mapping values are not allowed in this context", StrayColon, 1, 5},
		`a: "\q"`:        {"while scanning a quoted scalar", "found unknown escape character", UnknownEscape, 1, 5},
		"a: b\nc: \"d":   {"while scanning a quoted scalar", "found unexpected end of stream", OpenQuote, 2, 4},
		"a: 'b\n":        {"while scanning a quoted scalar", "found unexpected end of stream", OpenQuote, 1, 4},
		"a: `b`":         {"while scanning for the next token", "found character that cannot start any token", BadStart, 1, 4},
		"\ta: b":         {"while scanning for the next token", "found character that cannot start any token", BadStart, 1, 1},
		"a: {b: c":       {"while parsing a flow mapping", "did not find expected ',' or '}'", OpenBracket, 1, 4},
		"a: [b, c\nd: e": {"while parsing a flow sequence", "did not find expected ',' or ']'", OpenBracket, 1, 4},
		"a: b\nc\nd: e":  {"while scanning a simple key", "could not find expected ':'", MissingColon, 2, 1},
		"a: b\n- c":      {"while parsing a block mapping", "did not find expected key", BadIndent, 2, 1},
		"a: \"b\" c":     {"while parsing a block mapping", "did not find expected key", BadIndent, 1, 8},
		"- a\nb: c":      {"while parsing a block collection", "did not find expected '-' indicator", BadIndent, 2, 1},
		"a: *b":          {"", "unknown anchor 'b' referenced", UnknownAlias, 1, 4},
		"a: %b":          {"while scanning for the next token", "found character that cannot start any token", BadStart, 1, 4},
	} {
		err := yaml.Load([]byte(text), new(yaml.Node))
		var lib *yaml.LoadError
		if !errors.As(err, &lib) || lib.ContextMsg != want.context || lib.Message != want.words {
			t.Errorf("%q: the library says %q, %q", text, contextOf(lib), err)
			continue
		}
		doc, fault := Load([]byte(text))
		if doc != nil || fault == nil || fault.Kind != want.kind || fault.Line != want.line || fault.Col != want.col {
			t.Errorf("%q: %+v", text, fault)
		}
	}
}

func contextOf(e *yaml.LoadError) string {
	if e == nil {
		return ""
	}
	return e.ContextMsg
}

func TestLoad(t *testing.T) {
	for _, text := range []string{"", "\n", " # x\n\t\r\n#", "# only\n"} {
		if doc, fault := Load([]byte(text)); doc != nil || fault != nil {
			t.Errorf("%q: %v, %v", text, doc, fault)
		}
	}
	for text, line := range map[string]int{"- a": 1, "\n\nword": 3, "12": 1, "[a]": 1} {
		if _, fault := Load([]byte(text)); fault == nil || fault.Kind != NotMapping || fault.Line != line {
			t.Errorf("%q: %+v", text, fault)
		}
	}
	doc, fault := Load([]byte("# how\na: b # c\n"))
	if fault != nil || doc.Content[0].Content[1].Value != "b" || doc.Content[0].Content[1].LineComment != "# c" {
		t.Errorf("%+v, %v", doc, fault)
	}
}

// The fault of any text has a place within it.
func FuzzLoad(f *testing.F) {
	for _, text := range []string{"a: b", "a: {b", "---\n---\n", "? a\n: b", "a: !!x y", "\x00", "a: &a [*a]"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		doc, fault := Load(text)
		if fault == nil {
			return
		}
		lines := strings.Count(string(text), "\n") + strings.Count(string(text), "\r") + 2
		if doc != nil || fault.Line < 0 || fault.Line > lines || fault.Msg == "" {
			t.Errorf("%q: %v, %+v", text, doc, fault)
		}
	})
}

func TestSecondDocument(t *testing.T) {
	for text, want := range map[string]int{
		"a: b\n": -1, "a: b\n---\nc: d": 5, "... x\n": 0, "--- \n": 0, "a: b\n---\t#\r\n": 5, "----\n": -1, " ---\n": -1, "": -1,
	} {
		if got := SecondDocument([]byte(text)); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
}
