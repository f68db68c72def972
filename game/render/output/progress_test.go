package output

import (
	"bytes"
	"strconv"
	"testing"
	"time"
)

// On a terminal a progress rewrites one line, and leaves nothing on it; in a log
// it writes a line each ten seconds.
func TestProgress(t *testing.T) {
	const wipe = "\r\x1b[K"
	for _, tt := range []struct {
		rewrite bool
		steps   []time.Duration // after the step before
		want    []string
	}{
		{true, []time.Duration{progressInPlace - 1, 1, 1, 1, progressInPlace}, []string{"", wipe + "1", wipe, "", wipe + "4"}},
		{false, []time.Duration{progressInLog - 1, 1, progressInLog - 1, 1}, []string{"", "cobalt: 1\n", "", "cobalt: 3\n"}},
	} {
		var b bytes.Buffer
		clock := time.Unix(0, 0)
		p := NewProgress(&b, func() time.Time { return clock }, tt.rewrite)
		for i, wait := range tt.steps {
			b.Reset()
			clock = clock.Add(wait)
			p.Clear()
			p.Show(func() string { return strconv.Itoa(i) })
			if got := b.String(); got != tt.want[i] {
				t.Errorf("rewrite %v, step %d: %q, want %q", tt.rewrite, i, got, tt.want[i])
			}
		}
	}
}
