package card

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"

	"cobalt/game"
	"cobalt/game/render/lettering"
)

// The size of the picture, in pixels, and the margin on its sides.
const Width, Height, margin = 1200, 630, 64

// The colors of the picture.
const (
	ground = 0x14161b
	line   = 0x4a5468
	quiet  = 0x8f99ad
	ink    = 0xd8dbe2
	accent = 0x7aa7ff
	warm   = 0xe3b562
	danger = 0xff7a72
)

// A box is a filled rectangle of the picture.
type box struct {
	x, y, w, h int
	color      uint32
}

// A canvas collects boxes. A word whose letters have no drawing is kept beside them,
// because a picture of text can write it.
type canvas struct {
	boxes []box
	words []word
}

// A word is a text that stands where its drawing would.
type word struct {
	text  string
	x, y  int // its upper left corner
	size  int // the height of its letters
	color uint32
}

// paint lays the card out.
func (c *Card) paint() *canvas {
	p := &canvas{}
	p.box(0, 0, Width, Height, ground)
	p.box(0, 0, Width, 10, accent)
	p.text(c.Title, margin, 64, Width-2*margin, 36, quiet)
	p.text(c.Ending, margin, 150, Width-2*margin, 132, accent)
	p.skyline(c.Scenes, margin, 330, Width-2*margin, 170)
	p.box(margin, 500, Width-2*margin, 2, line)
	p.text(c.figures(), margin, 548, Width-2*margin, 24, ink)
	return p
}

func (p *canvas) box(x, y, w, h int, color uint32) { p.boxes = append(p.boxes, box{x, y, w, h, color}) }

// text draws a text as large as it goes into a place.
func (p *canvas) text(text string, x, y, width, height int, color uint32) {
	rows, known := lettering.Dots(text)
	dot := max(1, min(height/len(rows), width/max(1, len(rows[0]))))
	if !known {
		p.words = append(p.words, word{text, x, y, min(height, width/max(1, len([]rune(text)))), color})
		return
	}
	y += (height - dot*len(rows)) / 2
	for i, row := range rows {
		for from := 0; from < len(row); from++ {
			if row[from] != '#' {
				continue
			}
			to := from
			for to < len(row) && row[to] == '#' {
				to++
			}
			p.box(x+from*dot, y+i*dot, (to-from)*dot, dot, color)
			from = to
		}
	}
}

// skyline draws a bar for each scene.
func (p *canvas) skyline(scenes []int, x, y, width, height int) {
	if len(scenes) == 0 {
		return
	}
	step := width / len(scenes)
	for i, n := range scenes {
		tall := max(6, n*height/game.SuspicionLimit)
		p.box(x+i*step, y+height-tall, max(1, min(step-8, 120)), tall, heat(n))
	}
}

// heat is the color of suspicion, as the screens have it.
func heat(n int) uint32 {
	switch {
	case n < 40:
		return accent
	case n < 80:
		return warm
	default:
		return danger
	}
}

// WriteSVG writes the picture as SVG. The error is the writer's.
func (c *Card) WriteSVG(w io.Writer) error {
	p := c.paint()
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" shape-rendering="crispEdges">`+"\n", Width, Height, Width, Height)
	fmt.Fprintf(&b, "%s%s</title>\n<desc>%s</desc>\n", head, escaped(c.head), escaped(c.Text()))
	for _, r := range p.boxes {
		fmt.Fprintf(&b, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`+"\n", r.x, r.y, r.w, r.h, hex(r.color))
	}
	for _, t := range p.words {
		fmt.Fprintf(&b, `<text x="%d" y="%d" font-family="ui-monospace, Menlo, Consolas, monospace" font-size="%d" fill="%s">%s</text>`+"\n", t.x, t.y+t.size, t.size, hex(t.color), escaped(t.text))
	}
	b.WriteString("</svg>\n")
	_, err := b.WriteTo(w)
	return err
}

// head begins the title of the picture, by which a card is known.
const head = `<title id="card">`

func escaped(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // a buffer takes all
	return b.String()
}

// WritePNG writes the picture as PNG. A text with a letter that has no drawing is left
// out there. The error is the writer's.
func (c *Card) WritePNG(w io.Writer) error {
	img := image.NewPaletted(image.Rect(0, 0, Width, Height), palette())
	for _, r := range c.paint().boxes {
		draw.Draw(img, image.Rect(r.x, r.y, r.x+r.w, r.y+r.h), image.NewUniform(rgb(r.color)), image.Point{}, draw.Src)
	}
	return png.Encode(w, img)
}

func palette() color.Palette {
	var p color.Palette
	for _, c := range []uint32{ground, line, quiet, ink, accent, warm, danger} {
		p = append(p, rgb(c))
	}
	return p
}

func rgb(c uint32) color.RGBA { return color.RGBA{uint8(c >> 16), uint8(c >> 8), uint8(c), 0xff} }

// IsCard reports whether a text is a picture that this package wrote, or its beginning.
func IsCard(text []byte) bool {
	size := fmt.Appendf(nil, `viewBox="0 0 %d %d"`, Width, Height)
	if bytes.HasPrefix(text, []byte("<svg ")) {
		first, rest, _ := bytes.Cut(text, []byte("\n"))
		return bytes.Contains(first, size) && bytes.HasPrefix(rest, []byte(head))
	}
	var want bytes.Buffer
	_ = png.Encode(&want, image.NewPaletted(image.Rect(0, 0, Width, Height), palette()))
	const fixed = 8 + 25 + 12 + 3*7 // the signature, the header, and the colors
	return len(text) >= fixed && bytes.Equal(text[:fixed], want.Bytes()[:fixed])
}
