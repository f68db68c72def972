// Package markdown parses CommonMark as scenes are written in it, with the places
// of everything in the file.
//
// It is goldmark's parser with two differences. Link reference definitions are
// left as text, because the tree would not keep their places. And input that was
// made to keep a parser busy is given up in time: nesting, marks and the length of
// paragraphs are bounded, and the bounds that were met are noted.
package markdown

import (
	"bytes"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"cobalt/scenes/arena"
)

// Limits that keep the Markdown parser from taking long over input that was
// made to keep it busy. No text for readers comes near them.
const (
	MaxNesting   = 8        // blockquotes and lists within each other
	MaxInline    = 1_000    // brackets, asterisks, backticks and the like in one paragraph
	MaxParagraph = 16 << 10 // bytes of one paragraph
)

// markdown is CommonMark without link reference definitions, because the tree
// does not keep their places: they stay text, and are faults.
var markdown = sync.OnceValue(func() parser.Parser {
	return newMarkdown(util.Prioritized(spanParser{}, 99), util.Prioritized(plainParser{}, 600))
})

// newMarkdown makes a parser, with further parsers of inline text.
func newMarkdown(more ...util.PrioritizedValue) parser.Parser {
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
			util.Prioritized(paragraphParser{parser.NewParagraphParser()}, 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(thriftyParser{parser.NewCodeSpanParser()}, 100),
			util.Prioritized(linkParser{thriftyParser{parser.NewLinkParser()}}, 200),
			util.Prioritized(thriftyParser{parser.NewAutoLinkParser()}, 300),
			util.Prioritized(thriftyParser{parser.NewRawHTMLParser()}, 400),
			util.Prioritized(thriftyParser{parser.NewEmphasisParser()}, 500),
		),
		parser.WithInlineParsers(more...),
	)
}

// maxNotes is how many places of one kind are noted.
const maxNotes = 200

// A Reading holds the notes that the parsers of one file make for the reader of
// their tree.
type Reading struct {
	Destinations map[int]int // the begin of a link's destination, by the begin of the link
	Deep         []int       // the places at which nesting was cut off
	Crowded      []int       // the begins of paragraphs that have too many marks

	src     []byte
	block   ast.Node // the block whose inline text is being parsed
	marks   int      // how many marks it has so far
	tedious bool     // it is too long to be parsed
	escapes bool     // it has backslashes

	*nodes
}

// nodes are the memory of a tree's most frequent nodes.
type nodes struct {
	texts      arena.Slab[ast.Text]
	spans      arena.Slab[ast.CodeSpan]
	paragraphs arena.Slab[ast.Paragraph]
}

// trees keeps memory from one file to the next.
var trees = sync.Pool{New: func() any { return new(nodes) }}

// Release gives the memory of the tree back, which must not be looked at any more.
func (r *Reading) Release() {
	n := r.nodes
	r.nodes = nil
	n.texts.Reset()
	n.spans.Reset()
	n.paragraphs.Reset()
	trees.Put(n)
}

var readingKey = parser.NewContextKey()

// Parse parses the rest of a file, from byte body on. Positions in the
// tree are those of the file.
func Parse(src []byte, body int) (ast.Node, *Reading) {
	return parseWith(markdown(), src, body)
}

func parseWith(p parser.Parser, src []byte, body int) (ast.Node, *Reading) {
	r := &Reading{Destinations: map[int]int{}, src: src, nodes: trees.Get().(*nodes)}
	pc := parser.NewContext()
	pc.Set(readingKey, r)
	reader := text.NewReader(src)
	reader.Advance(body)
	return p.Parse(reader, parser.WithContext(pc)), r
}

func readingOf(pc parser.Context) *Reading { return pc.Get(readingKey).(*Reading) }

// A setextParser marks the headings that are made by underlining.
type setextParser struct{ parser.BlockParser }

// Underlined is the attribute of headings that are made by underlining.
var Underlined = []byte("underlined")

func (p setextParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	n, state := p.BlockParser.Open(parent, reader, pc)
	if n != nil {
		n.SetAttribute(Underlined, true)
	}
	return n, state
}

// A shallowParser parses blocks that hold blocks, down to MaxNesting.
type shallowParser struct{ parser.BlockParser }

