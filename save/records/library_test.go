package records_test

import (
	"database/sql"
	"errors"
	"strings"
	"testing"
	"time"

	"cobalt/game/keep"
	"cobalt/game/playthrough"
	"cobalt/save/records"
	"cobalt/save/records/recordstest"
)

// names returns the missions, and how many choices each has.
func names(t *testing.T, l *records.Library, run playthrough.Run) map[string]int {
	t.Helper()
	list, err := l.List(run.Story)
	must(t, err)
	all := map[string]int{}
	for _, m := range list {
		all[m.Name] = m.Choices
	}
	return all
}

// one returns the name of the only mission.
func one(t *testing.T, l *records.Library, run playthrough.Run) string {
	t.Helper()
	all := names(t, l, run)
	if len(all) != 1 {
		t.Fatalf("there are %v", all)
	}
	for name := range all {
		return name
	}
	return ""
}

// A run is kept choice by choice in one mission, and taken up by a later session where
// it stood.
func TestKeepAndTakeUp(t *testing.T) {
	recordstest.OnBoth(t, func(t *testing.T, address string) {
		s := open(t, address, still)
		person := meet(t, s, "SHA256:a").ID
		run := begin(t, testStory(t))
		l := s.NewLibrary(t.Context(), person, run.Story.ID)
		_, err := l.KeepFinds()
		must(t, err)
		for range 3 {
			run = next(t, run)
			must(t, l.Keep(run))
		}
		name := one(t, l, run)
		must(t, l.Close())

		later := s.NewLibrary(t.Context(), person, run.Story.ID)
		past, err := later.KeepFinds()
		must(t, err)
		if _, taken := past.Size(); taken != 3 {
			t.Errorf("%d choices were found", taken)
		}
		last, broken, err := later.Last(run.Story)
		if err != nil || broken != nil || last == nil || last.Name != name || !last.Unnamed {
			t.Fatalf("%+v, %v", last, err)
		}
		offer, err := later.Open(run.Story, name)
		if err != nil || !offer.Ready() {
			t.Fatalf("%+v, %v", offer, err)
		}
		again, err := later.Take(offer, 0)
		must(t, err)
		if again.Choices() != 3 || again.Now().State != run.Now().State {
			t.Errorf("%d choices", again.Choices())
		}
		again, _ = again.Back()
		again = next(t, again)
		must(t, later.Keep(again))
		if one(t, later, run) != name {
			t.Error("the run was kept elsewhere")
		}
	})
}

// A run that one session plays is offered to another, which may take it over: the first
// goes on in a copy, and is told, and no choice of either is lost.
func TestTakeOver(t *testing.T) {
	recordstest.OnBoth(t, func(t *testing.T, address string) {
		one, two := open(t, address, still), open(t, address, still) // two hosts
		person := meet(t, one, "SHA256:a").ID
		run := next(t, begin(t, testStory(t)))
		first := one.NewLibrary(t.Context(), person, run.Story.ID)
		second := two.NewLibrary(t.Context(), person, run.Story.ID)
		must(t, first.Keep(run))
		last, _, err := second.Last(run.Story)
		must(t, err)
		offer, err := second.Open(run.Story, last.Name)
		must(t, err)
		if offer.Trouble != keep.TroubleBusy || len(offer.Ways) != 2 || offer.Ways[0].Kind != keep.TakeOver || offer.Ways[1].Kind != keep.PlayCopy {
			t.Fatalf("%+v", offer)
		}
		taken, err := second.Take(offer, 0)
		must(t, err)
		must(t, second.Keep(next(t, taken)))
		run = next(t, next(t, run))
		var moved *keep.MovedError
		if err := first.Keep(run); !errors.As(err, &moved) || moved.From != last.Name || !keep.Kept(err) {
			t.Fatalf("the first session hears %v", err)
		}
		must(t, first.Keep(run)) // told once
		if got := names(t, second, run); len(got) != 2 || got[last.Name] != 2 || got[moved.To] != 3 {
			t.Errorf("kept: %v", got)
		}
	})
}

// The runs of a host that ended without a word are free after a while; of one that left,
// at once.
func TestHostGone(t *testing.T) {
	recordstest.OnBoth(t, func(t *testing.T, address string) {
		now := recordstest.NewClock(recordstest.Moment)
		dead, other := open(t, address, now.Time), open(t, address, now.Time)
		person := meet(t, dead, "SHA256:a").ID
		run := next(t, begin(t, testStory(t)))
		must(t, dead.NewLibrary(t.Context(), person, run.Story.ID).Keep(run))
		l := other.NewLibrary(t.Context(), person, run.Story.ID)
		trouble := func() keep.Trouble {
			offer, err := l.Open(run.Story, one(t, l, run))
			must(t, err)
			return offer.Trouble
		}
		now.Forward(20 * time.Second)
		if trouble() != keep.TroubleBusy {
			t.Error("a host that was silent for 20 s counts as gone")
		}
		must(t, dead.Beat(t.Context()))
		now.Forward(20 * time.Second)
		if trouble() != keep.TroubleBusy {
			t.Error("a host that tells that it is there counts as gone")
		}
		now.Forward(20 * time.Second)
		if trouble() != keep.NoTrouble {
			t.Error("a host that is silent for 40 s counts as there")
		}
		must(t, dead.Beat(t.Context()))
		must(t, dead.Leave(t.Context()))
		if trouble() != keep.NoTrouble {
			t.Error("a host that left counts as there")
		}
		must(t, dead.NewLibrary(t.Context(), person, run.Story.ID).Rename(one(t, l, run), "held"))
		again := dead.NewLibrary(t.Context(), person, run.Story.ID)
		offer, err := again.Open(run.Story, "held")
		must(t, err)
		_, err = again.Take(offer, 0)
		must(t, err)
		must(t, dead.Beat(t.Context()))
		if trouble() != keep.TroubleBusy {
			t.Error("a run that is taken up is free")
		}
		must(t, other.Alone(t.Context()))
		if trouble() != keep.NoTrouble {
			t.Error("a host that is alone finds others")
		}
	})
}

