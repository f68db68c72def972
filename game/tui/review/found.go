package review

import (
	"strconv"

	"cobalt/game"
	"cobalt/game/analysis/profile"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/session"
)

// GalleryLabel is what a list of entries calls the endings.
func GalleryLabel(t *session.Session) string {
	found, of := FoundEndings(t)
	return phrases.Fill(t.Phrases.Ending.Gallery, "n", strconv.Itoa(len(found)), "of", strconv.Itoa(of))
}

// KnownEndings returns what is known of this story's endings, this run included.
func KnownEndings(t *session.Session) *profile.Profile {
	p := t.Past.Clone()
	if t.Run.Begun() {
		p.Add(t.Story, t.Run.Started, t.Run.Shown()...)
	}
	return p
}

// found lists the endings that were found, and says how many there are.
func FoundEndings(t *session.Session) (found []game.EndingID, of int) {
	known := KnownEndings(t)
	for i, e := range t.Story.Endings {
		if _, ok := known.Ending(e.ID); ok {
			found = append(found, game.EndingID(i))
		}
	}
	return found, len(t.Story.Endings)
}

// FoundBefore says when and how fast an ending was found.
func FoundBefore(t *session.Session, id string, was profile.Ending) string {
	p := &t.Phrases.Endings
	if _, before := t.Past.Ending(id); !before {
		return phrases.Fill(p.Now, "choices", p.Choices.Of(was.Choices))
	}
	return phrases.Fill(p.Found, "date", was.First.In(t.Watch.Location()).Format(p.Day),
		"choices", p.Choices.Of(was.Choices), "times", p.Times.Of(was.Times))
}
