package explore

import (
	"context"
	"math/bits"
	"testing"

	"cobalt/game"
	"cobalt/scenes"
)

// The stories that walks are measured on. Long is the synthetic one of more
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

// BenchmarkWalk measures what finds every reachable state and the shortest run
// to each ending ("walk"), and that with the proof of soft-locks ("proof"): on
// both cores and on one, with words in pages and, as where a box is too large
// for them, in a hash table. Beside them stands the plain way: a breadth-first
// walk, one state at a time, over flat arrays of the same graph ("bare"), whose
// states are looked up in a hash table as they turn up, or, which nobody can
// have before the walk, are numbered and their edges listed beforehand.
func BenchmarkWalk(b *testing.B) {
	for _, bm := range benchmarks {
		s := bm.story(b)
		for _, t := range []struct {
			name   string
			tuning tuning
		}{
			{"words", defaultTuning},
			{"words-one-core", tuning{maxCases: 1024, denseBits: 30, keyBits: 64, workers: 1}},
			{"hashed", tuning{maxCases: 1024, denseBits: 0, keyBits: 64}},
		} {
			b.Run(bm.name+"/walk/"+t.name, func(b *testing.B) { benchmarkWalk(b, s, t.tuning, false) })
			b.Run(bm.name+"/proof/"+t.name, func(b *testing.B) { benchmarkWalk(b, s, t.tuning, true) })
		}
		if bm.bare {
			b.Run(bm.name+"/bare/hashed", func(b *testing.B) { benchmarkBare(b, s) })
			b.Run(bm.name+"/bare/numbered", func(b *testing.B) { benchmarkNumbered(b, s) })
		}
	}
}

func compileGraph(tb testing.TB, s *game.Story, t tuning) *graph {
	tb.Helper()
	o := Options{tuning: &t}
	start, err := s.Begin(game.Agent, nil)
	if err != nil {
		tb.Fatal(err)
	}
	m := newModel(s, game.Agent, o.tune())
	m.analyze()
	return m.compile(start)
}

func benchmarkWalk(b *testing.B, s *game.Story, t tuning, proof bool) {
	g := compileGraph(b, s, t)
	o := Options{MaxMemory: 16 << 30}
	var w *walk
	for b.Loop() {
		w = g.newWalk(o.budget(), byChoices)
		if err := w.run(context.Background()); err != nil {
			b.Fatal(err)
		}
		if proof {
			if _, err := w.prove(context.Background()); err != nil {
				b.Fatal(err)
			}
		}
	}
	report(b, w.states, w.moved(), w.bytes())
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
	*graph
	nodeShift int
	rects     [][]*rect // by node: those that lead to nodes
}

func newBare(g *graph) *bare {
	w := &bare{graph: g, rects: make([][]*rect, g.nodes())}
	for n, links := range g.out {
		for _, l := range links {
			if l.to < g.nodes() {
				w.rects[n] = append(w.rects[n], l.rects...)
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
	n := w.graph.start.Node
	return uint64(n)<<w.nodeShift | uint64(w.encode(w.places[n], &w.graph.start))
}

// next appends the states that choices lead to from one.
func (w *bare) next(state uint64, list []uint64) []uint64 {
	k := key(state & (1<<w.nodeShift - 1))
	for _, r := range w.rects[state>>w.nodeShift] {
		to, in := r.target(entry{k.word(), 1 << k.bit()})
		if in == 0 {
			continue
		}
		for i := range r.lows {
			if l := &r.lows[i]; in&l.mask != 0 {
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
	w := newBare(compileGraph(b, s, defaultTuning))
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
	w := newBare(compileGraph(b, s, defaultTuning))
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
	g := compileGraph(t, compileLong(t, 60, 5), defaultTuning)
	w := g.newWalk((&Options{}).budget(), byChoices)
	if err := w.run(context.Background()); err != nil {
		t.Fatal(err)
	}
	queue, _ := newBare(g).walk(func([]uint64) {})
	first, edges := newBare(g).number()
	if len(queue) != w.states || len(first) != w.states+1 || len(edges) == 0 {
		t.Errorf("%d states, numbered %d, want %d", len(queue), len(first)-1, w.states)
	}
}

// BenchmarkVerify measures a whole proof, as `cobalt verify` makes it.
func BenchmarkVerify(b *testing.B) {
	for _, bm := range benchmarks {
		s := bm.story(b)
		b.Run(bm.name, func(b *testing.B) {
			var r *Report
			for b.Loop() {
				var err error
				if r, err = Verify(context.Background(), s, Options{MaxMemory: 16 << 30}); err != nil || !r.Complete {
					b.Fatal(err, r.Stopped)
				}
			}
			report(b, r.States, r.Transitions, r.Bytes)
		})
	}
}

// BenchmarkSimulate measures random plays of the shipped story.
func BenchmarkSimulate(b *testing.B) {
	s := benchmarks[0].story(b)
	for b.Loop() {
		sample, err := Simulate(context.Background(), s, game.Agent, 10_000, 1)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(sample.Taken)/sample.Elapsed.Seconds(), "choices/s")
	}
}
