package serving

import (
	"io/fs"
	"os"
	"path"
	"runtime/debug"
	"strconv"
	"strings"
)

// relaxed is by how many percent of what is alive the heap grows between two cycles of the
// garbage collector.
const relaxed = 300

// relaxCollector has the garbage collector run a third as often as by default, until the
// function that it returns is called. A cycle takes longer the more memory is alive, which
// is the sessions', and takes processors from choices that come meanwhile. The price is the
// memory that is not collected yet.
//
// At three quarters of the memory that the host has (bytes) the collector runs as often as
// it must, so that a small machine gets no less room than before. Where that memory is not
// known (0), and where GOGC or GOMEMLIMIT say otherwise, all is left as it is.
func relaxCollector(memory int64, getenv func(string) string) (restore func()) {
	if memory <= 0 || getenv("GOGC") != "" || getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	percent, limit := debug.SetGCPercent(relaxed), debug.SetMemoryLimit(memory/4*3)
	return func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}
}

// memoryOf returns the memory that this process may use: that of the machine, or less, if
// the control group that it is in has a limit, as in a container. root is the root of the
// file system.
func memoryOf(machine int64, root fs.FS) int64 {
	groups, err := fs.ReadFile(root, "proc/self/cgroup")
	if err != nil {
		return machine
	}
	for line := range strings.Lines(string(groups)) {
		group, ok := strings.CutPrefix(strings.TrimSpace(line), "0::/") // the second edition of groups
		if !ok {
			continue
		}
		for {
			text, err := fs.ReadFile(root, path.Join("sys/fs/cgroup", group, "memory.max"))
			if limit, no := strconv.ParseInt(strings.TrimSpace(string(text)), 10, 64); err == nil && no == nil && limit > 0 { // else "max"
				machine = min(machine, limit)
			}
			if group == "" || group == "." || group == "/" {
				break
			}
			group = path.Dir(group)
		}
	}
	return machine
}

// memory returns the memory that this process may use; 0: it is not known.
func memory() int64 { return memoryOf(machineMemory(), os.DirFS("/")) }
