package scenes

import "testing"

// BenchmarkAnalyze compiles the shipped story with its index.
func BenchmarkAnalyze(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Analyze(Embedded(), Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkAnalyzeLarge does so with a story of 6,000 nodes and 5 MB.
func BenchmarkAnalyzeLarge(b *testing.B) {
	fsys, _ := largeStory(12, 500)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Analyze(fsys, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
