package library

import (
	"errors"
	"io/fs"
	"os"
)

// bare returns the cause of an error, and whether it is the system's. The cause
// names neither the system call nor the file.
func bare(err error) (cause error, system bool) {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err, true
	case errors.As(err, &link):
		return link.Err, true
	default:
		return err, false
	}
}
