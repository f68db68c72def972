package web

import (
	"strings"

	"cobalt/game"
	"cobalt/game/playthrough"
)

// past is everything that runs have found, by name: nodes as "saw scene#node", choices
// as "took scene#node choice", endings as "ending id".
type past map[string]bool

func readPast(text string) past {
	p := past{}
	for line := range strings.SplitSeq(text, "\n") {
		if line != "" {
			p[line] = true
		}
	}
	return p
}

func nodeName(s *game.Story, n game.NodeID) string {
	return s.NodeScene(n).ID + "#" + s.Nodes[n].ID
}

func sawNode(s *game.Story, n game.NodeID) string { return "saw " + nodeName(s, n) }

func tookChoice(s *game.Story, c game.ChoiceID) string {
	return "took " + nodeName(s, s.Choices[c].Node) + " " + s.Choices[c].ID
}

func foundEnding(s *game.Story, e game.EndingID) string { return "ending " + s.Endings[e].ID }

// add adds all that steps found, and returns what was not known before.
func (p past) add(s *game.Story, steps ...*playthrough.Step) (found []string) {
	note := func(name string) {
		if !p[name] {
			p[name] = true
			found = append(found, name)
		}
	}
	for _, step := range steps {
		if step.Choice != game.NoChoice {
			note(tookChoice(s, step.Choice))
		}
		for i := range step.Record.Events {
			switch e := &step.Record.Events[i]; e.Kind {
			case game.Entered:
				note(sawNode(s, e.Node))
			case game.Ended:
				note(foundEnding(s, e.Ending))
			default: // nothing else is part of a past
			}
		}
	}
	return found
}
