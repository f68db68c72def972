package screen

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"cobalt/game/tui/phrases"
)

// A Search is the text that is looked for in lists and logs. It stays from one to the
// next.
type Search struct {
	Query string
	asked bool // it was just typed: the screen below goes to the first match
}

// SearchKeys are the keys that look for a text and go on to its next match.
type SearchKeys struct{ Find, Next, Previous key.Binding }

// newSearchKeys returns the keys of a search.
func newSearchKeys(p *phrases.Phrases) SearchKeys {
	return SearchKeys{Find: Bind("/", p.Search.Find, "/"), Next: Bind("n", p.Search.Next, "n"), Previous: Bind("N", p.Search.Previous, "N")}
}

// Searched handles the keys of a search in a list of texts, of which one is current. It
// returns the match to go to, or -1, and whether the key is one of them.
func Searched(c *Context, k SearchKeys, msg tea.KeyPressMsg, texts []string, current int) (a Action, match int, ok bool) {
	by := 1
	switch {
	case key.Matches(msg, k.Find):
		return Action{Push: newFind(c)}, -1, true
	case key.Matches(msg, k.Previous):
		by = -1
	case !key.Matches(msg, k.Next):
		return Action{}, -1, false
	}
	if c.Search.Query == "" {
		return Action{Push: newFind(c)}, -1, true
	}
	return Action{}, c.matchFrom(texts, current+by, by), true
}

// FirstMatch returns the match of a text that was just typed, from the current text on,
// or -1 if none was typed or there is none.
func FirstMatch(c *Context, texts []string, current int) int {
	if !c.Search.asked {
		return -1
	}
	c.Search.asked = false
	return c.matchFrom(texts, current, 1)
}

// matchFrom returns the nearest match from a text on, forward or backward, round and
// round; or -1, which is told.
func (c *Context) matchFrom(texts []string, from, by int) int {
	n := len(texts)
	for i := range n {
		at := ((from+i*by)%n + n) % n
		if c.Matches(texts[at]) {
			return at
		}
	}
	c.Notice = phrases.Fill(c.Phrases.Search.Nothing, "text", phrases.Clean(c.Search.Query))
	return -1
}

// Matches reports whether a text, styled or not, holds what is looked for. Capitals do
// not matter.
func (c *Context) Matches(text string) bool {
	return c.Search.Query != "" && strings.Contains(strings.ToLower(ansi.Strip(text)), strings.ToLower(c.Search.Query))
}

// A find asks for the text to look for.
type find struct{ Prompt }

// mostFound is the longest text that is looked for, in characters.
const mostFound = 80

// newFind asks for a text, and proposes the one before.
func newFind(c *Context) Screen {
	return &find{*NewPrompt(c, c.Phrases.Search.Title, c.Phrases.Search.Ask, c.Search.Query, mostFound)}
}

func (s *find) Update(c *Context, msg tea.Msg) Action {
	if press, ok := msg.(tea.KeyPressMsg); ok && key.Matches(press, s.keys.Accept) {
		query := strings.TrimSpace(s.Input.Value())
		c.Search = Search{Query: query, asked: query != ""}
		return Action{Pop: true}
	}
	return s.Prompt.Update(c, msg)
}
