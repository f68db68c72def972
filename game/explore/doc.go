// Package explore walks every state a story can reach, and reports each defect
// with the shortest mission that shows it.
//
// [Verify] proves a story: which endings can be reached and in how few choices
// and minutes; whether a run can get stuck, go on but never end, or go round in
// circles; which nodes, choices and texts no run comes to. [Route] finds the
// provably shortest run to an ending. [Simulate] plays at random. A [Prover] proves a
// story again and again while it is edited, and computes only what an edit has
// changed. The package changes no story, opens no file, and starts no goroutine that
// outlives a call. It refuses to guess: a walk that is canceled, or needs more memory
// than it may have, says that it is incomplete, and makes no claim about states that
// it has not seen.
//
// # States
//
// Minutes and choices are counted, not remembered: no rule reads them. The rest
// of a [game.State] is reduced in two ways, both of which keep exactly the runs
// that are possible:
//
//   - Live variables. At each node only those items, facts, meters, used-up
//     choices and seen nodes are told apart that can still be read from there
//     on before they are overwritten. Two states that differ in nothing else
//     have the same future, choice by choice.
//   - Slicing. To be read means to be read by something that matters: a
//     condition that decides whether a choice is open, a divert is taken or a
//     run ends, or a change to something that is itself live. A guard that
//     decides only which text is shown is no reader.
//
// Whether a text is ever shown is then asked separately: most are shown by some
// run played for the purpose; for each that is not, the walk is repeated with
// the variables of its guard made live, which is exact again.
//
// # Packages
//
// The analyses, and the evaluator that takes a choice for a whole box of states
// at once, are package flow. Two packages go over the states: package explicit
// walks them one by one, as sets of bits, and package symbolic handles them as
// decision diagrams, of package diagram. The first is sure, the second mostly far
// sooner; which one does a part of a proof is decided by measure, and makes no
// difference to the report but for which of several shortest missions it shows.
// Package budget stops them in time, and package witness has the evidence that
// they bring. This package puts them together, has package game play every run
// that it reports, and says in words what was found.
package explore
