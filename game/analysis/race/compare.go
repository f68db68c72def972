package race

import "time"

// Bests are the best that runs of one category have done: the fastest of them,
// and the fastest stay in each scene. The zero Bests knows of none.
type Bests struct {
	Run   Run // the fastest; its Splits are nil if there is none
	golds map[Stay]time.Duration
	first map[Stay]time.Duration // when any run left a stay first; nil: the fastest run counts
}

// Pace returns the best times over all categories, for a run whose ending is not
// known yet: every stay is compared with the run that left it first.
func Pace(attempts []Attempt) *Bests {
	b := BestsOf(attempts)
	b.first = map[Stay]time.Duration{}
	for i := range attempts {
		for _, split := range attempts[i].Run.Splits {
			if was, known := b.first[split.Stay]; split.Time >= 0 && (!known || split.Time < was) {
				b.first[split.Stay] = split.Time
			}
		}
	}
	return b
}

// Add takes a run into account. One without a time changes nothing.
func (b *Bests) Add(r Run) {
	if r.Time < 0 || len(r.Splits) == 0 {
		return
	}
	if !b.Known() || r.Time < b.Run.Time {
		b.Run = r
	}
	if b.golds == nil {
		b.golds = map[Stay]time.Duration{}
	}
	for i := range r.Splits {
		segment, ok := r.Segment(i)
		if gold, known := b.golds[r.Splits[i].Stay]; ok && (!known || segment < gold) {
			b.golds[r.Splits[i].Stay] = segment
		}
	}
}

// Known reports whether there is a best.
func (b *Bests) Known() bool { return b != nil && b.Run.Splits != nil }

// Gold returns the least time that any run took for a stay.
func (b *Bests) Gold(s Stay) (time.Duration, bool) {
	if b == nil {
		return 0, false
	}
	gold, ok := b.golds[s]
	return gold, ok
}

// Segment returns how long the stay of a split took, and whether that is known.
func (r *Run) Segment(i int) (time.Duration, bool) {
	began := time.Duration(0)
	if i > 0 {
		began = r.Splits[i-1].Time
	}
	end := r.Splits[i].Time
	return end - began, began >= 0 && end >= 0
}

// A Row is a split held against others of the same stay.
type Row struct {
	Split
	Segment time.Duration // how long the stay took, or Untimed
	// Behind is how much later the stay was left than in the best run; it is
	// negative if that was earlier. Compared says whether it is known.
	Behind   time.Duration
	Compared bool
	Gold     bool // no run had left the stay as fast before
	// Over is how many choices more were taken than on the shortest way; it is
	// negative if that was fewer, because a way may save choices in one scene and
	// lose them in another. Proven says whether it is known.
	Over   int
	Proven bool
}

// Compare compares the splits of the stays that are over with the best, and with
// the shortest way. Each of the two may be nil.
func Compare(r *Run, best *Bests, shortest *Shortest) []Row {
	left := r.Left()
	rows := make([]Row, len(left))
	for i, split := range left {
		row := Row{Split: split, Segment: Untimed}
		segment, timed := r.Segment(i)
		if timed {
			row.Segment = segment
			gold, known := best.Gold(split.Stay)
			row.Gold = known && segment < gold
		}
		if was, ok := best.leaves(split.Stay); ok && split.Time >= 0 {
			row.Behind, row.Compared = split.Time-was, true
		}
		if takes, ok := shortest.in(split.Stay); ok {
			row.Over, row.Proven = split.Choices-takes, true
		}
		rows[i] = row
	}
	return rows
}

// leaves returns when the run that counts as the best left a stay.
func (b *Bests) leaves(s Stay) (time.Duration, bool) {
	if !b.Known() {
		return 0, false
	}
	if b.first != nil {
		at, ok := b.first[s]
		return at, ok
	}
	i := b.find(s)
	if i < 0 {
		return 0, false
	}
	return b.Run.Splits[i].Time, b.Run.Splits[i].Time >= 0
}

// BestPossible returns when the run would end if it followed the best run from
// here on and spent in every stay, this one included, the least time that any run
// ever did. That is not known if the best run never was in this stay.
func (b *Bests) BestPossible(r *Run) (time.Duration, bool) {
	if !b.Known() || r.Ending != "" {
		return 0, false
	}
	at := time.Duration(0)
	if left := r.Left(); len(left) > 0 {
		at = left[len(left)-1].Time
	}
	from := b.find(r.Now)
	if from < 0 || at < 0 {
		return 0, false
	}
	for _, split := range b.Run.Splits[from:] {
		at += b.golds[split.Stay]
	}
	return at, true
}

func (b *Bests) find(s Stay) int {
	for i, split := range b.Run.Splits {
		if split.Stay == s {
			return i
		}
	}
	return -1
}
