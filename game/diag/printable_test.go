package diag

import "testing"

func TestPrintable(t *testing.T) {
	for text, want := range map[string]string{
		"plain, ünï, 日本\n\tx": "plain, ünï, 日本\n\tx",
		"\x1b[2J\x07\r\x7f":   "\ufffd[2J\ufffd\ufffd\ufffd",
		"\u009b\u202e\u200d":  "\ufffd\ufffd\ufffd",
		"a\xffb":              "a\ufffdb",
	} {
		if got := Printable(text); got != want {
			t.Errorf("Printable(%q) = %q, want %q", text, got, want)
		}
	}
}
