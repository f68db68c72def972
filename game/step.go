package game

import (
	"errors"
	"fmt"
	"math"
	"strings"
)

// Errors of [Story.Choose].
var (
	ErrEnded      = errors.New("the run has ended")
	ErrNoChoice   = errors.New("there is no such choice")
	ErrNotOffered = errors.New("the choice is not offered")
	ErrLocked     = errors.New("the choice is locked")
)

// A LoopError says that a step never came to rest: more than [MaxHops] diverts
// and redirects. It is a defect of the story.
type LoopError struct {
	Nodes []string // the nodes on the loop, in order, as the author refers to them
}

func (e *LoopError) Error() string {
	return fmt.Sprintf("divert loop: %s", strings.Join(e.Nodes, " -> "))
}

// Availability says how a choice stands in a state.
type Availability uint8

// How a choice can stand.
const (
	Hidden Availability = iota // not offered, or used up
	Locked                     // shown, and not to be taken
	Open                       // to be taken
)

// An Option is a choice that is shown.
type Option struct {
	Choice int // its index within the node
	Locked bool
}

// code is the story's data in the form that a step runs: by node, choice and
// block, with the bits that each touches at hand.
type code struct {
	seen    []Var   // by node: the first of the bits that count its visits
	visits  []uint8 // by node: how many such bits there are
	once    []Var   // by choice
	nodes   []body
	choices []body

	counters []counter // of the blocks whose showings are counted
	showings int       // how many bytes their counts take

	suspicion bool // something changes, reads or shows suspicion or trace
}

// A body is a run of blocks, once whole and once only those that do something
// (with the guards that decide about them).
type body struct{ all, quiet []op }

type op struct {
	*Block
	id      BlockID
	counter int32 // of its showings, or one of the two below
}

// Blocks whose showings are not counted.
const (
	uncounted = -1 // its text varies, and not by how often it was shown
	constant  = -2 // its text never varies
)

func (s *Story) link() code {
	c := code{
		seen: make([]Var, len(s.Nodes)), visits: make([]uint8, len(s.Nodes)), nodes: make([]body, len(s.Nodes)),
		once: make([]Var, len(s.Choices)), choices: make([]body, len(s.Choices)),
	}
	var counters map[BlockID]int
	counters, c.counters, c.showings = s.findCounters()
	for i := range s.Nodes {
		c.seen[i] = s.SeenVar(NodeID(i))
		c.visits[i] = uint8(s.layout.seen[NodeID(i)].most)
		c.nodes[i] = s.linkBody(s.Nodes[i].Blocks, counters)
	}
	for i := range s.Choices {
		c.once[i] = s.OnceVar(ChoiceID(i))
		c.choices[i] = s.linkBody(s.Choices[i].Outcome, counters)
	}
	return c
}

func (s *Story) linkBody(r BlockRange, counters map[BlockID]int) body {
	var b body
	for id := r.First; id < r.Last; id++ {
		o := op{&s.Blocks[id], id, constant}
		if n, counted := counters[id]; counted {
			o.counter = int32(n)
		} else if len(o.Pieces) > 0 {
			o.counter = uncounted
		}
		b.all = append(b.all, o)
	}
	for i := 0; i < len(b.all); {
		end := i + 1
		for end < len(b.all) && b.all[end].Else {
			end++
		}
		chain := b.all[i:end]
		for len(chain) > 0 && !chain[len(chain)-1].acts() && chain[len(chain)-1].counter < 0 {
			chain = chain[:len(chain)-1]
		}
		b.quiet = append(b.quiet, chain...)
		i = end
	}
	return b
}

// acts reports whether the block does anything but show text.
func (b *Block) acts() bool {
	return len(b.Effects) > 0 || b.Divert != NoNode || b.Ending != NoEnding
}

// Availability returns how a choice of the state's node stands; i is its index
// within the node.
func (s *Story) Availability(st *State, i int) Availability {
	n := &s.Nodes[st.Node]
	id := n.First + ChoiceID(i)
	if i < 0 || id >= n.Last || st.Ending != 0 {
		return Hidden
	}
	c := &s.Choices[id]
	switch {
	case c.Once && st.Has(s.code.once[id]), !c.If.Holds(st):
		return Hidden
	case !c.Needs.Holds(st):
		return Locked
	default:
		return Open
	}
}

// Options appends to buf the choices that are shown in a state, in the
// author's order. A run that has ended has none.
func (s *Story) Options(st *State, buf []Option) []Option {
	n := &s.Nodes[st.Node]
	for i := range int(n.Last - n.First) {
		switch s.Availability(st, i) {
		case Locked:
			buf = append(buf, Option{Choice: i, Locked: true})
		case Open:
			buf = append(buf, Option{Choice: i})
		case Hidden:
		}
	}
	return buf
}

