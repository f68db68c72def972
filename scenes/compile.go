package scenes

import (
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"cobalt/game"
	"cobalt/game/diag"
)

//go:embed cobalt
var embedded embed.FS

//go:embed README.md
var manual string

// Manual returns the manual for authors, in Markdown. Its chapters are the headings
// of the second level.
func Manual() string { return manual }

// Embedded returns the folder of the story that is built in.
func Embedded() fs.FS {
	sub, err := fs.Sub(embedded, "cobalt")
	if err != nil {
		panic(err) // the name above is a valid path
	}
	return sub
}

// Cobalt compiles the story that is built in.
func Cobalt() (*game.Story, error) { return Compile(Embedded()) }

// CompileDir is [Compile] for a folder of the disk. If the folder is missing, is
// empty, holds no story or is not a folder, the error says so, by name.
func CompileDir(dir string) (*game.Story, error) {
	if err := checkDir(dir); err != nil {
		return nil, err
	}
	return Compile(os.DirFS(dir))
}

// Options say how a story is built.
type Options struct {
	// Art holds pictures that are there beside those in the story's folder; nil:
	// there are none.
	Art fs.FS
}

// A Result is a story, and everything that its author should look at although
// the story can be played.
type Result struct {
	Story    *game.Story
	Warnings diag.List
}

// BuildDir is [Build] for a folder of the disk, with the errors of [CompileDir].
func BuildDir(dir string, opt Options) (*Result, error) {
	if err := checkDir(dir); err != nil {
		return nil, err
	}
	return Build(os.DirFS(dir), opt)
}

// Build is [Compile] with warnings: pictures that are nowhere, folders that look
// like translations, and the like.
func Build(fsys fs.FS, opt Options) (*Result, error) {
	c, err := newCompiler(fsys)
	if err != nil {
		return nil, err
	}
	story, err := c.compile()
	if err != nil {
		return nil, err
	}
	return &Result{Story: story, Warnings: c.warnings(fsys, opt)}, nil
}

// Compile compiles the story in fsys. The error is a [diag.List] if the story is
// at fault, everything wrong at once; another one if there is no story, or its
// folder cannot be read.
func Compile(fsys fs.FS) (*game.Story, error) {
	c, err := newCompiler(fsys)
	if err != nil {
		return nil, err
	}
	for _, f := range c.allFiles() {
		f.silent = true
	}
	return c.compile()
}

func newCompiler(fsys fs.FS) (*compiler, error) {
	files, err := readFolder(fsys)
	if err != nil {
		return nil, err
	}
	return &compiler{fsys: fsys, folder: files, linker: &linker{scenes: map[string]*scene{}}}, nil
}

func (c *compiler) compile() (*game.Story, error) {
	if !c.full {
		c.read()
		c.link()
		c.checkPictures()
	}
	if errs := c.errors(); len(errs) > 0 {
		return nil, errs
	}
	story := c.join()
	if err := story.Finalize(); err != nil {
		return nil, fmt.Errorf("cannot put the story together: %w", err)
	}
	return story, nil
}

// A compiler turns a folder into a story in three steps: it reads every file by
// itself, looks up the names by which files refer to each other, and puts the
// scenes together.
type compiler struct {
	fsys fs.FS
	*folder
	*linker
	start  game.NodeID
	drafts []*draft // of the scenes, in their order
	people []game.Person

	pictures []*faults // the files of pictures that were looked at
	all      *draft    // the memory that they share, scene after scene

	past map[string]*reading // what was read before, by file; nil: nothing of this compile is kept
}

// read reads each file for itself.
func (c *compiler) read() {
	for _, f := range c.files {
		if f.src.name != storyFile {
			c.addScene(f)
		}
	}
	c.addTranslations()
	tasks := make([]readTask, 0, len(c.files))
	for _, f := range c.files {
		tasks = append(tasks, readTask{f, c.readFile})
	}
	for _, e := range c.translations {
		for _, f := range e.files {
			tasks = append(tasks, readTask{f, func(f *faults) { c.readPage(e, f) }})
		}
	}
	for _, w := range c.allWords() {
		tasks = append(tasks, readTask{w.faults, func(*faults) { c.readWords(w) }})
	}
	slices.SortStableFunc(tasks, func(a, b readTask) int { return cmp.Compare(len(b.src.raw), len(a.src.raw)) })
	parallel(len(tasks), func(i int) { tasks[i].read(tasks[i].faults) })
}

// A readTask is a file that waits to be read. The largest are read first, so
// that all processors are done at about the same time.
type readTask struct {
	*faults
	read func(*faults)
}

// readFile reads one of the story's own files.
func (c *compiler) readFile(f *faults) {
	if f.src.name == storyFile {
		c.readVocabulary(f)
	} else if s := c.scenes[strings.TrimSuffix(f.src.name, extension)]; s != nil {
		c.readScene(s)
	} else if !f.src.unread {
		f.check()
	}
}

// addScene makes room for the scene of a file.
func (c *compiler) addScene(f *faults) {
	id := strings.TrimSuffix(f.src.name, extension)
	if !isName(id) {
		f.add(0, "scene-name", "%s is not a scene's name: small letters, digits and underscores, a letter first, then .md", quote(f.src.name))
		return
	}
	s := &scene{faults: f, id: id}
	c.scenes[id] = s
	c.order = append(c.order, s)
	c.sceneFiles = append(c.sceneFiles, f.src.name)
}

