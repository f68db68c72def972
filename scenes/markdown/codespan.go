package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A spanParser takes code spans between single backticks that end in the same line,
// from an arena. Stories are full of them. The tree says the same without it. It
// leaves other code spans alone.
type spanParser struct{}

func (spanParser) Trigger() []byte { return []byte{'`'} }

func (spanParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, at := block.PeekLine()
	size := bytes.IndexByte(line[1:], '`')
	if size <= 0 || at.Padding > 0 || len(line) > size+2 && line[size+2] == '`' {
		return nil
	}
	r := readingOf(pc)
	if !r.afford(parent) {
		return nil
	}
	within := line[1 : 1+size]
	inner := text.NewSegment(at.Start+1, at.Start+1+size)
	if within[0] == ' ' && within[size-1] == ' ' && !util.IsBlank(within) {
		inner.Start++
		inner.Stop--
	}
	code := r.spans.New()
	t := r.text(inner)
	t.SetRaw(true)
	code.AppendChild(code, t)
	block.Advance(size + 2)
	return code
}
