package mission

import (
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"
)

// exchangeAlike sets a key whose line is written as the game writes it to a value
// of the same form and length, and reports whether it could. Such a change cannot
// make the YAML mean anything else, so it is not read again: a file is signed at
// every choice, and reading YAML would take longer than everything else.
func (f *File) exchangeAlike(name, value string) bool {
	at := f.front.valueOf(name)
	if at < 0 {
		return false
	}
	was := f.front.root.Content[at]
	if was.Kind != yaml.ScalarNode || !alike(was.Value, value) {
		return false
	}
	begin, end, ok := f.front.line(was.Line)
	if !ok || cutEnd(f.front.yaml[begin:end]) != name+": "+was.Value {
		return false
	}
	for _, k := range knownKeys {
		if k.name == name && k.read(f, &yaml.Node{Kind: yaml.ScalarNode, Value: value}) != "" {
			return false
		}
	}
	f.front.exchangeAt(begin+len(name)+len(": "), at, value)
	f.moved = true
	return true
}

// alike reports whether two values are sums, or moments in UTC and whole seconds,
// or the same.
func alike(a, b string) bool {
	return a == b || isSum(a) && isSum(b) || isMoment(a) && isMoment(b)
}

func isMoment(text string) bool {
	const layout = "2006-01-02T15:04:05Z"
	_, err := time.Parse(layout, text)
	return err == nil && len(text) == len(layout)
}

// valueOf returns the index of a key's value among the nodes of the mapping, or -1.
func (fr *front) valueOf(name string) int {
	if fr.root == nil {
		return -1
	}
	for i, node := range fr.root.Content {
		if i%2 == 0 && node.Kind == yaml.ScalarNode && node.Value == name && i+1 < len(fr.root.Content) {
			return i + 1
		}
	}
	return -1
}

// line returns the offsets at which a line of the YAML, counted from 1, begins and
// ends.
func (fr *front) line(number int) (begin, end int, ok bool) {
	for line := range strings.Lines(fr.yaml) {
		end = begin + len(line)
		if number--; number == 0 {
			return begin, end, true
		}
		begin = end
	}
	return 0, 0, false
}

// exchangeAt puts a value of the same length at a place of the YAML, and into the
// node that is read there. Copies of the file share nodes, so the node is not
// changed but replaced.
func (fr *front) exchangeAt(place, node int, value string) {
	open := lineLen(fr.raw)
	end := fr.raw[open+len(fr.yaml):]
	fr.yaml = fr.yaml[:place] + value + fr.yaml[place+len(value):]
	fr.raw = fr.raw[:open] + fr.yaml + end
	next, root := *fr.root.Content[node], *fr.root
	next.Value = value
	root.Content = slices.Clone(root.Content)
	root.Content[node] = &next
	fr.root = &root
}
