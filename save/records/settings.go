package records

import (
	"context"

	"cobalt/game/tui/settings"
)

// Settings returns the decisions of a person, and whether there are any. A value that this
// version does not know changes nothing.
func (s *Store) Settings(ctx context.Context, person string) (of settings.Settings, decided bool, err error) {
	err = s.query(ctx, func(scan func(...any) error) error {
		var name, value string
		if err := scan(&name, &value); err != nil {
			return err
		}
		decided = true
		if field := settings.Find(name); field != nil {
			_ = field.Set(&of, value) // one that is not known is left out
		}
		return nil
	}, `SELECT name, value FROM settings WHERE person = $1`, person)
	return of, decided, err
}

// Decide keeps one decision of a person.
func (s *Store) Decide(ctx context.Context, person, name, value string) error {
	return s.exec(ctx, `INSERT INTO settings (person, name, value) VALUES ($1, $2, $3) ON CONFLICT (person, name) DO UPDATE SET value = excluded.value`, person, name, value)
}
