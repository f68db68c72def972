package mission

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"cobalt/game"
	"cobalt/game/frontmatter"
	"cobalt/game/suggest"
)

// fence is the line before front matter and the one behind it.
const fence = "---"

// front is a file's front matter.
type front struct {
	raw  string     // all of it, fences included; empty if there is none
	yaml string     // the lines between the fences
	root *yaml.Node // the mapping; nil if there is none, or it is plain

	// plain says that each line is a key, a colon, a blank and a text as it reads, so that
	// the mapping need not be kept: a host keeps the files of all who play.
	plain bool
}

// separator stands between a key and its value in a plain line.
const separator = ": "

// isKey reports whether a line begins with a key, as plain front matter has it.
func isKey(line, name string) bool {
	return len(line) >= len(name)+len(separator) && line[:len(name)] == name && line[len(name):len(name)+len(separator)] == separator
}

// isPlain reports whether a mapping stands plainly in its YAML.
func isPlain(root *yaml.Node, text string) bool {
	i := 0
	for line := range strings.Lines(text) {
		if i+1 >= len(root.Content) {
			return false
		}
		name, value := root.Content[i], root.Content[i+1]
		if name.Kind != yaml.ScalarNode || value.Kind != yaml.ScalarNode || value.Tag == "!!null" || cutEnd(line) != name.Value+separator+value.Value {
			return false
		}
		i += 2
	}
	return i == len(root.Content)
}

// mapping returns the mapping, to be read only; nil if there is none.
func (fr *front) mapping() *yaml.Node {
	if !fr.plain {
		return fr.root
	}
	root, _ := loadMapping(fr.yaml) // it was read before
	return root
}

// has reports whether a key is there.
func (fr *front) has(name string) bool {
	if fr.plain {
		return fr.lineOf(name) > 0
	}
	return find(fr.root, name) != nil
}

// lineOf returns the number of the line of plain front matter in which a key stands, from 1;
// 0: in none.
func (fr *front) lineOf(name string) int {
	number := 0
	for line := range strings.Lines(fr.yaml) {
		if number++; isKey(line, name) {
			return number
		}
	}
	return 0
}

// front reads the front matter off the beginning of text, if it has any, and
// returns the rest.
func (p *parser) front(text string) (rest string) {
	block, found := frontmatter.Find(text)
	switch {
	case !found:
		return text
	case !block.Closed:
		p.fault(1, 1, nil, "mission-front", `the front matter begins here and never ends: a second line "---" is missing`)
		return text
	}
	raw := text[:block.Rest]
	p.number = strings.Count(raw, "\n")
	if !strings.HasSuffix(raw, "\n") {
		p.number++
	}
	p.file.front = front{raw: raw, yaml: text[block.Start:block.End]}
	p.readFront()
	return text[block.Rest:]
}

// readFront reads the lines between the fences.
func (p *parser) readFront() {
	f := &p.file.front
	if len(f.yaml) > MaxFront {
		p.fault(1, 1, ErrTooLarge, "too-large", "the front matter is over %d KiB", MaxFront>>10)
		return
	}
	if !p.checkFront(f.yaml) {
		return
	}
	root, fault := loadMapping(f.yaml)
	if fault != nil {
		p.fault(fault.Line+1, fault.Col, nil, fault.Code, "%s", fault.Message)
		return
	}
	f.root = root
	if root != nil && p.checkVersion(root) {
		p.readKeys(root)
		if isPlain(root, f.yaml) {
			f.root, f.plain = nil, true
		}
	}
}

// checkFront tells every character that may not stand in front matter.
func (p *parser) checkFront(text string) bool {
	ok := true
	for number := 2; text != ""; number++ {
		line := text[:lineLen(text)]
		text = text[len(line):]
		if at, msg := checkText(cutEnd(line)); msg != "" {
			p.fault(number, column(line, at), nil, "mission-text", "%s", msg)
			ok = false
		}
	}
	return ok
}

