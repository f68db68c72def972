// Package compare finds the differences between two versions of a story: in how
// they are built, and in how the same mission files run on them.
//
// # Promises
//
// The same versions and the same file give the same answer, in the same order:
// things of the second version in the order of its source, then things that are
// gone in the order of the first's. Everything is told by name, as an author
// refers to it, never by number. Things that are the same are left out.
//
// A renamed thing is told apart from one that was removed and one that was added,
// by its words, as long as no two things could be meant.
//
// # Limits
//
// It does not read the source: comments, the order of files and the spacing of
// front matter are no difference. A mission of another story than the first
// version is an error; that the second has another title, and so another id, is
// a difference like others.
package compare
