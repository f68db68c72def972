package client

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"

	"cobalt/game/diag"
	"cobalt/game/host/board"
)

// overHTTP asks for a table by the address of a host's page.
func overHTTP(ctx context.Context, address string, q Query) (*board.Table, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return nil, fmt.Errorf("%q is no address of a page, such as https://example.org", address)
	}
	name := "records.json"
	if q.Today {
		name = "today.json"
	}
	u = u.JoinPath(name)
	values := url.Values{}
	for key, value := range map[string]string{"story": q.Story, "category": q.Category} {
		if value != "" {
			values.Set(key, value)
		}
	}
	u.RawQuery, u.Fragment = values.Encode(), ""
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), http.NoBody)
	if err != nil {
		return nil, err
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be asked: %w; is it served with --http?", address, err)
	}
	defer func() { _ = answer.Body.Close() }()
	if answer.StatusCode != http.StatusOK {
		words, _ := io.ReadAll(io.LimitReader(answer.Body, 200)) // without them the status is told
		if answer.Header.Get("X-Content-Type-Options") == "" || len(words) == 0 {
			return nil, fmt.Errorf("%s answers %s; is it a host of cobalt?", u.Redacted(), answer.Status)
		}
		return nil, fmt.Errorf("%s: %s", address, diag.Printable(oneLine(string(words))))
	}
	t, err := board.Read(answer.Body)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", u.Redacted(), err)
	}
	return t, nil
}
