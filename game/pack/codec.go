package pack

import (
	"hash/crc32"
	"unsafe"

	"cobalt/game"
)

// A codec goes through a story and either writes or reads it: every field is named
// once, for both directions.
type codec struct {
	*stream

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
	below(c.stream, &index, len(c.found)+1, "a file")
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

// spot reads or writes a place whose file is known.
func (c *codec) spot(s *game.Spot) {
	line, col := int(s.Line), int(s.Col)
	c.signed(&line)
	c.signed(&col)
	if *s = game.SpotOf(game.Pos{Line: line, Col: col}); int(s.Line) != line || int(s.Col) != col {
		c.fail("a place is out of bounds")
	}
}

// checksum returns the checksum of a text, without copying it.
func checksum(text string) uint32 {
	return crc32.Checksum(unsafe.Slice(unsafe.StringData(text), len(text)), castagnoli())
}

// castagnoli returns the table of the polynomial that processors have an instruction
// for. It is made when it is first needed.
func castagnoli() *crc32.Table { return crc32.MakeTable(crc32.Castagnoli) }
