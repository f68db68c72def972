package session

import "time"

// A Stopwatch counts the real time of a run.
type Stopwatch struct {
	clock  func() time.Time
	base   time.Duration // the time that was counted before since
	since  time.Time
	paused bool
}

// start goes on counting from a time that the run has had already.
func (w *Stopwatch) start(at time.Duration) {
	w.base, w.since, w.paused = at, w.clock(), false
}

// resetTo goes on counting from zero, since a moment that may be past.
func (w *Stopwatch) resetTo(since time.Time) {
	w.base, w.since, w.paused = 0, since, false
}

// Pause stops the time, until [Stopwatch.Resume].
func (w *Stopwatch) Pause() {
	if !w.paused {
		w.base, w.paused = w.Elapsed(), true
	}
}

// Resume lets the time go on.
func (w *Stopwatch) Resume() {
	if w.paused {
		w.since, w.paused = w.clock(), false
	}
}

// Hold makes the time stand still at the last time that was set.
func (w *Stopwatch) Hold() { w.paused = true }

// Paused reports whether the time stands still.
func (w *Stopwatch) Paused() bool { return w.paused }

// Elapsed is the run's real time.
func (w *Stopwatch) Elapsed() time.Duration {
	if w.paused {
		return w.base
	}
	return w.base + max(0, w.clock().Sub(w.since))
}

// Location is the time zone of the clock.
func (w *Stopwatch) Location() *time.Location { return w.since.Location() }
