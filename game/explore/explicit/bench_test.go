package explicit

import (
	"context"
	"math/bits"
	"runtime"
	"testing"

	"cobalt/game"
	"cobalt/game/explore/budget"
	"cobalt/game/explore/flow"
	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// The stories on which walks are measured. Long is the synthetic one of more
// than 5 million states.
var benchmarks = []struct {
	name  string
	story func(tb testing.TB) *game.Story
	bare  bool // whether its states can be numbered for a bare walk
}{
	{"shipped", func(tb testing.TB) *game.Story {
		s, err := scenes.Cobalt()
		if err != nil {
			tb.Fatal(err)
		}
		return s
	}, false},
	{"long", func(tb testing.TB) *game.Story { return compileLong(tb, 600, 10) }, true},
	{"huge", func(tb testing.TB) *game.Story { return compileLong(tb, 6000, 11) }, false},
}

// BenchmarkWalk measures the search of every reachable state and the shortest run
// to each ending ("walk"), and that with the proof of soft-locks ("proof"): on
// both cores and on one, with words in pages and, as if boxes were too
// large for them, in a hash table. Beside them stands the plain way: a breadth-first
// walk, one state at a time, over flat arrays of the same graph ("bare"), whose
// states are looked up in a hash table as they turn up, or, which nobody can
// have before the walk, are numbered and their edges listed beforehand.
func BenchmarkWalk(b *testing.B) {
	for _, bm := range benchmarks {
		s := bm.story(b)
		for _, t := range []struct {
			name string
			knobs
		}{
			{"words", knobs{DefaultTuning, 0}},
			{"words-one-core", knobs{DefaultTuning, 1}},
			{"hashed", knobs{Tuning{DenseBits: 0, KeyBits: 64}, 0}},
		} {
			b.Run(bm.name+"/walk/"+t.name, func(b *testing.B) { benchmarkWalk(b, s, t.knobs, false) })
			b.Run(bm.name+"/proof/"+t.name, func(b *testing.B) { benchmarkWalk(b, s, t.knobs, true) })
		}
		if bm.bare {
			b.Run(bm.name+"/bare/hashed", func(b *testing.B) { benchmarkBare(b, s) })
			b.Run(bm.name+"/bare/numbered", func(b *testing.B) { benchmarkNumbered(b, s) })
		}
	}
}

// knobs are a tuning and the number of workers; 0 is one for each processor.
type knobs struct {
	Tuning
	workers int
}

func compileGraph(tb testing.TB, s *game.Story, k knobs) *Graph {
	tb.Helper()
	start, err := s.Begin(game.Agent, nil)
	if err != nil {
		tb.Fatal(err)
	}
	m := flow.NewModel(s, game.Agent)
	if m.Workers = k.workers; m.Workers == 0 {
		m.Workers = runtime.GOMAXPROCS(0)
	}
	m.Analyze()
	return New(m.From(start), k.Tuning)
}

func compileLong(tb testing.TB, nodes, window int) *game.Story {
	tb.Helper()
	s, err := scenes.Compile(scenestest.Long(nodes, window))
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func benchmarkWalk(b *testing.B, s *game.Story, t knobs, proof bool) {
	g := compileGraph(b, s, t)
	var w *Walk
	for b.Loop() {
		w = g.NewWalk(budget.New(16<<30, nil), ByChoices)
		if err := w.Run(context.Background()); err != nil {
			b.Fatal(err)
		}
		if proof {
			if _, err := w.Backward(context.Background()); err != nil {
				b.Fatal(err)
			}
		}
	}
	report(b, w.States(), w.Moved(), w.Bytes())
}

func report(b *testing.B, states, transitions int, bytes int64) {
	seconds := b.Elapsed().Seconds() / float64(b.N)
	b.ReportMetric(float64(states), "states")
	b.ReportMetric(float64(transitions), "transitions")
	b.ReportMetric(float64(states)/seconds, "states/s")
	b.ReportMetric(float64(bytes)/float64(states), "B/state")
}

// A bare walk is over states one by one: a node and a key in one number.
type bare struct {
	*Graph
	nodeShift int
	links     [][]*transition // by node: those that lead to nodes
}

func newBare(g *Graph) *bare {
	w := &bare{Graph: g, links: make([][]*transition, g.nodes())}
	for n, links := range g.out {
		for _, l := range links {
			if l.to < g.nodes() {
				w.links[n] = append(w.links[n], l.transitions...)
			}
		}
	}
	for _, p := range g.places {
		if p != nil {
			w.nodeShift = max(w.nodeShift, wordBits+bits.Len64(p.words()))
		}
	}
	return w
}

// start returns the state that runs begin in.
func (w *bare) startState() uint64 {
	n := w.Start.Node
	return uint64(n)<<w.nodeShift | uint64(w.encode(w.places[n], &w.Start))
}

// next appends the states that choices lead to from one.
func (w *bare) next(state uint64, list []uint64) []uint64 {
	k := key(state & (1<<w.nodeShift - 1))
	for _, r := range w.links[state>>w.nodeShift] {
		to, in := r.target(entry{k.word(), 1 << k.bit()})
		if in == 0 {
			continue
		}
		for i := range r.lanes {
			if l := &r.lanes[i]; in&l.mask != 0 {
				bit := bits.TrailingZeros64(l.to(in, key(to)))
				list = append(list, uint64(r.to)<<w.nodeShift|(to+l.word)&^(1<<wordBits-1)|uint64(bit))
			}
		}
	}
	return list
}

// walk visits every state, by a queue and a hash table of flat arrays.
func (w *bare) walk(visit func(next []uint64)) (queue []uint64, bytes int64) {
	var seen table
	queue = []uint64{w.startState()}
	*seen.slot(queue[0]) = 1
	var list []uint64
	for i := 0; i < len(queue); i++ {
		list = w.next(queue[i], list[:0])
		for _, s := range list {
			if slot := seen.slot(s); *slot == 0 {
				*slot = uint64(len(queue)) + 1
				queue = append(queue, s)
			}
		}
		visit(list)
	}
	return queue, int64(seen.bytes()) + 8*int64(cap(queue))
}

func benchmarkBare(b *testing.B, s *game.Story) {
	w := newBare(compileGraph(b, s, knobs{DefaultTuning, 0}))
	var states []uint64
	var bytes int64
	edges := 0
	for b.Loop() {
		edges = 0
		states, bytes = w.walk(func(next []uint64) { edges += len(next) })
	}
	report(b, len(states), edges, bytes)
}

// benchmarkNumbered walks a graph whose states are numbered and whose edges
// stand in two flat arrays.
func benchmarkNumbered(b *testing.B, s *game.Story) {
	w := newBare(compileGraph(b, s, knobs{DefaultTuning, 0}))
	first, edges := w.number()
	n := len(first) - 1
	var queue []uint32
	for b.Loop() {
		seen := make([]uint64, (n+63)/64)
		seen[0] = 1
		queue = append(queue[:0], 0)
		for i := 0; i < len(queue); i++ {
			for _, to := range edges[first[queue[i]]:first[queue[i]+1]] {
				if seen[to/64]>>(to%64)&1 == 0 {
					seen[to/64] |= 1 << (to % 64)
					queue = append(queue, to)
				}
			}
		}
	}
	if len(queue) != n {
		b.Fatalf("%d of %d states", len(queue), n)
	}
	report(b, n, len(edges), int64(4*len(first)+4*len(edges)+n/8+4*cap(queue)))
}

// number lists the edges of every state, in the order in which a walk comes to
// them.
func (w *bare) number() (first, edges []uint32) {
	number := map[uint64]uint32{}
	queue, _ := w.walk(func([]uint64) {})
	for i, s := range queue {
		number[s] = uint32(i)
	}
	var list []uint64
	for _, s := range queue {
		first = append(first, uint32(len(edges)))
		list = w.next(s, list[:0])
		for _, to := range list {
			edges = append(edges, number[to])
		}
	}
	return append(first, uint32(len(edges))), edges
}

// The bare walk is a walk of the same graph: it comes to as many states.
func TestBareWalk(t *testing.T) {
	g := compileGraph(t, compileLong(t, 60, 5), knobs{DefaultTuning, 0})
	w := g.NewWalk(budget.New(1<<30, nil), ByChoices)
	if err := w.Run(context.Background()); err != nil {
		t.Fatal(err)
	}
	queue, _ := newBare(g).walk(func([]uint64) {})
	first, edges := newBare(g).number()
	if len(queue) != w.states || len(first) != w.states+1 || len(edges) == 0 {
		t.Errorf("%d states, numbered %d, want %d", len(queue), len(first)-1, w.states)
	}
}
