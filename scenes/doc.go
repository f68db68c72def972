// Package scenes compiles a folder of Markdown into a [game.Story], or says all
// that is wrong with it as file:line:column.
//
// # What it promises
//
// [Compile] takes the folder as a file system, [CompileDir] takes one of the
// disk, and [Cobalt] compiles the story that is built in. A story that is
// returned is sealed and whole: every name in it is known, every link leads to
// a node, every text is clean UTF-8 that a terminal can show as it stands. A
// folder that is at fault is told all its faults at once, as a [diag.List], in the
// order of files and lines; each points at the offending word, in characters,
// and says what to do about it. One slip of the pen gets one message.
//
// # What it refuses
//
// Input is never trusted: files that are no regular files are not opened, no
// more than a mebibyte of a file and 16 of a story are read, nesting is bounded,
// and no input makes it panic or run for long. Control characters, bidirectional
// overrides and text that terminals measure differently are faults, also where
// they hide in entities or escapes. Messages quote the source escaped.
//
// The format is described for authors in README.md beside this file.
package scenes
