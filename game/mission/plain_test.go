package mission

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"cobalt/game"
)

// TestPlainFront holds front matter whose mapping is not kept against the same whose is.
func TestPlainFront(t *testing.T) {
	const moment = "2026-11-22T14:03:11Z"
	for _, tt := range []struct {
		front string
		plain bool
	}{
		{"story: a\nsaved: " + moment, true},
		{"story: a\r\nsaved: " + moment + "\r", true},
		{"name: two words\nstory: a#b", true},
		{"story: a # why", false},
		{"# why\nstory: a", false},
		{"story: a\n", false},
		{"story: a\n\nsaved: " + moment, false},
		{"story: 'a'", false},
		{"story:  a", false},
		{"story: a ", false},
		{"story:", false},
		{"mine: null", false},
		{"mine: ~", false},
		{"'mine': a", false},
		{"mine: &a b\nother: *a", false},
		{"mine: !!str b", false},
		{"mine: two\n  lines", false},
		{"mine: |\n  a", false},
		{"mine: [a, b]", false},
		{"{story: a}", false},
		{"mine:\n  deep: a", false},
		{"5: a\ntrue: 7\nstory: b", true},
	} {
		file, _ := Parse("a.mission", []byte("---\n"+tt.front+"\n---\nwait\n"))
		if file == nil {
			t.Errorf("%q cannot be read", tt.front)
			continue
		}
		if file.front.plain != tt.plain {
			t.Errorf("%q is plain: %v", tt.front, file.front.plain)
		}
		if tt.plain != (file.front.root == nil) {
			t.Errorf("%q: the mapping is kept: %v", tt.front, file.front.root != nil)
		}
		kept := file.Clone()
		kept.front.root, kept.front.plain = file.front.mapping(), false
		for _, name := range []string{"story", "saved", "mine", "other", "name", "5", "true", "deep", "", "stor", "none"} {
			answers := func(f *File) string {
				value, ok := f.Get(name)
				begin, end, place := f.front.valueOf(name)
				return fmt.Sprintf("%q %v %v, %d %d %v, %q", value, ok, f.front.has(name), begin, end, place, f.front.without(name))
			}
			if a, b := answers(file), answers(kept); a != b {
				t.Errorf("%q, key %q: %s, and with the mapping %s", tt.front, name, a, b)
			}
			a, b := file.Clone(), kept.Clone()
			if err, other := a.Set(name, "new"), b.Set(name, "new"); (err == nil) != (other == nil) || a.front.raw != b.front.raw {
				t.Errorf("%q, key %q is set: %v\n%s\nand with the mapping: %v\n%s", tt.front, name, err, a.front.raw, other, b.front.raw)
			}
		}
	}
}

// TestWrittenIsSmall holds that a file which is written down as it goes keeps no mapping, and
// shares memory among its lines, and that copies of it do not write into each other.
func TestWrittenIsSmall(t *testing.T) {
	file := New(&game.Story{ID: "a", Digest: sumOf("a"), Rules: sumOf("b")}, game.Agent)
	if err := file.Sign(time.Unix(0, 0)); err != nil {
		t.Fatal(err)
	}
	if file.front.root != nil {
		t.Error("the mapping is kept")
	}
	if n := testing.AllocsPerRun(100, func() { file.joined("wait", "\n") }); n > 0 {
		t.Errorf("%v allocations of a line", n)
	}
	_ = file.AddChoice("wait", time.Second)
	other := file.Clone()
	for _, f := range []*File{file, other} {
		for range 2 * written / len("wait\n") {
			_ = f.AddChoice("wait", Untimed)
		}
	}
	_ = other.AddChoice("go", Untimed)
	long := strings.Repeat("a", 2*written)
	_ = file.AddChoice(long, Untimed)
	want := "wait                          @ 1.000\n" + strings.Repeat("wait\n", 2*written/len("wait\n"))
	if got := bodyOf(file.Lines); got != want+long+"\n" {
		t.Errorf("the file:\n%s", got)
	}
	if got := bodyOf(other.Lines); got != want+"go\n" {
		t.Errorf("its copy:\n%s", got)
	}
}
