// Package daily sets the mission of a day: a place in the middle of a story, and an
// ending to come to from there.
//
// It promises the same mission to everybody who asks on the same day (in UTC) with the
// same rules, on whatever machine, and that the ending can be reached: the explorer
// proves how many choices that takes at least. It refuses to read a clock, and to count a
// run that does not begin as the mission does.
package daily

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"math/bits"
	"math/rand/v2"
	"slices"
	"strconv"
	"time"

	"cobalt/game"
	"cobalt/game/explore"
	"cobalt/game/mission"
	"cobalt/game/playthrough"
)

// ErrNone says that a story has no mission for a day, because nothing of its middle
// leads to an ending.
var ErrNone = errors.New("the story is too short for a mission of the day")

// A Mission is that of a day.
type Mission struct {
	Day     string // as 2006-01-02
	Opening []game.ChoiceID
	From    game.State // after the opening
	Ending  game.EndingID
	Least   int // choices from there to the ending
}

// DayOf returns the day that a time is on, as missions name it.
func DayOf(t time.Time) string { return t.UTC().Format(time.DateOnly) }

// How a mission is drawn.
const (
	plays      = 100   // random plays, of whose longer half one gives the opening
	mostTaken  = 1_000 // choices of a play; one that goes on longer is none
	mostDrawn  = 8     // openings that are tried
	fewChoices = 6     // from the opening to the ending; fewer only if nothing else is found
)

// Find draws the mission of a day, on agent, and proves it. Errors are [ErrNone], the
// context's, or that the proof needs more memory than it may have.
func Find(ctx context.Context, s *game.Story, day string, o explore.Options) (*Mission, error) {
	d := drawer{s, rand.NewChaCha8(sha256.Sum256([]byte("cobalt mission of the day\n" + s.ID + "\n" + explore.RulesOf(s) + "\n" + day)))}
	runs := d.long()
	if len(runs) == 0 {
		return nil, ErrNone
	}
	var best *Mission
	for range mostDrawn {
		m, err := d.open(runs[d.below(len(runs))])
		if err != nil {
			return nil, err
		}
		ways, err := explore.ShortestFrom(ctx, s, m.From, o)
		if err != nil {
			return nil, err
		}
		m.Day = day
		if d.aim(m, ways); m.Least > 0 && (best == nil || m.Least > best.Least) {
			best = m
		}
		if best != nil && best.Least >= fewChoices {
			break
		}
	}
	if best == nil {
		return nil, ErrNone
	}
	return best, nil
}

// A drawer draws a mission.
type drawer struct {
	story  *game.Story
	random *rand.ChaCha8
}

// below returns a random number from 0 to n-1.
func (d *drawer) below(n int) int {
	pick, _ := bits.Mul64(d.random.Uint64(), uint64(n))
	return int(pick)
}

// long returns the choices of the longer half of some plays at random, those that ended
// and took more than one.
func (d *drawer) long() [][]game.ChoiceID {
	var runs [][]game.ChoiceID
	for range plays {
		if run := d.play(); len(run) > 1 {
			runs = append(runs, run)
		}
	}
	slices.SortStableFunc(runs, func(a, b []game.ChoiceID) int { return len(a) - len(b) })
	return runs[len(runs)/2:]
}

// play plays at random, and returns the choices; none if that came to no ending.
func (d *drawer) play() []game.ChoiceID {
	var run []game.ChoiceID
	var options []game.Option
	st, err := d.story.Begin(game.Agent, nil)
	for err == nil && len(run) < mostTaken {
		if _, ended := st.Ended(); ended {
			return run
		}
		options = slices.DeleteFunc(d.story.Options(&st, options[:0]), func(o game.Option) bool { return o.Locked })
		if len(options) == 0 {
			return nil
		}
		i := options[d.below(len(options))].Choice
		run = append(run, d.story.Nodes[st.Node].First+game.ChoiceID(i))
		err = d.story.Advance(&st, i, nil)
	}
	return nil
}

// open cuts a run off in its middle third.
func (d *drawer) open(run []game.ChoiceID) (*Mission, error) {
	m := &Mission{Opening: run[:max(1, len(run)/3+d.below(len(run)/3+1))]}
	var err error
	m.From, err = d.story.Begin(game.Agent, nil)
	for _, c := range m.Opening {
		if err == nil {
			err = d.story.Advance(&m.From, int(c-d.story.Nodes[m.From.Node].First), nil)
		}
	}
	return m, err
}

// aim chooses the ending of a mission among those to which there are ways: one that is
// not too near, or else the one that is furthest. Without any, Least stays 0.
func (d *drawer) aim(m *Mission, ways []*explore.Way) {
	var far []game.EndingID
	for e, way := range ways {
		if way == nil {
			continue
		}
		if n := len(way.Choices); n > m.Least {
			m.Ending, m.Least = game.EndingID(e), n
		}
		if len(way.Choices) >= fewChoices {
			far = append(far, game.EndingID(e))
		}
	}
	if len(far) > 0 {
		m.Ending = far[d.below(len(far))]
		m.Least = len(ways[m.Ending].Choices)
	}
}

