package scenes

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"cobalt/game"
)

// An translation is a story in another language: pages that hold its words.
type translation struct {
	dir   string
	tag   language.Tag
	files []*faults

	interfaceWords *interfaceWords // or nil

	story *storyPage
	pages map[string]*page // of scenes, by id
	words []*pageWords     // of the scenes, in their order
}

// A page is the translation of one scene.
type page struct {
	*faults
	id string
	pageText
}

// A pageText is what a page says.
type pageText struct {
	title, place phrase
	body         body
	nodes        map[string]*node
}

// pageWords are the words of one scene in another language, and a list of those
// that had to be taken from the original.
type pageWords struct {
	scene          game.SceneWords
	titles, labels []string
	texts          []game.Text
	missing        []game.Missing
}

// addTranslations makes room for the files of the translations.
func (c *compiler) addTranslations() {
	tags := map[language.Tag]string{}
	for _, e := range c.translations {
		e.pages = map[string]*page{}
		if first, twice := tags[e.tag]; twice {
			e.files[0].add(0, "duplicate-language", "the folders %s and %s are both of the language %s", quote(first), quote(e.dir), e.tag)
		}
		tags[e.tag] = e.dir
		for _, f := range e.files {
			c.addPage(e, f)
		}
	}
}

func (c *compiler) addPage(e *translation, f *faults) {
	name := strings.TrimPrefix(f.src.name, e.dir+"/")
	id := strings.TrimSuffix(name, extension)
	switch _, ok := c.scenes[id]; {
	case name == storyFile:
		e.story = &storyPage{faults: f}
	case ok:
		e.pages[id] = &page{faults: f, id: id}
	default:
		f.add(0, "translation-extra", "this file does not translate a scene: there is no %s in the story%s", quote(name), f.didYouMean(name, c.sceneFiles))
	}
}

// readPage reads one file of a translation for itself.
func (e *translation) readPage(f *faults) {
	if f.src.unread || !f.check() {
		return
	}
	if e.story != nil && e.story.faults == f {
		e.story.read()
	} else if p := e.pageOf(f); p != nil {
		p.read()
	}
}

// pageOf returns the page of a scene that a file is; nil if it is none.
func (e *translation) pageOf(f *faults) *page {
	for _, p := range e.pages {
		if p.faults == f {
			return p
		}
	}
	return nil
}

func (p *page) read() {
	fr, start, broken := readFront(p.faults)
	if !broken && fr.root != nil {
		values := fr.translated(fr.root, "the translation of a scene", []string{"title", "place"}, sceneKeys)
		p.title = fr.phrase(values["title"], "title", fr.root)
		p.place = fr.phrase(values["place"], "place", fr.root)
	}
	p.body = readScene(p.faults, start)
	p.nodes = map[string]*node{}
	for i := range p.body.nodes {
		n := &p.body.nodes[i]
		if first := p.nodes[n.id]; first != nil && n.id != "" {
			p.add(n.idOff, "duplicate-node", "a second node %s in this scene (first in line %d)", quote(n.id), p.src.pos(first.off).Line)
			p.relate(p.src.pos(first.off), "the first node of this id")
			continue
		}
		p.nodes[n.id] = n
	}
}

// translate matches an translation with the original.
func (c *compiler) translate(e *translation) {
	e.words = make([]*pageWords, len(c.order))
	for i, s := range c.order {
		m := &matcher{scope: scope{linker: c.linker, scene: s}, draft: c.drafts[i], page: e.pages[s.id]}
		e.words[i] = m.match()
	}
	if e.story != nil {
		e.story.match(c.voc)
	}
}

// A matcher holds a page against its scene. It walks both in the same order.
type matcher struct {
	scope
	*page // nil: the scene is not translated
	*pageWords
	draft *draft
}

// match returns the scene's words.
func (m *matcher) match() *pageWords {
	d := m.draft
	w := &pageWords{
		scene:  m.scope.scene.words(),
		titles: append([]string(nil), d.titles...),
		labels: append([]string(nil), d.labels...),
		texts:  append([]game.Text(nil), d.texts...),
	}
	m.pageWords = w
	if m.page == nil {
		m.lacks(d.scene.Pos, "the whole of "+m.scope.scene.src.name)
		return w
	}
	m.header()
	for i := range m.scope.scene.body.nodes {
		original := &m.scope.scene.body.nodes[i]
		if n := m.page.nodes[original.id]; n != nil {
			m.node(original, n, i)
		} else if original.id != "" && !m.page.body.lost {
			m.lacks(d.nodes[i].Pos, fmt.Sprintf("the node %q", original.id))
		}
	}
	m.strangers()
	return w
}

func (m *matcher) lacks(pos game.Pos, what string) {
	m.missing = append(m.missing, game.Missing{Pos: pos, What: what})
}

// header takes over the words of the front matter.
func (m *matcher) header() {
	h := m.head
	m.words(h.title, m.page.title, "title", &m.pageWords.scene.Title)
	m.words(h.place, m.page.place, "place", &m.pageWords.scene.Place)
}

// words takes over one text of the front matter.
func (m *matcher) words(original, translated phrase, what string, into *string) {
	switch {
	case translated.text != "":
		*into = translated.text
	case original.text != "":
		m.lacks(m.scope.scene.src.pos(original.off), what)
	}
}

