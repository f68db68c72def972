// Package explicit walks the states of a story one layer after the other, and
// keeps the sets of states as words of bits.
//
// The states of a node are a set of points in the box of package flow. Such a
// set is kept as words of 64 bits: the bits of a word range over some of the
// box's sides, the word's index over the others. A transition then moves whole
// words from one node's set to another's. Variables that are never live together
// share a position (the interference graph is colored), so that words need no
// rearranging on the way.
//
// A [Walk] goes breadth first, over all nodes at once; the workers share out
// each layer's targets. The layers give the shortest runs. A set is paged if its
// box is small, and a hash table of words if it is large. If a box has more
// points than a 64-bit number can name, its states are numbered as they turn up;
// a choice that package flow gave up is taken state by state by package game.
// Which of these was used makes no difference to the result.
//
// A walk that is canceled, or needs more memory than its budget, returns an
// error; the states that it came to until then are right, but not all.
package explicit
