// Package prose breaks a story's words into lines, for anything that has a width: a
// screen, a page, a recording.
//
// It promises that nothing but blanks is lost and that no line is wider than
// asked for. Width is in columns of a terminal, a cluster of characters counting
// as many as it takes there. It knows neither styles nor colors.
package prose
