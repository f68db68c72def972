package index

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"cobalt/game/diag"
	"cobalt/scenes/slug"
)

// A Kind is a kind of names.
type Kind uint8

// The kinds of names.
const (
	Item Kind = iota
	Fact
	Meter
	Ending
	Scene
	Node
	Choice
)

var kinds = [...]string{"item", "fact", "meter", "ending", "scene", "node", "choice"}

// String returns the kind as a word.
func (k Kind) String() string { return kinds[k] }

// ParseKind is the inverse of [Kind.String].
func ParseKind(word string) (Kind, bool) {
	for i, known := range kinds {
		if known == word {
			return Kind(i), true
		}
	}
	return 0, false
}

// A Name is a name with the place in which it means something.
type Name struct {
	Kind  Kind
	Scene string // of nodes, choices and a scene's own facts
	Node  string // of choices
	ID    string
}

// String returns the name as an author refers to it.
func (n Name) String() string {
	switch n.Kind {
	case Node:
		return n.Scene + ".md#" + n.ID
	case Scene:
		return n.ID + ".md"
	default:
		return n.ID
	}
}

// A Role says how a name is used at a place.
type Role uint8

// The roles.
const (
	Declares   Role = iota
	Reads           // a condition asks for it
	Changes         // an effect changes it, or a span ends the run with it
	Leads           // a link or front matter leads there
	Translates      // a translation gives words for it
)

// A Use is a place at which a name stands.
type Use struct {
	diag.Range
	Name Name
	Role Role
	// Implied says that the name is made of the heading or the label that stands
	// here, and is not written out.
	Implied bool
	// Behind is, for the declaration of a node or a choice, the line and column behind
	// which its id, or an earlier one, can be written.
	Behind diag.Range
}

// Check returns an error that says why a text cannot be a name of a kind, or
// nil.
func Check(kind Kind, id string) error {
	switch {
	case kind == Scene:
		return errors.New("a scene is named by its file: rename the file")
	case kind == Node && id != "" && slug.Of(id) == id:
	case kind == Choice && choiceID().MatchString(id):
	case kind < Scene && plainName().MatchString(id):
	case kind == Node:
		return fmt.Errorf("%s is no id of a node: small letters, digits, hyphens and underscores%s", strconv.Quote(id), likely(slug.Of(id)))
	case kind == Choice:
		return fmt.Errorf("%s is no id of a choice: small letters, digits and hyphens%s", strconv.Quote(id), likely(slug.ASCII(id)))
	default:
		return fmt.Errorf("%s is no name: small letters, digits and underscores, a letter first%s", strconv.Quote(id), likely(strings.ReplaceAll(slug.ASCII(id), "-", "_")))
	}
	return nil
}

// Heading returns a heading that opens a node of an id, as "## The Cell".
func Heading(id string) string {
	words := strings.FieldsFunc(id, func(r rune) bool { return r == '-' || r == '_' })
	for i, w := range words {
		first, size := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(first)) + w[size:]
	}
	title := strings.Join(words, " ")
	if title == "" {
		title = id
	}
	if slug.Of(title) == id {
		return "## " + title
	}
	return "## " + title + " {#" + id + "}"
}

var (
	plainName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z][a-z0-9_]*$`) })
	choiceID  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z0-9-]+$`) })
)

// likely names an id that was probably meant, if there is one.
func likely(id string) string {
	if id == "" {
		return ""
	}
	return ", as " + strconv.Quote(id)
}
