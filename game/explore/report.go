package explore

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"cobalt/game"
	"cobalt/game/explore/budget"
)

// A Kind is a kind of finding.
type Kind string

// The kinds of defects.
const (
	SoftLock          Kind = "soft-lock"          // nothing can be chosen, and it is no ending
	Doomed            Kind = "doomed"             // there are choices, but no ending can be reached
	DivertLoop        Kind = "divert-loop"        // a step that never comes to rest
	UnreachableNode   Kind = "unreachable-node"   // no run enters it
	UnreachableEnding Kind = "unreachable-ending" // no run comes to it
)

// The kinds of warnings.
const (
	DeadChoice   Kind = "dead-choice"  // never offered, or never unlocked
	DeadText     Kind = "dead-text"    // a block that never shows
	UnusedName   Kind = "unused-name"  // declared to no purpose
	Untranslated Kind = "untranslated" // a translation lacks it
)

// A Finding is something wrong with a story, and its place.
type Finding struct {
	Kind    Kind
	Pos     game.Pos
	Message string
	// Mission is the shortest run that shows it: the choices taken. It is nil
	// if the finding is not about a state that a run comes to.
	Mission []game.ChoiceID
	// Node is the node at which the run of a soft-lock or a doomed state rests;
	// NoNode for other findings.
	Node game.NodeID
}

// An Ending is the part of a report about one ending.
type Ending struct {
	ID               string
	Reachable        bool
	Choices, Minutes int // the least that any run needs, each by itself; 0 in a report that did not come so far
}

// A Report is the result of a proof.
type Report struct {
	Story      *game.Story
	Difficulty game.Difficulty
	// Words counts the words of passages and choices, in the language asked for.
	Words       int
	States      int           // told apart after reduction; each ending reached is one
	Transitions int           // ways from a state by a choice
	Elapsed     time.Duration // the only figure that differs from run to run
	// Complete says that all was seen. If it is false, Stopped says why, and the
	// report is about the states that were seen: it calls nothing unreachable or
	// dead.
	Complete bool
	Stopped  error
	// Growth says why there were so many states, if the proof was stopped after it
	// found some; nil otherwise.
	Growth   *Growth
	Endings  []Ending
	Defects  []Finding
	Warnings []Finding
	// Single counts the choices that depend on too many values at once to be
	// followed for many states together, so that they were taken state by state.
	Single int
	// Bytes is the memory that the sets of states took.
	Bytes int64
}

// Progress is how far a proof has come.
type Progress = budget.Progress

// Options say how to prove.
type Options struct {
	Difficulty game.Difficulty
	Lang       string         // the language to count and check; empty: the original counts, all are checked
	MaxMemory  int64          // bytes that the process may have; 0: as DefaultMemory says
	Progress   func(Progress) // called from time to time; may be nil
	// Defects, unless nil, is called by Verify's goroutine when all defects are known, before
	// warnings and least costs. The report is Complete as to defects only. It is not called if
	// a story has no choice to make. A Prover that begins again without its memory calls it
	// again. It must not call the Prover.
	Defects func(*Report)
	tuning  *tuning // nil: the default
}

func (r *Report) defect(f Finding) { r.Defects = append(r.Defects, f) }
func (r *Report) warn(f Finding)   { r.Warnings = append(r.Warnings, f) }

// sort puts findings in the order of files and lines.
func (r *Report) sort() {
	for _, list := range [][]Finding{r.Defects, r.Warnings} {
		slices.SortStableFunc(list, func(a, b Finding) int {
			return cmp.Or(strings.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col), strings.Compare(string(a.Kind), string(b.Kind)))
		})
	}
}