// strangers notes a fault for each node that the original does not have.
func (m *matcher) strangers() {
	s := m.scope.scene
	if s.lost {
		return
	}
	for i := range m.page.body.nodes {
		n := &m.page.body.nodes[i]
		if _, known := s.nodes[n.id]; !known && n.id != "" && !n.faulty {
			m.page.add(n.idOff, "translation-extra", "the original has no node %s%s: a translated heading names it, as \"## %s {#%s}\"",
				quote(n.id), m.page.didYouMean(n.id, s.names), "La celda", "the-cell")
		}
	}
}

// node takes over the words of a node, the scene's i-th.
func (m *matcher) node(original, n *node, i int) {
	d := m.draft
	m.titles[i] = n.title
	if original.faulty || n.faulty {
		return
	}
	ref := "#" + original.id
	m.blocks(original.blocks, n.blocks, int(d.nodes[i].Blocks.First), ref)
	for k := range original.choices {
		at := int(d.nodes[i].First) + k
		if k >= len(n.choices) {
			m.lacks(d.choices[at].Pos, fmt.Sprintf("the choice %q", d.choices[at].ID))
			continue
		}
		m.choice(&original.choices[k], &n.choices[k], at, ref)
	}
	if extra := len(original.choices); len(n.choices) > extra {
		m.page.add(n.choices[extra].off, "translation-extra", "a choice too many: in the original %s has %d", ref, extra)
	}
}

func (m *matcher) choice(original, c *choice, at int, ref string) {
	m.guards(c.spans)
	m.labels[at] = c.label
	if !m.sameTarget(original.target, c.target) {
		m.page.add(c.target.off, "translation-differs", "in the original this choice of %s leads to %s (%s:%d)",
			ref, quote(original.target.text), m.scope.scene.src.name, m.draft.choices[at].Pos.Line)
		m.page.relate(m.draft.choices[at].Pos, "the original's choice")
		return
	}
	m.blocks(original.blocks, c.blocks, int(m.draft.choices[at].Outcome.First), fmt.Sprintf("the choice %q", m.draft.choices[at].ID))
}

// sameTarget reports whether two targets lead to the same node.
func (m *matcher) sameTarget(a, b target) bool {
	from := m.scope.scene
	ia, _, _ := m.lookUp(from, m.page.faults, a.text)
	ib, _, fault := m.lookUp(from, m.page.faults, b.text)
	return a.text == b.text || fault.text == "" && ia == ib
}

// guards notes a fault for each span that has no place in a translation.
func (m *matcher) guards(spans []span) {
	for i := range spans {
		s := &spans[i]
		if first, _ := s.cut(); first != "if" && first != "else" {
			m.page.addRange(s.off, s.end(), "translation-span", "%s: what happens is the original's alone; of spans, a translation may keep only guards (if, else)", quote(s.text))
		}
	}
}

// blocks takes over the words of several blocks, which are the draft's from at
// on. Blocks of the original without words have no counterpart.
func (m *matcher) blocks(original, translated []block, at int, where string) {
	i := 0
	for k := range translated {
		b := &translated[k]
		m.guards(b.spans)
		if b.silent() && b.divert == nil {
			continue
		}
		for i < len(original) && original[i].silent() && !m.counterpart(&original[i], b) {
			i++
		}
		if i == len(original) {
			m.page.add(b.off, "translation-extra", "%s too many: in the original %s ends before it", b.kind(), where)
			return
		}
		if !m.block(&original[i], b, at+i, where) {
			return
		}
		i++
	}
	for ; i < len(original); i++ {
		if !original[i].silent() {
			m.lacks(m.draft.blocks[at+i].Pos, original[i].kind()+" of "+where)
		}
	}
}

// counterpart reports whether b stands for a divert of the original without words.
func (m *matcher) counterpart(original, b *block) bool {
	return original.divert != nil && b.divert != nil && m.sameTarget(*original.divert, *b.divert)
}

// block takes over one block, and reports whether it fits.
func (m *matcher) block(original, b *block, at int, where string) bool {
	line := m.draft.blocks[at].Pos.Line
	switch {
	case original.kind() != b.kind():
		m.page.add(b.off, "translation-differs", "%s, where %s of the original has %s (%s:%d)", b.kind(), where, original.kind(), m.scope.scene.src.name, line)
		m.page.relate(m.draft.blocks[at].Pos, "the original's block")
		return false
	case b.divert != nil && !m.sameTarget(*original.divert, *b.divert):
		m.page.add(b.divert.off, "translation-differs", "in the original this divert of %s leads to %s (%s:%d)", where, quote(original.divert.text), m.scope.scene.src.name, line)
		m.page.relate(m.draft.blocks[at].Pos, "the original's divert")
		return false
	case b.text.Kind == game.Document && b.text.Style != original.text.Style:
		m.page.add(b.off, "translation-differs", "in the original this document's style is %s (%s:%d)", quote(original.text.Style), m.scope.scene.src.name, line)
		m.page.relate(m.draft.blocks[at].Pos, "the original's document")
		return false
	}
	text := b.text
	text.Pieces = slices.Clone(text.Pieces)
	if (len(b.pieces) > 0 || len(original.pieces) > 0) && !m.pieces(original, b, text.Pieces, at, where) {
		return false
	}
	m.texts[at] = text
	return true
}

// silent reports whether a block has no words.
func (b *block) silent() bool { return b.text.Kind == game.NoText }

// kind names the kind of a block, with its article, for messages.
func (b *block) kind() string {
	switch {
	case b.divert != nil && b.silent():
		return "a divert without words"
	case b.divert != nil:
		return "a divert"
	}
	return map[game.TextKind]string{
		game.NoText: "a block without words", game.Prose: "a paragraph", game.Quote: "a blockquote",
		game.Document: "a document", game.Art: "a picture",
	}[b.text.Kind]
}
