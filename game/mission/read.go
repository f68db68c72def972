package mission

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
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

// ReadFile reads the file at a path. Errors are the system's, [ErrNotFile], or
// those of [Parse]. A folder is refused.
func ReadFile(path string) (*File, error) {
	file, err := openFile(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	if info, err := file.Stat(); err == nil && info.Mode().IsRegular() && info.Size() > MaxSize {
		return nil, tooLarge(path)
	}
	return Read(path, file)
}

// openFile opens a file to read. It never waits: a pipe that nobody writes to
// would have a program wait for ever, and opening a device may do something.
func openFile(path string) (*os.File, error) {
	info, err := os.Stat(path)
	if err == nil {
		err = refuseOthers(path, info)
	}
	if err != nil {
		return nil, err
	}
	file, err := os.OpenFile(path, os.O_RDONLY|openFlags, 0)
	if err != nil {
		return nil, err
	}
	info, err = file.Stat() // it may have been exchanged since
	if err == nil {
		err = refuseOthers(path, info)
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}

// refuseOthers refuses everything but files and folders.
func refuseOthers(path string, info fs.FileInfo) error {
	if info.Mode().IsRegular() || info.IsDir() {
		return nil
	}
	what := "a device"
	switch {
	case info.Mode()&fs.ModeNamedPipe != 0:
		what = "a pipe"
	case info.Mode()&fs.ModeSocket != 0:
		what = "a socket"
	}
	return &fs.PathError{Op: "open", Path: path, Err: fmt.Errorf("%w but %s, and was not opened (- stands for standard input)", ErrNotFile, what)}
}

func tooLarge(name string) *Errors {
	return &Errors{Faults: []*Fault{newFault(name, 1, 1, ErrTooLarge, "too-large",
		fmt.Sprintf("the file is over %d MiB, and no mission file is", MaxSize>>20))}}
}
