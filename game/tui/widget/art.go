package widget

import (
	"io/fs"
	"strconv"
	"strings"

	"cobalt/game"
	drawn "cobalt/game/picture"
)

// maxArtFrames is how many frames a picture may have, itself included.
const maxArtFrames = 4

// A picture is art, ready to be drawn: one frame or several of the same size, and for
// each cell the letter of its color.
type picture struct {
	frames [][]string
	colors [][]rune // by line; shorter lines leave the rest in the picture's own color
	width  int
}

// height is how many lines it has.
func (p *picture) height() int { return len(p.frames[0]) }

// A Gallery holds the story's pictures. The zero Gallery has none.
type Gallery struct {
	shared *Shared // perhaps with other galleries
}

// Hang takes in the pictures of a file system, with their color maps and frames. Each is
// read from memory when it is first shown. One that is missing, too large or not clean is
// left out: its alternative text stands in for it.
func Hang(fsys fs.FS) Gallery {
	switch fsys := fsys.(type) {
	case nil:
		return Gallery{}
	case *Shared:
		return Gallery{fsys}
	default:
		return Gallery{Share(fsys)}
	}
}

// HangRead is [Hang] for pictures that are not in memory: it reads all that a story's words
// refer to, so that no frame waits for a disk.
func HangRead(fsys fs.FS, paths []string) Gallery {
	g := Hang(fsys)
	for _, path := range paths {
		g.picture(path)
	}
	return g
}

// picture returns a picture, and whether there is one.
func (g Gallery) picture(path string) (picture, bool) {
	if g.shared == nil {
		return picture{}, false
	}
	return g.shared.read(path)
}

// readPicture reads a picture and the files beside it. A frame of another size, and a
// color map that is not clean, are left out.
func readPicture(fsys fs.FS, path string) (picture, bool) {
	lines, width, ok := readArt(fsys, path)
	if !ok {
		return picture{}, false
	}
	p := picture{frames: [][]string{lines}, width: width}
	base, isText := strings.CutSuffix(path, ".txt")
	if !isText {
		return p.trimmed(), true
	}
	if colors, _, ok := readArt(fsys, base+".color.txt"); ok {
		for _, line := range colors {
			p.colors = append(p.colors, []rune(line))
		}
	}
	for n := 2; n <= maxArtFrames; n++ {
		frame, wide, ok := readArt(fsys, base+"."+strconv.Itoa(n)+".txt")
		if ok && len(frame) == len(lines) && wide <= width {
			p.frames = append(p.frames, frame)
		}
	}
	return p.trimmed(), true
}

// trimmed returns the picture without the blank columns at its left, so that what is drawn
// stands in the middle of a page.
func (p *picture) trimmed() picture {
	left := p.width
	for _, frame := range p.frames {
		for _, line := range frame {
			if line != "" {
				left = min(left, len(line)-len(strings.TrimLeft(line, " ")))
			}
		}
	}
	t := picture{width: p.width - left}
	for _, frame := range p.frames {
		lines := make([]string, len(frame))
		for i, line := range frame {
			lines[i] = line[min(left, len(line)):]
		}
		t.frames = append(t.frames, lines)
	}
	for _, line := range p.colors {
		t.colors = append(t.colors, line[min(left, len(line)):])
	}
	return t
}

// readArt reads the lines of a file of art, and the width of the widest.
func readArt(fsys fs.FS, path string) (lines []string, width int, ok bool) {
	info, err := fs.Stat(fsys, path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > drawn.MaxBytes {
		return nil, 0, false
	}
	data, err := fs.ReadFile(fsys, path)
	if err != nil {
		return nil, 0, false
	}
	lines, width, err = drawn.Lines(data)
	return lines, width, err == nil
}

// TitleArt is the path of the picture that a story may have for its title.
const TitleArt = "art/title.txt"

// Lines returns the lines of a picture's first frame, and whether there is one.
func (g Gallery) Lines(path string) ([]string, bool) {
	p, ok := g.picture(path)
	if !ok {
		return nil, false
	}
	return p.frames[0], true
}

// ArtPaths lists the pictures that a story may show: its title's, the portraits of its
// people, and those that its words refer to, in one or several languages.
func ArtPaths(people []game.Person, languages ...*game.Words) []string {
	paths := []string{TitleArt}
	known := map[string]bool{}
	for i := range people {
		if art := people[i].Art; art != "" && !known[art] {
			known[art] = true
			paths = append(paths, art)
		}
	}
	for _, words := range languages {
		for i := range words.Blocks {
			if source := words.Blocks[i].Source; words.Blocks[i].Kind == game.Art && !known[source] {
				known[source] = true
				paths = append(paths, source)
			}
		}
	}
	return paths
}
