// Package trail finds out how much of a story was ever seen, in the run that is
// played and in those before it. The map and its description in words are made
// from it.
package trail
