// Package keep is the contract between a program that plays runs and one that
// keeps them: the duties of a keeper, the entries and offers of a library, and the
// order in which runs are handed over.
//
// The terminal and plain mode play; package save/library keeps, on disk. Neither
// knows the other, so a host may keep runs elsewhere, and a test in memory.
//
//	queue := keep.Queue{Keeper: keeper}
//	queue.Want(run)          // at every choice; it does not wait
//	outcome := queue.Flush() // returns once the newest state is safe, or says why not
//
// # What it promises
//
// A [Queue] hands every run to its keeper until it is safe, the newest state last.
// A run that could not be kept is wanted still: [Queue.Finish] returns it in a
// [KeepError], so that none is lost without a word.
//
// # What it refuses
//
// To touch a disk or a clock, and to ask a player: it lists the ways to go on with a
// mission ([Offer]), and somebody else asks.
package keep
