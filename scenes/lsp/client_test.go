package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creachadair/jrpc2"
	"github.com/creachadair/jrpc2/channel"

	"cobalt/scenes/buffer"
	"cobalt/scenes/lsp/protocol"
)

// A client speaks with a server in the same process, as an editor does.
type client struct {
	t     testing.TB
	rpc   *jrpc2.Client
	dir   string
	ended chan error // what Serve returned

	mu    sync.Mutex
	news  *sync.Cond
	told  map[string]protocol.Diagnostics // by path, as they were last told
	logs  []string
	count int // of messages about diagnostics
	docs  map[string]*buffer.Document
	vers  map[string]int
}

// start begins a conversation about a folder with some files. Proofs begin at once.
func start(t testing.TB, files map[string]string, o Options) *client {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		write(t, filepath.Join(dir, filepath.FromSlash(name)), text)
	}
	c := connect(t, dir, o)
	var answer json.RawMessage
	c.call("initialize", map[string]any{"rootUri": buffer.URI(dir), "capabilities": map[string]any{
		"textDocument": map[string]any{"documentSymbol": map[string]any{"hierarchicalDocumentSymbolSupport": true}},
	}}, &answer)
	c.notify("initialized", struct{}{})
	return c
}

// connect begins a conversation and says nothing yet.
func connect(t testing.TB, dir string, o Options) *client {
	t.Helper()
	if o.After == nil {
		o.After = func(time.Duration) <-chan time.Time { now := make(chan time.Time, 1); now <- time.Time{}; return now }
	}
	toServer, fromClient := io.Pipe()
	toClient, fromServer := io.Pipe()
	c := &client{t: t, dir: dir, ended: make(chan error, 1), told: map[string]protocol.Diagnostics{}, docs: map[string]*buffer.Document{}, vers: map[string]int{}}
	c.news = sync.NewCond(&c.mu)
	go func() {
		c.ended <- Serve(context.Background(), toServer, fromServer, o)
		fromServer.Close()
	}()
	c.rpc = jrpc2.NewClient(inOrder{channel.LSP(toClient, fromClient), c.receive}, nil)
	t.Cleanup(func() {
		c.rpc.Close()
		toServer.Close()
		if err := <-c.ended; err != nil && !errors.Is(err, ErrNoShutdown) {
			t.Error(err)
		}
		if len(c.logs) > 0 {
			t.Errorf("the server logged %q", c.logs)
		}
	})
	return c
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// An inOrder channel has each message seen in the order in which they come. The
// client of jrpc2 delivers each one by a goroutine of its own, so that a later one
// may come first.
type inOrder struct {
	channel.Channel
	see func(message []byte)
}

// Recv returns the next message.
func (c inOrder) Recv() ([]byte, error) {
	message, err := c.Channel.Recv()
	c.see(message)
	return message, err
}

// receive takes a message of the server's up, if it is a notification.
func (c *client) receive(message []byte) {
	var m struct {
		Method string
		Params json.RawMessage
	}
	if json.Unmarshal(message, &m) != nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	switch m.Method {
	case "textDocument/publishDiagnostics":
		var p protocol.Diagnostics
		if err := json.Unmarshal(m.Params, &p); err != nil {
			c.t.Error(err)
		}
		if !strings.Contains(string(m.Params), `"diagnostics":[`) {
			c.t.Errorf("no list of diagnostics: %s", m.Params)
		}
		path, _ := buffer.Path(p.URI)
		c.told[path] = p
		c.count++
	case "window/logMessage":
		c.logs = append(c.logs, string(m.Params))
	}
	c.news.Broadcast()
}

func (c *client) call(method string, params, into any) {
	c.t.Helper()
	if err := c.rpc.CallResult(context.Background(), method, params, into); err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
}

func (c *client) notify(method string, params any) {
	c.t.Helper()
	if err := c.rpc.Notify(context.Background(), method, params); err != nil {
		c.t.Fatalf("%s: %v", method, err)
	}
}

func (c *client) path(name string) string { return filepath.Join(c.dir, filepath.FromSlash(name)) }
func (c *client) uri(name string) string  { return buffer.URI(c.path(name)) }

// open opens a file with a text that need not be saved.
func (c *client) open(name, text string) {
	c.t.Helper()
	c.docs[name], c.vers[name] = buffer.New(text), 1
	c.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{
		"uri": c.uri(name), "languageId": "markdown", "version": 1, "text": text,
	}})
}

