package records

import (
	"context"
	"errors"
	"time"
)

// A stored is a run as the database has it.
type stored struct {
	Name  string
	Saved time.Time
	Body  []byte // its mission file
	Busy  bool   // another session that is running holds it
}

// A Session is a player at a story, in one session of a host.
type Session struct {
	store  *Store
	person string
	story  string
	id     string // holds the runs of this session
}

// busy is the condition that another session holds a run, and that its host is running.
// Its parameters are this session and the least beat of a host that is running.
const busy = `(r.holder <> '' AND r.holder <> $3 AND EXISTS (SELECT 1 FROM hosts h WHERE h.id = r.host AND h.beat >= $4))`

// alive returns the least beat of a host that is running.
func (s *Session) alive() int64 { return s.store.clock().Add(-aliveFor).UnixMilli() }

// list returns all runs, the one saved last first.
func (s *Session) list(ctx context.Context) ([]stored, error) {
	var all []stored
	err := s.store.query(ctx, func(scan func(...any) error) error {
		var r stored
		err := r.scan(scan)
		all = append(all, r)
		return err
	}, `SELECT r.name, r.saved, r.body, CASE WHEN `+busy+` THEN 1 ELSE 0 END FROM runs r WHERE r.person = $1 AND r.story = $2 ORDER BY r.saved DESC, r.name`,
		s.person, s.story, s.id, s.alive())
	return all, err
}

func (r *stored) scan(scan func(...any) error) error {
	var saved int64
	err := scan(&r.Name, &saved, &r.Body, flag{&r.Busy})
	r.Saved = time.UnixMilli(saved)
	return err
}

// load returns a run, or [ErrNotFound].
func (s *Session) load(ctx context.Context, name string) (r stored, err error) {
	found := false
	err = s.store.query(ctx, func(scan func(...any) error) error {
		found = true
		return r.scan(scan)
	}, `SELECT r.name, r.saved, r.body, CASE WHEN `+busy+` THEN 1 ELSE 0 END FROM runs r WHERE r.person = $1 AND r.story = $2 AND r.name = $5`,
		s.person, s.story, s.id, s.alive(), name)
	if err == nil && !found {
		err = ErrNotFound
	}
	return r, err
}

// count returns how many runs there are.
func (s *Session) count(ctx context.Context) (n int, err error) {
	err = s.store.one(ctx, `SELECT COUNT(*) FROM runs WHERE person = $1 AND story = $2`, []any{s.person, s.story}, &n)
	return n, err
}

// An entry is what is kept in the same transaction as a run. A nil one of its type is none.
type entry interface {
	add(ctx context.Context, tx *transaction, s *Session, now int64) error
}

// addAll adds some entries.
func (s *Session) addAll(ctx context.Context, tx *transaction, entries []entry, now int64) error {
	for _, e := range entries {
		if err := e.add(ctx, tx, s, now); err != nil {
			return err
		}
	}
	return nil
}

// create keeps a new run, which this session holds. The error is [ErrTaken] if there is
// one of that name, [ErrFull] or [ErrTooLarge].
func (s *Session) create(ctx context.Context, name string, body []byte, entries ...entry) error {
	if len(body) > MaxRun {
		return ErrTooLarge
	}
	switch n, err := s.count(ctx); {
	case err != nil:
		return err
	case n >= MaxRuns:
		return ErrFull
	}
	now, rows := s.store.clock().UnixMilli(), int64(0)
	err := s.store.writer.do(ctx, func(ctx context.Context, tx *transaction) error {
		result, err := tx.exec(ctx, `INSERT INTO runs (person, story, name, saved, body, host, holder) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (person, story, name) DO NOTHING`,
			s.person, s.story, name, now, body, s.store.host, s.id)
		if err != nil {
			return err
		}
		if rows, err = result.RowsAffected(); err != nil || rows == 0 {
			return err
		}
		return s.addAll(ctx, tx, entries, now)
	})
	if err == nil && rows == 0 {
		err = ErrTaken
	}
	return err
}

// errNotHeld says that this session does not hold a run: somebody else does, or it is
// gone.
var errNotHeld = errors.New("another session has taken the run over")

// save keeps a newer state of a run that this session holds, or returns [errNotHeld].
func (s *Session) save(ctx context.Context, name string, body []byte, entries ...entry) error {
	if len(body) > MaxRun {
		return ErrTooLarge
	}
	now, rows := s.store.clock().UnixMilli(), int64(0)
	err := s.store.writer.do(ctx, func(ctx context.Context, tx *transaction) error {
		result, err := tx.exec(ctx, `UPDATE runs SET body = $1, saved = $2 WHERE person = $3 AND story = $4 AND name = $5 AND holder = $6`,
			body, now, s.person, s.story, name, s.id)
		if err != nil {
			return err
		}
		if rows, err = result.RowsAffected(); err != nil || rows == 0 {
			return err
		}
		return s.addAll(ctx, tx, entries, now)
	})
	if err == nil && rows == 0 {
		err = errNotHeld
	}
	return err
}

// hold makes this session the holder of a run, whoever holds it. The error is
// [ErrNotFound] if the run is gone.
func (s *Session) hold(ctx context.Context, name string) error {
	return s.must(ctx, `UPDATE runs SET host = $1, holder = $2 WHERE person = $3 AND story = $4 AND name = $5`, s.store.host, s.id, s.person, s.story, name)
}

// release gives a run back.
func (s *Session) release(ctx context.Context, name string) error {
	return s.store.exec(ctx, `UPDATE runs SET host = '', holder = '' WHERE person = $1 AND story = $2 AND name = $3 AND holder = $4`, s.person, s.story, name, s.id)
}

// rename gives a run another name. Errors are [ErrTaken] and [ErrNotFound].
func (s *Session) rename(ctx context.Context, name, to string) error {
	if _, err := s.load(ctx, to); !errors.Is(err, ErrNotFound) {
		if err == nil {
			err = ErrTaken
		}
		return err
	}
	return s.must(ctx, `UPDATE runs SET name = $1 WHERE person = $2 AND story = $3 AND name = $4`, to, s.person, s.story, name)
}

// remove deletes a run, or returns [ErrNotFound].
func (s *Session) remove(ctx context.Context, name string) error {
	return s.must(ctx, `DELETE FROM runs WHERE person = $1 AND story = $2 AND name = $3`, s.person, s.story, name)
}

// must runs a statement that changes a row, or returns [ErrNotFound].
func (s *Session) must(ctx context.Context, query string, args ...any) error {
	rows, err := s.store.change(ctx, query, args...)
	if err == nil && rows == 0 {
		err = ErrNotFound
	}
	return err
}
