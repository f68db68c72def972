package review

import (
	"math"
	"strconv"

	"cobalt/game"
	"cobalt/game/analysis/profile"
	"cobalt/game/render/output"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/session"
)

// GalleryLabel names the entry that opens the list of endings.
func GalleryLabel(s *session.Session) string {
	found, of := Found(s)
	return phrases.Fill(s.Phrases.Ending.Gallery, "n", strconv.Itoa(len(found)), "of", strconv.Itoa(of))
}

// Known returns the endings of this story that were found, this run included.
func Known(s *session.Session) *profile.Profile {
	p := s.Past.Clone()
	if s.Run.Begun() {
		p.Add(s.Story, s.Run.Started, s.Run.Shown()...)
	}
	return p
}

// Found lists the endings that were found, and says how many there are.
func Found(s *session.Session) (found []game.EndingID, of int) {
	known := Known(s)
	for i, e := range s.Story.Endings {
		if _, ok := known.Ending(e.ID); ok {
			found = append(found, game.EndingID(i))
		}
	}
	return found, len(s.Story.Endings)
}

// Rarity tells how often plays at random end so; it is empty if that is not known.
func Rarity(s *session.Session, ending game.EndingID) string {
	share, known := s.Rarity(ending)
	if !known {
		return ""
	}
	return phrases.Fill(s.Phrases.Ending.Rare, "n", output.Thousands(int(math.Round(1/share))))
}

// FoundBefore says when and how fast an ending was found.
func FoundBefore(s *session.Session, id string, was profile.Ending) string {
	p := &s.Phrases.Endings
	if _, before := s.Past.Ending(id); !before {
		return phrases.Fill(p.Now, "choices", p.Choices.Of(was.Choices))
	}
	return phrases.Fill(p.Found, "date", s.Phrases.Date(was.First.In(s.Watch.Location()), p.Day),
		"choices", p.Choices.Of(was.Choices), "times", p.Times.Of(was.Times))
}
