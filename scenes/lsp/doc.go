// Package lsp is the language server for folders of stories.
//
// It speaks the Language Server Protocol 3.17 over a pair of streams. Stories are
// compiled from the texts that the editor has open, over the files of the folder: the
// compiler says the same of a file as if all were saved. While nobody
// types, the story is proven, too.
//
// # What it promises
//
// Diagnostics are those of a fresh compile: each change is compiled, the newest
// first, and the diagnostics of an older text are replaced. No input ends the server:
// requests before initialize, positions outside a text, broken messages and files
// that vanish get an error or an empty answer. It writes no file; a rename is a set
// of edits that the editor applies.
//
// # What it refuses
//
// A rename while the story has faults, because a rename would miss names that
// cannot be read. A proof beyond the memory that it may use, which then says that it is
// incomplete.
package lsp
