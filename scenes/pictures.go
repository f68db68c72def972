package scenes

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cobalt/game/picture"
	"cobalt/game/suggest"
	"cobalt/scenes/letters"
)

// checkArt reports whether a picture's source can be a file of a folder: a
// relative name that stays within it. It notes a fault if not.
func (f *faults) checkArt(source target) bool {
	before := f.count()
	switch {
	case source.text == "":
		f.add(source.off, "bad-picture", "a picture without a file: ![what can be seen](art/prison.txt)")
	case strings.Contains(source.text, "://"):
		f.add(source.off, "bad-picture", "a picture from elsewhere: pictures lie among the assets, as art/prison.txt")
	case !fs.ValidPath(source.text) || strings.ContainsAny(source.text, "\\:?*\"<>|") || path.Clean(source.text) == ".":
		f.addRange(source.off, source.off+len(source.text), "bad-picture", "%s is not a picture's name: write it relative and plain, as art/prison.txt", quote(source.text))
	case strings.ContainsAny(source.text, "\t\n"):
		f.addRange(source.off, source.off+len(source.text), "bad-picture", "%s is not a picture's name: it holds a tab or a line break", quote(source.text))
	default:
		if fault, found := letters.First(source.text); found {
			f.addRange(source.off, source.off+len(source.text), "bad-picture", "%s is not a picture's name: %s", quote(source.text), fault.Message)
		}
	}
	return f.count() == before
}

// missingArt warns of the file's pictures that are neither in the story's folder
// nor among the others, and says which one was probably meant, and of those that are in
// the folder and are not drawn.
func (f *faults) missingArt(fsys, others fs.FS) {
	for _, source := range f.pictures {
		switch {
		case isFile(fsys, source.text):
			f.unfitArt(fsys, source)
		case others == nil || !isFile(others, source.text):
			f.warn(source.off, source.off+len(source.text), "missing-art",
				"there is no picture %s%s: its text is shown in its place", quote(source.text), f.nearPicture(source.text, fsys, others))
		}
	}
}

// unfitArt warns of a picture of the story's folder that is not drawn.
func (f *faults) unfitArt(fsys fs.FS, source target) {
	data, err := readAtMost(fsys, source.text, 0, maxFile)
	if err == nil {
		_, _, err = picture.Lines(data)
	}
	if err != nil {
		f.warn(source.off, source.off+len(source.text), "unfit-art", "the picture %s is not drawn: %s; its text is shown in its place", quote(source.text), bare(err))
	}
}

// nearPicture renders the suggestion of a picture in the same folder, or nothing.
// Only the names within the folder are compared, without their endings.
func (f *faults) nearPicture(name string, folders ...fs.FS) string {
	dir, base := path.Dir(name), strings.TrimSuffix(path.Base(name), ".txt")
	near, found := suggest.Nearest(base, f.near(base, pictureNames(dir, folders)))
	if !found {
		return ""
	}
	return fmt.Sprintf(" (did you mean %s?)", quote(path.Join(dir, near+".txt")))
}

// pictureNames returns the names of the pictures in a folder, without the ending.
// Color maps and further frames are none.
func pictureNames(dir string, folders []fs.FS) (list []string) {
	for _, fsys := range folders {
		if fsys == nil {
			continue
		}
		entries, _ := fs.ReadDir(fsys, dir)
		for _, e := range entries {
			if base, isText := strings.CutSuffix(e.Name(), ".txt"); isText && e.Type().IsRegular() && !strings.Contains(base, ".") {
				list = append(list, base)
			}
		}
	}
	return list
}

// isFile reports whether a file system has a regular file of this name.
func isFile(fsys fs.FS, name string) bool {
	info, err := fs.Stat(fsys, name)
	return err == nil && info.Mode().IsRegular()
}

// colorLetters are the roles by which a picture's cells are colored: lamp, fire,
// snow, skin, metal, paper, water, dark and accent. A blank is the text's own.
const colorLetters = "lfskmpwda "

// mostFrames is how many frames a picture may have, itself included.
const mostFrames = 4

// checkPictures holds the color maps and further frames of the story's pictures
// against the pictures. Those that come with the program are not looked at.
func (c *compiler) checkPictures() {
	seen := map[string]bool{}
	for _, f := range c.allFiles() {
		for _, p := range f.pictures {
			if base, isText := strings.CutSuffix(p.text, ".txt"); isText && !seen[base] && isFile(c.fsys, p.text) {
				seen[base] = true
				c.checkPicture(base)
			}
		}
	}
}

// checkPicture checks the files beside one picture.
func (c *compiler) checkPicture(base string) {
	picture := c.folder.read(c.fsys, base+".txt")
	if picture.src.unread {
		c.pictures = append(c.pictures, picture)
		return
	}
	size := sizeOf(picture.src)
	if name := base + ".color.txt"; isFile(c.fsys, name) {
		colors := c.folder.read(c.fsys, name)
		c.pictures = append(c.pictures, colors)
		colors.checkColors()
		colors.checkSize(size, base+".txt")
	}
	c.checkFrames(base, size)
}

// checkFrames checks the further frames of a picture.
func (c *compiler) checkFrames(base string, size pictureSize) {
	file := func(n int) string { return fmt.Sprintf("%s.%d.txt", base, n) }
	lacking := 0
	for n := 2; n <= mostFrames; n++ {
		if !isFile(c.fsys, file(n)) {
			lacking = n
			continue
		}
		frame := c.folder.read(c.fsys, file(n))
		c.pictures = append(c.pictures, frame)
		frame.checkSize(size, base+".txt")
		if lacking > 0 {
			frame.add(0, "picture-frame", "this is frame %d of %s, and there is no frame %d, %s: frames are numbered without a gap", n, quote(base+".txt"), lacking, quote(file(lacking)))
		}
	}
}

// A pictureSize is how many lines a picture has, and how many cells its longest
// line.
type pictureSize struct{ lines, cells int }

func (s pictureSize) String() string {
	return counted(s.lines, "line") + " of at most " + counted(s.cells, "cell")
}

func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

func pictureLines(src *source) []string {
	return strings.Split(strings.TrimRight(string(src.text), "\n"), "\n")
}

func sizeOf(src *source) (size pictureSize) {
	for _, line := range pictureLines(src) {
		size.lines++
		size.cells = max(size.cells, ansi.StringWidth(line))
	}
	return size
}

// checkSize tells of a file that is not of a picture's size. Blanks at the ends
// of lines may be left out.
func (f *faults) checkSize(size pictureSize, picture string) {
	if own := sizeOf(f.src); !f.src.unread && (own.lines != size.lines || own.cells > size.cells) {
		f.add(0, "picture-size", "this has %s, and its picture %s has %s: they are of the same size", own, quote(picture), size)
	}
}

// checkColors tells of the first letter that is no role.
func (f *faults) checkColors() {
	for at, r := range string(f.src.text) {
		if r != '\n' && !strings.ContainsRune(colorLetters, r) {
			f.add(at, "picture-color", "%s is not a color: a cell is colored by its role, l (lamp), f (fire), s (snow), k (skin), m (metal), p (paper), w (water), d (dark), a (accent), or a blank", quote(string(r)))
			return
		}
	}
}
