// Package paint shows frames on a terminal by what is different between their lines.
//
// Bubble Tea makes cells of every frame, and compares these. A [Painter] compares the
// lines as they are, and sends what stands between the part of a line that stays at its
// beginning and the one that stays at its end. That makes no cells, and keeps nothing but
// the frame, so that a host draws for more players; styles are shared by all painters.
package paint

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"cobalt/game/narration/prose"
)

// A Painter paints frames on a screen that nobody else paints on. Their lines hold
// printed text and sequences that style it ("\x1b[", numbers, "m"), and nothing else;
// no line is wider than the screen. The zero Painter paints without colors.
type Painter struct {
	Profile colorprofile.Profile // the colors that the terminal has
	Synced  bool                 // the terminal can show a frame as a whole

	frame string // that is on the screen
	known bool   // it is; else nobody knows what is
	pen   string // the style in which the terminal prints
}

// Forget takes note that somebody else has changed the screen. The next frame is painted
// as a whole.
func (p *Painter) Forget() { p.known = false }

// nowhere is what a line is compared with in a frame of which every line is painted.
const nowhere = ""

// Paint appends what a terminal is to be sent to show a frame: nothing if that is there.
func (p *Painter) Paint(out []byte, frame string) []byte {
	if p.known && p.frame == frame {
		return out
	}
	if p.Synced {
		out = append(out, ansi.SetModeSynchronizedOutput...)
	}
	// A terminal that takes a character for wider than it is must not break the line.
	out = append(out, ansi.ResetModeAutoWrap...)
	old := p.frame
	if !p.known {
		out = append(out, ansi.ResetStyle+ansi.EraseEntireScreen...)
		old, p.pen = nowhere, ""
	}
	p.frame, p.known = frame, true
	for row, more := 1, true; more || old != ""; row++ {
		var was, line string
		was, old, _ = strings.Cut(old, "\n")
		line, frame, more = strings.Cut(frame, "\n")
		if was != line {
			out = p.line(out, row, was, line)
		}
	}
	out = p.dip(out, "")
	out = append(out, ansi.SetModeAutoWrap...)
	if p.Synced {
		out = append(out, ansi.ResetModeSynchronizedOutput...)
	}
	return out
}

// line paints a row on which another line was.
func (p *Painter) line(out []byte, row int, was, line string) []byte {
	from, kept := beginning(was, line)
	was, line = was[kept:], line[kept:]
	if was == "" && from.style == "" { // blanks are there already
		blanks := len(line) - len(strings.TrimLeft(line, " "))
		from.column += blanks
		line = line[blanks:]
	}
	out = append(out, "\x1b["...)
	out = strconv.AppendInt(out, int64(row), 10)
	if from.column > 0 {
		out = append(out, ';')
		out = strconv.AppendInt(out, int64(from.column+1), 10)
	}
	out = append(out, 'H')
	if !sure(was) || !sure(line) { // what the terminal takes for wider or narrower is not where it was
		out = append(p.dip(out, ""), ansi.EraseLineRight...)
		return p.print(out, line, from.style)
	}
	if kept := end(was, line, from.style); kept > 0 {
		return p.print(out, line[:len(line)-kept], from.style)
	}
	out = p.print(out, line, from.style)
	if prose.StyledWidth(line) < prose.StyledWidth(was) {
		out = p.dip(out, "") // what is erased gets the background of the style
		out = append(out, ansi.EraseLineRight...)
	}
	return out
}

// print prints a part of a line that begins in a style.
func (p *Painter) print(out []byte, text, style string) []byte {
	for text != "" {
		n := sequence(text)
		if n > 0 {
			style = styled(style, text[:n])
		} else if n = printed(text); n > 0 {
			out = append(p.dip(out, style), text[:n]...)
		} else {
			_, n = utf8.DecodeRuneInString(text) // a control character, which no line has
		}
		text = text[n:]
	}
	return out
}

// dip has the terminal print in a style.
func (p *Painter) dip(out []byte, style string) []byte {
	ink := p.ink(style)
	if ink == p.pen {
		return out
	}
	if p.pen != "" {
		out = append(out, ansi.ResetStyle...)
	}
	p.pen = ink
	return append(out, ink...)
}

