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

// Decisions are how settings outlive the program.
type Decisions struct {
	// Keep keeps one setting, by its name and value, for the next time. It is
	// called off the interface's path; nil: settings are not kept.
	Keep func(name, value string) error
	// Fixed are the settings that something stronger decides, by name, and what
	// it is: a flag, a variable.
	Fixed map[string]string
}
