// Package front holds the screens that a player meets before the first choice: the
// title, the briefing that asks for a difficulty, and the settings.
package front
