// Package race compares runs with each other: in which categories they count,
// how long each scene took, and how far they are from the best earlier runs and
// from the shortest possible one.
//
// # The rules
//
// A run is its mission file. It counts in the category of the ending that it
// comes to and in [Any], whichever ending it aimed at; in [All] several files
// count together, which come to every ending of the story one behind the other,
// on one clock. Each difficulty has races of its own.
//
// Three things are measured. [Choices] and [Minutes] follow from the file, and
// whoever replays it finds the same. [Time] is only claimed by the file:
// nobody can prove it, and it is only checked that the clock never goes back. It
// runs from the first key to the choice that ends the run; in All, the first key
// of the first run starts it, and each further run begins with the end of the
// one before.
//
// A choice that was made stands. A file does not show choices that were taken
// back, so in a race none can be.
//
// # What it promises
//
// It is pure: it reads no clock and no file, and keeps nothing. Everything that it
// says of a file follows from the file and the story alone. A [Run] adds up: its splits'
// choices and minutes are its own.
//
// # What it refuses
//
// To call a run the shortest without a proof: a [Proof] belongs to one version of
// one story, known by its digest, and says nothing about another.
package race
