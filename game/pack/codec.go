package pack

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"unsafe"

	"cobalt/game"
)

// A codec goes through a story and either writes or reads it: every field is named
// once, for both directions. The first failure ends the work: what is read from
// then on is zero.
type codec struct {
	reading bool
	out     []byte
	in      string
	at      int // in in
	err     error

	rules *game.Story // of which the counts are known
	scene game.SceneID
	found []string // the names of files so far, in the order of their first use

	exprs   slab[game.Expr]
	roots   slab[*game.Expr]
	conds   slab[game.Cond]
	effects slab[game.Effect]
	spans   slab[game.Run]
	groups  slab[[]game.Run]
}

func (c *codec) fail(why string) {
	if c.err == nil {
		c.err = errors.New(why)
	}
}

// A slab hands out parts of larger pieces of memory.
type slab[T any] []T

func (s *slab[T]) take(n int) []T {
	if n == 0 {
		return nil
	}
	if n > len(*s) {
		*s = make([]T, max(n, 256))
	}
	part := (*s)[:n:n]
	*s = (*s)[n:]
	return part
}

// unsigned reads or writes a number.
func (c *codec) unsigned(v uint64) uint64 {
	if !c.reading {
		c.out = binary.AppendUvarint(c.out, v)
		return v
	}
	if c.err != nil {
		return 0
	}
	if c.at < len(c.in) && c.in[c.at] < 0x80 { // nearly all of them
		c.at++
		return uint64(c.in[c.at-1])
	}
	v = 0
	for shift := 0; c.at < len(c.in) && shift < 64; shift += 7 {
		b := c.in[c.at]
		c.at++
		v |= uint64(b&0x7f) << shift
		if b < 0x80 {
			return v
		}
	}
	c.fail("a number is broken off")
	return 0
}

// An unsigned number is one that an identifier or a kind is kept as.
type unsigned interface {
	~uint8 | ~uint16 | ~uint32 | ~int | ~int32
}

// below reads or writes a number that is less than a limit.
func below[T unsigned](c *codec, v *T, limit int, what string) {
	n := c.unsigned(uint64(*v))
	if n >= uint64(limit) {
		c.fail(what + " is out of range")
		n = 0
	}
	if c.reading {
		*v = T(n)
	}
}

// optional reads or writes a number that is less than a limit, or none.
func optional[T unsigned](c *codec, v *T, none T, limit int, what string) {
	n := uint64(0)
	if *v != none {
		n = uint64(*v) + 1
	}
	n = c.unsigned(n)
	if n > uint64(limit) {
		c.fail(what + " is out of range")
		n = 0
	}
	if !c.reading {
		return
	}
	if *v = none; n > 0 {
		*v = T(n - 1)
	}
}

// maxNumber is the largest absolute value of a signed number in a pack.
const maxNumber = 1 << 30

// signed reads or writes a number that may be negative.
func (c *codec) signed(v *int) {
	n := c.unsigned(uint64(*v)<<1 ^ uint64(*v>>63))
	if n > 2*maxNumber {
		c.fail("a number is out of range")
		n = 0
	}
	if c.reading {
		*v = int(n>>1) ^ -int(n&1)
	}
}

func (c *codec) flag(v *bool) {
	n := uint8(0)
	if *v {
		n = 1
	}
	if below(c, &n, 2, "a yes or no"); c.reading {
		*v = n == 1
	}
}

// text reads or writes a text. What is read lies in the pack.
func (c *codec) text(v *string) {
	n := c.unsigned(uint64(len(*v)))
	if !c.reading {
		c.out = append(c.out, *v...)
		return
	}
	if n > uint64(len(c.in)-c.at) {
		c.fail("a text is broken off")
		n = 0
	}
	*v = c.in[c.at : c.at+int(n)]
	c.at += int(n)
}

// length reads or writes how many things follow, each of which takes a byte at
// least.
func (c *codec) length(n int) int {
	v := c.unsigned(uint64(n))
	if c.reading && v > uint64(len(c.in)-c.at) {
		c.fail("a list is broken off")
		return 0
	}
	return int(v)
}

// counted reads or writes the length of a list, whose elements come later.
func counted[T any](c *codec, l *[]T) {
	n := c.length(len(*l))
	if c.reading && n > 0 {
		*l = make([]T, n)
	}
}

// list reads or writes a list.
func list[T any](c *codec, l *[]T, each func(*T)) {
	counted(c, l)
	for i := range *l {
		each(&(*l)[i])
	}
}

// parallel reads or writes a list that is as long as another one.
func parallel[T any](c *codec, l *[]T, n int, each func(*T)) {
	if c.reading && n > 0 {
		*l = make([]T, n)
	}
	if len(*l) != n {
		c.fail("lists that belong together differ in length")
		return
	}
	for i := range *l {
		each(&(*l)[i])
	}
}

// pos reads or writes a place in the source. The name of a file is written where
// it is used first.
func (c *codec) pos(p *game.Pos) {
	n := len(c.found)
	if !c.reading {
		for i, name := range c.found {
			if name == p.File {
				n = i
				break
			}
		}
	}
	index := n
	below(c, &index, len(c.found)+1, "a file")
	if index == len(c.found) {
		name := p.File
		c.text(&name)
		c.found = append(c.found, name)
	}
	if c.reading {
		p.File = c.found[index]
	}
	c.signed(&p.Line)
	c.signed(&p.Col)
}

// checksum returns the checksum of a text, without copying it.
func checksum(text string) uint32 {
	return crc32.Checksum(unsafe.Slice(unsafe.StringData(text), len(text)), castagnoli)
}
