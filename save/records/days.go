package records

import "context"

// Day returns the mission file of a day for the rules of a story, or [ErrNotFound].
func (s *Store) Day(ctx context.Context, story, rules, day string) (body []byte, err error) {
	err = s.one(ctx, `SELECT body FROM days WHERE story = $1 AND rules = $2 AND day = $3`, []any{story, rules, day}, &body)
	return body, err
}

// KeepDay keeps the mission file of a day. If there is one already, that stays: several
// hosts may look for it at the same time.
func (s *Store) KeepDay(ctx context.Context, story, rules, day string, body []byte) error {
	return s.exec(ctx, `INSERT INTO days (story, rules, day, body) VALUES ($1, $2, $3, $4) ON CONFLICT (story, rules, day) DO NOTHING`, story, rules, day, body)
}

// HeldOn returns the finished runs that do the mission of a day, of people who are not
// barred, in the order in which they were made.
func (s *Store) HeldOn(ctx context.Context, story, rules, day string) ([]*Finished, error) {
	return s.finished(ctx, `f.story = $1 AND f.rules = $2 AND f.day = $3 AND f.state = 'held' AND p.barred = 0 ORDER BY f.made, f.id`, story, rules, day)
}
