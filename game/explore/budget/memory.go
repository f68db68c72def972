package budget

import (
	"bytes"
	"io/fs"
	"math"
	"os"
	"path"
	"runtime/metrics"
	"strconv"
)

// Resident returns the memory that the process has, in bytes: on Linux the
// resident set, elsewhere the memory that the Go runtime has of the system.
func Resident() int64 {
	if text, err := os.ReadFile("/proc/self/statm"); err == nil {
		if fields := bytes.Fields(text); len(fields) > 1 {
			if pages, err := strconv.ParseInt(string(fields[1]), 10, 64); err == nil {
				return pages * int64(os.Getpagesize())
			}
		}
	}
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(sample)
	return int64(sample[0].Value.Uint64() - sample[1].Value.Uint64())
}

// Soft returns the limit to set for the Go runtime's own memory, so that it
// collects garbage before the process comes to a limit, in bytes: the limit less
// the part of the process that is not the runtime's, and less a little, because
// the runtime passes its limit by so much.
func Soft(limit int64) int64 {
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(sample)
	other := max(0, Resident()-int64(sample[0].Value.Uint64()-sample[1].Value.Uint64()))
	return max(limit-other-limit/16, limit/4)
}

// most is the greatest limit that is chosen by default.
const most = 4 << 30

// Default returns the limit of a proof if nobody says one, in bytes: 4 GiB, or
// three quarters of the memory of the machine or container if that is less.
func Default() int64 { return fitting(os.DirFS("/")) }

// fitting is Default, given the root of the file system.
func fitting(root fs.FS) int64 {
	if n := available(root); n > 0 {
		return min(most, n/4*3)
	}
	return most
}

// Memory returns the memory that this process may use, in bytes: that of the machine, or
// less, if a control group that it is in has a limit, as in a container. It is 0 if the
// system does not say.
func Memory() int64 { return available(os.DirFS("/")) }

// available is Memory, given the root of the file system.
func available(root fs.FS) int64 {
	least := int64(math.MaxInt64)
	for _, n := range append(containers(root), machine(root)) {
		if n > 0 {
			least = min(least, n)
		}
	}
	if least == math.MaxInt64 {
		return 0
	}
	return least
}

// machine returns the memory of the machine, or 0 if it does not say.
func machine(root fs.FS) int64 {
	text, err := fs.ReadFile(root, "proc/meminfo")
	if err != nil {
		return 0
	}
	for line := range bytes.Lines(text) {
		if rest, ok := bytes.CutPrefix(line, []byte("MemTotal:")); ok {
			return number(bytes.TrimSuffix(bytes.TrimSpace(rest), []byte(" kB"))) << 10
		}
	}
	return 0
}

// containers returns the limits of the control groups that the process is in, of
// both versions, and of the groups above them.
func containers(root fs.FS) (limits []int64) {
	text, err := fs.ReadFile(root, "proc/self/cgroup")
	if err != nil {
		return nil
	}
	for line := range bytes.Lines(text) {
		fields := bytes.SplitN(bytes.TrimSpace(line), []byte(":"), 3)
		if len(fields) < 3 {
			continue
		}
		var folder, name string
		switch controllers := bytes.Split(fields[1], []byte(",")); {
		case len(fields[1]) == 0: // version 2
			folder, name = "sys/fs/cgroup", "memory.max"
		case contains(controllers, "memory"):
			folder, name = "sys/fs/cgroup/memory", "memory.limit_in_bytes"
		default:
			continue
		}
		for group := path.Clean("/" + string(fields[2])); ; group = path.Dir(group) {
			if text, err := fs.ReadFile(root, path.Join(folder, group, name)); err == nil {
				limits = append(limits, number(bytes.TrimSpace(text)))
			}
			if group == "/" {
				break
			}
		}
	}
	return limits
}

func contains(list [][]byte, word string) bool {
	for _, w := range list {
		if string(w) == word {
			return true
		}
	}
	return false
}

// number returns a whole number, or 0 if it is none, as "max" is.
func number(text []byte) int64 {
	n, err := strconv.ParseInt(string(text), 10, 64)
	if err != nil {
		return 0
	}
	return n
}
