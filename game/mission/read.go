package mission

import (
	"fmt"
	"io"
	"os"
)

// Read reads a file, of which messages say the name. It reads no more than
// [MaxSize] allows, whatever there is. Errors are the reader's, or those of
// [Parse].
func Read(name string, r io.Reader) (*File, error) {
	src, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be read: %w", name, err)
	}
	return Parse(name, src)
}

// ReadFile reads the file at a path. Errors are the system's, or those of
// [Parse]. A folder is refused.
func ReadFile(path string) (*File, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	if info, err := file.Stat(); err == nil && info.Mode().IsRegular() && info.Size() > MaxSize {
		return nil, tooLarge(path)
	}
	return Read(path, file)
}

func tooLarge(name string) *Errors {
	return &Errors{Faults: []*Fault{{
		File: name, Line: 1, Col: 1, kind: ErrTooLarge,
		Msg: fmt.Sprintf("the file is over %d MiB, and no mission file is", MaxSize>>20),
	}}}
}
