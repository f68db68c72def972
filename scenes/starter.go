package scenes

import (
	"embed"
	"io/fs"
	"slices"
)

//go:embed starter
var starter embed.FS

// StarterKinds returns the kinds of stories that authors can begin from, the
// default first.
func StarterKinds() []string { return []string{"plain", "spy"} }

// StarterLanguages returns the languages, as BCP 47 tags, into which the stories
// that authors begin from are translated. They are written in English.
func StarterLanguages() []string { return []string{"es"} }

// Starter returns the folders of a small story, with mission files, for authors
// to begin from; laid over each other they are the story's. With a language the
// story has a translation. Kind and language must be among [StarterKinds] and
// [StarterLanguages]; an empty language is none.
func Starter(kind, lang string) []fs.FS {
	names := []string{kind}
	if slices.Contains(StarterLanguages(), lang) {
		names = append(names, kind+"."+lang)
	}
	folders := make([]fs.FS, len(names))
	for i, name := range names {
		folder, err := fs.Sub(starter, "starter/"+name)
		if err != nil {
			panic(err) // the names above are valid paths
		}
		folders[i] = folder
	}
	return folders
}
