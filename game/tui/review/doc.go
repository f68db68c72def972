// Package review says in words what a run looks like once it is over: where
// suspicion peaked and who noticed, which choices decided its end, and which
// endings have been found so far.
//
// It never names an ending that the player has not found.
package review
