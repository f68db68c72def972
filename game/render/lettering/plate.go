package lettering

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A bitmap is words in the dots of the font, a string a row.
type bitmap [glyphHeight]string

// closest is by how many dots a letter may move toward the one before it, beyond the
// usual gap of one, if their open sides face each other, as in LT and AV.
const closest = 2

// bitmapOf returns the dots of a text, without the marks over its letters. It reports
// false if a letter is not in the font.
func bitmapOf(text string) (rows bitmap, ok bool) {
	plain := strings.NewReplacer("’", "'", "¿", "", "¡", "").Replace(text)
	for _, r := range norm.NFD.String(strings.ToUpper(plain)) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		glyph, known := font[r]
		if !known {
			return rows, false
		}
		rows.add(glyph)
	}
	return rows, rows[0] != ""
}

// Dots returns a text in the dots of the font: strings of # and . that are equally long,
// one a row. It reports false if a letter is not in the font; then there are only blanks.
func Dots(text string) (rows []string, known bool) {
	dots, known := bitmapOf(text)
	if !known {
		dots = bitmap{}
	}
	return dots[:], known
}

// add sets a letter behind the others, at a gap that looks as wide as the others.
func (b *bitmap) add(glyph bitmap) {
	width := len(b[0])
	if width == 0 {
		*b = glyph
		return
	}
	at := width + 1 - b.slack(&glyph)
	for i := range b {
		row := []byte(b[i] + strings.Repeat(".", at+len(glyph[i])-width))
		for x := range glyph[i] {
			if glyph[i][x] == '#' {
				row[at+x] = '#'
			}
		}
		b[i] = string(row)
	}
}

// slack is by how many dots a letter may stand closer than the usual gap, so that no
// dot comes nearer than that to a dot of the letter before it, in its own row or the
// rows beside it. A blank moves nowhere.
func (b *bitmap) slack(glyph *bitmap) int {
	slack := closest
	for i := range b {
		left := strings.IndexByte(glyph[i], '#')
		if left < 0 {
			continue
		}
		for j := max(0, i-1); j <= min(i+1, glyphHeight-1); j++ {
			last := strings.LastIndexByte(b[j], '#')
			slack = min(slack, len(b[j])-1-last+left)
		}
	}
	if strings.Trim(strings.Join(glyph[:], ""), ".") == "" || b.endsBlank() {
		return 0
	}
	return max(0, slack)
}

// endsBlank reports whether the last letter is a blank.
func (b *bitmap) endsBlank() bool {
	for _, row := range b {
		if strings.HasSuffix(row, "#") {
			return false
		}
	}
	return true
}

// Plates draws a text in all the sizes of the font, the largest first, and at last in
// plain letters.
func Plates(text string) []Plate {
	var all []Plate
	if rows, ok := bitmapOf(text); ok {
		for _, size := range sizes {
			all = append(all, PlateOf(size(rows)))
		}
	}
	return append(all, PlateOf([]string{text}))
}

// sizes draw dots, the largest first.
var sizes = [...]func(bitmap) []string{
	func(rows bitmap) []string { return painted(rows, "██", "  ") },
	func(rows bitmap) []string { return painted(rows, "█", " ") },
	halves,
}

// painted draws each dot as a text.
func painted(rows bitmap, on, off string) []string {
	paint := strings.NewReplacer("#", on, ".", off)
	var lines []string
	for _, row := range rows {
		lines = append(lines, paint.Replace(row))
	}
	return lines
}

// halves draws two rows of dots in one.
func halves(rows bitmap) []string {
	var lines []string
	for i := 0; i < len(rows); i += 2 {
		var b strings.Builder
		for x := range rows[i] {
			switch up, down := rows[i][x] == '#', rows[i+1][x] == '#'; {
			case up && down:
				b.WriteString("█")
			case up:
				b.WriteString("▀")
			case down:
				b.WriteString("▄")
			default:
				b.WriteByte(' ')
			}
		}
		lines = append(lines, b.String())
	}
	return lines
}

// Fit draws a text as large as it goes into a space of that many columns and lines, its
// words on several lines if need be, each in the middle. Where no letters go, it returns
// the text in plain letters, which may be wider than the space.
func Fit(text string, width, height int) Plate {
	for _, size := range sizes {
		if lines, ok := stacked(text, width, size); ok && len(lines) <= height {
			return PlateOf(lines)
		}
	}
	return PlateOf([]string{text})
}

// stacked draws the words of a text in lines of at most that width, a blank line
// between two. It reports whether each word goes into one.
func stacked(text string, width int, size func(bitmap) []string) (lines []string, ok bool) {
	var rows [][]string
	words := strings.Fields(text)
	for len(words) > 0 {
		row, n := []string(nil), 0
		for n < len(words) {
			dots, known := bitmapOf(strings.Join(words[:n+1], " "))
			if !known {
				return nil, false
			}
			longer := size(dots)
			if PlateOf(longer).Width > width {
				break
			}
			row, n = longer, n+1
		}
		if n == 0 {
			return nil, false
		}
		rows, words = append(rows, row), words[n:]
	}
	return centered(rows), len(rows) > 0
}

// centered joins drawn lines, each in the middle, with a blank line between two.
func centered(rows [][]string) []string {
	widest := 0
	for _, row := range rows {
		widest = max(widest, PlateOf(row).Width)
	}
	var lines []string
	for i, row := range rows {
		if i > 0 {
			lines = append(lines, "")
		}
		margin := strings.Repeat(" ", (widest-PlateOf(row).Width)/2)
		for _, line := range row {
			lines = append(lines, margin+line)
		}
	}
	return lines
}
