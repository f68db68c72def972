package input

import "bytes"

const escape = 0x1b

// introduces reports whether a byte behind an escape begins a sequence.
func introduces(b byte) bool { return bytes.IndexByte([]byte("[O]P_"), b) >= 0 }

// unfinished reports whether bytes end within a sequence. Of an answer of the
// terminal at most longestAnswer bytes are waited for.
func unfinished(data []byte) bool {
	start := bytes.LastIndexByte(data, escape)
	if start < 0 {
		return false
	}
	tail := data[start+1:]
	if len(tail) == 0 {
		return true
	}
	switch tail[0] {
	case 'O':
		return len(tail) == 1
	case '[':
		body := tail[1:]
		if len(body) > 0 && body[0] == '[' { // a function key of the console
			return len(body) == 1
		}
		return bytes.IndexFunc(body, func(r rune) bool { return r >= 0x40 && r <= 0x7e }) < 0
	case ']', 'P', '_':
		return len(tail) < longestAnswer && bytes.IndexByte(tail, 0x07) < 0 && bytes.IndexByte(tail, 0x9c) < 0
	default:
		return false
	}
}

const longestAnswer = 256

// consoleKeys are the last bytes of the console's function keys, F1 to F5.
var consoleKeys = map[byte]string{'A': "\x1bOP", 'B': "\x1bOQ", 'C': "\x1bOR", 'D': "\x1bOS", 'E': "\x1b[15~"}

// console puts the sequences of other terminals in the place of the console's.
func console(data []byte) []byte {
	mark := []byte("\x1b[[")
	if !bytes.Contains(data, mark) {
		return data
	}
	var mended []byte
	for {
		before, behind, found := bytes.Cut(data, mark)
		mended = append(mended, before...)
		switch {
		case !found:
			return mended
		case len(behind) == 0:
			return mended // a key that was cut is no key
		}
		mended = append(mended, consoleKeys[behind[0]]...)
		data = behind[1:]
	}
}
