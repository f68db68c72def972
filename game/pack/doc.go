// Package pack keeps a compiled story as bytes: its rules, its words in every
// language, its pictures, and the interface's words. A program that has a pack
// starts at once, without the compiler.
//
// # Promises
//
// The same story gives the same bytes. A pack that is read back is the story that
// was written, in every exported field. Reading copies no text: the strings of the
// story lie within the pack, which therefore must not change while the story is in
// use.
//
// [Open] refuses, by a sentence, what is not a pack, a pack of another version of
// the format, and one that is damaged or cut off. It trusts no byte: every
// reference is checked against what it refers to, so a pack that opens plays
// without a panic, whoever wrote it.
//
// # Format
//
// A head of 24 bytes: [Magic], the version, a checksum (CRC-32C) of all that
// follows it, and the length of the body. Numbers in the head are little-endian.
// The body is one sequence of values in the order of the code in story.go, words.go
// and codec.go: numbers as varints, texts as their length and their bytes.
package pack
