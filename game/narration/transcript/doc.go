// Package transcript tells a run as a text: its scenes as chapters, with the
// passages that were read, the changes, the choices that were offered and taken,
// and the ending. It writes Markdown, plain text in lines, or a page of HTML.
//
// A [Builder] watches a run being replayed and gives a [Transcript], which is
// data; the writers are its methods. The same run on the same story gives the same
// bytes.
//
// The package promises that no control character but the newline is ever written,
// that every sign with a meaning in Markdown or HTML is escaped, and that pictures
// are described in words. The page of HTML is one file that fetches nothing and
// runs nothing.
package transcript
