// Package profile remembers everything that a player's runs of one story have
// found together: the nodes that were entered, the choices that were taken, the
// endings that were reached, and how fast.
//
//	past, err := profile.Parse(path, data)
//	if past.Took("prison", "the-cell", "lift-the-keys") { … }
//	past.Add(story, started, steps...)
//	data = past.Bytes()
//
// # What it promises
//
// A profile only ever grows. [Profile.Merge] is a union: it does not matter in
// which order profiles are merged, in which groups, or how often, so that two
// programs which play at once lose nothing of each other's. Everything is
// remembered by name, not by number, and so outlives edits of the story: a
// renamed node is found anew, and one that was taken out does no harm.
//
// [Profile.Bytes] writes the same profile as the same text, always, and
// [Parse] reads that text and no other: a single bit that is otherwise makes it
// a damaged one.
//
// # What it refuses
//
// To touch files or clocks; to read a text that is damaged, of a newer version
// ([ErrNewer]) or longer than [MaxSize].
//
// # The text
//
// Lines of words, ended by a newline each, sorted, none twice:
//
//	cobalt profile 1
//	ending ghost first 2026-11-22T14:03:11Z choices 89 minutes 32 best 1830.250
//	run ghost 2026-11-22T13:32:41.000Z
//	saw prison the-cell
//	took prison the-cell lift-the-keys
//	sum sha256:…
//
// The first line says the version. An ending has the time when it was first
// reached, the fewest choices and minutes, and the least real time in seconds if
// one is known; each run that reached it has a line of its own, with the time when
// it began. The
// last line is the SHA-256 of every byte before it; it ends every version's
// text. In a name, blanks, controls and the percent sign stand as %XX, a byte
// each.
package profile
