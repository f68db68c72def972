package lsp

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"

	"cobalt/game/diag"
	"cobalt/scenes"
	"cobalt/scenes/buffer"
	"cobalt/scenes/index"
	"cobalt/scenes/naming"
)

// An analyzed is a story as it stood at one moment, compiled.
type analyzed struct {
	*scenes.Analysis
	dir      string
	gen      int
	failed   error // there is no story, or it cannot be read; Analysis is then empty
	fsys     fs.FS
	open     map[string]*document        // of the story, by name in its folder
	missions map[string]*document        // that are open, by path
	read     map[string]*buffer.Document // files that were read for their lines
	finder   *naming.Finder              // nil if the story has faults

	translations diag.List // what translations tell of another original, and the like
}

// snapshot takes the open documents of the story as they are. The lock is held.
func (f *folder) snapshot() *analyzed {
	a := &analyzed{
		Analysis: &scenes.Analysis{}, dir: f.dir, gen: f.gen,
		open: map[string]*document{}, missions: map[string]*document{}, read: map[string]*buffer.Document{},
	}
	texts := map[string]string{}
	for path, doc := range f.docs {
		if dir, ok := f.storyOf(path); !ok || dir != f.dir {
			continue
		}
		if filepath.Ext(path) == ".mission" {
			a.missions[path] = doc
			continue
		}
		name := a.name(path)
		a.open[name], texts[name] = doc, doc.Text
	}
	a.fsys = buffer.Overlay{Base: os.DirFS(f.dir), Texts: texts}
	return a
}

// compile compiles the story, by what its folder keeps of compiles before.
func (a *analyzed) compile(f *folder, o scenes.Options) {
	analysis, err := f.cache.Analyze(a.fsys, o)
	if err != nil {
		a.failed = err
		return
	}
	if a.Analysis = analysis; a.Story != nil {
		a.finder = naming.NewFinder(analysis)
		a.translations = f.checked.Warnings(a.fsys, analysis, "")
	}
}

// name returns a file's name within the story's folder, with slashes.
func (a *analyzed) name(path string) string {
	rel, err := filepath.Rel(a.dir, path)
	if err != nil {
		return path
	}
	return filepath.ToSlash(rel)
}

// path returns the path of a file of the story, or the path of a mission as it is.
func (a *analyzed) path(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(a.dir, filepath.FromSlash(name))
}

// document returns the text of a file of the story, or of a mission by its path.
func (f *folder) document(a *analyzed, name string) *buffer.Document {
	if doc := a.open[name]; doc != nil {
		return doc.Document
	}
	if doc := a.missions[name]; doc != nil {
		return doc.Document
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if a.read[name] == nil {
		a.read[name] = buffer.New(readText(a.path(name)))
	}
	return a.read[name]
}

// uri returns the URI of a file, as the editor writes it if it has it open.
func (a *analyzed) uri(name string) string {
	if doc := a.open[name]; doc != nil {
		return doc.uri
	}
	if doc := a.missions[name]; doc != nil {
		return doc.uri
	}
	return buffer.URI(a.path(name))
}

// A place is a document that a request is about, in the story as it stands.
type place struct {
	*analyzed
	folder *folder
	name   string // in the story's folder; of a mission its path
	doc    *document
	index  *index.File // nil for missions, and for files that are none of the story
}

// mission reports whether the document is a mission file.
func (p *place) mission() bool { return filepath.IsAbs(p.name) }

// at waits until the story is compiled as it stands, and returns the place of a
// document; nil if it belongs to no story, or the request was canceled.
func (s *server) at(ctx context.Context, uri string) *place { return s.place(ctx, uri, true) }

// place is at, but without waiting for more than a first compile unless a current
// one is wanted.
func (s *server) place(ctx context.Context, uri string, current bool) *place {
	path, ok := buffer.Path(uri)
	if !ok {
		return nil
	}
	stop := context.AfterFunc(ctx, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.changed.Broadcast()
	})
	defer stop()
	s.mu.Lock()
	defer s.mu.Unlock()
	for ctx.Err() == nil && s.ctx.Err() == nil {
		doc := s.docs[path]
		dir, ok := s.storyOf(path)
		f := s.folders[dir]
		if doc == nil || !ok || f == nil {
			return nil
		}
		if a := f.done; a != nil && (!current || a.gen == f.gen) {
			p := &place{analyzed: a, folder: f, name: path, doc: doc}
			if filepath.Ext(path) != ".mission" {
				p.name = a.name(path)
				p.index = a.Files[p.name]
			}
			return p
		}
		s.changed.Wait()
	}
	return nil
}
