package profile

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Version is the text's version.
const Version = 1

// The beginnings of the first line and of the last.
const (
	opening = "cobalt profile "
	closing = "sum sha256:"
)

// How moments are written: when an ending was first come to, when a run began.
const (
	secondLayout = "2006-01-02T15:04:05Z"
	milliLayout  = "2006-01-02T15:04:05.000Z"
)

// Bytes returns the profile as it is written: the same profile as the same text.
func (p *Profile) Bytes() []byte {
	lines := p.lines()
	size := len(opening) + len(closing) + 2*sha256.Size + len("10\n\n")
	for _, line := range lines {
		size += len(line) + len("\n")
	}
	b := bytes.NewBuffer(make([]byte, 0, size))
	fmt.Fprintf(b, "%s%d\n", opening, Version)
	for _, line := range lines {
		b.WriteString(line)
		b.WriteByte('\n')
	}
	b.WriteString(sumLine(b.Bytes()))
	return b.Bytes()
}

// sumLine is the last line of a text.
func sumLine(text []byte) string {
	sum := sha256.Sum256(text)
	return closing + hex.EncodeToString(sum[:]) + "\n"
}

// lines are the lines between the first and the last, sorted.
func (p *Profile) lines() []string {
	if p == nil {
		return nil
	}
	lines := make([]string, 0, p.saw.size+p.took.size+2*len(p.endings))
	for _, id := range slices.Sorted(maps.Keys(p.endings)) {
		lines = p.endings[id].lines(lines, escape(id))
	}
	for name := range p.saw.all() {
		n := name.Value()
		lines = append(lines, "saw "+escape(n.scene)+" "+escape(n.id))
	}
	for name := range p.took.all() {
		c := name.Value()
		lines = append(lines, "took "+escape(c.scene)+" "+escape(c.node.id)+" "+escape(c.id))
	}
	slices.Sort(lines)
	return lines
}

func (r *record) lines(lines []string, name string) []string {
	line := fmt.Sprintf("ending %s first %s choices %d minutes %d",
		name, time.Unix(r.first, 0).UTC().Format(secondLayout), r.choices, r.minutes)
	if r.best > 0 {
		ms := r.best.Milliseconds()
		line += fmt.Sprintf(" best %d.%03d", ms/1000, ms%1000)
	}
	lines = append(lines, line)
	for began := range r.runs {
		lines = append(lines, "run "+name+" "+time.UnixMilli(began).UTC().Format(milliLayout))
	}
	return lines
}

// escape writes a name as one word.
func escape(name string) string {
	if bare(name) {
		return name
	}
	if name == "" {
		return "%"
	}
	var b strings.Builder
	for i, r := range name {
		size := utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, size = utf8.DecodeRuneInString(name[i:])
		}
		if raw := name[i : i+size]; special(r) {
			fmt.Fprintf(&b, strings.Repeat("%%%02X", size), bytesOf(raw)...)
		} else {
			b.WriteString(raw)
		}
	}
	return b.String()
}

// bare reports whether a name is written as it is because it has nothing but letters, digits
// and signs of ASCII, as almost all have.
func bare(name string) bool {
	for i := range len(name) {
		if c := name[i]; c <= ' ' || c > '~' || c == '%' {
			return false
		}
	}
	return name != ""
}

// special reports whether a character of a name is not written as it is.
func special(r rune) bool {
	return r == '%' || r == utf8.RuneError || unicode.IsSpace(r) || !unicode.IsPrint(r)
}

func bytesOf(s string) []any {
	all := make([]any, len(s))
	for i := range len(s) {
		all[i] = s[i]
	}
	return all
}

// unescape reads a name that escape wrote, or something like it.
func unescape(word string) (name string, ok bool) {
	if word == "%" {
		return "", true
	}
	var b strings.Builder
	for i := 0; i < len(word); i++ {
		if word[i] != '%' {
			b.WriteByte(word[i])
			continue
		}
		if i+2 >= len(word) {
			return "", false
		}
		raw, err := hex.DecodeString(word[i+1 : i+3])
		if err != nil {
			return "", false
		}
		b.Write(raw)
		i += 2
	}
	return b.String(), true
}
