package scenes

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"cobalt/game/diag"
)

// namesIt finds the name that a message is about, at its beginning.
var namesIt = regexp.MustCompile(`^(?:unknown \w+ )?("(?:[^"\\]|\\.)*")`)

// TestRanges holds that a fault's range lies within its source line, and has the
// whole name that the message quotes, if it stands there.
func TestRanges(t *testing.T) {
	archives(t, "broken", 60, func(t *testing.T, _ string, a *txtar.Archive) {
		_, err := Compile(archiveFS(t, a))
		var list diag.List
		if !errors.As(err, &list) {
			return
		}
		for i := range list {
			d := &list[i]
			if d.Code == "more-faults" {
				continue // it only counts
			}
			line := []rune(d.Source)
			start, end := d.Col-1, d.EndCol-1
			if d.EndLine != d.Line || start > end || end > len(line) {
				t.Errorf("%v: columns %d to %d of %q", d, d.Col, d.EndCol, d.Source)
				continue
			}
			m := namesIt.FindStringSubmatch(d.Message)
			if m == nil {
				continue
			}
			name, err := strconv.Unquote(m[1])
			if rest := string(line[start:]); err == nil && name != "" && strings.HasPrefix(rest, name) && !strings.HasPrefix(string(line[start:end]), name) {
				t.Errorf("%v: marks %q, not %q", d.Error(), string(line[start:end]), name)
			}
		}
	})
}
