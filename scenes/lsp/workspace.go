package lsp

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/text/language"

	"cobalt/scenes/buffer"
)

// A workspace is the folders and the documents that the editor has open. It knows
// the story that each file belongs to. The server's lock guards it.
type workspace struct {
	fallback string // the story's folder of missions that lie in no story's folder; empty: none
	roots    []string
	docs     map[string]*document // that are open, by path
	found    map[string]string    // the story's folder by mission's path
}

// storyOf returns the folder of the story that a file belongs to, and whether there
// is one.
func (w *workspace) storyOf(path string) (string, bool) {
	dir := filepath.Dir(path)
	switch filepath.Ext(path) {
	case ".md":
		parent := filepath.Dir(dir)
		if _, err := language.Parse(filepath.Base(dir)); err == nil && w.hasStory(parent) {
			return parent, true
		}
		return dir, w.hasStory(dir)
	case ".mission":
		found, ok := w.found[path]
		if !ok {
			found = w.storyOfMission(path)
			w.found[path] = found
		}
		return found, found != ""
	default:
		return "", false
	}
}

// hasStory reports whether a story.md is in a folder, or open as if it were.
func (w *workspace) hasStory(dir string) bool {
	name := filepath.Join(dir, "story.md")
	if w.docs[name] != nil {
		return true
	}
	info, err := os.Stat(name)
	return err == nil && !info.IsDir()
}

// Limits of the search for stories.
const (
	maxAbove   = 16    // folders above a mission
	maxBelow   = 6     // folders below a root
	maxEntries = 5_000 // files and folders in all
)

// storyOfMission looks for the story of a mission: in the folders above it, then
// as the only one of the workspace; else it is the fallback.
func (w *workspace) storyOfMission(path string) string {
	for dir, n := filepath.Dir(path), 0; n < maxAbove; n++ {
		if w.hasStory(dir) {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			break
		}
		dir = up
	}
	var stories []string
	for _, root := range w.roots {
		walkBelow(root, func(name string) {
			if filepath.Base(name) == "story.md" && !w.translated(name) {
				stories = append(stories, filepath.Dir(name))
			}
		})
	}
	if len(stories) == 1 {
		return stories[0]
	}
	return w.fallback
}

// translated reports whether a story.md is that of a translation.
func (w *workspace) translated(name string) bool {
	dir := filepath.Dir(name)
	_, err := language.Parse(filepath.Base(dir))
	return err == nil && w.hasStory(filepath.Dir(dir))
}

// walkBelow calls visit for the files below a folder, as far as the limits go.
// Names that begin with a dot are passed over, as are links.
func walkBelow(root string, visit func(name string)) {
	entries := 0
	_ = filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		entries++
		rel, relErr := filepath.Rel(root, name)
		switch {
		case err != nil || relErr != nil:
			return nil //nolint:nilerr // what cannot be read is passed over
		case entries > maxEntries:
			return fs.SkipAll
		case name != root && strings.HasPrefix(e.Name(), "."),
			e.IsDir() && strings.Count(rel, string(filepath.Separator)) >= maxBelow, e.IsDir() && e.Name() == "node_modules":
			if e.IsDir() {
				return fs.SkipDir
			}
		case e.Type().IsRegular():
			visit(name)
		}
		return nil
	})
}

// addRoot adds the folder at a URI.
func (w *workspace) addRoot(uri string) {
	if path, ok := buffer.Path(uri); ok {
		w.roots = append(w.roots, path)
	}
}
