package scenes

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"slices"

	"go.yaml.in/yaml/v4"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/scenes/index"
)

// An Analysis is all that an editor asks about a story as it stands, with faults
// or without.
type Analysis struct {
	Story    *game.Story // nil if there are faults
	Faults   diag.List   // why it does not compile, sorted
	Warnings diag.List   // of a story that compiles, sorted
	index.Index
	texts map[string][]byte // of the files, by name
}

// Text returns the text of a file as it was analyzed: without a byte order mark, and
// each line end as a newline. It must not be changed. It is nil for a file that could
// not be read, or is none of the story.
func (a *Analysis) Text(name string) []byte { return a.texts[name] }

// Analyze compiles the story in fsys and indexes it. The error says that there is
// no story, or that its folder cannot be read; faults of the story are no error.
func Analyze(fsys fs.FS, opt Options) (*Analysis, error) {
	c, err := newCompiler(fsys)
	if err != nil {
		return nil, err
	}
	return c.analyze(opt)
}

func (c *compiler) analyze(opt Options) (*Analysis, error) {
	a := &Analysis{}
	a.Files = map[string]*index.File{}
	story, err := c.compile()
	switch faults, are := err.(diag.List); { //nolint:errorlint // compile wraps no list
	case are:
		a.Faults = faults
	case err != nil:
		return nil, err
	default:
		a.Story, a.Warnings = story, c.warnings(c.fsys, opt)
	}
	if !c.full && c.voc != nil {
		(&indexer{compiler: c, into: a}).index()
	}
	return a, nil
}

// An indexer gathers the uses of names and the parts of all files.
type indexer struct {
	*compiler
	into *Analysis
	file *index.File // the file at hand
	src  *source

	around string // the digest of the names around each file; empty: no file's index is kept
}

func (x *indexer) index() {
	if x.past != nil {
		x.around = x.namesAround()
	}
	x.into.texts = map[string][]byte{}
	for _, f := range x.files {
		x.open(f, "")
		if f.src.name == storyFile {
			x.vocabulary()
		}
	}
	x.allScenes()
	for _, e := range x.translations {
		x.translation(e)
	}
	for _, f := range x.allFiles() {
		if file := x.into.Files[f.src.name]; file != nil && (f.kept == nil || f.kept.index != file) {
			sortUses(file)
		}
	}
	x.into.Lacking.Sort()
}

