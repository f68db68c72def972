//go:build unix && !linux

package job

import (
	"os"

	"golang.org/x/sys/unix"
)

// CanStop reports whether somebody could wake this program again if it
// stopped: whether its parent is outside its process group, in the same
// session. If the parent is of the same group, nothing is known of those above it,
// and the answer is no.
func CanStop() bool {
	parent := os.Getppid()
	group, err := unix.Getpgid(parent)
	if err != nil || group == unix.Getpgrp() {
		return false
	}
	theirs, err := unix.Getsid(parent)
	ours, err2 := unix.Getsid(0)
	return err == nil && err2 == nil && theirs == ours
}
