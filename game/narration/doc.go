// Package narration puts the work of the rules into words: a passage in the order in
// which it is read, the changes of a step, and the reasons why a choice is locked.
//
// The words are the story's and the interface's, in one language; how they look
// is for those who show them: a screen, lines of text or a transcript. The package
// promises that secrets stay secrets: a thing without a name is not told, or only
// as something else that is missing.
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

// MeterName returns the name of a meter.
func (t *Narrator) MeterName(m game.Meter) string {
	switch m {
	case game.Suspicion:
		return t.Locked.Suspicion
	case game.Trace:
		return t.Locked.Trace
	case game.Clock:
		return t.Locked.Clock
	case game.FirstDeclared: // and those after it are the story's own
	}
	return t.Words.Meters[m-game.FirstDeclared]
}
