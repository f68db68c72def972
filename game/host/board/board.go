// Package board is the tables of a host as JSON: a host writes them, and
// `cobalt records --host` reads them.
//
// What is read comes from a machine that nobody vouches for: [Read] takes no more than
// [MaxSize] bytes, and returns no text with a control character.
package board

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"time"
	"unicode/utf8"

	"cobalt/game/diag"
)

// MaxSize is the size of a table in bytes, at most.
const MaxSize = 4 << 20

// A Table is a table of a story's records.
type Table struct {
	Story  string  `json:"story"` // its id
	Title  string  `json:"title"`
	Rules  string  `json:"rules"` // the digest of the rules on which the runs hold
	Day    *Day    `json:"day"`   // of a table of the day; else null
	Places []Place `json:"places"`
}

// A Day is the mission of a day.
type Day struct {
	Day    string `json:"day"` // as 2006-01-02
	Ending string `json:"ending"`
	Goal   string `json:"goal"`  // what is to be done, as a sentence
	Least  int    `json:"least"` // choices, from where the mission begins, as proven
}

// A Place is one line of a table.
type Place struct {
	Category   string   `json:"category"` // "any" or the id of an ending
	Difficulty string   `json:"difficulty"`
	Measure    string   `json:"measure"` // of which this run has least: time, choices or minutes
	Seconds    *float64 `json:"seconds"` // null if the run has no time
	Choices    int      `json:"choices"` // of a table of the day, from where the mission begins
	Minutes    int      `json:"minutes"`
	Name       string   `json:"name"`          // of the player
	Made       string   `json:"made"`          // when the run was finished, by RFC 3339
	Run        string   `json:"run,omitempty"` // its id, if others may read it
}

// Seconds writes a time as a table has it.
func Seconds(d time.Duration) *float64 {
	if d < 0 {
		return nil
	}
	s := d.Round(time.Millisecond).Seconds()
	return &s
}

// Time is the inverse of [Seconds]; a time that is not known is negative.
func (p *Place) Time() time.Duration {
	if p.Seconds == nil {
		return -1
	}
	return time.Duration(*p.Seconds * float64(time.Second)).Round(time.Millisecond)
}

// Read reads a table.
func Read(r io.Reader) (*Table, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	switch {
	case err != nil:
		return nil, err
	case len(data) > MaxSize:
		return nil, fmt.Errorf("the table has more than %d MiB", MaxSize>>20)
	case !utf8.Valid(data):
		return nil, errors.New("this is no table of records")
	}
	t := new(Table)
	if err := json.Unmarshal(data, t); err != nil || t.Story == "" {
		return nil, errors.New("this is no table of records")
	}
	clean(reflect.ValueOf(t).Elem())
	return t, nil
}

// lines takes out what would break a table.
var lines = strings.NewReplacer("\n", " ", "\t", " ")

// clean makes all texts of a value printable.
func clean(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(lines.Replace(diag.Printable(v.String())))
	case reflect.Pointer:
		if !v.IsNil() {
			clean(v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			clean(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			clean(v.Field(i))
		}
	default: // numbers
	}
}
