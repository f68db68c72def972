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
	begin, end, ok := f.front.valueOf(name)
	if !ok || !alike(f.front.yaml[begin:end], value) {
		return false
	}
	for _, k := range knownKeys {
		if k.name == name && k.read(f, &yaml.Node{Kind: yaml.ScalarNode, Value: value}) != "" {
			return false
		}
	}
	f.front.exchangeAt(begin, name, value)
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

// valueOf returns the offsets in the YAML at which a key's value begins and ends, if it
// stands in a line with nothing but the key, as it reads.
func (fr *front) valueOf(name string) (begin, end int, ok bool) {
	number := 0
	value := find(fr.root, name)
	switch {
	case fr.plain:
		number = fr.lineOf(name)
	case value != nil && value.Kind == yaml.ScalarNode:
		number = value.Line
	}
	begin, end, ok = fr.line(number)
	if !ok {
		return 0, 0, false
	}
	end = begin + len(cutEnd(fr.yaml[begin:end]))
	line := fr.yaml[begin:end]
	begin += len(name) + len(separator)
	return begin, end, begin <= end && isKey(line, name) && (fr.plain || fr.yaml[begin:end] == value.Value)
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
func (fr *front) exchangeAt(place int, name, value string) {
	open, size := lineLen(fr.raw), len(fr.yaml)
	fr.raw = fr.raw[:open+place] + value + fr.raw[open+place+len(value):]
	fr.yaml = fr.raw[open : open+size]
	if fr.root == nil {
		return
	}
	next, root := *find(fr.root, name), *fr.root
	next.Value = value
	root.Content = slices.Clone(root.Content)
	setValue(&root, name, &next)
	fr.root = &root
}
