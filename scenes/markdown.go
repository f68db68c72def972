package scenes

import (
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Limits that keep the Markdown parser from taking long over input that was
// made to keep it busy. No text that is meant to be read comes near them.
const (
	maxNesting   = 8        // blockquotes and lists within each other
	maxInline    = 1_000    // brackets, asterisks, backticks and the like in one paragraph
	maxParagraph = 16 << 10 // bytes of one paragraph
)

// markdown is CommonMark without what would cost positions: link reference
// definitions are left as text, which is told of where it stands.
var markdown = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(setextParser{parser.NewSetextHeadingParser()}, 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(shallowParser{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(shallowParser{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(thriftyParser{parser.NewCodeSpanParser()}, 100),
			util.Prioritized(linkParser{thriftyParser{parser.NewLinkParser()}}, 200),
			util.Prioritized(thriftyParser{parser.NewAutoLinkParser()}, 300),
			util.Prioritized(thriftyParser{parser.NewRawHTMLParser()}, 400),
			util.Prioritized(thriftyParser{parser.NewEmphasisParser()}, 500),
		),
	)
})

// A reading is what the parsers of one file note down for who reads their tree.
type reading struct {
	destinations map[int]int // where a link's destination begins, by where the link does
	deep         []int       // where nesting was cut off
	crowded      []int       // where paragraphs begin that have too many marks

	block   ast.Node // the block whose inline text is being parsed
	marks   int      // what it has of marks so far
	tedious bool     // it is too long to be parsed
}

var readingKey = parser.NewContextKey()

// parseMarkdown parses the rest of a file, from byte body on. Positions in the
// tree are those of the file.
func parseMarkdown(src []byte, body int) (ast.Node, *reading) {
	r := &reading{destinations: map[int]int{}}
	pc := parser.NewContext()
	pc.Set(readingKey, r)
	reader := text.NewReader(src)
	reader.Advance(body)
	return markdown().Parse(reader, parser.WithContext(pc)), r
}

func readingOf(pc parser.Context) *reading { return pc.Get(readingKey).(*reading) }

// A setextParser marks the headings that are made by underlining.
type setextParser struct{ parser.BlockParser }

var underlined = []byte("underlined")

func (p setextParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	n, state := p.BlockParser.Open(parent, reader, pc)
	if n != nil {
		n.SetAttribute(underlined, true)
	}
	return n, state
}

// A shallowParser parses blocks that hold blocks, down to maxNesting.
type shallowParser struct{ parser.BlockParser }

func (p shallowParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	depth := 0
	for n := parent; n != nil; n = n.Parent() {
		if k := n.Kind(); k == ast.KindBlockquote || k == ast.KindList {
			depth++
		}
	}
	if depth <= maxNesting || parent.Kind() == ast.KindList {
		return p.BlockParser.Open(parent, reader, pc)
	}
	if r := readingOf(pc); len(r.deep) < maxFaults {
		_, at := reader.Position()
		r.deep = append(r.deep, at.Start)
	}
	return nil, parser.NoChildren
}

// A thriftyParser parses inline text up to maxInline a paragraph, and leaves
// the rest as it stands.
type thriftyParser struct{ parser.InlineParser }

func (p thriftyParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if !readingOf(pc).afford(parent) {
		return nil
	}
	return p.InlineParser.Parse(parent, block, pc)
}

// CloseBlock passes the end of a block on.
func (p thriftyParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	if c, ok := p.InlineParser.(parser.CloseBlocker); ok {
		c.CloseBlock(parent, block, pc)
	}
}

// afford counts a mark of a block, and reports whether it can be looked at.
func (r *reading) afford(block ast.Node) bool {
	if r.block != block {
		r.block, r.marks, r.tedious = block, 0, overlong(block)
	}
	if r.marks++; r.marks == maxInline+1 && !r.tedious {
		r.crowded = append(r.crowded, block.Lines().At(0).Start)
	}
	return !r.tedious && r.marks <= maxInline
}

// overlong reports whether a block has more text than a paragraph may.
func overlong(block ast.Node) bool {
	lines := block.Lines()
	n := lines.Len()
	return n > 0 && lines.At(n-1).Stop-lines.At(0).Start > maxParagraph
}

// A linkParser notes where the destinations of links stand, which their nodes
// don't say.
type linkParser struct{ thriftyParser }

func (p linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	closing := block.Peek() == ']'
	line, start := block.Position()
	n := p.thriftyParser.Parse(parent, block, pc)
	if n == nil || !closing {
		return n
	}
	endLine, end := block.Position()
	block.SetPosition(line, start)
	block.Advance(len("]("))
	block.SkipSpaces()
	if block.Peek() == '<' {
		block.Advance(1)
	}
	_, at := block.Position()
	readingOf(pc).destinations[n.Pos()] = at.Start
	block.SetPosition(endLine, end)
	return n
}
