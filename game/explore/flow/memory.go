package flow

import (
	"encoding/binary"
	"maps"
	"slices"

	"cobalt/game"
)

// A Memory keeps what choices came to when they were evaluated, for the analyses of the
// same story after an edit. A choice is known by all that its evaluation reads: its own
// rules, those of each node and scene to which a step that begins with it can come, and
// the box from which it is taken. So it does not matter what a memory was used for
// before; it changes nothing but the time. It serves one analysis at a time. The zero
// Memory is empty.
type Memory struct {
	now, last generation
	count     uint32 // of texts that have got a number
}

// A generation is what was asked for from one turn to the next.
type generation struct {
	numbers map[string]uint32 // of texts that say all of a choice or of a box
	results map[evaluation]*result
	bytes   int // of all of it
	own     int // of what the generation before it has not, too
}

// An evaluation is a choice and a box, as numbers.
type evaluation struct{ choice, box uint32 }

// A result is what an evaluation came to.
type result struct {
	transitions []Transition
	whole       bool
	next        []game.NodeID
}

// mostKept is the memory that the results of a generation may take before no more are
// kept, in bytes. Those of the shipped story take less than a third of it.
const mostKept = 64 << 20

func newGeneration() generation {
	return generation{numbers: map[string]uint32{}, results: map[evaluation]*result{}}
}

// Turn begins a new generation. If the present one is whole, only what it asked for is
// kept; else all that was kept still is, as long as there is room.
func (m *Memory) Turn(whole bool) {
	if !whole && m.Bytes() <= mostKept && m.last.numbers != nil {
		maps.Copy(m.last.numbers, m.now.numbers)
		maps.Copy(m.last.results, m.now.results)
		m.last.bytes += m.now.own
	} else {
		m.last = m.now
	}
	m.now = generation{}
}

// Bytes returns about the memory that all results take.
func (m *Memory) Bytes() int {
	if m == nil {
		return 0
	}
	return m.last.bytes + m.now.own
}

// begin prepares the memory for an analysis.
func (m *Memory) begin() {
	if m.now.numbers == nil {
		m.now = newGeneration()
	}
}

// number returns the number of a text, which no other text has.
func (m *Memory) number(text []byte) uint32 {
	if n, ok := m.now.numbers[string(text)]; ok {
		return n
	}
	n, ok := m.last.numbers[string(text)]
	if !ok {
		m.count++
		n = m.count
		m.now.own += len(text)
	}
	m.now.numbers[string(text)] = n
	m.now.bytes += len(text)
	return n
}

// find returns what an evaluation came to, or nil.
func (m *Memory) find(e evaluation) *result {
	if r := m.now.results[e]; r != nil {
		return r
	}
	r := m.last.results[e]
	if r != nil {
		m.now.keep(e, r)
	}
	return r
}

// keep keeps what an evaluation came to, which nothing did yet, if there is room.
func (m *Memory) keep(e evaluation, r *result) {
	m.now.own += m.now.keep(e, r)
}

// keep keeps a result if there is room, and returns the memory that it takes then.
func (g *generation) keep(e evaluation, r *result) (bytes int) {
	if g.bytes > mostKept {
		return 0
	}
	g.results[e] = r
	for i := range r.transitions {
		bytes += r.transitions[i].bytes()
	}
	g.bytes += bytes
	return bytes
}

// bytes returns about the memory that a transition takes, with all of its tables.
func (t *Transition) bytes() int {
	n := 200 + 24*len(t.Tables) + 4*(len(t.Entered)+len(t.Shown)+len(t.hops))
	for _, table := range t.Tables {
		n += 2 * len(table)
	}
	return n
}

// A writer writes texts that are the same only for things that are: every list has its
// length before it, and every value its place.
type writer struct {
	*Model
	text    []byte
	rules   uint32   // the number of what is the same for all choices
	nodes   []uint32 // by node: the number of all that a step reads of it; 0: not written yet
	choices []uint32 // by choice: the number of all that its evaluation reads, the box apart
}

// known returns the writer of the model's choices.
func (m *Model) known() *writer {
	if m.written == nil {
		m.Memory.begin()
		w := &writer{Model: m, nodes: make([]uint32, len(m.Story.Nodes)), choices: make([]uint32, len(m.Story.Choices))}
		w.rules = w.writeRules()
		m.written = w
	}
	return m.written
}

func (w *writer) int(n int) { w.text = binary.AppendVarint(w.text, int64(n)) }

func (w *writer) bool(b bool) {
	if b {
		w.int(1)
	} else {
		w.int(0)
	}
}

// done ends a text, and returns its number.
func (w *writer) done() uint32 {
	n := w.Memory.number(w.text)
	w.text = w.text[:0]
	return n
}

// The kinds of texts, with which they begin.
const (
	rulesText = iota
	nodeText
	choiceText
	boxText
)

