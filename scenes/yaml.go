package scenes

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"cobalt/game"
	"cobalt/game/frontmatter"
	"cobalt/game/suggest"
	"cobalt/scenes/letters"
)

// maxFrontMatter is how much front matter a file may have, in bytes. A
// vocabulary that fills every bit of a state needs less than half of it.
const maxFrontMatter = 512 << 10

// A front is the front matter of one file, on its way from YAML to values. Each
// fault in it gets its own place.
type front struct {
	*faults
	root *yaml.Node // nil where there is none, or it is not YAML
	line int        // the file's line, from 0, on which the YAML begins
	at   cursor

	// likelyKeys are the known keys that unknown ones probably stand for; an
	// empty one could be any key.
	likelyKeys []string
}

// readFront parses the file's front matter, and returns the begin of the text
// behind it. A file that does not begin with a line of three hyphens has none.
// Front matter is broken if nothing in it could be understood.
func readFront(f *faults) (fr *front, body int, broken bool) {
	fr = &front{faults: f, line: 1, at: cursor{src: f.src}}
	block, found := frontmatter.Find(f.src.text)
	start, end, body := block.Start, block.End, block.Rest
	switch {
	case !found:
		return fr, 0, false
	case !block.Closed:
		f.add(0, "front-matter-unclosed", `the front matter is never closed: a line of three hyphens ("---") ends it`)
		return fr, body, true
	case end-start > maxFrontMatter:
		f.add(start, "front-matter-size", "the front matter is %d bytes long; at most %d are allowed", end-start, maxFrontMatter)
		return fr, body, true
	}
	return fr, body, !fr.parse(f.src.text[start:end], start)
}

// parse reports whether the text is YAML that can be read on.
func (fr *front) parse(text []byte, start int) bool {
	if at := frontmatter.SecondDocument(text); at >= 0 {
		fr.add(start+at, "yaml-document", "the front matter is one YAML document: this line would begin another")
		return false
	}
	doc, err := frontmatter.Load(text)
	switch {
	case err != nil && err.Line == 0:
		fr.add(start, "yaml-syntax", "the front matter is not YAML")
		return false
	case err != nil:
		fr.syntax(err)
		return false
	case doc == nil:
		return true
	}
	fr.root = doc.Content[0]
	return fr.plain(fr.root)
}

// plain refuses the features of YAML that a story has no use for.
func (fr *front) plain(n *yaml.Node) bool {
	switch {
	case n.Kind == yaml.AliasNode:
		fr.addRange(fr.off(n), fr.off(n)+len("*"+n.Value), "yaml-feature", "%s is an alias of YAML, which a story has none of: put a text that begins with an asterisk in quotes", quote("*"+n.Value))
		return false
	case n.Anchor != "":
		fr.addRange(fr.off(n), fr.off(n)+len("&"+n.Anchor), "yaml-feature", "%s is an anchor of YAML, which a story has none of: put a text that begins with an ampersand in quotes", quote("&"+n.Anchor))
		return false
	case n.Style&yaml.TaggedStyle != 0:
		fr.addRange(fr.off(n), fr.off(n)+len(n.Tag), "yaml-feature", "%s is a tag of YAML, which a story has none of: put a text that begins with an exclamation mark in quotes", quote(n.Tag))
		return false
	}
	ok := true
	for _, child := range n.Content {
		ok = fr.plain(child) && ok
	}
	return ok
}

// off returns the begin of a node in the file.
func (fr *front) off(n *yaml.Node) int { return fr.at.offset(n.Line+fr.line, n.Column) }

// pos returns the line and column of a byte of the front matter.
func (fr *front) pos(off int) game.Pos { return fr.at.pos(off) }

// inner returns the begin of a scalar's text in the file: behind its quote, if it
// has one.
func (fr *front) inner(n *yaml.Node) int {
	off := fr.off(n)
	if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0 {
		off++
	}
	return off
}

// syntax notes why the front matter is not a mapping of YAML.
func (fr *front) syntax(e *frontmatter.Error) {
	off := fr.src.offset(e.Line+fr.line, e.Col)
	switch e.Kind {
	case frontmatter.NotMapping:
		fr.add(off, "not-a-mapping", `front matter must be written as "key: value" lines`)
	case frontmatter.StrayColon:
		if above := fr.colonless(e.Line + fr.line); above >= 0 {
			fr.add(above, "yaml-syntax", "%s", missingColon)
			return
		}
		fr.add(off, "yaml-syntax", "%s", syntaxMessages[e.Kind])
	case frontmatter.OpenBracket:
		if comment := fr.commentIn(e.Found + fr.line); comment >= 0 {
			fr.cutValue(comment, "this value")
			return
		}
		if found := fr.src.offset(e.Found+fr.line, e.FoundCol); found < len(fr.src.text) && fr.src.text[found] == ':' {
			fr.add(found, "yaml-syntax", "%s", syntaxMessages[frontmatter.StrayColon])
			return
		}
		fr.add(off, "yaml-syntax", "%s", syntaxMessages[e.Kind])
	case frontmatter.BadStart:
		fr.add(off, "yaml-syntax", "%s", fr.badStart(off))
	case frontmatter.Other:
		fr.add(off, "yaml-syntax", "the front matter is not YAML here: %s", printableText(e.Msg))
	default:
		fr.add(off, "yaml-syntax", "%s", syntaxMessages[e.Kind])
	}
}