// loadMapping reads YAML that must be one mapping, or nothing at all; then the
// mapping is nil. The fault counts lines from the text's first.
func loadMapping(text string) (*yaml.Node, *Fault) {
	doc, err := frontmatter.Load([]byte(text))
	switch {
	case err == nil && doc == nil:
		return nil, nil
	case err == nil:
		return doc.Content[0], nil
	case err.Kind == frontmatter.NotMapping:
		return nil, newFault("", 1, 1, nil, "mission-front", `the front matter must be a mapping, as in "story: cobalt"`)
	}
	msg := "the front matter is not YAML: " + strings.ToValidUTF8(err.Msg, "?")
	return nil, newFault("", max(1, err.Found), max(1, err.FoundCol), nil, "mission-front", msg)
}

// A key reads one known key's value into a file, or says why it cannot be.
type key struct {
	name string
	read func(f *File, value *yaml.Node) (msg string)
}

var knownKeys = [...]key{
	{"story", readStory},
	{"digest", readDigest},
	{"rules", readRules},
	{"difficulty", readDifficulty},
	{"saved", readSaved},
	{"sum", readSum},
	{"front", readFrontSum},
	{"sealed", readSigned},
}

// readKeys reads the keys that are known, and lets the others stand.
func (p *parser) readKeys(root *yaml.Node) {
	seen := map[string]bool{}
	for i := 0; i+1 < len(root.Content); i += 2 {
		name, value := root.Content[i], root.Content[i+1]
		if name.Kind != yaml.ScalarNode {
			continue
		}
		if seen[name.Value] {
			p.fault(name.Line+1, name.Column, nil, "duplicate-key", "the key %q stands here a second time", name.Value)
			continue
		}
		seen[name.Value] = true
		p.readKey(name.Value, value)
	}
}

func (p *parser) readKey(name string, value *yaml.Node) {
	for line := range strings.Lines(value.Value) {
		if _, msg := checkText(cutEnd(line)); msg != "" {
			p.fault(value.Line+1, value.Column, nil, "mission-value", "%s", msg)
			return
		}
	}
	for _, k := range knownKeys {
		if k.name != name || value.Tag == "!!null" {
			continue
		}
		msg := name + " must be one word or text"
		if value.Kind == yaml.ScalarNode {
			msg = k.read(p.file, value)
		}
		if msg != "" {
			p.fault(value.Line+1, value.Column, nil, "mission-value", "%s", msg)
		}
	}
}

// checkVersion reports whether the file is of a version that is known.
func (p *parser) checkVersion(root *yaml.Node) bool {
	value := find(root, "version")
	if value == nil || value.Tag == "!!null" {
		return true
	}
	version, err := strconv.Atoi(value.Value)
	switch {
	case value.Tag != "!!int" || err != nil || version < 1:
		p.fault(value.Line+1, value.Column, nil, "mission-value", "version must be a whole number from 1 up")
	case version > Version:
		p.fault(value.Line+1, value.Column, ErrNewer, "newer-file",
			"the file is of version %d of the format, and this program knows %d: a newer one reads it; nothing was changed", version, Version)
		return false
	}
	return true
}

// find returns the value of a key of a mapping, or nil.
func find(root *yaml.Node, name string) *yaml.Node {
	if root == nil {
		return nil
	}
	for i := 0; i+1 < len(root.Content); i += 2 {
		if k := root.Content[i]; k.Kind == yaml.ScalarNode && k.Value == name {
			return root.Content[i+1]
		}
	}
	return nil
}

func readStory(f *File, value *yaml.Node) string {
	f.Story = value.Value
	return ""
}

func readDigest(f *File, value *yaml.Node) string {
	f.Digest = value.Value
	return ""
}

func readRules(f *File, value *yaml.Node) string {
	f.Rules = value.Value
	return ""
}

func readDifficulty(f *File, value *yaml.Node) string {
	d, ok := game.ParseDifficulty(value.Value)
	if !ok {
		names := []string{"recruit", "agent", "ghost"}
		return fmt.Sprintf("unknown difficulty %q%s: it is recruit, agent or ghost", value.Value, suggest.Phrase(value.Value, names))
	}
	f.Difficulty, f.Given = d, true
	return ""
}

func readSaved(f *File, value *yaml.Node) string {
	at, err := time.Parse(time.RFC3339, value.Value)
	if err != nil {
		return `saved must be a moment, as in "2026-11-22T14:03:11Z"`
	}
	f.Saved = at
	return ""
}
