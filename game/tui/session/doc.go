// Package session holds the run that is being played, and everything about it
// that does not depend on how it is shown: the story and its words, settings, how
// the run is kept, the race and the timer, the runs before it, and reloads of a
// story that is edited meanwhile.
//
// The screens and the plain mode each hold a [Session] and change it only by its
// methods. Work that waits for a disk is returned as a command, which its caller
// runs off the interface's path. A session holds nothing global, so any number of
// them can live in one process.
package session
