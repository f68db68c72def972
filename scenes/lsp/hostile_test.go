package lsp

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"cobalt/scenes/buffer"
	"cobalt/scenes/lsp/protocol"
)

// Files that vanish, come back under another name or change behind the editor's back
// make up the story from then on.
func TestFilesChange(t *testing.T) {
	c := start(t, story, quiet)
	c.open("cell.md", story["cell.md"])
	equal(t, c.messages("cell.md"), []string{})
	if err := os.Rename(c.path("yard.md"), c.path("court.md")); err != nil {
		t.Fatal(err)
	}
	c.notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{}})
	c.await("cell.md", func(list []protocol.Diagnostic) bool { return len(list) == 1 && list[0].Code == "unknown-scene" })
	if err := os.Rename(c.path("court.md"), c.path("yard.md")); err != nil {
		t.Fatal(err)
	}
	c.await("cell.md", func(list []protocol.Diagnostic) bool { return len(list) == 0 }) // the server watches by itself
	if err := os.RemoveAll(c.dir); err != nil {
		t.Fatal(err)
	}
	if got := c.hover("cell.md", "gain k^eys"); got != "" {
		t.Errorf("without a story, a name is %q", got)
	}
	write(t, c.path("story.md"), strings.Replace(story["story.md"], "keys:", "ring:", 1))
	write(t, c.path("yard.md"), story["yard.md"])
	c.await("cell.md", func(list []protocol.Diagnostic) bool { return len(list) == 3 })
	write(t, c.path("story.md"), story["story.md"])
	c.await("cell.md", func(list []protocol.Diagnostic) bool { return len(list) == 0 })
}

// A story's diagnostics are taken back when its last document is closed, and told
// again when one is opened.
func TestCloseAndOpen(t *testing.T) {
	c := start(t, story, quiet)
	broken := strings.Replace(story["cell.md"], "`gain keys`", "`gain kyes`", 1)
	for range 20 {
		c.open("cell.md", broken)
		c.await("cell.md", func(list []protocol.Diagnostic) bool { return len(list) == 1 })
		c.notify("textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": c.uri("cell.md")}})
	}
	c.await("cell.md", func(list []protocol.Diagnostic) bool { return len(list) == 0 })
}

// A translation that is opened before its story is told of as a translation, though
// it was taken for a story at first.
func TestTranslationFirst(t *testing.T) {
	for range 10 {
		c := start(t, nil, quiet)
		for _, name := range []string{"es/story.md", "es/cell.md", "cell.md", "yard.md", "story.md"} {
			c.open(name, story[name])
		}
		c.checkFresh(t)
	}
}

// Two stories at once do not see each other.
func TestTwoFolders(t *testing.T) {
	files := map[string]string{}
	for name, text := range story {
		files["a/"+name] = text
		files["b/"+name] = strings.ReplaceAll(text, "keys", "ring")
	}
	c := start(t, files, quiet)
	c.open("a/cell.md", files["a/cell.md"])
	c.open("b/cell.md", files["b/cell.md"])
	equal(t, c.messages("a/cell.md"), []string{})
	equal(t, c.messages("b/cell.md"), []string{})
	c.replace("a/cell.md", "gain keys", "gain ring")
	if list := c.messages("a/cell.md"); len(list) != 1 {
		t.Errorf("%q", list)
	}
	equal(t, c.messages("b/cell.md"), []string{})
	if got := c.places("textDocument/definition", "b/cell.md", "gain r^ing"); !slices.Equal(got, []string{"b/story.md:4:2-6"}) {
		t.Errorf("%q", got)
	}
}

// A buffer that is saved under another name sends changes of a file that was never
// opened; the disk then decides about the file under the old name.
func TestSavedAs(t *testing.T) {
	c := start(t, story, quiet)
	broken := strings.Replace(story["cell.md"], "`gain keys`", "`gain kyes`", 1)
	c.open("cell.md", broken)
	c.await("cell.md", func(list []protocol.Diagnostic) bool { return len(list) == 1 })
	write(t, c.path("other.md"), broken)
	c.docs["other.md"], c.vers["other.md"] = buffer.New(broken), 7
	c.change("other.md", 0, 0, "")
	c.await("other.md", func(list []protocol.Diagnostic) bool { return len(list) == 1 })
	delete(c.vers, "cell.md")
	c.await("cell.md", func(list []protocol.Diagnostic) bool { return len(list) == 0 })
	c.replace("other.md", "kyes", "keys")
	c.await("other.md", func(list []protocol.Diagnostic) bool { return len(list) == 0 })
}

// One file has many spellings.
func TestSpellings(t *testing.T) {
	c := start(t, map[string]string{
		"se\u00f1al (1)/story.md": "---\ntitle: A\nstart: a.md\n---\n", "se\u00f1al (1)/a.md": "## A\n\n[A](#a)\n",
	}, quiet)
	base := c.uri("") + "/"
	c.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{
		"uri": base + "se%c3%b1al%20(1)/a.md", "version": 1, "text": "## A\n\n[A](#b)\n",
	}})
	c.notify("textDocument/didChange", map[string]any{
		"textDocument":   map[string]any{"uri": base + "se%C3%B1al%20%281%29/a.md", "version": 2},
		"contentChanges": []any{map[string]any{"text": "## A\n\n[A](#c)\n"}},
	})
	c.vers["se\u00f1al (1)/a.md"] = 2
	list := c.await("se\u00f1al (1)/a.md", func(list []protocol.Diagnostic) bool { return len(list) == 1 })
	if !strings.Contains(list[0].Message, `unknown node "c"`) {
		t.Errorf("%+v", list)
	}
}

