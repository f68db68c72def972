// Package hindsight says of a run that has ended which of its choices opened
// and shut the doors of its end.
//
// It knows no story: everything is found by playing. From where a run stood
// near its end, [Look] walks all that could still have happened. A choice
// after which fewer endings could be reached than before it is a [Turn]. What
// the run had brought with it to that point is then turned around, one thing
// at a time (a fact forgotten, an item put into the hand, a meter moved over a
// mark that some condition asks for), and all is walked again: where that takes
// the run's own ending away, the thing was a [Door] that stood open; where it
// adds an ending, a door that was shut. What made it so is looked for in the
// run: the choice that last changed it; or, where nothing did, the choices that
// were on offer, would have changed it, and were not taken.
//
// What it promises: every choice that it names was on offer in this run, open,
// at the step that it names. A turn and a door are never guessed: where a story
// is too wide to be walked whole, fewer of them are found, and none is wrong.
// Equal runs have equal reports. What it refuses: to put anything into words, and
// to name a choice that the player has not seen.
//
// # What comes first
//
// Many things may have mattered; a screen has room for a few. Turns are listed
// from the last one back: the nearer the end, the surer it decided. Of the
// doors, those come first that tell the most and are the least plain to see:
// doors for which there is a cause to tell; of these, shut ones that the player
// stood before (a choice that was shown locked), then the open one of the
// run's own ending, then doors shut unseen; among equals those with the earlier
// cause, for what was done scenes ago is harder to remember than what was done
// a minute ago; and then the one with more endings behind it. Doors that turn on
// the same choice and stand alike are told as one.
package hindsight
