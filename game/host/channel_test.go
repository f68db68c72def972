package host

import (
	"slices"
	"testing"

	"golang.org/x/crypto/ssh"
)

// A written is a channel that remembers what is written to it.
type written struct {
	ssh.Channel
	all []string
}

func (w *written) Write(data []byte) (int, error) {
	w.all = append(w.all, string(data))
	return len(data), nil
}

// A newline comes with a carriage return, which it may have already. What has none is
// written as it is.
func TestTerminalWrite(t *testing.T) {
	w := new(written)
	terminal := &terminal{channel: w}
	for _, text := range []string{"one", "one\ntwo\n", "one\r\n"} {
		if n, err := terminal.Write([]byte(text)); n != len(text) || err != nil {
			t.Errorf("%q: %d, %v", text, n, err)
		}
	}
	if want := []string{"one", "one\r\ntwo\r\n", "one\r\n"}; !slices.Equal(w.all, want) {
		t.Errorf("%q were written, and not %q", w.all, want)
	}
}
