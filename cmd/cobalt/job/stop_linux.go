package job

import (
	"bytes"
	"fmt"
	"os"
	"strconv"

	"golang.org/x/sys/unix"
)

// CanStop reports whether somebody could wake this program again if it
// stopped: whether its process group has a parent outside it, in the same
// session. A stop of an orphaned group is ignored by the system, and the
// program would wait forever to be woken.
func CanStop() bool {
	group := unix.Getpgrp()
	session, err := unix.Getsid(0)
	for pid := os.Getppid(); err == nil && pid > 1; {
		var theirGroup, theirSession int
		if theirSession, err = unix.Getsid(pid); err != nil || theirSession != session {
			return false
		}
		if theirGroup, err = unix.Getpgid(pid); err == nil && theirGroup != group {
			return true
		}
		pid, err = parentOf(pid)
	}
	return false
}

// parentOf returns the parent of a process.
func parentOf(pid int) (int, error) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, err
	}
	// The command, in parentheses, may hold anything; behind it stand the state
	// and then the parent.
	fields := bytes.Fields(stat[bytes.LastIndexByte(stat, ')')+1:])
	if len(fields) < 2 {
		return 0, fmt.Errorf("process %d: its status cannot be read", pid)
	}
	return strconv.Atoi(string(fields[1]))
}
