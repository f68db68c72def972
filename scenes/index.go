package scenes

import (
	"bytes"
	"strings"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/expr"
	"cobalt/scenes/index"
	"cobalt/scenes/typeset"
)

// scene indexes a scene.
func (x *indexer) scene(s *scene, d *draft) {
	in := scope{linker: x.linker, scene: s}
	x.into.Names = append(x.into.Names, index.Declared{
		Name: index.Name{Kind: index.Scene, ID: s.id}, At: diag.Range{File: s.src.name, Line: 1, Col: 1}, Words: s.words().Title, About: s.head.place.text,
	})
	x.header(in)
	for i := range s.body.nodes {
		n := &s.body.nodes[i]
		part := x.part(index.NodePart, n.off)
		part.Name, part.Words = index.Name{Kind: index.Node, Scene: s.id, ID: n.id}, n.title
		if at, ok := s.nodes[n.id]; ok && at == i {
			x.heading(n, index.Declares)
		}
		part.Parts = x.blocks(in, n.blocks)
		for k := range n.choices {
			if at := d.nodes[i].First + game.ChoiceID(k); at < d.nodes[i].Last {
				part.Parts = append(part.Parts, x.choice(in, n, &n.choices[k], d, int(at-d.nodes[0].First)))
			}
		}
		x.file.Parts = append(x.file.Parts, part)
	}
	x.close(x.file.Parts, len(x.src.lines))
}

// header indexes a scene's front matter.
func (x *indexer) header(in scope) {
	h := in.head
	for _, t := range []target{h.expired, h.caught} {
		if t.text != "" {
			x.target(in.scene, t)
		}
	}
	for _, c := range h.covers {
		x.named(in, c.off, c.off+len(c.item), c.item, index.Reads)
	}
	for _, f := range h.facts {
		x.key(f.Pos, index.Name{Kind: index.Fact, Scene: in.id, ID: f.ID}, "", "")
	}
}

// heading indexes the id of a node, in the original or in a translation, whose
// scene's name stands in its file's.
func (x *indexer) heading(n *node, role index.Role) {
	id := strings.TrimSuffix(x.src.name[strings.LastIndexByte(x.src.name, '/')+1:], extension)
	name := index.Name{Kind: index.Node, Scene: id, ID: n.id}
	end := x.src.lineEnd(n.textOff)
	trimmed := n.textOff + len(bytes.TrimRight(x.src.raw[n.textOff:max(n.textOff, end)], " \t"))
	first, last := n.idOff, n.idOff+len(n.id)
	implied := n.idOff == n.textOff
	if implied {
		last = trimmed
	}
	var u *index.Use
	if role == index.Declares {
		u = x.declare(first, last, name, n.title, "")
	} else {
		u = x.use(first, last, name, role)
	}
	u.Implied, u.Behind = implied, x.src.rangeOf(trimmed, trimmed)
}

// choice indexes a choice, the draft's at-th.
func (x *indexer) choice(in scope, n *node, c *choice, d *draft, at int) index.Part {
	part := x.part(index.ChoicePart, c.off)
	drafted := &d.choices[at]
	name := index.Name{Kind: index.Choice, Scene: in.id, Node: n.id, ID: drafted.ID}
	part.Name, part.Words = name, c.label
	part.Minutes = drafted.Minutes
	addCost(&part, drafted.Effects)
	begin := d.nodes[0].Blocks.First // not 0 if the drafts were put together
	for b := drafted.Outcome.First; b < drafted.Outcome.Last; b++ {
		if out := &d.blocks[b-begin]; out.Guard == nil && !out.Else {
			addCost(&part, out.Effects)
		}
	}
	behind := x.linkEnd(c.target)
	part.Behind = x.src.rangeOf(x.src.lineEnd(c.off), x.src.lineEnd(c.off))
	first, last, implied := c.off+1, c.off+1+max(0, bytes.IndexByte(x.src.raw[c.off+1:], ']')), true
	for i := range c.spans {
		s := &c.spans[i]
		switch words := s.words(); {
		case len(words) == 2 && words[0].text == "id":
			first, last, implied = s.pos(words[1].at), s.pos(words[1].at)+len(words[1].text), false
			behind = spanEnd(x.src, s)
		case len(words) > 0 && words[0].text == "time":
			part.Timed = true
		}
	}
	u := x.declare(first, last, name, c.label, "")
	u.Implied, u.Behind = implied, x.src.rangeOf(behind, behind)
	x.target(in.scene, c.target)
	x.spans(in, c.spans)
	part.Parts = x.blocks(in, c.blocks)
	return part
}

