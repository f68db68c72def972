package records_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"cobalt/game"
	"cobalt/game/playthrough"
	"cobalt/save/records"
	"cobalt/save/records/recordstest"
	"cobalt/scenes/shipped"
)

// benchPlayers is how many players of BenchmarkKeep play at a time.
const benchPlayers = 100

// BenchmarkKeep has many players take choices in the story that comes with the program. An
// operation is one choice that is kept, with its finds, in a file of SQLite.
func BenchmarkKeep(b *testing.B) {
	store, err := records.Open(b.Context(), filepath.Join(b.TempDir(), "host.db"), time.Now)
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = store.Close() }()
	states := walk(b, 20)
	libraries := make([]*records.Library, benchPlayers)
	for i := range libraries {
		person, err := store.Meet(b.Context(), fmt.Sprint("SHA256:", i))
		if err != nil {
			b.Fatal(err)
		}
		libraries[i] = store.NewLibrary(b.Context(), person.ID, states[0].Story.ID)
	}
	b.ReportAllocs()
	b.ResetTimer()
	var all sync.WaitGroup
	for i, l := range libraries {
		all.Go(func() {
			for op := i; op < b.N; op += benchPlayers {
				n := op / benchPlayers
				if n%len(states) == 0 { // a player who begins anew, and has found nothing
					if err := l.Close(); err != nil {
						b.Error(err)
					}
					person, err := store.Meet(b.Context(), fmt.Sprint("SHA256:", i, " ", n))
					if err != nil {
						b.Error(err)
						return
					}
					l = store.NewLibrary(b.Context(), person.ID, states[0].Story.ID)
					if _, err := l.KeepFinds(); err != nil {
						b.Error(err)
					}
				}
				if err := l.Keep(states[n%len(states)]); err != nil {
					b.Error(err)
				}
			}
		})
	}
	all.Wait()
}

// walk returns the states of a run of so many choices.
func walk(b *testing.B, choices int) (states []playthrough.Run) {
	b.Helper()
	story, err := shipped.Story()
	if err != nil {
		b.Fatal(err)
	}
	run, err := playthrough.Begin(story, game.Agent, recordstest.Moment)
	if err != nil {
		b.Fatal(err)
	}
	for at := time.Second; len(states) < choices; at += time.Second {
		var next playthrough.Run
		err := errors.New("no choice")
		for _, o := range run.Story.Options(&run.Now().State, nil) {
			if o.Locked {
				continue
			}
			if next, err = run.Choose(o.Choice, at); err == nil {
				if _, ended := next.Now().State.Ended(); !ended {
					break
				}
				err = errors.New("it ends")
			}
		}
		if err != nil {
			b.Fatal(err)
		}
		run = next
		states = append(states, run)
	}
	return states
}