// Begin enters the story. A record, if one is given, is added to.
func (s *Story) Begin(d Difficulty, rec *Record) (State, error) {
	st := State{Difficulty: d, Node: NoNode}
	for i := range s.Meters {
		st.Meters[int(FirstDeclared)+i] = int16(s.Meters[i].Start)
	}
	m := machine{story: s, st: st, rec: rec}
	if !m.travel(s.Start, false) {
		m = machine{story: s, st: st, path: make([]NodeID, 0, MaxHops+1)}
		m.travel(s.Start, false)
		return State{}, m.loop()
	}
	if m.shown != nil {
		m.keepShowings()
	}
	return m.st, nil
}

// Choose takes a choice of the state's node, given by its index within the
// node, and returns the state that it leads to. The state given is never
// changed. A record, if one is given, is added to.
//
// The errors are [ErrEnded], [ErrNoChoice], [ErrNotOffered], [ErrLocked], and a
// [*LoopError] if the story goes round in circles.
func (s *Story) Choose(st State, i int, rec *Record) (State, error) {
	n := &s.Nodes[st.Node]
	if st.Ending != 0 {
		return st, ErrEnded
	}
	if i < 0 || i >= int(n.Last-n.First) {
		return st, ErrNoChoice
	}
	switch s.Availability(&st, i) {
	case Hidden:
		return st, ErrNotOffered
	case Locked:
		return st, ErrLocked
	case Open:
	}
	m := machine{story: s, st: st, rec: rec}
	if !m.choose(n.First+ChoiceID(i), n.Scene) {
		m = machine{story: s, st: st, path: make([]NodeID, 0, MaxHops+1)}
		m.choose(n.First+ChoiceID(i), n.Scene)
		return st, m.loop()
	}
	if m.shown != nil {
		m.keepShowings()
	}
	return m.st, nil
}

// A machine runs one step on a state. Its methods that return a bool return
// false if the step never comes to rest.
type machine struct {
	story *Story
	st    State
	rec   *Record
	hops  int
	shown []byte   // the counts of showings, once one of them changes
	zero  bool     // one of them became 0
	path  []NodeID // where each hop led, where it has a capacity: a second look at a loop
}

func (m *machine) choose(id ChoiceID, scene SceneID) bool {
	c := &m.story.Choices[id]
	from := source{id, NoBlock}
	if m.st.Choices < math.MaxUint32 {
		m.st.Choices++
	}
	if c.Once {
		m.st.set(m.story.code.once[id])
	}
	for i := range c.Effects {
		m.story.apply(&m.st, &c.Effects[i], scene, m.rec, from)
	}
	m.spend(c.Minutes, from)
	if divert := m.run(&m.story.code.choices[id], scene); divert != NoNode {
		return m.travel(divert, true)
	}
	return m.travel(c.Target, false)
}

// spend lets minutes go by.
func (m *machine) spend(minutes int, from source) {
	if minutes == 0 {
		return
	}
	m.st.Minutes += min(uint32(minutes), math.MaxUint32-m.st.Minutes)
	m.rec.add(Event{Kind: TimePassed, To: minutes}, from)
	if before := m.st.Meters[Clock]; m.st.Running && before > 0 {
		m.st.Meters[Clock] = max(0, before-int16(minutes))
		m.rec.add(Event{Kind: MeterChanged, Var: MeterVar(Clock), From: int(before), To: int(m.st.Meters[Clock]), CoveredBy: NoItem}, from)
	}
}

// run does and shows a body's blocks from the top, until one diverts.
func (m *machine) run(b *body, scene SceneID) (divert NodeID) {
	ops := b.quiet
	if m.rec != nil {
		ops = b.all
	}
	held := false // a block of the chain so far has happened
	for i := range ops {
		o := &ops[i]
		if !o.Else {
			held = false
		}
		if held || !o.Guard.Holds(&m.st) {
			continue
		}
		held = true
		m.rec.show(o.id)
		for j := range o.Effects {
			m.story.apply(&m.st, &o.Effects[j], scene, m.rec, source{NoChoice, o.id})
		}
		if o.counter != constant {
			m.vary(o)
		}
		if o.Ending != NoEnding && m.st.Ending == 0 {
			m.st.Ending = uint16(o.Ending) + 1
			m.rec.add(Event{Kind: Ended, Ending: o.Ending}, source{NoChoice, o.id})
		}
		if o.Divert != NoNode && m.st.Ending == 0 {
			return o.Divert
		}
	}
	return NoNode
}

