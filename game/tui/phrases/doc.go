// Package phrases holds the interface's own words, in one language, and tells
// with them how a run stands.
//
// [Load] reads a file of words whole or not at all: a phrase that is missing and
// a key that is unknown are errors. A [Narrator] fills the phrases in; it draws
// nothing, so the screens and the plain mode say the same.
package phrases
