package game

import (
	"errors"
	"fmt"
	"math"
	"slices"
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

// code is what a step runs: for each node, choice and block what the story's
// data says, with the bits that it touches at hand.
type code struct {
	seen    []Var // by node
	once    []Var // by choice
	nodes   []body
	choices []body
}

// A body is a run of blocks, once whole and once only those that do something
// (with the guards that decide about them).
type body struct{ all, quiet []op }

type op struct {
	*Block
	id BlockID
}

func (s *Story) link() code {
	c := code{
		seen: make([]Var, len(s.Nodes)), nodes: make([]body, len(s.Nodes)),
		once: make([]Var, len(s.Choices)), choices: make([]body, len(s.Choices)),
	}
	for i := range s.Nodes {
		c.seen[i] = s.SeenVar(NodeID(i))
		c.nodes[i] = s.linkBody(s.Nodes[i].Blocks)
	}
	for i := range s.Choices {
		c.once[i] = s.OnceVar(ChoiceID(i))
		c.choices[i] = s.linkBody(s.Choices[i].Outcome)
	}
	return c
}

func (s *Story) linkBody(r BlockRange) body {
	var b body
	for id := r.First; id < r.Last; id++ {
		b.all = append(b.all, op{&s.Blocks[id], id})
	}
	for i := 0; i < len(b.all); {
		end := i + 1
		for end < len(b.all) && b.all[end].Else {
			end++
		}
		chain := b.all[i:end]
		for len(chain) > 0 && !chain[len(chain)-1].acts() {
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
		}
	}
	return buf
}

// Begin enters the story. A record, where one is given, is added to.
func (s *Story) Begin(d Difficulty, rec *Record) (State, error) {
	st := State{Difficulty: d, Node: NoNode}
	for i := range s.Meters {
		st.Meters[int(FirstDeclared)+i] = int16(s.Meters[i].Start)
	}
	m := machine{story: s, st: st, rec: rec}
	if err := m.travel(s.Start, 0); err != nil {
		return State{}, err
	}
	return m.st, nil
}

// Choose takes a choice of the state's node, given by its index within the
// node, and returns the state that it leads to. The state given is never
// changed. A record, where one is given, is added to.
//
// The errors are [ErrEnded], [ErrNoChoice], [ErrNotOffered], [ErrLocked], and a
// [*LoopError] where the story goes round in circles.
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
	}
	m := machine{story: s, st: st, rec: rec}
	if err := m.choose(n.First+ChoiceID(i), n.Scene); err != nil {
		return st, err
	}
	return m.st, nil
}

// A machine runs one step.
type machine struct {
	story *Story
	st    State
	rec   *Record
	hops  int
	path  [MaxHops + 1]NodeID // where each hop led
}

func (m *machine) choose(id ChoiceID, scene SceneID) error {
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
	dest, hops := c.Target, 0
	if divert := m.run(&m.story.code.choices[id], scene); divert != NoNode {
		dest, hops = divert, 1
	}
	return m.travel(dest, hops)
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

// travel goes to dest, and on from there as diverts and redirects say, until
// the run rests at a node.
func (m *machine) travel(dest NodeID, hops int) error {
	m.hops = hops
	if hops > 0 {
		m.path[0] = dest
	}
	dest, err := m.redirect(dest)
	for err == nil {
		divert := m.enter(dest)
		if divert != NoNode {
			if err = m.hop(divert); err == nil {
				dest, err = m.redirect(divert)
			}
			continue
		}
		if m.st.Ending != 0 || dest == m.story.NodeScene(dest).Caught {
			return nil
		}
		var next NodeID
		if next, err = m.redirect(dest); next == dest {
			return err
		}
		dest = next
	}
	return err
}

// redirect applies the rules of the scene that the run is in to a destination.
func (m *machine) redirect(dest NodeID) (NodeID, error) {
	if m.st.Node == NoNode {
		return dest, nil
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
		return dest, nil
	}
	m.rec.add(Event{Kind: kind, Node: to}, nowhere)
	return to, m.hop(to)
}

// hop counts a divert or redirect to a node.
func (m *machine) hop(to NodeID) error {
	if m.hops == MaxHops {
		return &LoopError{Nodes: m.loop(to)}
	}
	m.path[m.hops] = to
	m.hops++
	return nil
}

// loop returns the nodes of the circle that ends at the given node.
func (m *machine) loop(to NodeID) []string {
	path := m.path[:m.hops]
	start := 0
	for i, n := range slices.Backward(path) {
		if n == to {
			start = i
			break
		}
	}
	var refs []string
	for _, n := range append(slices.Clone(path[start:]), to) {
		refs = append(refs, m.story.NodeRef(n))
	}
	return refs
}

// enter puts the run at a node, and shows it. It returns where the node
// diverts to, if it does.
func (m *machine) enter(n NodeID) (divert NodeID) {
	id := m.story.Nodes[n].Scene
	if m.st.Node == NoNode || m.story.Nodes[m.st.Node].Scene != id {
		m.arrive(&m.story.Scenes[id])
	}
	m.st.Node = n
	m.rec.add(Event{Kind: Entered, Node: n}, nowhere)
	divert = m.run(&m.story.code.nodes[n], id)
	if v := m.story.code.seen[n]; v != NoVar {
		m.st.set(v)
	}
	return divert
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
