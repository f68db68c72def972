package widget

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"cobalt/game"
	"cobalt/game/narration/prose"
)

// A sheet is how a kind of document looks: the edges around its lines.
type sheet struct {
	top, bottom, left, right string // top and bottom are repeated
	corners                  [4]string
	tab                      bool // a tab stands out above, as of a file in a drawer
}

// sheets are the documents that look like something, by their style.
var sheets = map[string]sheet{
	"letter": {"─", "─", "│", "│", [4]string{"╭", "╮", "╰", "╯"}, false},
	"card":   {"─", "═", "│", "║", [4]string{"┌", "╖", "╘", "╝"}, false},
	"note":   {"╌", "╌", "╎", "╎", [4]string{"┌", "┐", "└", "┘"}, false},
	"file":   {"─", "─", "│", "│", [4]string{"├", "┐", "└", "┘"}, true},
	"screen": {"═", "═", "║", "║", [4]string{"╔", "╗", "╚", "╝"}, false},
	"strip":  {"▫ ", "▫ ", "│", "│", [4]string{"│", "│", "│", "│"}, false},
}

// anySheet is how any other document looks.
var anySheet = sheet{"─", "─", "│", "│", [4]string{"┌", "┐", "└", "┘"}, false}

// tabWidth is how wide the tab of a file is, without its edges.
const tabWidth = 8

// document sets a document in a box of its own width, which looks its kind. Lines that
// are too wide even then go on below, broken between words.
func (t *Typesetter) document(d *game.Text) []string {
	body, width := t.documentLines(d)
	look, ok := sheets[d.Style]
	if !ok {
		look = anySheet
	}
	edge := t.Styles.Paper
	top := look.corners[0] + look.run(look.top, width+2) + look.corners[1]
	var lines []string
	if look.tab && width+2 > tabWidth+1 {
		lines = append(lines, edge.Render("┌"+strings.Repeat("─", tabWidth)+"┐"))
		top = look.corners[0] + strings.Repeat("─", tabWidth) + "┴" + strings.Repeat("─", width+1-tabWidth) + look.corners[1]
	} else if look.tab {
		top = "┌" + look.run(look.top, width+2) + look.corners[1]
	}
	lines = append(lines, edge.Render(top))
	for _, line := range body {
		pad := strings.Repeat(" ", max(0, width-prose.Width(line)))
		lines = append(lines, edge.Render(look.left)+" "+t.Styles.Document.Render(line)+pad+" "+edge.Render(look.right))
	}
	return append(lines, edge.Render(look.corners[2]+look.run(look.bottom, width+2)+look.corners[3]))
}

// run repeats an edge over a width.
func (s *sheet) run(edge string, width int) string {
	return ansi.Truncate(strings.Repeat(edge, width), width, "")
}

// documentLines returns the lines of a document, none wider than there is room for.
func (t *Typesetter) documentLines(d *game.Text) (lines []string, width int) {
	room := max(1, t.Width-4)
	for _, line := range d.Lines {
		line = prose.ExpandTabs(line)
		for prose.Width(line) > room {
			head, rest := broken(line, room)
			if head == "" {
				break
			}
			lines, width = append(lines, head), max(width, prose.Width(head))
			line = rest
		}
		lines, width = append(lines, line), max(width, prose.Width(line))
	}
	return lines, min(width, room)
}

// broken breaks a line that is too wide behind its last word that goes into a width; the
// rest is indented as the line is. A word that is too long by itself is cut.
func broken(line string, width int) (head, rest string) {
	indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
	if len(indent) > width/2 {
		indent = ""
	}
	head = ansi.Truncate(line, width, "")
	if rest = line[len(head):]; strings.HasPrefix(rest, " ") {
		return head, indent + strings.TrimLeft(rest, " ")
	}
	if at := strings.LastIndex(head, " "); at > len(indent) && strings.TrimSpace(head[:at]) != "" {
		return strings.TrimRight(head[:at], " "), indent + line[at+1:]
	}
	return head, rest
}
