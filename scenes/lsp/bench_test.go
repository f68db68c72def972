package lsp

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"cobalt/scenes"
	"cobalt/scenes/lsp/protocol"
	"cobalt/scenes/scenestest"
)

// shipped returns the files of the story that is built in.
func shipped(b *testing.B) map[string]string {
	b.Helper()
	files := map[string]string{}
	err := fs.WalkDir(scenes.Embedded(), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := fs.ReadFile(scenes.Embedded(), name)
		files[name] = string(text)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return files
}

// large returns a story of 6,000 nodes in twelve scenes.
func large() map[string]string {
	const scenes, nodes = 12, 500
	files := map[string]string{
		"story.md": "---\ntitle: Large\nstart: s0.md\nitems: {keys: {name: Keys}}\nfacts: {seen_him: }\nendings: {free: {name: Free}}\n---\n",
	}
	for s := range scenes {
		var b strings.Builder
		fmt.Fprintf(&b, "---\ntitle: Scene %d\ncaught: \"#node-0\"\n---\n", s)
		for n := range nodes {
			fmt.Fprintf(&b, "\n## Node %d\n\nThe corridor goes on further than it should, and the paint changes color twice.\n\n", n)
			if n == nodes-1 {
				fmt.Fprintf(&b, "- [On](%s)\n", map[bool]string{true: "#last", false: fmt.Sprintf("s%d.md", s+1)}[s == scenes-1])
				continue
			}
			fmt.Fprintf(&b, "- [Lift the keys](#node-%d) `gain keys` `suspicion +5`\n\n  They come away.\n\n- [Wait](#node-%d) `if not keys or seen_him`\n- [Look](#node-%d) `learn seen_him`\n", n+1, n+1, n+1)
		}
		if s == scenes-1 {
			b.WriteString("\n## Last\n\n`ending free`\n")
		}
		files[fmt.Sprintf("s%d.md", s)] = b.String()
	}
	return files
}

// tail reports the time within which 95 of 100 are done.
func tail(b *testing.B, times []time.Duration) {
	b.Helper()
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)*95/100].Microseconds())/1000, "p95-ms")
}

// keystrokes types into a file, key by key, and measures until the diagnostics of
// the new text are there.
func keystrokes(b *testing.B, files map[string]string, name, behind string) {
	c := start(b, files, quiet)
	c.open(name, files[name])
	c.messages(name)
	at := strings.Index(files[name], behind) + len(behind)
	var times []time.Duration
	for i := 0; b.Loop(); i++ {
		begun := time.Now()
		if i%2 == 0 {
			c.change(name, at, at, "x")
		} else {
			c.change(name, at, at+1, "")
		}
		c.messages(name)
		times = append(times, time.Since(begun))
	}
	tail(b, times)
}

func BenchmarkKeystroke(b *testing.B) {
	b.Run("cobalt", func(b *testing.B) { keystrokes(b, shipped(b), "hotel.md", "\n---\n\n## ") })
	b.Run("large", func(b *testing.B) { keystrokes(b, large(), "s3.md", "## Node 77") })
}

// completions asks for targets right behind a key.
func completions(b *testing.B, files map[string]string, name string) {
	c := start(b, files, quiet)
	c.open(name, files[name]+"\n[On](#")
	c.messages(name)
	var times []time.Duration
	for b.Loop() {
		end := len(c.docs[name].Text)
		c.change(name, end, end, "a")
		begun := time.Now()
		var answer protocol.Completions
		c.call("textDocument/completion", map[string]any{
			"textDocument": map[string]any{"uri": c.uri(name)}, "position": c.docs[name].Position(end + 1),
		}, &answer)
		times = append(times, time.Since(begun))
		c.change(name, end, end+1, "")
	}
	tail(b, times)
}

func BenchmarkCompletion(b *testing.B) {
	b.Run("cobalt", func(b *testing.B) { completions(b, shipped(b), "hotel.md") })
	b.Run("large", func(b *testing.B) { completions(b, large(), "s3.md") })
}

// proofs changes a rule, again and again, and measures until the proof of the new text
// is told, without the time for which the server waits for more keys.
func proofs(b *testing.B, files map[string]string, name, node, old, text string) {
	c := start(b, files, Options{MaxMemory: 2 << 30})
	c.open(name, files[name])
	c.messages(name)
	var times []time.Duration
	for b.Loop() {
		begun := time.Now()
		c.replace(name, old, text)
		for !strings.Contains(c.hover(name, node), "Proven") {
			time.Sleep(5 * time.Millisecond)
		}
		times = append(times, time.Since(begun))
		old, text = text, old
	}
	tail(b, times)
}

func BenchmarkProofTold(b *testing.B) {
	b.Run("cobalt", func(b *testing.B) {
		proofs(b, shipped(b), "budapest.md", "## The P^latform", "`time 0` `learn mentioned`", "`time 1` `learn mentioned`")
	})
	b.Run("large", func(b *testing.B) { proofs(b, large(), "s0.md", "## N^ode 0\n", "`suspicion +5`", "`suspicion +6`") })
}

// prose is the first word of a paragraph.
var prose = regexp.MustCompile(`\n\n([A-Z][a-z]+) [a-z]`)

// BenchmarkWordsTold changes words of a scene of the shipped story, again and again, and
// measures until the proof, which stays as it is, is told of the new text. Beside the
// time it tells the processor's, the client's part included.
func BenchmarkWordsTold(b *testing.B) {
	for _, name := range []string{"hotel.md", "budapest.md", "assignment.md"} {
		b.Run(strings.TrimSuffix(name, ".md"), func(b *testing.B) {
			files := shipped(b)
			c := start(b, files, Options{MaxMemory: 2 << 30})
			c.open(name, files[name])
			c.messages(name)
			_, behind, _ := strings.Cut(files[name], "\n## ")
			heading, _, _ := strings.Cut(behind, "\n")
			at := prose.FindStringSubmatchIndex(files[name])[3]
			marked := "## ^" + heading + "\n"
			for !strings.Contains(c.hover(name, marked), "Endings still open") {
				time.Sleep(5 * time.Millisecond)
			}
			begun := scenestest.ProcessorTime(b)
			for i := 0; b.Loop(); i++ {
				if i%2 == 0 {
					c.change(name, at, at, " word")
				} else {
					c.change(name, at, at+len(" word"), "")
				}
				if got := c.hover(name, marked); !strings.Contains(got, "Endings still open") {
					b.Fatal(got)
				}
			}
			used := scenestest.ProcessorTime(b) - begun
			b.ReportMetric(used.Seconds()*1000/float64(b.N), "cpu-ms/op")
		})
	}
}
