package explore

import (
	"fmt"
	"strings"

	"cobalt/game"
	"cobalt/game/narration/prose"
)

// whyUnreached says that no run enters a node, and why.
func whyUnreached(s *game.Story, n game.NodeID) string {
	ref := s.NodeRef(n)
	if ways := waysTo(s, n); len(ways) > 0 {
		return fmt.Sprintf("no run comes to %s: what leads there is never taken (%s)", ref, strings.Join(ways, ", "))
	}
	return fmt.Sprintf("no run comes to %s: nothing leads there", ref)
}

// waysTo lists the places that lead to a node, the first few.
func waysTo(s *game.Story, n game.NodeID) (ways []string) {
	const most = 4
	add := func(pos game.Pos) {
		if len(ways) < most {
			ways = append(ways, fmt.Sprintf("%s:%d", pos.File, pos.Line))
		}
	}
	for i := range s.Scenes {
		if s.Scenes[i].Caught == n || s.Scenes[i].Expired == n {
			add(s.Scenes[i].Pos)
		}
	}
	for i := range s.Choices {
		if s.Choices[i].Target == n {
			add(s.Choices[i].Pos)
		}
	}
	for i := range s.Blocks {
		if s.Blocks[i].Divert == n {
			add(s.Blocks[i].Pos)
		}
	}
	return ways
}

// whyDead says that a choice can never be taken, and because of which condition.
func (v *verifier) whyDead(id game.ChoiceID) string {
	c := &v.story.Choices[id]
	choice := fmt.Sprintf("the choice %q of %s", c.ID, v.story.NodeRef(c.Node))
	switch {
	case v.seen.Barred[id]:
		return fmt.Sprintf("%s is shown, but never unlocked: it needs %s", choice, c.Needs.Source)
	case !v.rests(c.Node):
		return choice + " is never offered: every run that comes there is led on at once"
	case c.If != nil:
		return fmt.Sprintf("%s is never offered: it would be if %s", choice, c.If.Source)
	default:
		return choice + " is never offered"
	}
}

// countWords counts the words of passages and choices in a language.
func countWords(s *game.Story, lang string) (n int) {
	w, _ := s.Words(lang)
	var buf []byte
	for i := range w.Blocks {
		buf = w.Blocks[i].AppendPlain(buf[:0])
		n += prose.Words(string(buf))
	}
	for _, label := range w.Choices {
		n += prose.Words(label)
	}
	return n
}