// linkEnd returns the end of the link whose target is given.
func (x *indexer) linkEnd(t target) int {
	end := x.targetEnd(t.off)
	if at := bytes.IndexByte(x.src.raw[end:], ')'); at >= 0 {
		return end + at + 1
	}
	return end
}

// spanEnd returns the end of a code span in a source, its backticks included.
func spanEnd(src *source, s *span) int {
	rest := src.raw[s.end():]
	return s.end() + len(rest) - len(bytes.TrimLeft(rest, " \t`"))
}

// blocks indexes blocks, and returns them as parts.
func (x *indexer) blocks(in scope, blocks []block) []index.Part {
	parts := make([]index.Part, 0, len(blocks))
	for i := range blocks {
		b := &blocks[i]
		part := x.part(index.BlockPart, b.off)
		part.Silent = b.silent() && b.divert == nil
		parts = append(parts, part)
		x.spans(in, b.spans)
		for k := range b.pieces {
			x.piece(in, &b.pieces[k])
		}
		if b.divert != nil {
			x.target(in.scene, *b.divert)
		}
	}
	return parts
}

// piece indexes the names in a piece of text that varies.
func (x *indexer) piece(in scope, p *piece) {
	for i := range p.spans {
		s := &p.spans[i]
		if name, _, ok := cutValue(s.text); ok && in.isMeter(name) {
			x.named(in, s.off, s.off+len(name), name, index.Reads)
			continue
		}
		if first, _ := s.cut(); first == "if" || first == "else" {
			x.span(in, s)
		}
	}
}

// isMeter reports whether a name is a meter's.
func (sc scope) isMeter(name string) bool {
	sym, ok := sc.Symbol(name)
	return ok && sym.Kind == game.MeterSymbol
}

// spans indexes the names in code spans.
func (x *indexer) spans(in scope, spans []span) {
	for i := range spans {
		x.span(in, &spans[i])
	}
}

func (x *indexer) span(in scope, s *span) {
	words := s.words()
	if len(words) == 0 {
		return
	}
	switch first, at := s.cut(); {
	case first == "if", first == "needs":
		x.condition(in, s, at)
	case first == "else" && len(words) > 2 && words[1].text == "if":
		x.condition(in, s, words[1].at+len("if"))
	case first == "ending" && len(words) == 2:
		if _, ok := x.voc.endingID[words[1].text]; ok {
			x.use(s.pos(words[1].at), s.pos(words[1].at)+len(words[1].text), index.Name{Kind: index.Ending, ID: words[1].text}, index.Changes)
		}
	case first == "id", first == "was", first == "time", first == "once", first == "else":
	default:
		x.operands(in, s)
	}
}

// operands indexes the names in an effect: all of its words that are declared.
func (x *indexer) operands(in scope, s *span) {
	kind, named := in.effectKind(s, s.words())
	skip := 0
	if named {
		skip = len(kind.Def().Name)
	}
	for at := skip; at < len(s.text); {
		size := nameLength(s.text[at:])
		if size == 0 {
			at++
			continue
		}
		x.named(in, s.pos(at), s.pos(at)+size, s.text[at:at+size], index.Changes)
		at += size
	}
}

// condition indexes the names in a condition that begins at text[at] of a span.
func (x *indexer) condition(in scope, s *span, at int) {
	tree, err := expr.Parse(s.text[at:], expr.Scene)
	if err != nil {
		return
	}
	tree.Walk(func(n *expr.Node) {
		switch n.Kind {
		case expr.Name, expr.Compare:
			x.named(in, s.pos(at+n.Pos), s.pos(at+n.Pos)+len(n.Name), n.Name, index.Reads)
			if n.Other != "" {
				x.named(in, s.pos(at+n.OtherPos), s.pos(at+n.OtherPos)+len(n.Other), n.Other, index.Reads)
			}
		case expr.Seen, expr.Visits:
			x.target(in.scene, target{n.Operand, s.pos(at + n.Pos)})
			if last := len(x.file.Uses) - 1; last >= 0 {
				x.file.Uses[last].Role = index.Reads
			}
		default:
		}
	})
}

