// Package client asks a host for its tables of records, over SSH or over HTTP.
//
// It promises that the host is the one which known_hosts names, as ssh does, that it takes
// a bounded time, and that no text which comes back has a control character. It refuses to
// note a key that is not known yet, because only a person can say that it is the right
// one.
package client

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"time"

	"cobalt/game/host/board"
)

// A Client asks hosts.
type Client struct {
	Home   string                   // the folder below which .ssh is
	Getenv func(name string) string // for the agent, and the name of the user
}

// A Query says which table is asked for.
type Query struct {
	Story    string // its id; empty: the one that the host plays if none is named
	Category string // empty: the best of all
	Today    bool   // the table of the day
}

// patience is how long a host may take.
const patience = 20 * time.Second

// word matches the ids of stories and categories.
var word = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[\pL\pN_-]{1,100}$`) })

// Table asks a host for a table. The host is HOST, HOST:PORT or USER@HOST:PORT, which is
// asked over SSH, or the address of its page, which begins with http:// or https://.
func (c *Client) Table(ctx context.Context, host string, q Query) (*board.Table, error) {
	for _, text := range []string{q.Story, q.Category} {
		if text != "" && !word().MatchString(text) {
			return nil, fmt.Errorf("no story and no category is called %q", text)
		}
	}
	if q.Today && q.Category != "" {
		return nil, errors.New("the mission of the day has one ending, and no categories")
	}
	ctx, cancel := context.WithTimeoutCause(ctx, patience, fmt.Errorf("it does not answer in %d seconds", int(patience.Seconds())))
	defer cancel()
	ask := c.overSSH
	if strings.HasPrefix(host, "http://") || strings.HasPrefix(host, "https://") {
		ask = overHTTP
	}
	t, err := ask(ctx, host, q)
	if err != nil && ctx.Err() != nil {
		err = fmt.Errorf("%s cannot be asked: %w", host, context.Cause(ctx))
	}
	return t, err
}
