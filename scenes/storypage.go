package scenes

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"cobalt/game"
)

// A storyPage is the translation of story.md.
type storyPage struct {
	*faults
	storyText
}

// A storyText is what a translation of story.md says.
type storyText struct {
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
		case slices.Contains(words, e.key):
			values[e.key] = e.value
		case slices.Contains(original, e.key):
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
		words := slices.DeleteFunc(slices.Clone(storyKeys), func(key string) bool { return key == "start" || key == "version" })
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
		meters: slices.Clone(v.words.meters), levels: slices.Clone(v.words.levels), people: slices.Clone(v.words.people),
		author: v.words.author, version: v.words.version, license: v.words.license, content: v.words.content,
	}
	p.take(&p.words.title, p.title, "title")
	p.imprint()
	p.levels()
	p.meters()
	p.takeAll("items", symbolNames(v.items, func(i game.Item) string { return i.ID }), p.words.items, "an item", "about")
	p.takeAll("facts", symbolNames(v.facts, func(f game.Fact) string { return f.ID }), p.words.facts, "a fact", "about")
	p.takeAll("endings", symbolNames(v.endings, func(e game.Ending) string { return e.ID }), p.words.endings, "an ending", "hint")
	p.takeAll("people", symbolNames(v.people, func(p person) string { return p.id }), p.words.people, "a person", "about")
	p.matchIntro()
}

// imprint takes over the texts that are shown with the title. Names and numbers of its kind
// are seldom translated, so none of it is missed.
func (p *storyPage) imprint() {
	for _, part := range p.words.imprint() {
		if n := p.values[part.key]; n != nil {
			p.take(part.into, p.front.phrase(n, part.key, p.front.root), part.key)
		}
	}
}

// meters takes over the names of meters and of their levels.
func (p *storyPage) meters() {
	v := p.voc
	p.words.meterLevels = make([][]phrase, len(v.meters))
	list := p.named("meters", symbolNames(v.meters, func(m game.MeterDef) string { return m.ID }), "a meter", "name", "levels")
	for i, n := range list {
		if n.name.text != "" || v.meters[i].Show != game.ShowNever { // else nobody reads it
			p.take(&p.words.meters[i], n.name, "name of the meter "+quote(v.meters[i].ID))
		}
		p.words.meterLevels[i] = slices.Clone(v.words.meterLevels[i])
		var names []phrase
		if n.levels != nil && !isNull(n.levels) {
			names = p.levelNames(n.levels, v.meters[i].Levels)
		}
		p.takeLevels(p.words.meterLevels[i], names)
	}
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

// declaredWords are the words of one declared name: the levels of a meter as
// they stand in the file.
type declaredWords struct {
	namedWords
	levels *yaml.Node
}

// named reads the words of a section, one for each of ids.
func (p *storyPage) named(section string, ids []string, what string, keys ...string) []declaredWords {
	list := make([]declaredWords, len(ids))
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
		values := fr.translated(e.value, "the translation of "+what, keys, []string{"min", "max", "start", "show", "art", "trust", "met"})
		list[i].name = fr.phrase(values["name"], "name", e.value)
		list[i].levels = values["levels"]
		if len(keys) > 1 && keys[1] != "levels" {
			list[i].about = fr.phrase(values[keys[1]], keys[1], e.value)
		}
	}
	return list
}

// levels reads the names of suspicion's levels, in the original's order.
func (p *storyPage) levels() {
	var names []phrase
	if n := p.values["levels"]; n != nil && !isNull(n) {
		names = p.levelNames(n, p.voc.levels)
	}
	p.takeLevels(p.words.levels, names)
}

// takeLevels takes over the names of a meter's levels.
func (p *storyPage) takeLevels(original, names []phrase) {
	for i := range original {
		var name phrase
		if i < len(names) {
			name = names[i]
		}
		p.take(&original[i], name, "name of a level")
	}
}

// levelNames reads the names of levels that begin where the original's do.
func (p *storyPage) levelNames(n *yaml.Node, levels []int) (names []phrase) {
	fr, v := p.front, p.voc
	if n.Kind != yaml.SequenceNode {
		fr.add(fr.off(n), "bad-levels", `levels is a list: a line "- {at: 0, name: Fantasma}" for each`)
		return nil
	}
	for i, child := range n.Content {
		if i >= len(levels) {
			if !v.blind {
				fr.add(fr.off(child), "translation-extra", "a level too many: the original has %d", len(levels))
			}
			return names
		}
		values := fr.translated(child, "the translation of a level", []string{"at", "name"}, nil)
		if at, ok := fr.number(values["at"], "at", min(0, levels[0]), max(game.SuspicionLimit, levels[len(levels)-1])); ok && at != levels[i] {
			fr.add(fr.off(values["at"]), "translation-differs", "in the original this level begins at %d", levels[i])
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
			p.relate(p.voc.src.pos(original[i].off), "the original's block")
			return
		}
	}
	for i := len(p.intro); i < len(original); i++ {
		p.missing = append(p.missing, game.Missing{Pos: p.voc.src.pos(original[i].off), What: original[i].kind() + " about the story"})
		p.intro = append(p.intro, original[i])
	}
}
