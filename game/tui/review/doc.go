// Package review puts a run into words once it is over: the peaks of suspicion and
// who noticed, the choices that decided its end, and the endings found so far.
//
// It never names an ending that the player has not found.
package review
