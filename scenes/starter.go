package scenes

import (
	"embed"
	"io/fs"
)

//go:embed starter
var starter embed.FS

// Starter returns the folder of a small story, with mission files, for authors
// to begin from.
func Starter() fs.FS {
	sub, err := fs.Sub(starter, "starter")
	if err != nil {
		panic(err) // the name above is a valid path
	}
	return sub
}