// The keys of the front matter of a mission of a day.
const (
	keyDay     = "day"
	keyGoal    = "goal"
	keyLeast   = "least"
	keyOpening = "opening" // how many choices lead to where it begins
)

// Goal says what is to be done, in English: a sentence for those who see no screen.
func (m *Mission) Goal(s *game.Story) string {
	choices := "choices"
	if m.Least == 1 {
		choices = "choice"
	}
	return fmt.Sprintf("Mission of %s: come to the ending %q. No run from here takes fewer than %d %s.", m.Day, s.Text[0].Endings[m.Ending].Name, m.Least, choices)
}

// File returns the mission as a file: the choices of its opening, and what is to be done
// as a comment and in the front matter.
func (m *Mission) File(s *game.Story) (*mission.File, error) {
	way := explore.Way{Choices: m.Opening, State: m.From}
	f, err := way.MissionFile(s, m.Goal(s))
	if err == nil {
		err = f.AddExpect("at " + s.NodeRef(m.From.Node))
	}
	for _, key := range [][2]string{{keyDay, m.Day}, {keyGoal, s.Endings[m.Ending].ID}, {keyLeast, strconv.Itoa(m.Least)}, {keyOpening, strconv.Itoa(len(m.Opening))}} {
		if err == nil {
			err = f.Set(key[0], key[1])
		}
	}
	return f, err
}

// Of reads a mission back from its file, as [Mission.File] wrote it for the same rules, or
// from that of a run that goes on with it.
func Of(s *game.Story, f *mission.File) (*Mission, error) {
	m := &Mission{}
	var err error
	if m.Day, err = DayIn(f); err != nil {
		return nil, err
	}
	goal, _ := f.Get(keyGoal)
	ending := slices.IndexFunc(s.Endings, func(e game.Ending) bool { return e.ID == goal })
	opening := number(f, keyOpening)
	if m.Least = number(f, keyLeast); ending < 0 || m.Least < 1 || opening < 1 {
		return nil, fmt.Errorf("%s is no mission of a day of this story", f.Name)
	}
	m.Ending = game.EndingID(ending)
	run := follow(s, f, opening)
	if len(run.taken) < opening {
		return nil, fmt.Errorf("%s cannot be played on the story as it is", f.Name)
	}
	m.Opening, m.From = run.taken[:opening], run.opened
	return m, nil
}

// DayIn returns the day of whose mission a file says that it is.
func DayIn(f *mission.File) (string, error) {
	day, _ := f.Get(keyDay)
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return "", fmt.Errorf("%s is no mission of a day", f.Name)
	}
	return day, nil
}

// number returns the number of a key, or 0.
func number(f *mission.File, key string) int {
	text, _ := f.Get(key)
	n, _ := strconv.Atoi(text) // 0 is none
	return n
}

// A followed is what a file's choices came to.
type followed struct {
	taken  []game.ChoiceID
	opened game.State // after the first so many of them
	state  game.State
	whole  bool // all of it could be played
}

// follow plays a file, whose opening has so many choices.
func follow(s *game.Story, f *mission.File, opening int) (run followed) {
	d := f.Difficulty
	result, err := mission.Run(s, f, mission.Options{Difficulty: &d, Words: s.Text[1:], Observe: func(step *mission.Step) {
		if step.Choice != game.NoChoice {
			run.taken = append(run.taken, step.Choice)
		}
		if run.state = step.After; len(run.taken) == opening {
			run.opened = step.After
		}
	}})
	run.whole = err == nil && result.OK
	return run
}

// Start returns a run of the mission that begins now, and stands where the mission begins.
// Its opening took no time.
func (m *Mission) Start(s *game.Story, now time.Time) (playthrough.Run, error) {
	run, err := playthrough.Begin(s, game.Agent, now)
	for _, c := range m.Opening {
		if err == nil {
			run, err = run.Choose(int(c-s.Nodes[run.Now().State.Node].First), 0)
		}
	}
	return run, err
}

// Begins reports whether a run begins as the mission does.
func (m *Mission) Begins(run playthrough.Run) bool {
	if run.Difficulty != game.Agent || run.Choices() < len(m.Opening) {
		return false
	}
	for i, step := range run.Steps()[1 : len(m.Opening)+1] {
		if step.Choice != m.Opening[i] {
			return false
		}
	}
	return true
}

// Done reports whether a run that a file holds begins as the mission does and comes to
// its ending, and after how many choices from there, in how many minutes.
func (m *Mission) Done(s *game.Story, f *mission.File) (choices, minutes int, done bool) {
	run := follow(s, f, len(m.Opening))
	if e, ended := run.state.Ended(); !run.whole || !ended || e != m.Ending || f.Difficulty != game.Agent ||
		len(run.taken) < len(m.Opening) || !slices.Equal(run.taken[:len(m.Opening)], m.Opening) {
		return 0, 0, false
	}
	return len(run.taken) - len(m.Opening), int(run.state.Minutes - m.From.Minutes), true
}
