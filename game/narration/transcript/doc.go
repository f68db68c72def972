// Package transcript tells a run as a text: its scenes as chapters, what was
// read and what changed, what could be chosen and what was, and how it ended;
// as Markdown, as plain text in lines, or as a page of HTML.
//
// A [Builder] watches a run being replayed and gives a [Transcript], which is
// data; the writers are its methods. The same run on the same story is the same
// bytes.
//
// What it promises: no control character but the newline is ever written,
// whatever the story holds; what is a sign to Markdown or HTML stands escaped;
// pictures are described. The page of HTML is one file that fetches nothing and
// runs nothing.
package transcript
