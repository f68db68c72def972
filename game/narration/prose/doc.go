// Package prose breaks a story's words into lines, for whatever has a width: a
// screen, a page, a recording.
//
// It promises that nothing but blanks is lost and that no line is wider than
// asked for. Width is in columns of a terminal, a cluster of characters counting
// as what it takes there. It knows neither styles nor colors.
package prose
