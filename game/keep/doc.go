// Package keep is the contract between a program that plays runs and one that
// keeps them: what is asked of a keeper, what a library says about its missions,
// and in which order runs are handed over.
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
// What a keeper failed to keep is wanted still: [Queue.Finish] returns it as a
// [KeepError], so that no run is lost without a word.
//
// # What it refuses
//
// To touch a disk or a clock, and to decide what a player is asked: it says what
// can be had of a mission ([Offer]), and somebody else asks.
package keep
