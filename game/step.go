package game

import (
	"errors"
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
	return "divert loop: " + strings.Join(e.Nodes, " -> ")
}

// Begin enters the story. A record, if one is given, is added to.
func (s *Story) Begin(d Difficulty, rec *Record) (State, error) {
	st := State{Difficulty: d, Node: NoNode}
	for i := range s.Meters {
		st.Meters[int(FirstDeclared)+i] = int16(s.Meters[i].Start)
	}
	start := st
	m := machine{story: s, st: &st, rec: rec}
	if !m.travel(s.Start, false) {
		m.dropShowings()
		m = machine{story: s, st: &start, path: make([]NodeID, MaxHops+1)}
		m.travel(s.Start, false)
		return State{}, m.loop()
	}
	if m.counted {
		m.keepShowings()
	}
	return st, nil
}

// Choose takes a choice of the state's node, given by its index within the
// node, and returns the state that it leads to. The state given is never
// changed. A record, if one is given, is added to.
//
// The errors are [ErrEnded], [ErrNoChoice], [ErrNotOffered], [ErrLocked], and a
// [*LoopError] if the story goes round in circles.
func (s *Story) Choose(st State, i int, rec *Record) (next State, err error) {
	next = st
	err = s.step(&next, &st, i, rec)
	return next, err
}

// Advance takes a choice as [Story.Choose] does, but changes the state given instead
// of a copy. If there is an error the state is as before.
func (s *Story) Advance(st *State, i int, rec *Record) error {
	was := *st
	return s.step(st, &was, i, rec)
}

// step takes a choice of a state. If there is an error the state is as it was.
func (s *Story) step(st, was *State, i int, rec *Record) error {
	p := &s.code.places[st.Node]
	if st.Ending != 0 {
		return ErrEnded
	}
	if i < 0 || i >= int(p.last-p.first) {
		return ErrNoChoice
	}
	id := p.first + ChoiceID(i)
	switch s.code.availability(id, st) {
	case Hidden:
		return ErrNotOffered
	case Locked:
		return ErrLocked
	case Open:
	}
	m := machine{story: s, st: st, rec: rec}
	if !m.choose(id, p.scene) {
		m.dropShowings()
		*st = *was
		m = machine{story: s, st: st, path: make([]NodeID, MaxHops+1)}
		m.choose(id, p.scene)
		*st = *was
		return m.loop()
	}
	if m.counted {
		m.keepShowings()
	}
	return nil
}

// A machine runs one step on a state. Its methods that return a bool return
// false if the step never comes to rest.
type machine struct {
	story   *Story
	st      *State
	rec     *Record
	hops    int
	path    []NodeID // where each hop led, if it has room: a second look at a loop
	counted bool     // the state's counts of showings stand in memory that this step may write
}

func (m *machine) choose(id ChoiceID, scene SceneID) bool {
	c := &m.story.code
	l, next := &c.links[id], &c.links[id+1]
	from := source{id, NoBlock}
	if m.st.Choices < math.MaxUint32 {
		m.st.Choices++
	}
	if l.once != NoVar {
		m.st.set(l.once)
	}
	for i := l.acts; i < next.acts; i++ {
		m.apply(&c.acts[i], scene, from)
	}
	if l.minutes != 0 {
		m.spend(int(l.minutes), from)
	}
	divert := NoNode
	if m.rec != nil {
		divert = m.run(c.all[l.all:next.all], scene)
	} else if l.quiet != next.quiet {
		divert = m.run(c.quiet[l.quiet:next.quiet], scene)
	}
	if divert != NoNode {
		return m.travel(divert, true)
	}
	return m.travel(l.target, false)
}

// spend lets minutes go by.
func (m *machine) spend(minutes int, from source) {
	m.st.Minutes += min(uint32(minutes), math.MaxUint32-m.st.Minutes)
	if m.rec != nil {
		m.rec.add(Event{Kind: TimePassed, To: minutes}, from)
	}
	if before := m.st.Meters[Clock]; m.st.Running && before > 0 {
		m.st.Meters[Clock] = max(0, before-int16(minutes))
		m.rec.add(Event{Kind: MeterChanged, Var: MeterVar(Clock), From: int(before), To: int(m.st.Meters[Clock]), CoveredBy: NoItem}, from)
	}
}

