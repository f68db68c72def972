package records

import (
	"database/sql"
	"fmt"
	"net/url"
	"os"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// readers is how many statements read from a file of SQLite at the same time.
const readers = 4

// openSQLite opens a file of SQLite: for many readers, and for one writer.
func openSQLite(path string) (reader, writer *sql.DB, err error) {
	if err := makePrivate(path); err != nil {
		return nil, nil, fmt.Errorf("the database cannot be opened: %w", err)
	}
	if writer, err = sql.Open("sqlite", sqliteName(path)); err != nil {
		return nil, nil, err
	}
	writer.SetMaxOpenConns(1)
	if reader, err = sql.Open("sqlite", sqliteName(path)); err != nil {
		return nil, nil, err
	}
	reader.SetMaxOpenConns(readers)
	return reader, writer, nil
}

// sqliteName says how a file is opened: with a log that is on the disk when a
// transaction has ended.
func sqliteName(path string) string {
	q := url.Values{
		"_txlock": {"immediate"},
		"_pragma": {fmt.Sprintf("busy_timeout(%d)", patience.Milliseconds()), "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)"},
	}
	return (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: q.Encode()}).String()
}

// makePrivate makes the file, which nobody else may read, if it is not there.
func makePrivate(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}
