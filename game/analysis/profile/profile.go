package profile

import (
	"maps"
	"slices"
	"time"
)

// A Profile holds everything that a player's runs of one story have found. The
// zero Profile has found nothing. A profile that nobody changes may be read by
// any number of goroutines; a nil profile has found nothing.
type Profile struct {
	saw     names[node]
	took    names[choice]
	endings map[string]*record
}

// A node is named by its scene's id and its own, a choice by its node and its
// own id.
type (
	node   struct{ scene, id string }
	choice struct {
		node
		id string
	}
)

// A record holds the figures of an ending. Each of them is a least value or a
// union, so that records can be merged in any order, and again.
type record struct {
	first            int64 // when it was first come to, in seconds of Unix time
	choices, minutes uint32
	best             time.Duration  // the least real time, in whole milliseconds; 0: none is known
	runs             map[int64]bool // the runs that came to it, by when they began, in milliseconds of Unix time
}

// MaxRuns is how many runs are remembered of an ending, the earliest of them.
const MaxRuns = 1000

// An Ending holds the figures of an ending that was reached.
type Ending struct {
	Times   int           // how many runs came to it, from 1 up to MaxRuns
	First   time.Time     // when the first did, in UTC, to the second
	Choices int           // the fewest choices that it took
	Minutes int           // the fewest of the story's minutes
	Best    time.Duration // the least real time, to the millisecond; 0: none is known
}

// Saw reports whether a node was ever entered.
func (p *Profile) Saw(scene, id string) bool { return p != nil && p.saw.has(node{scene, id}) }

// Took reports whether a choice of a node was ever taken.
func (p *Profile) Took(scene, id, taken string) bool {
	return p != nil && p.took.has(choice{node{scene, id}, taken})
}

// Ending returns the figures of an ending, and whether it was ever reached.
func (p *Profile) Ending(id string) (Ending, bool) {
	if p == nil || p.endings[id] == nil {
		return Ending{}, false
	}
	r := p.endings[id]
	return Ending{
		Times: max(1, len(r.runs)), First: time.Unix(r.first, 0).UTC(),
		Choices: int(r.choices), Minutes: int(r.minutes), Best: r.best,
	}, true
}

// Endings returns the ids of the endings that were come to, sorted.
func (p *Profile) Endings() []string {
	if p == nil {
		return nil
	}
	return slices.Sorted(maps.Keys(p.endings))
}

// Size returns how many nodes were entered and how many choices were taken.
func (p *Profile) Size() (nodes, choices int) {
	if p == nil {
		return 0, 0
	}
	return p.saw.size, p.took.size
}

// Clone returns a copy that shares nothing which can change.
func (p *Profile) Clone() *Profile {
	c := new(Profile)
	c.Merge(p)
	return c
}

// Merge adds all that another profile knows, and reports whether any of it was
// new. The other stays as it is; it may be nil.
func (p *Profile) Merge(q *Profile) (grew bool) {
	if q == nil {
		return false
	}
	grew = p.saw.merge(&q.saw)
	grew = p.took.merge(&q.took) || grew
	for id, r := range q.endings {
		grew = p.addEnding(id, r) || grew
	}
	return grew
}

func (p *Profile) addNode(n node) (grew bool)     { return p.saw.add(n) }
func (p *Profile) addChoice(c choice) (grew bool) { return p.took.add(c) }

func (p *Profile) addEnding(id string, r *record) (grew bool) {
	if known := p.endings[id]; known != nil {
		return known.merge(r)
	}
	if p.endings == nil {
		p.endings = map[string]*record{}
	}
	c := *r
	c.runs = maps.Clone(r.runs)
	p.endings[id] = &c
	return true
}

// merge makes each figure the better of two, and unites the runs.
func (r *record) merge(q *record) (grew bool) {
	grew = lower(&r.first, q.first)
	grew = lower(&r.choices, q.choices) || grew
	grew = lower(&r.minutes, q.minutes) || grew
	if q.best > 0 && (r.best == 0 || q.best < r.best) {
		r.best, grew = q.best, true
	}
	return r.addRuns(q.runs) || grew
}

func lower[N int64 | uint32](n *N, to N) bool {
	if to >= *n {
		return false
	}
	*n = to
	return true
}

// addRuns unites the runs, and keeps the earliest of them.
func (r *record) addRuns(runs map[int64]bool) (grew bool) {
	var added []int64
	for began := range runs {
		if !r.runs[began] {
			added = append(added, began)
		}
	}
	if len(added) == 0 {
		return false
	}
	if r.runs == nil {
		r.runs = map[int64]bool{}
	}
	for _, began := range added {
		r.runs[began] = true
	}
	r.cutRuns()
	return slices.ContainsFunc(added, func(began int64) bool { return r.runs[began] })
}

func (r *record) cutRuns() {
	if len(r.runs) <= MaxRuns {
		return
	}
	for _, began := range slices.Sorted(maps.Keys(r.runs))[MaxRuns:] {
		delete(r.runs, began)
	}
}
