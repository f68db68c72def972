package mission

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"
)

// Get returns the text of a front matter key, and whether it has one that is a
// text, a number or the like.
func (f *File) Get(name string) (string, bool) {
	if f.front.plain {
		begin, end, ok := f.front.valueOf(name)
		return f.front.yaml[begin:end], ok
	}
	value := find(f.front.root, name)
	if value == nil || value.Kind != yaml.ScalarNode || value.Tag == "!!null" {
		return "", false
	}
	return value.Value, true
}

// Set sets a front matter key to a text, leaving everything else in it as it
// stands, its comments and its order included; a key that was not there is
// added behind the others. An error says that the value is not one that the
// key can have, that the name is none, or ([ErrFront]) that YAML of an unusual
// kind stands in the way; the file is then as it was.
func (f *File) Set(name, value string) error {
	if f.exchangeAlike(name, value) {
		return nil
	}
	return f.edit(name, value)
}

// edit sets a key by changing the YAML, and reads the result to see that nothing
// else has changed in it.
func (f *File) edit(name, value string) error {
	line, err := keyLine(name, value)
	if err != nil {
		return err
	}
	for _, edit := range [...]func() string{
		func() string { return f.front.exchange(name, strings.TrimPrefix(line, name+": ")) },
		func() string { return f.front.replace(name, line) },
		func() string { return endLine(f.front.yaml, f.end()) + line + f.end() },
		func() string { return f.front.dump(name, value) },
	} {
		if text := edit(); f.front.becomes(text, [2]string{name, value}) {
			return f.setFront(text)
		}
	}
	return fmt.Errorf("%s: %w: the key %q", f.Name, ErrFront, name)
}

// addAll adds keys of which none is there yet, behind the others, and reports whether it
// could. The YAML is read once for all of them, because a run begins with eight.
func (f *File) addAll(keys [][2]string) bool {
	text := endLine(f.front.yaml, f.end())
	for _, key := range keys {
		line, err := keyLine(key[0], key[1])
		if err != nil || f.front.has(key[0]) {
			return false
		}
		text += line + f.end()
	}
	return f.front.becomes(text, keys...) && f.setFront(text) == nil
}

// Inherit takes over the front matter of a file whose run this one goes on with,
// keys that mean nothing here and comments among it. The story, its digests and
// the difficulty stay this file's, which [New] has made. An error says that YAML
// of an unusual kind stands in the way ([ErrFront]); the file is then as it was.
func (f *File) Inherit(from *File) error {
	if from.front.root == nil && !from.front.plain {
		return nil
	}
	heir := f.Clone()
	if err := heir.setFront(strings.ReplaceAll(from.front.yaml, "\r\n", "\n")); err != nil {
		return err
	}
	heir.stale = true // a sum that came along is of other lines
	keys := [][2]string{{"story", f.Story}, {"digest", f.Digest}, {"difficulty", f.Difficulty.String()}}
	if f.Rules != "" || heir.Rules != "" {
		keys = append(keys, [2]string{"rules", f.Rules})
	}
	if err := heir.setAll(keys); err != nil {
		return err
	}
	*f = *heir
	return nil
}

// keyLine writes a key and its value as one line of YAML.
func keyLine(name, value string) (string, error) {
	if _, msg := checkText(name + value); msg != "" {
		return "", fmt.Errorf("the front matter key %q: %s", name, msg)
	}
	if plain(value) || isSum(value) {
		return name + ": " + value, nil
	}
	text, err := yaml.Dump(map[string]string{name: value}, yaml.WithLineWidth(-1))
	line := strings.TrimSuffix(string(text), "\n")
	switch {
	case err != nil:
		return "", fmt.Errorf("the front matter key %q: %w", name, err)
	case strings.Contains(line, "\n"):
		return "", fmt.Errorf("the front matter key %q holds one line of text", name)
	}
	return line, nil
}

// plain reports whether a value is a moment as the game writes it, which stands without
// quotes.
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
	if rest := p.front(open + text + endLine(end, f.end())); rest != "" || len(p.errs.Faults) > 0 {
		return p.refusal()
	}
	f.front, f.moved = next.front, true
	f.Story, f.Digest, f.Rules = next.Story, next.Digest, next.Rules
	f.Saved, f.Sum = next.Saved, next.Sum
	f.Front, f.Signed = next.Front, next.Signed
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

// exchange puts a value in the exact place of a key's value. The result is nonsense
// if the value there is not written as it reads.
func (fr *front) exchange(name, value string) string {
	was := find(fr.mapping(), name)
	if was == nil || was.Value == "" {
		return ""
	}
	lines := strings.SplitAfter(fr.yaml, "\n")
	if was.Line < 1 || was.Line > len(lines) {
		return ""
	}
	at := &lines[was.Line-1]
	if i := strings.LastIndex(*at, was.Value); i >= 0 {
		*at = (*at)[:i] + value + (*at)[i+len(was.Value):]
	}
	return strings.Join(lines, "")
}

// replace puts a line of YAML in the place of a key whose value is on the same line;
// its comment stays. The result is nonsense for any other key.
func (fr *front) replace(name, line string) string {
	was := find(fr.mapping(), name)
	lines := strings.SplitAfter(fr.yaml, "\n")
	if was == nil || was.Line < 1 || was.Line > len(lines) {
		return ""
	}
	if was.LineComment != "" {
		line += " " + was.LineComment
	}
	at := &lines[was.Line-1]
	*at = line + (*at)[len(cutEnd(*at)):]
	return strings.Join(lines, "")
}

// becomes reports whether text is the same front matter but for some keys, which have
// the given values; new keys stand last.
func (fr *front) becomes(text string, keys ...[2]string) bool {
	var was []*yaml.Node
	if root := fr.mapping(); root != nil {
		was = root.Content
	}
	root, fault := loadMapping(text)
	if fault != nil || root == nil || len(root.Content) < len(was) {
		return false
	}
	set := 0
	for i := 0; i+1 < len(root.Content); i += 2 {
		k, v := root.Content[i], root.Content[i+1]
		switch key := slices.IndexFunc(keys, func(key [2]string) bool { return k.Kind == yaml.ScalarNode && k.Value == key[0] }); {
		case i < len(was) && !same(was[i], k):
			return false
		case key >= 0:
			if v.Kind != yaml.ScalarNode || v.Value != keys[key][1] {
				return false
			}
			set++
		case i >= len(was) || !same(was[i+1], v):
			return false
		}
	}
	return set == len(keys)
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

// dump writes the whole front matter anew with one key set: the last resort if it
// cannot be changed line by line. It is empty if that cannot be done.
func (fr *front) dump(name, value string) string {
	root, fault := loadMapping(fr.yaml) // a copy: to dump a node changes it
	if fault != nil || root == nil {
		return ""
	}
	text := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value}
	if plain(value) {
		text.Tag = "!!timestamp"
	}
	root.Style &^= yaml.FlowStyle
	if !setValue(root, name, text) {
		root.Content = append(root.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: name}, text)
	}
	out, err := yaml.Dump(root, yaml.WithLineWidth(-1))
	if err != nil {
		return ""
	}
	return string(out)
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

// endLine returns text with the given end to its last line.
func endLine(text, end string) string {
	if text == "" || strings.HasSuffix(text, "\n") {
		return text
	}
	return text + end
}