func sortUses(f *index.File) {
	slices.SortStableFunc(f.Uses, func(a, b index.Use) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
}

// allScenes indexes all scenes, each for itself.
func (x *indexer) allScenes() {
	each := make([]*indexer, len(x.order))
	parallel(len(x.order), func(i int) {
		s := x.order[i]
		own := &indexer{compiler: x.compiler, into: &Analysis{}, file: x.into.Files[s.src.name], src: s.src}
		each[i] = own
		if k := s.kept; x.around != "" && k != nil && k.around == x.around {
			own.file, own.into.Names = k.index, k.names
			return
		}
		own.scene(s, x.drafts[i])
		if k := s.kept; x.around != "" && k != nil {
			sortUses(own.file)
			k.around, k.index, k.names = x.around, own.file, own.into.Names
		}
	})
	for i, own := range each {
		x.into.Files[x.order[i].src.name] = own.file
		x.into.Names = append(x.into.Names, own.into.Names...)
	}
}

// open makes room for a file.
func (x *indexer) open(f *faults, tag string) {
	x.into.Files[f.src.name] = &index.File{Tag: tag}
	x.into.texts[f.src.name] = f.src.raw
	x.enter(f.src)
}

// enter makes a file the one at hand.
func (x *indexer) enter(src *source) { x.src, x.file = src, x.into.Files[src.name] }

// use notes a use of a name in bytes of the file.
func (x *indexer) use(off, end int, name index.Name, role index.Role) *index.Use {
	x.file.Uses = append(x.file.Uses, index.Use{Range: x.src.rangeOf(off, end), Name: name, Role: role})
	return &x.file.Uses[len(x.file.Uses)-1]
}

// declare notes the declaration of a name, with its words.
func (x *indexer) declare(off, end int, name index.Name, words, about string) *index.Use {
	u := x.use(off, end, name, index.Declares)
	x.into.Names = append(x.into.Names, index.Declared{Name: name, At: u.Range, Words: words, About: about})
	return u
}

// key notes the declaration of a name that is a key of front matter.
func (x *indexer) key(pos game.Pos, name index.Name, words, about string) {
	off := x.src.offset(pos.Line, pos.Col)
	off += bytes.Index(x.src.raw[off:], []byte(name.ID))
	x.declare(off, off+len(name.ID), name, words, about)
}

// vocabulary indexes story.md.
func (x *indexer) vocabulary() {
	v := x.voc
	if v.faults == nil || v.blind && len(v.items)+len(v.facts)+len(v.meters)+len(v.endings) == 0 {
		return
	}
	for i := range v.items {
		w := v.words.items[i]
		x.key(v.items[i].Pos, index.Name{Kind: index.Item, ID: v.items[i].ID}, w.name.text, w.about.text)
	}
	for i := range v.facts {
		w := v.words.facts[i]
		x.key(v.facts[i].Pos, index.Name{Kind: index.Fact, ID: v.facts[i].ID}, w.name.text, w.about.text)
	}
	for i := range v.meters {
		m := &v.meters[i]
		x.key(m.Pos, index.Name{Kind: index.Meter, ID: m.ID}, v.words.meters[i].text,
			fmt.Sprintf("From %d to %d; it starts at %d.", m.Min, m.Max, m.Start))
	}
	for i := range v.endings {
		w := v.words.endings[i]
		x.key(v.endings[i].Pos, index.Name{Kind: index.Ending, ID: v.endings[i].ID}, w.name.text, w.about.text)
	}
	if v.start.text != "" {
		x.target(nil, v.start)
	}
	x.people()
}

// named notes a use of an item, fact or meter, if there is one of that name.
func (x *indexer) named(in scope, off, end int, id string, role index.Role) {
	sym, ok := in.Symbol(id)
	if !ok {
		return
	}
	name := index.Name{ID: id}
	switch sym.Kind {
	case game.ItemSymbol:
		name.Kind = index.Item
	case game.FactSymbol:
		name.Kind = index.Fact
	case game.SceneFactSymbol:
		name.Kind, name.Scene = index.Fact, in.id
	case game.MeterSymbol:
		name.Kind = index.Meter
	}
	x.use(off, end, name, role)
}

// FrontKeys returns the keys that front matter may have: that of story.md, or that of
// a scene.
func FrontKeys(story bool) []string {
	if story {
		return slices.Clone(storyKeys)
	}
	return slices.Clone(sceneKeys)
}

// storyPage indexes the translation of story.md.
func (x *indexer) storyPage(p *storyPage) {
	for _, section := range []struct {
		key  string
		kind index.Kind
	}{{"items", index.Item}, {"facts", index.Fact}, {"meters", index.Meter}, {"endings", index.Ending}} {
		values := p.values[section.key]
		if values == nil || values.Kind != yaml.MappingNode {
			continue
		}
		for i := 0; i+1 < len(values.Content); i += 2 {
			name := index.Name{Kind: section.kind, ID: values.Content[i].Value}
			if _, ok := x.into.Declared(name); ok {
				off := p.front.inner(values.Content[i])
				x.use(off, off+len(name.ID), name, index.Translates)
			}
		}
	}
}

// lacking notes the texts that a translation lacks.
func (x *indexer) lacking(e *translation) {
	if e.story != nil && e.story.voc != nil {
		x.lacks(e.story.src, e.story.missing)
	}
	for i, s := range x.order {
		p := e.pages[s.id]
		switch {
		case i >= len(e.words) || e.words[i] == nil:
		case p != nil:
			x.lacks(p.src, e.words[i].missing)
		case len(e.files) > 0:
			first := e.files[0]
			if e.story != nil {
				first = e.story.faults
			}
			x.lacks(first.src, e.words[i].missing)
		}
	}
}

// lacks notes missing things of one file: at the node to which each belongs, or
// at the file's first line.
func (x *indexer) lacks(src *source, missing []game.Missing) {
	x.enter(src)
	for _, m := range missing {
		at := diag.Range{File: src.name, Line: 1, Col: 1, EndLine: 1, EndCol: 1}
		if original := x.into.Files[m.Pos.File]; original != nil {
			if name, ok := index.NodeOf(original.Parts, m.Pos.Line); ok {
				for _, u := range x.file.Uses {
					if u.Name == name && u.Role == index.Translates {
						at = u.Range
					}
				}
			}
		}
		x.into.Lacking = append(x.into.Lacking, diag.Diagnostic{
			Code: "untranslated", Severity: diag.Note, Range: at, Source: src.lineOf(src.offset(at.Line, 1)),
			Message: "the translation lacks " + m.What,
			Related: []diag.Related{{Range: diag.Range{File: m.Pos.File, Line: m.Pos.Line, Col: m.Pos.Col}, Message: "the original is here"}},
		})
	}
}

// people indexes the names by which story.md declares its people.
func (x *indexer) people() {
	in := scope{linker: x.linker, scene: &scene{faults: x.voc.faults, head: &header{symbols: map[string]int{}}, outside: true}}
	for i := range x.voc.people {
		p := &x.voc.people[i]
		if p.met.text != "" {
			x.condition(in, &p.met, 0)
		}
		if p.trust.text != "" {
			x.named(in, p.trust.off, p.trust.off+len(p.trust.text), p.trust.text, index.Reads)
		}
	}
}
