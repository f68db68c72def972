// Package save keeps mission files in slots, losing nothing: atomic, locked, backed up.
//
// A slot is a mission file NAME.mission in a folder. Beside it, under names
// that begin with a dot, lie its last good versions (.NAME.mission.1, the
// newest, to .3), and, while somebody plays, its lock and the file that is
// being written.
//
//	store := save.Open(folder, time.Now)
//	slot, err := store.Create("budapest")
//	err = slot.Save(file) // nil: the disk has it
//	err = slot.Close()
//
// Beside slots it keeps documents ([Document]): files that any number of programs
// read, and change for a moment each, as a player's settings and profile are. They
// are written as slots are; one that is damaged is set aside before something new
// takes its place.
//
// # What it promises
//
// Once [Slot.Save] has returned nil, that version outlives a crash of the
// program, of the system and of the power. Whenever one of these comes, the slot
// holds the last version that was acknowledged, or the one that was being
// saved, whole. A save that fails leaves the slot as it was, and can be tried
// again: nothing of it is used twice, least of all a file that the disk once
// refused.
//
// A slot is one program's at a time: a second one is told [ErrBusy]. Nothing is
// overwritten that this slot did not write or read itself ([ErrChanged]), and
// nothing is deleted but by [Store.Delete].
//
// Loading re-runs every line. A file that is damaged, in a single bit, is known
// for it (in the bits of its digests, for one of a story that has changed since);
// the choices that still replay, and the versions before it, are told.
//
// # What it refuses
//
// Names that are no plain file's name everywhere, or lead out of the folder
// ([ErrName]); slots that are links, folders, pipes or devices ([ErrNoFile]);
// files over [mission.MaxSize], which it does not read; to write to a slot whose
// file is damaged, faulty, or of a newer version: it stays untouched.
package save
