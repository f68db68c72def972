package debrief

import (
	"strings"

	"charm.land/bubbles/v2/help"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cobalt/game/narration/prose"
	"cobalt/game/render/card"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/widget"
)

// A sending shows the card of a run, which was copied when it was opened.
type sending struct{ keys CardKeys }

// CardKeys are the keys of the card.
type CardKeys struct{ Again, Close key.Binding }

// NewCardKeys returns the keys of the card.
func NewCardKeys(p *phrases.Phrases) CardKeys {
	return CardKeys{Again: screen.Bind("y", p.Sent.Again, "y"), Close: screen.Bind("esc", p.Keys.Close, "esc", "q", "enter")}
}

// ShortHelp lists the keys of the help line.
func (k CardKeys) ShortHelp() []key.Binding { return []key.Binding{k.Again, k.Close} }

// FullHelp lists all keys, in columns.
func (k CardKeys) FullHelp() [][]key.Binding { return [][]key.Binding{{k.Again, k.Close}} }

// SendCard copies the card of the session's run to the terminal's clipboard, and shows
// it, because nobody can know whether the terminal took it.
func SendCard(c *screen.Context) screen.Action {
	return screen.Action{Push: &sending{NewCardKeys(c.Phrases)}, Cmd: copyCard(c)}
}

// cardOf returns the card of the session's run.
func cardOf(c *screen.Context) *card.Card { return card.Of(c.Words, &c.Phrases.Card, c.Run) }

// copyCard returns the command that copies the card, by [tea.Raw], because what Bubble Tea
// itself writes is dropped at a host (package remote). Every second copy has a line break
// at its end, because mosh passes the same copy on only once, even if something else was
// copied between.
func copyCard(c *screen.Context) tea.Cmd {
	c.Copies++
	return tea.Raw(ansi.SetSystemClipboard(cardOf(c).Text() + strings.Repeat("\n", c.Copies%2)))
}

func (s *sending) Arrange(*screen.Context) {}

func (s *sending) Update(c *screen.Context, msg tea.Msg) screen.Action {
	press, ok := msg.(tea.KeyPressMsg)
	switch {
	case ok && key.Matches(press, s.keys.Again):
		return screen.Action{Cmd: copyCard(c)}
	case ok && key.Matches(press, s.keys.Close):
		return screen.Action{Pop: true}
	}
	return screen.Action{}
}

func (s *sending) View(c *screen.Context) []string {
	body := []string{""}
	for i, line := range cardOf(c).Lines() {
		style := c.Styles.Text
		if i == 0 {
			style = c.Styles.Title
		}
		body = append(body, "  "+style.Render(widget.Clip(line, c.Page.Width-2)))
	}
	body = append(body, "")
	texts := []string{c.Phrases.Sent.About}
	if !c.Elsewhere { // else the mission's file is not at hand
		texts = append(texts, c.Phrases.Sent.Picture) // a command stays on one line
	}
	for _, text := range texts {
		for _, line := range prose.WrapText(text, min(c.Page.Width, c.Page.Measure)-2) {
			body = append(body, "  "+c.Styles.Aside.Render(line))
		}
	}
	return screen.Frame(c, c.Phrases.Sent.Title, "", s.keys, body)
}

func (s *sending) KeyMap(*screen.Context) help.KeyMap { return s.keys }
