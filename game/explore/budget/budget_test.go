package budget

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/fstest"
)

// The limit by default fits the machine, and the container if there is one.
func TestDefault(t *testing.T) {
	const gib = 1 << 30
	files := func(pairs ...string) fstest.MapFS {
		root := fstest.MapFS{}
		for i := 0; i < len(pairs); i += 2 {
			root[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
		}
		return root
	}
	const big = "MemTotal:       65536000 kB\nMemFree:         1000000 kB\n"
	for name, tt := range map[string]struct {
		root fstest.MapFS
		want int64
	}{
		"nothing is known": {files(), 4 * gib},
		"a large machine":  {files("proc/meminfo", big), 4 * gib},
		"a small machine":  {files("proc/meminfo", "MemTotal: 2097152 kB\n"), 2 * gib / 4 * 3},
		"version 2": {files("proc/meminfo", big, "proc/self/cgroup", "0::/box/inner\n",
			"sys/fs/cgroup/box/inner/memory.max", "1073741824\n"), gib / 4 * 3},
		"version 2, the limit stands above": {files("proc/meminfo", big, "proc/self/cgroup", "0::/box/inner\n",
			"sys/fs/cgroup/box/inner/memory.max", "max\n", "sys/fs/cgroup/box/memory.max", "536870912\n"), gib / 2 / 4 * 3},
		"version 2, no limit":                     {files("proc/meminfo", big, "proc/self/cgroup", "0::/\n", "sys/fs/cgroup/memory.max", "max\n"), 4 * gib},
		"version 2, as a container sees its root": {files("proc/meminfo", big, "proc/self/cgroup", "0::/\n", "sys/fs/cgroup/memory.max", "1073741824\n"), gib / 4 * 3},
		"version 1": {files("proc/meminfo", big, "proc/self/cgroup", "9:cpu:/x\n4:pids,memory:/docker/1\n",
			"sys/fs/cgroup/memory/docker/1/memory.limit_in_bytes", "1073741824\n"), gib / 4 * 3},
		"version 1, no limit": {files("proc/meminfo", big, "proc/self/cgroup", "4:memory:/\n",
			"sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n"), 4 * gib},
		"version 2, an odd path": {files("proc/meminfo", big, "proc/self/cgroup", "0:://a\n",
			"sys/fs/cgroup/a/memory.max", "1073741824\n"), gib / 4 * 3},
		"nonsense": {files("proc/meminfo", "MemTotal: lots\n", "proc/self/cgroup", "a:b\n\n0::/x\n", "sys/fs/cgroup/x/memory.max", "?"), 4 * gib},
	} {
		if got := fitting(tt.root); got != tt.want {
			t.Errorf("%s: %d, want %d", name, got, tt.want)
		}
	}
}

// The memory of a process is that of its machine, or what a control group leaves of it; 0
// says that it is not known.
func TestMemory(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	machine := file("MemTotal: 65536000 kB\n")
	for name, tt := range map[string]struct {
		root fstest.MapFS
		want int64
	}{
		"nothing is known": {fstest.MapFS{}, 0},
		"a machine":        {fstest.MapFS{"proc/meminfo": machine}, 65536000 << 10},
		"a container": {fstest.MapFS{
			"proc/meminfo": machine, "proc/self/cgroup": file("0::/\n"),
			"sys/fs/cgroup/memory.max": file("1073741824\n"),
		}, 1 << 30},
	} {
		if got := available(tt.root); got != tt.want {
			t.Errorf("%s: %d, want %d", name, got, tt.want)
		}
	}
}

// A limit below the memory that the process has already is refused at once, with
// the least that does.
func TestLeast(t *testing.T) {
	var least *LeastError
	err := New(1<<20, nil).Begin()
	if !errors.As(err, &least) || !errors.Is(err, ErrMemory) || least.Least <= 1<<20 {
		t.Fatalf("%v", err)
	}
	if !strings.Contains(err.Error(), " MiB") {
		t.Errorf("%v", err)
	}
	if err := New(2*least.Least, nil).Begin(); err != nil {
		t.Errorf("twice the least: %v", err)
	}
}

// A budget has room for as much as is left of it, and none once it is spent or
// nobody waits.
func TestRoom(t *testing.T) {
	b := New(1<<40, nil)
	if !b.Room(1<<30) || b.Room(1<<41) || b.Check(context.Background()) != nil {
		t.Error("a budget of a tebibyte is wrong about its room")
	}
	b.Use(1 << 40)
	if b.Room(1<<30) || b.Room(1) {
		t.Error("there is room in a budget that is spent")
	}
	b.Use(-1 << 39)
	if !b.Room(1 << 30) {
		t.Error("there is no room in a budget after memory was given back")
	}
	if err := New(1<<20, nil).Check(context.Background()); !errors.Is(err, ErrMemory) {
		t.Errorf("the process has more than a mebibyte, and the check says %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := b.Check(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("canceled: %v", err)
	}
}
