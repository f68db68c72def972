// Package recording writes terminal recordings: for asciinema, and as pictures in SVG
// that move or stand still.
//
// A recording for asciinema is asciicast version 3, a header and then an event a line.
// Every line is JSON in UTF-8 without a bare control or formatting character, so that
// the file can be shown as it is, and times add up: the part that rounding takes from
// an interval is added to the next. Nothing is kept in memory.
//
// Pictures have no control or formatting character either, no script and nothing from
// outside. The same screens are the same bytes.
package recording

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// A Header describes a recording before it begins.
type Header struct {
	Columns, Rows int
	Type          string    // the terminal's, "xterm-256color"
	Title         string    // empty if it has none
	When          time.Time // when it began; zero if nobody knows
	Theme         Theme
}

// A Theme holds the terminal's colors, each as "#rrggbb".
type Theme struct {
	Foreground, Background string
	Palette                [16]string
}

// A Writer writes a recording.
type Writer struct {
	w     io.Writer
	since time.Duration // since the last event, the part that is not written yet
}

// NewWriter writes the header. The error is the writer's.
func NewWriter(w io.Writer, h Header) (*Writer, error) {
	type theme struct {
		Foreground string `json:"fg"`
		Background string `json:"bg"`
		Palette    string `json:"palette"`
	}
	type term struct {
		Columns int    `json:"cols"`
		Rows    int    `json:"rows"`
		Type    string `json:"type,omitempty"`
		Theme   theme  `json:"theme"`
	}
	header := struct {
		Version int    `json:"version"`
		Term    term   `json:"term"`
		When    int64  `json:"timestamp,omitempty"`
		Title   string `json:"title,omitempty"`
	}{
		Version: 3, Title: h.Title,
		Term: term{h.Columns, h.Rows, h.Type, theme{h.Theme.Foreground, h.Theme.Background, strings.Join(h.Theme.Palette[:], ":")}},
	}
	if !h.When.IsZero() {
		header.When = h.When.Unix()
	}
	text, err := json.Marshal(header)
	if err != nil {
		return nil, err
	}
	_, err = io.WriteString(w, bare(text)+"\n")
	return &Writer{w: w}, err
}

// Output writes data that was sent to the terminal, so long after the event
// before.
func (c *Writer) Output(after time.Duration, data string) error { return c.event(after, "o", data) }

// Marker writes a marker, to which players offer to jump.
func (c *Writer) Marker(after time.Duration, label string) error { return c.event(after, "m", label) }

// Exit writes the status with which the program ended; nothing follows it.
func (c *Writer) Exit(after time.Duration, status int) error {
	return c.event(after, "x", strconv.Itoa(status))
}

// event writes an event. Times are written in milliseconds; a time below 0
// counts as 0.
func (c *Writer) event(after time.Duration, code, data string) error {
	c.since += max(0, after)
	ms := c.since.Milliseconds()
	c.since -= time.Duration(ms) * time.Millisecond
	text, err := json.Marshal(data)
	if err == nil {
		_, err = fmt.Fprintf(c.w, "[%d.%03d, %q, %s]\n", ms/1000, ms%1000, code, bare(text))
	}
	return err
}

// bare escapes the characters in JSON that a terminal could take for commands.
// Bytes that are not UTF-8 were replaced by encoding/json.
func bare(text []byte) string {
	var b strings.Builder
	for _, r := range string(text) {
		switch {
		case !unicode.Is(unicode.C, r):
			b.WriteRune(r)
		case r <= 0xFFFF:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\u%04x\u%04x`, 0xD7C0+r>>10, 0xDC00+r&0x3FF)
		}
	}
	return b.String()
}
