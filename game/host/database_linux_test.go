package host

import (
	"os/signal"
	"path/filepath"
	"syscall"
	"testing"
)

func init() {
	hostOrders["full"] = func() error { signal.Ignore(syscall.SIGXFSZ); return limitFiles(1) }
	hostOrders["room"] = func() error { return limitFiles(^uint64(0)) }
}

// limitFiles lets this process write to no file beyond a size.
func limitFiles(bytes uint64) error {
	var l syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &l); err != nil {
		return err
	}
	l.Cur = min(bytes, l.Max)
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &l)
}

// When the disk is full players play on, and are told that their choices are not kept.
// When there is room again, the next choice keeps all of them; nothing that was kept
// before is lost.
func TestDiskFull(t *testing.T) {
	database := filepath.Join(t.TempDir(), "host.db")
	process := startHost(t, database, filepath.Join(t.TempDir(), "host-key"))
	p := counting{key: newKey(t)}
	h := &house{t: t, address: process.address}
	s := h.play(p.key, 80, 24)
	s.shows("Before you begin")
	s.press("1", "New mission")
	s.press("1", "The counter waits.")
	s.press("1", "Count: 1")
	process.order("full")
	s.press("1", "Not saved")
	s.press("1", "Count: 3")
	s.shows("Not saved")
	if _, complaint, status := h.give(newKey(t), "", "play"); status != 1 || complaint == "" {
		t.Errorf("who comes meanwhile: %d, %s", status, complaint)
	}
	process.order("room")
	s.press("1", "Count: 4")
	s.hides("Not saved")
	if err := process.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = process.cmd.Wait() // it was killed
	p.shown = 4
	kept(t, database, []*counting{&p})
}
