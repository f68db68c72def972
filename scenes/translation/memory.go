package translation

import (
	"io/fs"

	"cobalt/game/diag"
	"cobalt/scenes"
	"cobalt/scenes/index"
)

// A Memory checks the translations of a story again and again while it is edited. It
// keeps what it found, so that the next check looks only at scenes that an edit has
// changed, in the original or in the translation; its findings are those of
// [Warnings]. It finds unchanged files by their [index.File], which a [scenes.Cache]
// shares between its analyses. The zero Memory has checked nothing yet. One goroutine
// uses it at a time.
type Memory struct {
	folders map[string]*remembered // by name
}

// Warnings returns the findings of [Translation.Check], as the function of this name.
func (m *Memory) Warnings(fsys fs.FS, a *scenes.Analysis, tag string) (list diag.List) {
	if a.Story == nil {
		return nil
	}
	if m.folders == nil {
		m.folders = map[string]*remembered{}
	}
	for _, dir := range Folders(a) {
		if tag == "" || sameTag(tag, dir) {
			t := openAfter(fsys, a, dir, m.folders[dir])
			list = append(list, t.Check()...)
			m.folders[dir] = t.remember()
		}
	}
	return list
}

// A remembered is what is kept of the last check of a translation.
type remembered struct {
	data   []byte // of translation.yaml
	kept   *File  // as it was read
	faults diag.List
	fronts map[string]frontLines // by file
	scenes map[string]*section   // likewise, of the original
}

// A section is the texts of one scene, or of story.md, and what is told of them.
type section struct {
	original, translated *index.File // of a scene; as they were
	groups               []group
	findings             diag.List // nil before they are looked for
}

// section returns what is kept of a scene; nil if it is not as it was.
func (r *remembered) section(t *Translation, file string) *section {
	if r == nil || r.kept != t.kept {
		return nil
	}
	s := r.scenes[file]
	if s == nil || s.original == nil || s.original != t.analysis.Files[file] || s.translated != t.analysis.Files[t.Dir+"/"+file] {
		return nil
	}
	return s
}

// remember returns what is to be kept of a translation that was checked.
func (t *Translation) remember() *remembered {
	r := &remembered{data: t.data, kept: t.kept, faults: t.faults, fronts: t.fronts, scenes: map[string]*section{}}
	if t.kept.there {
		for file, s := range t.sections {
			r.scenes[file] = s
		}
	}
	return r
}
