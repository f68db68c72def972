// Package screen holds the common parts of the interface's screens: the [Context]
// that they share, the [Action] by which they ask the root for
// something, and the kinds of screen that several of them are: a [Pager], a
// [Dialog], a [Prompt], a list to rewind by.
//
// A screen is given the context with every call and keeps none of it. It owns its
// own state, its keys and its drawing; only the root sets the fields of a view.
package screen
