package scenestest

import (
	"fmt"
	"strings"
	"testing/fstest"
)

// nodesInScene is how many nodes of a long story make a scene.
const nodesInScene = 20

// Long writes a story that goes on from node to node for so many nodes, and is
// sound: every node is reached, and an ending from everywhere. At each node a
// fact may be learned that matters again `window` nodes later, so that about
// 2^window combinations of facts, times the levels of suspicion, can be told
// apart at each node in the middle. Long(600, 10) has some 6 million states.
//
// Window is 1 to 24; there are twice as many facts.
func Long(nodes, window int) fstest.MapFS {
	l := long{nodes: nodes, window: window, facts: 2 * window}
	folder := fstest.MapFS{"story.md": {Data: []byte(l.vocabulary())}}
	for first := 0; first < nodes; first += nodesInScene {
		folder[l.file(first)] = &fstest.MapFile{Data: []byte(l.scene(first))}
	}
	return folder
}

type long struct{ nodes, window, facts int }

func (l *long) vocabulary() string {
	var b strings.Builder
	b.WriteString("---\ntitle: Long\nstart: s0000.md\nfacts:\n")
	for f := range l.facts {
		fmt.Fprintf(&b, "  f%d:\n", f)
	}
	b.WriteString("endings:\n  out: {name: Out, hint: Walk on.}\n  taken: {name: Taken, hint: Be loud.}\n---\n\nA long story.\n")
	return b.String()
}

func (l *long) file(node int) string { return fmt.Sprintf("s%04d.md", node/nodesInScene) }

// link leads to a node from a scene's file.
func (l *long) link(from, to int) string {
	switch {
	case to >= l.nodes:
		return fmt.Sprintf("%s#the-end", l.file(l.nodes-1))
	case l.file(from) == l.file(to):
		return fmt.Sprintf("#n%d", to)
	default:
		return fmt.Sprintf("%s#n%d", l.file(to), to)
	}
}

func (l *long) scene(first int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: Stretch %d\nplace: On the way\ncaught: \"#cell\"\n---\n", first/nodesInScene)
	last := min(first+nodesInScene, l.nodes)
	for n := first; n < last; n++ {
		b.WriteString(l.node(n))
	}
	b.WriteString("\n## Cell\n\n`suspicion = 30`")
	for f := range l.facts {
		fmt.Fprintf(&b, " `forget f%d`", f)
	}
	fmt.Fprintf(&b, " You sit and wait.\n\n- [Say nothing](%s)\n- [Give up](#taken)\n", l.link(first, last))
	b.WriteString("\n## Taken\n\n`ending taken` They have you.\n")
	if last == l.nodes {
		b.WriteString("\n## The end\n\n`ending out` You are out.\n")
	}
	return b.String()
}

// node writes a node that offers to learn a fact, to go on, to use the fact
// learned a window ago, and to wait.
func (l *long) node(n int) string {
	fresh := fmt.Sprintf("f%d", n%l.facts)
	var b strings.Builder
	fmt.Fprintf(&b, "\n## N%d\n\nThis is stretch number %d of the way, and it looks like all the others.\n", n, n)
	fmt.Fprintf(&b, "\n- [Look closer](%s) `learn %s` `suspicion +%d`\n", l.link(n, n+1), fresh, 5+5*(n%2))
	fmt.Fprintf(&b, "- [Walk on](%s) `forget %s`\n", l.link(n, n+1), fresh)
	if n >= l.window {
		old := fmt.Sprintf("f%d", (n-l.window)%l.facts)
		fmt.Fprintf(&b, "- [Remember](%s) `if %s` `forget %s` `forget %s` `suspicion -10` `time 2`\n", l.link(n, n+1), old, old, fresh)
		fmt.Fprintf(&b, "- [Hurry](%s) `needs not %s` `forget %s` `forget f%d` `suspicion +15`\n", l.link(n, n+2), old, fresh, (n+1)%l.facts)
	}
	b.WriteString("- [Wait](" + l.link(n, n) + ") `suspicion -5` `time 3`\n\n  Nobody comes by.\n")
	return b.String()
}
