package scenes

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"sync"

	"cobalt/scenes/index"
)

// A Cache analyzes a story again and again while it is edited. It keeps what it read
// of each file, so that the next analysis reads and indexes only those that an edit
// has changed; its answers are those of [Analyze]. Files that did not change may share
// their [index.File] with the answer before. The zero Cache has read nothing yet. Any
// number of goroutines may use it, of which one analyzes at a time.
type Cache struct {
	mu    sync.Mutex
	files map[string]*reading // by name
}

// Analyze analyzes a story, as the function of this name does.
func (k *Cache) Analyze(fsys fs.FS, opt Options) (*Analysis, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	c, err := newCompiler(fsys)
	if err != nil {
		return nil, err
	}
	if c.past = k.files; c.past == nil {
		c.past = map[string]*reading{}
	}
	a, err := c.analyze(opt)
	if err != nil {
		return nil, err
	}
	if k.files = map[string]*reading{}; !c.full {
		for _, f := range c.allFiles() {
			if f.kept != nil {
				k.files[f.src.name] = f.kept
			}
		}
	}
	return a, nil
}

// A reading is what was read of one file, before any name was looked up, which nothing
// changes, and the index that was made of it last.
type reading struct {
	faults // as they were then
	scene  *scene
	page   *pageText // of a translation
	voc    *vocabulary
	words  *interfaceWords
	story  *storyText // of a translation

	around   string      // the names of the story by which the file was indexed; empty: it was not
	original *index.File // of a page: that of its scene, then
	index    *index.File
	names    []index.Declared // that it declares
}

// pastOf returns what was read of a file before, if its text is the same: nil if it is
// not. What is read of it now is to be kept if keeps is true.
func (c *compiler) pastOf(f *faults) (r *reading, keeps bool) {
	if c.past == nil || f.src.unread || f.count() > 0 || len(f.warnings) > 0 {
		return nil, false // nothing was told of the file by itself
	}
	r = c.past[f.src.name]
	if r != nil && !bytes.Equal(r.src.raw, f.src.raw) {
		r = nil
	}
	return r, true
}

// keep keeps what was read of a file, and leaves the file's faults room of their own.
func (f *faults) keep(r *reading) {
	r.faults = *f
	r.takeFaults(f)
}

// takeFaults makes the faults of a file those of its reading.
func (r *reading) takeFaults(f *faults) {
	*f = r.faults
	f.list, f.warnings, f.pictures = slices.Clip(f.list), slices.Clip(f.warnings), slices.Clip(f.pictures)
	f.kept = r
}

// readScene reads a scene, or takes it as it was read before.
func (c *compiler) readScene(s *scene) {
	r, keeps := c.pastOf(s.faults)
	if r == nil || r.scene == nil {
		s.read(!s.src.unread && s.check())
		if !keeps {
			return
		}
		r = &reading{scene: &scene{head: s.head, body: s.body, nodes: s.nodes, names: s.names, lost: s.lost}}
		s.keep(r)
	} else {
		r.takeFaults(s.faults)
	}
	s.head, s.body, s.nodes, s.names, s.lost = r.scene.head, r.scene.body, r.scene.nodes, r.scene.names, r.scene.lost
	s.body.nodes = slices.Clone(s.body.nodes) // some of them turn out to be faulty
}

// readVocabulary reads story.md, or takes it as it was read before.
func (c *compiler) readVocabulary(f *faults) {
	r, keeps := c.pastOf(f)
	if r == nil || r.voc == nil {
		c.readStory(f, !f.src.unread && f.check())
		if !keeps {
			return
		}
		r = &reading{voc: c.voc}
		f.keep(r)
	} else {
		r.takeFaults(f)
	}
	voc := *r.voc
	voc.faults = f
	c.voc = &voc
}

// readPage reads a file of a translation, or takes it as it was read before.
func (c *compiler) readPage(e *translation, f *faults) {
	r, keeps := c.pastOf(f)
	switch p := e.pageOf(f); {
	case p != nil && r != nil && r.page != nil:
		r.takeFaults(f)
		p.pageText = *r.page
	case e.story != nil && e.story.faults == f && r != nil && r.story != nil:
		r.takeFaults(f)
		r.story.again(e.story)
	default:
		e.readPage(f)
		if !keeps {
			return
		}
		r = &reading{}
		switch {
		case p != nil:
			text := p.pageText
			r.page = &text
		case e.story != nil && e.story.faults == f:
			text := e.story.storyText
			r.story = &text
		}
		if f.keep(r); r.story != nil {
			r.story.again(e.story)
		}
	}
}

// again fills a page from a text that was read before. Files of a translation are read
// side by side, and each looks for its page by its faults: these stay as they are.
func (t *storyText) again(into *storyPage) {
	into.storyText = *t
	into.intro = slices.Clip(t.intro)
	if t.front != nil {
		front := *t.front
		front.faults = into.faults
		into.front = &front
	}
}

// readWords reads a words.yaml, or takes it as it was read before.
func (c *compiler) readWords(w *interfaceWords) {
	r, keeps := c.pastOf(w.faults)
	if r == nil || r.words == nil {
		if w.read(); keeps {
			w.keep(&reading{words: &interfaceWords{words: w.words, at: w.at}})
		}
		return
	}
	r.takeFaults(w.faults)
	w.words, w.at = r.words.words, r.words.at
}

// namesAround returns a digest of all that the index of a file depends on beside the
// file: what story.md says, and the nodes of all scenes.
func (c *compiler) namesAround() string {
	h := sha256.New()
	var list []byte
	add := func(texts ...string) {
		for _, text := range texts {
			list = strconv.AppendQuote(list, text)
		}
	}
	add(string(c.voc.src.raw))
	for _, s := range c.order {
		list = fmt.Appendf(list, "\n%d %d %t %t", len(s.body.nodes), len(s.names), s.lost, s.src.unread)
		add(s.id)
		add(s.names...)
	}
	h.Write(list)
	return string(h.Sum(nil))
}
