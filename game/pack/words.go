package pack

import (
	"maps"
	"slices"

	"cobalt/game"
)

// words goes through a story in one language.
func (c *codec) words(w *game.Words) {
	s := c.rules
	for _, text := range []*string{&w.Tag, &w.Title, &w.Author, &w.Version, &w.License, &w.Content} {
		c.text(text)
	}
	list(c.stream, &w.Intro, func(t *game.Text) { c.passage(t, nil) })
	parallel(c.stream, &w.Scenes, len(s.Scenes), func(p *game.SceneWords) {
		c.text(&p.Title)
		c.text(&p.Place)
	})
	parallel(c.stream, &w.Nodes, len(s.Nodes), c.text)
	parallel(c.stream, &w.Choices, len(s.Choices), c.text)
	i := 0
	parallel(c.stream, &w.Blocks, len(s.Blocks), func(t *game.Text) {
		c.passage(t, s.Blocks[i].Pieces)
		i++
	})
	parallel(c.stream, &w.Items, len(s.Items), c.named)
	parallel(c.stream, &w.Facts, len(s.Facts), c.named)
	parallel(c.stream, &w.People, len(s.People), c.named)
	parallel(c.stream, &w.Meters, len(s.Meters), c.text)
	list(c.stream, &w.Levels, c.text)
	list(c.stream, &w.MeterLevels, func(l *[]string) { list(c.stream, l, c.text) })
	parallel(c.stream, &w.Endings, len(s.Endings), func(e *game.EndingWords) {
		c.text(&e.Name)
		c.text(&e.Hint)
	})
	list(c.stream, &w.Missing, func(m *game.Missing) {
		c.pos(&m.Pos)
		c.text(&m.What)
	})
	c.flag(&w.Uneven)
	c.table(&w.Interface)
}

func (c *codec) named(n *game.Named) {
	c.text(&n.Name)
	c.text(&n.About)
}

// table goes through words by key, in the order of the keys.
func (c *codec) table(m *map[string]string) {
	keys := slices.Sorted(maps.Keys(*m))
	counted(c.stream, &keys)
	if c.reading && len(keys) > 0 {
		*m = make(map[string]string, len(keys))
	}
	for _, key := range keys {
		text := (*m)[key]
		c.text(&key)
		c.text(&text)
		if c.reading {
			(*m)[key] = text
		}
	}
}

// The parts of a text that it may have, as bits, in the order of [partsOf].
const (
	hasParagraphs = 1 << iota
	hasLines
	hasStyle
	hasPicture // a source, an alternative
	hasPieces
	allParts = 1<<iota - 1
)

// partsOf returns which parts a text has.
func partsOf(t *game.Text) (parts uint8) {
	for i, there := range [...]bool{
		len(t.Paragraphs) > 0, len(t.Lines) > 0, t.Style != "", t.Source != "" || t.Alt != "", len(t.Pieces) > 0,
	} {
		if there {
			parts |= 1 << i
		}
	}
	return parts
}

// passage goes through the text of a block that varies at the given pieces.
func (c *codec) passage(t *game.Text, pieces []game.Piece) {
	below(c.stream, &t.Kind, int(game.Art)+1, "a kind of texts")
	var parts uint8
	if !c.reading {
		parts = partsOf(t)
	}
	below(c.stream, &parts, allParts+1, "a part of a text")
	if parts&hasPieces != 0 {
		list(c.stream, &t.Pieces, func(p *game.TextPiece) { c.textPiece(p, pieces) })
	}
	if parts&hasParagraphs != 0 {
		c.paragraphs(&t.Paragraphs, len(t.Pieces))
	}
	if parts&hasLines != 0 {
		list(c.stream, &t.Lines, c.text)
	}
	if parts&hasStyle != 0 {
		c.text(&t.Style)
	}
	if parts&hasPicture != 0 {
		c.text(&t.Source)
		c.text(&t.Alt)
	}
}

// paragraphs goes through paragraphs of spans, some of which are pieces.
func (c *codec) paragraphs(l *[][]game.Run, pieces int) {
	n := c.length(len(*l))
	if c.reading {
		*l = c.groups.take(n)
	}
	for i := range *l {
		c.span(&(*l)[i], pieces)
	}
}

func (c *codec) span(l *[]game.Run, pieces int) {
	n := c.length(len(*l))
	if c.reading {
		*l = c.spans.take(n)
	}
	for i := range *l {
		r := &(*l)[i]
		c.text(&r.Text)
		below(c.stream, &r.Style, int(game.Emphasis|game.Strong)+1, "a style")
		below(c.stream, &r.Piece, pieces+1, "a piece")
	}
}

func (c *codec) textPiece(p *game.TextPiece, pieces []game.Piece) {
	below(c.stream, &p.Piece, len(pieces), "a piece")
	list(c.stream, &p.Spans, c.text)
	c.paragraphs(&p.Texts, 0)
	c.flag(&p.Level)
	c.meterRef(&p.Meter)
	if len(p.Texts) == 0 && len(p.Spans) == 0 {
		c.fail("a piece has neither texts nor a source")
	}
}
