package client

import "testing"

// An address is read as ssh reads one, with the port of `cobalt serve`.
func TestAddress(t *testing.T) {
	c := &Client{Getenv: func(name string) string { return map[string]string{"USER": "nora"}[name] }}
	for text, want := range map[string]address{
		"play.example.org":           {"nora", "play.example.org", "2222"},
		"play.example.org:22":        {"nora", "play.example.org", "22"},
		"vera@192.0.2.1":             {"vera", "192.0.2.1", "2222"},
		"ssh://vera@192.0.2.1:7":     {"vera", "192.0.2.1", "7"},
		"[2001:db8::1]:7":            {"nora", "2001:db8::1", "7"},
		"[2001:db8::1]":              {"nora", "2001:db8::1", "2222"},
		"2001:db8::1":                {"nora", "2001:db8::1", "2222"},
		"ssh://vera@[2001:db8::1]:7": {"vera", "2001:db8::1", "7"},
	} {
		if got, err := c.addressOf(text); err != nil || got != want {
			t.Errorf("%s: %+v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "@", "a b", "a/b", "-oProxyCommand=x", "vera@-x", "\n"} {
		if got, err := c.addressOf(text); err == nil {
			t.Errorf("%q is %+v", text, got)
		}
	}
	unnamed := &Client{Getenv: func(string) string { return "" }}
	if got, err := unnamed.addressOf("x"); err != nil || got.user == "" {
		t.Errorf("%+v, %v", got, err)
	}
}
