package save

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// Callers decide by these; test for them with [errors.Is]. Beside them stand
// [fs.ErrNotExist] if there is no such slot, and the errors of [mission.Parse].
var (
	// ErrBusy says that another program, or another part of this one, has the slot.
	ErrBusy = errors.New("it is in use: another program plays it")
	// ErrTaken says that there is a slot of that name, or versions of one.
	ErrTaken = errors.New("there is a mission of that name already")
	// ErrName says that a slot cannot have that name.
	ErrName = errors.New("no name for a mission")
	// ErrNoFile says that something other than a file stands in a slot's place.
	ErrNoFile = errors.New("it is not a file, but a link, a folder, a pipe or a device")
	// ErrChanged says that a slot's file is another than this slot last wrote.
	ErrChanged = errors.New("somebody else has changed it since")
	// ErrNewer says that a newer program wrote a document.
	ErrNewer = errors.New("a newer program wrote it")
	// ErrEmpty says that a slot's file holds nothing at all.
	ErrEmpty = errors.New("the file is empty")
)

// An Error says that something could not be done with a slot.
type Error struct {
	Path string // of the slot's file, or of the folder
	Did  string // the attempt, as a participle: "saved"
	Err  error
}

func (e *Error) Error() string {
	return fmt.Sprintf("%s: cannot be %s: %v%s", e.Path, e.Did, Cause(e.Err), advice(e.Err))
}

// Brief returns the cause alone, for a line that has little room for the path.
func (e *Error) Brief() string { return fmt.Sprintf("%v%s", Cause(e.Err), advice(e.Err)) }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Cause takes the name of the file, which may be a temporary one, and that of the system
// call off the system's errors: whoever tells them names the file that is meant.
func Cause(err error) error {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err
	case errors.As(err, &link):
		return link.Err
	default:
		return err
	}
}

// advice says how to get rid of an error, if that is possible.
func advice(err error) string {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return " (make room on the disk, or say --data with a folder elsewhere)"
	case errors.Is(err, syscall.EROFS), errors.Is(err, fs.ErrPermission):
		return " (see whether you may write there, or say --data with a folder elsewhere)"
	default:
		return ""
	}
}

// fail names the slot and the attempt in an error; nil stays nil.
func (s *Store) fail(name, did string, err error) error {
	var done *Error
	if err == nil || errors.As(err, &done) {
		return err
	}
	return &Error{Path: s.path(name), Did: did, Err: err}
}
