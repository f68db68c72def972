package serving

import (
	"runtime/debug"
	"sync"
)

// relaxed is by how many percent of what is alive the heap grows between two cycles of the
// garbage collector.
const relaxed = 300

// The collector of a process is one, however many hosts are in it.
var collector struct {
	mu      sync.Mutex
	hosts   int    // that relax it
	restore func() // has it as it was before the first of them
}

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
	collector.mu.Lock()
	defer collector.mu.Unlock()
	if collector.hosts++; collector.hosts == 1 {
		percent, limit := debug.SetGCPercent(relaxed), debug.SetMemoryLimit(memory/4*3)
		collector.restore = func() {
			debug.SetGCPercent(percent)
			debug.SetMemoryLimit(limit)
		}
	}
	return sync.OnceFunc(func() {
		collector.mu.Lock()
		defer collector.mu.Unlock()
		if collector.hosts--; collector.hosts == 0 {
			collector.restore()
		}
	})
}
