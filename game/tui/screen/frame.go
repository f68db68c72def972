package screen

import (
	"strings"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"cobalt/game/narration/prose"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/widget"
)

// Frame draws a screen: its title, a body, and its keys. The note stands in the rule
// below the body.
func Frame(c *Context, title, note string, keys help.KeyMap, body []string) []string {
	width, height := c.Page.Width, max(1, c.Page.Height-4)
	lines := append(make([]string, 0, c.Page.Height), c.Styles.Title.Render(widget.Clip(title, width)), widget.RuleWith(c.Styles, "", width))
	lines = append(lines, body[:min(len(body), height)]...)
	lines = append(lines, make([]string, max(0, 2+height-len(lines)))...)
	return append(lines, widget.RuleWith(c.Styles, note, width), HelpLine(c, keys))
}

// Paragraph sets a text of the program's own.
func Paragraph(c *Context, text string) []string {
	var lines []string
	for _, line := range prose.WrapText(text, min(c.Page.Width, widget.Measure)) {
		lines = append(lines, c.Styles.Text.Render(line))
	}
	return lines
}

// HelpLine shows the keys that work now, as many as fit, or else the session's message:
// below the text, the likeliest first. The keys that leave the screen and list all keys
// stand at the right edge, on every screen, and are never left out.
func HelpLine(c *Context, keys help.KeyMap) string { return KeyLine(c, keys.ShortHelp()) }

// KeyLine is the [HelpLine] of some bindings.
func KeyLine(c *Context, bindings []key.Binding) string {
	margin, width := strings.Repeat(" ", c.Page.TextLeft()), c.Page.Width-c.Page.TextLeft()
	if notice := c.Message(); notice != "" && notice == c.Done {
		return margin + c.Styles.Change.Render(widget.Clip("✓ "+notice, width))
	} else if notice != "" {
		return margin + c.Styles.Notice.Render(widget.Clip("! "+notice, width))
	}
	fits, room := fitting(c.Phrases, bindings, width)
	var line strings.Builder
	line.Grow(usualKeyLine)
	line.WriteString(margin)
	if writeKeys(&line, c, bindings, fits, false) {
		room += len(keyGap)
	}
	for i, b := range bindings {
		if fits[i] && isUrgent(b) {
			line.WriteString(strings.Repeat(" ", max(0, room+len(keyGap))))
			writeKeys(&line, c, bindings, fits, true)
			break
		}
	}
	return line.String()
}

// usualKeyLine is how many bytes a line of keys takes, more or less.
const usualKeyLine = 512

// writeKeys writes those of some bindings that fit, the urgent ones or the others. It
// reports whether it wrote any.
func writeKeys(line *strings.Builder, c *Context, bindings []key.Binding, fits []bool, urgent bool) (wrote bool) {
	for i, b := range bindings {
		if !fits[i] || isUrgent(b) != urgent {
			continue
		}
		if wrote {
			line.WriteString(keyGap)
		}
		does := c.Styles.HelpText
		if b.Help().Key == c.Pointed {
			does = does.Underlined()
		}
		c.Styles.HelpKey.Write(line, c.Phrases.KeyName(b.Help().Key))
		line.WriteByte(' ')
		does.Write(line, b.Help().Desc)
		wrote = true
	}
	return wrote
}

// keyGap stands between the keys of a help line.
const keyGap = "  "

// keyWidth is the room that a key takes in a help line, with the gap behind it.
func keyWidth(p *phrases.Phrases, b key.Binding) int {
	return prose.Width(p.KeyName(b.Help().Key)) + 1 + prose.Width(b.Help().Desc) + len(keyGap)
}

// KeyAt returns the binding at a column of a help line, which may be styled, if there is
// one.
func KeyAt(c *Context, keys help.KeyMap, line string, column int) (key.Binding, bool) {
	line = ansi.Strip(line)
	bindings := keys.ShortHelp()
	fits, _ := fitting(c.Phrases, bindings, c.Page.Width-c.Page.TextLeft())
	for i, b := range bindings {
		if !fits[i] {
			continue
		}
		told := c.Phrases.KeyName(b.Help().Key) + " " + b.Help().Desc
		if before, _, shown := strings.Cut(line, told); shown {
			if from := prose.Width(before); column >= from && column < from+prose.Width(told) {
				return b, true
			}
		}
	}
	return key.Binding{}, false
}

// fitting tells which of some bindings work and fit in a line, and how much room is left
// then: first the two that get a stuck player on fit, then the others from the first on.
func fitting(p *phrases.Phrases, bindings []key.Binding, width int) (fits []bool, room int) {
	fits = make([]bool, len(bindings))
	for _, urgent := range []bool{true, false} {
		for i, b := range bindings {
			if !b.Enabled() || isUrgent(b) != urgent {
				continue
			}
			if w := keyWidth(p, b); w-len(keyGap) <= width {
				fits[i] = true
				width -= w
			}
		}
	}
	return fits, width
}

// isUrgent reports whether a binding helps somebody who is stuck: it leaves, or
// shows the keys.
func isUrgent(b key.Binding) bool {
	switch b.Help().Key {
	case "?", "esc", "q":
		return true
	default:
		return false
	}
}
