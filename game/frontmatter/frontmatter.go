// Package frontmatter reads the YAML at the head of scenes and mission files, and
// files that are nothing but such YAML.
//
// It finds the front matter of a text, and reads it into the nodes of one mapping.
// If a text is not one mapping, the error has a kind and a place: this is the only
// package that looks at the words of the YAML library's errors. The meaning of
// keys and the messages are up to the caller.
package frontmatter

import (
	"bytes"
	"errors"
	"strings"

	"go.yaml.in/yaml/v4"
)

// fence is the line before front matter and the one behind it.
const fence = "---"

// A Block is the place of front matter in a text, in bytes.
type Block struct {
	Start, End int  // of the YAML, between the two fences
	Rest       int  // where the text behind it begins
	Closed     bool // a second fence ends it; if not, End and Rest are the text's end
}

// Find returns the place of a text's front matter. There is none if the text does
// not begin with a fence: a line of three hyphens, behind which blanks may
// stand. Lines end in LF or CR LF.
func Find[T string | []byte](text T) (b Block, found bool) {
	first := lineEnd(text, 0)
	if !isFence(string(text[:first])) {
		return Block{}, false
	}
	for start := first; start < len(text); {
		end := lineEnd(text, start)
		if end-start < maxFence && isFence(string(text[start:end])) {
			return Block{Start: first, End: start, Rest: end, Closed: true}, true
		}
		start = end
	}
	return Block{Start: first, End: len(text), Rest: len(text)}, true
}

// maxFence is more than a fence with its blanks has, in bytes; longer lines are
// not looked at.
const maxFence = 1 << 10

func lineEnd[T string | []byte](text T, from int) int {
	for i := from; i < len(text); i++ {
		if text[i] == '\n' {
			return i + 1
		}
	}
	return len(text)
}

func isFence(line string) bool {
	if text, ended := strings.CutSuffix(line, "\n"); ended {
		line = strings.TrimSuffix(text, "\r")
	}
	return strings.TrimRight(line, " \t") == fence
}

// A Kind is a reason why a text is not one mapping of YAML.
type Kind uint8

// The kinds of errors.
const (
	Other         Kind = iota // something else; the library's words are all there is
	NotMapping                // it is YAML, but a list or a bare text
	StrayColon                // a colon and a blank stand where no value can begin
	UnknownEscape             // a backslash in double quotes begins no known escape
	OpenQuote                 // a quote is opened and not closed
	BadStart                  // a text begins with a sign that cannot begin one
	OpenBracket               // a bracket is opened and not closed, or lacks a comma
	MissingColon              // a key has no colon and blank behind it
	BadIndent                 // a line does not fit those above it
	UnknownAlias              // an asterisk begins the name of something not there
)

// An Error is a text that is not one mapping of YAML.
type Error struct {
	Kind Kind
	// Line and Col count from 1, from the YAML's begin, columns in characters;
	// 0 if the place is not known. They are the place of the fault; for
	// OpenQuote, OpenBracket and MissingColon, the begin of the unfinished part.
	Line, Col int
	// Found and FoundCol are the place at which the library gave up; 0 if not
	// known.
	Found, FoundCol int
	Msg             string // the library's words
}

func (e *Error) Error() string { return e.Msg }

// Load reads YAML that must be one mapping, and returns the document's node,
// whose first child it is. The node is nil if there is nothing but comments.
func Load(text []byte) (*yaml.Node, *Error) {
	if onlyComments(text) {
		return nil, nil
	}
	doc := new(yaml.Node)
	err := yaml.Load(text, doc)
	var fault *yaml.LoadError
	switch {
	case errors.As(err, &fault):
		return nil, classify(fault)
	case err != nil:
		return nil, &Error{Msg: err.Error()}
	case doc.Kind != yaml.DocumentNode || len(doc.Content) != 1:
		return nil, &Error{Kind: NotMapping, Line: max(1, doc.Line), Col: 1, Msg: "not a mapping"}
	}
	if root := doc.Content[0]; root.Kind != yaml.MappingNode {
		return nil, &Error{Kind: NotMapping, Line: root.Line, Col: root.Column, Msg: "not a mapping"}
	}
	return doc, nil
}

// SecondDocument returns the begin of a line that YAML takes for the border of
// another document, or -1. Front matter is one document.
func SecondDocument(text []byte) int {
	at := 0
	for line := range bytes.Lines(text) {
		word, _, _ := bytes.Cut(bytes.TrimRight(line, "\r\n"), []byte(" "))
		word, _, _ = bytes.Cut(word, []byte("\t"))
		if string(word) == fence || string(word) == "..." {
			return at
		}
		at += len(line)
	}
	return -1
}

// onlyComments reports whether a text holds nothing but comments and blank lines.
func onlyComments(text []byte) bool {
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			return false
		}
	}
	return true
}

// classify finds the kind of an error of the library, by its words.
func classify(e *yaml.LoadError) *Error {
	kind, begun := kindOf(e)
	at := e.Mark
	if begun && e.ContextMark.Line > 0 {
		at = e.ContextMark
	}
	return &Error{Kind: kind, Line: at.Line, Col: at.Column, Found: e.Mark.Line, FoundCol: e.Mark.Column, Msg: strings.TrimPrefix(e.Message, "yaml: ")}
}

// kindOf returns the kind of an error, and whether the fault's place is the begin
// of something unfinished.
func kindOf(e *yaml.LoadError) (kind Kind, begun bool) {
	quoted := e.ContextMsg == "while scanning a quoted scalar"
	switch msg := e.Message; {
	case strings.HasPrefix(msg, "mapping values are not allowed"):
		return StrayColon, false
	case quoted && msg == "found unknown escape character":
		return UnknownEscape, false
	case quoted:
		return OpenQuote, true
	case msg == "found character that cannot start any token":
		return BadStart, false
	case strings.HasPrefix(msg, "did not find expected ','"):
		return OpenBracket, true
	case msg == "could not find expected ':'":
		return MissingColon, true
	case msg == "did not find expected key", msg == "did not find expected '-' indicator":
		return BadIndent, false
	case strings.HasPrefix(msg, "unknown anchor"):
		return UnknownAlias, false
	default:
		return Other, false
	}
}
