package lsp

import (
	"strings"

	"cobalt/game"
	"cobalt/scenes/index"
	"cobalt/scenes/lsp/protocol"
	"cobalt/scenes/naming"
)

// mission completes in a mission file, at a line from 1.
func (c *completer) mission(line int) {
	if line < c.frontMatter() {
		c.offerAll(c.text, protocol.KindProperty, "story:", "difficulty:")
		return
	}
	text := strings.TrimLeft(c.text, " \t")
	if expectation, ok := strings.CutPrefix(text, "expect "); ok {
		c.expectation(expectation, line)
		return
	}
	if strings.ContainsAny(text, "#@\"") {
		return
	}
	open, _ := c.offered(line)
	for _, id := range open {
		c.choice(text, id)
	}
	c.offerAll(text, protocol.KindKeyword, "expect")
}

// offered returns the choices that can be taken at a line, and those locked there.
func (c *completer) offered(line int) (open, locked []game.ChoiceID) {
	file, err := c.parsed()
	if err != nil || c.finder == nil || file.Check(c.Story) != nil {
		return nil, nil
	}
	w := c.finder.Walk(file, line)
	if w.Stopped {
		return nil, nil
	}
	return naming.Offered(w.Runner)
}

func (c *completer) choice(typed string, id game.ChoiceID) {
	c.offer(typed, c.Story.Choices[id].ID, protocol.KindFunction, c.Story.Text[0].Choices[id])
}

// expectation completes behind the word expect.
func (c *completer) expectation(text string, line int) {
	typed := text[strings.LastIndexAny(text, " (")+1:]
	before := strings.Fields(text[:len(text)-len(typed)])
	last := ""
	if len(before) > 0 {
		last = before[len(before)-1]
	}
	switch last {
	case "at":
		c.places(typed)
	case "ending":
		c.offerNames(typed, index.Ending)
	case "can", "locked":
		open, locked := c.offered(line)
		if last == "locked" {
			open = locked
		}
		for _, id := range open {
			c.choice(typed, id)
		}
	default:
		if quote := strings.LastIndexByte(text, '"'); strings.Count(text, `"`)%2 == 1 {
			c.places(text[quote+1:])
			return
		}
		c.scene = c.sceneAt(line)
		c.offerNames(typed, index.Item, index.Fact, index.Meter)
		c.offerAll(typed, protocol.KindKeyword, "not", "and", "or", "at", "ending", "can", "locked", "minutes", "choices", `seen("`, `visits("`)
	}
}

// sceneAt returns the scene that the run stands in at a line; nothing, if that is
// not known.
func (c *completer) sceneAt(line int) string {
	file, err := c.parsed()
	if err != nil || c.finder == nil || file.Check(c.Story) != nil {
		return ""
	}
	if w := c.finder.Walk(file, line); !w.Stopped {
		return c.Story.Scenes[w.Runner.Scene()].ID
	}
	return ""
}

// places offers every node with its scene.
func (c *completer) places(typed string) {
	for _, d := range c.Names {
		if d.Kind == index.Node {
			c.offer(typed, d.Scene+".md#"+d.ID, protocol.KindRef, d.Words)
		}
	}
}
