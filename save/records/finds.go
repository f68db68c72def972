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
	entered bool               // the last transaction with a run kept all, if it was committed
	failed  bool               // or it failed over them
	body    []byte             // of all; nil: not written yet
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
	f.body = nil
	return nil
}

// note adds everything that a run showed. It is kept with the run, and if that does not
// succeed, at the next [finds.flush].
func (f *finds) note(run playthrough.Run) {
	f.entered, f.failed = false, false
	if f.all.Add(run.Story, run.Started, f.reader.Read(run)...) {
		f.unkept, f.body = true, nil
	}
}

// add keeps the finds in a transaction, if the row lacks something, no other session was
// first, and they have not failed the transaction before. Whether it is committed is not
// known yet.
func (f *finds) add(ctx context.Context, tx *transaction, _ *Session, _ int64) error {
	if f == nil || !f.unkept || f.newer || f.failed {
		return nil
	}
	f.entered = false
	query, args := f.write()
	result, err := tx.exec(ctx, query, args...)
	if err != nil {
		f.failed = true
		return err
	}
	rows, err := result.RowsAffected()
	f.entered = rows > 0
	return err
}

// flush keeps the finds, if the row lacks something.
func (f *finds) flush(ctx context.Context) error {
	for f.unkept && !f.newer {
		query, args := f.write()
		rows, err := f.s.store.change(ctx, query, args...)
		if err != nil {
			return err
		}
		if rows > 0 {
			f.committed()
			return nil
		}
		if err := f.merge(ctx); err != nil && !f.newer { // another session was first
			return err
		}
	}
	return nil
}

// committed takes note that the row holds everything.
func (f *finds) committed() {
	f.edition++
	f.unkept, f.entered, f.body = false, false, nil
}

// write returns the statement that keeps the finds, unless another session was first.
func (f *finds) write() (query string, args []any) {
	if f.body == nil {
		f.body = f.all.Bytes()
	}
	if f.edition == 0 {
		return `INSERT INTO finds (person, story, edition, body) VALUES ($1, $2, 1, $3) ON CONFLICT (person, story) DO NOTHING`, []any{f.s.person, f.s.story, f.body}
	}
	return `UPDATE finds SET edition = edition + 1, body = $1 WHERE person = $2 AND story = $3 AND edition = $4`, []any{f.body, f.s.person, f.s.story, f.edition}
}
