// Package light reads and writes mission files with little code, so that it fits
// into a web page. It links no reader of YAML.
//
// # Promises
//
// A file that the game wrote is read and written to the letter: package mission
// makes the same bytes of the same run, and a test holds the two against each other.
// [File.Text] gives back every byte that was read, and a change through a method
// changes nothing else.
//
// # Refusals
//
// This package accepts and refuses the same files as package mission, but for front matter
// that takes a reader of YAML: only lines "key: value" are read, with comments, and values
// that are bare or in quotes without escapes. Other YAML is refused by a sentence: it is
// never misread.
package light
