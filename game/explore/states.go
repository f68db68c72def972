package explore

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"cobalt/game"
)

// A witness is the shortest run that shows one defect of a state.
type witness struct {
	spot
	found bool
	count int // how many states show it
}

// findStates reports soft-locks, doomed states and loops, each with the
// shortest run that shows it. To know these runs the states are walked once
// more, with every layer kept, but no further than the last of the defects.
func (v *verifier) findStates(ctx context.Context, p *proof) error {
	h := v.newHunt(p)
	if h.left == 0 && len(h.circle) == 0 {
		return nil
	}
	w := v.graph.newWalk(v.budget, byChoices)
	w.keep, w.after = true, h.look
	h.again = w
	if err := w.run(ctx); err != nil {
		return err
	}
	err := h.report()
	w.release()
	return err
}

// A hunt looks for the nearest state of each defect.
type hunt struct {
	*verifier
	*regions
	again  *walk
	stuck  map[int]*witness // by node
	doomed map[int]*witness // by region
	circle []int            // goals
	left   int              // stuck and doomed ones whose nearest state is not found yet
	ch     chooser
}

func (v *verifier) newHunt(p *proof) *hunt {
	h := &hunt{verifier: v, regions: p.regions(), stuck: map[int]*witness{}, doomed: map[int]*witness{}, ch: chooser{graph: p.graph}}
	for n := range p.sets {
		p.sets[n].each(func(index uint64, reached, _ *uint64) {
			stuck, doomed := p.bad(&h.ch, n, entry{index, *reached})
			h.tally(h.stuck, n, stuck)
			if doomed != 0 {
				h.tally(h.doomed, h.root(n), doomed)
			}
		})
	}
	for i := range p.loops {
		if _, ok := v.walk.arrived[p.loop(i)]; ok {
			h.circle = append(h.circle, p.loop(i))
		}
	}
	h.left = len(h.stuck) + len(h.doomed)
	return h
}

func (h *hunt) tally(of map[int]*witness, n int, bits uint64) {
	if bits == 0 {
		return
	}
	if of[n] == nil {
		of[n] = &witness{}
	}
	for range points(entry{0, bits}) {
		of[n].count++
	}
}

// look looks through a layer, and reports whether all is found.
func (h *hunt) look(l *layer) (enough bool) {
	at := len(h.again.layers) - 1
	for i, n := range l.nodes {
		for _, e := range l.lists[i] {
			stuck, doomed := h.bad(&h.ch, n, e)
			h.catch(h.stuck[n], at, n, entry{e.index, stuck})
			if doomed != 0 {
				h.catch(h.doomed[h.root(n)], at, n, entry{e.index, doomed})
			}
		}
	}
	for _, goal := range h.circle {
		if _, ok := h.again.arrived[goal]; !ok {
			return false
		}
	}
	return h.left == 0
}

func (h *hunt) catch(w *witness, layer, n int, e entry) {
	if w == nil || w.found || e.bits == 0 {
		return
	}
	for k := range points(e) {
		w.spot, w.found = spot{layer, n, k}, true
		h.left--
		return
	}
}

// report reports all that was found.
func (h *hunt) report() error {
	for _, n := range sortedKeys(h.stuck) {
		if err := h.reportStuck(h.stuck[n]); err != nil {
			return err
		}
	}
	for _, root := range sortedKeys(h.doomed) {
		if err := h.reportDoomed(root, h.doomed[root]); err != nil {
			return err
		}
	}
	for _, goal := range h.circle {
		if err := h.reportLoop(goal); err != nil {
			return err
		}
	}
	return nil
}

func sortedKeys[V any](m map[int]V) []int {
	var keys []int
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func (h *hunt) reportStuck(w *witness) error {
	trail := h.again.trail(w.spot)
	st, err := h.verifier.graph.replay(trail)
	if err != nil {
		return err
	}
	s := h.verifier.story
	if len(s.Options(&st, nil)) > 0 && slices.ContainsFunc(s.Options(&st, nil), func(o game.Option) bool { return !o.Locked }) || int(st.Node) != w.node {
		return fmt.Errorf("explore: the trail to a soft-lock at %s does not show it", s.NodeRef(game.NodeID(w.node)))
	}
	h.defect(Finding{
		Kind: SoftLock, Pos: s.Nodes[w.node].Pos, Mission: trail, Node: st.Node,
		Message: fmt.Sprintf("%s: nothing can be chosen here, and it is no ending (%s after %s)%s",
			s.NodeRef(st.Node), plural(w.count, "state"), plural(len(trail), "choice"), h.obstacles(&st)),
	})
	return nil
}

// obstacles says of each choice of a state why it can't be taken.
func (h *hunt) obstacles(st *game.State) string {
	s := h.verifier.story
	var list []string
	for i, c := range s.NodeChoices(st.Node) {
		why := "was taken"
		switch a := s.Availability(st, i); {
		case a == game.Locked:
			why = "needs " + c.Needs.Source
		case c.If != nil && !c.If.Holds(st):
			why = "is offered only if " + c.If.Source
		}
		list = append(list, c.ID+" "+why)
	}
	if len(list) == 0 {
		return ": none of its endings' conditions holds"
	}
	return ": " + strings.Join(list, "; ")
}

func (h *hunt) reportDoomed(root int, w *witness) error {
	trail := h.again.trail(w.spot)
	st, err := h.verifier.graph.replay(trail)
	if err != nil {
		return err
	}
	s := h.verifier.story
	if int(st.Node) != w.node {
		return fmt.Errorf("explore: the trail to a doomed state at %s does not lead there", s.NodeRef(game.NodeID(w.node)))
	}
	h.defect(Finding{
		Kind: Doomed, Pos: s.Nodes[w.node].Pos, Mission: trail, Node: st.Node,
		Message: fmt.Sprintf("%s: there are choices, but no ending can be reached any more (first after %s; %s, at %s)",
			s.NodeRef(st.Node), plural(len(trail), "choice"), plural(w.count, "state"), h.names(h.nodesOf(root))),
	})
	return nil
}

// names lists nodes, the first few by name.
func (h *hunt) names(nodes []game.NodeID) string {
	const most = 5
	var list []string
	for _, n := range nodes[:min(most, len(nodes))] {
		list = append(list, h.verifier.story.NodeRef(n))
	}
	text := strings.Join(list, ", ")
	if len(nodes) > most {
		text += fmt.Sprintf(" and %d more", len(nodes)-most)
	}
	return text
}

func (h *hunt) reportLoop(goal int) error {
	trail := h.again.trailTo(goal)
	g, s := h.verifier.graph, h.verifier.story
	nodes := g.loops[goal-g.loop(0)]
	if _, err := g.replay(trail); err == nil {
		return fmt.Errorf("explore: the trail to a divert loop at %s does not show it", s.NodeRef(nodes[0]))
	}
	last := &s.Choices[trail[len(trail)-1]]
	var refs []string
	for _, n := range append(slices.Clone(nodes), nodes[0]) {
		refs = append(refs, s.NodeRef(n))
	}
	if len(nodes) >= game.MaxHops {
		refs = append(refs[:3], "...")
	}
	h.defect(Finding{
		Kind: DivertLoop, Pos: s.Nodes[nodes[0]].Pos, Mission: trail, Node: game.NoNode,
		Message: fmt.Sprintf("diverts go round in circles: %s (after %s at %s, choice %d of the run)",
			strings.Join(refs, " -> "), last.ID, s.NodeRef(last.Node), len(trail)),
	})
	return nil
}

// plural counts things in words.
func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