var syntaxMessages = map[frontmatter.Kind]string{
	frontmatter.StrayColon:    `a colon and a blank begin a value, which cannot stand here: put the whole text in quotes, or mend the indentation`,
	frontmatter.UnknownEscape: `a backslash in double quotes begins an escape that is not known: write it twice, or use single quotes`,
	frontmatter.OpenQuote:     "this quote is never closed",
	frontmatter.OpenBracket:   "this bracket is never closed, or a comma is missing behind it",
	frontmatter.MissingColon:  missingColon,
	frontmatter.BadIndent:     "this does not fit the lines above: mend the indentation, or put a text that holds quotes in quotes as a whole",
	frontmatter.UnknownAlias:  "a text that begins with an asterisk stands in quotes",
}

const missingColon = `a colon and a blank (": ") are missing behind this key`

// colonless returns the begin of the line above the given one, if that line has
// no colon and so cannot be a key and its value; else -1.
func (fr *front) colonless(line int) int {
	if line <= fr.line+1 {
		return -1
	}
	start, end := fr.src.lines[line-2], fr.src.lines[line-1]
	above := bytes.TrimSpace(fr.src.text[start:end])
	if len(above) == 0 || bytes.ContainsAny(above, ":#[]{}\"'") {
		return -1
	}
	return start + bytes.Index(fr.src.text[start:end], above)
}

// commentIn returns the place of the comment that keeps a bracket of the line
// above the given one from being closed, or -1.
func (fr *front) commentIn(line int) int {
	if line < 2 || line > len(fr.src.lines) {
		return -1
	}
	start, end := fr.src.lines[line-2], fr.src.lines[line-1]
	above := fr.src.text[start:end]
	hash := bytes.Index(above, []byte(" #"))
	if hash < 0 || bytes.LastIndexByte(above, '}') < hash && bytes.LastIndexByte(above, ']') < hash || bytes.ContainsAny(above, `"'`) {
		return -1
	}
	return start + hash + 1
}

func (fr *front) badStart(off int) string {
	if off < len(fr.src.text) && fr.src.text[off] == '\t' {
		return "a tab: YAML is indented by blanks"
	}
	return fmt.Sprintf("a text cannot begin with %s: put it in quotes", quote(string(fr.src.text[off:min(off+1, len(fr.src.text))])))
}

// printableText escapes a message of the library, which may quote the source.
func printableText(s string) string { return strings.Trim(strconv.Quote(cut(s, 200)), `"`) }

// An entry is one line "key: value" of a mapping.
type entry struct {
	key   string
	off   int // of the key
	value *yaml.Node
}

// entries returns the lines of a mapping, each key once; none if the node is not
// a mapping. The name of the mapping for messages comes with its article.
func (fr *front) entries(n *yaml.Node, what string) []entry {
	if n == nil || isNull(n) {
		return nil
	}
	if n.Kind != yaml.MappingNode {
		fr.add(fr.off(n), "not-a-mapping", `%s must be written as "key: value" lines`, what)
		return nil
	}
	var list []entry
	lines := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		switch {
		case key.Kind != yaml.ScalarNode:
			fr.add(fr.off(key), "not-a-mapping", "a key is one word")
		case lines[key.Value] > 0:
			fr.add(fr.off(key), "duplicate-key", "%s stands here a second time (first in line %d)", quote(key.Value), lines[key.Value])
			fr.likelyKeys = append(fr.likelyKeys, key.Value)
		default:
			lines[key.Value] = key.Line + fr.line
			list = append(list, entry{key.Value, fr.off(key), n.Content[i+1]})
		}
	}
	return list
}

// fields returns the values of a mapping by key. Unknown keys are faults.
func (fr *front) fields(n *yaml.Node, what string, known ...string) map[string]*yaml.Node {
	values := map[string]*yaml.Node{}
	for _, e := range fr.entries(n, what) {
		if !slices.Contains(known, e.key) {
			fr.unknownKey(n, e, what, known)
			nearest, near := suggest.Nearest(e.key, fr.near(e.key, known))
			if near || e.value.Kind != yaml.ScalarNode { // a text that is like no key declares nothing
				fr.likelyKeys = append(fr.likelyKeys, nearest)
			}
			continue
		}
		values[e.key] = e.value
	}
	return values
}

// unknownKey notes a fault for a key that a mapping does not have. Within braces,
// YAML takes the text behind a comma for a key without a value.
func (fr *front) unknownKey(n *yaml.Node, e entry, what string, known []string) {
	if n.Style&yaml.FlowStyle != 0 && isNull(e.value) {
		fr.addRange(e.off, e.off+len(e.key), "unknown-key",
			"unknown key %s: within braces a comma ends a text; put a text that holds one in quotes", quote(e.key))
		return
	}
	fr.add(e.off, "unknown-key", "unknown key %s%s; %s has %s", quote(e.key), fr.didYouMean(e.key, known), what, enumerate(known))
}

