// Package tui is the Bubble Tea interface: one root model, a stack of screens,
// and no rule of the game.
//
// It shows a run of a story, and hands every choice to package game, which
// alone says what it does. There are two ways to play: [Play] fills the
// terminal, [PlayPlain] reads and writes lines, for screen readers and pipes.
// Both speak the same [Phrases].
//
// What it promises:
//
//   - Nothing is lost. After every choice the run goes to the [Keeper] that it
//     was given, off the interface's path; what could not be kept is told, and
//     tried again with the next choice and at the end.
//   - It draws within the size that the terminal says it has, 80 by 24 until it
//     says so, and says kindly where that is too small.
//   - It never waits for a terminal's answer, and leaves it as it was found.
//   - Nothing is told by color alone.
//   - It holds nothing global: two programs in one process never see each other.
//
// What it refuses: to read or write files, to look at the environment, to know
// what time it is. Story, words, pictures, clock and keeper are handed in by
// [Options].
//
// # How it is built
//
// A [playthrough.Run] is a plain value: the list of states that a play went
// through, with the record of every step. Going back is looking at an earlier
// one. The root
// [Model] holds the run, the size and the styles, and a stack of screens; a
// message that is not the root's own goes to the screen on top, which answers
// with what is to be done. Each screen has a key map of its own, and its help
// is made from it.
package tui
