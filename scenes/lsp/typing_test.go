package lsp

import (
	"flag"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"cobalt/game/longtest"
	"cobalt/scenes"
	"cobalt/scenes/buffer"
	"cobalt/scenes/lsp/protocol"
)

var edits = flag.Int("edits", 0, "how many random edits a story gets (default 400, or 10,000 if "+longtest.Variable+" is set)")

// expected returns the diagnostics of a fresh compile of texts, by file, in the form
// of the protocol.
func expected(t *testing.T, texts map[string]string) map[string][]string {
	t.Helper()
	fsys := fstest.MapFS{}
	lists := map[string]protocol.List[protocol.Diagnostic]{}
	for name, text := range texts {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
		lists[name] = nil
	}
	a, err := scenes.Analyze(fsys, scenes.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range slices.Concat(a.Faults, a.Warnings, a.Lacking) {
		doc := buffer.New(texts[d.File])
		lists[d.File] = append(lists[d.File], protocol.Diagnostic{
			Range: widen(doc, doc.Range(d.Range)), Code: string(d.Code), Message: d.Message,
		})
	}
	want := map[string][]string{}
	for name, list := range lists {
		want[name] = lines(list)
	}
	return want
}

// checkFresh waits until the server has told the diagnostics of a fresh compile of
// the open files.
func (c *client) checkFresh(t *testing.T) {
	t.Helper()
	texts := map[string]string{}
	for name, doc := range c.docs {
		texts[name] = doc.Text
	}
	for name, want := range expected(t, texts) {
		c.await(name, func(list []protocol.Diagnostic) bool { return slices.Equal(lines(list), want) }, want...)
	}
}

// written are the files that are typed: those of the story but its missions.
func written() []string {
	names := slices.DeleteFunc(slices.Collect(maps.Keys(story)), func(name string) bool { return !strings.HasSuffix(name, ".md") })
	slices.Sort(names)
	return names
}

// A whole story, typed character by character into empty buffers, is told of as a
// fresh compile tells of it, in between too.
func TestTyping(t *testing.T) {
	c := start(t, nil, quiet)
	for _, name := range written() {
		c.open(name, "")
	}
	typed := 0
	for _, name := range written() {
		for _, r := range story[name] {
			c.change(name, len(c.docs[name].Text), len(c.docs[name].Text), string(r))
			if typed++; typed%97 == 0 {
				c.checkFresh(t)
			}
		}
	}
	c.checkFresh(t)
	for _, name := range written() {
		if c.docs[name].Text != story[name] {
			t.Errorf("%s was typed as %q", name, c.docs[name].Text)
		}
	}
}

// scraps are the texts that random edits write.
var scraps = []string{
	"`", "``", "`if keys`", "`gain ", "`else`", "`first`", "`then`", "`end`", "`cycle`", "`id x`", "`was y`", "`trust`", "`visits(\"#the-cell\") > 3`",
	"[", "](", "](#the-cell)", "- [Go](#corridor)", "## ", "\n", "\n\n", "\r\n", "\r", "---\n", "  ", "\t", "> ", "```\n", "<!--", "-->", "{#x}",
	"é", "e\u0301", "😀", "👩‍👩‍👧", "\u200b", "\u202e", "\x00", "\ufeff", "\u00a0", "keys", "kyes", "suspicion +10", "title: ", "items:\n", "a: {b: c}", "\"", "#", ":", "|---|", "*", "_", "\\",
}

// Random edits, each followed by whatever the next one is, never leave a stale
// diagnostic, and requests in between are answered.
func TestRandomEdits(t *testing.T) {
	n := *edits
	if n == 0 {
		n = longtest.Count(400, 10_000)
	}
	rng := rand.New(rand.NewPCG(1, 2))
	c := start(t, nil, quiet)
	names := written()
	for _, name := range names {
		c.open(name, story[name])
	}
	for i := range n {
		name := names[rng.IntN(len(names))]
		text := c.docs[name].Text
		start := rng.IntN(len(text) + 1)
		end := min(len(text), start+rng.IntN(9))
		if rng.IntN(3) > 0 {
			end = start
		}
		switch {
		case rng.IntN(25) == 0:
			c.change(name, 0, len(text), story[name]) // as if all was undone
		default:
			doc := c.docs[name]
			c.change(name, doc.Offset(doc.Position(start)), doc.Offset(doc.Position(end)), scraps[rng.IntN(len(scraps))])
		}
		c.ask(name, rng)
		if i%10 == 0 {
			c.checkFresh(t)
		}
	}
	c.checkFresh(t)
}

// ask sends one request of any kind about any position.
func (c *client) ask(name string, rng *rand.Rand) {
	c.t.Helper()
	methods := []string{"completion", "hover", "definition", "references", "documentHighlight", "documentSymbol", "foldingRange", "inlayHint", "codeAction"}
	params := map[string]any{
		"textDocument": map[string]any{"uri": c.uri(name)},
		"position":     map[string]any{"line": rng.IntN(40) - 1, "character": rng.IntN(60) - 1},
		"range":        protocol.Range{End: protocol.Position{Line: rng.IntN(60), Character: rng.IntN(20)}},
		"context":      map[string]any{},
	}
	c.call("textDocument/"+methods[rng.IntN(len(methods))], params, new(any))
}