// change replaces bytes of an open file.
func (c *client) change(name string, start, end int, text string) {
	c.t.Helper()
	doc := c.docs[name]
	change := buffer.Change{Range: &buffer.Range{Start: doc.Position(start), End: doc.Position(end)}, Text: text}
	c.docs[name] = doc.Apply([]buffer.Change{change})
	c.vers[name]++
	c.notify("textDocument/didChange", map[string]any{
		"textDocument":   map[string]any{"uri": c.uri(name), "version": c.vers[name]},
		"contentChanges": []any{change},
	})
}

// replace replaces one text of an open file, which must be in it, by another.
func (c *client) replace(name, old, text string) {
	c.t.Helper()
	at := strings.Index(c.docs[name].Text, old)
	if at < 0 {
		c.t.Fatalf("%s does not have %q", name, old)
	}
	c.change(name, at, at+len(old), text)
}

// await waits until the diagnostics of a file satisfy a condition, which is told in
// words if they do not.
func (c *client) await(name string, ok func(list []protocol.Diagnostic) bool, want ...string) []protocol.Diagnostic {
	c.t.Helper()
	late := time.AfterFunc(30*time.Second, func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.count = -1
		c.news.Broadcast()
	})
	defer late.Stop()
	c.mu.Lock()
	defer c.mu.Unlock()
	for {
		told, any := c.told[c.path(name)]
		current := any && (told.Version == nil || *told.Version == c.vers[name])
		if current && ok(told.Diagnostics) {
			return told.Diagnostics
		}
		if c.count < 0 {
			c.t.Fatalf("%s: these diagnostics stay:\n%s\nwant\n%s\nof the text %q", name, strings.Join(lines(told.Diagnostics), "\n"), strings.Join(want, "\n"), c.docs[name].Text)
		}
		c.news.Wait()
	}
}

// messages waits for diagnostics of the present text, and returns them as lines:
// "line:character code message".
func (c *client) messages(name string) []string {
	c.t.Helper()
	return lines(c.await(name, func([]protocol.Diagnostic) bool { return true }))
}

// at returns the parameters of a request about a place: the byte behind a text that
// must be in the file, up to a mark ^ in it.
func (c *client) at(name, marked string) map[string]any {
	c.t.Helper()
	before, behind, ok := strings.Cut(marked, "^")
	at := strings.Index(c.docs[name].Text, before+behind)
	if !ok || at < 0 {
		c.t.Fatalf("%s does not have %q", name, marked)
	}
	return map[string]any{
		"textDocument": map[string]any{"uri": c.uri(name)}, "position": c.docs[name].Position(at + len(before)),
	}
}

// story is a small story that compiles.
var story = map[string]string{
	"story.md": `---
title: Door
start: cell.md#the-cell
items:
  keys: {name: Warder's keys, about: Eleven keys.}
facts:
  face_on_file: {name: Your face, about: Half turned.}
  quiet:
meters:
  trust: {name: Trust, min: 0, max: 3, start: 1}
endings:
  free: {name: Free, hint: Leave.}
---

A door.
`,
	"cell.md": `---
title: The Cell
caught: "#the-cell"
facts: [door_wedged]
---

## The Cell

A door, and a warder asleep.

` + "`if keys`" + ` They are heavy.

- [Lift the keys](#corridor) ` + "`gain keys` `suspicion +10`" + `

  They come away.

- [Wedge the door](#the-cell) ` + "`learn door_wedged` `once` `time 2`" + `

- [Walk out](yard.md#gate) ` + "`needs keys and seen(\"#corridor\")` `id walk-out`" + `

## Corridor

It is long.

[Back to the cell](#the-cell)
`,
	"yard.md": `---
title: The Yard
---

## Gate

Nobody looks up.

` + "`ending free`" + `
`,
	"es/story.md": `---
title: Puerta
items:
  keys: {name: Llaves}
---
`,
	"es/cell.md": `---
title: La celda
---

## La celda {#the-cell}

Una puerta y un guardia dormido.

` + "`if keys`" + ` Pesan.

- [Coge las llaves](#corridor)

  Se sueltan.
`,
	"missions/out.mission": `# The short way
lift-the-keys
expect keys and at cell.md#the-cell
"Wedge the door"
expect door_wedged
walk-out
expect ending free
`,
}
