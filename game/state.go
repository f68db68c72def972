package game

import "unsafe"

// Limits of a story. [Story.Finalize] refuses a story that passes one of them.
const (
	MaxNodes       = 65_535 // nodes in a story
	MaxBits        = 1_024  // things to remember: items, facts, once choices, seen nodes
	MaxMeters      = 16     // meters that the story declares
	MaxChoices     = 256    // choices in one node
	MaxMeterValue  = 32_767 // a meter's bound, in absolute value
	MaxClock       = 9_999  // minutes on a clock
	MaxMinutes     = 9_999  // minutes that one choice takes
	MaxHops        = 100    // diverts and redirects in one step
	SuspicionLimit = 100    // suspicion's upper bound, at which one is caught
	TraceLimit     = 10     // trace's upper bound
)

// A Difficulty changes the cost of a rise of suspicion, and nothing else.
type Difficulty uint8

// The difficulties.
const (
	Agent   Difficulty = iota // as written; the zero value
	Recruit                   // every rise is 5 less
	Ghost                     // every rise is 5 more
)

// Difficulties lists all of them, easiest first.
var Difficulties = [...]Difficulty{Recruit, Agent, Ghost}

// String returns the difficulty's name as the command line takes it.
func (d Difficulty) String() string {
	switch d {
	case Recruit:
		return "recruit"
	case Ghost:
		return "ghost"
	default:
		return "agent"
	}
}

// ParseDifficulty is the inverse of [Difficulty.String].
func ParseDifficulty(name string) (Difficulty, bool) {
	for _, d := range Difficulties {
		if d.String() == name {
			return d, true
		}
	}
	return Agent, false
}

// Rise is the part of a rise of suspicion that the difficulty adds: -5, 0 or +5.
func (d Difficulty) Rise() int {
	switch d {
	case Recruit:
		return -5
	case Ghost:
		return 5
	default:
		return 0
	}
}

// A Meter is the index of a whole number in [State.Meters]: the three built-in
// ones first, then those that the story declares, in its order.
type Meter uint8

// The built-in meters.
const (
	Suspicion     Meter = iota // 0 to 100: what the room thinks
	Trace                      // 0 to 10: what will be found later; ten times it is suspicion's floor
	Clock                      // minutes left in this scene; 0 where none runs
	FirstDeclared              // the first meter that a story declares
)

// A State is all that a run is at one moment: a plain comparable value. Its
// fields are exported so that an analysis can build states of its own; who
// plays goes by [Story.Begin] and [Story.Choose].
type State struct {
	// Bits remembers everything carried, known, used up and seen; [Story.ItemVar]
	// and its siblings say which bit is which. Bits that the story does not
	// use are zero.
	Bits [MaxBits / 64]uint64
	// Minutes is the story's time that the run has taken; it stops at 2^32-1.
	Minutes uint32
	// Choices counts the choices taken; it stops at 2^32-1.
	Choices uint32
	// Meters holds the built-in meters, then the declared ones.
	Meters [int(FirstDeclared) + MaxMeters]int16
	// Node is the place of the run.
	Node NodeID
	// Ending is the ending that the run has come to, plus one; 0 while it goes on.
	Ending uint16
	// Running says that this scene's clock runs.
	Running bool
	// Difficulty is how the run is played; it never changes within one.
	Difficulty Difficulty
	// Showings counts how often the blocks were shown whose text varies by it, some
	// bits each, as far as they tell showings apart; it is empty while all are 0.
	// No rule reads it: an analysis that tells states apart by rules alone leaves it
	// out.
	Showings string
}

// The promise of the package's doc, kept by the compiler.
const _ = uint(200 - unsafe.Sizeof(State{}))

// Has reports whether the bit of v is set. It is false for a v that is no bit.
func (s *State) Has(v Var) bool {
	return v < MaxBits && s.Bits[v/64]>>(v%64)&1 != 0
}

func (s *State) set(v Var)   { s.Bits[v/64] |= 1 << (v % 64) }
func (s *State) clear(v Var) { s.Bits[v/64] &^= 1 << (v % 64) }

// Suspicion returns how suspicious the room is, 0 to 100.
func (s *State) Suspicion() int { return int(s.Meters[Suspicion]) }

// Trace returns how much will be found later, 0 to 10.
func (s *State) Trace() int { return int(s.Meters[Trace]) }

// Floor returns the least value of suspicion: ten times the trace.
func (s *State) Floor() int { return 10 * s.Trace() }

// Clock returns the minutes left in this scene, and whether its clock runs. A
// clock that has stopped reads 0.
func (s *State) Clock() (minutes int, runs bool) { return int(s.Meters[Clock]), s.Running }

// Ended returns the ending that the run has come to, if it has.
func (s *State) Ended() (EndingID, bool) {
	if s.Ending == 0 {
		return 0, false
	}
	return EndingID(s.Ending - 1), true
}

// A Var names one thing that a state remembers: below [MaxBits] a bit, from
// there on a meter. Analyses speak of these.
type Var uint16

// NoVar stands for no variable.
const NoVar Var = 1<<16 - 1

// MeterVar returns the Var of a meter.
func MeterVar(m Meter) Var { return MaxBits + Var(m) }

// Meter returns the meter that v is, if it is one.
func (v Var) Meter() (Meter, bool) {
	if v < MaxBits || v == NoVar {
		return 0, false
	}
	return Meter(v - MaxBits), true
}

// Bit reports whether v is a bit.
func (v Var) Bit() bool { return v < MaxBits }
