package output

import "io"

// A Writer remembers the first error of the writer below it, and writes nothing
// after that. A function that prints many lines can so check once, at its end.
type Writer struct {
	To  io.Writer
	Err error // the first error; nil while all went well
}

// Write passes text on to the writer below, unless that failed before.
func (w *Writer) Write(text []byte) (int, error) {
	if w.Err != nil {
		return 0, w.Err
	}
	n, err := w.To.Write(text)
	w.Err = err
	return n, err
}
