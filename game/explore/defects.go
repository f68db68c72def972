package explore

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"cobalt/game"
	"cobalt/game/explore/witness"
)

// A defectReporter reports the defects that a search among the states found.
type defectReporter struct {
	story      *game.Story
	difficulty game.Difficulty
	report     *Report
}

// reportStates reports soft-locks, doomed states and loops.
func (r *defectReporter) reportStates(d *witness.Defects) error {
	for i := range d.Stuck {
		if err := r.reportStuck(&d.Stuck[i]); err != nil {
			return err
		}
	}
	for i := range d.Doomed {
		if err := r.reportDoomed(&d.Doomed[i]); err != nil {
			return err
		}
	}
	for i := range d.Loops {
		if err := r.reportLoop(&d.Loops[i]); err != nil {
			return err
		}
	}
	return nil
}

// replay plays the trail of a witness, which must lead to the witness's node.
func (r *defectReporter) replay(w *witness.Witness) (game.State, error) {
	st, err := witness.Replay(r.story, r.difficulty, w.Trail)
	if err == nil && st.Node != w.Node {
		err = fmt.Errorf("the trail to %s does not lead there", r.story.NodeRef(w.Node))
	}
	if err != nil {
		return st, fmt.Errorf("explore: %w", err)
	}
	return st, nil
}

func (r *defectReporter) reportStuck(w *witness.Witness) error {
	st, err := r.replay(w)
	if err != nil {
		return err
	}
	s := r.story
	if slices.ContainsFunc(s.Options(&st, nil), func(o game.Option) bool { return !o.Locked }) {
		return fmt.Errorf("explore: the trail to a soft-lock at %s does not show it", s.NodeRef(w.Node))
	}
	r.report.defect(Finding{
		Kind: SoftLock, Pos: s.Nodes[w.Node].Pos, Mission: w.Trail, Node: st.Node,
		Message: fmt.Sprintf("%s: nothing can be chosen here, and it is no ending (%s after %s)%s",
			s.NodeRef(st.Node), plural(w.States, "state"), plural(len(w.Trail), "choice"), obstacles(s, &st)),
	})
	return nil
}

// obstacles says of each choice of a state why it can't be taken.
func obstacles(s *game.Story, st *game.State) string {
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

func (r *defectReporter) reportDoomed(w *witness.Witness) error {
	st, err := r.replay(w)
	if err != nil {
		return err
	}
	s := r.story
	r.report.defect(Finding{
		Kind: Doomed, Pos: s.Nodes[w.Node].Pos, Mission: w.Trail, Node: st.Node,
		Message: fmt.Sprintf("%s: there are choices, but no ending can be reached any more (first after %s; %s, at %s)",
			s.NodeRef(st.Node), plural(len(w.Trail), "choice"), plural(w.States, "state"), nodeNames(s, w.Nodes)),
	})
	return nil
}

// nodeNames lists nodes, the first few by name.
func nodeNames(s *game.Story, nodes []game.NodeID) string {
	const most = 5
	var list []string
	for _, n := range nodes[:min(most, len(nodes))] {
		list = append(list, s.NodeRef(n))
	}
	text := strings.Join(list, ", ")
	if len(nodes) > most {
		text += fmt.Sprintf(" and %d more", len(nodes)-most)
	}
	return text
}

func (r *defectReporter) reportLoop(l *witness.Loop) error {
	s := r.story
	var loop *game.LoopError
	if _, err := witness.Replay(s, r.difficulty, l.Trail); !errors.As(err, &loop) {
		return fmt.Errorf("explore: the trail to a divert loop at %s does not show it", s.NodeRef(l.Circle[0]))
	}
	last := &s.Choices[l.Trail[len(l.Trail)-1]]
	var refs []string
	for _, n := range append(slices.Clone(l.Circle), l.Circle[0]) {
		refs = append(refs, s.NodeRef(n))
	}
	if len(l.Circle) >= game.MaxHops {
		refs = append(refs[:3], "...")
	}
	r.report.defect(Finding{
		Kind: DivertLoop, Pos: s.Nodes[l.Circle[0]].Pos, Mission: l.Trail, Node: game.NoNode,
		Message: fmt.Sprintf("diverts go round in circles: %s (after %s at %s, choice %d of the run)",
			strings.Join(refs, " -> "), last.ID, s.NodeRef(last.Node), len(l.Trail)),
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