// missed reports whether one of these keys may be there under a wrong name.
func (fr *front) missed(keys ...string) bool {
	for _, key := range fr.likelyKeys {
		if key == "" || slices.Contains(keys, key) {
			return true
		}
	}
	return false
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// words returns a text that a player reads: one line, not empty, and not cut by
// a comment.
func (fr *front) words(n *yaml.Node, what string) string {
	text := fr.text(n, what)
	if text == "" || n.Style&quotedStyles != 0 || !strings.HasPrefix(n.LineComment, "#") {
		return text
	}
	off := fr.off(n)
	if at := bytes.Index(fr.src.text[off:], []byte(n.LineComment)); at >= 0 {
		fr.cutValue(off+at, what)
	}
	return text
}

// quotedStyles are the styles of scalars in which "#" is part of the text.
const quotedStyles = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle

// cutValue tells of a comment that cuts a text.
func (fr *front) cutValue(off int, what string) {
	fr.addRange(off, fr.src.lineEnd(off), "cut-value", `%s ends here, because a blank and "#" begin a comment: put the whole text in quotes`, what)
}

// text returns a text of one line, not empty.
func (fr *front) text(n *yaml.Node, what string) string {
	if n == nil {
		return ""
	}
	text := strings.TrimSpace(n.Value)
	switch {
	case isNull(n), n.Kind == yaml.ScalarNode && text == "":
		fr.add(fr.off(n), "empty-value", "%s is empty", what)
		return ""
	case n.Kind != yaml.ScalarNode && n.Style&yaml.FlowStyle != 0:
		fr.add(fr.off(n), "not-a-text", "%s is a text, and the bracket makes it something else: put it in quotes", what)
		return ""
	case n.Kind != yaml.ScalarNode:
		fr.add(fr.off(n), "not-a-text", "%s is a text", what)
		return ""
	case n.Tag != "!!str":
		fr.add(fr.off(n), "not-a-text", "%s is a text: write it in quotes, %s", what, strconv.Quote(cut(text, maxQuoted)))
		return ""
	case strings.Contains(text, "\n"):
		fr.add(fr.off(n), "not-a-text", "%s stands on one line", what)
		return ""
	}
	if n.Style&yaml.DoubleQuotedStyle != 0 {
		if fault, found := letters.First(text); found {
			fr.add(fr.off(n), fault.Code, "%s", fault.Message)
			return ""
		}
	}
	return text
}

// reserved are the words of the format's own that no name can be.
var reserved = []string{"all", "and", "else", "if", "needs", "not", "or"}

// name reports whether a key can be a name; if not, that is a fault.
func (fr *front) name(name string, off int) bool {
	switch {
	case !isName(name):
		fr.addRange(off, off+len(name), "bad-name", "%s is not a name: names are small letters, digits and underscores, a letter first", quote(name))
		return false
	case slices.Contains(reserved, name):
		fr.add(off, "reserved-name", "%q is a word of the format: take another name", name)
		return false
	}
	return true
}

// number returns a whole number from lo to hi, and whether the node is one.
func (fr *front) number(n *yaml.Node, what string, lo, hi int) (int, bool) {
	if n == nil {
		return 0, false
	}
	value, err := strconv.Atoi(n.Value)
	digits := strings.TrimPrefix(n.Value, "-")
	switch {
	case n.Kind != yaml.ScalarNode || n.Style&quotedStyles != 0,
		strings.Trim(digits, "0123456789") != "" || digits == "":
		fr.add(fr.off(n), "bad-number", "%s is a whole number from %d to %d", what, lo, hi)
		return 0, false
	case len(digits) > 1 && digits[0] == '0':
		fr.add(fr.off(n), "bad-number", "%s is written without a leading zero", what)
		return 0, false
	case err != nil || value < lo || value > hi:
		fr.add(fr.off(n), "bad-number", "%s is %s; it must lie from %d to %d", what, cut(n.Value, maxQuoted), lo, hi)
		return 0, false
	}
	return value, true
}

// need is like fields, and notes at off which keys are missing, unless the mapping
// has another fault, which probably explains it.
func (fr *front) need(n *yaml.Node, off int, what string, known []string, needed ...string) map[string]*yaml.Node {
	before := fr.count()
	values := fr.fields(n, what, known...)
	if fr.count() > before {
		return values
	}
	var missing, lines []string
	for _, key := range needed {
		if values[key] == nil {
			missing = append(missing, key)
			lines = append(lines, strconv.Quote(key+": ..."))
		}
	}
	if len(missing) > 0 {
		fr.add(off, "missing-key", "%s has no %s: write %s", what, enumerate(missing), enumerate(lines))
	}
	return values
}

// enumerate writes a list as a sentence does: "a, b and c".
func enumerate(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}
