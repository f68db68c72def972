package keep

import (
	"errors"
	"time"

	"cobalt/game"
	"cobalt/game/playthrough"
)

// A Library keeps missions, each a run under a name of its own. Its
// methods may wait for a disk, and for the replay of many missions: they are
// called off the interface's path, from any goroutine. The errors that a caller
// decides by are [ErrGone], [ErrTaken], [ErrBusy] and [*NameError].
type Library interface {
	// List returns all missions, the one saved last first, as they stand in a
	// story.
	List(story *game.Story) ([]Mission, error)
	// Open returns the ways to go on with a mission in a story. It changes nothing.
	Open(story *game.Story, name string) (*Offer, error)
	// Tape returns a mission's run, as far as it can be followed in a story, to be
	// watched. It changes nothing, and takes nothing up.
	Tape(story *game.Story, name string) (Tape, error)
	// Take takes up one of an offer's ways, and returns its run. From then on
	// the program's [Keeper] keeps that run in the mission that the way leads to.
	Take(o *Offer, way int) (playthrough.Run, error)
	// Rename gives a mission another name.
	Rename(name, to string) error
	// Delete removes a mission and all versions of it, for good.
	Delete(name string) error
	// Copy keeps a run, as it stands, under a name of its own; the run itself
	// goes on in its own mission. It returns once the copy is safe.
	Copy(run playthrough.Run, name string) error
}

// Callers decide by these; test for them with [errors.Is].
var (
	ErrGone  = errors.New("there is no such mission")
	ErrTaken = errors.New("there is a mission of that name already")
	ErrBusy  = errors.New("another program has the mission")
)

// A NameError says that no mission can have a name.
type NameError struct{ Why string }

func (e *NameError) Error() string { return e.Why }

// A Mission is one entry of a library.
type Mission struct {
	Name       string
	Unnamed    bool // nobody chose the name: it says when the run was first kept
	Condition  Condition
	Saved      time.Time // zero: not known
	Difficulty game.Difficulty
	State      *game.State // at its end; nil if nothing of it can be replayed
	Choices    int         // how many its file holds: more than State's if it parts from the story
	Current    bool        // the run that is played is kept there
}

// A Condition says how it stands with a mission's file.
type Condition uint8

// The conditions.
const (
	Whole   Condition = iota
	Changed           // whole, and of another state of this story
	Parted            // likewise, and its choices cannot all be taken any more
	Damaged           // changed since it was written, or not a mission
	Foreign           // of another story
	Newer             // of a newer program
)

// An Offer lists the ways to go on with a mission or a file.
type Offer struct {
	Name    string // of the mission; of a file that is none of the library's, its path
	Unnamed bool   // nobody chose the name
	Trouble Trouble
	Why     string // the trouble in detail, if there is more to say
	Ways    []Way  // the best first; none if it cannot be gone on with
}

// Ready reports whether there is nothing to ask: the first way is simply taken.
func (o *Offer) Ready() bool { return o.Trouble == NoTrouble && len(o.Ways) > 0 }

// A Trouble says why a mission is not simply gone on with.
type Trouble uint8

// The troubles.
const (
	NoTrouble      Trouble = iota
	TroubleBusy            // another program plays it
	TroubleParted          // the story has changed, and not all of its choices can be taken
	TroubleDamaged         // it is damaged
	TroubleForeign         // it is of another story
	TroubleNewer           // a newer program wrote it
)

// A Way is one thing that can be done with a mission. All but [GoOn] and
// [TakeOver] make a new mission, and leave the old one as it is.
type Way struct {
	Kind    WayKind
	State   game.State // at its beginning
	Choices int        // how many the file holds: more than State's if they cannot all be taken
	Saved   time.Time  // when that was saved; zero: not known
	Source  any        // the library's own
}

// A WayKind is the kind of a way.
type WayKind uint8

// The kinds of ways.
const (
	GoOn     WayKind = iota // go on in the mission itself
	PlayCopy                // go on in a copy
	PlayPart                // go on from the line that parts from the story
	PlayGood                // go on from the last good version
	PlayRest                // go on from the lines of a damaged file that still replay
	TakeOver                // go on in the mission itself, which another session has
)

// Continues reports whether a mission is one to go on with: not ended, begun, and
// nothing the matter with it.
func (m *Mission) Continues() bool {
	if m.State == nil || m.Condition > Changed || m.State.Choices == 0 {
		return false
	}
	_, ended := m.State.Ended()
	return !ended
}
