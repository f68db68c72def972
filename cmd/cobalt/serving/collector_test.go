package serving

import (
	"runtime/debug"
	"testing"
	"testing/fstest"
)

// The memory of a host is that of its machine, or what a group leaves of it.
func TestMemoryOf(t *testing.T) {
	const machine = 1 << 34
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	for name, c := range map[string]struct {
		files fstest.MapFS
		want  int64
	}{
		"no groups":       {nil, machine},
		"no limit":        {fstest.MapFS{"proc/self/cgroup": file("0::/a\n"), "sys/fs/cgroup/a/memory.max": file("max\n")}, machine},
		"a container":     {fstest.MapFS{"proc/self/cgroup": file("0::/\n"), "sys/fs/cgroup/memory.max": file("1073741824\n")}, 1 << 30},
		"a service":       {fstest.MapFS{"proc/self/cgroup": file("0::/a/b\n"), "sys/fs/cgroup/a/b/memory.max": file("max\n"), "sys/fs/cgroup/a/memory.max": file("1073741824\n")}, 1 << 30},
		"an odd path":     {fstest.MapFS{"proc/self/cgroup": file("0:://a\n"), "sys/fs/cgroup/a/memory.max": file("1073741824\n")}, 1 << 30},
		"a high limit":    {fstest.MapFS{"proc/self/cgroup": file("0::/a\n"), "sys/fs/cgroup/a/memory.max": file("99999999999999\n")}, machine},
		"the old edition": {fstest.MapFS{"proc/self/cgroup": file("5:memory:/a\n"), "sys/fs/cgroup/memory/a/memory.max": file("1\n")}, machine},
	} {
		if got := memoryOf(machine, c.files); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}

// The collector is as it was once the host is closed, and is left alone where somebody said
// how it is to run, or the memory is not known.
func TestRelaxCollector(t *testing.T) {
	settings := func() [2]int64 {
		percent := debug.SetGCPercent(100)
		debug.SetGCPercent(percent)
		return [2]int64{int64(percent), debug.SetMemoryLimit(-1)}
	}
	none := func(string) string { return "" }
	was := settings()
	restore := relaxCollector(1<<40, none)
	if got := settings(); got != [2]int64{relaxed, 1 << 40 / 4 * 3} {
		t.Errorf("it is set to %v", got)
	}
	restore()
	if got := settings(); got != was {
		t.Errorf("it is left at %v, and was at %v", got, was)
	}
	for _, set := range []string{"GOGC", "GOMEMLIMIT"} {
		relaxCollector(1<<40, func(name string) string { return map[string]string{set: "1"}[name] })
		relaxCollector(0, none)
		if got := settings(); got != was {
			t.Errorf("%s is set, and it is at %v", set, got)
		}
	}
}
