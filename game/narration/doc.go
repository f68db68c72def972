// Package narration puts what the rules did into words: a passage in the order in
// which it is read, what a step changed, and why a choice is locked.
//
// The words are the story's and the interface's, in one language; how they look
// is for whoever shows them, a screen, lines of text or a transcript. It promises
// that secrets stay secrets: what has no name is not told, or only said to be
// otherwise.
package narration

import "cobalt/game"

// A Narrator is a story in one language, and the interface's phrases in it. It is
// not changed by telling; any number of goroutines may share one.
type Narrator struct {
	Story   *game.Story
	Words   *game.Words
	Changes *ChangePhrases
	Locked  *LockPhrases
}

// MeterName returns what a meter is called.
func (t *Narrator) MeterName(m game.Meter) string {
	switch m {
	case game.Suspicion:
		return t.Locked.Suspicion
	case game.Trace:
		return t.Locked.Trace
	case game.Clock:
		return t.Locked.Clock
	default:
		return t.Words.Meters[m-game.FirstDeclared]
	}
}
