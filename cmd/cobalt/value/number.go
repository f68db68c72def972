package value

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A Percent is a number from 0 to 100, if the flag was given.
type Percent struct {
	Value float64
	Given bool
}

// String returns the number; it is empty if none was given.
func (p *Percent) String() string {
	if !p.Given {
		return ""
	}
	return strconv.FormatFloat(p.Value, 'f', -1, 64)
}

// Set takes the value from the command line.
func (p *Percent) Set(text string) error {
	n, err := strconv.ParseFloat(strings.TrimSuffix(text, "%"), 64)
	if err != nil || !(n >= 0 && n <= 100) {
		return errors.New("it is no percentage: write a number from 0 to 100")
	}
	p.Value, p.Given = n, true
	return nil
}

// Type is the value's name in help.
func (*Percent) Type() string { return "percent" }

// Bytes is an amount of memory, at least 1 MiB.
type Bytes int64

var byteUnits = []struct {
	name string
	size float64
}{{"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10}, {"GB", 1e9}, {"MB", 1e6}, {"KB", 1e3}, {"G", 1 << 30}, {"M", 1 << 20}, {"K", 1 << 10}, {"B", 1}, {"", 1}}

// String returns the amount in the largest unit that divides it.
func (b *Bytes) String() string {
	for _, u := range byteUnits[:3] {
		if n := float64(*b) / u.size; n >= 1 && n == math.Trunc(n) {
			return strconv.FormatFloat(n, 'f', -1, 64) + u.name
		}
	}
	return strconv.FormatInt(int64(*b), 10)
}

// Set takes the value from the command line.
func (b *Bytes) Set(text string) error {
	for _, u := range byteUnits {
		number, ok := strings.CutSuffix(text, u.name)
		if !ok {
			continue
		}
		n, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		if size := n * u.size; err == nil && size >= 1<<20 && size < 1<<62 {
			*b = Bytes(size)
			return nil
		}
		break
	}
	return errors.New("it is no size: write a number and a unit, as in 512MiB or 4GiB, at least 1MiB")
}

// Type is the value's name in help.
func (*Bytes) Type() string { return "size" }

// A Size is the size of a terminal, as "80x24".
type Size struct{ Columns, Rows int }

// The sizes that a recording can have.
const (
	leastColumns, leastRows = 40, 12
	mostColumns, mostRows   = 400, 200
)

// String returns the size as Set takes it.
func (s *Size) String() string { return fmt.Sprintf("%dx%d", s.Columns, s.Rows) }

// Set takes the value from the command line.
func (s *Size) Set(text string) error {
	columns, rows, ok := strings.Cut(text, "x")
	c, err1 := strconv.Atoi(columns)
	r, err2 := strconv.Atoi(rows)
	switch {
	case !ok || err1 != nil || err2 != nil:
		return fmt.Errorf("%q is no size, such as 80x24", text)
	case c < leastColumns || r < leastRows || c > mostColumns || r > mostRows:
		return fmt.Errorf("%dx%d: a recording is from %dx%d to %dx%d", c, r, leastColumns, leastRows, mostColumns, mostRows)
	}
	s.Columns, s.Rows = c, r
	return nil
}

// Type is the value's name in help.
func (*Size) Type() string { return "size" }
