package output

import (
	"encoding/json"
	"fmt"
	"io"
	"unicode"
)

// JSON writes a value as indented JSON, with every control and formatting
// character but the newline as a \u escape. The error is the writer's, or that
// of a value that JSON cannot hold.
func JSON(w io.Writer, value any) error {
	enc := json.NewEncoder(escaper{w})
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(value)
}

// An escaper passes JSON on with the control and formatting characters that may
// stand in it bare written as \u escapes.
type escaper struct{ w io.Writer }

func (e escaper) Write(text []byte) (int, error) {
	escaped := make([]byte, 0, len(text))
	for _, r := range string(text) {
		switch {
		case r == '\n' || !unicode.Is(unicode.C, r):
			escaped = append(escaped, string(r)...)
		case r <= 0xFFFF:
			escaped = fmt.Appendf(escaped, `\u%04x`, r)
		default:
			escaped = fmt.Appendf(escaped, `\u%04x\u%04x`, 0xD7C0+r>>10, 0xDC00+r&0x3FF)
		}
	}
	if _, err := e.w.Write(escaped); err != nil {
		return 0, err
	}
	return len(text), nil
}
