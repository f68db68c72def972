//go:build js && wasm

// Command cobalt-web is a story in a web page. It is compiled to WebAssembly alone,
// by `go generate ./game/render/webpage`, and does nothing but hand the page's calls on to package
// web.
//
// It gives the page one function, cobalt(command, ...texts), which answers with JSON.
// The first command must be "open", with the bytes of a pack. A command that panics is
// answered with an error; then the page makes the instance anew from its saved run,
// because a program that has panicked may stand anywhere.
//
// The page switches the collector off (GOGC), because a collection would hold up the
// choice that it falls on. The command "rest", for when nobody waits, collects.
package main

import (
	"errors"
	"runtime"
	"syscall/js"
	"unsafe"

	"cobalt/game/web"
)

func main() {
	var p page
	js.Global().Set("cobalt", js.FuncOf(func(_ js.Value, args []js.Value) any { return p.call(args) }))
	select {}
}

// A page holds the game that a page plays.
type page struct{ game *web.Game }

// call answers a call of the page.
func (p *page) call(args []js.Value) (answer string) {
	defer func() {
		if recover() != nil {
			answer = `{"error":"","broken":true}`
		}
	}()
	name := args[0].String()
	switch name {
	case "open":
		return p.open(args[1])
	case "rest":
		runtime.GC()
		return "{}"
	}
	if p.game == nil {
		return web.Failure(errors.New("no story is open"))
	}
	texts := make([]string, len(args)-1)
	for i := range texts {
		texts[i] = args[i+1].String()
	}
	return p.game.Do(name, texts...)
}

// open opens the story of a pack.
func (p *page) open(data js.Value) string {
	packed := make([]byte, data.Length())
	js.CopyBytesToGo(packed, data)
	game, err := web.Open(unsafe.String(unsafe.SliceData(packed), len(packed))) // nothing changes the bytes anymore
	if err != nil {
		return web.Failure(err)
	}
	p.game = game
	return "{}"
}
