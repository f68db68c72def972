package scenes

import (
	"io/fs"

	"cobalt/game/diag"
)

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

// missingArt warns of the file's pictures that are neither in the story's folder
// nor among the others.
func (f *faults) missingArt(fsys, others fs.FS) {
	for _, picture := range f.pictures {
		if isFile(fsys, picture.text) || others != nil && isFile(others, picture.text) {
			continue
		}
		f.warn(picture.off, picture.off+len(picture.text), "missing-art",
			"there is no picture %s: its text is shown in its place", quote(picture.text))
	}
}

// isFile reports whether a file system has a regular file of this name.
func isFile(fsys fs.FS, name string) bool {
	info, err := fs.Stat(fsys, name)
	return err == nil && info.Mode().IsRegular()
}
