package tui

import "cobalt/game"

// A Background says what the terminal's background is.
type Background uint8

// The backgrounds.
const (
	AskTerminal Background = iota // ask, and take it for dark until it answers
	Dark
	Light
)

// Settings are what a player decides about how the game is shown and played. The
// zero value is what who decides nothing plays with.
type Settings struct {
	Theme         Background
	Contrast      bool            // the high-contrast theme
	ReducedMotion bool            // nothing moves
	Difficulty    game.Difficulty // of new runs
	Timer         bool            // real time and splits are shown
	Mouse         bool            // choices can be clicked, and the wheel scrolls
}
