package session

import (
	tea "charm.land/bubbletea/v2"

	"cobalt/game"
)

// Took reports whether a choice was taken in an earlier run.
func (s *Session) Took(id game.ChoiceID) bool {
	c := &s.Story.Choices[id]
	return s.Past.Took(s.Story.NodeScene(c.Node).ID, s.Story.Nodes[c.Node].ID, c.ID)
}

// A following returns the choice to go on by. There is none if the player is to
// decide.
type following func(s *Session, now *game.State) (choice int, ok bool)

// OnlyWay follows a choice that was taken in an earlier run and is the only one
// that can be taken, so nothing unread is skipped and nothing is decided.
func OnlyWay(s *Session, now *game.State) (int, bool) {
	choice, ways := 0, 0
	for _, o := range s.Story.Options(now, nil) {
		if !o.Locked {
			choice, ways = o.Choice, ways+1
		}
	}
	return choice, ways == 1 && s.Took(s.Story.Nodes[now.Node].First+game.ChoiceID(choice))
}

// AsBefore follows the one choice of a passage that was taken in earlier runs, if
// it can be taken and no other ever was.
func AsBefore(s *Session, now *game.State) (int, bool) {
	choice, ways := 0, 0
	for _, o := range s.Story.Options(now, nil) {
		if s.Took(s.Story.Nodes[now.Node].First + game.ChoiceID(o.Choice)) {
			if o.Locked {
				return 0, false
			}
			choice, ways = o.Choice, ways+1
		}
	}
	return choice, ways == 1
}

// skip goes on through passages that earlier runs have shown, as far as follow
// leads, and tells how many. It stops before an ending, because an ending is never
// skipped. Nothing is lost: the choices can be taken back one by one.
func skip(s *Session, follow following, stopped string) tea.Cmd {
	if s.Racing() {
		s.Notice = s.Phrases.Race.ByHand
		return nil
	}
	run, passages := s.Run, 0
	for passages < mostSkipped {
		choice, ok := follow(s, &run.Now().State)
		if !ok {
			break
		}
		next, err := run.Choose(choice, s.Watch.Elapsed())
		if err != nil {
			break
		}
		if _, ended := next.Now().State.Ended(); ended {
			break
		}
		run, passages = next, passages+1
	}
	if passages == 0 {
		s.Notice = stopped
		return nil
	}
	s.Notice = s.Phrases.Past.Skipped.Of(passages)
	return s.Move(run)
}

// mostSkipped is how many passages are skipped at once: a story can go round in
// circles.
const mostSkipped = 200

// SkipRead skips passages that were read before and leave nothing to decide.
func (s *Session) SkipRead() tea.Cmd {
	stopped := s.Phrases.Past.Decide
	if _, again := AsBefore(s, &s.Run.Now().State); again && s.Run.Difficulty != game.Ghost {
		stopped = s.Phrases.Past.DecideAgain
	}
	return skip(s, OnlyWay, stopped)
}

// GoAsBefore skips as the player went before. On ghost every choice is the player's
// own, because none can be taken back.
func (s *Session) GoAsBefore() tea.Cmd {
	if s.Final() {
		return nil
	}
	return skip(s, AsBefore, s.Phrases.Past.NeverSo)
}
