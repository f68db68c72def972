package widget

import (
	"io/fs"
	"os"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unsafe"

	"cobalt/game"
	"cobalt/game/narration"
	"cobalt/game/narration/prose"
	"cobalt/game/tui/theme"
)

// allArt are the folders of all pictures that come with the program, and of those that
// its tests show.
var allArt = []string{"../../../assets", "../testdata/story", "../../../scenes/loaf"}

// pictureNames lists the pictures of a folder, without color maps and frames.
func pictureNames(t *testing.T, fsys fs.FS) []string {
	t.Helper()
	names, err := fs.Glob(fsys, "art/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(names, func(name string) bool { return strings.Count(path.Base(name), ".") > 1 })
}

// The arms of corners: whether they go to the right or to the left, down or up.
var corners = map[rune]struct{ dx, dy int }{
	'┌': {1, 1}, '┐': {-1, 1}, '└': {1, -1}, '┘': {-1, -1},
	'╔': {1, 1}, '╗': {-1, 1}, '╚': {1, -1}, '╝': {-1, -1},
	'╭': {1, 1}, '╮': {-1, 1}, '╰': {1, -1}, '╯': {-1, -1},
}

// The signs that a line can go on with, to the side and up or down.
const (
	goesAside = "─━═┬┴┼╤╧╪╥╨╫┌┐└┘╔╗╚╝╭╮╰╯├┤╞╡╟╢^" + blocks
	goesUp    = "│┃║├┤┼╪╫╞╡╟╢┌┐└┘╔╗╚╝╭╮╰╯┬┴╤╧╥╨┊" + blocks
	blocks    = "█▓▒░▀▄▌▐" // a solid thing ends a line, too
)

// TestBoxesClose holds that in every picture, and in every frame of one, each corner of
// a box is met by a line at both of its ends.
func TestBoxesClose(t *testing.T) {
	for _, folder := range allArt {
		fsys := os.DirFS(folder)
		for _, name := range pictureNames(t, fsys) {
			p, ok := readPicture(fsys, name)
			if !ok {
				t.Errorf("%s/%s cannot be read", folder, name)
			}
			for n, frame := range p.frames {
				for _, fault := range openCorners(frame) {
					t.Errorf("%s/%s, frame %d: %s", folder, name, n+1, fault)
				}
			}
		}
	}
	if got := openCorners([]string{"┌──┐", "│x │", "└──  ┘"}); len(got) != 1 {
		t.Errorf("of an open box: %q", got)
	}
}

// openCorners lists the corners of boxes that a line does not meet.
func openCorners(lines []string) (faults []string) {
	cells := make([][]rune, len(lines))
	for i, line := range lines {
		cells[i] = []rune(line)
	}
	at := func(x, y int) rune {
		if y < 0 || y >= len(cells) || x < 0 || x >= len(cells[y]) {
			return ' '
		}
		return cells[y][x]
	}
	for y := range cells {
		for x, r := range cells[y] {
			c, corner := corners[r]
			if !corner {
				continue
			}
			if !strings.ContainsRune(goesAside, at(x+c.dx, y)) || !strings.ContainsRune(goesUp, at(x, y+c.dy)) {
				faults = append(faults, string(r)+" in line "+lines[y])
			}
		}
	}
	return faults
}

// TestPicturesAreComplete holds that every color map and frame that comes with the
// program belongs to a picture, is of its size, and is drawn.
func TestPicturesAreComplete(t *testing.T) {
	fsys := os.DirFS("../../../assets")
	files, err := fs.Glob(fsys, "art/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, name := range pictureNames(t, fsys) {
		p, ok := readPicture(fsys, name)
		if !ok || p.colors == nil {
			t.Errorf("%s has no color map", name)
			continue
		}
		read += 1 + len(p.frames)
		if len(p.colors) != p.height() {
			t.Errorf("%s has %d lines, and its color map %d", name, p.height(), len(p.colors))
		}
		for y, line := range p.colors {
			if strings.Trim(string(line), "lfskmpwda ") != "" || len(line) > prose.Width(p.frames[0][y]) {
				t.Errorf("%s: line %d of its color map is %q", name, y+1, string(line))
			}
		}
	}
	if read != len(files) {
		t.Errorf("%d of %d files are drawn", read, len(files))
	}
}

// TestPictureInColor holds how a picture is drawn by its color map, how it moves, and
// that a map or frame that does not fit is left out.
func TestPictureInColor(t *testing.T) {
	art := fstest.MapFS{
		"art/lamp.txt":       {Data: []byte("·▒▓\n  ▓\n")},
		"art/lamp.color.txt": {Data: []byte("sl\n\n")},
		"art/lamp.2.txt":     {Data: []byte(" ▒▓\n· ▓\n")},
		"art/lamp.3.txt":     {Data: []byte("of another size\n")},
	}
	styles := theme.New(theme.Cobalt(), true, 4)
	set := Typesetter{Styles: &styles, Gallery: Hang(art), Width: 3, ArtHeight: 5}
	text := &game.Text{Kind: game.Art, Source: "art/lamp.txt"}
	got := set.Set([]narration.Part{{Text: text}})
	want := []string{styles.Snow.Render("·") + styles.Lamp.Render("▒") + styles.Art.Render("▓"), "  " + styles.Art.Render("▓")}
	if want[1] = styles.Art.Render("  ▓"); !slices.Equal(got.Lines, want) {
		t.Errorf("got %q, want %q", got.Lines, want)
	}
	if len(got.Moving) != 1 || len(got.Moving[0].Frames) != 2 || !strings.Contains(got.Moving[0].Frames[1][1], "·") {
		t.Errorf("it moves: %v", got.Moving)
	}
}

// TestStrips holds that short of rows a picture is a strip of four, of those that show
// most, behind the first paragraph; and that its text stands for it if there is no room
// at all.
func TestStrips(t *testing.T) {
	art := fstest.MapFS{"art/tall.txt": {Data: []byte(strings.Repeat("·\n", 8) + "▓▓▓\n▓▓▓\n▓▓▓\n▓▓▓\n·\n")}}
	set := Typesetter{Styles: &theme.Styles{}, Gallery: Hang(art), Width: 40, Strips: true}
	parts := []narration.Part{
		{Text: &game.Text{Kind: game.Art, Source: "art/tall.txt", Alt: "Described."}},
		{Text: &game.Text{Kind: game.Prose, Paragraphs: [][]game.Run{{{Text: "First."}}}}},
	}
	for height, want := range map[int]string{13: "·", 8: "First.", 4: "First.", 3: "First."} {
		set.ArtHeight = height
		lines := set.Passage(parts)
		if strings.TrimSpace(lines[0]) != want {
			t.Errorf("in %d lines: %q", height, lines)
		}
		if height < 13 && height >= 4 && (len(lines) != 6 || strings.TrimSpace(lines[2]) != "▓▓▓") {
			t.Errorf("in %d lines: %q", height, lines)
		}
		if height < 4 && lines[len(lines)-1] != "Described." {
			t.Errorf("in %d lines: %q", height, lines)
		}
	}
}

// A counting is a file system that counts how often files are opened.
type counting struct {
	fs.FS
	opened int
}

func (c *counting) Open(name string) (fs.File, error) {
	c.opened++
	return c.FS.Open(name)
}

// Galleries of shared pictures show what each would show alone, and read each file once,
// also one that is not there.
func TestShared(t *testing.T) {
	fsys := &counting{FS: os.DirFS(allArt[1])}
	paths := append(pictureNames(t, fsys), "art/none.txt")
	alone, shared := shown(HangRead(os.DirFS(allArt[1]), paths)), Share(fsys)
	fsys.opened = 0
	first := HangRead(shared, paths)
	opened := fsys.opened
	second := HangRead(shared, paths)
	for name, g := range map[string]Gallery{"first": first, "second": second} {
		if !reflect.DeepEqual(shown(g), alone) || len(alone) == 0 {
			t.Errorf("the %s gallery shows other pictures", name)
		}
	}
	if opened == 0 || fsys.opened != opened {
		t.Errorf("%d files were opened by the first gallery, and %d by both", opened, fsys.opened)
	}
	if &shown(first)[paths[0]].frames[0][0] != &shown(second)[paths[0]].frames[0][0] {
		t.Error("the galleries do not share pictures")
	}
}

// shown returns the pictures that a gallery has shown, by path.
func shown(g Gallery) map[string]picture {
	pictures := map[string]picture{}
	for path, read := range g.shared.pictures {
		if read.there {
			pictures[path] = read.picture
		}
	}
	return pictures
}

// A picture is drawn once for a look and a width, for all galleries; and no more drawings
// are kept than some.
func TestSharedDrawings(t *testing.T) {
	shared := Share(fstest.MapFS{"art/a.txt": {Data: []byte("## #\n #\n")}})
	looks := []theme.Styles{theme.New(theme.Cobalt(), true, 4), theme.New(theme.Cobalt(), false, 4)}
	line := func(look, width int) string {
		set := Typesetter{Styles: &looks[look], Gallery: Hang(shared), Width: width, ArtHeight: 2}
		lines, _ := set.art(&game.Text{Kind: game.Art, Source: "art/a.txt"})
		return lines[0]
	}
	first := line(0, 10)
	if unsafe.StringData(first) != unsafe.StringData(line(0, 10)) {
		t.Error("a picture is drawn again")
	}
	if first != "   "+looks[0].Art.Render("## #") || line(0, 12) != " "+first || line(1, 10) != "   "+looks[1].Art.Render("## #") {
		t.Errorf("%q, wider %q, on a light background %q", first, line(0, 12), line(1, 10))
	}
	for width := range 3 * mostDrawings {
		line(0, 10+width)
	}
	if kept := len(shared.drawings); kept > mostDrawings || kept == 0 {
		t.Errorf("%d drawings are kept", kept)
	}
}

// A picture in memory is read when it is first shown, and once.
func TestHangReadsLate(t *testing.T) {
	fsys := &counting{FS: os.DirFS(allArt[1])}
	paths := pictureNames(t, fsys)
	fsys.opened = 0
	g := Hang(fsys)
	if fsys.opened != 0 {
		t.Errorf("%d files were opened before a picture was shown", fsys.opened)
	}
	_, there := g.Lines(paths[0])
	opened := fsys.opened
	if _, again := g.Lines(paths[0]); !there || !again || opened == 0 || fsys.opened != opened {
		t.Errorf("a picture is there: %v; %d files were opened, then %d", there, opened, fsys.opened)
	}
}

// TestPicturesStandInTheMiddle holds that blank columns at the left of a picture, of all
// its frames, are no part of it.
func TestPicturesStandInTheMiddle(t *testing.T) {
	fsys := fstest.MapFS{
		"art/a.txt":       {Data: []byte("    ##\n\n   ###\n")},
		"art/a.2.txt":     {Data: []byte("    ##\n  #\n   ###\n")},
		"art/a.color.txt": {Data: []byte("    la\n\n   kkk\n")},
	}
	p, ok := readPicture(fsys, "art/a.txt")
	want := [][]string{{"  ##", "", " ###"}, {"  ##", "#", " ###"}}
	if !ok || p.width != 4 || !reflect.DeepEqual(p.frames, want) || p.color(2, 0) != 'l' || p.color(1, 2) != 'k' {
		t.Errorf("%d columns, %q, %q", p.width, p.frames, p.colors)
	}
}

// TestStripsShowThings holds which lines are drawn of the scenes' pictures, if there is no
// room for all: those with their doors, windows and people, not the sky and the floor.
func TestStripsShowThings(t *testing.T) {
	fsys := os.DirFS("../../../assets")
	for name, want := range map[string]int{
		"aftermath": 3, "assignment": 6, "budapest": 7, "chase": 2, "extraction": 7,
		"hospital": 6, "hotel": 4, "kremlin": 6, "prison": 4, "train": 3,
	} {
		p, ok := readPicture(fsys, "art/"+name+".txt")
		if got := p.strip(); !ok || got != want {
			t.Errorf("%s is drawn from line %d on, want %d:\n%s", name, got, want, strings.Join(p.frames[0], "\n"))
		}
	}
}