// Texts and positions that no editor should send get an answer, and the server goes on.
func TestHostile(t *testing.T) {
	c := start(t, story, quiet)
	c.open("cell.md", story["cell.md"])
	for _, text := range []string{
		strings.Repeat("`gain ", 200_000), strings.Repeat("[", 1<<20), strings.Repeat("x\n", 1<<19), strings.Repeat("> ", 1<<19),
		"---\n" + strings.Repeat("a: {", 50_000), "- [a](#b) `if " + strings.Repeat("(", 100_000), "\xff\xfe\x00", "\r\r\r", "",
	} {
		c.change("cell.md", 0, len(c.docs["cell.md"].Text), text)
		for _, method := range []string{"completion", "hover", "documentSymbol", "foldingRange", "inlayHint", "codeAction", "prepareRename"} {
			for _, at := range []protocol.Position{{}, {Line: 3, Character: 1 << 30}, {Line: 1 << 30}, {Line: -1, Character: -1}} {
				params := map[string]any{
					"textDocument": map[string]any{"uri": c.uri("cell.md")}, "position": at,
					"range": protocol.Range{Start: at, End: at}, "context": map[string]any{},
				}
				err := c.rpc.CallResult(t.Context(), "textDocument/"+method, params, new(any))
				if err != nil && !strings.Contains(err.Error(), "nothing here") {
					t.Errorf("%s at %v of %.10q: %v", method, at, text, err)
				}
			}
		}
	}
	c.change("cell.md", 0, len(c.docs["cell.md"].Text), story["cell.md"])
	equal(t, c.messages("cell.md"), []string{})
}

// Broken messages are answered by an error, if they can be answered at all.
func TestBrokenMessages(t *testing.T) {
	toServer, fromClient := io.Pipe()
	toClient, fromServer := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		ended <- Serve(t.Context(), toServer, fromServer, quiet)
		fromServer.Close()
	}()
	send := func(headers, body string) {
		fmt.Fprintf(fromClient, "%scontent-length: %d\r\n\r\n%s", headers, len(body), body)
	}
	go func() {
		send("", `{"jsonrpc":"2.0","id":-7,"method":"initialize","params":{"capabilities":{}}}`)
		send("", `{"jsonrpc":"2.0","id":`)
		send("Content-Type: application/vscode-jsonrpc; charset=utf8\r\n", `{"jsonrpc":"2.0","id":"\ud800","method":"nothing/such"}`)
		send("", `{"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":[1,2]}`)
		send("", `{"jsonrpc":"2.0","id":2,"method":"textDocument/hover"}`)
		send("", `{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///%zz"}}}`)
		send("", `{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///no/such/story.md"},"contentChanges":[{"text":"\ud83d"}]}}`)
		send("", `[]`)
		send("", `{"jsonrpc":"2.0","id":3,"method":"shutdown"}`)
		send("", `{"jsonrpc":"2.0","method":"exit"}`)
	}()
	out, err := io.ReadAll(toClient)
	if err != nil {
		t.Fatal(err)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
	for _, want := range []string{`"id":-7,"result":{"capabilities"`, `"code":-32700`, `"code":-32601`, `"id":1,"error":{"code":-32602`, `"id":2,"error":{"code":-32602`, `"id":3,"result":null`} {
		if !strings.Contains(string(out), want) {
			t.Errorf("%s is not among\n%s", want, out)
		}
	}
}

// A length that no memory holds ends the conversation with an error.
func TestEndlessMessage(t *testing.T) {
	in := strings.NewReader("Content-Length: 9223372036854775807\r\n\r\n{}")
	if err := Serve(t.Context(), in, nopCloser{io.Discard}, quiet); err == nil || !strings.Contains(err.Error(), "cannot be read") {
		t.Error(err)
	}
}

type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }

// An edit of words alone moves the findings to their present lines, and proves
// nothing anew.
func TestWordsProveNothing(t *testing.T) {
	proofs := make(chan struct{}, 100)
	c := start(t, stuck, Options{After: func(time.Duration) <-chan time.Time {
		proofs <- struct{}{}
		now := make(chan time.Time, 1)
		now <- time.Time{}
		return now
	}})
	c.open("a.md", stuck["a.md"])
	first := c.await("a.md", func(list []protocol.Diagnostic) bool { return len(list) == 2 })
	c.replace("a.md", "\n\nHere.\n", "\n\nHere, and\nthere.\n\nStill here.\n")
	moved := c.await("a.md", func(list []protocol.Diagnostic) bool { return len(list) == 2 })
	for i := range first {
		if moved[i].Range.Start.Line != first[i].Range.Start.Line+3 || moved[i].Message != first[i].Message {
			t.Errorf("%+v became %+v", first[i], moved[i])
		}
	}
	if n := len(proofs); n != 1 {
		t.Errorf("%d proofs were begun", n)
	}
}

// A canceled request is answered as such.
func TestCancel(t *testing.T) {
	c := start(t, story, quiet)
	c.open("cell.md", story["cell.md"])
	c.notify("$/cancelRequest", map[string]any{"id": 12345})
	c.notify("$/cancelRequest", map[string]any{"id": "x"})
	var answer json.RawMessage
	c.call("textDocument/documentSymbol", map[string]any{"textDocument": map[string]any{"uri": c.uri("cell.md")}}, &answer)
	if len(answer) < 10 {
		t.Errorf("%s", answer)
	}
}
