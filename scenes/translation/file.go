package translation

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"

	"cobalt/game/diag"
	"cobalt/game/frontmatter"
)

// FileName is the file in a translation's folder that holds its glossary and sums.
const FileName = "translation.yaml"

// A File is the content of translation.yaml.
type File struct {
	Glossary []Term
	// Sums holds the sums of the original's texts as they were translated, by
	// file and by the name of the thing that they belong to. [notYet] stands
	// for a text that is not translated.
	Sums map[string]map[string][]string

	head  string // the text before the sums, as people wrote it
	text  string // the whole file
	there bool
}

// A Term is a name or a word of the original, and the ways in which it may be told.
type Term struct {
	Original string
	Told     []string // the first is meant, the others are its other forms
	line     int
}

// notYet stands where the sum of a text that is not translated would.
const notYet = "-"

// sumsKey is the last key of the file. What stands behind it is written by the
// program alone.
const sumsKey = "sums:"

// newHead is the begin of a file that is new.
const newHead = `# The memory of this translation. The glossary is for people to write: a term of
# the original, and how it is told, or a list of the forms in which it may stand.
# The sums below it are written by "cobalt translate".
glossary: {}

`

// sum returns the sum of a text of the original.
func sum(text string) string {
	digest := sha256.Sum256([]byte(text))
	return hex.EncodeToString(digest[:5])
}

// readFile reads translation.yaml, or takes it as it was if its text is the same.
func (t *Translation) readFile() {
	name := t.Dir + "/" + FileName
	data, err := fs.ReadFile(t.fsys, name)
	if p := t.past; p != nil && err == nil && p.kept.there && bytes.Equal(p.data, data) {
		t.data, t.kept, t.faults = p.data, p.kept, p.faults
		return
	}
	t.data = data
	t.kept, t.faults = parseFile(name, data, err)
}

// parseFile reads the text of translation.yaml; one that is not there is empty. A file
// that cannot be read is told, because writing it anew would lose its glossary.
func parseFile(name string, data []byte, err error) (*File, diag.List) {
	f := &File{Sums: map[string]map[string][]string{}, head: newHead}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return f, nil
	case err != nil:
		return f, diag.List{broken(name, 1, "cannot be read: %v", err)}
	}
	text := strings.ReplaceAll(string(data), "\r\n", "\n")
	f.head, f.text, f.there = text, text, true
	if at := strings.Index("\n"+text, "\n"+sumsKey); at >= 0 {
		f.head = text[:at]
	}
	doc, fault := frontmatter.Load([]byte(text))
	if fault != nil {
		return f, diag.List{broken(name, max(1, fault.Line), "not valid YAML: %s", fault.Msg)}
	}
	if doc == nil {
		return f, nil
	}
	return f, f.take(name, doc.Content[0])
}

func broken(name string, line int, format string, args ...any) diag.Diagnostic {
	return diag.Diagnostic{
		Code: "translation-file", Severity: diag.Warning,
		Range: diag.Range{File: name, Line: line}, Message: fmt.Sprintf(format, args...),
	}
}

// take reads the keys of the file.
func (f *File) take(name string, root *yaml.Node) (faults diag.List) {
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		switch key.Value {
		case "glossary":
			faults = append(faults, f.takeGlossary(name, value)...)
		case "sums":
			if err := value.Decode(&sumsIn{f.Sums}); err != nil {
				faults = append(faults, broken(name, value.Line, "the sums cannot be read: \"cobalt translate\" writes them"))
			}
		default:
			faults = append(faults, broken(name, key.Line, "unknown key %q: the file holds a glossary, and the sums that \"cobalt translate\" writes", key.Value))
		}
	}
	return faults
}

// sumsIn reads the sums: those of one thing stand on one line, with blanks between.
type sumsIn struct {
	into map[string]map[string][]string
}

// UnmarshalYAML implements the library's interface.
func (s *sumsIn) UnmarshalYAML(n *yaml.Node) error {
	var lines map[string]map[string]string
	if err := n.Decode(&lines); err != nil {
		return fmt.Errorf("the sums: %w", err)
	}
	for file, keys := range lines {
		s.into[file] = map[string][]string{}
		for key, sums := range keys {
			s.into[file][key] = strings.Fields(sums)
		}
	}
	return nil
}

