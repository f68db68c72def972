// Package diag is the one form in which anything that is wrong with a story, a
// mission, a proof or a settings file is told.
//
// A [Diagnostic] has a code, a severity, a range of a file, a message, a hint
// and related places. Each output format is written once, here: text, with the
// source line and the marked word if wanted ([List.WriteText]); the objects of
// JSON ([List.Faults]); the annotations of GitHub ([WriteAnnotation]); test
// reports in JUnit's XML ([WriteJUnit]) and in TAP ([TAP]). An editor needs
// nothing more: columns count characters, ends are exclusive, and the source
// line is at hand to convert them.
//
// Every code stands in a catalog ([Codes], [Explain]) with an explanation and
// an example that produces it.
//
// The package refuses to let outside text take a line or a terminal over: file
// names are quoted if they hold anything that cannot be printed, and control
// characters in messages are replaced. It opens no file.
package diag
