package lsp

import (
	"context"
	"path"
	"slices"
	"strings"

	"cobalt/game"
	"cobalt/scenes"
	"cobalt/scenes/index"
	"cobalt/scenes/lsp/protocol"
)

// maxItems is how many completions are offered at a time.
const maxItems = 1_000

// A completer gathers the completions at a place. It works from the text as it
// stands and the names of the latest compile, which may be a moment older.
type completer struct {
	*place
	off   int    // of the cursor, in bytes
	text  string // of the line, up to the cursor
	scene string // that the document is, or translates
	items protocol.List[protocol.Completion]
	more  bool
}

func (s *server) complete(ctx context.Context, q protocol.At) (any, error) {
	p := s.place(ctx, q.TextDocument.URI, false)
	if p == nil {
		return protocol.Completions{}, nil
	}
	c := &completer{place: p, off: p.doc.Offset(q.Position)}
	c.text, _ = p.doc.Before(c.off)
	c.scene = strings.TrimSuffix(path.Base(p.name), ".md")
	switch line, _ := p.doc.Place(c.off); {
	case p.mission():
		c.mission(line)
	case line < p.frontMatter():
		c.front()
	default:
		c.body()
	}
	return protocol.Completions{Incomplete: c.more, Items: c.items}, nil
}

// offer offers a text in the place of the part of it that was typed.
func (c *completer) offer(typed, text string, kind int, detail string) {
	switch {
	case !strings.Contains(text, typed):
		return
	case len(c.items) == maxItems:
		c.more = true
		return
	}
	c.items = append(c.items, protocol.Completion{
		Label: text, Kind: kind, Detail: detail,
		Edit: &protocol.TextEdit{Range: protocol.Range{Start: c.doc.Position(c.off - len(typed)), End: c.doc.Position(c.off)}, NewText: text},
	})
}

// offerAll offers words of one kind.
func (c *completer) offerAll(typed string, kind int, words ...string) {
	for _, w := range words {
		c.offer(typed, w, kind, "")
	}
}

// completionKinds are those of names.
var completionKinds = map[index.Kind]int{
	index.Item: protocol.KindVariable, index.Fact: protocol.KindProperty, index.Meter: protocol.KindProperty,
	index.Ending: protocol.KindEvent,
}

// offerNames offers the declared names of some kinds.
func (c *completer) offerNames(typed string, kinds ...index.Kind) {
	for _, d := range c.Names {
		if slices.Contains(kinds, d.Kind) && (d.Scene == "" || d.Scene == c.scene) {
			c.offer(typed, d.ID, completionKinds[d.Kind], nonEmpty(d.Words, d.Kind.String()))
		}
	}
	if slices.Contains(kinds, index.Meter) {
		c.offerAll(typed, protocol.KindProperty, "suspicion", "trace", "clock")
	}
}

