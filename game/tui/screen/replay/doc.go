// Package replay is the screen on which a run is watched. It draws what the play
// screen draws, at a pace or by hand, and never changes the run.
package replay
