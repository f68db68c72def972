package widget

import (
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"cobalt/game"
	"cobalt/game/narration/prose"
)

// The largest picture that is drawn, and the largest file that is read for one.
const (
	maxArtBytes = 64 << 10
	maxArtWidth = 200
	maxArtLines = 100
)

// A picture is art, ready to be drawn.
type picture struct {
	lines []string
	width int
}

// A Gallery holds the story's pictures.
type Gallery struct {
	pictures map[string]picture
}

// Hang reads the pictures that a story's words refer to. One that is missing,
// too large or not clean is left out: its alternative text stands in for it.
func Hang(fsys fs.FS, paths []string) Gallery {
	g := Gallery{pictures: map[string]picture{}}
	if fsys == nil {
		return g
	}
	for _, path := range paths {
		if p, ok := readPicture(fsys, path); ok {
			g.pictures[path] = p
		}
	}
	return g
}

func readPicture(fsys fs.FS, path string) (picture, bool) {
	info, err := fs.Stat(fsys, path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxArtBytes {
		return picture{}, false
	}
	data, err := fs.ReadFile(fsys, path)
	if err != nil || len(data) > maxArtBytes || !cleanArt(data) {
		return picture{}, false
	}
	var p picture
	for line := range strings.Lines(strings.TrimRight(string(data), "\n")) {
		line = strings.TrimRight(line, " \r\n")
		p.lines = append(p.lines, line)
		p.width = max(p.width, prose.Width(line))
	}
	return p, len(p.lines) <= maxArtLines && p.width <= maxArtWidth
}

// cleanArt reports whether a picture holds nothing that a terminal could take
// for a command.
func cleanArt(data []byte) bool {
	if !utf8.Valid(data) {
		return false
	}
	for _, r := range string(data) {
		if r != '\n' && r != '\r' && (unicode.Is(unicode.C, r) || unicode.Is(unicode.M, r)) {
			return false
		}
	}
	return true
}

// find returns the picture at a path, if it fits.
func (g Gallery) find(path string, width, height int) (picture, bool) {
	p, ok := g.pictures[path]
	return p, ok && p.width <= width && len(p.lines) <= height
}

// TitleArt is the path of the picture that a story may have for its title.
const TitleArt = "art/title.txt"

// Lines returns the lines of a picture, and whether there is one.
func (g Gallery) Lines(path string) ([]string, bool) {
	p, ok := g.pictures[path]
	return p.lines, ok
}

// ArtPaths lists the pictures that a story may show: its title's, and those that its
// words refer to.
func ArtPaths(words *game.Words) []string {
	paths := []string{TitleArt}
	for i := range words.Blocks {
		if words.Blocks[i].Kind == game.Art {
			paths = append(paths, words.Blocks[i].Source)
		}
	}
	return paths
}
