package library

import (
	"errors"
	"io/fs"
	"os"
)

// bare returns the cause of a system's error, without the names of the system call
// and of the file; any other error stays as it is.
func bare(err error) error {
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
