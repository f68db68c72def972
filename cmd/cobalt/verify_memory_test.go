package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// A proof stays within a tenth of the memory that it may have, says that it is
// not complete, and which things multiply.
func TestVerifyMemory(t *testing.T) {
	if _, err := os.Stat("/proc/self/status"); err != nil {
		t.Skip("the peak of a process's memory is read from /proc")
	}
	if testing.Short() {
		t.Skip("it takes a second or two of both cores")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	const limit = 96 // MiB
	var out bytes.Buffer
	cmd := exec.Command(self)
	cmd.Args = []string{"cobalt", "verify", "--story", writeHub(t), "--max-memory", fmt.Sprint(limit, "MiB")}
	cmd.Stdout = &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	peak := watchPeak(cmd.Process.Pid)
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != exitFailed {
		t.Fatalf("ended with %v\n%s", err, out.Bytes())
	}
	if got := <-peak; got == 0 || got > limit<<10*11/10 {
		t.Errorf("the peak was %d KiB, with %d MiB allowed", got, limit)
	}
	for _, want := range []string{
		"incomplete: it needs more memory than it may have", "most states rest at hub.md#hub", "the meter gold (", "40 of two values each (the choice ask-number-0",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the report does not say %q:\n%s", want, out.Bytes())
		}
	}
}

// watchPeak reads the peak of a process's memory, in KiB, again and again until
// the process is gone.
func watchPeak(pid int) <-chan int {
	last := make(chan int, 1)
	go func() {
		peak := 0
		for {
			text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
			_, rest, ok := strings.Cut(string(text), "VmHWM:")
			if err != nil || !ok { // it is gone, or has ended and waits to be
				break
			}
			number, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
			if n, err := strconv.Atoi(number); err == nil {
				peak = max(peak, n)
			}
		}
		last <- peak
	}()
	return last
}
