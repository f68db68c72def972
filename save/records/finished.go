package records

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"cobalt/game"
	"cobalt/game/mission"
)

// A finish is a run that has come to an ending, for the table. A nil finish is none.
type finish struct {
	id   string
	body []byte
}

// finishOf returns the finish of a player's run, as its file holds it.
func finishOf(person string, file *mission.File, state *game.State) *finish {
	if _, ended := state.Ended(); !ended {
		return nil
	}
	sum := sha256.Sum256([]byte(person + " " + file.Sum))
	return &finish{hex.EncodeToString(sum[:]), file.Bytes()}
}

// add enters the finish for the worker that runs it again, unless it is known.
func (f *finish) add(ctx context.Context, tx *transaction, s *Session, now int64) error {
	if f == nil {
		return nil
	}
	_, err := tx.exec(ctx, `INSERT INTO finished (id, person, story, body, made, state) VALUES ($1, $2, $3, $4, $5, 'waiting') ON CONFLICT (id) DO NOTHING`,
		f.id, s.person, s.story, f.body, now)
	return err
}

// A Finished is a finished run of somebody.
type Finished struct {
	ID         string
	Person     Person
	Story      string // its id
	Body       []byte // its mission file
	Made       time.Time
	Why        string // why it failed; empty if it holds
	Rules      string // of the story on which it was checked
	Ending     string
	Difficulty string
	Time       time.Duration // negative: not known
	Choices    int
	Minutes    int
	// Day is the day whose mission it does; empty if it does none. DayChoices and
	// DayMinutes are its figures from where that mission begins.
	Day                    string
	DayChoices, DayMinutes int
	// Race tells the races for all endings of a player apart; empty: the run is of none.
	// RaceWhy says why the race that the run ends does not count. If it does, All are its
	// figures; else they have no choices.
	Race, RaceWhy string
	All           Figures
}

// Figures are what runs are compared by.
type Figures struct {
	Time    time.Duration // negative: not known
	Choices int
	Minutes int
}

// Readable reports whether others may read the run, as [Store.Read] decides it for one
// that holds.
func (f *Finished) Readable() bool { return f.Person.Readable && !f.Person.Hidden && !f.Person.Barred }

const finishedColumns = `f.id, f.story, f.body, f.made, f.why, f.rules, f.ending, f.difficulty, f.millis, f.choices, f.minutes, f.day, f.day_choices, f.day_minutes, f.race, f.race_why, f.all_millis, f.all_choices, f.all_minutes, ` + personColumns

func (s *Store) finished(ctx context.Context, where string, args ...any) ([]*Finished, error) {
	var all []*Finished
	err := s.query(ctx, func(scan func(...any) error) error {
		f := new(Finished)
		var made, millis, allMillis int64
		err := scan(append([]any{&f.ID, &f.Story, &f.Body, &made, &f.Why, &f.Rules, &f.Ending, &f.Difficulty, &millis, &f.Choices, &f.Minutes, &f.Day, &f.DayChoices, &f.DayMinutes, &f.Race, &f.RaceWhy, &allMillis, &f.All.Choices, &f.All.Minutes}, f.Person.columns()...)...)
		f.Made, f.Time, f.All.Time = time.UnixMilli(made), time.Duration(millis)*time.Millisecond, time.Duration(allMillis)*time.Millisecond
		all = append(all, f)
		return err
	}, `SELECT `+finishedColumns+` FROM finished f JOIN people p ON p.id = f.person WHERE `+where, args...)
	return all, err
}

// mostWaiting is how many finished runs are handed to a worker at once.
const mostWaiting = 50

// Waiting returns finished runs of a story that nobody has run again yet, or that were
// checked on other rules than these.
func (s *Store) Waiting(ctx context.Context, story, rules string) ([]*Finished, error) {
	return s.finished(ctx, isWaiting+` ORDER BY f.made LIMIT $3`, story, rules, mostWaiting)
}

// isWaiting is the condition of [Store.Waiting].
const isWaiting = `f.story = $1 AND (f.state = 'waiting' OR f.rules <> $2)`

// CountWaiting returns how many finished runs [Store.Waiting] has yet to return, of those
// that were made since a moment.
func (s *Store) CountWaiting(ctx context.Context, story, rules string, since time.Time) (n int, err error) {
	err = s.one(ctx, `SELECT COUNT(*) FROM finished f WHERE `+isWaiting+` AND f.made >= $3`, []any{story, rules, since.UnixMilli()}, &n)
	return n, err
}

// Judge notes the result of running a finished run again. An empty why says that it
// holds.
func (s *Store) Judge(ctx context.Context, f *Finished) error {
	state := "held"
	if f.Why != "" {
		state = "failed"
	}
	return s.exec(ctx, `UPDATE finished SET state = $1, why = $2, rules = $3, ending = $4, difficulty = $5, millis = $6, choices = $7, minutes = $8,
		day = $9, day_choices = $10, day_minutes = $11, race = $12, race_why = $13, all_millis = $14, all_choices = $15, all_minutes = $16 WHERE id = $17`,
		state, f.Why, f.Rules, f.Ending, f.Difficulty, millis(f.Time), f.Choices, f.Minutes, f.Day, f.DayChoices, f.DayMinutes,
		f.Race, f.RaceWhy, millis(f.All.Time), f.All.Choices, f.All.Minutes, f.ID)
}

// millis is how a database holds a time; -1: it is not known.
func millis(d time.Duration) int64 {
	if d < 0 {
		return -1
	}
	return d.Milliseconds()
}

// Legs returns the finished runs that a person made in a race for all endings, and that
// hold on some rules of a story, in the order in which they were made.
func (s *Store) Legs(ctx context.Context, person, story, rules, race string) ([]*Finished, error) {
	return s.finished(ctx, `f.person = $1 AND f.story = $2 AND f.rules = $3 AND f.race = $4 AND f.state = 'held' ORDER BY f.made, f.id LIMIT $5`, person, story, rules, race, MaxRuns)
}

// Read returns the finished run of an id, if it holds and its player lets others read it
// and is neither barred nor hidden; else [ErrNotFound].
func (s *Store) Read(ctx context.Context, id string) (*Finished, error) {
	all, err := s.finished(ctx, `f.id = $1 AND f.state = 'held' AND p.barred = 0 AND p.hidden = 0 AND p.readable = 1`, id)
	if err != nil || len(all) == 0 {
		return nil, cmp.Or(err, ErrNotFound)
	}
	return all[0], nil
}

// Held returns the finished runs of a story that hold, of people who are not barred, in
// the order in which they were made.
func (s *Store) Held(ctx context.Context, story string) ([]*Finished, error) {
	return s.finished(ctx, `f.story = $1 AND f.state = 'held' AND p.barred = 0 ORDER BY f.made, f.id`, story)
}

// FinishedBy returns the finished runs of a person, the latest first: those that hold,
// those that failed, with the reason, and those that wait, whose rules are empty.
func (s *Store) FinishedBy(ctx context.Context, person, story string) ([]*Finished, error) {
	return s.finished(ctx, `f.person = $1 AND f.story = $2 ORDER BY f.made DESC, f.id LIMIT 100`, person, story)
}
