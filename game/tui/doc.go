// Package tui is the Bubble Tea interface: one root model over a stack of screens,
// and no rule of the game.
//
// It shows a run of a story, and hands every choice to package game, which alone
// says what it does. There are two ways to play: [Play] fills the terminal, and
// package plain reads and writes lines, for screen readers and pipes. Both speak
// the same phrases.
//
// What it promises:
//
//   - Nothing is lost. After every choice the run goes to the keeper that was
//     handed in, off the interface's path. If it could not be kept, the player is
//     told, and it is tried again with the next choice and at the end.
//   - It draws within the size that the terminal says it has, 80 by 24 until it
//     says so, and says kindly that a window is too small.
//   - It never waits for a terminal's answer, except when it leaves: an answer that
//     comes later would be typed into the shell. It leaves the terminal as it was
//     found.
//   - Nothing is told by color alone.
//   - It holds nothing global: two programs in one process never see each other.
//
// What it refuses: to read or write files, to look at the environment, to know
// the time. Story, words, pictures, clock and keeper are handed in by
// [session.Options].
//
// # How it is built
//
// The root [Model] owns a screen.Context, which draws a session.Session, and a
// stack of screens. A message that is not the root's own goes to the screen on
// top, which answers with a screen.Action. The screens are packages below screen;
// each has a key map of its own, and its help is made from it. They draw with the
// parts in package widget.
//
// A new screen is known to the screen that opens it, and to nobody else: the root
// only sees the interfaces of package screen.
package tui
