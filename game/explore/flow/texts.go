package flow

import "cobalt/game"

// Texts numbers the texts of the story's `if` pieces behind its blocks, so that
// a text can be watched as a block is: [Model.Watched] and the blocks that a
// transition shows hold either.
type Texts struct {
	story *game.Story
	first []game.BlockID // by block: the number of its first text
	ids   []TextRef
}

// A TextRef is a text of a piece.
type TextRef struct {
	Block       game.BlockID
	Piece, Text int
}

// NewTexts numbers the texts of a story.
func NewTexts(s *game.Story) *Texts {
	t := &Texts{story: s, first: make([]game.BlockID, len(s.Blocks))}
	for b := range s.Blocks {
		t.first[b] = game.BlockID(len(s.Blocks) + len(t.ids))
		for i := range s.Blocks[b].Pieces {
			for k := range s.Blocks[b].Pieces[i].Conds {
				t.ids = append(t.ids, TextRef{game.BlockID(b), i, k})
			}
		}
	}
	return t
}

// Len returns how many blocks and texts there are; their numbers are below it.
func (t *Texts) Len() int { return len(t.first) + len(t.ids) }

// Ref returns the text of a number, and false for the number of a block.
func (t *Texts) Ref(id game.BlockID) (ref TextRef, isText bool) {
	if int(id) < len(t.first) {
		return TextRef{}, false
	}
	return t.ids[int(id)-len(t.first)], true
}

// Of returns the numbers of a block's texts: first <= id < end.
func (t *Texts) Of(b game.BlockID) (first, end game.BlockID) {
	first, end = t.first[b], game.BlockID(t.Len())
	if int(b)+1 < len(t.first) {
		end = t.first[b+1]
	}
	return first, end
}

// Shown visits the numbers of all that a record shows: its blocks, and the texts
// of their `if` pieces.
func (t *Texts) Shown(rec *game.Record, visit func(game.BlockID)) {
	for i, b := range rec.Blocks {
		visit(b)
		id := t.first[b]
		for k, pick := range rec.Picks(i) {
			p := &t.story.Blocks[b].Pieces[k]
			if len(p.Conds) > 0 && pick != game.NoPick {
				visit(id + game.BlockID(pick))
			}
			id += game.BlockID(len(p.Conds))
		}
	}
}

// A textOp is an `if` piece of which some text is watched.
type textOp struct {
	conds []*game.Cond
	first game.BlockID // the number of its first text
}

// textOps returns the pieces of a block that are watched, and adds to live the
// variables that they ask for.
func (l *liveness) textOps(id game.BlockID, live varSet) (ops []textOp) {
	if len(l.Watched) == 0 {
		return nil
	}
	text := l.Texts.first[id]
	for i := range l.Story.Blocks[id].Pieces {
		conds := l.Story.Blocks[id].Pieces[i].Conds
		watched := false
		for k := range conds {
			watched = watched || l.Watched[text+game.BlockID(k)]
		}
		if watched {
			ops = append(ops, textOp{conds, text})
			for _, c := range conds {
				l.read(c, live)
			}
		}
		text += game.BlockID(len(conds))
	}
	return ops
}

// text notes which text of a piece is shown: regions are cut by its conditions.
func (t *evaluator) text(at []*Region, o *textOp) (all []*Region) {
	for k, c := range o.conds {
		shown, rest := at, []*Region(nil)
		if c != nil {
			shown, rest = t.test(at, c.Root)
		}
		if id := o.first + game.BlockID(k); t.Watched[id] {
			for _, r := range shown {
				r.Shown = append(r.Shown, id)
			}
		}
		all, at = append(all, shown...), rest
	}
	return append(all, at...)
}
