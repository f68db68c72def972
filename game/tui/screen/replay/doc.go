// Package replay is the screen on which a run is watched, at a pace or by hand. It
// draws as the play screen does, and never changes the run.
package replay
