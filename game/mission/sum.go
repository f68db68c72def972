package mission

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"
)

// A file that the game wrote has two sums: "sum", of every byte behind the
// front matter, and "front", of every byte of the front matter but its own
// value and those of the digest and the rules: others are told anyway, as those of
// another story. The key "sealed" says that both are there, so that a file from which
// one of them is lost is known for damaged too.

const sumPrefix = "sha256:"

// signedBoth is the value of the key "sealed" of a file that has both sums.
const signedBoth = "front and lines"

func readSum(f *File, value *yaml.Node) string {
	if !isSum(value.Value) {
		return `sum must be "sha256:" and 64 hex digits; a file changed by hand needs none`
	}
	f.Sum = strings.ToLower(value.Value)
	return ""
}

func readFrontSum(f *File, value *yaml.Node) string {
	if !isSum(value.Value) {
		return `front must be "sha256:" and 64 hex digits; a file changed by hand needs none`
	}
	f.Front = value.Value
	return ""
}

// readSigned takes note of the one value that is known; a newer program may have
// others here.
func readSigned(f *File, value *yaml.Node) string {
	f.Signed = value.Value == signedBoth
	return ""
}

// isSum reports whether text is a sum.
func isSum(text string) bool {
	hash, ok := strings.CutPrefix(text, sumPrefix)
	raw, err := hex.DecodeString(hash)
	return ok && err == nil && len(raw) == sha256.Size
}

// sumOf is the sum of a text.
func sumOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return sumPrefix + hex.EncodeToString(sum[:])
}

// frontHolds reports whether the sum of the front matter is right. A program that
// did not know the key "rules" covered its value too.
func (f *File) frontHolds() bool {
	return f.Front == f.front.sum(f.mark, "front", "digest", "rules") || f.Front == f.front.sum(f.mark, "front", "digest")
}

// sum is the sum of everything before the lines, the byte order mark included, but
// the values of the keys that it does not cover.
func (fr *front) sum(mark string, uncovered ...string) string {
	open := lineLen(fr.raw)
	end := fr.raw[open+len(fr.yaml):]
	return sumOf(mark + fr.raw[:open] + fr.without(uncovered...) + end)
}

// without returns the YAML with the values of keys cut out of it.
func (fr *front) without(names ...string) string {
	lines := strings.SplitAfter(fr.yaml, "\n")
	if fr.plain {
		for _, name := range names {
			if number := fr.lineOf(name); number > 0 {
				at := &lines[number-1]
				*at = name + separator + (*at)[len(cutEnd(*at)):]
			}
		}
		return strings.Join(lines, "")
	}
	for _, name := range names {
		value := find(fr.root, name)
		if value == nil || value.Line < 1 || value.Line > len(lines) {
			continue
		}
		at := &lines[value.Line-1]
		if i := strings.LastIndex(*at, value.Value); i >= 0 {
			*at = (*at)[:i] + (*at)[i+len(value.Value):]
		}
	}
	return strings.Join(lines, "")
}

// checkSums holds the file against the sums that it names, and against saying
// that it has them.
func (p *parser) checkSums(body string) {
	f := p.file
	if f.Sum != "" && sumOf(body) != f.Sum {
		p.damaged("sum", "its sum does not match its lines")
	}
	switch {
	case f.Front != "" && !f.frontHolds():
		p.damaged("front", "its front matter does not match the sum that stands in it")
	case f.Signed && (f.Front == "" || f.Sum == ""):
		p.damaged("sealed", "it says that it is sealed, and has lost a sum")
	}
}

// damaged tells damage, at the value of a key.
func (p *parser) damaged(key, what string) {
	value := find(p.file.front.mapping(), key)
	out := "line sum"
	if p.file.Signed || p.file.Front != "" {
		out = "lines sum, front and sealed"
	}
	p.fault(value.Line+1, value.Column, ErrDamaged, "damaged-file", "the file is damaged: %s "+
		"(it was cut off or changed since it was written; if you changed it yourself, take the %s out)", what, out)
}

// Sign notes when the file is written, in UTC and whole seconds, and its sums.
// From then on Bytes keeps the sums right.
func (f *File) Sign(saved time.Time) error {
	moment, sum := saved.UTC().Format(time.RFC3339), sumOf(bodyOf(f.Lines))
	var err error
	if !f.addAll([][2]string{{"saved", moment}, {"sealed", signedBoth}, {"sum", sum}, {"front", sumOf("")}}) {
		err = errors.Join(f.Set("saved", moment), f.Set("sealed", signedBoth), f.Set("sum", sum))
		if err == nil && f.Front == "" {
			err = f.Set("front", sumOf(""))
		}
	}
	if err != nil {
		return err
	}
	f.stale = false
	f.refreshFront()
	if !f.frontHolds() {
		return fmt.Errorf("%s: %w: the key %q", f.Name, ErrFront, "front")
	}
	return nil
}

// refresh brings the sums up to date, if there are any, and the text that they cover
// was changed.
func (f *File) refresh(body string) {
	if f.stale && f.Sum != "" {
		// The key is there and the value is a sum: it cannot be refused.
		_ = f.Set("sum", sumOf(body))
	}
	if f.moved && f.Front != "" {
		f.refreshFront()
	}
	f.stale, f.moved = false, false
}

// refreshFront puts the front matter's sum in the place of the one before.
func (f *File) refreshFront() {
	_ = f.Set("front", f.front.sum(f.mark, "front", "digest", "rules")) // as in refresh
	f.moved = false
}