// takeGlossary reads the terms.
func (f *File) takeGlossary(name string, n *yaml.Node) (faults diag.List) {
	if n.Kind != yaml.MappingNode {
		return diag.List{broken(name, n.Line, "glossary must be written as \"term: how it is told\" lines")}
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		term := Term{Original: key.Value, line: key.Line}
		switch value.Kind {
		case yaml.ScalarNode:
			term.Told = []string{value.Value}
		case yaml.SequenceNode:
			for _, form := range value.Content {
				term.Told = append(term.Told, form.Value)
			}
		default: // the term has no words, and is told below
		}
		if term.Original == "" || len(term.Told) == 0 || slices.Contains(term.Told, "") {
			faults = append(faults, broken(name, key.Line, "the term %q lacks the words by which it is told: a text, or a list of its forms", key.Value))
			continue
		}
		f.Glossary = append(f.Glossary, term)
	}
	return faults
}

// translatable reports whether a text has words that a translation would change: it
// is not made of signs and numbers, or of terms that the glossary leaves as they are.
func (f *File) translatable(text string) bool {
	for _, t := range f.Glossary {
		if slices.Contains(t.Told, t.Original) {
			text = strings.ReplaceAll(text, t.Original, "")
		}
	}
	return strings.IndexFunc(text, unicode.IsLetter) >= 0
}

// written returns the file as it is written.
func (f *File) written(order []string) string {
	var b strings.Builder
	b.WriteString(strings.TrimRight(f.head, "\n") + "\n\n" + sumsKey + "\n")
	for _, file := range order {
		keys := f.Sums[file]
		if len(keys) == 0 {
			continue
		}
		fmt.Fprintf(&b, "  %s:\n", file)
		for _, key := range slices.Sorted(maps.Keys(keys)) {
			fmt.Fprintf(&b, "    %s: %s\n", quoted(key), quoted(strings.Join(keys[key], " ")))
		}
	}
	return b.String()
}

// quoted writes a text in the double quotes of YAML.
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`).Replace(text) + `"`
}

// Record returns the text of translation.yaml, with sums added for all texts that are
// translated and had none, and whether it differs from the file. What is accepted is
// named by file, or by node behind the file (prison.md#the-cell): every text that is
// there counts as translated from the original as it is now, changed or left as it was.
// The error is a [diag.List] if the file that is there cannot be read as it is, or else
// says that a name is not in the story.
func (t *Translation) Record(accepted ...string) (text string, changed bool, err error) {
	if len(t.faults) > 0 {
		return "", false, t.faults
	}
	for _, name := range accepted {
		if !slices.ContainsFunc(t.groups, func(g group) bool { return g.within(name) }) {
			return "", false, fmt.Errorf("there is no %q in the story: write a file as prison.md, or a node as prison.md#the-cell", name)
		}
	}
	sums := map[string]map[string][]string{}
	for i := range t.groups {
		g := &t.groups[i]
		whole := slices.ContainsFunc(accepted, g.within)
		if line := t.recorded(g, whole); line != nil {
			if sums[g.file] == nil {
				sums[g.file] = map[string][]string{}
			}
			sums[g.file][g.key] = line
		}
	}
	next := File{Sums: sums, head: t.kept.head}
	text = next.written(t.Files())
	return text, text != t.kept.text, nil
}

// within reports whether a group is of a file, or of a node: prison.md#the-cell.
func (g *group) within(name string) bool {
	return name == g.file || name == g.file+g.node || name == g.file+g.key
}

// recorded returns the sums of a group; nil if none of its texts is translated.
func (t *Translation) recorded(g *group, accept bool) []string {
	was, stale := t.kept.Sums[g.file][g.key], t.stale(g)
	line := make([]string, len(g.units))
	some := false
	for i := range g.units {
		u := &g.units[i]
		line[i] = notYet
		switch {
		case u.in.Line == 0, !accept && t.untouched(g, i):
		case stale[i] && !accept:
			if line[i] = isNew; i < len(was) && len(was) == len(g.units) {
				line[i] = was[i]
			}
		default:
			line[i] = sum(u.original)
		}
		some = some || line[i] != notYet
	}
	if !some {
		return nil
	}
	return line
}

// isNew stands for the sum of an original that came into a node after the others were
// translated. It is no text's sum.
const isNew = "?"
