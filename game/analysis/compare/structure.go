package compare

import (
	"strings"

	"cobalt/game"
)

// A Structure holds the differences in how two versions of a story are built.
type Structure struct {
	Scenes  Names // and story.md, for what is said there of the whole
	Nodes   Names
	Choices Names // as "prison.md#the-cell cough-back"
	Endings Names
	Items   Names
	Facts   Names // a scene's own as "prison:door_wedged"
	Meters  Names
}

// A Kind is a part of a structure under its name.
type Kind struct {
	One   string // "node"
	Names *Names
}

// Kinds returns the parts of a structure, always in this order.
func (s *Structure) Kinds() []Kind {
	return []Kind{
		{"scene", &s.Scenes},
		{"node", &s.Nodes},
		{"choice", &s.Choices},
		{"ending", &s.Endings},
		{"item", &s.Items},
		{"fact", &s.Facts},
		{"meter", &s.Meters},
	}
}

// Count returns the number of differences.
func (s *Structure) Count() (n int) {
	for _, k := range s.Kinds() {
		n += k.Names.Count()
	}
	return n
}

// A Comparison is of two versions of a story.
type Comparison struct {
	A, B      *game.Story
	Structure Structure
	a, b      version

	nodes, choices map[int]int // by number in the first version: the one in the second
}

// A version is a story in one language.
type version struct {
	*game.Story
	words *game.Words
	// now holds the name of each node. In the first version it is the name in the
	// second, if the node is there.
	now []string
}

// Of compares how two versions are built; [Comparison.Run] compares how they run.
// The words are those of the language with that tag, or else the original's.
func Of(a, b *game.Story, lang string) *Comparison {
	c := &Comparison{A: a, B: b, a: newVersion(a, lang), b: newVersion(b, lang)}
	s := &c.Structure
	s.Nodes = c.compareNodes()
	s.Scenes = compareNames(c.a.scenes(), c.b.scenes())
	choicesA, choicesB := c.a.choices(), c.b.choices()
	c.choices = pair(choicesA, choicesB)
	s.Choices = tell(choicesA, choicesB, c.choices)
	s.Endings = compareNames(c.a.endings(), c.b.endings())
	s.Items = compareNames(c.a.items(), c.b.items())
	s.Facts = compareNames(c.a.facts(), c.b.facts())
	s.Meters = compareNames(c.a.meters(), c.b.meters())
	return c
}

func newVersion(s *game.Story, lang string) version {
	v := version{Story: s, now: make([]string, len(s.Nodes))}
	v.words, _ = s.Words(lang)
	for n := range s.Nodes {
		v.now[n] = s.NodeRef(game.NodeID(n))
	}
	return v
}

// compareNodes compares the nodes. Their rules come last, when the new name of each
// node is known, so that a link to a renamed node is not a difference.
func (c *Comparison) compareNodes() Names {
	a, b := c.a.nodes(), c.b.nodes()
	became := pair(a, b)
	c.nodes = became
	for i, j := range became {
		c.a.now[i] = c.b.now[j]
	}
	c.a.addNodeRules(a)
	c.b.addNodeRules(b)
	return tell(a, b, became)
}

func (v *version) addNodeRules(list []entry) {
	for i := range list {
		n := &v.Nodes[i]
		list[i].rules, list[i].whole = v.blockRules(n.Blocks, n.Scene, false), v.blockRules(n.Blocks, n.Scene, true)
	}
}

// nodes returns the nodes, without their rules. One is known by its texts and
// the labels of its choices, by its texts, or, within its scene, by the labels.
func (v *version) nodes() []entry {
	list := make([]entry, len(v.Nodes))
	for i := range v.Nodes {
		n := &v.Nodes[i]
		text := v.text(n.Blocks)
		labels := strings.Join(v.words.Choices[n.First:n.Last], "\n")
		list[i] = entry{name: v.now[i], words: v.words.Nodes[i] + "\n" + text, keys: []string{text + labels, text}}
		if labels != "" {
			list[i].keys = append(list[i].keys, v.Scenes[n.Scene].ID+"\n"+labels)
		}
	}
	return list
}

// choices returns the choices. One is known, within its node, by its label, by
// its outcome's text, or by its rules.
func (v *version) choices() []entry {
	list := make([]entry, len(v.Choices))
	for i := range v.Choices {
		c := &v.Choices[i]
		node, label, text, rules := v.now[c.Node], v.words.Choices[i], v.text(c.Outcome), v.choiceRules(c, false)
		list[i] = entry{name: node + " " + c.ID, words: label + "\n" + text, rules: rules, whole: v.choiceRules(c, true)}
		list[i].keys = []string{node + "\n" + label, node + "\n" + rules}
		if text != "" {
			list[i].keys = []string{node + "\n" + label, node + "\n" + text, node + "\n" + rules}
		}
	}
	return list
}

// text returns the words of blocks.
func (v *version) text(blocks game.BlockRange) string {
	var lines []string
	for b := blocks.First; b < blocks.Last; b++ {
		lines = appendLines(lines, &v.words.Blocks[b])
	}
	return strings.Join(lines, "\n")
}

// scenes returns the scenes, and story.md. A scene is known by its title.
func (v *version) scenes() []entry {
	list := []entry{{
		name: "story.md", words: v.words.Title + "\n" + strings.Join(v.words.Levels, "\n"), rules: v.storyRules(),
	}}
	for i := range v.Scenes {
		w := &v.words.Scenes[i]
		list = append(list, entry{
			name: v.Scenes[i].ID + ".md", words: w.Title + "\n" + w.Place, rules: v.sceneRules(&v.Scenes[i]), keys: []string{w.Title},
		})
	}
	return list
}

// endings returns the endings. One is known by its name.
func (v *version) endings() (list []entry) {
	for i := range v.Endings {
		w := &v.words.Endings[i]
		list = append(list, entry{name: v.Endings[i].ID, words: w.Name + "\n" + w.Hint, keys: []string{w.Name, w.Hint}})
	}
	return list
}

// items returns the items. One is known by its name.
func (v *version) items() (list []entry) {
	for i := range v.Items {
		list = append(list, named(v.Items[i].ID, v.words.Items[i]))
	}
	return list
}

func named(id string, w game.Named) entry {
	return entry{name: id, words: w.Name + "\n" + w.About, keys: []string{w.Name, w.About}}
}

// facts returns the facts, those of scenes behind the others.
func (v *version) facts() (list []entry) {
	for i := range v.Facts {
		list = append(list, named(v.Facts[i].ID, v.words.Facts[i]))
	}
	for i := range v.Scenes {
		for _, f := range v.Scenes[i].Facts {
			list = append(list, entry{name: v.Scenes[i].ID + ":" + f.ID})
		}
	}
	return list
}

// meters returns the meters. One is known by its name.
func (v *version) meters() (list []entry) {
	for i := range v.Meters {
		list = append(list, entry{
			name: v.Meters[i].ID, words: v.words.Meters[i], rules: meterRules(&v.Meters[i]), keys: []string{v.words.Meters[i]},
		})
	}
	return list
}
