// Package translation helps to keep a translation of a story whole: it writes the
// skeleton of one, finds the texts that are still the original's, those whose
// original changed since they were translated, and terms that are told otherwise
// than the glossary says.
//
// What it must remember stands in the file translation.yaml of the translation's
// folder: the glossary, which people write, and sums of the original's texts, which
// [Translation.Record] writes. It works on a story that compiles, and reads and
// returns texts; writing files is up to the caller.
package translation
