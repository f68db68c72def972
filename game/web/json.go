package web

import (
	"strconv"
	"unicode/utf8"
)

// A writer writes one JSON value. It is small, where the standard library's is large.
type writer struct {
	out  []byte
	next bool // a value stands before the next one
}

func (w *writer) separate() {
	if w.next {
		w.out = append(w.out, ',')
	}
	w.next = true
}

// open begins an object or a list, by its bracket.
func (w *writer) open(bracket byte) {
	w.separate()
	w.out, w.next = append(w.out, bracket), false
}

// shut ends the object or the list that was opened last.
func (w *writer) shut(bracket byte) {
	w.out, w.next = append(w.out, bracket), true
}

// key begins a member of an object.
func (w *writer) key(name string) {
	w.text(name)
	w.out, w.next = append(w.out, ':'), false
}

func (w *writer) number(n int) {
	w.separate()
	w.out = strconv.AppendInt(w.out, int64(n), 10)
}

func (w *writer) flag(b bool) {
	w.separate()
	w.out = strconv.AppendBool(w.out, b)
}

// text writes a text. Bytes that are not UTF-8 become the replacement character.
func (w *writer) text(s string) {
	const hex = "0123456789abcdef"
	w.separate()
	w.out = append(w.out, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			w.out = append(w.out, '\\', byte(r))
		case r == '\n':
			w.out = append(w.out, '\\', 'n')
		case r < ' ':
			w.out = append(w.out, '\\', 'u', '0', '0', hex[r>>4], hex[r&15])
		default:
			w.out = utf8.AppendRune(w.out, r)
		}
	}
	w.out = append(w.out, '"')
}

// Members with values of one kind.

func (w *writer) textAt(name, s string) {
	w.key(name)
	w.text(s)
}

// given writes a text unless it is empty.
func (w *writer) given(name, s string) {
	if s != "" {
		w.textAt(name, s)
	}
}

func (w *writer) numberAt(name string, n int) {
	w.key(name)
	w.number(n)
}

// flagged writes a flag if it is set.
func (w *writer) flagged(name string, b bool) {
	if b {
		w.key(name)
		w.flag(true)
	}
}

func (w *writer) textsAt(name string, list []string) {
	w.key(name)
	w.open('[')
	for _, s := range list {
		w.text(s)
	}
	w.shut(']')
}

// object returns an object, whose members are written by a function.
func object(members func(w *writer)) string {
	w := &writer{out: make([]byte, 0, 16<<10)}
	w.open('{')
	members(w)
	w.shut('}')
	return string(w.out)
}
