// Package hindsight finds, for a run that has ended, the choices that opened and
// shut the doors of its end.
//
// It knows no story: everything is found by playing. From the states of a run near
// its end, [Look] walks everything that could still have happened. A choice after
// which fewer endings could be reached than before it is a [Turn]. Then the facts,
// items and meters that the run had brought with it are changed, one at a time (a
// fact is forgotten, an item is put into the hand, a meter is moved over a mark
// that some condition asks for), and everything is walked again. If that takes the
// run's own ending away, the thing was a [Door] that stood open; if it adds an
// ending, a door that was shut. The cause is then looked for in the run: the choice
// that last changed the thing, or, if none did, the choices that were on offer,
// would have changed it, and were not taken.
//
// What it promises: every choice that it names was on offer in this run, open, at
// the step that it names. Turns and doors are never guessed: if a story is too wide
// to be walked whole, fewer of them are found, and none is wrong. Equal runs have
// equal reports. What it refuses: to put anything into words, and to name a choice
// that the player has not seen.
//
// # The order
//
// Many things may have mattered; a screen has room for a few. Turns are listed from
// the last one back, because a choice close to the end is the surest to have decided
// it. Doors are listed by how much they tell and how hard they are to see. Doors with
// a cause come before doors without. Among these come first the shut ones that the
// player stood before (a choice that was shown locked), then the open one of the
// run's own ending, then the shut ones that nobody saw. Of equal ones, that with the
// earlier cause comes first, because a choice of several scenes ago is harder to
// remember than one of a minute ago; and then that with more endings behind it. Doors
// that depend on the same choice and stand alike are told as one.
package hindsight
