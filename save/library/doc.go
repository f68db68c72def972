// Package library is everything that is kept for one player: missions, the finds of
// all runs, the files of finished races, and the settings.
//
//	place := library.Place{Data: "", Getenv: os.Getenv}
//	folder, err := place.Missions()
//	lib := library.New(folder, time.Now)
//	defer lib.Close()
//	err = lib.Keep(run)            // nil: the disk has it
//	offer, err := lib.Open(story, "budapest")
//	run, err := lib.Take(offer, 0) // from now on Keep writes to that mission
//
// # What it promises
//
// Every run has a mission file of its own, named by the time at which it was first
// kept until the player names it. Nothing is written over that somebody else wrote
// since: the run then goes on in a new file, and the player is told. A file that
// is damaged, changed or of a newer program stays as it is; as much of it as can be
// replayed is offered as a new mission.
//
// # What it refuses
//
// To print, to ask and to end the program: it returns values and errors, which
// a command or a screen puts into words.
package library
