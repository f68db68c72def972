// Package executable makes one program of a cobalt program and a packed story, and
// finds the story again when that program runs.
//
// The pack stands behind the program, where no loader looks. A mark within the
// program says where: so a program whose pack was dropped, as strip and objcopy do,
// says that it lost its story, and does not play another one. The same program and
// the same pack give the same bytes.
package executable

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"unsafe"

	"cobalt/game/pack"
	"cobalt/game/pack/executable/mark"
)

// Errors of [Build] and [Own].
var (
	// ErrNoProgram is the error of a file that is not a cobalt program.
	ErrNoProgram = errors.New("it is not a cobalt program")
	// ErrVersion is the error of a program that reads packs of another version.
	ErrVersion = errors.New("it is a cobalt program of another version, which does not read what this one packs")
	// ErrTaken is the error of a program that holds a story already.
	ErrTaken = errors.New("it holds a story already: build from a cobalt program without one")
	// ErrLost is the error of a program whose pack is gone.
	ErrLost = errors.New("this program was built with a story, and has lost it: strip, objcopy and packers drop what stands behind a program; build it again, and leave it as it is")
)

// Build returns a program with a pack behind it.
func Build(binary, packed []byte) ([]byte, error) {
	at, err := find(binary)
	if err != nil {
		return nil, err
	}
	out := make([]byte, 0, len(binary)+len(packed))
	out = append(append(out, binary...), packed...)
	slots := out[at+len(mark.Text)-mark.Slots : at+len(mark.Text)]
	copy(slots, fmt.Sprintf("%0*x%0*x", mark.Digits, len(binary), mark.Digits, len(packed)))
	if err := sign(out[:len(binary)], at, len(mark.Text)); err != nil {
		return nil, err
	}
	return out, nil
}

// Holds reports whether a program was built with a story.
func Holds(binary []byte) bool {
	_, err := find(binary)
	return errors.Is(err, ErrTaken)
}

// find returns where the mark stands.
func find(binary []byte) (int, error) {
	at := bytes.Index(binary, []byte(mark.Text))
	if at >= 0 {
		return at, nil
	}
	unfilled := len(mark.Text) - mark.Slots
	switch {
	case bytes.Contains(binary, []byte(mark.Text[:unfilled])):
		return 0, ErrTaken
	case bytes.Contains(binary, []byte(mark.Text[:mark.Name])):
		return 0, ErrVersion
	default:
		return 0, ErrNoProgram
	}
}

// Own returns the pack behind the running program; it is empty if the program was
// built without one. Its error is [ErrLost], or the system's.
func Own() (string, error) {
	at, length, err := slots(mark.Text)
	if err != nil || length == 0 {
		return "", err
	}
	path, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("the program's own file, which holds its story, cannot be found: %w", err)
	}
	file, err := os.Open(path)
	if err != nil {
		return "", fmt.Errorf("the program's own file, which holds its story, cannot be read: %w", err)
	}
	defer file.Close()
	return read(file, at, length)
}

// slots returns the numbers of a mark.
func slots(text string) (at, length int64, err error) {
	at, length, ok := mark.Numbers(text)
	if !ok || length > maxPack {
		return 0, 0, ErrLost
	}
	return at, length, nil
}

// maxPack is the largest pack that is read, in bytes. A story has at most 16 MiB of
// sources in each of its languages.
const maxPack = 1 << 30

// read returns the pack in a program's file.
func read(file io.ReaderAt, at, length int64) (string, error) {
	data := make([]byte, length)
	n, err := file.ReadAt(data, at)
	switch {
	case n == len(data) && bytes.HasPrefix(data, []byte(pack.Magic)):
		return unsafe.String(&data[0], len(data)), nil // nobody else has the bytes
	case err == nil, errors.Is(err, io.EOF):
		return "", ErrLost
	default:
		return "", fmt.Errorf("the program's own file, which holds its story, cannot be read: %w", err)
	}
}
