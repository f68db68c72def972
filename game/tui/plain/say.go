package plain

import (
	"cobalt/game/narration"
	"cobalt/game/tui/session"
)

// say fills a phrase that is a sentence of its own, without a second stop behind a
// value that ends in one.
func say(phrase string, pairs ...string) string { return narration.FillSentence(phrase, pairs...) }

// readAloud lets a session tell changes of numbers in words that are read aloud.
func readAloud(s *session.Session) {
	own := *s.Phrases
	own.Changes = own.Changes.Aloud()
	s.Phrases = &own
}
