// Package race measures runs against each other: in which categories they
// count, how long each scene took, and how they compare with the best that were
// run before and with the shortest that there can be.
//
// # The rules
//
// A run is its mission file. It counts in the category of the ending that it
// comes to and in [Any], whatever it was meant for; in [All] several files count
// together, which come to every ending of the story one behind the other, on one
// clock. Each difficulty is for itself.
//
// Three things are measured. [Choices] and [Minutes] follow from the file, and
// whoever replays it finds the same. [Time] is what the file says of it: nobody
// can prove it, and all that is checked is that the clock never goes back. It
// runs from the first key to the choice that ends the run; in All, the first key
// of the first run starts it, and each further run begins with the end of the
// one before.
//
// A choice that was made stands: a file does not show what was taken back, so in
// a race nothing is.
//
// # What it promises
//
// It is pure: it reads no clock and no file, and holds nothing. What it says of
// a file follows from the file and the story alone. A [Run] adds up: its splits'
// choices and minutes are its own.
//
// # What it refuses
//
// To call anything the shortest that is not proven: a [Proof] is of one state of
// one story, known by its digest, and says nothing of another.
package race
