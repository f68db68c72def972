package session

import (
	"errors"
	"io/fs"
	"time"

	"github.com/charmbracelet/colorprofile"

	"cobalt/game"
	"cobalt/game/analysis/profile"
	"cobalt/game/analysis/race"
	"cobalt/game/keep"
	"cobalt/game/playthrough"
	"cobalt/game/tui/pace"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/settings"
)

// Options are everything that a program of the interface is given.
type Options struct {
	// Load sets the options that depend on the story, if they take time to find.
	// It is called once, off the interface's path, while the title is already
	// shown; nil: they are set.
	Load func(*Options) error

	// OtherStory says that Load brings another story than the program's own, whose
	// name is not known before that.
	OtherStory bool

	Story   *game.Story
	Words   *game.Words      // the story's words; nil: the original's
	Phrases *phrases.Phrases // the interface's words
	Art     fs.FS            // the story's pictures; nil: they are only described
	// ArtInMemory says that Art needs no disk, so that a picture may be read when it is
	// first shown.
	ArtInMemory bool
	Run         playthrough.Run // the run to play; zero: the title asks which
	Notice      string          // a message to the player before anything else; may be empty

	// Offer lists the ways to take up a mission, if the player is to be asked
	// first; nil: Run is played at once.
	Offer *keep.Offer

	Reloader Reloader         // nil: the story is not edited meanwhile
	Keeper   keep.Keeper      // nil: runs are not kept
	Files    keep.Writer      // nil: runs cannot be written to files
	Library  keep.Library     // nil: there are no missions but this one
	Last     *keep.Mission    // the one that the title offers to go on with; nil: none
	Past     *profile.Profile // the finds of earlier runs; nil: none are known
	Clock    func() time.Time // tells the time
	// After waits; nil: [time.After].
	After func(time.Duration) <-chan time.Time
	// Today returns the mission of the day. It is called off the interface's path; nil:
	// the title does not offer it.
	Today func() (Day, error)
	// Race is the race that the run is part of; nil: none.
	Race *Race
	// First says that the program is started for the first time: it asks how it is to
	// be shown.
	First bool
	// Demo says that the title shows the story's beginning once nobody did anything for
	// a while.
	Demo bool
	// Calm says that what moves by itself is drawn in fewer frames, in the same time, and
	// what would move for a minute rests after seconds, because thousands of programs may
	// share a machine.
	Calm bool
	// Bests returns the bests of finished runs on a difficulty, for the timer. It
	// is called off the interface's path; nil: none are known.
	Bests func(game.Difficulty) *race.Bests
	// Rarity returns which part of plays at random comes to an ending, by its id, from
	// 0 to 1, and whether that is known; nil: it is not.
	Rarity func(d game.Difficulty, ending string) (share float64, known bool)
	// Replay is a run to be watched, instead of playing Run; nil: none.
	Replay *keep.Tape
	Pace   pace.Pace // how fast Replay is watched

	Settings  settings.Settings
	Tongue    Tongue // finds the words of another language
	Decisions Decisions
	// Profile is how many colors are drawn; zero: as many as the terminal seems to
	// have.
	Profile colorprofile.Profile
	// Columns returns how many columns a line of plain mode has; nil, or below 1: lines
	// are not broken.
	Columns func() int
	// Elsewhere says that the terminal is not on this machine, where nobody could stop the
	// program or wake it: no key for that is offered.
	Elsewhere bool
	// CanSuspend reports whether somebody could wake the program again. It is
	// asked off the interface's path; nil: nobody can.
	CanSuspend func() bool
}

// A Day is the mission of a day, as it is to be played.
type Day struct {
	Run    playthrough.Run // where it begins, or where the player left it
	Offer  *keep.Offer     // the ways to take it up, if the player is to be asked first; nil: Run
	Ending game.EndingID   // to come to
	Least  int             // choices, from where the mission begins
}

// Goal says what is to be done.
func (d *Day) Goal(n *phrases.Narrator) string {
	return n.Phrases.MissionOfDay(n.Words.Endings[d.Ending].Name, d.Least)
}

// StoryWords returns the story's words, the original's by default.
func (o *Options) StoryWords() *game.Words {
	if o.Words == nil {
		return o.Story.Text[0]
	}
	return o.Words
}

// Load completes options by [Options.Load]. Its error is a [*LoadError].
func Load(o Options) (Options, error) {
	if o.Load == nil {
		return o, nil
	}
	err := o.Load(&o)
	o.Load = nil
	if err == nil && o.Story == nil {
		err = errors.New("there is no story to play")
	}
	if err != nil {
		return o, &LoadError{err}
	}
	return o, nil
}

// A LoadError says that the story or the run could not be loaded.
type LoadError struct{ Err error }

func (e *LoadError) Error() string { return e.Err.Error() }

func (e *LoadError) Unwrap() error { return e.Err }

// Decisions are how settings outlive the program.
type Decisions struct {
	// Keep keeps one setting, by its name and value, for the next time. It is
	// called off the interface's path; nil: settings are not kept.
	Keep func(name, value string) error
	// Lines is called when the player leaves for plain lines, which are to go on at once, by
	// the goroutine that plays; nil: nothing goes on.
	Lines func()
	// Fixed are the settings that something stronger decides, by name, and its
	// name: a flag, a variable.
	Fixed map[string]string
}
