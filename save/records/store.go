package records

import (
	"context"
	"crypto/rand"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"github.com/pressly/goose/v3"
)

// Limits of what is kept.
const (
	MaxRun  = 256 << 10 // bytes of a run's mission file
	MaxRuns = 200       // runs of a player in a story
)

// patience is how long a database may take to answer. A player is told that a choice is not
// kept rather than left to wait.
const patience = 5 * time.Second

// Callers decide by these; test for them with [errors.Is].
var (
	ErrNotFound = errors.New("there is nothing of that name")
	ErrTaken    = errors.New("somebody has that name already, or one that looks like it")
	ErrNamed    = errors.New("a name is chosen once")
	ErrFull     = errors.New("there is no room for more runs: delete one first")
	ErrTooLarge = errors.New("the run is too long to be kept here")
)

// A Store is the database of one host, or of several. Any number of goroutines may use
// it.
type Store struct {
	reader *sql.DB
	writer *batcher
	clock  func() time.Time
	host   string // names this host among those that share the database
}

//go:embed migrations/*.sql
var migrations embed.FS

// Open opens a database, and brings its tables up to date: PostgreSQL if the address
// begins with postgres:// or postgresql://, else the file of SQLite at that path, which
// is made if it is not there. The clock tells when something is kept.
func Open(ctx context.Context, address string, clock func() time.Time) (*Store, error) {
	open, dialect := openSQLite, goose.DialectSQLite3
	if Shared(address) {
		open, dialect = openPostgres, goose.DialectPostgres
	}
	reader, writer, err := open(address)
	if err != nil {
		return nil, err
	}
	s := &Store{reader: reader, writer: newBatcher(writer, Shared(address)), clock: clock, host: rand.Text()}
	if err = migrate(ctx, dialect, writer); err == nil {
		err = s.Beat(ctx)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("the database cannot be used: %w", err), s.Close())
	}
	return s, nil
}

// Shared reports whether several hosts may use the database at an address: whether it is
// one of PostgreSQL.
func Shared(address string) bool {
	return strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://")
}

// migrate brings the tables up to date.
func migrate(ctx context.Context, dialect goose.Dialect, db *sql.DB) error {
	folder, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	options := []goose.ProviderOption{goose.WithDisableGlobalRegistry(true)}
	if dialect == goose.DialectPostgres {
		locker, err := postgresLocker()
		if err != nil {
			return err
		}
		options = append(options, goose.WithSessionLocker(locker))
	}
	provider, err := goose.NewProvider(dialect, db, folder, options...)
	if err != nil {
		return err
	}
	if _, err = provider.Up(ctx); err != nil {
		return err
	}
	return notNewer(ctx, provider)
}

// notNewer refuses a database that a newer program has changed, which goose would let
// pass.
func notNewer(ctx context.Context, p *goose.Provider) error {
	found, err := p.GetDBVersion(ctx)
	if err != nil {
		return err
	}
	sources := p.ListSources()
	if known := sources[len(sources)-1].Version; found > known {
		return fmt.Errorf("the database is of a newer cobalt (its tables are version %d, and this one knows %d): start that one", found, known)
	}
	return nil
}

// Close ends all writes that are under way, and closes the database.
func (s *Store) Close() error {
	err := s.writer.close()
	if s.reader != s.writer.db {
		err = errors.Join(err, s.reader.Close())
	}
	return err
}

// Ping returns nil if the database answers.
func (s *Store) Ping(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	return s.reader.PingContext(ctx)
}

// aliveFor is how long a host counts as running after its last [Store.Beat].
const aliveFor = 30 * time.Second

// Beat tells the other hosts that this one is running. It is to be called every ten
// seconds, because the runs of a host that is silent for thirty can be taken up by
// others.
func (s *Store) Beat(ctx context.Context) error {
	now := s.clock().UnixMilli()
	return s.exec(ctx, `INSERT INTO hosts (id, beat) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET beat = excluded.beat`, s.host, now)
}

// Leave gives all runs of this host's sessions back, because it ends.
func (s *Store) Leave(ctx context.Context) error {
	return s.writer.do(ctx, func(ctx context.Context, tx *transaction) error {
		_, err := tx.exec(ctx, `UPDATE runs SET host = '', holder = '' WHERE host = $1`, s.host)
		if err == nil {
			_, err = tx.exec(ctx, `DELETE FROM hosts WHERE id = $1`, s.host)
		}
		return err
	})
}

// Alone says that no other host shares the database, so that the runs which a host held
// that was killed are free at once.
func (s *Store) Alone(ctx context.Context) error {
	return s.writer.do(ctx, func(ctx context.Context, tx *transaction) error {
		_, err := tx.exec(ctx, `UPDATE runs SET host = '', holder = ''`)
		if err == nil {
			_, err = tx.exec(ctx, `DELETE FROM hosts WHERE id <> $1`, s.host)
		}
		return err
	})
}

// exec runs one statement that changes something.
func (s *Store) exec(ctx context.Context, query string, args ...any) error {
	_, err := s.change(ctx, query, args...)
	return err
}

// change runs one statement, and returns how many rows it changed.
func (s *Store) change(ctx context.Context, query string, args ...any) (rows int64, err error) {
	err = s.writer.do(ctx, func(ctx context.Context, tx *transaction) error {
		result, err := tx.exec(ctx, query, args...)
		if err != nil {
			return err
		}
		rows, err = result.RowsAffected()
		return err
	})
	return rows, err
}

// query calls each for every row of a result.
func (s *Store) query(ctx context.Context, each func(scan func(...any) error) error, query string, args ...any) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	rows, err := s.reader.QueryContext(ctx, query, args...)
	if err != nil {
		return unanswered(err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := each(rows.Scan); err != nil {
			return unanswered(err)
		}
	}
	return unanswered(rows.Err())
}

// one reads the only row of a result, or returns [ErrNotFound].
func (s *Store) one(ctx context.Context, query string, args []any, into ...any) error {
	found := false
	err := s.query(ctx, func(scan func(...any) error) error {
		found = true
		return scan(into...)
	}, query, args...)
	if err == nil && !found {
		return ErrNotFound
	}
	return err
}
