package translation

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/scenes"
	"cobalt/scenes/index"
)

// storyFile is the file of a story's vocabulary.
const storyFile = "story.md"

// A Translation is a translation of a story, held against its original.
type Translation struct {
	Dir string // its folder in the story's folder, such as "es"

	fsys     fs.FS
	analysis *scenes.Analysis
	original *game.Words
	words    *game.Words // nil if there is no such translation yet
	groups   []group     // of all texts, in the order of the original
	kept     *File
	faults   diag.List // of the file

	sections map[string]*section // the groups, by file
	data     []byte              // of translation.yaml
	fronts   map[string]frontLines
	past     *remembered // or nil
}

// A group is the texts of one thing that has a name: a node's heading and blocks, a
// choice's label and outcome, an item's name and text.
type group struct {
	file, key string
	node      string // the node that it belongs to, or the key
	names     bool   // its texts are names, which are told alike everywhere
	units     []unit
}

// A unit is one text of the original, and its translation.
type unit struct {
	what       string // "the paragraph" and so on, for messages
	original   string
	translated string
	at         game.Pos   // of the original
	in         diag.Range // of the translation; Line 0: it has none
}

// Open gathers the texts of a story and of its translation in a folder, which may
// not be there yet. The story must compile. If translation.yaml cannot be read as it
// is, [Translation.Check] tells its faults.
func Open(fsys fs.FS, analysis *scenes.Analysis, dir string) *Translation {
	return openAfter(fsys, analysis, dir, nil)
}

// openAfter is Open with what is kept of the last time, or nil.
func openAfter(fsys fs.FS, analysis *scenes.Analysis, dir string, past *remembered) *Translation {
	t := &Translation{
		Dir: dir, fsys: fsys, analysis: analysis, original: analysis.Story.Text[0],
		sections: map[string]*section{}, fronts: map[string]frontLines{}, past: past,
	}
	t.words = t.find()
	t.readFile()
	g := &gatherer{Translation: t, places: places{files: map[string]map[partKey]index.Part{}}}
	g.section(storyFile, g.story)
	for i := range analysis.Story.Scenes {
		g.section(analysis.Story.Scenes[i].ID+".md", func() { g.scene(game.SceneID(i)) })
	}
	return t
}

// find returns the words of the translation; nil if there are none yet.
func (t *Translation) find() *game.Words {
	for _, name := range t.analysis.FileNames() {
		if dir, _, within := strings.Cut(name, "/"); !within || dir != t.Dir {
			continue
		}
		for _, w := range t.analysis.Story.Text[1:] {
			if t.analysis.Files[name].Tag != "" && sameTag(w.Tag, t.Dir) {
				return w
			}
		}
	}
	return nil
}

// exists reports whether the translation has a file.
func (t *Translation) exists(file string) bool {
	_, ok := t.analysis.Files[t.Dir+"/"+file]
	return ok
}

// A gatherer collects the texts of a story.
type gatherer struct {
	*Translation
	places
}

// places are the parts of translated files, by the parts of the original.
type places struct {
	files map[string]map[partKey]index.Part
}

type partKey struct {
	kind index.PartKind
	line int
}

// of returns the parts of a translated file by the lines of their originals.
func (p *places) of(files map[string]*index.File, name string) map[partKey]index.Part {
	if parts, ok := p.files[name]; ok {
		return parts
	}
	parts := map[partKey]index.Part{}
	if f := files[name]; f != nil {
		collect(f.Parts, parts)
	}
	p.files[name] = parts
	return parts
}

func collect(parts []index.Part, into map[partKey]index.Part) {
	for i := range parts {
		if line := parts[i].Original.Line; line > 0 {
			into[partKey{parts[i].Kind, line}] = parts[i]
		}
		collect(parts[i].Parts, into)
	}
}

// section collects the texts of one file of the original, or takes them as they were.
func (g *gatherer) section(file string, collect func()) {
	s := g.past.section(g.Translation, file)
	if s == nil {
		first := len(g.groups)
		collect()
		s = &section{groups: slices.Clone(g.groups[first:])}
		if file != storyFile { // its index depends on other files
			s.original, s.translated = g.analysis.Files[file], g.analysis.Files[g.Dir+"/"+file]
		}
	} else {
		g.groups = append(g.groups, s.groups...)
	}
	g.sections[file] = s
}

// scene collects the texts of a scene.
func (g *gatherer) scene(id game.SceneID) {
	s := &g.analysis.Story.Scenes[id]
	file := s.ID + ".md"
	head := group{file: file, key: sceneKey, node: sceneKey, names: true}
	lines := g.frontLines(file)
	theirs := game.SceneWords{}
	if g.words != nil {
		theirs = g.words.Scenes[id]
	}
	own := g.original.Scenes[id]
	if own.Title != s.ID {
		g.front(&head, lines, "title", "the title", own.Title, theirs.Title, s.Pos)
	}
	g.front(&head, lines, "place", "the place", own.Place, theirs.Place, s.Pos)
	g.add(head)
	for n := s.First; n < s.Last; n++ {
		g.node(n, file)
	}
}

// add adds a group, unless it is empty.
func (g *gatherer) add(gr group) {
	if len(gr.units) > 0 {
		g.groups = append(g.groups, gr)
	}
}

