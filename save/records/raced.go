package records

import (
	"context"
	"errors"

	"cobalt/game/analysis/race"
	"cobalt/game/playthrough"
	"cobalt/save/library"
)

// KeepRaced enters a finished run of a race for the table, with what it claims, in place
// of the run as it is kept without. It returns the name of the record once that is
// committed.
func (l *Library) KeepRaced(run playthrough.Run, claim race.Claim) (name string, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	file, err := library.Raced(run, claim)
	if err != nil {
		return "", err
	}
	if err := file.Sign(l.s.store.clock()); err != nil {
		return "", err
	}
	end := finishOf(l.s.person, file, &run.Now().State)
	switch {
	case end == nil:
		return "", errors.New("the run has not ended")
	case len(end.body) > MaxRun:
		return "", ErrTooLarge
	}
	plain := ""
	if h := l.homeOf(run); h != nil {
		plain = h.ended
	}
	now := l.s.store.clock().UnixMilli()
	err = l.s.store.writer.do(l.ctx, func(ctx context.Context, tx *transaction) error {
		if _, err := tx.exec(ctx, `DELETE FROM finished WHERE id = $1 AND person = $2`, plain, l.s.person); err != nil {
			return err
		}
		return end.add(ctx, tx, l.s, now)
	})
	if err == nil {
		l.raced = append(l.raced, run)
	}
	return library.RecordName(run, claim), err
}
