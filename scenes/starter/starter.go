// Package starter holds small stories for authors to begin from, and writes them.
//
// Each has mission files that pass and reach all of it, and can come with a
// translation. A story is written whole or not at all, and no file that is there
// is replaced.
package starter

import (
	"embed"
	"io/fs"
	"slices"
)

//go:embed plain plain.es spy spy.es
var folders embed.FS

// Original is the language that the stories are written in.
const Original = "en"

// Kinds returns the kinds of stories, the default first.
func Kinds() []string { return []string{"plain", "spy"} }

// Languages returns the languages, as BCP 47 tags, into which the stories are
// translated.
func Languages() []string { return []string{"es"} }

// Folders returns the folders of a story; laid over each other they are the
// story's. With a language the story has a translation. Kind and language must be
// among [Kinds] and [Languages]; a language that is not is left out.
func Folders(kind, lang string) []fs.FS {
	names := []string{kind}
	if slices.Contains(Languages(), lang) {
		names = append(names, kind+"."+lang)
	}
	found := make([]fs.FS, len(names))
	for i, name := range names {
		folder, err := fs.Sub(folders, name)
		if err != nil {
			panic(err) // the names above are valid paths
		}
		found[i] = folder
	}
	return found
}
