// Package scenes compiles a folder of Markdown into a [game.Story], or says all
// that is wrong with it as file:line:column.
//
// # Promises
//
// [Compile] takes the folder as a file system, [CompileDir] takes one of the
// disk, and [Cobalt] compiles the story that is built in. A story that is
// returned is sealed and whole: every name in it is known, every link leads to
// a node, every text is clean UTF-8 that a terminal can show as it stands. A
// folder that is at fault is told all its faults at once, as a [diag.List], in the
// order of files and lines; each marks the offending word, has a code and says
// how to mend it. One slip of the pen gets one message. [Build] returns warnings,
// too.
//
// # Limits
//
// Input is never trusted: only regular files are opened, no
// more than a mebibyte of a file and 16 of a story are read, nesting is bounded,
// and no input makes it panic or run for long. Control characters, bidirectional
// overrides and signs that terminals measure differently are faults, even if
// they are written as entities or escapes. Messages quote the source escaped.
//
// The format is described for authors in README.md beside this file.
package scenes
