package scenes_test

import (
	"testing"
	"testing/fstest"

	"cobalt/scenes"
	"cobalt/scenes/scenestest"
)

// BenchmarkTwins compiles a story of 300 nodes, without and with text that varies
// in every paragraph.
func BenchmarkTwins(b *testing.B) {
	compile := func(folder fstest.MapFS) func() {
		return func() {
			if _, err := scenes.Compile(folder); err != nil {
				b.Fatal(err)
			}
		}
	}
	plain, varied := scenestest.Twins(300, 10)
	b.Run("both", func(b *testing.B) { scenestest.Ratio(b, compile(plain), compile(varied)) })
	for name, folder := range map[string]fstest.MapFS{"plain": plain, "varied": varied} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			work := compile(folder)
			for b.Loop() {
				work()
			}
		})
	}
}
