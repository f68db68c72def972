package scenes

import (
	"bytes"
	"strings"

	"cobalt/game/frontmatter"
	"cobalt/scenes/letters"
)

// check notes every character of a file that must not reach a terminal as a
// fault, and replaces it by blanks in the text that is read on. It reports
// whether the file is text at all: if it is not, reading on makes no sense.
func (f *faults) check() bool {
	raw := f.src.raw
	if bad := letters.InvalidUTF8(raw); bad >= 0 {
		f.add(bad, "not-utf8", "this is not UTF-8 text (byte 0x%02x): save the file as UTF-8", raw[bad])
		return false
	}
	if zero := bytes.IndexByte(raw, 0); zero >= 0 {
		f.add(zero, "not-text", "this is not text (byte 0x00)")
		return false
	}
	if at := bytes.IndexByte(raw, '\r'); at >= 0 {
		f.add(at, "carriage-return", "a carriage return that ends no line: save the file with LF (Unix) line ends")
		return false
	}
	letters.Check(raw, letters.Report{Uneven: f.unevenWidth, Fault: func(fault letters.Fault) {
		f.addRange(fault.Off, fault.Off+fault.Size, fault.Code, "%s", fault.Message)
		if fault.Harmful {
			f.src.blank(fault.Off, fault.Size)
		}
	}})
	f.noBreakSpaces()
	return true
}

// unevenWidth warns, once a file, of letters whose width terminals disagree on.
func (f *faults) unevenWidth(off int, cluster string) {
	if f.uneven {
		return
	}
	f.uneven = true
	f.warn(off, off+len(cluster), "uneven-width",
		"%s is not equally wide in all terminals, nor is other text of its script: nothing is drawn to the right of such lines", quote(cluster))
}

// noBreakSpace looks like a blank, and is none to Markdown, YAML and code spans.
const noBreakSpace = "\u00a0"

const noBreakMessage = "a no-break space (U+00A0): write a plain blank"

// noBreakSpaces notes a fault for each no-break space in the place of a blank
// that Markdown or YAML needs: behind the number signs of a heading, the bullet
// of a choice, and the colon of a key. In the text that is read on they are
// blanks. Any other no-break space is text.
func (f *faults) noBreakSpaces() {
	if !bytes.Contains(f.src.raw, []byte(noBreakSpace)) {
		return
	}
	block, _ := frontmatter.Find(f.src.text)
	body := block.Rest
	fence := ""
	for _, start := range f.src.lines {
		line := string(f.src.raw[start:f.src.lineEnd(start)])
		if start >= body {
			if fence = fenceBehind(fence, line); fence != "" {
				continue
			}
		}
		if at := misplacedNoBreak(line, start < body); at >= 0 {
			f.addRange(start+at, start+at+len(noBreakSpace), "no-break-space", noBreakMessage)
			f.src.blank(start+at, len(noBreakSpace))
		}
	}
}

// fenceBehind returns the fence of the document that is open behind a line, or
// nothing.
func fenceBehind(fence, line string) string {
	trimmed := strings.TrimLeft(line, " \t>")
	switch {
	case fence == "" && strings.HasPrefix(trimmed, "```"):
		return "```"
	case fence != "" && strings.HasPrefix(trimmed, fence):
		return ""
	default:
		return fence
	}
}

// misplacedNoBreak returns the offset of a no-break space in the place of a blank
// that means something, or -1.
func misplacedNoBreak(line string, front bool) int {
	indent := len(line) - len(strings.TrimLeft(line, " \t"))
	before, behind, found := strings.Cut(line[indent:], noBreakSpace)
	next := strings.TrimLeft(behind, " "+noBreakSpace)
	switch {
	case !found:
	case front && (before == "-" || strings.HasSuffix(before, ":") && isName(strings.TrimSuffix(strings.TrimPrefix(before, "- "), ":"))),
		!front && before != "" && strings.Trim(before, "#") == "",
		!front && len(before) == 1 && strings.Contains("-*+", before) && next != "" && strings.Contains("[`", next[:1]):
		return indent + len(before)
	}
	return -1
}
