package scenes

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/pack"
	"cobalt/scenes/markdown"
)

// compileText compiles a story of one scene.
func compileText(story, scene string) (*game.Story, error) {
	return Compile(fstest.MapFS{"story.md": {Data: []byte(story)}, "a.md": {Data: []byte(scene)}})
}

func wantError(t *testing.T, err error, want string) {
	t.Helper()
	if err == nil || err.Error() != want {
		t.Errorf("got %v\nwant %s", err, want)
	}
}

func TestNodeLimit(t *testing.T) {
	if testing.Short() {
		t.Skip("65,535 nodes")
	}
	fsys := smallFS() // one node
	for i := range 2 {
		var b bytes.Buffer
		for n := range 32_767 {
			fmt.Fprintf(&b, "## N%d\n\n`ending end`\n\n", n)
		}
		fsys[fmt.Sprintf("b%d.md", i)] = &fstest.MapFile{Data: b.Bytes()}
	}
	story, err := Compile(fsys)
	if err != nil || len(story.Nodes) != game.MaxNodes {
		t.Fatalf("%v; want a story of %d nodes", err, game.MaxNodes)
	}
	fsys["c.md"] = fsys["a.md"]
	_, err = Compile(fsys)
	wantError(t, err, "c.md:1:1: a node too many: a story has at most 65535")
}

func TestChoiceLimit(t *testing.T) {
	scene := func(choices int) string {
		var b strings.Builder
		b.WriteString("## One\n\n")
		for i := range choices {
			fmt.Fprintf(&b, "- [Go %d](#one)\n", i)
		}
		return b.String()
	}
	if _, err := compileText(smallStory, scene(game.MaxChoices)); err != nil {
		t.Error(err)
	}
	_, err := compileText(smallStory, scene(game.MaxChoices+1))
	wantError(t, err, "a.md:259:3: a choice too many: a node has at most 256")
}

// An `if` within text may have 256 texts, and then it can be packed, too.
func TestTextLimit(t *testing.T) {
	scene := func(texts int) string {
		var b strings.Builder
		b.WriteString("## One\n\nIt is `if clock == 0`0")
		for i := 1; i < texts; i++ {
			fmt.Fprintf(&b, "\n`else if clock == %d`%d", i, i)
		}
		return "---\nclock: 8\nexpired: \"#one\"\n---\n\n" + b.String() + "`end`.\n\n`ending end`\n"
	}
	story, err := compileText(smallStory, scene(game.MaxTexts))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := pack.Marshal(&pack.Pack{Story: story}); err != nil {
		t.Error(err)
	}
	_, err = compileText(smallStory, scene(game.MaxTexts+1))
	wantError(t, err, "a.md:264:2: a text too many: a piece has at most 256: take texts away, or part the block")
}

// A story may have 1,024 things to remember, of all kinds together.
func TestBitLimit(t *testing.T) {
	story := func(facts int) string {
		var b strings.Builder
		b.WriteString("---\ntitle: T\nstart: a.md\nitems: {keys: {name: Keys}}\nendings: {end: {name: E}}\nfacts:\n")
		for i := range facts {
			fmt.Fprintf(&b, "  f%d:\n", i)
		}
		return b.String() + "---\n"
	}
	scene := "---\nfacts: [lamp, wedge]\n---\n## One\n\n- [A](#one) `once`\n- [B](#one) `if seen(\"#one\") or seen(\"#one\")`\n"
	compiled, err := compileText(story(1024-1-2-1-1), scene)
	if err != nil {
		t.Fatal(err)
	}
	if compiled.NumBits() != game.MaxBits {
		t.Errorf("%d bits", compiled.NumBits())
	}
	_, err = compileText(story(1024-1-2-1), scene)
	wantError(t, err, "story.md:1:1: the story has 1025 things to remember (items: 1, facts: 1020, facts of the scene with most: 2, `once` choices: 1, nodes that `seen` asks for: 1); at most 1024 fit")
}

func TestEndingLimit(t *testing.T) {
	var b strings.Builder
	b.WriteString("---\ntitle: T\nstart: a.md\nendings:\n  end: {name: E}\n")
	for i := range maxEndings {
		fmt.Fprintf(&b, "  e%d: {name: E}\n", i)
	}
	_, err := compileText(b.String()+"---\n", smallScene)
	wantError(t, err, `story.md:4101:3: "e4095" is one ending too many: a story declares at most 4096`)
}

func TestConditionLimit(t *testing.T) {
	scene := func(parts int) string {
		return "## One\n\n`if " + strings.Repeat("trace > 1 or ", parts-1) + "trace > 1`\n\n`ending end`\n"
	}
	if _, err := compileText(smallStory, scene(maxLiterals)); err != nil {
		t.Error(err)
	}
	_, err := compileText(smallStory, scene(maxLiterals+1))
	wantError(t, err, "a.md:3:5: a condition of 1001 parts; at most 1000 are allowed")
}

