// Package outlook tells for each node of a story how soon a run can come to it, and
// which endings are still open from there.
//
// It promises bounds that hold: a count that is exact is proven by a walk in the
// order of choices, an ending that is open was reached by a run that went through
// the node, and one that is shut is led to by no chain of links. It refuses to say
// more: between the two an ending is perhaps open. How much it looks at is bounded,
// so that an answer for any story takes about a second.
package outlook

import (
	"context"
	"slices"
	"sync/atomic"

	"cobalt/game"
	"cobalt/game/explore"
	"cobalt/game/explore/budget"
	"cobalt/game/explore/explicit"
	"cobalt/game/explore/flow"
	"cobalt/game/explore/witness"
)

// Limits on how much is looked at.
const (
	walked   = 150_000 // states
	mostRuns = 3_000   // random runs
	mostTold = 400_000 // choices that they take, all together
)

// A Node is the knowledge about one node.
type Node struct {
	Entered bool // some run enters it
	Choices int  // after so few choices, if Entered
	Exact   bool // no run comes to it after fewer
	// Open are the endings that a run through the node came to, and Perhaps those
	// that links lead to, but no run that was tried.
	Open, Perhaps []game.EndingID
}

// Of looks at a story, and returns its knowledge about the nodes, by node. The error is the
// context's, or says that the walk needs more memory than it may have.
func Of(ctx context.Context, s *game.Story, d game.Difficulty, maxMemory int64) ([]Node, error) {
	nodes := make([]Node, len(s.Nodes))
	if err := fewest(ctx, s, d, maxMemory, nodes); err != nil {
		return nil, err
	}
	if err := try(ctx, s, d, nodes); err != nil {
		return nil, err
	}
	for n, endings := range led(s) {
		for _, e := range endings {
			if !slices.Contains(nodes[n].Open, e) {
				nodes[n].Perhaps = append(nodes[n].Perhaps, e)
			}
		}
	}
	return nodes, nil
}

// fewest finds the fewest choices to each node that a bounded walk comes to.
func fewest(ctx context.Context, s *game.Story, d game.Difficulty, maxMemory int64, nodes []Node) error {
	var begun game.Record
	start, err := s.Begin(d, &begun)
	for _, e := range begun.Events {
		if e.Kind == game.Entered && err == nil {
			nodes[e.Node] = Node{Entered: true, Exact: true}
		}
	}
	if _, ended := start.Ended(); ended || err != nil {
		return nil //nolint:nilerr // a story that cannot begin has no runs
	}
	m := flow.NewModel(s, d)
	m.MaxRegions, m.Workers = flow.DefaultRegions, 1
	m.Analyze()
	w := explicit.New(m.From(start), explicit.DefaultTuning).NewWalk(budget.New(maxMemory, nil), explicit.ByChoices)
	seen := witness.NewSightings(s)
	layer := 0
	w.Until = func() bool {
		w.Mark(&seen)
		for n := range nodes {
			if seen.Entered[n] && !nodes[n].Entered {
				nodes[n] = Node{Entered: true, Choices: layer, Exact: true}
			}
		}
		layer++
		return w.States() >= walked
	}
	err = w.Run(ctx)
	w.Release()
	return err
}

// A watcher gathers the nodes and endings that random runs come to.
type watcher struct {
	path    []game.NodeID // of the present run, in the order of entering
	after   []int         // how many choices were taken before each
	choices int
	all     *atomic.Int64 // choices of all runs, whoever watches them
	enough  context.CancelFunc
	least   map[game.NodeID]int
	open    map[game.NodeID]map[game.EndingID]bool
}

// see is told of one step.
func (w *watcher) see(choice game.ChoiceID, _ game.NodeID, events []game.Event) {
	w.choices++
	if w.all.Add(1) == mostTold {
		w.enough()
	}
	if choice == game.NoChoice {
		w.path, w.after, w.choices = w.path[:0], w.after[:0], 0
	}
	for i := range events {
		switch e := &events[i]; e.Kind {
		case game.Entered:
			w.path, w.after = append(w.path, e.Node), append(w.after, w.choices)
		case game.Ended:
			w.ended(e.Ending)
		default:
		}
	}
}

// ended notes that the present run came to an ending.
func (w *watcher) ended(e game.EndingID) {
	for i, n := range w.path {
		if least, ok := w.least[n]; !ok || w.after[i] < least {
			w.least[n] = w.after[i]
		}
		if w.open[n] == nil {
			w.open[n] = map[game.EndingID]bool{}
		}
		w.open[n][e] = true
	}
}

// try plays at random, until there are enough runs or choices.
func try(ctx context.Context, s *game.Story, d game.Difficulty, nodes []Node) error {
	var watchers []*watcher
	var all atomic.Int64
	until, enough := context.WithCancel(ctx)
	defer enough()
	_, err := explore.Watch(until, s, d, mostRuns, 1, func() explore.Watcher {
		w := &watcher{all: &all, enough: enough, least: map[game.NodeID]int{}, open: map[game.NodeID]map[game.EndingID]bool{}}
		watchers = append(watchers, w)
		return w.see
	})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil && until.Err() == nil {
		return err
	}
	for _, w := range watchers {
		for n, least := range w.least {
			node := &nodes[n]
			if !node.Exact && (!node.Entered || least < node.Choices) {
				node.Entered, node.Choices = true, least
			}
			for e := range w.open[n] {
				if !slices.Contains(node.Open, e) {
					node.Open = append(node.Open, e)
				}
			}
		}
	}
	for n := range nodes {
		slices.Sort(nodes[n].Open)
	}
	return nil
}

// led returns, by node, the endings that links lead to, whatever conditions say.
func led(s *game.Story) [][]game.EndingID {
	endings := make([][]game.EndingID, len(s.Nodes))
	before := make([][]game.NodeID, len(s.Nodes))
	link := func(from, to game.NodeID) {
		if to != game.NoNode {
			before[to] = append(before[to], from)
		}
	}
	for n := range s.Nodes {
		from := game.NodeID(n)
		node, scene := &s.Nodes[n], s.NodeScene(from)
		link(from, scene.Expired)
		link(from, scene.Caught)
		blocks := []game.BlockRange{node.Blocks}
		for c := node.First; c < node.Last; c++ {
			link(from, s.Choices[c].Target)
			blocks = append(blocks, s.Choices[c].Outcome)
		}
		for _, r := range blocks {
			for b := r.First; b < r.Last; b++ {
				link(from, s.Blocks[b].Divert)
				if e := s.Blocks[b].Ending; e != game.NoEnding {
					endings[n] = append(endings[n], e)
				}
			}
		}
	}
	spread(endings, before)
	return endings
}

// spread adds to each node the endings of those that it leads to.
func spread(endings [][]game.EndingID, before [][]game.NodeID) {
	var work []game.NodeID
	for n := range endings {
		slices.Sort(endings[n])
		endings[n] = slices.Compact(endings[n])
		if len(endings[n]) > 0 {
			work = append(work, game.NodeID(n))
		}
	}
	for len(work) > 0 {
		n := work[len(work)-1]
		work = work[:len(work)-1]
		for _, from := range before[n] {
			all := slices.Concat(endings[from], endings[n])
			slices.Sort(all)
			if all = slices.Compact(all); len(all) > len(endings[from]) {
				endings[from] = all
				work = append(work, from)
			}
		}
	}
}
