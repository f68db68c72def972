package serving

import (
	"runtime/debug"
	"testing"
)

// The collector is as it was once the last host is closed, in whatever order they close,
// and is left alone where somebody said how it is to run, or the memory is not known.
func TestRelaxCollector(t *testing.T) {
	settings := func() [2]int64 {
		percent := debug.SetGCPercent(100)
		debug.SetGCPercent(percent)
		return [2]int64{int64(percent), debug.SetMemoryLimit(-1)}
	}
	none := func(string) string { return "" }
	was, set := settings(), [2]int64{relaxed, 1 << 40 / 4 * 3}
	first := relaxCollector(1<<40, none)
	second := relaxCollector(1<<40, none)
	for name, step := range map[string]func(){"opens": func() {}, "closes": first, "closes again": first} {
		if step(); settings() != set {
			t.Errorf("a host %s, and it is set to %v", name, settings())
		}
	}
	second()
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
