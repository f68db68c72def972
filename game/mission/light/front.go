package light

import (
	"strings"

	"cobalt/game"
)

// fence is the line before front matter and the one behind it.
const fence = "---"

// A front is a file's front matter.
type front struct {
	open, end string  // the two fences; empty if there is none
	lines     []entry // the lines between them
}

// An entry is a line of front matter.
type entry struct {
	raw    string // with its end
	key    string // empty: it is a comment, or blank
	value  string // as it reads; empty: the key has none, or quotes around nothing
	quoted bool   // the value stands in quotes
	at     int    // where the value begins in raw
	size   int    // of the value in raw, without quotes
}

// raw is the front matter as it stands in the file.
func (f *front) raw() string {
	return f.open + f.yaml() + f.end
}

// yaml is what stands between the fences.
func (f *front) yaml() string {
	var b strings.Builder
	for i := range f.lines {
		b.WriteString(f.lines[i].raw)
	}
	return b.String()
}

// find returns the entry of a key, or nil.
func (f *front) find(key string) *entry {
	for i := range f.lines {
		if f.lines[i].key == key {
			return &f.lines[i]
		}
	}
	return nil
}

// sum is the sum of everything before the lines but the values of some keys.
func (f *front) sum(mark string, uncovered ...string) string {
	var b strings.Builder
	b.WriteString(mark)
	b.WriteString(f.open)
	for _, e := range f.lines {
		for _, key := range uncovered {
			if e.key == key {
				e.raw = e.raw[:e.at] + e.raw[e.at+e.size:]
			}
		}
		b.WriteString(e.raw)
	}
	b.WriteString(f.end)
	return sumOf(b.String())
}

// maxFence is more than the second fence has with its blanks, in bytes.
const maxFence = 1 << 10

// isFence reports whether a line is a fence.
func isFence(line string) bool { return strings.TrimRight(cutEnd(line), blanks) == fence }

// front reads the front matter off the beginning of text, if it has any, and returns
// the rest.
func (p *parser) front(text string) (rest string) {
	first := text[:lineLen(text)]
	if !isFence(first) {
		return text
	}
	f := &p.file.front
	f.open = first
	rest = text[len(first):]
	for p.number = 1; rest != ""; {
		line := rest[:lineLen(rest)]
		rest = rest[len(line):]
		p.number++
		if len(line) < maxFence && isFence(line) {
			f.end = line
			return rest
		}
		p.entry(line)
	}
	p.number = 1
	p.fault(`the front matter begins here and never ends: a second line "---" is missing`)
	return ""
}

// notPlain says that front matter is beyond this package.
const notPlain = `this page reads front matter only as lines such as "story: cobalt"`

// entry reads a line of front matter.
func (p *parser) entry(line string) {
	if _, msg := checkText(cutEnd(line)); msg != "" {
		p.fault(msg)
		return
	}
	e, ok := parseEntry(line)
	switch {
	case !ok:
		p.fault(notPlain)
	case e.key != "" && p.file.front.find(e.key) != nil:
		p.fault("the key " + quote(e.key) + " stands here a second time")
	default:
		p.file.front.lines = append(p.file.front.lines, e)
		p.read(&e)
	}
}

// notYAML are characters that end a line of YAML, or may not stand in it.
const notYAML = "\u2028\u2029\uFEFF\uFFFE\uFFFF"

// longestKey is how many bytes a key may have: YAML knows none that is much longer.
const longestKey = 1000

// parseEntry reads a line of front matter, if it is a plain one.
func parseEntry(raw string) (e entry, ok bool) {
	e = entry{raw: raw}
	line := strings.TrimRight(cutEnd(raw), blanks)
	switch {
	case strings.ContainsAny(line, notYAML):
		return e, false
	case line == "" || line[0] == '#':
		return e, true
	}
	n := 0
	for n < len(line) && isKeyByte(line[n]) {
		n++
	}
	if n == 0 || n > longestKey || !strings.HasPrefix(line[n:], ":") || len(line) > n+1 && line[n+1] != ' ' {
		return e, false
	}
	e.key = line[:n]
	rest := strings.TrimLeft(line[n+1:], blanks)
	e.at = len(line) - len(rest)
	return e.readValue(rest)
}

// readValue reads the rest of a line of front matter, which begins with the value.
func (e entry) readValue(rest string) (entry, bool) {
	switch {
	case rest == "" || rest[0] == '#' && e.at > len(e.key)+1:
		return e, true
	case rest[0] == '"' || rest[0] == '\'':
		end := strings.IndexByte(rest[1:], rest[0])
		behind := ""
		if end >= 0 {
			behind = rest[end+2:]
			e.value = rest[1 : end+1]
		}
		e.quoted, e.at, e.size = true, e.at+1, len(e.value)
		plain := end >= 0 && !strings.Contains(e.value, `\`)
		return e, plain && (behind == "" || strings.HasPrefix(strings.TrimLeft(behind, blanks), "#") && behind[0] != '#')
	}
	value, _, _ := strings.Cut(rest, " #")
	value, _, _ = strings.Cut(value, "\t#")
	value = strings.TrimRight(value, blanks)
	if strings.ContainsAny(value[:1], "[]{}&*!|>%@`,?:-") || strings.Contains(value, ": ") || strings.Contains(value, ":\t") || strings.HasSuffix(value, ":") {
		return e, false
	}
	e.value, e.size = value, len(value)
	switch value {
	case "~", "null", "Null", "NULL":
		e.value = ""
	}
	return e, true
}

func isKeyByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-'
}

// read takes over the value of a key that is known.
func (p *parser) read(e *entry) {
	f := p.file
	if e.value == "" && !e.quoted {
		return
	}
	switch e.key {
	case "version":
		p.version(e)
	case "difficulty":
		d, ok := game.ParseDifficulty(e.value)
		if !ok {
			p.fault("unknown difficulty " + quote(e.value) + ": it is recruit, agent or ghost")
		}
		f.Difficulty = d
	case "sum":
		if !isSum(e.value) {
			p.fault(`sum must be "sha256:" and 64 hex digits; a file changed by hand needs none`)
		}
	case "front":
		if !isSum(e.value) {
			p.fault(`front must be "sha256:" and 64 hex digits; a file changed by hand needs none`)
		}
	case "saved":
		if !isMoment(e.value) {
			p.fault(`saved must be a moment, as in "2026-11-22T14:03:11Z"`)
		}
	}
}

// version holds a file's version against the one that is known.
func (p *parser) version(e *entry) {
	switch value := e.value; {
	case e.quoted || !digits(strings.TrimPrefix(value, "+"), 9) || value == "0":
		p.fault("version must be a whole number from 1 up")
	case value == "1":
	case value[0] == '0' || value[0] == '+':
		p.fault(notPlain)
	default:
		p.fault("the file is of version " + value + " of the format, and this program knows 1: a newer one reads it; nothing was changed")
		p.err.Newer = true
	}
}
