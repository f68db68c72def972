// Package arena keeps many short lists and texts in few pieces of memory, which is
// written before it is read. A compiler that makes one list for each paragraph
// would otherwise ask for memory once for each.
package arena

import (
	"strings"
	"unsafe"
)

// An arena makes room for so many bytes at once, or for a few values, if they are
// large. More would leave more of it empty.
const (
	pieceBytes = 2048
	fewest     = 8
)

// pieceSize is how many values an arena of a type makes room for at once.
func pieceSize[T any]() int {
	var value T
	return max(fewest, pieceBytes/max(1, int(unsafe.Sizeof(value))))
}

// Lists keeps many short lists. Its zero value is ready.
type Lists[T any] struct{ list []T }

// Keep returns a copy of a list; nil, if it is empty.
func (s *Lists[T]) Keep(list ...T) []T {
	if len(list) == 0 {
		return nil
	}
	at := len(s.list)
	if cap(s.list)-at < len(list) {
		s.list, at = make([]T, 0, max(pieceSize[T](), len(list))), 0
	}
	s.list = append(s.list, list...)
	return s.list[at:len(s.list):len(s.list)]
}

// Make returns a list of so many zero values; nil, if it is to be empty.
func (s *Lists[T]) Make(size int) []T {
	if size == 0 {
		return nil
	}
	at := len(s.list)
	if cap(s.list)-at < size {
		s.list, at = make([]T, 0, max(pieceSize[T](), size)), 0
	}
	s.list = s.list[:at+size] // no value was kept there before
	return s.list[at:len(s.list):len(s.list)]
}

// Texts keeps many short texts. Its zero value is ready.
type Texts struct{ strings.Builder }

// Keep returns a copy of a text.
func (s *Texts) Keep(text []byte) string {
	at := s.Len()
	s.Write(text)
	return s.String()[at:]
}

// A Slab hands out single values, whose memory is used again after Reset. Its zero
// value is ready.
type Slab[T any] struct {
	pieces [][]T
	piece  int // that is handed out from
	next   int // in it
}

// New returns a value, which is zero. It is good until the next Reset.
func (s *Slab[T]) New() *T {
	if s.piece < len(s.pieces) && s.next == pieceSize[T]() {
		s.piece, s.next = s.piece+1, 0
	}
	if s.piece == len(s.pieces) {
		s.pieces = append(s.pieces, make([]T, pieceSize[T]()))
	}
	value := &s.pieces[s.piece][s.next]
	s.next++
	var zero T
	*value = zero
	return value
}

// Reset takes back all values.
func (s *Slab[T]) Reset() { s.piece, s.next = 0, 0 }
