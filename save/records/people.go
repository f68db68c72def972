package records

import (
	"context"
	"crypto/rand"
	"errors"
)

// A Person is a player that the host knows by a key.
type Person struct {
	ID      string
	Name    string // empty until one was chosen
	Hidden  bool   // the name is not shown, because the one who runs the host hid it
	Barred  bool   // may not play here
	Watched bool   // others may watch
	// Readable says that others may read the finished runs.
	Readable bool
}

// Shown returns the name by which others see a person.
func (p *Person) Shown() string {
	switch {
	case p.Hidden:
		return "(hidden)"
	case p.Name == "":
		return "agent " + p.ID[:6]
	default:
		return p.Name
	}
}

const personColumns = `p.id, COALESCE(p.name, ''), p.hidden, p.barred, p.watched, p.readable`

func (p *Person) columns() []any {
	return []any{&p.ID, &p.Name, flag{&p.Hidden}, flag{&p.Barred}, flag{&p.Watched}, flag{&p.Readable}}
}

// A flag is a bool that a database holds as 0 or 1.
type flag struct{ to *bool }

// Scan implements [sql.Scanner].
func (f flag) Scan(value any) error {
	n, ok := value.(int64)
	if !ok {
		return errors.New("a flag is 0 or 1")
	}
	*f.to = n != 0
	return nil
}

func number(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// Find returns the person of a key, or [ErrNotFound].
func (s *Store) Find(ctx context.Context, fingerprint string) (*Person, error) {
	p := new(Person)
	err := s.one(ctx, `SELECT `+personColumns+` FROM people p JOIN keys k ON k.person = p.id WHERE k.fingerprint = $1`, []any{fingerprint}, p.columns()...)
	return p, err
}

// Named returns the person of a name, or of one that looks like it, or [ErrNotFound].
func (s *Store) Named(ctx context.Context, name string) (*Person, error) {
	p := new(Person)
	err := s.one(ctx, `SELECT `+personColumns+` FROM people p WHERE p.likeness = $1`, []any{likeness(name)}, p.columns()...)
	return p, err
}

// Meet returns the person of a key, who is new if nobody has it.
func (s *Store) Meet(ctx context.Context, fingerprint string) (*Person, error) {
	if p, err := s.Find(ctx, fingerprint); !errors.Is(err, ErrNotFound) {
		return p, err
	}
	now, id := s.clock().UnixMilli(), rand.Text()
	err := s.writer.do(ctx, func(ctx context.Context, tx *transaction) error {
		if _, err := tx.exec(ctx, `INSERT INTO people (id, joined) VALUES ($1, $2)`, id, now); err != nil {
			return err
		}
		result, err := tx.exec(ctx, `INSERT INTO keys (fingerprint, person, added) VALUES ($1, $2, $3) ON CONFLICT (fingerprint) DO NOTHING`, fingerprint, id, now)
		if err != nil {
			return err
		}
		if rows, err := result.RowsAffected(); err != nil || rows > 0 {
			return err
		}
		_, err = tx.exec(ctx, `DELETE FROM people WHERE id = $1`, id) // the other session met them first
		return err
	})
	if err != nil {
		return nil, err
	}
	return s.Find(ctx, fingerprint)
}

// Choose gives a person a name, once. Errors are those of [CheckName], [ErrTaken] and
// [ErrNamed].
func (s *Store) Choose(ctx context.Context, person, name string) error {
	if err := CheckName(name); err != nil {
		return err
	}
	switch p, err := s.Named(ctx, name); {
	case err == nil && p.ID == person:
		return ErrNamed
	case err == nil:
		return ErrTaken
	case !errors.Is(err, ErrNotFound):
		return err
	}
	rows, err := s.change(ctx, `UPDATE people SET name = $1, likeness = $2 WHERE id = $3 AND name IS NULL AND NOT EXISTS (SELECT 1 FROM people WHERE likeness = $2)`, name, likeness(name), person)
	if err == nil && rows == 0 {
		err = ErrNamed
	}
	return err
}

// AddKey gives a person another key. The error is [ErrTaken] if somebody has it who has
// runs or a name; of somebody who has neither it is taken over.
func (s *Store) AddKey(ctx context.Context, person, fingerprint string) error {
	other, err := s.Find(ctx, fingerprint)
	switch {
	case err == nil && other.ID == person:
		return nil
	case err == nil:
		var runs int
		if err := s.one(ctx, `SELECT COUNT(*) FROM runs WHERE person = $1`, []any{other.ID}, &runs); err != nil {
			return err
		}
		if runs > 0 || other.Name != "" || other.Barred {
			return ErrTaken
		}
		if err := s.Forget(ctx, other.ID); err != nil {
			return err
		}
	case !errors.Is(err, ErrNotFound):
		return err
	}
	return s.exec(ctx, `INSERT INTO keys (fingerprint, person, added) VALUES ($1, $2, $3)`, fingerprint, person, s.clock().UnixMilli())
}

// Forget removes everything of a person.
func (s *Store) Forget(ctx context.Context, person string) error {
	return s.exec(ctx, `DELETE FROM people WHERE id = $1`, person)
}

// Bar says whether a person may play here.
func (s *Store) Bar(ctx context.Context, person string, barred bool) error {
	return s.exec(ctx, `UPDATE people SET barred = $1 WHERE id = $2`, number(barred), person)
}

// Barred returns the ids of those who may not play here.
func (s *Store) Barred(ctx context.Context) (map[string]bool, error) {
	all := map[string]bool{}
	err := s.query(ctx, func(scan func(...any) error) error {
		var id string
		err := scan(&id)
		all[id] = true
		return err
	}, `SELECT id FROM people WHERE barred = 1`)
	return all, err
}

// Hide says whether a person's name is shown.
func (s *Store) Hide(ctx context.Context, person string, hidden bool) error {
	return s.exec(ctx, `UPDATE people SET hidden = $1 WHERE id = $2`, number(hidden), person)
}

// LetWatch says whether others may watch a person's runs.
func (s *Store) LetWatch(ctx context.Context, person string, watched bool) error {
	return s.exec(ctx, `UPDATE people SET watched = $1 WHERE id = $2`, number(watched), person)
}

// LetRead says whether others may read a person's finished runs.
func (s *Store) LetRead(ctx context.Context, person string, readable bool) error {
	return s.exec(ctx, `UPDATE people SET readable = $1 WHERE id = $2`, number(readable), person)
}

// Keys returns the fingerprints of a person's keys, the first that the host knew first.
func (s *Store) Keys(ctx context.Context, person string) ([]string, error) {
	var all []string
	err := s.query(ctx, func(scan func(...any) error) error {
		var key string
		err := scan(&key)
		all = append(all, key)
		return err
	}, `SELECT fingerprint FROM keys WHERE person = $1 ORDER BY added, fingerprint`, person)
	return all, err
}

// People returns all people, those who came first first.
func (s *Store) People(ctx context.Context) ([]*Person, error) {
	var all []*Person
	err := s.query(ctx, func(scan func(...any) error) error {
		p := new(Person)
		err := scan(p.columns()...)
		all = append(all, p)
		return err
	}, `SELECT `+personColumns+` FROM people p ORDER BY p.joined, p.id`)
	return all, err
}

// Person returns the person of an id, or [ErrNotFound].
func (s *Store) Person(ctx context.Context, id string) (*Person, error) {
	p := new(Person)
	err := s.one(ctx, `SELECT `+personColumns+` FROM people p WHERE p.id = $1`, []any{id}, p.columns()...)
	return p, err
}
