package card

import (
	"strconv"
	"strings"

	"cobalt/game"
	"cobalt/game/narration"
	"cobalt/game/playthrough"
)

// Phrases are the words of a card.
type Phrases struct {
	Head    string // {title}, {ending}
	Open    string // in the place of the ending, if the run goes on
	Choices narration.Counted
	Minutes narration.Counted
	Caught  narration.Counted
	Never   string // caught
}

// A Card is a run in a few words.
type Card struct {
	Title, Ending string
	Choices       string
	Minutes       string
	Caught        string // how often; empty in a story without suspicion
	Scenes        []int  // the highest suspicion of each stay in a scene, from 0 to 100; nil in a story without suspicion

	head string
}

// Of returns the card of a run, in a language of its story.
func Of(words *game.Words, p *Phrases, run playthrough.Run) *Card {
	now := &run.Now().State
	c := &Card{
		Title: words.Title, Ending: p.Open,
		Choices: p.Choices.Of(int(now.Choices)), Minutes: p.Minutes.Of(int(now.Minutes)),
	}
	if e, ended := now.Ended(); ended {
		c.Ending = words.Endings[e].Name
	}
	c.head = narration.Fill(p.Head, "title", c.Title, "ending", c.Ending)
	if !run.Story.HasSuspicion() {
		return c
	}
	caught := 0
	scene := -1
	for _, step := range run.Steps() {
		if at := int(run.Story.Nodes[step.State.Node].Scene); at != scene {
			scene = at
			c.Scenes = append(c.Scenes, 0)
		}
		last := &c.Scenes[len(c.Scenes)-1]
		*last = max(*last, step.State.Suspicion())
		for _, e := range step.Record.Events {
			switch {
			case e.Kind == game.Caught:
				caught++
			case e.Kind == game.MeterChanged && e.Var == game.MeterVar(game.Suspicion):
				*last = max(*last, e.To)
			}
		}
	}
	if c.Caught = p.Never; caught > 0 {
		c.Caught = p.Caught.Of(caught)
	}
	return c
}

// bars are the heights of a bar of text, the lowest first.
var bars = []rune("▁▂▃▄▅▆▇█")

// Lines returns the card as lines of text.
func (c *Card) Lines() []string {
	lines := []string{c.head, c.figures()}
	if len(c.Scenes) == 0 {
		return lines
	}
	var row strings.Builder
	for _, n := range c.Scenes {
		row.WriteRune(bars[min(n*len(bars)/game.SuspicionLimit, len(bars)-1)])
	}
	return append(lines, row.String())
}

// Text returns the card as one text, without a line break at its end.
func (c *Card) Text() string { return strings.Join(c.Lines(), "\n") }

// figures tells the run in numbers.
func (c *Card) figures() string {
	parts := []string{c.Choices, c.Minutes}
	if c.Caught != "" {
		parts = append(parts, c.Caught)
	}
	return strings.Join(parts, " · ")
}

// hex writes a color of 24 bits as SVG has it.
func hex(color uint32) string {
	text := strconv.FormatUint(uint64(color), 16)
	return "#" + strings.Repeat("0", 6-len(text)) + text
}
