package records

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"sync"
	"time"
)

// A batcher runs the writes of all players, as many as wait in one transaction, so that
// a disk is waited for once for all of them.
type batcher struct {
	db     *sql.DB
	shared bool // it is a server's, and no file of this host's own
	queue  chan write
	done   chan struct{} // closed when the last write has ended

	statements map[string]*sql.Stmt // that are prepared
	wanted     []string             // statements that were run and are not prepared

	spaced func(time.Duration) <-chan time.Time // tells that a time is over
	crowd  bool                                 // several writes shared the last transaction

	mu     sync.RWMutex
	closed bool
}

// A write is some statements of one caller. They may run twice: again, alone, if those
// of another caller failed in the same transaction.
type write struct {
	work   func(context.Context, *transaction) error
	result chan error
}

// mostTogether is how many writes share a transaction.
const mostTogether = 256

// gathering is how long others are waited for while many write, so that they share a
// transaction: it costs more than what is written in it. Who writes alone waits for nobody.
const gathering = 3 * time.Millisecond

// errClosed says that the database was closed.
var errClosed = errors.New("the host is closing")

// newBatcher returns a batcher of a server's database, which hosts may share, or of a file.
func newBatcher(db *sql.DB, shared bool) *batcher {
	b := &batcher{
		db: db, shared: shared, queue: make(chan write, mostTogether), done: make(chan struct{}),
		statements: map[string]*sql.Stmt{}, spaced: time.After,
	}
	go b.run()
	return b
}

// do runs some statements, and returns once they are committed.
func (b *batcher) do(ctx context.Context, work func(context.Context, *transaction) error) error {
	w := write{work, make(chan error, 1)}
	if err := b.send(ctx, w); err != nil {
		return err
	}
	return unanswered(<-w.result) // it comes, because commit waits for no server without end
}

func (b *batcher) send(ctx context.Context, w write) error {
	b.mu.RLock()
	defer b.mu.RUnlock()
	if b.closed {
		return errClosed
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	select {
	case b.queue <- w:
		return nil
	case <-ctx.Done():
		return unanswered(ctx.Err())
	}
}

// close waits for the writes that were sent, and closes the database.
func (b *batcher) close() error {
	b.mu.Lock()
	wasClosed := b.closed
	b.closed = true
	b.mu.Unlock()
	if wasClosed {
		return nil
	}
	close(b.queue)
	<-b.done
	return b.db.Close()
}

func (b *batcher) run() {
	defer close(b.done)
	for first := range b.queue {
		together := b.gather(first)
		err := b.commit(together)
		if err != nil && len(together) > 1 {
			for _, w := range together {
				w.result <- b.commit([]write{w})
			}
			continue
		}
		for _, w := range together {
			w.result <- err
		}
	}
}

// gather returns a write and those that wait behind it, or come soon if many write.
func (b *batcher) gather(first write) []write {
	together := []write{first}
	if b.crowd || len(b.queue) > 0 {
		over := b.spaced(gathering)
		for waiting := true; waiting && len(together) < mostTogether; {
			select {
			case w, more := <-b.queue:
				if waiting = more; more {
					together = append(together, w)
				}
			case <-over:
				waiting = false
			}
		}
	}
	b.crowd = len(together) > 1
	return together
}

// commit runs some writes in one transaction. A server is waited for with patience. So is
// whoever has locked a file of SQLite, by the driver itself; beyond that only the disk is
// waited for, and no context can break that off.
func (b *batcher) commit(together []write) error {
	ctx := context.Background()
	if b.shared {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, patience)
		defer cancel()
	}
	b.prepare(ctx)
	tx, err := b.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	t := &transaction{tx, b}
	for _, w := range together {
		if err := w.work(ctx, t); err != nil {
			return errors.Join(err, rollback(tx))
		}
	}
	return tx.Commit()
}

// prepare prepares the statements that were run without that; one that cannot be is run
// without it again. It is no part of a transaction, because the database has one connection
// for both.
func (b *batcher) prepare(ctx context.Context) {
	for _, query := range b.wanted {
		if statement, err := b.db.PrepareContext(ctx, query); err == nil {
			b.statements[query] = statement
		}
	}
	b.wanted = nil
}

// A transaction runs the statements of some writes.
type transaction struct {
	*sql.Tx
	b *batcher
}

// exec runs a statement. Its text is one of few: what varies is in the arguments. The driver
// of SQLite would prepare it each time that it is run; that of a server remembers it.
func (t *transaction) exec(ctx context.Context, query string, args ...any) (sql.Result, error) {
	if statement, prepared := t.b.statements[query]; prepared {
		return t.StmtContext(ctx, statement).ExecContext(ctx, args...)
	}
	result, err := t.ExecContext(ctx, query, args...)
	if err == nil && !t.b.shared && !slices.Contains(t.b.wanted, query) {
		t.b.wanted = append(t.b.wanted, query)
	}
	return result, err
}

// rollback ends a transaction that failed. One that the database has ended already is
// as good.
func rollback(tx *sql.Tx) error {
	if err := tx.Rollback(); !errors.Is(err, sql.ErrTxDone) {
		return err
	}
	return nil
}
