//go:build unix

package input

import (
	"errors"
	"time"

	"golang.org/x/sys/unix"
)

// comes reports whether a terminal sends anything within a time.
func comes(f File, wait time.Duration) bool {
	fds := []unix.PollFd{{Fd: int32(f.Fd()), Events: unix.POLLIN}} //nolint:gosec // a descriptor is small
	end := time.Now().Add(wait)
	for left := wait; left > 0; left = time.Until(end) {
		n, err := unix.Poll(fds, int(left/time.Millisecond)+1)
		if errors.Is(err, unix.EINTR) {
			continue
		}
		return err == nil && n > 0 && fds[0].Revents&unix.POLLIN != 0
	}
	return false
}
