package serving

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"cobalt/scenes/shipped"
)

var (
	loads       = flag.String("load", "8", "how many sessions BenchmarkLoad opens: numbers, with commas between them")
	loadChoices = flag.Int("load-choices", 2, "how many choices each session of BenchmarkLoad takes")
	loadPause   = flag.Duration("load-pause", 500*time.Millisecond, "how long a session of BenchmarkLoad waits from one choice to the next")
	loadProfile = flag.String("load-profile", "", "write profiles of each server's processor, while players arrive, wait and take choices, and of its memory after each, into files whose names begin so")
)

// BenchmarkLoad opens many sessions, in which players take their choices in the story
// that comes with the program: at a host, and, for comparison, at a stock server of Wish
// that counts keys in a styled box. Both are processes of their own, so that what the
// players' side takes is told apart. CONTRIBUTING.md says how it is called at length.
//
// Of each it tells the time from a key to the first byte of the frame, the memory of a
// session, what it takes of the server's processor to arrive and to begin a run, what a
// choice takes of the processor on either side and of the line, and what a session takes
// of the processor while nobody types.
func BenchmarkLoad(b *testing.B) {
	walk := newWalk(b, *loadChoices)
	for _, text := range strings.Split(*loads, ",") {
		sessions, err := strconv.Atoi(text)
		if err != nil || sessions < 1 {
			b.Fatalf("-load: %q is no number of sessions", text)
		}
		for _, kind := range []serverKind{stockServer, cobaltServer} {
			b.Run(fmt.Sprintf("%s-%d", kind, sessions), func(b *testing.B) {
				for b.Loop() {
					bear(b, kind, sessions, walk)
				}
			})
		}
	}
}

// bear opens sessions at a server of a kind, has them take their choices, and reports what
// that took.
func bear(b *testing.B, kind serverKind, sessions int, walk *walk) {
	s := startServer(b, kind)
	before := s.usage(b)
	players := make([]*player, sessions)
	inParallel(4*runtime.NumCPU(), players, func(i int) error {
		var err error
		players[i], err = newPlayer(s.address)
		return err
	}, b)
	if kind == cobaltServer { // a player who begins mostly waits until a screen is quiet
		inParallel(16*runtime.NumCPU(), players, func(i int) error { return players[i].begin() }, b)
	}
	open := s.usage(b)
	s.endPhase(b)
	time.Sleep(*loadPause) // nobody types
	idle := s.usage(b)
	s.endPhase(b)
	own := usageOfSelf(b)
	play(b, players, walk)
	after := s.usage(b)
	s.endPhase(b)
	own = usageOfSelf(b) - own
	choices := float64(sessions * walk.choices())
	if kind == cobaltServer {
		b.ReportMetric(float64(countKept(b, s.database, sessions, walk))/choices, "kept/choice")
	}
	var waits []time.Duration
	bytes := int64(0)
	for _, p := range players {
		waits = append(waits, p.waits...)
		bytes += p.answered
	}
	slices.Sort(waits)
	b.ReportMetric(milliseconds(waits[len(waits)/2]), "p50-ms")
	b.ReportMetric(milliseconds(waits[len(waits)*99/100]), "p99-ms")
	b.ReportMetric(float64(after.memory-before.memory)/float64(sessions)/1024, "KB/session")
	b.ReportMetric(milliseconds(open.time-before.time)/float64(sessions), "host-cpu-ms/arrival")
	b.ReportMetric(milliseconds(after.time-idle.time)/choices, "host-cpu-ms/choice")
	b.ReportMetric(milliseconds(own)/choices, "players-cpu-ms/choice")
	b.ReportMetric(float64(bytes)/choices, "bytes/choice")
	b.ReportMetric(milliseconds(idle.time-open.time)/loadPause.Seconds()/float64(sessions), "idle-cpu-ms/s/session")
	b.ReportMetric(0, "ns/op")
	for _, p := range players {
		p.close()
	}
}

// mostGarbage is the memory (bytes) at which the players' garbage is collected all the same.
const mostGarbage = 4 << 30

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// inParallel does something for each player, for so many of them at a time.
func inParallel(atOnce int, players []*player, do func(i int) error, b *testing.B) {
	b.Helper()
	next, failed := make(chan int), make(chan error, len(players))
	var all sync.WaitGroup
	for range atOnce {
		all.Go(func() {
			for i := range next {
				if err := do(i); err != nil {
					failed <- fmt.Errorf("player %d: %w", i, err)
				}
			}
		})
	}
	for i := range players {
		next <- i
	}
	close(next)
	all.Wait()
	close(failed)
	for err := range failed {
		b.Fatal(err)
	}
}

// play has all players take their choices, each at its own times. Their own garbage is
// collected before: a cycle of the collector that many clients in one process have takes
// processors from the server, and is none of what is measured.
func play(b *testing.B, players []*player, walk *walk) {
	b.Helper()
	runtime.GC()
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(mostGarbage))
	failed := make(chan error, len(players))
	var all sync.WaitGroup
	for i, p := range players {
		all.Go(func() {
			time.Sleep(*loadPause * time.Duration(i) / time.Duration(len(players)))
			due := time.Now()
			for _, key := range walk.keys {
				time.Sleep(time.Until(due))
				due = due.Add(*loadPause)
				if err := p.press(key); err != nil {
					failed <- fmt.Errorf("player %d: %w", i, err)
					return
				}
			}
			time.Sleep(time.Until(due))
		})
	}
	all.Wait()
	close(failed)
	for err := range failed {
		b.Fatal(err)
	}
}

// usageOfSelf returns the processor time of this process.
func usageOfSelf(b *testing.B) time.Duration {
	b.Helper()
	u, err := usageOf(os.Getpid())
	if err != nil {
		b.Fatal(err)
	}
	return u.time
}

func TestMain(m *testing.M) {
	if kind := os.Getenv(serverVariable); kind != "" {
		if err := beServer(serverKind(kind)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// The walk of the load is one that the story allows, and none of its choices ends the run.
func TestWalk(t *testing.T) {
	w := newWalk(t, 30)
	if w.choices() != 30 {
		t.Fatalf("%d choices", w.choices())
	}
	story, err := shipped.Story()
	if err != nil {
		t.Fatal(err)
	}
	if _, ended := w.run.Now().State.Ended(); ended || w.run.Story.ID != story.ID {
		t.Error("the walk ends")
	}
}