// run does and shows blocks from the top, until one diverts.
func (m *machine) run(ops []op, scene SceneID) (divert NodeID) {
	c := &m.story.code
	held := false // a block of the chain so far has happened
	for i := range ops {
		o := &ops[i]
		if !o.continuation {
			held = false
		}
		if held || o.guard != accept && !runTests(c.tests, o.guard, m.st) {
			continue
		}
		held = true
		m.rec.show(o.id)
		for k := o.acts; k < o.end; k++ {
			m.apply(&c.acts[k], scene, source{NoChoice, o.id})
		}
		if o.varies != constant {
			m.vary(o.varies)
		}
		if o.ending != NoEnding && m.st.Ending == 0 {
			m.st.Ending = uint16(o.ending) + 1
			m.rec.add(Event{Kind: Ended, Ending: o.ending}, source{NoChoice, o.id})
		}
		if o.divert != NoNode && m.st.Ending == 0 {
			return o.divert
		}
	}
	return NoNode
}

// travel goes to dest, and on from there as diverts and redirects say, until
// the run rests at a node. A divert is a hop, a link is none.
func (m *machine) travel(dest NodeID, divert bool) bool {
	if divert && !m.hop(dest) {
		return false
	}
	ok := true
	if !m.calm() {
		dest, ok = m.redirect(dest)
	}
	for ok {
		if divert := m.enter(dest); divert != NoNode {
			if ok = m.hop(divert); ok {
				dest, ok = m.redirect(divert)
			}
			continue
		}
		if m.calm() || m.st.Ending != 0 || dest == m.story.code.areas[m.story.code.places[dest].scene].caught {
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

// calm reports whether no rule of any scene redirects the run. So it is before the run
// comes to a scene: suspicion is 0, and no clock runs.
func (m *machine) calm() bool {
	return m.st.Meters[Suspicion] < SuspicionLimit && !m.st.Running
}

// redirect applies the rules of the scene that the run is in to a destination.
func (m *machine) redirect(dest NodeID) (to NodeID, ok bool) {
	c := &m.story.code
	id := c.places[m.st.Node].scene
	to, kind := dest, Caught
	switch {
	case m.st.Meters[Suspicion] >= SuspicionLimit && c.areas[id].caught != NoNode:
		to = c.areas[id].caught
	case m.st.Running && m.st.Meters[Clock] == 0 && c.places[dest].scene == id:
		m.st.Running = false
		to, kind = c.areas[id].expired, Expired
	}
	if to == dest {
		return dest, true
	}
	m.rec.add(Event{Kind: kind, Node: to}, nowhere)
	return to, m.hop(to)
}

// hop counts a divert or redirect to a node.
func (m *machine) hop(to NodeID) bool {
	if m.path != nil {
		m.path[m.hops] = to
	}
	m.hops++
	return m.hops <= MaxHops
}

// loop is the error of a step whose path ends at a node for the second time.
func (m *machine) loop() *LoopError {
	last := m.hops - 1
	start := last
	for start--; start > 0 && m.path[start] != m.path[last]; start-- {
	}
	e := &LoopError{}
	for _, n := range m.path[max(start, 0):m.hops] {
		e.Nodes = append(e.Nodes, m.story.NodeRef(n))
	}
	return e
}

// enter puts the run at a node, and shows it. It returns the node to which it
// diverts, if it does.
func (m *machine) enter(n NodeID) (divert NodeID) {
	c := &m.story.code
	p, next := &c.places[n], &c.places[n+1]
	if m.st.Node == NoNode || c.places[m.st.Node].scene != p.scene {
		m.arrive(&c.areas[p.scene])
	}
	m.st.Node = n
	divert = NoNode
	if m.rec != nil {
		m.rec.add(Event{Kind: Entered, Node: n}, nowhere)
		divert = m.run(c.all[p.all:next.all], p.scene)
	} else if p.quiet != next.quiet {
		divert = m.run(c.quiet[p.quiet:next.quiet], p.scene)
	}
	if p.visits > 0 {
		m.count(p)
	}
	return divert
}

// count counts a visit, as far as the story asks for it.
func (m *machine) count(p *place) {
	v := p.seen
	for range p.visits {
		if !m.st.Has(v) {
			m.st.set(v)
			return
		}
		v++
	}
}

// arrive begins a scene: the last one's own facts are gone, the clock is set.
func (m *machine) arrive(a *area) {
	l := &m.story.layout
	for v := l.sceneFacts; v < l.sceneFactsEnd; v++ {
		m.st.clear(Var(v))
	}
	m.st.Meters[Clock] = a.clock
	m.st.Running = a.clock > 0
}
