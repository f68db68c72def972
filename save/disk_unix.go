//go:build unix

package save

import (
	"errors"
	"syscall"
)

// openFlags keep opening from following a link, and from waiting for the other
// end of a pipe.
const openFlags = syscall.O_NOFOLLOW | syscall.O_NONBLOCK

// noFolderSync reports whether an error says that folders are not synced here.
func noFolderSync(err error) bool {
	return errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported)
}
