package tui

import (
	"strconv"

	"cobalt/game"
	"cobalt/game/analysis/profile"
)

// galleryLabel is what a list of entries calls the endings.
func galleryLabel(t *Session) string {
	found, of := foundEndings(t)
	return fill(t.phrases.Ending.Gallery, "n", strconv.Itoa(len(found)), "of", strconv.Itoa(of))
}

// knownEndings returns what is known of this story's endings, this run included.
func knownEndings(t *Session) *profile.Profile {
	p := t.past.Clone()
	if t.run.Begun() {
		p.Add(t.story, t.run.Started, t.run.Shown()...)
	}
	return p
}

// found lists the endings that were found, and says how many there are.
func foundEndings(t *Session) (found []game.EndingID, of int) {
	known := knownEndings(t)
	for i, e := range t.story.Endings {
		if _, ok := known.Ending(e.ID); ok {
			found = append(found, game.EndingID(i))
		}
	}
	return found, len(t.story.Endings)
}

// foundBefore says when and how fast an ending was found.
func foundBefore(t *Session, id string, was profile.Ending) string {
	p := &t.phrases.Endings
	if _, before := t.past.Ending(id); !before {
		return fill(p.Now, "choices", p.Choices.of(was.Choices))
	}
	return fill(p.Found, "date", was.First.In(t.since.Location()).Format(p.Day),
		"choices", p.Choices.of(was.Choices), "times", p.Times.of(was.Times))
}