func (p shallowParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	depth := 0
	for n := parent; n != nil; n = n.Parent() {
		if k := n.Kind(); k == ast.KindBlockquote || k == ast.KindList {
			depth++
		}
	}
	if depth <= MaxNesting || parent.Kind() == ast.KindList {
		return p.BlockParser.Open(parent, reader, pc)
	}
	if r := readingOf(pc); len(r.Deep) < maxNotes {
		_, at := reader.Position()
		r.Deep = append(r.Deep, at.Start)
	}
	return nil, parser.NoChildren
}

// A paragraphParser takes paragraphs, the most frequent blocks, from an arena:
// its fresh memory is written before it is read, so that each page of it is
// asked of the system once, not twice.
type paragraphParser struct{ parser.BlockParser }

func (p paragraphParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	if util.IsBlank(line) {
		return nil, parser.NoChildren
	}
	n := readingOf(pc).paragraphs.New()
	n.Lines().Append(segment)
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

// A thriftyParser parses inline text up to MaxInline a paragraph, and leaves
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
func (r *Reading) afford(block ast.Node) bool {
	r.enter(block)
	if r.marks++; r.marks == MaxInline+1 && !r.tedious {
		r.Crowded = append(r.Crowded, block.Lines().At(0).Start)
	}
	return !r.tedious && r.marks <= MaxInline
}

// enter begins with a block, if it is another one.
func (r *Reading) enter(block ast.Node) {
	if r.block != block {
		start, stop := Extent(block)
		r.block, r.marks, r.tedious = block, 0, stop-start > MaxParagraph
		r.escapes = bytes.IndexByte(r.src[start:stop], '\\') >= 0
	}
}

// Extent returns the begin and the end of a block's text.
func Extent(block ast.Node) (start, stop int) {
	lines := block.Lines()
	if lines.Len() == 0 {
		return 0, 0
	}
	return lines.At(0).Start, lines.At(lines.Len() - 1).Stop
}

// Overlong reports whether a block has more text than a paragraph may.
func Overlong(block ast.Node) bool {
	start, stop := Extent(block)
	return stop-start > MaxParagraph
}

// A linkParser notes the places of links' Destinations, which their nodes do not
// have.
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
	readingOf(pc).Destinations[n.Pos()] = at.Start
	block.SetPosition(endLine, end)
	return n
}

// A plainParser takes text without marks in one piece, up to the next mark or
// the end of the line. The tree says the same without it; but most of a story
// is such text, and each character of it would be looked at in turn. Blocks
// with backslashes, which are few, it leaves alone.
type plainParser struct{}

// marks are the characters that mean something in inline text.
var marks = [256]byte{'`': 1, '[': 1, ']': 1, '!': 1, '<': 1, '*': 1, '_': 1}

// unmarked returns how much of a line comes before its first mark.
func unmarked(line []byte) int {
	size := 0
	for ; size+8 <= len(line); size += 8 {
		next := (*[8]byte)(line[size:])
		if marks[next[0]]|marks[next[1]]|marks[next[2]]|marks[next[3]]|marks[next[4]]|marks[next[5]]|marks[next[6]]|marks[next[7]] != 0 {
			break
		}
	}
	for ; size < len(line); size++ {
		if marks[line[size]] != 0 {
			break
		}
	}
	return size
}

// Trigger returns the blank, which stands for letters at the begin of a piece too,
// and the signs that often stand behind a code span.
func (plainParser) Trigger() []byte { return []byte(" ,.:?)\"'-") }

func (plainParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	r := readingOf(pc)
	r.enter(parent)
	line, at := block.PeekLine()
	if r.escapes || at.Padding > 0 || at.ForceNewline {
		return nil
	}
	if size := unmarked(line); size < len(line) {
		block.Advance(size)
		return r.text(at.WithStop(at.Start + size))
	}
	t := r.text(at.TrimRightSpace(block.Source()))
	if bytes.HasSuffix(line, []byte("\n")) {
		hard := bytes.HasSuffix(line, []byte("  \n"))
		t.SetHardLineBreak(hard)
		t.SetSoftLineBreak(!hard)
	}
	block.AdvanceLine()
	return t
}

// text returns a new text of the tree.
func (r *Reading) text(at text.Segment) *ast.Text {
	t := r.texts.New()
	t.Segment = at
	return t
}
