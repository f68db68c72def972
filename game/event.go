package game

import (
	"strings"
	"unsafe"
)

// An EventKind is the kind of an [Event].
type EventKind uint8

// The kinds of events.
const (
	Gained       EventKind = iota // the item Var is carried now
	Lost                          // the item Var is carried no more
	Learned                       // the fact Var is known now
	Forgot                        // the fact Var is known no more
	MeterChanged                  // the meter Var went From, To
	TimePassed                    // To minutes went by
	Entered                       // the run came to Node
	Caught                        // suspicion at 100: the way went to Node
	Expired                       // the clock at 0: the way went to Node, the clock stopped
	Ended                         // the run came to Ending
)

// An Event is one thing that happened in a step, in the order in which it did.
type Event struct {
	Kind     EventKind
	Var      Var
	From, To int

	// Of a rise of suspicion: the amount asked for, the part that the difficulty
	// added, the part that the cover took off, and the item that covered (or NoItem). To - From is
	// max(0, Asked+Difficulty-Cover), as far as the bounds allow. A rise that
	// its cover ate whole is still told, with From == To.
	Asked, Difficulty, Cover int32
	CoveredBy                ItemID
	// Lifted says that trace rose, and its floor took suspicion with it.
	Lifted bool

	Node   NodeID   // Entered, Caught, Expired
	Ending EndingID // Ended

	// The cause: a choice, a block of text, or, for redirects and entering,
	// neither.
	Choice ChoiceID
	Block  BlockID
	// Shown is how many of the record's blocks stood before it happened.
	Shown int
}

// An event is as large as a cache line of most machines, because plays record many.
const _ = uint(64 - unsafe.Sizeof(Event{}))

// A Record collects the blocks and events of a step. The nil Record collects nothing. Its
// slices are kept and reused by [Record.Reset].
type Record struct {
	Blocks []BlockID // the blocks that were shown, in order
	Events []Event

	picks  []int   // of all blocks
	ends   []int32 // by block: where its picks end; none for blocks behind the last that has any
	memory *memory // for the counts of showings
}

// A memory serves the steps that are recorded in one record.
type memory struct {
	counts []byte          // of a step
	reused bool            // it serves more than one step
	kept   strings.Builder // the counts of several states, one behind the other
}

// keptTogether is how many states' counts share a piece of memory. More would cost
// less, but one state that is kept keeps all of them.
const keptTogether = 16

// counted returns memory for so many bytes of counts, which begins as a state's
// counts do. The record may be nil.
func (r *Record) counted(size int, counts string) []byte {
	if r == nil {
		list := make([]byte, size)
		copy(list, counts)
		return list
	}
	if r.memory == nil {
		r.memory = &memory{}
	}
	m := r.memory
	if len(m.counts) != size {
		m.counts = make([]byte, size)
	}
	clear(m.counts[copy(m.counts, counts):])
	return m.counts
}

// keep returns a copy of the counts for a state. A record that serves step after
// step asks for memory once for many. The record may be nil.
func (r *Record) keep(counts []byte) string {
	if r == nil || !r.memory.reused {
		return string(counts)
	}
	kept := &r.memory.kept
	at := kept.Len()
	if kept.Cap()-at < len(counts) {
		kept.Reset()
		kept.Grow(keptTogether * len(counts))
		at = 0
	}
	kept.Write(counts)
	return kept.String()[at:]
}

// Picks returns the picks of the pieces of the record's i-th block: for each a
// value, the index of a text or a level, or [NoPick]. It is empty for a block
// without pieces.
func (r *Record) Picks(i int) []int {
	if i >= len(r.ends) {
		return nil
	}
	first, end := int32(0), r.ends[i]
	if i > 0 {
		first = r.ends[i-1]
	}
	return r.picks[first:end:end]
}

// pad notes that blocks before a number have no picks, if no others are noted.
func (r *Record) pad(block int) {
	for len(r.ends) < block {
		r.ends = append(r.ends, int32(len(r.picks)))
	}
}

// Append adds all of another record, as if its steps had followed.
func (r *Record) Append(o *Record) {
	blocks, picks := len(r.Blocks), int32(len(r.picks))
	for _, e := range o.Events {
		e.Shown += blocks
		r.Events = append(r.Events, e)
	}
	r.Blocks = append(r.Blocks, o.Blocks...)
	if len(o.ends) == 0 {
		return
	}
	r.pad(blocks)
	r.picks = append(r.picks, o.picks...)
	for _, end := range o.ends {
		r.ends = append(r.ends, end+picks)
	}
}

// Reset empties the record, keeping its memory.
func (r *Record) Reset() {
	if r != nil {
		r.Blocks, r.Events = r.Blocks[:0], r.Events[:0]
		r.picks, r.ends = r.picks[:0], r.ends[:0]
		if r.memory != nil {
			r.memory.reused = true
		}
	}
}

// source is the origin of an event.
type source struct {
	choice ChoiceID
	block  BlockID
}

var nowhere = source{NoChoice, NoBlock}

func (r *Record) add(e Event, from source) {
	if r == nil {
		return
	}
	e.Choice, e.Block, e.Shown = from.choice, from.block, len(r.Blocks)
	r.Events = append(r.Events, e)
}

func (r *Record) show(b BlockID) {
	if r != nil {
		r.Blocks = append(r.Blocks, b)
	}
}
