package tui

import (
	tea "charm.land/bubbletea/v2"

	"cobalt/game"
)

// took reports whether a choice was taken in an earlier run.
func (t *Session) took(id game.ChoiceID) bool {
	c := &t.story.Choices[id]
	return t.past.Took(t.story.NodeScene(c.Node).ID, t.story.Nodes[c.Node].ID, c.ID)
}

// A following says which choice to go on by where no decision is asked of the
// player; it is none where one is.
type following func(s *Session, now *game.State) (choice int, ok bool)

// onlyWay follows a choice that was taken in an earlier run and is the only one
// that can be: nothing unread is passed over, and nothing is decided.
func onlyWay(t *Session, now *game.State) (int, bool) {
	choice, ways := 0, 0
	for _, o := range t.story.Options(now, nil) {
		if !o.Locked {
			choice, ways = o.Choice, ways+1
		}
	}
	return choice, ways == 1 && t.took(t.story.Nodes[now.Node].First+game.ChoiceID(choice))
}

// asBefore follows the one choice of a passage that was taken in earlier runs,
// where it can be taken and no other ever was.
func asBefore(t *Session, now *game.State) (int, bool) {
	choice, ways := 0, 0
	for _, o := range t.story.Options(now, nil) {
		if t.took(t.story.Nodes[now.Node].First + game.ChoiceID(o.Choice)) {
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
	if t.racing() {
		t.notice = t.phrases.Race.ByHand
		return nil
	}
	run, passages := t.run, 0
	for passages < mostSkipped {
		choice, ok := follow(t, &run.Now().State)
		if !ok {
			break
		}
		next, err := run.Choose(choice, t.elapsed())
		if err != nil {
			break
		}
		if _, ended := next.Now().State.Ended(); ended {
			break
		}
		run, passages = next, passages+1
	}
	if passages == 0 {
		t.notice = stopped
		return nil
	}
	t.notice = t.phrases.Past.Skipped.of(passages)
	return t.move(run)
}

// mostSkipped is how many passages are skipped at once: a story can go round in
// circles.
const mostSkipped = 200

// skipRead skips what is read and leaves nothing to decide.
func (t *Session) skipRead() tea.Cmd {
	stopped := t.phrases.Past.Decide
	if _, again := asBefore(t, &t.run.Now().State); again && t.run.Difficulty != game.Ghost {
		stopped = t.phrases.Past.DecideAgain
	}
	return skip(t, onlyWay, stopped)
}

// goAsBefore skips as the player went before. On ghost, where nothing can be
// taken back, every choice is the player's own.
func (t *Session) goAsBefore() tea.Cmd {
	if t.final() {
		return nil
	}
	return skip(t, asBefore, t.phrases.Past.NeverSo)
}
