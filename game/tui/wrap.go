package tui

import (
	"cobalt/game"
	"cobalt/game/narration/prose"
)

// wrapRuns breaks a paragraph into lines at most width columns wide.
func wrapRuns(runs []game.Run, width int) [][]game.Run { return prose.Wrap(runs, width) }

// wrapText breaks a text in one style into lines at most width columns wide.
func wrapText(text string, width int) []string { return prose.WrapText(text, width) }

// textWidth is the columns that a text takes.
func textWidth(s string) int { return prose.Width(s) }