// ink returns a style in the colors that the terminal has.
func (p *Painter) ink(style string) string {
	if style == "" || p.Profile == colorprofile.TrueColor {
		return style
	}
	return inks[p.Profile].of(p.Profile, style)
}

// A place is one in a line.
type place struct {
	column int
	style  string // in which the text behind it begins
}

// beginning returns how many bytes two lines have in common at their beginning, to the
// place from which on they differ on the screen. It ends before the first character of
// which terminals may have another opinion how wide it is.
func beginning(was, line string) (to place, kept int) {
	most := 0
	for most < len(was) && most < len(line) && was[most] == line[most] {
		most++
	}
	var before place // the last character
	at, beforeAt := 0, 0
	for at < most {
		if n := sequence(line[at:]); n > 0 {
			if at+n > most {
				break
			}
			to.style = styled(to.style, line[at:at+n])
			at += n
			continue
		}
		if line[at] < ' ' || line[at] > '~' {
			break
		}
		before, beforeAt = to, at
		to.column++
		at++
	}
	if joins(was[at:]) || joins(line[at:]) {
		return before, beforeAt
	}
	return to, at
}

// joins reports whether a text may begin with what joins the character before it.
func joins(text string) bool {
	for {
		n := sequence(text)
		if n == 0 {
			r, _ := utf8.DecodeRuneInString(text)
			return r >= utf8.RuneSelf && !alone(r)
		}
		text = text[n:]
	}
}

// alone reports whether a character joins none before it, for certain: a letter of European
// scripts, punctuation, an arrow, or a line.
func alone(r rune) bool {
	return r >= 0xa0 && r <= 0x24f || r >= 0x2010 && r <= 0x2027 || r >= 0x2190 && r <= 0x25c6
}

// sure reports whether terminals agree how wide each character of a text is.
func sure(text string) bool {
	for _, r := range text {
		if r >= utf8.RuneSelf && !alone(r) && r != '✓' && (r < 0x391 || r > 0x45f) && (r < 0x4e00 || r > 0x9fff) {
			return false
		}
	}
	return true
}

// leastKept is how many bytes at the end of a line are worth to look for.
const leastKept = 12

// end returns how many bytes two lines that begin in a style have in common at their end,
// in the same columns and the same style.
func end(was, line, style string) int {
	most := 0
	for most < len(was) && most < len(line) && was[len(was)-1-most] == line[len(line)-1-most] {
		most++
	}
	if most < leastKept {
		return 0
	}
	at, now := within(line, style, len(line)-most)
	kept := len(line) - at
	if kept < leastKept {
		return 0
	}
	if there, before := within(was, style, len(was)-kept); there != len(was)-kept || before != now {
		return 0
	}
	return kept
}

// within returns the first place at an index of a text, or behind it, before which the
// text can be cut, and the style and the column there. The text begins in a style.
func within(text, style string, index int) (at int, there place) {
	for at < len(text) {
		if at >= index && text[at] < utf8.RuneSelf {
			break
		}
		if n := sequence(text[at:]); n > 0 {
			style = styled(style, text[at:at+n])
			at += n
			continue
		}
		_, n := utf8.DecodeRuneInString(text[at:])
		at += n
	}
	return at, place{prose.StyledWidth(text[:at]), style}
}

// styled returns a style after a sequence that styles.
func styled(style, sequence string) string {
	switch {
	case sequence == ansi.ResetStyle || sequence == "\x1b[0m":
		return ""
	case style == "" || strings.HasPrefix(sequence, "\x1b[0;") || strings.HasPrefix(sequence, "\x1b[;"):
		return sequence
	default:
		return style + sequence
	}
}

// sequence returns the length of the sequence that styles with which a text begins; 0: it
// does not.
func sequence(text string) int {
	if len(text) < 3 || text[0] != '\x1b' || text[1] != '[' {
		return 0
	}
	for i := 2; i < len(text); i++ {
		switch c := text[i]; {
		case c == 'm':
			return i + 1
		case c != ';' && c != ':' && (c < '0' || c > '9'):
			return 0
		}
	}
	return 0
}

// printed returns the length of the printed text with which a text begins.
func printed(text string) int {
	for i := range len(text) {
		if text[i] < ' ' || text[i] == '\x7f' || text[i] == 0xc2 && i+1 < len(text) && text[i+1] < 0xa0 {
			return i // U+0080 to U+009F are control characters, too
		}
	}
	return len(text)
}
