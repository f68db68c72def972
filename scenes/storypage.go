package scenes

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"cobalt/game"
)

// A storyPage is the translation of story.md.
type storyPage struct {
	*faults
	front *front // nil where there is none, or it is broken
	title phrase
	intro []block

	values  map[string]*yaml.Node
	words   vocabularyWords // as far as they are translated
	missing []game.Missing
	voc     *vocabulary
}

// translated returns the values of a mapping that holds only words, and tells
// which keys are the original's alone.
func (fr *front) translated(n *yaml.Node, what string, words, original []string) map[string]*yaml.Node {
	values := map[string]*yaml.Node{}
	for _, e := range fr.entries(n, what) {
		switch {
		case contains(words, e.key):
			values[e.key] = e.value
		case contains(original, e.key):
			fr.add(e.off, "original-only", "%q is the original's alone: a translation gives only words (%s)", e.key, enumerate(words))
		default:
			fr.unknownKey(n, e, what, words)
		}
	}
	return values
}

// read reads the page for itself.
func (p *storyPage) read() {
	fr, start, broken := readFront(p.faults)
	if !broken && fr.root != nil {
		p.front = fr
		words := slices.DeleteFunc(slices.Clone(storyKeys), func(key string) bool { return key == "start" })
		p.values = fr.translated(fr.root, "the translation of story.md", words, storyKeys)
		p.title = fr.phrase(p.values["title"], "title", fr.root)
	}
	p.intro = readIntro(p.faults, start)
}

// match holds the page against the story's vocabulary.
func (p *storyPage) match(v *vocabulary) {
	p.voc = v
	p.words = vocabularyWords{
		title: v.words.title,
		items: slices.Clone(v.words.items), facts: slices.Clone(v.words.facts), endings: slices.Clone(v.words.endings),
		meters: slices.Clone(v.words.meters), levels: slices.Clone(v.words.levels),
	}
	p.take(&p.words.title, p.title, "title")
	p.levels()
	for i, n := range p.named("meters", symbolNames(v.meters, func(m game.MeterDef) string { return m.ID }), "a meter", "name") {
		p.take(&p.words.meters[i], n.name, "name of the meter "+quote(v.meters[i].ID))
	}
	p.takeAll("items", symbolNames(v.items, func(i game.Item) string { return i.ID }), p.words.items, "an item", "about")
	p.takeAll("facts", symbolNames(v.facts, func(f game.Fact) string { return f.ID }), p.words.facts, "a fact", "about")
	p.takeAll("endings", symbolNames(v.endings, func(e game.Ending) string { return e.ID }), p.words.endings, "an ending", "hint")
	p.matchIntro()
}

func symbolNames[T any](list []T, id func(T) string) []string {
	names := make([]string, len(list))
	for i := range list {
		names[i] = id(list[i])
	}
	return names
}

// take replaces a text of the original by its translation, or notes that it is
// missing.
func (p *storyPage) take(original *phrase, translated phrase, what string) {
	switch {
	case translated.text == "" && original.text != "":
		p.missing = append(p.missing, game.Missing{Pos: p.voc.src.pos(original.off), What: what})
	case translated.text != "" && original.text == "" && !p.voc.blind:
		p.add(translated.off, "translation-extra", "the original has no %s", what)
	case translated.text != "":
		original.text = translated.text
	}
}

// takeAll takes over the names of a section, and the texts about them.
func (p *storyPage) takeAll(section string, ids []string, words []namedWords, what, about string) {
	for i, n := range p.named(section, ids, what, "name", about) {
		p.take(&words[i].name, n.name, "name of "+quote(ids[i]))
		p.take(&words[i].about, n.about, about+" of "+quote(ids[i]))
	}
}

// named reads the words of a section, one for each of ids.
func (p *storyPage) named(section string, ids []string, what string, keys ...string) []namedWords {
	list := make([]namedWords, len(ids))
	if p.values[section] == nil {
		return list
	}
	fr := p.front
	for _, e := range fr.entries(p.values[section], section) {
		i := slices.Index(ids, e.key)
		if i < 0 {
			if !p.voc.blind {
				p.add(e.off, "translation-extra", "the original declares no %s in its %s%s", quote(e.key), section, p.didYouMean(e.key, ids))
			}
			continue
		}
		values := fr.translated(e.value, "the translation of "+what, keys, []string{"min", "max", "start"})
		list[i].name = fr.phrase(values["name"], "name", e.value)
		if len(keys) > 1 {
			list[i].about = fr.phrase(values[keys[1]], keys[1], e.value)
		}
	}
	return list
}

// levels reads the names of suspicion's levels, in the original's order.
func (p *storyPage) levels() {
	var names []phrase
	if n := p.values["levels"]; n != nil && !isNull(n) {
		names = p.levelNames(n)
	}
	for i := range p.words.levels {
		var name phrase
		if i < len(names) {
			name = names[i]
		}
		p.take(&p.words.levels[i], name, "name of a level")
	}
}

func (p *storyPage) levelNames(n *yaml.Node) (names []phrase) {
	fr, v := p.front, p.voc
	if n.Kind != yaml.SequenceNode {
		fr.add(fr.off(n), "bad-levels", `levels is a list: a line "- {at: 0, name: Fantasma}" for each`)
		return nil
	}
	for i, child := range n.Content {
		if i >= len(v.levels) {
			if !v.blind {
				fr.add(fr.off(child), "translation-extra", "a level too many: the original has %d", len(v.levels))
			}
			return names
		}
		values := fr.translated(child, "the translation of a level", []string{"at", "name"}, nil)
		if at, ok := fr.number(values["at"], "at", 0, game.SuspicionLimit); ok && at != v.levels[i] {
			fr.add(fr.off(values["at"]), "translation-differs", "in the original this level begins at %d", v.levels[i])
		}
		names = append(names, fr.phrase(values["name"], "name", child))
	}
	return names
}

// matchIntro takes over the paragraphs about the story.
func (p *storyPage) matchIntro() {
	original := p.voc.intro
	for i := range p.intro {
		switch b := &p.intro[i]; {
		case i == len(original):
			p.add(b.off, "translation-extra", "%s too many: the original tells about the story in %d", b.kind(), i)
			return
		case i > len(original):
			return
		case b.kind() != original[i].kind():
			p.add(b.off, "translation-differs", "%s, where the original has %s (story.md:%d)", b.kind(), original[i].kind(), p.voc.src.pos(original[i].off).Line)
			return
		}
	}
	for i := len(p.intro); i < len(original); i++ {
		p.missing = append(p.missing, game.Missing{Pos: p.voc.src.pos(original[i].off), What: original[i].kind() + " about the story"})
		p.intro = append(p.intro, original[i])
	}
}
