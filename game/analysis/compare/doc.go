// Package compare says what two versions of a story do differently: in how they
// are built, and under the same mission files.
//
// # What it promises
//
// The same versions and the same file give the same answer, in the same order:
// that of the second version's source for what it has, that of the first's for
// what is gone. What is the same is left out. Everything is told by name, as an
// author refers to it, never by number.
//
// What was renamed is told apart from what was removed and what was added: by
// its words, as long as no two things could be meant.
//
// # What it refuses
//
// It does not read the source: comments, the order of files and the spacing of
// front matter are no difference. A mission of another story than the first
// version is an error; that the second has another title, and so another id, is
// a difference like others.
package compare
