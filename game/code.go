package game

import "math"

// code is the story's data in the form that a step runs. Everything lies side by
// side in arrays without pointers, in the order of the story, because a step in a
// long story costs little else than the cache lines that it touches.
//
// Places and links have one entry more than there are nodes and choices, because
// the operations and acts of one end where those of the next begin.
type code struct {
	places []place // by node
	links  []link  // by choice
	areas  []area  // by scene

	all   []op // blocks, first of nodes, then of choices
	quiet []op // likewise, without those that only show text
	acts  []act
	tests []test // of every condition

	compound []*Effect // those that assign several bits at once

	counters []counter // of the blocks whose showings are counted
	showings int       // how many bytes their counts take

	suspicion bool // something changes, reads or shows suspicion or trace
}

// A place is a node.
type place struct {
	first, last ChoiceID // its choices
	all, quiet  uint32   // where its operations begin
	scene       SceneID
	seen        Var   // the first of the bits that count its visits
	visits      uint8 // how many such bits there are
}

// A link is a choice.
type link struct {
	offered, open int32  // where the programs of If and Needs begin, or accept
	acts          uint32 // where its effects begin
	all, quiet    uint32 // where the operations of its outcome begin
	target        NodeID
	minutes       int16
	once          Var  // the bit that says it was used up, or NoVar
	free          bool // it is open in every state
}

// An area is a scene.
type area struct {
	caught, expired NodeID
	clock           int16
}

// An op is a block.
type op struct {
	guard        int32  // where the program of its guard begins, or accept
	acts, end    uint32 // its effects
	counter      int32  // of its showings, or one of the two below
	id           BlockID
	divert       NodeID
	ending       EndingID
	continuation bool // it goes with the block before: see Block.Else
}

// Blocks whose showings are not counted.
const (
	uncounted = -1 // its text varies, and not by how often it was shown
	constant  = -2 // its text never varies
)

// An act is an effect.
type act struct {
	n      int32 // the amount; of a compound effect its index
	at     Var   // the one bit that it assigns
	lo, hi int16 // the bounds of the meter
	way    way
	kind   EffectKind
	tells  EventKind
	meter  Meter
	by     Meter // the meter whose value is the amount, if it reads one
	reads  bool  // the amount is the value of a meter
}

// A way is the manner in which an act changes a state.
type way uint8

const (
	setsBit      way = iota
	clearsBit        // at
	assignsAll       // the bits of a compound effect
	movesMeter       // one that the story declares
	movesBuiltIn     // a meter with rules of its own
)

// link lays the story out flat. Its conditions are compiled already.
func (s *Story) link() {
	c := &s.code
	var counters map[BlockID]int
	counters, c.counters, c.showings = s.findCounters()
	c.areas = make([]area, len(s.Scenes))
	for i := range s.Scenes {
		sc := &s.Scenes[i]
		c.areas[i] = area{caught: sc.Caught, expired: sc.Expired, clock: int16(sc.Clock)}
	}
	acts := 0
	s.forEachEffect(func(*Effect) { acts++ })
	c.acts, c.all = make([]act, 0, acts), make([]op, 0, len(s.Blocks))
	c.links = make([]link, 0, len(s.Choices)+1)
	for i := range s.Choices {
		c.links = append(c.links, s.linkChoice(ChoiceID(i)))
	}
	c.links = append(c.links, link{acts: uint32(len(c.acts))})
	ends := s.linkEffects()
	c.places = make([]place, 0, len(s.Nodes)+1)
	for i := range s.Nodes {
		n := &s.Nodes[i]
		p := place{first: n.First, last: n.Last, scene: n.Scene, seen: NoVar}
		p.all, p.quiet = s.linkBody(n.Blocks, counters, ends)
		c.places = append(c.places, p)
	}
	c.places = append(c.places, place{all: uint32(len(c.all)), quiet: uint32(len(c.quiet))})
	for n, v := range s.layout.seen {
		c.places[n].seen, c.places[n].visits = v.first, uint8(v.most)
	}
	for i := range s.Choices {
		c.links[i].all, c.links[i].quiet = s.linkBody(s.Choices[i].Outcome, counters, ends)
	}
	last := &c.links[len(s.Choices)]
	last.all, last.quiet = uint32(len(c.all)), uint32(len(c.quiet))
}

// linkChoice lays out a choice and its effects, but not its outcome.
func (s *Story) linkChoice(id ChoiceID) link {
	from := &s.Choices[id]
	l := link{
		offered: from.If.program(), open: from.Needs.program(), acts: uint32(len(s.code.acts)),
		target: from.Target, minutes: int16(min(from.Minutes, math.MaxInt16)), once: NoVar,
	}
	if from.Once {
		l.once = s.OnceVar(id)
	}
	l.free = l.offered == accept && l.open == accept && l.once == NoVar
	for i := range from.Effects {
		s.code.acts = append(s.code.acts, s.act(&from.Effects[i]))
	}
	return l
}

// linkEffects lays out the effects of the blocks. It returns the place at which
// those of each block begin, and behind the last one the place at which they end.
func (s *Story) linkEffects() []uint32 {
	ends := make([]uint32, 0, len(s.Blocks)+1)
	for i := range s.Blocks {
		ends = append(ends, uint32(len(s.code.acts)))
		for k := range s.Blocks[i].Effects {
			s.code.acts = append(s.code.acts, s.act(&s.Blocks[i].Effects[k]))
		}
	}
	return append(ends, uint32(len(s.code.acts)))
}

// linkBody lays out a row of blocks, and again without those at the end of a chain
// that do nothing but show a text. It returns where both begin.
func (s *Story) linkBody(r BlockRange, counters map[BlockID]int, acts []uint32) (all, quiet uint32) {
	c := &s.code
	all, quiet = uint32(len(c.all)), uint32(len(c.quiet))
	for id := r.First; id < r.Last; id++ {
		b := &s.Blocks[id]
		o := op{
			guard: b.Guard.program(), acts: acts[id], end: acts[id+1], counter: constant, id: id,
			divert: b.Divert, ending: b.Ending, continuation: b.Else,
		}
		if n, counted := counters[id]; counted {
			o.counter = int32(n)
		} else if len(b.Pieces) > 0 {
			o.counter = uncounted
		}
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

// silent reports whether the block does nothing but show text, uncounted.
func (o *op) silent() bool {
	return o.acts == o.end && o.divert == NoNode && o.ending == NoEnding && o.counter < 0
}

// act lays out an effect.
func (s *Story) act(e *Effect) act {
	a := act{kind: e.Kind, meter: e.Meter, by: e.By, reads: e.ByMeter}
	switch {
	case e.ChangesMeter():
		lo, hi := s.Bounds(e.Meter)
		a.n, a.lo, a.hi, a.way = int32(e.N), int16(lo), int16(hi), movesMeter
		if e.Meter < FirstDeclared {
			a.way = movesBuiltIn
		}
	case len(e.assigns) != 1 || e.needs != NoVar:
		a.n, a.way = int32(len(s.code.compound)), assignsAll
		s.code.compound = append(s.code.compound, e)
	case e.assigns[0].To:
		a.at, a.tells, a.way = e.assigns[0].Var, e.assigns[0].tells, setsBit
	default:
		a.at, a.tells, a.way = e.assigns[0].Var, e.assigns[0].tells, clearsBit
	}
	return a
}
