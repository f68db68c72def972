package records

import (
	"database/sql"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3/lock"
)

// The connections of a host to PostgreSQL.
const (
	postgresConnections = 8
	postgresIdle        = time.Minute // after which one that is not needed is closed
)

// openPostgres opens a database of PostgreSQL. Its error never holds the password of the
// address.
func openPostgres(address string) (reader, writer *sql.DB, err error) {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, nil, fmt.Errorf("the address of the database cannot be read: %w", err)
	}
	config.ConnectTimeout = patience
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(postgresConnections)
	db.SetMaxIdleConns(postgresConnections)
	db.SetConnMaxIdleTime(postgresIdle)
	return db, db, nil
}

// postgresLocker lets one host at a time bring the tables up to date.
func postgresLocker() (lock.SessionLocker, error) { return lock.NewPostgresSessionLocker() }
