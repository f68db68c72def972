//go:build !race

package host

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

func init() {
	hostOrders["give memory back"] = func() error { debug.FreeOSMemory(); return nil }
}

// mostMute is how many kilobytes a connection may hold that never says who it is.
const mostMute = 64

// A connection that never says who it is holds little of a host's memory, whether it says
// nothing at all or its version and nothing else, and gives that back when it is gone.
// There are so many of them, with -short too, that what a process keeps once it has been
// busy, some megabytes, is little for each. The race detector keeps memory of its own
// for all that is used: it is not measured there.
func TestMemoryOfMute(t *testing.T) {
	const many = 2000
	var files unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_NOFILE, &files); err != nil || files.Cur < many+100 {
		t.Skipf("%d files may be open, %v", files.Cur, err)
	}
	for name, says := range map[string]string{"nothing": "", "its version": "SSH-2.0-x\r\n"} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			h := startHost(t, filepath.Join(folder, "host.db"), filepath.Join(folder, "host-key"))
			mute(t, h.address, says)() // whatever is made once
			h.order("give memory back")
			before := resident(t, h.cmd.Process.Pid)
			closed := make([]func(), many)
			for i := range closed {
				closed[i] = mute(t, h.address, says)
			}
			held := resident(t, h.cmd.Process.Pid)
			h.order("give memory back")
			needed := resident(t, h.cmd.Process.Pid)
			for _, end := range closed {
				end()
			}
			each := func(kilobytes int) float64 { return float64(kilobytes-before) / float64(many) }
			t.Logf("%d connections that say %s: %.1f KB each, %.1f of them in use", many, name, each(held), each(needed))
			if each(held) > mostMute {
				t.Errorf("a connection takes %.1f KB", each(held))
			}
			late := time.Now().Add(deadline)
			for left := needed; each(left) > mostMute/10; left = resident(t, h.cmd.Process.Pid) {
				if time.Now().After(late) {
					t.Fatalf("when all are gone %.1f KB of each are left", each(left))
				}
				h.order("give memory back")
			}
		})
	}
}

// mute opens a connection that says no more than this, and returns once the host has
// answered, with what closes it.
func mute(t *testing.T, address, says string) (end func()) {
	t.Helper()
	c, err := net.DialTimeout("tcp", address, deadline)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.SetReadDeadline(time.Now().Add(deadline)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(c, says); err != nil {
		t.Fatal(err)
	}
	answer := bufio.NewReaderSize(c, 64)
	if line, err := answer.ReadString('\n'); err != nil || !strings.HasPrefix(line, "SSH-2.0-") {
		t.Fatalf("%q, %v", line, err)
	}
	if says != "" { // the host offers its algorithms
		if _, err := answer.ReadByte(); err != nil {
			t.Fatal(err)
		}
	}
	return func() { _ = c.Close() }
}

// resident returns how much memory a process holds, in kilobytes, but for that of files,
// as its code is: of that the system reads and drops what it likes.
func resident(t *testing.T, pid int) int {
	t.Helper()
	statm, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		t.Skipf("this system does not tell what a process takes: %v", err)
	}
	fields := strings.Fields(string(statm))
	if len(fields) < 3 {
		t.Fatalf("%q", statm)
	}
	all, err := strconv.Atoi(fields[1])
	if err != nil {
		t.Fatal(err)
	}
	shared, err := strconv.Atoi(fields[2])
	if err != nil {
		t.Fatal(err)
	}
	return (all - shared) * os.Getpagesize() >> 10
}
