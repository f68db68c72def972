// Package game is the rules: from an immutable [Story], a [State] and one
// choice, a step returns the next State and its events. It touches no clock,
// file, terminal or randomness, and imports a handful of the standard library.
//
// # The two halves
//
// A [Story] is an author's text, compiled: scenes, nodes, choices, blocks,
// with conditions and effects as data. It is built once (by package scenes),
// finalized by [Story.Finalize], and never changes again; any number of goroutines may
// read it.
//
// A [State] is all that a run is at one moment. It is a plain comparable value
// of at most 200 bytes, which nothing else can change: copying it is undo, a list of choices
// is a save, and using it as a map key is exploring.
//
//	state, err := story.Begin(game.Agent, &record)
//	options := story.Options(&state, nil)
//	state, err = story.Choose(state, options[0].Choice, &record)
//
// A step is a pure function of story, state and choice. Given a [Record], it
// also tells the blocks that were shown, and every change, event by event,
// so that a screen can show it and an ending can explain it. Given none, it
// does the same work without the telling, and allocates nothing.
//
// # Words
//
// The rules never look at text. A story's words stand apart from it, one
// [Words] a language, indexed by the same numbers; [Words.Passage] turns a
// Record into a neutral tree of blocks and styled runs, which terminals,
// transcripts and tests render as they need.
//
// # For the prover
//
// The parsed form stays open: [Cond.Root] is the tree of a condition,
// [Cond.Reads], [Effect.Reads] and [Effect.Writes] say which variables a rule
// depends on and which it can change. Nothing that the rules do is hidden from an
// analysis.
package game
