package race

import (
	"errors"
	"fmt"
	"strconv"
	"time"

	"cobalt/game/mission"
)

// A Claim says which race a mission file was run in. It stands in the front
// matter, under the keys race, began, leg and legs, which other readers of the
// file ignore. The zero Claim claims nothing.
type Claim struct {
	Category Category  // the goal of the race
	Began    time.Time // when the race began, which also tells races apart; to the millisecond
	Leg      int       // in All: which of the race's runs this is, from 1
	Legs     int       // in All, in the run that ends it: how many there are
}

const beganLayout = "2006-01-02T15:04:05.000Z"

// Write puts the claim into a file's front matter.
func (c Claim) Write(f *mission.File) error {
	errs := []error{f.Set("race", string(c.Category)), f.Set("began", c.Began.UTC().Format(beganLayout))}
	if c.Leg > 0 {
		errs = append(errs, f.Set("leg", strconv.Itoa(c.Leg)))
	}
	if c.Legs > 0 {
		errs = append(errs, f.Set("legs", strconv.Itoa(c.Legs)))
	}
	return errors.Join(errs...)
}

// ClaimOf returns the claim of a file. The error says which of its keys has an
// impossible value.
func ClaimOf(f *mission.File) (c Claim, err error) {
	category, ok := f.Get("race")
	if !ok || category == "" {
		return Claim{}, nil
	}
	c.Category = Category(category)
	if began, ok := f.Get("began"); ok {
		if c.Began, err = time.Parse(time.RFC3339, began); err != nil {
			return c, fmt.Errorf("began: %q is no moment, as in %q", began, beganLayout)
		}
	}
	if c.Leg, err = count(f, "leg"); err == nil {
		c.Legs, err = count(f, "legs")
	}
	switch {
	case err != nil:
	case c.Category == All && c.Leg == 0:
		err = errors.New("leg: it is a run of a race for all endings, and does not say which")
	case c.Legs > 0 && c.Leg != c.Legs:
		err = fmt.Errorf("legs: only the last run says how many there are, and this is run %d of %d", c.Leg, c.Legs)
	}
	return c, err
}

// maxLegs is how many runs a race for all endings may have.
const maxLegs = 9_999

// count reads a whole number from 1 up from a file's front matter. It is 0 if the
// key is missing.
func count(f *mission.File, key string) (int, error) {
	text, ok := f.Get(key)
	if !ok || text == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > maxLegs {
		return 0, fmt.Errorf("%s: %q is no whole number from 1 to %d", key, text, maxLegs)
	}
	return n, nil
}
