package game

import "math"

// A linker lays a story out flat. The conditions of the story are compiled already.
type linker struct {
	story *Story
	code  *code

	acts []uint32 // where the effects of each block begin, then where the last ones end
}

// link lays out the whole story.
func (l *linker) link() {
	s, c := l.story, l.code
	l.linkPieces()
	c.areas = make([]area, len(s.Scenes))
	for i := range s.Scenes {
		sc := &s.Scenes[i]
		c.areas[i] = area{caught: sc.Caught, expired: sc.Expired, clock: int16(sc.Clock)}
	}
	acts := 0
	forEachEffect(s, func(*Effect) { acts++ })
	c.acts, c.all = make([]act, 0, acts), make([]op, 0, len(s.Blocks))
	c.links, c.gates = make([]link, 0, len(s.Choices)+1), make([]gate, 0, len(s.Choices))
	for i := range s.Choices {
		c.links = append(c.links, l.linkChoice(ChoiceID(i)))
		c.gates = append(c.gates, c.gate(&c.links[i]))
	}
	c.links = append(c.links, link{acts: uint32(len(c.acts))})
	l.linkEffects()
	c.places = make([]place, 0, len(s.Nodes)+1)
	for i := range s.Nodes {
		n := &s.Nodes[i]
		p := place{first: n.First, last: n.Last, scene: n.Scene, seen: NoVar}
		p.all, p.quiet = l.linkBody(n.Blocks)
		c.places = append(c.places, p)
	}
	c.places = append(c.places, place{all: uint32(len(c.all)), quiet: uint32(len(c.quiet))})
	for n, v := range s.layout.seen {
		c.places[n].seen, c.places[n].visits = v.first, uint8(v.most)
	}
	for i := range s.Choices {
		c.links[i].all, c.links[i].quiet = l.linkBody(s.Choices[i].Outcome)
	}
	last := &c.links[len(s.Choices)]
	last.all, last.quiet = uint32(len(c.all)), uint32(len(c.quiet))
}

// linkChoice lays out a choice and its effects, but not its outcome.
func (l *linker) linkChoice(id ChoiceID) link {
	from := &l.story.Choices[id]
	to := link{
		offered: from.If.program(), open: from.Needs.program(), acts: uint32(len(l.code.acts)),
		target: from.Target, minutes: int16(min(from.Minutes, math.MaxInt16)), once: NoVar,
	}
	if from.Once {
		to.once = l.story.OnceVar(id)
	}
	for i := range from.Effects {
		l.code.acts = append(l.code.acts, l.act(&from.Effects[i]))
	}
	return to
}

// linkEffects lays out the effects of the blocks.
func (l *linker) linkEffects() {
	blocks := l.story.Blocks
	l.acts = make([]uint32, 0, len(blocks)+1)
	for i := range blocks {
		l.acts = append(l.acts, uint32(len(l.code.acts)))
		for k := range blocks[i].Effects {
			l.code.acts = append(l.code.acts, l.act(&blocks[i].Effects[k]))
		}
	}
	l.acts = append(l.acts, uint32(len(l.code.acts)))
}

// linkBody lays out a row of blocks, and again without those at the end of a chain
// that do nothing but show a text. It returns where both begin.
func (l *linker) linkBody(r BlockRange) (all, quiet uint32) {
	c := l.code
	all, quiet = uint32(len(c.all)), uint32(len(c.quiet))
	for id := r.First; id < r.Last; id++ {
		b := &l.story.Blocks[id]
		o := op{
			guard: b.Guard.program(), acts: l.acts[id], end: l.acts[id+1], varies: c.varies[id], id: id,
			divert: b.Divert, ending: b.Ending, continuation: b.Else,
		}
		o.counted = o.varies != constant && c.showns[o.varies].counter.mask != 0
		c.all = append(c.all, o)
	}
	body := c.all[all:]
	for i := 0; i < len(body); {
		end := i + 1
		for end < len(body) && body[end].continuation {
			end++
		}
		chain := body[i:end]
		for len(chain) > 0 && chain[len(chain)-1].silent() {
			chain = chain[:len(chain)-1]
		}
		c.quiet = append(c.quiet, chain...)
		i = end
	}
	return all, quiet
}

// act lays out an effect.
func (l *linker) act(e *Effect) act {
	a := act{kind: e.Kind, meter: e.Meter, by: e.By, reads: e.ByMeter}
	switch {
	case e.ChangesMeter():
		lo, hi := l.story.Bounds(e.Meter)
		a.n, a.lo, a.hi, a.way = int32(e.N), int16(lo), int16(hi), movesMeter
		a.keeps, a.sign = int8(e.Moved(1, 0)), int8(e.Moved(0, 1))
		if e.Meter < FirstDeclared {
			a.way = movesBuiltIn
		}
	case len(e.assigns) != 1 || e.needs != NoVar:
		a.n, a.way = int32(len(l.code.compound)), assignsAll
		l.code.compound = append(l.code.compound, e)
	case e.assigns[0].To:
		a.at, a.tells, a.way = e.assigns[0].Var, e.assigns[0].tells, setsBit
	default:
		a.at, a.tells, a.way = e.assigns[0].Var, e.assigns[0].tells, clearsBit
	}
	return a
}
