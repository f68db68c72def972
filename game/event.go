package game

import "unsafe"

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

	// forms are those of the blocks, up to the last one that varies; picks are those of
	// forms that have no number.
	forms  []uint32
	picks  []int
	rules  *variation // that of the story, once a block varies
	memory *memory    // for the counts of showings
}

// Picks returns the picks of the pieces of the record's i-th block: for each a
// value, the index of a text or a level, or [NoPick]. It is empty for a block
// without pieces.
func (r *Record) Picks(i int) []int {
	if i >= len(r.forms) || r.forms[i] == noForm {
		return nil
	}
	form, b := r.forms[i], &r.rules.blocks[r.rules.varies[r.Blocks[i]]]
	if form < listed {
		return r.rules.picksOf(b, form)
	}
	first := form &^ listed
	end := first + b.end - b.first
	return r.picks[first:end:end]
}

// beginForm prepares for the form of the last block of the record, and notes by what
// rules it varies.
func (r *Record) beginForm(rules *variation) {
	if r.rules != rules {
		r.rules = rules
	}
	for len(r.forms) < len(r.Blocks)-1 {
		r.forms = append(r.forms, noForm)
	}
}

// Append adds all of another record, as if its steps had followed.
func (r *Record) Append(o *Record) {
	blocks, picks := len(r.Blocks), uint32(len(r.picks))
	for _, e := range o.Events {
		e.Shown += blocks
		r.Events = append(r.Events, e)
	}
	r.Blocks = append(r.Blocks, o.Blocks...)
	if len(o.forms) == 0 {
		return
	}
	for len(r.forms) < blocks {
		r.forms = append(r.forms, noForm)
	}
	r.rules, r.picks = o.rules, append(r.picks, o.picks...)
	for _, form := range o.forms {
		if form != noForm && form >= listed {
			form += picks
		}
		r.forms = append(r.forms, form)
	}
}

// Reset empties the record, keeping its memory.
func (r *Record) Reset() {
	if r != nil {
		r.Blocks, r.Events = r.Blocks[:0], r.Events[:0]
		r.picks, r.forms = r.picks[:0], r.forms[:0]
		if r.memory != nil {
			r.memory.reused = true
		}
	}
}

// Cut empties the record, and returns what was in it, which is to be kept as it is. What is
// collected next stands behind that in the same memory: so many records that are kept take
// little of it.
func (r *Record) Cut() Record {
	whole := Record{Blocks: cut(&r.Blocks), Events: cut(&r.Events), forms: r.forms, picks: r.picks, rules: r.rules}
	r.forms, r.picks = nil, nil // few blocks vary
	return whole
}

// cut cuts a list off the memory behind it, of which there is some then.
func cut[T any](list *[]T) []T {
	all := *list
	if n := len(all); n > 0 {
		const room, some = 3, 12
		if *list = all[n:]; cap(*list) < room {
			*list = make([]T, 0, some)
		}
		return all[:n:n]
	}
	return nil
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
