package input

import "cmp"

// mostParameters is how many parameters of one sequence are handed on, which is more
// than terminals send.
const mostParameters = 31

// A limiter mends sequences that no terminal sends. It keeps count across reads, because the
// decoder puts pieces together again.
type limiter struct {
	most   int // parameters of a sequence; 0: mostParameters
	within place
	count  int // the parameters of the sequence, so far
}

// A place is where in a sequence the next byte stands.
type place int

const (
	outside    place = iota
	escaped          // behind an escape, where an introducer may follow
	parameters       // behind an introducer, among parameters
)

// The introducers of sequences with parameters that are one byte.
const csi, dcs = 0x9b, 0x90

// A record of a key as Windows keeps it ends in record. No terminal sends one unasked, and
// nobody asks: it is handed on as a sequence that nobody knows.
const record, unknown = '_', 'j'

// limit takes from data, in place, the parameters that are too many, and records of keys.
func (l *limiter) limit(data []byte) []byte {
	kept := data[:0]
	for _, b := range data {
		if l.within == parameters && b == record {
			b = unknown
		}
		if l.next(b); l.within != parameters || l.count <= cmp.Or(l.most, mostParameters) {
			kept = append(kept, b)
		}
	}
	return kept
}

// next follows a sequence by one byte. What only looks like a sequence, such as a
// letter of which one byte is an introducer, is followed as one.
func (l *limiter) next(b byte) {
	switch {
	case b == escape:
		l.within = escaped
	case b == csi, b == dcs, l.within == escaped && (b == '[' || b == 'P'):
		l.within, l.count = parameters, 1
	case l.within == escaped && b >= ' ' && b <= '/': // an introducer may still follow
	case l.within == parameters && b >= '0' && b <= '?':
		if b == ';' || b == ':' {
			l.count++
		}
	default:
		l.within = outside
	}
}
