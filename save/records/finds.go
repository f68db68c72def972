package records

import (
	"context"
	"errors"

	"cobalt/game/analysis/profile"
	"cobalt/game/playthrough"
)

// finds is everything that a player's runs of a story have found, as a session knows it.
// Other sessions add to the same row, and nothing of theirs is lost.
type finds struct {
	s       *Session
	all     *profile.Profile
	reader  playthrough.Reader // reads the steps that are not in all yet
	edition int64              // of the row that all holds; 0: there is none
	unkept  bool               // all holds more than the row
	newer   bool               // a newer program wrote the row: it is not touched
}

// openFinds reads the finds. A problem with them is no reason not to play.
func openFinds(ctx context.Context, s *Session) (*finds, error) {
	f := &finds{s: s, all: new(profile.Profile)}
	return f, f.merge(ctx)
}

// merge adds the row that is kept to all.
func (f *finds) merge(ctx context.Context) error {
	var body []byte
	err := f.s.store.one(ctx, `SELECT edition, body FROM finds WHERE person = $1 AND story = $2`, []any{f.s.person, f.s.story}, &f.edition, &body)
	switch {
	case errors.Is(err, ErrNotFound):
		f.edition = 0
		return nil
	case err != nil:
		return err
	}
	kept, err := profile.Parse("finds", body)
	if f.newer = errors.Is(err, profile.ErrNewer); err != nil {
		return err
	}
	f.all.Merge(kept)
	return nil
}

// add adds everything that a run showed, and returns once it is kept.
func (f *finds) add(ctx context.Context, run playthrough.Run) error {
	f.unkept = f.all.Add(run.Story, run.Started, f.reader.Read(run)...) || f.unkept
	return f.flush(ctx)
}

// flush keeps the finds, if the row lacks something.
func (f *finds) flush(ctx context.Context) error {
	for f.unkept && !f.newer {
		rows, err := f.write(ctx)
		if err != nil {
			return err
		}
		if rows > 0 {
			f.edition++
			f.unkept = false
			return nil
		}
		if err := f.merge(ctx); err != nil && !f.newer { // another session was first
			return err
		}
	}
	return nil
}

func (f *finds) write(ctx context.Context) (rows int64, err error) {
	if f.edition == 0 {
		return f.s.store.change(ctx, `INSERT INTO finds (person, story, edition, body) VALUES ($1, $2, 1, $3) ON CONFLICT (person, story) DO NOTHING`, f.s.person, f.s.story, f.all.Bytes())
	}
	return f.s.store.change(ctx, `UPDATE finds SET edition = edition + 1, body = $1 WHERE person = $2 AND story = $3 AND edition = $4`, f.all.Bytes(), f.s.person, f.s.story, f.edition)
}
