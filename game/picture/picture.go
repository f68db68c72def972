// Package picture holds what a file needs to be drawn as a picture, which authors are told
// and the interface goes by. It reads no file.
package picture

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"cobalt/game/narration/prose"
)

// The largest picture that is drawn.
const (
	MaxBytes = 64 << 10
	MaxWidth = 200 // columns
	MaxLines = 100
)

// Lines returns the lines of a picture without the blanks at their ends, and the columns
// of the widest. The error says why it is not drawn.
func Lines(data []byte) (lines []string, width int, err error) {
	if err := clean(data); err != nil {
		return nil, 0, err
	}
	for line := range strings.Lines(strings.TrimRight(string(data), "\n")) {
		line = strings.TrimRight(line, " \r\n")
		lines = append(lines, line)
		width = max(width, prose.Width(line))
	}
	switch {
	case len(lines) == 0:
		return nil, 0, errors.New("it is empty")
	case len(lines) > MaxLines:
		return nil, 0, fmt.Errorf("it has %d lines, and a picture at most %d", len(lines), MaxLines)
	case width > MaxWidth:
		return nil, 0, fmt.Errorf("it is %d columns wide, and a picture at most %d", width, MaxWidth)
	}
	return lines, width, nil
}

// clean refuses what a terminal could take for a command, and marks that stand on the
// letter before them.
func clean(data []byte) error {
	switch {
	case len(data) > MaxBytes:
		return fmt.Errorf("it has more than %d bytes", MaxBytes)
	case !utf8.Valid(data):
		return errors.New("it is not UTF-8 text")
	}
	for _, r := range string(data) {
		switch {
		case r == '\n', r == '\r':
		case r == '\t':
			return errors.New("it holds a tab: draw with blanks")
		case unicode.Is(unicode.C, r), unicode.Is(unicode.M, r):
			return fmt.Errorf("it holds %U, which is no sign that can be drawn by itself", r)
		}
	}
	return nil
}
