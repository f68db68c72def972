package front

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// glyphHeight is the rows of a letter of the font.
const glyphHeight = 6

// font holds the letters in which a story's title is drawn: a # is a dot.
var font = map[rune][glyphHeight]string{
	'A':  {".###.", "#...#", "#...#", "#####", "#...#", "#...#"},
	'B':  {"####.", "#...#", "####.", "#...#", "#...#", "####."},
	'C':  {".####", "#....", "#....", "#....", "#....", ".####"},
	'D':  {"####.", "#...#", "#...#", "#...#", "#...#", "####."},
	'E':  {"#####", "#....", "####.", "#....", "#....", "#####"},
	'F':  {"#####", "#....", "####.", "#....", "#....", "#...."},
	'G':  {".####", "#....", "#....", "#..##", "#...#", ".####"},
	'H':  {"#...#", "#...#", "#####", "#...#", "#...#", "#...#"},
	'I':  {"###", ".#.", ".#.", ".#.", ".#.", "###"},
	'J':  {"...##", "....#", "....#", "....#", "#...#", ".###."},
	'K':  {"#...#", "#..#.", "###..", "#..#.", "#...#", "#...#"},
	'L':  {"#....", "#....", "#....", "#....", "#....", "#####"},
	'M':  {"#...#", "##.##", "#.#.#", "#...#", "#...#", "#...#"},
	'N':  {"#...#", "##..#", "#.#.#", "#.#.#", "#..##", "#...#"},
	'O':  {".###.", "#...#", "#...#", "#...#", "#...#", ".###."},
	'P':  {"####.", "#...#", "#...#", "####.", "#....", "#...."},
	'Q':  {".###.", "#...#", "#...#", "#.#.#", "#..#.", ".##.#"},
	'R':  {"####.", "#...#", "#...#", "####.", "#..#.", "#...#"},
	'S':  {".####", "#....", ".###.", "....#", "....#", "####."},
	'T':  {"#####", "..#..", "..#..", "..#..", "..#..", "..#.."},
	'U':  {"#...#", "#...#", "#...#", "#...#", "#...#", ".###."},
	'V':  {"#...#", "#...#", "#...#", "#...#", ".#.#.", "..#.."},
	'W':  {"#...#", "#...#", "#...#", "#.#.#", "##.##", "#...#"},
	'X':  {"#...#", ".#.#.", "..#..", "..#..", ".#.#.", "#...#"},
	'Y':  {"#...#", ".#.#.", "..#..", "..#..", "..#..", "..#.."},
	'Z':  {"#####", "...#.", "..#..", ".#...", "#....", "#####"},
	'0':  {".###.", "#..##", "#.#.#", "#.#.#", "##..#", ".###."},
	'1':  {".#.", "##.", ".#.", ".#.", ".#.", "###"},
	'2':  {"####.", "....#", "..##.", ".#...", "#....", "#####"},
	'3':  {"####.", "....#", ".###.", "....#", "....#", "####."},
	'4':  {"#..#.", "#..#.", "#..#.", "#####", "...#.", "...#."},
	'5':  {"#####", "#....", "####.", "....#", "....#", "####."},
	'6':  {".###.", "#....", "####.", "#...#", "#...#", ".###."},
	'7':  {"#####", "....#", "...#.", "..#..", "..#..", "..#.."},
	'8':  {".###.", "#...#", ".###.", "#...#", "#...#", ".###."},
	'9':  {".###.", "#...#", "#...#", ".####", "....#", ".###."},
	' ':  {"..", "..", "..", "..", "..", ".."},
	'-':  {"...", "...", "###", "...", "...", "..."},
	'.':  {".", ".", ".", ".", ".", "#"},
	',':  {"..", "..", "..", "..", ".#", "#."},
	':':  {".", "#", ".", ".", "#", "."},
	'!':  {"#", "#", "#", "#", ".", "#"},
	'?':  {"###.", "...#", ".##.", ".#..", "....", ".#.."},
	'\'': {"#", "#", ".", ".", ".", "."},
	'&':  {".##..", "#..#.", ".##..", "#.#.#", "#..#.", ".##.#"},
}

// letters are the dots of a title, without the marks over its letters. It reports
// false if a letter is not in the font.
func letters(title string) (rows [glyphHeight]string, ok bool) {
	plain := strings.NewReplacer("’", "'", "¿", "", "¡", "").Replace(title)
	first := true
	for _, r := range norm.NFD.String(strings.ToUpper(plain)) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		glyph, known := font[r]
		if !known {
			return rows, false
		}
		for i := range rows {
			if !first {
				rows[i] += "."
			}
			rows[i] += glyph[i]
		}
		first = false
	}
	return rows, !first
}

// plates draws a title in all the sizes of the font, the largest first, and at last
// in plain letters with blanks between them.
func plates(title string) []nameplate {
	var all []nameplate
	if rows, ok := letters(title); ok {
		for _, dots := range []struct{ on, off string }{{"██", "  "}, {"█", " "}} {
			paint := strings.NewReplacer("#", dots.on, ".", dots.off)
			var lines []string
			for _, row := range rows {
				lines = append(lines, paint.Replace(row))
			}
			all = append(all, fused(lines))
		}
		all = append(all, fused(halves(rows)))
	}
	return append(all, fused([]string{title}))
}

// halves draws two rows of dots in one.
func halves(rows [glyphHeight]string) []string {
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

// fused makes a nameplate whose fuse lies below its lines.
func fused(lines []string) nameplate {
	p := draw(strings.Join(append(lines, " "), "\n"))
	p.fuse = len(p.lines) - 1
	return p
}