// Missions are renamed, copied, deleted and brought in, each under the rules of names.
func TestChangeMissions(t *testing.T) {
	recordstest.OnBoth(t, func(t *testing.T, address string) {
		s := open(t, address, still)
		run := next(t, begin(t, testStory(t)))
		l := s.NewLibrary(t.Context(), meet(t, s, "SHA256:a").ID, run.Story.ID)
		must(t, l.Keep(run))
		must(t, l.Rename(one(t, l, run), "first"))
		must(t, l.Copy(run, "second"))
		run = next(t, run)
		must(t, l.Keep(run))
		var bad *keep.NameError
		for _, tt := range []struct {
			err  error
			want error
		}{
			{l.Rename("first", "second"), keep.ErrTaken},
			{l.Rename("none", "third"), keep.ErrGone},
			{l.Copy(run, "second"), keep.ErrTaken},
			{l.Delete("none"), keep.ErrGone},
		} {
			if !errors.Is(tt.err, tt.want) {
				t.Errorf("%v instead of %v", tt.err, tt.want)
			}
		}
		if err := l.Rename("first", "a/b"); !errors.As(err, &bad) {
			t.Errorf("a/b: %v", err)
		}
		body, err := l.File("first")
		must(t, err)
		must(t, l.Import(run.Story, "third", body))
		if err := l.Import(run.Story, "fourth", []byte(strings.Replace(string(body), "\n# ", "\n#- ", 1))); err == nil {
			t.Error("a file that was changed is brought in")
		}
		if got := names(t, l, run); len(got) != 3 || got["first"] != 2 || got["second"] != 1 || got["third"] != 2 {
			t.Errorf("%v", got)
		}
		must(t, l.Delete("first"))
		var remade *keep.RemadeError
		if err := l.Keep(next(t, run)); !errors.As(err, &remade) {
			t.Errorf("a run that was deleted: %v", err)
		}
	})
}

// Two sessions add to the finds of one player, and lose nothing of each other's.
func TestFindsOfTwo(t *testing.T) {
	recordstest.OnBoth(t, func(t *testing.T, address string) {
		s := open(t, address, still)
		person := meet(t, s, "SHA256:a").ID
		run := begin(t, testStory(t))
		one, two := s.NewLibrary(t.Context(), person, run.Story.ID), s.NewLibrary(t.Context(), person, run.Story.ID)
		for _, l := range []*records.Library{one, two} {
			_, err := l.KeepFinds()
			must(t, err)
		}
		must(t, one.Keep(next(t, run)))
		must(t, two.Keep(toTheEnd(t, begin(t, run.Story))))
		must(t, one.Keep(next(t, next(t, run))))
		past, err := s.NewLibrary(t.Context(), person, run.Story.ID).KeepFinds()
		must(t, err)
		if got := past.Endings(); len(got) != 1 {
			t.Errorf("endings: %v", got)
		}
	})
}

// Finds that cannot be kept keep no run from being kept.
func TestFindsFail(t *testing.T) {
	path := t.TempDir() + "/host.db"
	s := open(t, path, still)
	run := begin(t, testStory(t))
	l := s.NewLibrary(t.Context(), meet(t, s, "SHA256:a").ID, run.Story.ID)
	_, err := l.KeepFinds()
	must(t, err)
	db, err := sql.Open("sqlite", path)
	must(t, err)
	defer db.Close()
	_, err = db.Exec(`CREATE TRIGGER refuse BEFORE INSERT ON finds BEGIN SELECT RAISE(ABORT, 'no finds'); END`)
	must(t, err)
	var unkept *keep.FindsError
	if err := l.Keep(next(t, run)); !errors.As(err, &unkept) {
		t.Errorf("finds that are refused: %v", err)
	}
	if list, err := l.List(run.Story); err != nil || len(list) != 1 || list[0].Choices != 1 {
		t.Errorf("kept are %+v, %v", list, err)
	}
	_, err = db.Exec(`DROP TRIGGER refuse`)
	must(t, err)
	must(t, l.Keep(next(t, next(t, run))))
	past, err := s.NewLibrary(t.Context(), meet(t, s, "SHA256:a").ID, run.Story.ID).KeepFinds()
	must(t, err)
	if !past.Saw(firstPassage(run)) {
		t.Error("the finds are not kept once they can be")
	}
}

// firstPassage names where a run begins, as finds do.
func firstPassage(run playthrough.Run) (scene, node string) {
	n := &run.Story.Nodes[run.Now().State.Node]
	return run.Story.Scenes[n.Scene].ID, n.ID
}

// A player has so many runs and no more.
func TestFull(t *testing.T) {
	s := open(t, t.TempDir()+"/host.db", still)
	run := next(t, begin(t, testStory(t)))
	l := s.NewLibrary(t.Context(), meet(t, s, "SHA256:a").ID, run.Story.ID)
	must(t, l.Keep(run))
	body, err := l.File(one(t, l, run))
	must(t, err)
	for i := 1; i < records.MaxRuns; i++ {
		must(t, l.Import(run.Story, "run"+strings.Repeat("x", i%90)+"-"+string(rune('a'+i/90)), body))
	}
	if err := l.Import(run.Story, "more", body); !errors.Is(err, records.ErrFull) {
		t.Errorf("one more: %v", err)
	}
}
