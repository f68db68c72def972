// Package value holds the values that flags of the command line take: a word of a
// few, a format, a difficulty, a folder, a size, a pace. Each knows its text in
// help, and refuses any other text with an error that names the texts that it
// takes. Arguments counts what stands beside the flags.
package value
