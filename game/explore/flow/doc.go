// Package flow analyzes how data flows through a story: which variables matter
// at each node, which values each of them can have there, and how a choice moves
// a whole box of such values at once.
//
// A [Model] is made in three steps, each of which narrows the one before:
//
//   - The values of each meter: all that the story's effects can make of it, in
//     whatever order they happen.
//   - Liveness, backward: the variables that can still be read from a node on
//     before they are overwritten, by something that matters in its turn. (In
//     the literature: strongly live variables.) A guard that decides only about
//     text is no reader, except for the blocks that [Model.Watched] names.
//   - Reaching values, forward: the values that each live variable can have at
//     each node, every variable by itself.
//
// The steps between nodes come from an evaluator, which does to regions of a box
// what package game does to one state: a guard, a cover or a floor cuts a region
// in two, so that within a region every variable changes by a table of its own.
// Each piece that arrives is a [Transition]. Tests hold the evaluator against
// package game, choice by choice and state by state. A [Memory] has the transitions of
// earlier analyses ready for one after an edit, which then evaluates only the choices
// whose rules or boxes are others.
//
// The package refuses to guess: a choice that falls into too many regions is
// said not to be whole ([Analysis.Whole]), and whoever asked must run it by
// package game. A variable that a step reads though it is not live panics,
// because every proof would be void.
package flow
