package session

import (
	tea "charm.land/bubbletea/v2"

	"cobalt/game"
)

// Took reports whether a choice was taken in an earlier run.
func (t *Session) Took(id game.ChoiceID) bool {
	c := &t.Story.Choices[id]
	return t.Past.Took(t.Story.NodeScene(c.Node).ID, t.Story.Nodes[c.Node].ID, c.ID)
}

// A following says which choice to go on by where no decision is asked of the
// player; it is none where one is.
type following func(s *Session, now *game.State) (choice int, ok bool)

// OnlyWay follows a choice that was taken in an earlier run and is the only one
// that can be: nothing unread is passed over, and nothing is decided.
func OnlyWay(t *Session, now *game.State) (int, bool) {
	choice, ways := 0, 0
	for _, o := range t.Story.Options(now, nil) {
		if !o.Locked {
			choice, ways = o.Choice, ways+1
		}
	}
	return choice, ways == 1 && t.Took(t.Story.Nodes[now.Node].First+game.ChoiceID(choice))
}

// AsBefore follows the one choice of a passage that was taken in earlier runs,
// where it can be taken and no other ever was.
func AsBefore(t *Session, now *game.State) (int, bool) {
	choice, ways := 0, 0
	for _, o := range t.Story.Options(now, nil) {
		if t.Took(t.Story.Nodes[now.Node].First + game.ChoiceID(o.Choice)) {
			if o.Locked {
				return 0, false
			}
			choice, ways = o.Choice, ways+1
		}
	}
	return choice, ways == 1
}

// skip goes on through what earlier runs have shown, as far as follow leads, and
// says how many passages that were. It stops before an ending, which is never
// come to unread. Nothing is lost: what was skipped can be taken back one by one.
func skip(t *Session, follow following, stopped string) tea.Cmd {
	if t.Racing() {
		t.Notice = t.Phrases.Race.ByHand
		return nil
	}
	run, passages := t.Run, 0
	for passages < mostSkipped {
		choice, ok := follow(t, &run.Now().State)
		if !ok {
			break
		}
		next, err := run.Choose(choice, t.Elapsed())
		if err != nil {
			break
		}
		if _, ended := next.Now().State.Ended(); ended {
			break
		}
		run, passages = next, passages+1
	}
	if passages == 0 {
		t.Notice = stopped
		return nil
	}
	t.Notice = t.Phrases.Past.Skipped.Of(passages)
	return t.Move(run)
}

// mostSkipped is how many passages are skipped at once: a story can go round in
// circles.
const mostSkipped = 200

// SkipRead skips what is read and leaves nothing to decide.
func (t *Session) SkipRead() tea.Cmd {
	stopped := t.Phrases.Past.Decide
	if _, again := AsBefore(t, &t.Run.Now().State); again && t.Run.Difficulty != game.Ghost {
		stopped = t.Phrases.Past.DecideAgain
	}
	return skip(t, OnlyWay, stopped)
}

// GoAsBefore skips as the player went before. On ghost, where nothing can be
// taken back, every choice is the player's own.
func (t *Session) GoAsBefore() tea.Cmd {
	if t.Final() {
		return nil
	}
	return skip(t, AsBefore, t.Phrases.Past.NeverSo)
}
