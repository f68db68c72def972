package tui

import "cobalt/game/tui/settings"

// Settings are what a player decides about how the game is shown and played.
type Settings = settings.Settings

// A Background says what the terminal's background is.
type Background = settings.Background

// The backgrounds.
const (
	AskTerminal = settings.AskTerminal
	Dark        = settings.Dark
	Light       = settings.Light
)