// writeRules writes what is the same for all choices.
func (w *writer) writeRules() uint32 {
	w.int(rulesText)
	w.int(int(w.Difficulty))
	w.int(w.MaxRegions)
	w.int(w.Peak)
	w.bool(w.Bounded)
	w.int(w.Bits)
	first, end := w.Story.SceneFactVars()
	w.int(int(first))
	w.int(int(end))
	w.int(w.Story.NumMeters())
	for i := range w.Story.NumMeters() {
		lo, hi := w.Story.Bounds(game.Meter(i))
		w.int(lo)
		w.int(hi)
	}
	return w.done()
}

// node returns the number of a node and its scene.
func (w *writer) node(n game.NodeID) uint32 {
	if w.nodes[n] != 0 {
		return w.nodes[n]
	}
	w.int(nodeText)
	w.int(int(n))
	w.scene(w.Model.scene(n))
	w.int(int(w.heatMask(n)))
	visits := w.Story.VisitVars(n)
	w.int(len(visits))
	for _, v := range visits {
		w.int(int(v))
	}
	w.body(w.bodies[n])
	w.nodes[n] = w.done()
	return w.nodes[n]
}

func (w *writer) scene(id game.SceneID) {
	s := &w.Story.Scenes[id]
	w.int(int(id))
	w.int(s.Clock)
	w.int(int(s.Caught))
	w.int(int(s.Expired))
	w.bool(w.catch[id])
	w.bool(w.expire[id])
	w.int(len(w.covers[id]))
	for _, c := range w.covers[id] {
		w.int(int(c.item))
		w.int(c.less)
	}
}

func (w *writer) body(b body) {
	w.int(len(b))
	for _, chain := range b {
		w.int(len(chain))
		for i := range chain {
			w.op(&chain[i])
		}
	}
}

func (w *writer) op(o *op) {
	w.expr(o.guard)
	w.effects(o.effects)
	w.int(int(o.divert))
	w.int(int(o.ending))
	w.bool(o.ending != game.NoEnding && w.afterwards()) // what is behind no ending does not ask
	w.int(int(o.show))
	w.int(len(o.texts))
	for _, t := range o.texts {
		w.int(int(t.first))
		w.int(len(t.conds))
		for k, c := range t.conds {
			w.cond(c)
			w.bool(w.Watched[t.first+game.BlockID(k)])
		}
	}
}

func (w *writer) effects(list []*game.Effect) {
	w.int(len(list))
	for _, e := range list {
		w.int(int(e.Kind))
		w.int(int(e.Meter))
		w.int(e.N)
		w.bool(e.ByMeter)
		w.int(int(e.By))
		w.int(int(e.Needs()))
		w.int(len(e.Assignments()))
		for _, a := range e.Assignments() {
			w.int(int(a.Var))
			w.bool(a.To)
		}
	}
}

func (w *writer) cond(c *game.Cond) {
	if c == nil {
		w.expr(nil)
	} else {
		w.expr(c.Root)
	}
}

// expr writes an expression, as [evaluator.test] reads it.
func (w *writer) expr(e *game.Expr) {
	w.bool(e != nil)
	if e == nil {
		return
	}
	e = e.Lowered()
	w.int(int(e.Op))
	w.int(int(e.Meter))
	w.int(int(e.Other))
	w.int(int(e.Cmp))
	w.int(e.N)
	w.int(int(e.Var))
	w.int(len(e.Args))
	for _, arg := range e.Args {
		w.expr(arg)
	}
}

// choice returns the number of all that the evaluation of a choice reads, the box apart.
// Where a choice stands among the others is no part of it.
func (w *writer) choice(id game.ChoiceID) uint32 {
	if w.choices[id] != 0 {
		return w.choices[id]
	}
	c, plan := &w.Story.Choices[id], &w.picks[id]
	places := []uint32{w.node(c.Node), w.node(c.Target)}
	for _, n := range w.Destinations(id) {
		places = append(places, w.node(n))
	}
	w.int(choiceText)
	w.int(int(w.rules))
	w.int(len(places))
	for _, n := range places {
		w.int(int(n))
	}
	w.int(int(c.Target))
	w.cond(c.If)
	w.cond(c.Needs)
	w.int(int(plan.once))
	w.effects(plan.effects)
	w.int(plan.minutes)
	w.body(plan.outcome)
	w.choices[id] = w.done()
	return w.choices[id]
}

// box returns the number of a box.
func (w *writer) box(b *Box) uint32 {
	w.int(boxText)
	w.int(int(b.Node))
	w.int(len(b.Vars))
	for i, v := range b.Vars {
		w.int(int(v))
		w.int(len(b.Values[i]))
		for _, value := range b.Values[i] {
			w.text = binary.LittleEndian.AppendUint16(w.text, uint16(value))
		}
	}
	w.int(len(b.may))
	for _, word := range b.may {
		w.text = binary.LittleEndian.AppendUint64(w.text, word)
	}
	return w.done()
}

// of returns the result as that of a choice, which may have had another number.
func (r *result) of(c game.ChoiceID) []Transition {
	if len(r.transitions) == 0 || r.transitions[0].Choice == c {
		return r.transitions
	}
	list := slices.Clone(r.transitions)
	for i := range list {
		list[i].Choice = c
	}
	return list
}
