package scenes

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

func BenchmarkCompile(b *testing.B) {
	b.ReportAllocs()
	b.SetBytes(int64(storySize(b)))
	for b.Loop() {
		if _, err := Cobalt(); err != nil {
			b.Fatal(err)
		}
	}
}

func storySize(b *testing.B) int {
	b.Helper()
	files, err := readFolder(Embedded())
	if err != nil {
		b.Fatal(err)
	}
	return files.size
}

// BenchmarkCompileLarge compiles a story of 6,000 nodes and 5 MB.
func BenchmarkCompileLarge(b *testing.B) {
	fsys, size := largeStory(12, 500)
	b.ReportAllocs()
	b.SetBytes(int64(size))
	for b.Loop() {
		story, err := Compile(fsys)
		if err != nil {
			b.Fatal(err)
		}
		if len(story.Nodes) != 12*500 {
			b.Fatal(len(story.Nodes))
		}
	}
}

// largeStory makes a story whose every kind of line there is much of.
func largeStory(scenes, nodes int) (fsys fstest.MapFS, size int) {
	fsys = fstest.MapFS{}
	add := func(name, text string) {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
		size += len(text)
	}
	var v strings.Builder
	v.WriteString("---\ntitle: Large\nstart: s0.md\nmeters: {trust: {name: Trust, min: 0, max: 9, start: 1}}\nitems:\n")
	for i := range 60 {
		fmt.Fprintf(&v, "  item_%d: {name: Item %d, about: \"It is the %dth of them.\"}\n", i, i, i)
	}
	v.WriteString("facts:\n")
	for i := range 200 {
		fmt.Fprintf(&v, "  fact_%d:\n", i)
	}
	v.WriteString("endings: {free: {name: Free}}\n---\n")
	add("story.md", v.String())
	for s := range scenes {
		var b strings.Builder
		fmt.Fprintf(&b, "---\ntitle: Scene %d\nplace: Moscow\nclock: 30\nexpired: \"#late\"\ncaught: \"#late\"\ncover: {item_1: 10}\nfacts: [lamp_out, door_wedged]\n---\n\n", s)
		for n := range nodes - 1 {
			largeNode(&b, s, n, nodes-1)
		}
		b.WriteString("## Late\n\nIt is over.\n\n`ending free`\n")
		add(fmt.Sprintf("s%d.md", s), b.String())
	}
	return fsys, size
}

func largeNode(b *strings.Builder, scene, n, nodes int) {
	fmt.Fprintf(b, `## Node %d

The corridor goes on further than it should, and the paint changes color twice
before the corner: green, gray, green. Somebody has counted the lamps here, in
pencil, and *stopped* at eleven.

`+"`if suspicion >= %d and (fact_%d or not item_%d)`"+` He looks up from the paper, folds it, and
looks at the place where your pass should hang.

`+"`else`"+` He reads on.

> **Dunn** Lights or doors. I can do one.

`, n, n%100, n%200, n%60)
	for c := range 2 {
		fmt.Fprintf(b, "- [Lift the keys number %d from his belt](#node-%d) `needs lamp_out or trust > 2` `gain item_%d` `suspicion +10` `time 2`\n\n"+
			"  They come away with a sound like a dropped coin.\n\n  `learn fact_%d` He sleeps on.\n\n", c, (n*7+c)%nodes, (n+c)%60, n%200)
	}
	if n%10 == 0 {
		b.WriteString("<!-- a remark of the author's -->\n\n")
	}
}
