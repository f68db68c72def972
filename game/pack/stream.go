package pack

import (
	"encoding/binary"
	"errors"
)

// A stream writes or reads numbers, texts and lists. The first failure ends the
// work: everything that is read from then on is zero.
type stream struct {
	reading bool
	out     []byte
	in      string
	at      int // in in
	err     error
}

func (s *stream) fail(why string) {
	if s.err == nil {
		s.err = errors.New(why)
	}
}

// unsigned reads or writes a number.
func (s *stream) unsigned(v uint64) uint64 {
	if !s.reading {
		s.out = binary.AppendUvarint(s.out, v)
		return v
	}
	if s.err != nil {
		return 0
	}
	if s.at < len(s.in) && s.in[s.at] < 0x80 { // nearly all of them
		s.at++
		return uint64(s.in[s.at-1])
	}
	v = 0
	for shift := 0; s.at < len(s.in) && shift < 64; shift += 7 {
		b := s.in[s.at]
		s.at++
		v |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return v
		}
	}
	s.fail("a number is broken off")
	return 0
}

// An unsigned number is one that an identifier or a kind is kept as.
type unsigned interface {
	~uint8 | ~uint16 | ~uint32 | ~int | ~int32
}

// below reads or writes a number that is less than a limit.
func below[T unsigned](s *stream, v *T, limit int, what string) {
	n := s.unsigned(uint64(*v))
	if n >= uint64(limit) {
		s.fail(what + " is out of range")
		n = 0
	}
	if s.reading {
		*v = T(n)
	}
}

// optional reads or writes a number that is less than a limit, or none.
func optional[T unsigned](s *stream, v *T, none T, limit int, what string) {
	n := uint64(0)
	if *v != none {
		n = uint64(*v) + 1
	}
	n = s.unsigned(n)
	if n > uint64(limit) {
		s.fail(what + " is out of range")
		n = 0
	}
	if !s.reading {
		return
	}
	if *v = none; n > 0 {
		*v = T(n - 1)
	}
}

// maxNumber is the largest absolute value of a signed number in a pack.
const maxNumber = 1 << 30

// signed reads or writes a number that may be negative.
func (s *stream) signed(v *int) {
	n := s.unsigned(uint64(*v)<<1 ^ uint64(*v>>63))
	if n > 2*maxNumber {
		s.fail("a number is out of range")
		n = 0
	}
	if s.reading {
		*v = int(n>>1) ^ -int(n&1)
	}
}

func (s *stream) flag(v *bool) {
	n := uint8(0)
	if *v {
		n = 1
	}
	if below(s, &n, 2, "a yes or no"); s.reading {
		*v = n == 1
	}
}

// text reads or writes a text. What is read lies in the pack.
func (s *stream) text(v *string) {
	n := s.unsigned(uint64(len(*v)))
	if !s.reading {
		s.out = append(s.out, *v...)
		return
	}
	if n > uint64(len(s.in)-s.at) {
		s.fail("a text is broken off")
		n = 0
	}
	*v = s.in[s.at : s.at+int(n)]
	s.at += int(n)
}

// length reads or writes how many things follow, each of which takes a byte at
// least.
func (s *stream) length(n int) int {
	v := s.unsigned(uint64(n))
	if s.reading && v > uint64(len(s.in)-s.at) {
		s.fail("a list is broken off")
		return 0
	}
	return int(v)
}

// counted reads or writes the length of a list, whose elements come later.
func counted[T any](s *stream, l *[]T) {
	n := s.length(len(*l))
	if s.reading && n > 0 {
		*l = make([]T, n)
	}
}

// list reads or writes a list.
func list[T any](s *stream, l *[]T, each func(*T)) {
	counted(s, l)
	for i := range *l {
		each(&(*l)[i])
	}
}

// parallel reads or writes a list that is as long as another one.
func parallel[T any](s *stream, l *[]T, n int, each func(*T)) {
	if s.reading && n > 0 {
		*l = make([]T, n)
	}
	if len(*l) != n {
		s.fail("lists that belong together differ in length")
		return
	}
	for i := range *l {
		each(&(*l)[i])
	}
}

// next reads or writes how many of a kind belong to one thing: those that follow
// after the ones before.
func next[T unsigned](s *stream, first, last *T, at *int, limit int) {
	if !s.reading && int(*first) != *at {
		s.fail("its parts are out of order")
		return
	}
	n := int(s.unsigned(uint64(*last - *first)))
	if n < 0 || n > limit-*at {
		s.fail("a range is out of range")
		n = 0
	}
	if s.reading {
		*first, *last = T(*at), T(*at+n)
	}
	*at += n
}
