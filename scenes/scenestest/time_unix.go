//go:build unix

package scenestest

import (
	"syscall"
	"testing"
	"time"
)

// ProcessorTime is the time that this process has used so far, the system's part of
// it included.
func ProcessorTime(b *testing.B) time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
