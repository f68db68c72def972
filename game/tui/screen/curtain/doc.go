// Package curtain draws the page of an ending: its name in large letters, its picture,
// suspicion over the scenes of the run, and how many endings were found. It has no keys;
// the play screen shows it once the words of the ending are read.
package curtain
