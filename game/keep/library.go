package keep

import (
	"errors"
	"time"

	"cobalt/game"
	"cobalt/game/playthrough"
)

// A Library is where missions are kept, each a run under a name of its own. Its
// methods may wait for a disk, and for the replay of many missions: they are
// called off the interface's path, from any goroutine. The errors that a caller
// decides by are [ErrGone], [ErrTaken], [ErrBusy] and [*NameError].
type Library interface {
	// List returns all missions, the one saved last first, as they stand in a
	// story.
	List(story *game.Story) ([]Mission, error)
	// Open says what can be had of a mission in a story. It changes nothing.
	Open(story *game.Story, name string) (*Offer, error)
	// Tape returns a mission's run, as far as it can be followed in a story, to be
	// watched. It changes nothing, and takes nothing up.
	Tape(story *game.Story, name string) (Tape, error)
	// Take takes up one of an offer's ways, and returns its run. From then on
	// the program's [Keeper] keeps that run where the way says.
	Take(o *Offer, way int) (playthrough.Run, error)
	// Rename gives a mission another name.
	Rename(name, to string) error
	// Delete removes a mission and all versions of it, for good.
	Delete(name string) error
	// Copy keeps a run, as it stands, under a name of its own; the run itself
	// goes on where it was. It returns once the copy is safe.
	Copy(run playthrough.Run, name string) error
}

// What a caller decides by; test for them with [errors.Is].
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
	State      *game.State // where it stands; nil where nothing of it can be replayed
	Choices    int         // how many its file holds: more than State's where it parts
	Current    bool        // the run that is played is kept there
}

// A Condition says how it stands with a mission's file.
type Condition uint8

// The conditions.
const (
	Whole   Condition = iota
	Changed           // whole, and of another state of this story
	Parted            // likewise, and its choices cannot all be taken any more
	Damaged           // not what was once written, or no mission
	Foreign           // of another story
	Newer             // of a newer program
)

// An Offer is what can be had of a mission or a file.
type Offer struct {
	Name    string // of the mission; of a file that is none of the library's, its path
	Unnamed bool   // nobody chose the name
	Trouble Trouble
	Why     string // the trouble in detail, if there is more to say
	Ways    []Way  // what can be done, the best first; none where nothing can
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

// A Way is one thing that can be done with a mission. All but [GoOn] make a new
// mission, and leave the old one as it is.
type Way struct {
	Kind    WayKind
	State   game.State // where it leads
	Choices int        // how many the file holds: more than State's where they cannot all be taken
	Saved   time.Time  // when that was saved; zero: not known
	Source  any        // the library's own
}

// A WayKind is what is done.
type WayKind uint8

// The kinds of ways.
const (
	GoOn     WayKind = iota // go on in the mission itself
	PlayCopy                // go on in a copy
	PlayPart                // go on from where it parts from the story
	PlayGood                // go on from the last good version
	PlayRest                // go on from what of a damaged file still replays
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
