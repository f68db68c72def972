package mission

import (
	"fmt"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"
)

// Get returns the text of a front matter key, and whether it has one that is a
// text, a number or the like.
func (f *File) Get(name string) (string, bool) {
	value := find(f.front.root, name)
	if value == nil || value.Kind != yaml.ScalarNode || value.Tag == "!!null" {
		return "", false
	}
	return value.Value, true
}

// Set sets a front matter key to a text, leaving everything else in it as it
// stands, its comments and its order included; a key that was not there is
// added behind the others. An error says that the value is not one that the
// key can have, or that the name is none; the file is then as it was.
func (f *File) Set(name, value string) error {
	line, err := keyLine(name, value)
	if err != nil {
		return err
	}
	text := f.front.yaml
	if edited, ok := f.front.replace(name, line); ok {
		text = edited
	} else if find(f.front.root, name) == nil && !f.front.flow() {
		text = f.endLine(text) + line + f.end()
	} else if text, err = f.front.dump(name, value); err != nil {
		return err
	}
	return f.setFront(text)
}

// keyLine writes a key and its value as one line of YAML.
func keyLine(name, value string) (string, error) {
	text, err := yaml.Dump(map[string]string{name: value}, yaml.WithLineWidth(-1))
	line := strings.TrimSuffix(string(text), "\n")
	switch {
	case err != nil:
		return "", fmt.Errorf("the front matter key %q: %w", name, err)
	case strings.Contains(line, "\n"):
		return "", fmt.Errorf("the front matter key %q holds one line of text", name)
	case plain(value):
		return name + ": " + value, nil
	}
	return line, nil
}

// plain reports whether YAML takes a value for the same without quotes: the
// timestamps and sums that the game writes.
func plain(value string) bool {
	_, err := time.Parse(time.RFC3339, value)
	return err == nil
}

// setFront puts new YAML between the fences, as long as it can be read.
func (f *File) setFront(text string) error {
	open, end := fence+f.end(), fence+f.end()
	if f.front.raw != "" {
		open = f.front.raw[:lineLen(f.front.raw)]
		end = f.front.raw[len(open)+len(f.front.yaml):]
	}
	next := File{Name: f.Name}
	p := parser{file: &next}
	if rest := p.front(open + text + f.endLine(end)); rest != "" || len(p.errs.Faults) > 0 {
		return p.refusal()
	}
	f.front = next.front
	f.Story, f.Digest, f.Saved, f.Sum = next.Story, next.Digest, next.Saved, next.Sum
	f.Difficulty, f.Given = next.Difficulty, next.Given
	for i := range f.Lines {
		f.Lines[i].Number = f.front.lines() + i + 1
	}
	return nil
}

// refusal is the error of front matter that cannot stand.
func (p *parser) refusal() error {
	if len(p.errs.Faults) == 0 {
		return fmt.Errorf("%s: the front matter cannot hold that", p.file.Name)
	}
	return &p.errs
}

// replace puts a line of YAML where a key stands whose value is on the same
// line; its comment stays.
func (fr *front) replace(name, line string) (text string, ok bool) {
	value := find(fr.root, name)
	if value == nil || fr.flow() || value.Kind != yaml.ScalarNode ||
		value.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0 || value.Anchor != "" {
		return "", false
	}
	lines := strings.SplitAfter(fr.yaml, "\n")
	at := value.Line - 1
	if at >= len(lines) {
		return "", false
	}
	if value.LineComment != "" {
		line += " " + value.LineComment
	}
	lines[at] = line + lines[at][len(cutEnd(lines[at])):]
	return fr.verify(strings.Join(lines, ""), name)
}

// verify reports whether text is the same front matter but for one key.
func (fr *front) verify(text, name string) (string, bool) {
	root, fault := loadMapping(text)
	if fault != nil || root == nil || len(root.Content) != len(fr.root.Content) {
		return "", false
	}
	for i := 0; i+1 < len(root.Content); i += 2 {
		was, is := fr.root.Content[i], root.Content[i]
		if was.Value != is.Value || was.Kind != is.Kind {
			return "", false
		}
		if is.Value != name && !same(fr.root.Content[i+1], root.Content[i+1]) {
			return "", false
		}
	}
	return text, true
}

// same reports whether two values say the same.
func same(a, b *yaml.Node) bool {
	if a.Kind != b.Kind || a.Tag != b.Tag || a.Value != b.Value || len(a.Content) != len(b.Content) {
		return false
	}
	for i := range a.Content {
		if !same(a.Content[i], b.Content[i]) {
			return false
		}
	}
	return true
}

// flow reports whether the front matter is written in braces.
func (fr *front) flow() bool {
	return fr.root != nil && fr.root.Style&yaml.FlowStyle != 0
}

// dump writes the whole front matter anew with one key set: what is left where
// it cannot be changed line by line.
func (fr *front) dump(name, value string) (string, error) {
	text := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value}
	if plain(value) {
		text.Tag = "!!timestamp"
	}
	root := *fr.root
	root.Style &^= yaml.FlowStyle
	root.Content = append([]*yaml.Node(nil), root.Content...)
	if !setValue(&root, name, text) {
		root.Content = append(root.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: name}, text)
	}
	out, err := yaml.Dump(&root, yaml.WithLineWidth(-1))
	if err != nil {
		return "", fmt.Errorf("the front matter key %q: %w", name, err)
	}
	return string(out), nil
}

// setValue replaces the value of a key, and reports whether there is one.
func setValue(root *yaml.Node, name string, value *yaml.Node) bool {
	for i := 0; i+1 < len(root.Content); i += 2 {
		if k := root.Content[i]; k.Kind == yaml.ScalarNode && k.Value == name {
			root.Content[i+1] = value
			return true
		}
	}
	return false
}

// endLine returns text with an end to its last line.
func (f *File) endLine(text string) string {
	if text == "" || strings.HasSuffix(text, "\n") {
		return text
	}
	return text + f.end()
}
