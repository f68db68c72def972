package scenes

import (
	"io/fs"
	"path"
	"strings"
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
	case cleanText(source.text).text != "" || strings.ContainsAny(source.text, "\t\n"):
		r.addRange(source.off, source.off+len(source.text), "bad-picture", "%s is no picture's name: %s", quote(source.text), cleanText(source.text).text)
	}
	return r.count() == before
}
