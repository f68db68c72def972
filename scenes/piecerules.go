package scenes

import (
	"fmt"
	"slices"

	"cobalt/game"
)

// pieces looks up the names of a block's pieces, and returns the rules by which
// its text varies, and the text, whose pieces are given the meters that they show.
func (d *drafter) pieces(b *block) ([]game.Piece, game.Text) {
	text := b.text
	if len(b.pieces) == 0 {
		return nil, text
	}
	text.Pieces = slices.Clone(text.Pieces) // the block may be read again
	list := d.pieced.Make(len(b.pieces))
	for i := range b.pieces {
		p := &b.pieces[i]
		if p.kind == game.IfPiece && len(p.spans) > game.MaxTexts {
			d.faultSpan(&p.spans[game.MaxTexts], "too-many-texts", "a text too many: a piece has at most %d: take texts away, or part the block", game.MaxTexts)
		}
		// The spans are read in their order, so that places are looked for onward only.
		pos := d.pos(p.spans[0].off)
		at := d.spots.Make(len(p.spans))
		var conds []*game.Cond
		if p.kind == game.IfPiece {
			conds = d.conds.Make(len(p.spans))
		}
		for k := range p.spans {
			at[k] = game.SpotOf(d.pos(p.spans[k].off))
			if conds != nil {
				conds[k] = d.pieceCondition(&p.spans[k])
			}
		}
		out := &list[i]
		*out = game.Piece{Kind: p.kind, Texts: len(p.texts), Conds: conds, Source: p.spans[0].text, Pos: pos, End: game.SpotOf(d.pos(p.end)), At: at}
		switch p.kind {
		case game.ValuePiece, game.LevelPiece:
			out.Meter = d.shownMeter(p)
			text.Pieces[i].Meter, text.Pieces[i].Level = out.Meter, p.kind == game.LevelPiece
		case game.IfPiece, game.FirstPiece, game.CyclePiece:
		default:
			panic("scenes: a piece of an unknown kind")
		}
	}
	counted := game.Block{Pieces: list}
	if first, period := counted.Showings(); first-1+period > game.MaxShowings {
		d.add(b.pieces[0].spans[0].off, "too-many-texts", "the pieces of this block tell more than %d showings apart: take texts away, or part the block", game.MaxShowings)
	}
	return list, text
}

// pieceCondition reads the condition of a text of an `if` within text.
func (d *drafter) pieceCondition(s *span) *game.Cond {
	var read game.Block
	d.guard(s, &read, true)
	return read.Guard
}

// shownMeter returns the meter that a span shows. A span that names none is told
// as the one that it was before spans could stand for text.
func (d *drafter) shownMeter(p *piece) game.Meter {
	s := &p.spans[0]
	name, level, _ := cutValue(s.text)
	sym, known := d.Symbol(name)
	isMeter := known && sym.Kind == game.MeterSymbol
	switch {
	case isMeter && sym.Meter == game.Clock && !d.HasClock():
		d.fault(s, 0, "no-clock", `this scene has no clock (its front matter would say "clock: 8")`)
	case isMeter && level && !d.hasLevels(sym.Meter):
		d.faultSpan(s, "no-levels", "%q has no levels with names: give it some in story.md, or show its value by `%s`", name, name)
	case isMeter:
		return sym.Meter
	case !known && d.blind():
	case p.opening:
		var none []game.Effect
		d.addEffect(s, &none)
	case known && sym.Kind != game.MeterSymbol:
		d.fault(s, 0, "wrong-kind", "%q is %s: only the values of meters are shown within text", name, sym.Kind)
	default:
		if near := d.didYouMean(name, d.named(isMeterSymbol)); near != "" {
			d.fault(s, 0, "unknown-meter", "unknown meter %s%s", quote(name), near)
		} else {
			d.misplaced(s, true)
		}
	}
	return game.Suspicion
}

func (d *drafter) hasLevels(m game.Meter) bool {
	if m == game.Suspicion {
		return len(d.voc.levels) > 0
	}
	return m >= game.FirstDeclared && len(d.voc.meters[m-game.FirstDeclared].Levels) > 0
}

// pieces holds the pieces of a translated block against the original's, and
// gives its words the pieces by which they vary. It reports whether they fit.
func (m *matcher) pieces(original, b *block, list []game.TextPiece, at int, where string) bool {
	rules := m.draft.blocks[at].Pieces
	next := 0
	for i := range b.pieces {
		p, words := &b.pieces[i], &list[i]
		if p.kind == game.ValuePiece || p.kind == game.LevelPiece {
			if !m.shows(p, words, rules) {
				return false
			}
			continue
		}
		for next < len(rules) && len(original.pieces[next].texts) == 0 {
			next++
		}
		switch {
		case next == len(rules):
			m.page.addRange(p.spans[0].off, p.spans[0].end(), "translation-piece", "a piece too many: %s of %s has fewer in the original (%s)", original.kind(), where, m.origin(at))
			return false
		case p.kind != rules[next].Kind || len(p.texts) != rules[next].Texts:
			m.page.addRange(p.spans[0].off, p.spans[0].end(), "translation-piece", "in the original this piece of %s begins with `%s` and has %d texts (%s)",
				where, original.pieces[next].spans[0].text, rules[next].Texts, m.origin(at))
			return false
		}
		words.Piece = next
		next++
	}
	for ; next < len(rules); next++ {
		if len(original.pieces[next].texts) > 0 {
			m.page.add(b.off, "translation-piece", "in the original %s of %s has a piece that begins with `%s` (%s): write it here, too",
				original.kind(), where, original.pieces[next].spans[0].text, m.origin(at))
			return false
		}
	}
	return true
}

// origin returns the place of one of the draft's blocks in the original.
func (m *matcher) origin(at int) string {
	return fmt.Sprintf("%s:%d", m.scope.scene.src.name, m.draft.blocks[at].Pos.Line)
}

// shows finds the original's value that a translation shows, too.
func (m *matcher) shows(p *piece, words *game.TextPiece, rules []game.Piece) bool {
	name, level, _ := cutValue(p.spans[0].text)
	sym, known := m.Symbol(name)
	for i := range rules {
		if known && sym.Kind == game.MeterSymbol && rules[i].Kind == p.kind && rules[i].Meter == sym.Meter {
			words.Piece, words.Meter, words.Level = i, sym.Meter, level
			return true
		}
	}
	if !m.blind() {
		m.page.addRange(p.spans[0].off, p.spans[0].end(), "translation-piece", "the original does not show `%s` here: a translation shows the values that its original shows", p.spans[0].text)
	}
	return false
}
