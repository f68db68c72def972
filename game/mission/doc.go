// Package mission reads, writes and runs mission files.
//
// A save, a replay, a route and a test are one thing: a list of choices. A
// mission file is that list as text, a line each, with expectations, comments
// and, before it, optional front matter.
//
//	---
//	story: cobalt
//	difficulty: agent
//	---
//	# Budapest
//	burst-the-photograph          @ 4.210
//	expect face_on_file
//	"Run for the doors"
//	expect at prison.md#the-cell and suspicion <= 20
//
// # What it promises
//
// Nothing is lost: a [File] holds every byte that it was read from, and
// [File.Bytes] gives them back; a change through its methods changes nothing else.
// Everything wrong with a file is told at once, by line and column, and the lines
// that can be read are still there ([Errors] says how). Replaying is
// exact: a [Runner] takes choices through the rules of package game and nothing
// else, so the same file on the same story is the same state.
//
// A [Coverage] counts how much of a story a set of files reaches. [Update] makes
// expectations hold that do not, each on its line, and [Bless] writes down
// everything that can be expected of a run.
//
// # What it refuses
//
// A file over [MaxSize], more than [MaxLines] lines, a line over [MaxLine], front
// matter over [MaxFront]; text that is not UTF-8 or holds control characters
// (a tab may stand anywhere, a carriage return before a newline, a byte order
// mark at the very beginning); a file whose sum does not match ([ErrDamaged]);
// a file that names a version other than [Version] ([ErrNewer]); a file of
// another story ([StoryError]).
//
// # Decisions that the format leaves open
//
//   - Front matter is a YAML mapping between two lines "---", the first of which
//     is the file's first. The keys known here are story, digest, rules,
//     difficulty, saved, sealed, sum, front and version. No key is needed; one without a
//     value counts as left out. Others are kept as they are, also in the new
//     file of a run that is taken up from one which is not written to.
//   - The sum is of the lines alone, so a file of the game has a second one, front,
//     of every byte of the front matter but its own value, and a key that
//     says that both are there: "sealed: front and lines".
//   - A file without version is of version 1, and files of version 1 are written
//     without it.
//   - A word that is the whole id of a choice of the node is that choice. Else it
//     is a beginning, and must be the beginning of one choice that is shown. Two
//     choices may share a label as long as one of them is shown.
//   - "expect" with nothing or a time behind it is a choice of that name.
//   - A label ends at the first double quote behind which the line ends or a time
//     or a comment follows, so it may hold double quotes of its own.
//   - In an expectation "minutes" and "choices" are the run's, unless the story
//     has a meter of that name.
//   - "can" and "locked" of a choice that the node does not have is false, so long
//     as the story has it elsewhere; a choice that is nowhere in the story is an
//     error.
//   - A node counts as seen from the moment the run rests at it.
package mission
