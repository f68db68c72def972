package recording

import (
	"bytes"
	"fmt"
	"image/color"
	"io"
	"strings"
	"unicode"

	uv "github.com/charmbracelet/ultraviolet"

	"cobalt/game/narration/prose"
)

// Cells are the cells of a terminal's screen.
type Cells interface {
	Width() int
	Height() int
	CellAt(x, y int) *uv.Cell // nil outside the screen
}

// A cell of a picture, and the margin around all of them, in pixels.
const cellWidth, cellHeight, pictureMargin = 8.0, 18.0, 16.0

// WritePicture draws a screen as SVG, in the colors of a theme. The error is the
// writer's.
func WritePicture(w io.Writer, screen Cells, theme Theme) error {
	var b bytes.Buffer
	writeHead(&b, screen.Width(), screen.Height(), theme, "")
	for y := range screen.Height() {
		p := painter{&b, theme, pictureMargin + float64(y)*cellHeight}
		p.row(screen, y)
	}
	b.WriteString("</svg>\n")
	_, err := b.WriteTo(w)
	return err
}

// writeHead opens a picture of so many columns and rows: its size, lines of its own,
// and the ground that the screen stands on.
func writeHead(b *bytes.Buffer, columns, rows int, theme Theme, own string) {
	width, height := float64(columns)*cellWidth+2*pictureMargin, float64(rows)*cellHeight+2*pictureMargin
	fmt.Fprintf(b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %g %g" width="%g" height="%g" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="13.3" shape-rendering="crispEdges">`+"\n",
		width, height, width, height)
	b.WriteString(own)
	fmt.Fprintf(b, `<rect width="%g" height="%g" rx="8" shape-rendering="auto" fill="%s"/>`+"\n", width, height, theme.Background)
}

// A painter draws the cells of one row, with its upper edge at top.
type painter struct {
	*bytes.Buffer
	theme Theme
	top   float64
}

// row draws a row, in spans of one style.
func (p painter) row(screen Cells, y int) {
	for x := 0; x < screen.Width(); {
		from, first := x, screen.CellAt(x, y)
		var text strings.Builder
		for x < screen.Width() && sameSpan(first, screen.CellAt(x, y)) {
			c := screen.CellAt(x, y)
			text.WriteString(c.Content)
			x += max(1, c.Width)
		}
		p.span(text.String(), from, x-from, first.Style)
	}
}

// sameSpan reports whether two cells are drawn as one: in one style, and both
// blocks of one kind or both text.
func sameSpan(a, b *uv.Cell) bool {
	_, block := blocks[a.Content]
	_, other := blocks[b.Content]
	return a.Style.Equal(&b.Style) && block == other && (!block || a.Content == b.Content)
}

// A part is a part of a cell: from which of its height on, over how much of it, and
// how solid. An upright part is one pixel wide, others are as wide as the cell.
type part struct {
	from, height, opacity float64
	upright               bool
}

// blocks are the characters that are drawn as rectangles, because these meet,
// whatever the font.
var blocks = map[string]part{
	"▁": {from: 7. / 8, height: 1. / 8, opacity: 1}, "▂": {from: 6. / 8, height: 2. / 8, opacity: 1},
	"▃": {from: 5. / 8, height: 3. / 8, opacity: 1}, "▄": {from: 4. / 8, height: 4. / 8, opacity: 1},
	"▅": {from: 3. / 8, height: 5. / 8, opacity: 1}, "▆": {from: 2. / 8, height: 6. / 8, opacity: 1},
	"▇": {from: 1. / 8, height: 7. / 8, opacity: 1}, "█": {height: 1, opacity: 1}, "▀": {height: 0.5, opacity: 1},
	"░": {height: 1, opacity: 0.25}, "▒": {height: 1, opacity: 0.5}, "▓": {height: 1, opacity: 0.75},
	"─": {from: 9 / cellHeight, height: 1 / cellHeight, opacity: 1}, "│": {height: 1, opacity: 1, upright: true},
}

// span draws a text of one style over so many cells.
func (p painter) span(text string, x, cells int, style uv.Style) {
	ink, ground := hex(style.Fg, p.theme.Foreground), hex(style.Bg, "")
	if style.Attrs&uv.AttrReverse != 0 {
		ink, ground = hex(style.Bg, p.theme.Background), ink
	}
	if ground != "" {
		p.rectangle(x, cells, blocks["█"], ground)
	}
	if block, ok := blocks[firstOf(text)]; ok {
		p.rectangle(x, cells, block, ink)
		return
	}
	trimmed := strings.TrimLeft(text, " ")
	x += len(text) - len(trimmed)
	if trimmed = strings.TrimRight(trimmed, " "); trimmed == "" {
		return
	}
	fmt.Fprintf(p, `<text x="%.1f" y="%.1f" textLength="%.1f" lengthAdjust="spacingAndGlyphs" xml:space="preserve" fill="%s"%s>%s</text>`+"\n",
		left(x), p.top+cellHeight*0.75, float64(prose.Width(trimmed))*cellWidth, ink, attributes(style), escapeXML(trimmed))
}

// rectangle fills a part of so many cells.
func (p painter) rectangle(x, cells int, of part, ink string) {
	if !of.upright {
		p.fill(left(x), float64(cells)*cellWidth, of, ink)
		return
	}
	for i := range cells {
		p.fill(left(x+i)+cellWidth/2, 1, of, ink)
	}
}

func (p painter) fill(x, width float64, of part, ink string) {
	fmt.Fprintf(p, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="%s" fill-opacity="%g"/>`+"\n",
		x, p.top+of.from*cellHeight, width, of.height*cellHeight, ink, of.opacity)
}

func left(x int) float64 { return pictureMargin + float64(x)*cellWidth }

// firstOf returns the first character of a text; the empty text has none.
func firstOf(text string) string {
	for i := range text {
		if i > 0 {
			return text[:i]
		}
	}
	return text
}

// attributes returns the attributes of SVG for a style without its colors.
func attributes(style uv.Style) string {
	out := ""
	for _, a := range [...]struct {
		attr uint8
		text string
	}{{uv.AttrBold, ` font-weight="bold"`}, {uv.AttrItalic, ` font-style="italic"`}, {uv.AttrFaint, ` fill-opacity="0.6"`}} {
		if style.Attrs&a.attr != 0 {
			out += a.text
		}
	}
	switch {
	case style.Underline != uv.UnderlineNone:
		out += ` text-decoration="underline"`
	case style.Attrs&uv.AttrStrikethrough != 0:
		out += ` text-decoration="line-through"`
	}
	return out
}

// hex returns a color as "#rrggbb", or other if there is none.
func hex(c color.Color, other string) string {
	if c == nil {
		return other
	}
	ink := color.NRGBAModel.Convert(c).(color.NRGBA)
	return fmt.Sprintf("#%02x%02x%02x", ink.R, ink.G, ink.B)
}

// escapeXML escapes a text for XML. Characters that XML does not allow become U+FFFD,
// as do all control and formatting characters.
func escapeXML(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.C, r) || r == 0xFFFE || r == 0xFFFF {
			return unicode.ReplacementChar
		}
		return r
	}, text)
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(text)
}