// target notes the scene and the node that a target names.
func (x *indexer) target(s *scene, t target) {
	file, id, hash := strings.Cut(t.text, "#")
	if file, id = unescaped(file), unescaped(id); file != "" {
		s = x.scenes[strings.TrimSuffix(file, extension)]
	}
	end := x.targetEnd(t.off)
	split := bytes.IndexByte(x.src.raw[t.off:end], '#')
	if s == nil || file == "" && !hash || file != "" && !strings.HasSuffix(file, extension) {
		return // it is told as a fault
	}
	if !hash || split < 0 {
		x.use(t.off, end, index.Name{Kind: index.Scene, ID: s.id}, index.Leads)
		return
	}
	if file != "" {
		x.use(t.off, t.off+split, index.Name{Kind: index.Scene, ID: s.id}, index.Leads)
	}
	if _, ok := s.nodes[id]; ok {
		x.use(t.off+split+1, end, index.Name{Kind: index.Node, Scene: s.id, ID: id}, index.Leads)
	}
}

// targetEnd returns the end of a target that begins at a byte of the file.
func (x *indexer) targetEnd(off int) int {
	raw := x.src.raw[min(off, len(x.src.raw)):]
	if at := bytes.IndexAny(raw, " \t\n)>\"'`,}]"); at >= 0 {
		return off + at
	}
	return off + len(raw)
}

// part begins a part at a byte of the file.
func (x *indexer) part(kind index.PartKind, off int) index.Part {
	at := x.src.pos(off)
	return index.Part{Kind: kind, Line: at.Line, Col: at.Col}
}

// cost adds the changes that effects surely make.
func addCost(p *index.Part, effects []game.Effect) {
	for i := range effects {
		e := &effects[i]
		by := map[game.EffectKind]int{game.Raise: e.N, game.Lower: -e.N}[e.Kind]
		switch {
		case e.ByMeter:
		case e.Meter == game.Suspicion:
			p.Suspicion += by
		case e.Meter == game.Trace:
			p.Trace += by
		}
	}
}

// close ends each part before the next one begins, the last one at a line.
func (x *indexer) close(parts []index.Part, last int) {
	for i := range parts {
		end := last
		if i+1 < len(parts) {
			end = max(parts[i].Line, parts[i+1].Line-1)
		}
		for end > parts[i].Line && x.src.blankLine(end) {
			end--
		}
		parts[i].Last = end
		x.close(parts[i].Parts, end)
	}
}

// blankLine reports whether a line, counted from 1, has nothing but blanks.
func (s *source) blankLine(line int) bool {
	start, end := s.lines[line-1], len(s.raw)
	if line < len(s.lines) {
		end = s.lines[line]
	}
	for _, c := range s.raw[start:end] {
		if !typeset.IsBlank(c) {
			return false
		}
	}
	return true
}

// edition indexes a translation.
func (x *indexer) translation(e *translation) {
	for _, f := range e.files {
		x.open(f, e.tag.String())
		x.file.Tag = e.dir
	}
	for _, s := range x.order {
		if p := e.pages[s.id]; p != nil && p.nodes != nil {
			x.enter(p.src)
			x.keptPage(s, p)
		}
	}
	if e.story != nil && e.story.front != nil {
		x.enter(e.story.src)
		x.storyPage(e.story)
	}
	x.lacking(e)
}

// keptPage indexes the translation of a scene, or takes its index as it was if neither
// the page nor its scene nor the names around them have changed.
func (x *indexer) keptPage(s *scene, p *page) {
	k, original := p.kept, x.into.Files[s.src.name]
	keeps := x.around != "" && k != nil && s.kept != nil
	if keeps && k.around == x.around && k.original == original {
		x.into.Files[p.src.name] = k.index
		return
	}
	x.page(s, p)
	if keeps {
		sortUses(x.file)
		k.around, k.original, k.index = x.around, original, x.file
	}
}

// page indexes the translation of a scene.
func (x *indexer) page(s *scene, p *page) {
	in := scope{linker: x.linker, scene: s}
	for i := range p.body.nodes {
		n := &p.body.nodes[i]
		part := x.part(index.NodePart, n.off)
		part.Name, part.Words = index.Name{Kind: index.Node, Scene: s.id, ID: n.id}, n.title
		if _, ok := s.nodes[n.id]; ok && p.nodes[n.id] == n {
			x.heading(n, index.Translates)
		}
		part.Parts = x.blocks(in, n.blocks)
		for k := range n.choices {
			c := &n.choices[k]
			choice := x.part(index.ChoicePart, c.off)
			choice.Words = c.label
			x.target(s, c.target)
			x.spans(in, c.spans)
			choice.Parts = x.blocks(in, c.blocks)
			part.Parts = append(part.Parts, choice)
		}
		x.file.Parts = append(x.file.Parts, part)
	}
	x.close(x.file.Parts, len(x.src.lines))
	index.Pair(x.into.Files[s.src.name], x.file)
}
