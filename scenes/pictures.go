package scenes

import (
	"io/fs"
	"path"
	"strings"

	"cobalt/scenes/letters"
)

// checkArt reports whether a picture's source can be a file of a folder: a
// relative name that stays within it. It notes a fault if not.
func (r *bodyReader) checkArt(source target) bool {
	before := r.count()
	switch {
	case source.text == "":
		r.add(source.off, "bad-picture", "a picture without a file: ![what can be seen](art/prison.txt)")
	case strings.Contains(source.text, "://"):
		r.add(source.off, "bad-picture", "a picture from elsewhere: pictures lie among the assets, as art/prison.txt")
	case !fs.ValidPath(source.text) || strings.ContainsAny(source.text, "\\:?*\"<>|") || path.Clean(source.text) == ".":
		r.addRange(source.off, source.off+len(source.text), "bad-picture", "%s is no picture's name: write it relative and plain, as art/prison.txt", quote(source.text))
	case strings.ContainsAny(source.text, "\t\n"):
		r.addRange(source.off, source.off+len(source.text), "bad-picture", "%s is no picture's name: it holds blanks that are none", quote(source.text))
	default:
		if fault, found := letters.First(source.text); found {
			r.addRange(source.off, source.off+len(source.text), "bad-picture", "%s is no picture's name: %s", quote(source.text), fault.Message)
		}
	}
	return r.count() == before
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
