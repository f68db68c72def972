// Package explore walks every state a story can reach, and reports each defect
// with the shortest mission that shows it.
//
// [Verify] proves a story: which endings can be reached and in how few choices
// and minutes, where a run can get stuck, where it can go on but never end,
// where it goes round in circles, what is never reached, offered or shown.
// [Route] finds the provably shortest run to an ending. [Simulate] plays at
// random. The package changes no story, opens no file, and starts no goroutine
// that outlives a call. It refuses to guess: a walk that is canceled, or needs
// more memory than it may have, says that it is incomplete, and claims nothing
// that it has not seen.
//
// # What a state is
//
// Minutes and choices are counted, not remembered: no rule reads them. What is
// left of a [game.State] is reduced in two ways, both of which keep exactly
// what can happen:
//
//   - Live variables. At each node only those items, facts, meters, used-up
//     choices and seen nodes are told apart that can still be read from there
//     on before they are overwritten. Two states that differ in nothing else
//     have the same future, choice by choice.
//   - Slicing. To be read means to be read by something that matters: a
//     condition that decides whether a choice is open, where a divert leads,
//     whether a run ends, or a change to something that is itself live. A guard
//     that decides only which text is shown is no reader. (This is the analysis
//     of strongly live variables, run backward over each step's effects,
//     guards, diverts and redirects; one analysis gives both reductions.)
//
// Whether a text is ever shown is then asked separately: most are shown by some
// run played for the purpose; for each that is not, the walk is repeated with
// the variables of its guard made live, which is exact again.
//
// # How the walk is fast
//
// States are not handled one by one. A forward analysis finds which values each
// live variable can have at each node, so that the states of a node are a set
// of points in a small box. Such a set is kept as words of 64 bits: the bits of
// a word range over some of the box's sides, the word's index over the others.
// A step is compiled into rectangles: parts of the box on which each variable
// changes independently of the others (a guard, a cover, a floor cuts a box in
// two; it never makes one variable's new value depend on another's within a
// part). A rectangle then moves whole words from one node's set to another's.
// Variables that are never live together share a position (the interference
// graph is colored), so that words need no rearranging on the way.
//
// The walk goes breadth first, in layers, over all nodes at once; the workers
// share out each layer's targets. The layers give the shortest runs. A set is
// paged where its box is small, and a hash table of words where it is large; a
// box with more points than a 64-bit number can name is numbered as its states
// turn up, and a step that falls into too many rectangles is run state by state
// by package game itself. Nothing depends on which of these was used.
package explore
