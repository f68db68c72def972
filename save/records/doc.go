// Package records is everything that a host keeps of its players, in an SQL database:
// who they are, their runs, their finds and settings, and the table of finished runs.
//
// A [Store] is a database. It is one file of SQLite by default, or PostgreSQL, which
// several hosts can share. A [Library] is one player at one story: it implements
// [keep.Keeper] and [keep.Library], so that the interface plays over a host as it does
// over a disk.
//
// # What it promises
//
// A write has been committed when its method returns nil. The writes of many players
// share a transaction, so that a disk is waited for once for all of them.
//
// Two sessions of one player never write to one run: a session holds a run, and whoever
// takes it over becomes its holder. The session before is told with its next choice, and
// its run goes on in a copy.
//
// # What it refuses
//
// To hold a run of more than [MaxRun] bytes, or more than [MaxRuns] runs of a player. To
// hold a name that could be taken for another player's.
package records