func nonEmpty(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// body completes behind the front matter.
func (c *completer) body() {
	if open := strings.LastIndexByte(c.text, '`'); strings.Count(c.text, "`")%2 == 1 {
		c.span(c.text[open+1:])
		return
	}
	if open := strings.LastIndex(c.text, "]("); open >= 0 && !strings.Contains(c.text[open:], ")") {
		c.target(strings.TrimLeft(c.text[open+2:], "<"))
	}
}

// target completes the target of a link. It replaces the typed text from its begin, the
// number sign included, so that each editor's own filter sees all of it.
func (c *completer) target(typed string) {
	file, _, hash := strings.Cut(typed, "#")
	for _, d := range c.Names {
		switch {
		case d.Kind == index.Node && d.Scene == c.scene && file == "":
			c.offer(typed, "#"+d.ID, protocol.KindRef, d.Words)
		case d.Kind == index.Node && typed != "" && file != "":
			c.offer(typed, d.Scene+".md#"+d.ID, protocol.KindRef, d.Words)
		case d.Kind == index.Scene && !hash:
			c.offer(typed, d.ID+".md", protocol.KindFile, d.Words)
		}
	}
}

// spanWords are the words that begin code spans, by place.
func spanWords(choice, translated bool) []string {
	if translated {
		return []string{"if", "else", "else if", "first", "cycle", "then", "end"}
	}
	words := []string{"if"}
	for _, kind := range game.EffectKinds() {
		if name := kind.Def().Name; kind.Def().Operands != game.MeterAmount {
			words = append(words, name)
		}
	}
	if choice {
		return append(words, "needs", "time", "once", "id", "was")
	}
	return append(words, "else", "else if", "ending", "first", "cycle", "then", "end")
}

// span completes in a code span, of which the text up to the cursor is given.
func (c *completer) span(text string) {
	typed := word(text)
	before := strings.Fields(text[:len(text)-len(typed)])
	choice := strings.HasPrefix(strings.TrimLeft(c.text, " "), "- [") || strings.HasPrefix(strings.TrimLeft(c.text, " "), "* [")
	translated := c.index != nil && c.index.Tag != ""
	if len(before) == 0 {
		c.offerAll(typed, protocol.KindKeyword, spanWords(choice, translated)...)
		if !translated {
			c.offerNames(typed, index.Meter)
		}
		return
	}
	switch before[0] {
	case "if", "needs":
		c.condition(text, typed)
	case "else":
		if len(before) == 1 {
			c.offerAll(typed, protocol.KindKeyword, "if")
			return
		}
		c.condition(text, typed)
	case "gain":
		c.offerNames(typed, index.Item)
	case "lose", "swap":
		c.several(before, typed)
	case "learn", "forget":
		c.offerNames(typed, index.Fact)
	case "ending":
		c.offerNames(typed, index.Ending)
	case "time", "once", "id", "was":
	default:
		if len(before) > 1 {
			c.offerNames(typed, index.Meter)
		}
	}
}

// several completes effects of more than one item.
func (c *completer) several(before []string, typed string) {
	last := before[len(before)-1]
	switch {
	case before[0] == "swap" && len(before) == 2:
		c.offerAll(typed, protocol.KindKeyword, "for")
	case before[0] == "lose" && last == "all":
		c.offerAll(typed, protocol.KindKeyword, "but")
	default:
		c.offerNames(typed, index.Item)
		if len(before) == 1 && before[0] == "lose" {
			c.offerAll(typed, protocol.KindKeyword, "all")
		}
	}
}

// condition completes in an expression.
func (c *completer) condition(text, typed string) {
	if quote := strings.LastIndexByte(text, '"'); strings.Count(text, `"`)%2 == 1 {
		c.target(text[quote+1:])
		return
	}
	c.offerNames(typed, index.Item, index.Fact, index.Meter)
	c.offerAll(typed, protocol.KindKeyword, "not", "and", "or", `seen("`, `visits("`)
}

// word returns the word that a text ends with.
func word(text string) string {
	at := len(text)
	for at > 0 && (text[at-1] >= 'a' && text[at-1] <= 'z' || text[at-1] >= '0' && text[at-1] <= '9' || text[at-1] == '_' || text[at-1] == '-') {
		at--
	}
	return text[at:]
}

// front completes in front matter.
func (c *completer) front() {
	key, value, colon := strings.Cut(c.text, ":")
	switch {
	case !colon && key == word(key):
		for _, k := range scenes.FrontKeys(c.name == "story.md") {
			c.offer(key, k+":", protocol.KindProperty, "")
		}
	case key == "expired", key == "caught", key == "start":
		c.frontTarget(strings.TrimLeft(value, " "))
	case key == "cover":
		c.offerNames(word(value), index.Item)
	}
}

// frontTarget completes a place of the story as a value, in quotes because YAML takes
// a number sign for a comment.
func (c *completer) frontTarget(typed string) {
	bare, quoted := strings.CutPrefix(typed, `"`)
	if quoted {
		c.target(bare)
		return
	}
	for _, d := range c.Names {
		switch {
		case d.Kind == index.Node && d.Scene == c.scene:
			c.offer(typed, `"#`+d.ID+`"`, protocol.KindRef, d.Words)
		case d.Kind == index.Node:
			c.offer(typed, d.Scene+".md#"+d.ID, protocol.KindRef, d.Words)
		case d.Kind == index.Scene:
			c.offer(typed, d.ID+".md", protocol.KindFile, d.Words)
		}
	}
}
