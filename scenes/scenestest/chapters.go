package scenestest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing/fstest"
)

// nodesInChapter is how many nodes a chapter has.
const nodesInChapter = 60

// Chapters writes a story of so many nodes in the shape that long stories have:
// chapters of 60 nodes, two to four choices at each node, most of which lead a few
// nodes on; 6 items and 5 facts a chapter, which guard two choices of five, the
// items in the chapter behind as well; and one meter of 0 to 100 that moves in steps of five. At least one choice of a node
// leads on unguarded, so that the story is sound.
//
// Nodes is a multiple of 60, up to 6,000.
func Chapters(nodes int, seed uint64) fstest.MapFS {
	c := chapters{Rand: rand.New(rand.NewPCG(seed, 60)), count: nodes / nodesInChapter}
	folder := fstest.MapFS{"story.md": {Data: []byte(c.vocabulary())}}
	for i := range c.count {
		folder[c.file(i)] = &fstest.MapFile{Data: []byte(c.chapter(i))}
	}
	return folder
}

type chapters struct {
	*rand.Rand
	count int
}

func (c *chapters) file(chapter int) string { return fmt.Sprintf("c%03d.md", chapter) }

func (c *chapters) vocabulary() string {
	var b strings.Builder
	b.WriteString("---\ntitle: Chapters\nstart: c000.md\nmeters:\n  nerve: {name: Nerve, min: 0, max: 100, start: 50}\nitems:\n")
	for i := range c.count {
		for k := range 6 {
			fmt.Fprintf(&b, "  i%d_%d: {name: Item %d of %d, about: A thing.}\n", i, k, k, i)
		}
	}
	b.WriteString("endings:\n  out: {name: Out, hint: Go on.}\n---\n\nMany chapters.\n")
	return b.String()
}

func (c *chapters) chapter(i int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: Chapter %d\nplace: Somewhere\nfacts: [", i)
	for k := range 5 {
		fmt.Fprintf(&b, "%sf%d_%d", [...]string{"", ", "}[min(k, 1)], i, k)
	}
	b.WriteString("]\n---\n")
	for n := range nodesInChapter {
		fmt.Fprintf(&b, "\n## N%d\n\nThis is page %d of chapter %d, and it goes on for a line or two, as pages do.\n\n", n, n, i)
		fmt.Fprintf(&b, "- [Go on](%s)%s\n", c.link(i, n+1), c.effect(i))
		for k := range 1 + c.IntN(3) {
			guard := ""
			if c.IntN(5) < 3 { // two of five, the first choice counted
				guard = c.guard(i)
			}
			fmt.Fprintf(&b, "- [Way %d](%s)%s%s\n", k, c.link(i, c.onward(n)), guard, c.effect(i))
		}
	}
	if i == c.count-1 {
		b.WriteString("\n## Out\n\n`ending out` You are out.\n")
	}
	return b.String()
}

// onward returns a node that is mostly a few nodes on.
func (c *chapters) onward(n int) int {
	if c.IntN(10) == 0 {
		return max(0, n-c.IntN(4))
	}
	return n + 1 + c.IntN(4)
}

func (c *chapters) link(chapter, n int) string {
	switch {
	case n < nodesInChapter:
		return fmt.Sprintf("#n%d", n)
	case chapter+1 < c.count:
		return c.file(chapter + 1)
	default:
		return "#out"
	}
}

func (c *chapters) guard(chapter int) string {
	switch c.IntN(5) {
	case 0, 1:
		return fmt.Sprintf(" `if i%d_%d`", max(0, chapter-c.IntN(2)), c.IntN(6))
	case 2:
		return fmt.Sprintf(" `if not f%d_%d`", chapter, c.IntN(5))
	case 3:
		return fmt.Sprintf(" `needs f%d_%d`", chapter, c.IntN(5))
	default:
		return fmt.Sprintf(" `if nerve >= %d`", 5*(4+c.IntN(12)))
	}
}

func (c *chapters) effect(chapter int) string {
	switch c.IntN(8) {
	case 0:
		return fmt.Sprintf(" `gain i%d_%d`", chapter, c.IntN(6))
	case 1:
		return fmt.Sprintf(" `learn f%d_%d`", chapter, c.IntN(5))
	case 2:
		return fmt.Sprintf(" `nerve +%d`", 5*(1+c.IntN(2)))
	case 3:
		return fmt.Sprintf(" `nerve -%d`", 5*(1+c.IntN(2)))
	default:
		return ""
	}
}
