package settings

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"cobalt/game/diag"
	"cobalt/game/frontmatter"
	"cobalt/game/suggest"
)

// A File is a settings file: lines of "name: value", in YAML.
type File struct {
	path string
	root *yaml.Node // a mapping
}

// Parse reads a file's text, in which a byte order mark may come first; the path
// is the file's name in errors. The error is a [*diag.Diagnostic] that says at
// which line the text is not YAML, or not a list of settings: the file is then
// damaged.
func Parse(path string, data []byte) (*File, error) {
	f := &File{path: path, root: &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if !isText(data) {
		return nil, f.damage(0, "this is not text; "+example)
	}
	doc, err := frontmatter.Load(data)
	switch {
	case err != nil && err.Kind == frontmatter.NotMapping:
		return nil, f.damage(err.Line, `settings are lines such as "theme: dark"`)
	case err != nil:
		return nil, f.damage(err.Found, "this is not YAML; "+example)
	case doc == nil:
		f.root.HeadComment = strings.TrimSpace(string(data))
	default:
		f.root = doc.Content[0]
		f.root.HeadComment = joined(doc.HeadComment, f.root.HeadComment)
	}
	return f, nil
}

const example = `a setting is written as "theme: dark"`

// damage returns the fault of a file that cannot be read, on a line; 0 is the
// whole file.
func (f *File) damage(line int, msg string) error { return f.fault(line, "settings-file", msg) }

func (f *File) fault(line int, code diag.Code, msg string) error {
	return &diag.Diagnostic{Code: code, Range: diag.Range{File: f.path, Line: line}, Message: msg}
}

// isText reports whether it is UTF-8 without control characters.
func isText(data []byte) bool {
	control := func(r rune) bool { return unicode.Is(unicode.C, r) && r != '\n' && r != '\r' && r != '\t' }
	return utf8.Valid(data) && bytes.IndexFunc(data, control) < 0
}

func joined(a, b string) string { return strings.Trim(a+"\n\n"+b, "\n") }

// Settings returns the settings that the file decides, and everything that is
// wrong with it, in order, each error a [*diag.Diagnostic]. A wrong line decides
// nothing.
func (f *File) Settings() (Settings, []error) {
	var s Settings
	var faults []error
	for i := 0; i+1 < len(f.root.Content); i += 2 {
		key, value := f.root.Content[i], f.root.Content[i+1]
		if err := set(&s, key.Value, value); err != nil {
			code := diag.Code("bad-setting")
			if Find(key.Value) == nil {
				code = "unknown-setting"
			}
			faults = append(faults, f.fault(key.Line, code, err.Error()))
		}
	}
	return s, faults
}

// set sets the setting of a line.
func set(s *Settings, name string, value *yaml.Node) error {
	field := Find(name)
	switch {
	case field == nil:
		return fmt.Errorf("there is no setting %q%s; it is kept, and does nothing", name, suggest.Phrase(name, names()))
	case value.Kind != yaml.ScalarNode:
		return fmt.Errorf("%s is one value, not a list; until then it is %s", name, field.Of(s))
	}
	if err := field.Set(s, value.Value); err != nil {
		return fmt.Errorf("%w; until then it is %s", err, field.Of(s))
	}
	return nil
}

func names() []string {
	all := make([]string, len(fields))
	for i := range fields {
		all[i] = fields[i].Name
	}
	return all
}

// Change writes a setting into the file, in its line if it has one, else at the end.
// Everything else stays. Its error is that of [Field.Set], or that there is no such
// setting.
func (f *File) Change(name, value string) error {
	field := Find(name)
	if field == nil {
		return fmt.Errorf("there is no setting %q", name)
	}
	if err := field.Set(new(Settings), value); err != nil {
		return err
	}
	node := f.node(name)
	node.Kind, node.Style, node.Tag, node.Value = yaml.ScalarNode, 0, "!!str", value
	if name == "measure" {
		node.Tag = "!!int"
	}
	node.Content, node.Anchor, node.Alias = nil, "", nil
	return nil
}

// node returns the value of a name, which is made if there is none.
func (f *File) node(name string) *yaml.Node {
	for i := len(f.root.Content) - 2; i >= 0; i -= 2 { // of several the last counts
		if f.root.Content[i].Value == name {
			return f.root.Content[i+1]
		}
	}
	value := new(yaml.Node)
	f.root.Content = append(f.root.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: name}, value)
	return value
}

// Bytes returns the file's text.
func (f *File) Bytes() ([]byte, error) {
	if len(f.root.Content) == 0 {
		return nil, errors.New("no setting is set")
	}
	data, err := yaml.Dump(f.root)
	if err != nil {
		return nil, fmt.Errorf("writing settings down: %w", err)
	}
	return data, nil
}

// A ValueError says that a setting cannot have a value, and lists its values.
type ValueError struct {
	Field *Field
	Value string
}

func (e *ValueError) Error() string {
	if e.Field.takes != "" {
		return fmt.Sprintf("%s cannot be %q; it can be %s", e.Field.Name, e.Value, e.Field.takes)
	}
	last := len(e.Field.Values) - 1
	return fmt.Sprintf("%s cannot be %q%s; it can be %s or %s", e.Field.Name, e.Value,
		suggest.Phrase(e.Value, e.Field.Values), strings.Join(e.Field.Values[:last], ", "), e.Field.Values[last])
}
