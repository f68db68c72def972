package hindsight

import (
	"math/bits"

	"cobalt/game"
)

// A set is a set of endings.
type set []uint64

func newSet(story *game.Story) set { return make(set, (len(story.Endings)+63)/64) }

func (s set) add(e game.EndingID) { s[e/64] |= 1 << (e % 64) }

func (s set) has(e game.EndingID) bool { return s[e/64]>>(e%64)&1 != 0 }

// without returns the endings in s that are not in o.
func (s set) without(o set) set {
	d := append(set(nil), s...)
	for i := range d {
		d[i] &^= o[i]
	}
	return d
}

// meets reports whether something is in both.
func (s set) meets(o set) bool {
	for i := range s {
		if s[i]&o[i] != 0 {
			return true
		}
	}
	return false
}

// list returns the endings in ascending order.
func (s set) list() []game.EndingID {
	var list []game.EndingID
	for i, w := range s {
		for ; w != 0; w &= w - 1 {
			list = append(list, game.EndingID(64*i+bits.TrailingZeros64(w)))
		}
	}
	return list
}

// A search walks the states that can be reached from others, each once, and notes
// the endings among them. It never walks a state again.
type search struct {
	story   *game.Story
	room    int // how many more states it may walk
	been    map[game.State]struct{}
	nodes   map[game.NodeID]struct{}
	endings set
	queue   []game.State
	options []game.Option
}

func newSearch(story *game.Story, room int) *search {
	return &search{
		story: story, room: room,
		been: map[game.State]struct{}{}, nodes: map[game.NodeID]struct{}{}, endings: newSet(story),
	}
}

// from walks on from a state, and reports whether it came to the end of all
// ways before its room did, or met one of the endings wanted (nil: none is).
func (s *search) from(st game.State, wanted set) bool {
	s.queue = s.queue[:0]
	s.meet(st)
	for len(s.queue) > 0 {
		if s.room < 0 {
			return false
		}
		last := len(s.queue) - 1
		at := s.queue[last]
		s.queue = s.queue[:last]
		s.goOn(&at)
		if wanted != nil && s.endings.meets(wanted) {
			return true
		}
	}
	return true
}

// goOn takes every choice that is open in a state.
func (s *search) goOn(at *game.State) {
	s.options = s.story.Options(at, s.options[:0])
	for _, o := range s.options {
		if o.Locked {
			continue
		}
		if next, err := s.story.Choose(*at, o.Choice, nil); err == nil {
			s.meet(next)
		}
	}
}

// meet notes a state that was not met before. The counts of minutes, choices and
// showings of texts decide nothing, so they are left out of the comparison.
func (s *search) meet(st game.State) {
	st.Minutes, st.Choices, st.Showings = 0, 0, ""
	if _, been := s.been[st]; been {
		return
	}
	s.been[st] = struct{}{}
	s.nodes[st.Node] = struct{}{}
	s.room--
	if e, ended := st.Ended(); ended {
		s.endings.add(e)
		return
	}
	s.queue = append(s.queue, st)
}
