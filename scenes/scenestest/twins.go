package scenestest

import (
	"fmt"
	"strings"
	"testing/fstest"
)

// Twins writes a story twice: plain is of version 1 of the format, and varied is
// the same, but each paragraph of it varies as version 1.1 can: values, names of
// levels, if, first, cycle, counts of visits, and a meter against another. Both
// have the same nodes, choices, rules and paragraphs. They show what version 1.1
// costs, because nothing else differs.
//
// The story is that of [Long], with paragraphs as long as those of stories that
// people wrote (some 25 words), four a node, and with meters of its own.
func Twins(nodes, window int) (plain, varied fstest.MapFS) {
	l := long{nodes: nodes, window: window, facts: 2 * window}
	return (&twin{long: l}).folder(), (&twin{long: l, varies: true}).folder()
}

// A twin is one of the two stories.
type twin struct {
	long
	varies     bool
	paragraphs int // written so far
}

func (t *twin) folder() fstest.MapFS {
	folder := fstest.MapFS{"story.md": {Data: []byte(t.vocabulary())}}
	for first := 0; first < t.nodes; first += nodesInScene {
		folder[t.file(first)] = &fstest.MapFile{Data: []byte(t.scene(first))}
	}
	return folder
}

// vocabulary is that of the long story, with two meters and names of levels.
func (t *twin) vocabulary() string {
	const meters = `levels:
  - {at: 0, name: nobody}
  - {at: 30, name: a stranger}
  - {at: 70, name: a face}
meters:
  trust: {name: Trust, min: 0, max: 3, start: 0}
  purse: {name: Purse, min: 0, max: 3, start: 2}
facts:
`
	return strings.Replace(t.long.vocabulary(), "facts:\n", meters, 1)
}

// scene is that of the long story, with paragraphs of the twin's own.
func (t *twin) scene(first int) string {
	var b strings.Builder
	last := min(first+nodesInScene, t.nodes)
	head, _, _ := strings.Cut(t.long.scene(first), "\n## ")
	b.WriteString(head)
	for n := first; n < last; n++ {
		b.WriteString(t.node(n))
	}
	_, end, _ := strings.Cut(t.long.scene(first), "\n## Cell\n")
	b.WriteString("\n## Cell\n" + end)
	return b.String()
}

// node is that of the long story, with three paragraphs in the place of one, and
// one in the place of the outcome's. The meters change with the last choice, and
// some of the choices need them.
func (t *twin) node(n int) string {
	text := t.long.node(n)
	text = strings.Replace(text, fmt.Sprintf("This is stretch number %d of the way, and it looks like all the others.\n", n),
		t.paragraph(n)+"\n"+t.paragraph(n)+"\n"+t.paragraph(n), 1)
	text = strings.Replace(text, "- [Wait]("+t.link(n, n)+")", "- [Wait]("+t.link(n, n)+") `trust +1`", 1)
	if n%10 == 9 {
		text += "- [Pay](" + t.link(n, n+1) + ") `needs purse > 0 and trust >= 1` `purse -1` `trust = 0`\n"
	}
	return strings.Replace(text, "Nobody comes by.\n", t.paragraph(n), 1)
}

// passages are paragraphs, in turn. A % stands for the number of a fact, an @ for that of a
// node. What stands in braces is the text of the plain twin, and behind a bar that
// of the varied one.
var passages = []string{
	"The lamps along this stretch burn low. Somebody has counted them in pencil on the wall, {forty|`suspicion`} strokes in all, and to whoever stands at the window you are {a stranger|`suspicion name`}.",
	"A door stands open on the left{, and nobody has said why|`if f% or trust > 2`, as the man with the keys said it would`else`, and nobody has said why`end`}. Behind it are stairs, wet from the snow that was carried in.",
	"{The street is dark, and quieter than it was. |`first` The street is dark, and quieter than it was. `then` The street again. `then` By now you know the street. `end` }Far off a tram goes round its bend, and the wires above the crossing light up and go out.",
	"On the sill the cat {looks at the snow|`cycle`looks at the snow`then`looks at you`then`sleeps`end`}, as cats do when there is nobody to let them in, and the curtain behind it moves, although no window is open.",
	"{You have not been here before. |`if visits(\"#n@\") > 1` You have been here before. `else` You have not been here before. `end` }There are footprints that may be yours or may not, and they lead the way that you would have gone in any case.",
	"You turn the coins over in your pocket, {which is lighter than it was|`if trust > purse`which is lighter than it was`else if trust == purse`which is as heavy as ever`else`and count them`end`}, and listen for steps on the other side of the road.",
}

// paragraph writes the next paragraph, in a node.
func (t *twin) paragraph(n int) string {
	text := passages[t.paragraphs%len(passages)]
	t.paragraphs++
	text = strings.ReplaceAll(text, "%", fmt.Sprint((n+t.facts-t.window/2)%t.facts))
	text = strings.ReplaceAll(text, "@", fmt.Sprint(n))
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			return b.String() + "\n"
		}
		inner, behind, _ := strings.Cut(rest, "}")
		plain, varied, _ := strings.Cut(inner, "|")
		if t.varies {
			plain = varied
		}
		b.WriteString(plain)
		text = behind
	}
}
