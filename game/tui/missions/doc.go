// Package missions puts a player's saved missions into words: their names, how they
// stand, the ways to take one up, and why something could not be done.
//
// It opens no file; the missions come from a [keep.Library].
package missions
