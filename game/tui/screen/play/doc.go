// Package play is the screen on which a story is read and choices are made, with
// its header, its status line and its side panel.
package play