// vary notes the picks of a block's pieces, because its effects have happened, and
// counts the showing.
func (m *machine) vary(o *op) {
	count := byte(0)
	if o.counter >= 0 {
		count = m.story.code.counters[o.counter].get(m.showings())
	}
	if m.rec != nil {
		first := len(m.rec.picks)
		m.rec.picks = m.story.picks(m.rec.picks, o.Block, &m.st, int(count))
		m.rec.varied = append(m.rec.varied, varied{len(m.rec.Blocks) - 1, first, len(m.rec.picks)})
	}
	if o.counter >= 0 {
		c := &m.story.code.counters[o.counter]
		count = c.next(count)
		c.set(m.shown, count)
		m.zero = m.zero || count == 0
	}
}

// showings returns the counts of showings so far, to be changed.
func (m *machine) showings() []byte {
	switch {
	case m.shown != nil:
	case m.rec != nil:
		m.rec.counts = append(m.rec.counts[:0], m.st.Showings...)
		m.rec.counts = append(m.rec.counts, make([]byte, m.story.code.showings-len(m.st.Showings))...)
		m.shown = m.rec.counts
	default:
		m.shown = make([]byte, m.story.code.showings)
		copy(m.shown, m.st.Showings)
	}
	return m.shown
}

// keepShowings puts the counts of showings into the state. They are empty while
// all of them are 0.
func (m *machine) keepShowings() {
	m.st.Showings = string(m.shown)
	if m.zero && strings.Trim(m.st.Showings, "\x00") == "" {
		m.st.Showings = ""
	}
}

// travel goes to dest, and on from there as diverts and redirects say, until
// the run rests at a node. A divert is a hop, a link is none.
func (m *machine) travel(dest NodeID, divert bool) bool {
	if divert && !m.hop(dest) {
		return false
	}
	dest, ok := m.redirect(dest)
	for ok {
		if divert := m.enter(dest); divert != NoNode {
			if ok = m.hop(divert); ok {
				dest, ok = m.redirect(divert)
			}
			continue
		}
		if m.st.Ending != 0 || dest == m.story.NodeScene(dest).Caught {
			return true
		}
		var next NodeID
		if next, ok = m.redirect(dest); next == dest {
			return true
		}
		dest = next
	}
	return false
}

// redirect applies the rules of the scene that the run is in to a destination.
func (m *machine) redirect(dest NodeID) (to NodeID, ok bool) {
	if m.st.Node == NoNode {
		return dest, true
	}
	id := m.story.Nodes[m.st.Node].Scene
	scene := &m.story.Scenes[id]
	to, kind := dest, Caught
	switch {
	case scene.Caught != NoNode && m.st.Meters[Suspicion] >= SuspicionLimit:
		to = scene.Caught
	case m.st.Running && m.st.Meters[Clock] == 0 && m.story.Nodes[dest].Scene == id:
		m.st.Running = false
		to, kind = scene.Expired, Expired
	}
	if to == dest {
		return dest, true
	}
	m.rec.add(Event{Kind: kind, Node: to}, nowhere)
	return to, m.hop(to)
}

// hop counts a divert or redirect to a node.
func (m *machine) hop(to NodeID) bool {
	if cap(m.path) > 0 {
		m.path = append(m.path, to)
	}
	m.hops++
	return m.hops <= MaxHops
}

// loop is the error of a step whose path ends at a node for the second time.
func (m *machine) loop() *LoopError {
	last := len(m.path) - 1
	start := last
	for start--; start > 0 && m.path[start] != m.path[last]; start-- {
	}
	e := &LoopError{}
	for _, n := range m.path[max(start, 0):] {
		e.Nodes = append(e.Nodes, m.story.NodeRef(n))
	}
	return e
}

// enter puts the run at a node, and shows it. It returns the node to which it
// diverts, if it does.
func (m *machine) enter(n NodeID) (divert NodeID) {
	id := m.story.Nodes[n].Scene
	if m.st.Node == NoNode || m.story.Nodes[m.st.Node].Scene != id {
		m.arrive(&m.story.Scenes[id])
	}
	m.st.Node = n
	m.rec.add(Event{Kind: Entered, Node: n}, nowhere)
	divert = m.run(&m.story.code.nodes[n], id)
	m.count(n)
	return divert
}

// count counts a visit, as far as the story asks for it.
func (m *machine) count(n NodeID) {
	v := m.story.code.seen[n]
	for range m.story.code.visits[n] {
		if !m.st.Has(v) {
			m.st.set(v)
			return
		}
		v++
	}
}

// arrive begins a scene: the last one's own facts are gone, the clock is set.
func (m *machine) arrive(scene *Scene) {
	l := &m.story.layout
	for v := l.sceneFacts; v < l.sceneFactsEnd; v++ {
		m.st.clear(Var(v))
	}
	m.st.Meters[Clock] = int16(scene.Clock)
	m.st.Running = scene.Clock > 0
}