func (c *compiler) readStory(f *faults, readable bool) {
	if !readable {
		c.voc = &vocabulary{faults: f, blind: true, symbols: map[string]game.Symbol{}}
		return
	}
	var body int
	c.voc, body = readVocabulary(f)
	c.voc.intro = readIntro(f, body)
}

// read reads one scene's file.
func (s *scene) read(readable bool) {
	s.head = &header{blind: true, hasClock: true, hasCaught: true, symbols: map[string]int{}}
	if s.lost = !readable; s.lost {
		return
	}
	var start int
	s.head, start = readHeader(s.faults)
	s.body = readScene(s.faults, start)
	s.number()
}

// link looks up the names by which files refer to each other.
func (c *compiler) link() {
	c.countNodes()
	c.drafts, c.all = newDrafts(c.order)
	parallel(len(c.order), func(i int) { c.linker.draft(c.order[i], c.drafts[i]) })
	if c.voc.start.text != "" {
		id, at, fault := c.lookUp(nil, c.voc.faults, c.voc.start.text)
		if c.start = id; fault.text != "" {
			start := c.voc.start
			c.voc.addRange(start.off+at, start.off+len(start.text), fault.code, "%s", fault.text)
		}
	}
	c.linkPeople()
	c.countBits()
	parallel(len(c.translations), func(i int) { c.translate(c.translations[i]) })
}

// countNodes numbers the story's nodes, scene by scene.
func (c *compiler) countNodes() {
	total := 0
	for i, s := range c.order {
		s.index, s.first = game.SceneID(i), game.NodeID(total)
		if n := len(s.body.nodes); total <= game.MaxNodes && total+n > game.MaxNodes {
			s.add(s.body.nodes[game.MaxNodes-total].off, "too-many-nodes", "a node too many: a story has at most %d", game.MaxNodes)
		}
		total += len(s.body.nodes)
	}
}

// countBits tells of a story that has too much to remember.
func (c *compiler) countBits() {
	local, once, counts := 0, 0, 0
	seen := map[int]int{}
	for _, d := range c.drafts {
		local = max(local, len(d.scene.Facts))
		d.conditions(func(e *game.Expr) {
			if most := e.MostVisits(); most > 0 {
				seen[e.Ref] = max(seen[e.Ref], most)
			}
		})
		for i := range d.choices {
			if d.choices[i].Once {
				once++
			}
		}
	}
	for i := range c.people {
		if met := c.people[i].Met; met != nil {
			met.Root.Literals(func(e *game.Expr) {
				if most := e.MostVisits(); most > 0 {
					seen[e.Ref] = max(seen[e.Ref], most)
				}
			})
		}
	}
	for _, most := range seen {
		counts += most
	}
	total := len(c.voc.items) + len(c.voc.facts) + local + once + counts
	if total > game.MaxBits && c.voc.faults != nil {
		c.voc.add(0, "too-much-to-remember", "the story has %d things to remember (items: %d, facts: %d, facts of the scene with most: %d, `once` choices: %d, nodes that `seen` asks for: %d); at most %d fit",
			total, len(c.voc.items), len(c.voc.facts), local, once, counts, game.MaxBits)
	}
}

// conditions calls visit for every leaf of the draft's conditions.
func (d *draft) conditions(visit func(*game.Expr)) {
	leaves := func(c *game.Cond) {
		if c != nil {
			c.Root.Literals(visit)
		}
	}
	for i := range d.choices {
		leaves(d.choices[i].If)
		leaves(d.choices[i].Needs)
	}
	for i := range d.blocks {
		leaves(d.blocks[i].Guard)
		for k := range d.blocks[i].Pieces {
			for _, c := range d.blocks[i].Pieces[k].Conds {
				leaves(c)
			}
		}
	}
}

// errors returns everything that is wrong, sorted.
func (c *compiler) errors() diag.List {
	var all diag.List
	for _, f := range c.allFiles() {
		all = append(all, f.errors()...)
	}
	all.Sort()
	return all
}

// allWords returns the words.yaml of the story and of its translations.
func (c *compiler) allWords() (list []*interfaceWords) {
	if c.words != nil {
		list = append(list, c.words)
	}
	for _, t := range c.translations {
		if t.interfaceWords != nil {
			list = append(list, t.interfaceWords)
		}
	}
	return list
}

// allFiles returns the files of the story and of its translations.
func (c *compiler) allFiles() []*faults {
	all := slices.Clone(c.files)
	all = append(all, c.pictures...)
	if c.words != nil {
		all = append(all, c.words.faults)
	}
	for _, t := range c.translations {
		all = append(all, t.files...)
		if t.interfaceWords != nil {
			all = append(all, t.interfaceWords.faults)
		}
	}
	return all
}

// warnings returns the warnings about a story that compiled, sorted.
func (c *compiler) warnings(fsys fs.FS, opt Options) diag.List {
	var all diag.List
	for _, f := range c.allFiles() {
		f.missingArt(fsys, opt.Art)
		all = append(all, f.warnings...)
	}
	for _, f := range c.passedOver {
		all = append(all, f.warnings...)
	}
	all.Sort()
	return all
}
