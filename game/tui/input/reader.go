package input

import (
	"bytes"
	"io"
	"time"
)

// Wait is how long the rest of a sequence is waited for. A lone escape key takes
// effect after that.
const Wait = 150 * time.Millisecond

// Silence is how long nothing comes before a paste is taken as ended.
const Silence = time.Second

// A File is an open terminal.
type File interface {
	Read([]byte) (int, error)
	Write([]byte) (int, error)
	Close() error
	Fd() uintptr
	Name() string
}

// A Source is the keys of a terminal that is elsewhere, such as behind a network.
type Source interface {
	io.Reader
	// Comes reports whether bytes come within a time.
	Comes(wait time.Duration) bool
}

// A Reader reads from a terminal. It is used by one goroutine at a time.
type Reader struct {
	File
	mender
}

// New returns a reader of an open terminal.
func New(f File) *Reader {
	return &Reader{f, mender{from: f, more: func(wait time.Duration) bool { return comes(f, wait) }, now: time.Now}}
}

// Read reads what is typed, mended.
func (r *Reader) Read(buf []byte) (int, error) { return r.mender.Read(buf) }

// A mender reads bytes, and mends what slow lines and consoles break.
type mender struct {
	from io.Reader
	more func(wait time.Duration) bool // reports whether bytes come within a time
	now  func() time.Time

	pasting bool
	last    time.Time // when bytes came last
	limiter limiter

	own    []byte // what is read into
	waited bool   // for the end of the sequence that was handed on last, which has not come
}

// The marks around a paste, and the escape key in the form that no line can break.
var (
	pasteStart = []byte("\x1b[200~")
	pasteEnd   = []byte("\x1b[201~")
	escapeKey  = []byte("\x1b[27u")
)

// least is the smallest buffer, in bytes, in which sequences are mended.
const least = 64

// Read reads the bytes that are there, with the rest of a sequence at their end if it
// comes in time. It fills at most half of the buffer with them, because mended
// sequences can be longer. Into a buffer of less than 64 bytes it reads the bytes as
// they are.
func (r *mender) Read(buf []byte) (int, error) {
	if len(buf) < least {
		n, err := r.from.Read(buf)
		return len(r.limiter.limit(buf[:n])), err
	}
	if len(r.own) != len(buf)/2 {
		r.own = make([]byte, len(buf)/2)
	}
	own := r.own
	n, err := r.from.Read(own)
	data := own[:n]
	r.waited = false
	for err == nil && n < len(own) && unfinished(data) {
		if !r.more(Wait) {
			r.waited = true
			break
		}
		lone := data[n-1] == escape
		var more int
		more, err = r.from.Read(own[n:])
		if lone && more > 0 && !introduces(own[n]) { // the escape key, and another behind it
			data = append(append(data[:n-1:n-1], escapeKey...), own[n:n+more]...)
			return r.hand(buf, data, err)
		}
		n += more
		data = own[:n]
	}
	return r.hand(buf, data, err)
}

// hand copies bytes to the caller, with paste marks and console keys mended.
func (r *mender) hand(buf, data []byte, err error) (int, error) {
	now := r.now()
	mended := console(data)
	if len(data) > 0 {
		if r.pasting && now.Sub(r.last) > Silence {
			mended, r.pasting = append(bytes.Clone(pasteEnd), mended...), false
		}
		r.last = now
	}
	if start, end := bytes.LastIndex(mended, pasteStart), bytes.LastIndex(mended, pasteEnd); start != end {
		r.pasting = start > end
	}
	return copy(buf, r.limiter.limit(mended)), err
}
