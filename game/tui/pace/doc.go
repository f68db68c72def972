// Package pace says how fast a run is watched: how long each of its steps is
// shown, by its words or by the times at which it was played.
//
// It knows no clock; whoever shows the run waits.
package pace
