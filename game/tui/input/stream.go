package input

import (
	"bytes"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
)

// Stream reads the keys of a terminal that is elsewhere until they end, mends them, and
// sends the events that Bubble Tea's own reader would make of them. That reader has a table
// of all sequences for each terminal, which took half of the memory of a session; its
// decoder knows them without one.
//
// Only what an interface can use is sent. A size is not: that of a terminal which is
// elsewhere is told beside its keys. The clock tells when keys come. Nothing is read while
// an event is sent.
func Stream(s Source, clock func() time.Time, send func(uv.Event)) {
	keys := mender{from: s, more: s.Comes, now: clock}
	d := decoding{event: new(uv.EventDecoder).Decode, send: send}
	buf := make([]byte, chunk)
	var rest []byte // that is not decoded yet
	for {
		n, err := keys.Read(buf)
		rest = append(rest, buf[:n]...)
		rest = append(rest[:0], rest[d.decode(rest, false):]...)
		if len(rest) > 0 && (err != nil || keys.waited || len(rest) > mostPending || !s.Comes(uv.DefaultEscTimeout)) {
			d.decode(rest, true)
			rest = rest[:0]
		}
		if err != nil {
			return
		}
	}
}

const (
	chunk       = 512     // bytes that are read at once
	mostPending = 4 << 10 // bytes of a sequence that is not ended
	mostPasted  = 4 << 10 // bytes of a paste that are kept
)

// A decoding is the state of a stream.
type decoding struct {
	event   func([]byte) (int, uv.Event) // decodes the first event of bytes
	send    func(uv.Event)
	pasting bool
	paste   []byte
}

// decode sends the events that bytes are, and returns how many it took: all, if no more
// come, else those before what more could belong to.
func (d *decoding) decode(data []byte, over bool) (taken int) {
	for taken < len(data) {
		rest := data[taken:]
		n, event := d.first(rest)
		_, unknown := event.(uv.UnknownEvent)
		_, key := event.(uv.KeyPressEvent)
		if !over && (unknown || key && rest[0] == escape && n <= len("\x1bO")) {
			return taken
		}
		d.take(event, rest[:n])
		taken += n
	}
	return taken
}

// first decodes the first event of bytes, and returns how many those are. Whatever breaks
// the decoder is none: a host outlives what one player's client sends.
func (d *decoding) first(data []byte) (n int, event uv.Event) {
	defer func() {
		if recover() != nil {
			n, event = len(data), nil
		}
	}()
	if c := data[0]; c >= ' ' && c <= '~' && (len(data) == 1 || data[1] < utf8.RuneSelf) { // nothing joins it
		return 1, printedKeys()[c]
	}
	n, event = d.event(data)
	return min(max(n, 1), len(data)), event
}

// printedKeys returns the events of the characters of ASCII that are printed, which most of
// what is typed is. They are made once: who reads for thousands makes no garbage of each key.
var printedKeys = sync.OnceValue(func() (keys *['~' + 1]uv.Event) {
	keys = new(['~' + 1]uv.Event)
	for c := byte(' '); c <= '~'; c++ {
		_, keys[c] = new(uv.EventDecoder).Decode([]byte{c})
	}
	return keys
})

// take sends an event, which bytes were, or adds it to a paste.
func (d *decoding) take(event uv.Event, from []byte) {
	switch event := event.(type) {
	case uv.PasteEndEvent:
		d.send(uv.PasteEvent{Content: strings.ToValidUTF8(string(d.paste), "")})
		d.pasting, d.paste = false, nil
	case uv.KeyPressEvent:
		if d.pasting {
			d.keep(event, from)
		}
	case uv.MultiEvent:
		for _, e := range event {
			d.take(e, from)
		}
	}
	if d.pasting || !usable(event) {
		return
	}
	if _, starts := event.(uv.PasteStartEvent); starts {
		if !bytes.Equal(from, pasteStart) {
			return // it would not be ended
		}
		d.pasting = true
	}
	d.send(event)
}

// keep adds a key to a paste: its text, or else the bytes that it came as.
func (d *decoding) keep(key uv.KeyPressEvent, from []byte) {
	text := from
	if key.Text != "" {
		text = []byte(key.Text)
	}
	d.paste = append(d.paste, text[:min(len(text), mostPasted-len(d.paste))]...)
}

// usable reports whether an interface can use an event: a key, the mouse, a mark of a
// paste, the focus, or an answer of the terminal to what it is asked.
func usable(event uv.Event) bool {
	switch event.(type) {
	case uv.KeyPressEvent, uv.KeyReleaseEvent,
		uv.MouseClickEvent, uv.MouseMotionEvent, uv.MouseReleaseEvent, uv.MouseWheelEvent,
		uv.PasteStartEvent, uv.PasteEndEvent, uv.FocusEvent, uv.BlurEvent,
		uv.BackgroundColorEvent, uv.ModeReportEvent, uv.PrimaryDeviceAttributesEvent:
		return true
	default:
		return false
	}
}
