package scenes

import (
	"bytes"
	"strings"

	"cobalt/game/frontmatter"
)

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