// node collects the texts of a node and its choices.
func (g *gatherer) node(n game.NodeID, file string) {
	story := g.analysis.Story
	node := &story.Nodes[n]
	key := "#" + node.ID
	gr := group{file: file, key: key, node: key}
	g.part(&gr, index.NodePart, "the heading", node.Pos, g.original.Nodes[n], func(w *game.Words) string { return w.Nodes[n] })
	g.blocks(&gr, node.Blocks)
	g.add(gr)
	for c := node.First; c < node.Last; c++ {
		choice := &story.Choices[c]
		gr := group{file: file, key: key + "/" + choice.ID, node: key}
		g.part(&gr, index.ChoicePart, "the label", choice.Pos, g.original.Choices[c], func(w *game.Words) string { return w.Choices[c] })
		g.blocks(&gr, choice.Outcome)
		g.add(gr)
	}
}

func (g *gatherer) blocks(gr *group, blocks game.BlockRange) {
	for b := blocks.First; b < blocks.Last; b++ {
		text := plain(&g.original.Blocks[b])
		if text == "" {
			continue
		}
		g.part(gr, index.BlockPart, kinds[g.original.Blocks[b].Kind], g.analysis.Story.Blocks[b].Pos, text,
			func(w *game.Words) string { return plain(&w.Blocks[b]) })
	}
}

var kinds = map[game.TextKind]string{
	game.Prose: "the paragraph", game.Quote: "the blockquote", game.Document: "the document", game.Art: "the picture's text",
}

func plain(t *game.Text) string { return string(t.AppendPlain(nil)) }

// part adds a text that is a part of a scene's file.
func (g *gatherer) part(gr *group, kind index.PartKind, what string, at game.Pos, original string, translated func(*game.Words) string) {
	u := unit{what: what, original: original, at: at}
	name := g.Dir + "/" + gr.file
	if part, ok := g.of(g.analysis.Files, name)[partKey{kind, at.Line}]; ok && g.words != nil {
		u.in = diag.Range{File: name, Line: part.Line, Col: part.Col, EndLine: part.Line, EndCol: part.Col + 1}
		u.translated = translated(g.words)
	}
	gr.units = append(gr.units, u)
}

// front adds a text of front matter, if the original has it.
func (g *gatherer) front(gr *group, lines map[string]int, key, what, original, translated string, at game.Pos) {
	if original == "" {
		return
	}
	u := unit{what: what, original: original, at: at}
	if line := lines[key]; line > 0 && g.words != nil {
		u.in = diag.Range{File: g.Dir + "/" + gr.file, Line: line}
		u.translated = translated
	}
	gr.units = append(gr.units, u)
}

// CountOf returns how many texts a file of the story has, and how many of them are
// translated.
func (t *Translation) CountOf(file string) (all, done int) {
	t.each(func(g *group, i int) {
		if g.file == file {
			all++
			if t.isDone(g, i) {
				done++
			}
		}
	})
	return all, done
}

// Files returns the names of the story's files, story.md first.
func (t *Translation) Files() []string {
	names := []string{storyFile}
	for i := range t.analysis.Story.Scenes {
		names = append(names, t.analysis.Story.Scenes[i].ID+".md")
	}
	return names
}

func (t *Translation) each(visit func(*group, int)) {
	for i := range t.groups {
		for k := range t.groups[i].units {
			visit(&t.groups[i], k)
		}
	}
}

// isDone reports whether a text is translated, and its original the same as then.
func (t *Translation) isDone(g *group, i int) bool {
	u := &g.units[i]
	return u.in.Line > 0 && !t.untouched(g, i) && !t.stale(g)[i]
}

// untouched reports whether a text has still the original's words, and nobody said
// that it keeps them.
func (t *Translation) untouched(g *group, i int) bool {
	u := &g.units[i]
	if u.in.Line == 0 || u.translated != u.original || !t.kept.translatable(u.original) {
		return false
	}
	recorded := t.kept.Sums[g.file][g.key]
	return i >= len(recorded) || recorded[i] != sum(u.original)
}

// stale reports for each text of a group whether its original changed since it was
// translated. Texts before the first change and behind the last are as they were,
// even if there are more or fewer of them now.
func (t *Translation) stale(g *group) []bool {
	list := make([]bool, len(g.units))
	was := t.kept.Sums[g.file][g.key]
	if len(was) == 0 {
		return list
	}
	same := func(i, k int) bool { return was[i] == notYet || was[i] == sum(g.units[k].original) }
	first, last := 0, 0
	for first < min(len(was), len(g.units)) && same(first, first) {
		first++
	}
	for last < min(len(was), len(g.units))-first && same(len(was)-1-last, len(g.units)-1-last) {
		last++
	}
	for i := first; i < len(g.units)-last; i++ {
		list[i] = i >= len(was) || len(was) != len(g.units) || !same(i, i)
	}
	return list
}

// sceneKey is the key of a scene's front matter in the memory of a translation.
const sceneKey = "front"

// told names a text for a message.
func (g *group) told(i int) string {
	if g.file == storyFile {
		return g.units[i].what
	}
	if g.key == sceneKey {
		return g.units[i].what + " of the scene"
	}
	return fmt.Sprintf("%s of %s", g.units[i].what, g.key)
}