func TestFrontMatterLimit(t *testing.T) {
	_, err := compileText(smallStory, "---\n"+strings.Repeat("# a comment\n", maxFrontMatter/12+1)+"---\n"+smallScene)
	wantError(t, err, "a.md:2:1: the front matter is 524292 bytes long; at most 524288 are allowed")
}

func TestParagraphLimits(t *testing.T) {
	_, err := compileText(smallStory, "## One\n\n"+strings.Repeat("a word ", markdown.MaxParagraph/7+1)+"\n\n`ending end`\n")
	wantError(t, err, "a.md:3:1: a paragraph of more than 16384 bytes: part it")
	_, err = compileText(smallStory, "## One\n\n"+strings.Repeat("*a* ", markdown.MaxInline/2)+"\n\n`ending end`\n")
	if err != nil {
		t.Error(err)
	}
	_, err = compileText(smallStory, "## One\n\n"+strings.Repeat("*a* ", markdown.MaxInline)+"\n\n`ending end`\n")
	wantError(t, err, "a.md:3:1: a paragraph with more than 1000 brackets, asterisks, underscores and backticks")
	_, err = compileText(smallStory, "## One\n\n"+strings.Repeat("> ", 20)+"text\n\n`ending end`\n")
	wantError(t, err, "a.md:3:3: a blockquote holds paragraphs alone\na.md:3:19: blockquotes and lists are nested more than 8 deep")
}

// TestHostileInput compiles texts that were made to keep a compiler busy:
// repetitions on which some part of it could take quadratic time, or recurse
// without end. The test is that it ends.
func TestHostileInput(t *testing.T) {
	size := 1 << 18
	if testing.Short() {
		size = 1 << 13
	}
	pieces := []string{
		">", "> > > >\n", "- ", "-\n", "* ", "1. ", "1. a\n", "*a_ ", "a**b", "*", "_a ", "**a *b ",
		"[", "[]", "[a](", "[a][ ", "[a](b '", "![a", "[a](<b", "` ", "[a]: b\n", "|a|b|\n|-|-|\n", "|-",
		"<a ", "<!-- ", "<?", "<!A ", "<a b=\"", "<div>\n", "<![CDATA[", "<a:", "<a@", "&", "&#27;", "&amp;", "\\",
		"\n", "## a\n", "#", "a\n---\n", "    ", "\t", "```\n", "a\n", "a", "a  \n", "`gain kyes`\n\n", "`gain kyes` ",
		"- [a](#b)\n", "- [a](#b) `if x`\n", "> a\n\n", "e\u0301", "\u0301", "\u202e", "\a", "\u2764\ufe0f ", "👨\u200d", "🇩",
	}
	texts := map[string]string{
		"brackets":       strings.Repeat("[", size/2) + strings.Repeat("]", size/2),
		"stairs":         stairs(size),
		"ticks":          ticks(size),
		"condition":      "## a\n\n`if " + strings.Repeat("a or ", size/5) + "a`\n",
		"parentheses":    "## a\n\n`if " + strings.Repeat("(", size) + "`\n",
		"nots":           "## a\n\n`if " + strings.Repeat("not ", size/4) + "a`\n",
		"lose all but":   "## a\n\n`lose all but " + strings.Repeat("k,", size/2) + "`\n",
		"keys":           "---\n" + strings.Repeat("a: b\n", size/5) + "---\n",
		"flow":           "---\na: [" + strings.Repeat("a,", size/2) + "]\n---\n",
		"nested flow":    "---\n" + strings.Repeat("a: [", size/4) + "\n---\n",
		"facts":          "---\nfacts: [" + strings.Repeat("a,", size/2) + "]\n---\n",
		"cover":          "---\ncover: {" + strings.Repeat("a: 1, ", size/6) + "}\n---\n",
		"a wall of text": "## a\n\n" + strings.Repeat("word ", size/5),
	}
	for _, piece := range pieces {
		texts[piece] = strings.Repeat(piece, size/len(piece))
	}
	for name, text := range texts {
		for _, before := range []string{"", "## a\n\n- [x](#a)\n\n  "} {
			_, err := compileText(smallStory, before+text)
			var errs diag.List
			if errors.As(err, &errs) {
				checkErrors(t, errs)
			} else if err != nil {
				t.Errorf("%q: %v", name, err)
			}
		}
	}
}

// stairs is lists in lists, a thousand deep.
func stairs(size int) string {
	var b strings.Builder
	for i := 0; b.Len() < size; i++ {
		b.WriteString(strings.Repeat(" ", 2*(i%1000)) + "- x\n")
	}
	return b.String()
}

// ticks is runs of backticks, each of another length.
func ticks(size int) string {
	var b strings.Builder
	for i := 1; b.Len() < size; i++ {
		b.WriteString("a" + strings.Repeat("`", i))
	}
	return b.String()
}
