package records_test

import (
	"database/sql"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"cobalt/game"
	"cobalt/game/playthrough"
	"cobalt/save/records"
	"cobalt/save/records/recordstest"
	"cobalt/scenes"
)

// open opens a database until the test ends.
func open(t *testing.T, address string, clock func() time.Time) *records.Store {
	t.Helper()
	s, err := records.Open(t.Context(), address, clock)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func still() time.Time { return recordstest.Moment }

// meet returns the person of a key.
func meet(t *testing.T, s *records.Store, key string) *records.Person {
	t.Helper()
	p, err := s.Meet(t.Context(), key)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// testStory is the story that package mission tests with.
func testStory(t testing.TB) *game.Story {
	t.Helper()
	story, err := scenes.CompileDir("../../game/mission/testdata/story")
	if err != nil {
		t.Fatal(err)
	}
	return story
}

// begin begins a run.
func begin(t testing.TB, story *game.Story) playthrough.Run {
	t.Helper()
	run, err := playthrough.Begin(story, game.Agent, recordstest.Moment)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// next takes the first choice that can be taken.
func next(t testing.TB, run playthrough.Run) playthrough.Run {
	t.Helper()
	for _, o := range run.Story.Options(&run.Now().State, nil) {
		if !o.Locked {
			run, err := run.Choose(o.Choice, run.Now().At+time.Second)
			if err != nil {
				t.Fatal(err)
			}
			return run
		}
	}
	t.Fatal("there is no choice")
	return run
}

// must fails the test on an error.
func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// A key is met again as the same person, also by two sessions at once; a name is chosen
// once, and is nobody else's.
func TestPeople(t *testing.T) {
	recordstest.OnBoth(t, func(t *testing.T, address string) {
		s, ctx := open(t, address, still), t.Context()
		ids := make([]string, 8)
		var all sync.WaitGroup
		for i := range ids {
			all.Go(func() {
				if p, err := s.Meet(ctx, "SHA256:a"); err == nil {
					ids[i] = p.ID
				}
			})
		}
		all.Wait()
		for _, id := range ids {
			if id == "" || id != ids[0] {
				t.Fatalf("one key is %q", ids)
			}
		}
		a, b := ids[0], meet(t, s, "SHA256:b").ID
		must(t, s.Choose(ctx, a, "Nora"))
		if err := s.Choose(ctx, a, "Vera"); !errors.Is(err, records.ErrNamed) {
			t.Errorf("a second name: %v", err)
		}
		for _, name := range []string{"nora", "N0RA", "nor_a", "Nóra"} {
			if err := s.Choose(ctx, b, name); !errors.Is(err, records.ErrTaken) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if p, err := s.Named(ctx, "NORA"); err != nil || p.ID != a || p.Shown() != "Nora" {
			t.Errorf("%+v, %v", p, err)
		}
		must(t, s.Hide(ctx, a, true))
		must(t, s.Bar(ctx, a, true))
		must(t, s.LetWatch(ctx, a, true))
		if p := meet(t, s, "SHA256:a"); !p.Hidden || !p.Barred || !p.Watched || p.Shown() == "Nora" {
			t.Errorf("%+v", p)
		}
	})
}

// Names that cannot be are refused, with the reason.
func TestCheckName(t *testing.T) {
	for _, name := range []string{"", "x", strings.Repeat("x", 21), "1st", "a b", "a\x1b[m", "Админ", "admin", "Adm1n", "a\u200bb", "e\u0301mil", "a\nb"} {
		if records.CheckName(name) == nil {
			t.Errorf("%q can be a name", name)
		}
	}
	for _, name := range []string{"Nora", "émile", "agent-47", "K.", "Íñigo_9"} {
		if err := records.CheckName(name); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
}

// A second key is the same person's. One of somebody who has played is not taken over.
func TestAddKey(t *testing.T) {
	recordstest.OnBoth(t, func(t *testing.T, address string) {
		s, ctx := open(t, address, still), t.Context()
		a := meet(t, s, "SHA256:a").ID
		must(t, s.AddKey(ctx, a, "SHA256:new"))
		must(t, s.AddKey(ctx, a, "SHA256:new"))
		meet(t, s, "SHA256:idle")
		must(t, s.AddKey(ctx, a, "SHA256:idle"))
		for _, key := range []string{"SHA256:new", "SHA256:idle"} {
			if p := meet(t, s, key); p.ID != a {
				t.Errorf("%s is somebody else's", key)
			}
		}
		b := meet(t, s, "SHA256:b")
		must(t, s.NewLibrary(ctx, b.ID, "story").Keep(next(t, begin(t, testStory(t)))))
		if err := s.AddKey(ctx, a, "SHA256:b"); !errors.Is(err, records.ErrTaken) {
			t.Errorf("the key of a player: %v", err)
		}
	})
}

// What is decided comes back; what is forgotten is gone, all of it.
func TestForget(t *testing.T) {
	recordstest.OnBoth(t, func(t *testing.T, address string) {
		s, ctx, story := open(t, address, still), t.Context(), testStory(t)
		a := meet(t, s, "SHA256:a").ID
		must(t, s.Decide(ctx, a, "contrast", "high"))
		must(t, s.Decide(ctx, a, "contrast", "normal"))
		must(t, s.Decide(ctx, a, "timer", "on"))
		must(t, s.Decide(ctx, a, "of-tomorrow", "on"))
		if got, decided, err := s.Settings(ctx, a); err != nil || !decided || got.Contrast || !got.Timer {
			t.Errorf("%+v, %v, %v", got, decided, err)
		}
		l := s.NewLibrary(ctx, a, story.ID)
		if _, err := l.KeepFinds(); err != nil {
			t.Fatal(err)
		}
		must(t, l.Keep(next(t, begin(t, story))))
		must(t, s.Forget(ctx, a))
		if got, decided, err := s.Settings(ctx, a); err != nil || decided || got.Timer {
			t.Errorf("%+v, %v, %v", got, decided, err)
		}
		if list, err := l.List(story); err != nil || len(list) != 0 {
			t.Errorf("%d missions, %v", len(list), err)
		}
		if p := meet(t, s, "SHA256:a"); p.ID == a {
			t.Error("somebody who was forgotten is known")
		}
	})
}

// The tables are made once; a database that is opened again has what was kept.
func TestReopen(t *testing.T) {
	recordstest.OnBoth(t, func(t *testing.T, address string) {
		s, err := records.Open(t.Context(), address, still)
		must(t, err)
		must(t, s.Ping(t.Context()))
		id := meet(t, s, "SHA256:a").ID
		must(t, s.Close())
		if err := s.Decide(t.Context(), id, "timer", "on"); err == nil {
			t.Error("a database that was closed keeps")
		}
		if p := meet(t, open(t, address, still), "SHA256:a"); p.ID != id {
			t.Error("somebody was lost")
		}
	})
}

// A finished run waits for the worker, once, and is then in the table or not.
func TestFinished(t *testing.T) {
	recordstest.OnBoth(t, func(t *testing.T, address string) {
		s, ctx, story := open(t, address, still), t.Context(), testStory(t)
		a := meet(t, s, "SHA256:a").ID
		l := s.NewLibrary(ctx, a, story.ID)
		run := toTheEnd(t, begin(t, story))
		must(t, l.Keep(run))
		must(t, l.Keep(run))
		waiting, err := s.Waiting(ctx, story.ID, story.Rules)
		if n, err := s.CountWaiting(ctx, story.ID, story.Rules, still()); err != nil || n != len(waiting) || n == 0 {
			t.Errorf("%d wait, %v", n, err)
		}
		if n, err := s.CountWaiting(ctx, story.ID, story.Rules, still().Add(time.Second)); err != nil || n != 0 {
			t.Errorf("%d wait of those that were made later, %v", n, err)
		}
		if err != nil || len(waiting) != 1 || waiting[0].Person.ID != a {
			t.Fatalf("%d wait, %v", len(waiting), err)
		}
		f := waiting[0]
		f.Rules, f.Ending, f.Difficulty, f.Time, f.Choices = story.Rules, "ghost", "agent", 3*time.Second, 4
		must(t, s.Judge(ctx, f))
		held, err := s.Held(ctx, story.ID)
		if err != nil || len(held) != 1 || held[0].Time != 3*time.Second || held[0].Ending != "ghost" {
			t.Fatalf("%d hold, %v", len(held), err)
		}
		if n, err := s.CountWaiting(ctx, story.ID, story.Rules, still()); err != nil || n != 0 {
			t.Errorf("%d still wait, %v", n, err)
		}
		if again, err := s.Waiting(ctx, story.ID, story.Rules); err != nil || len(again) != 0 {
			t.Errorf("%d wait, %v", len(again), err)
		}
		if again, err := s.Waiting(ctx, story.ID, "other rules"); err != nil || len(again) != 1 {
			t.Errorf("%d wait for other rules, %v", len(again), err)
		}
		f.Why = "it cannot be played"
		must(t, s.Judge(ctx, f))
		if held, err := s.Held(ctx, story.ID); err != nil || len(held) != 0 {
			t.Errorf("%d hold, %v", len(held), err)
		}
		if mine, err := s.FinishedBy(ctx, a, story.ID); err != nil || len(mine) != 1 || mine[0].Why != f.Why {
			t.Errorf("%d finished, %v", len(mine), err)
		}
	})
}

// A day has one mission, whoever brings it first, and a table of those who did it; a run
// is read by others only if its player lets them.
func TestDays(t *testing.T) {
	recordstest.OnBoth(t, func(t *testing.T, address string) {
		s, ctx, story := open(t, address, still), t.Context(), testStory(t)
		const day = "2026-11-29"
		if _, err := s.Day(ctx, story.ID, story.Rules, day); !errors.Is(err, records.ErrNotFound) {
			t.Error(err)
		}
		must(t, s.KeepDay(ctx, story.ID, story.Rules, day, []byte("first")))
		must(t, s.KeepDay(ctx, story.ID, story.Rules, day, []byte("second")))
		if body, err := s.Day(ctx, story.ID, story.Rules, day); err != nil || string(body) != "first" {
			t.Errorf("%q, %v", body, err)
		}
		if _, err := s.Day(ctx, story.ID, "other rules", day); !errors.Is(err, records.ErrNotFound) {
			t.Error(err)
		}
		a := meet(t, s, "SHA256:a").ID
		must(t, s.NewLibrary(ctx, a, story.ID).Keep(toTheEnd(t, begin(t, story))))
		waiting, err := s.Waiting(ctx, story.ID, story.Rules)
		must(t, err)
		f := waiting[0]
		f.Rules, f.Day, f.DayChoices, f.DayMinutes = story.Rules, day, 3, 12
		must(t, s.Judge(ctx, f))
		on := func(day string) int {
			held, err := s.HeldOn(ctx, story.ID, story.Rules, day)
			must(t, err)
			if len(held) == 1 && (held[0].DayChoices != 3 || held[0].DayMinutes != 12) {
				t.Errorf("%+v", held[0])
			}
			return len(held)
		}
		if on(day) != 1 || on("2026-11-30") != 0 {
			t.Errorf("%d on the day, %d on the next", on(day), on("2026-11-30"))
		}
		readable := func() bool {
			got, err := s.Read(ctx, f.ID)
			if err != nil && !errors.Is(err, records.ErrNotFound) {
				t.Error(err)
			}
			return err == nil && got.ID == f.ID
		}
		if readable() {
			t.Error("a run is read without leave")
		}
		must(t, s.LetRead(ctx, a, true))
		if !readable() {
			t.Error("a run is not read with leave")
		}
		must(t, s.Hide(ctx, a, true))
		if readable() {
			t.Error("a run of a hidden person is read")
		}
		must(t, s.Bar(ctx, a, true))
		if on(day) != 0 {
			t.Error("who is barred is in the table of the day")
		}
	})
}

// toTheEnd plays until an ending.
func toTheEnd(t testing.TB, run playthrough.Run) playthrough.Run {
	t.Helper()
	for range 200 {
		if _, ended := run.Now().State.Ended(); ended {
			return run
		}
		run = next(t, run)
	}
	t.Fatal("there is no end")
	return run
}

// A write that fails harms none that share its transaction.
func TestTogether(t *testing.T) {
	recordstest.OnBoth(t, func(t *testing.T, address string) {
		s, ctx := open(t, address, still), t.Context()
		a := meet(t, s, "SHA256:a").ID
		errs := make([]error, 60)
		var all sync.WaitGroup
		for i := range errs {
			all.Go(func() {
				person := a
				if i%3 == 0 {
					person = "nobody" // whom the settings' foreign key does not find
				}
				errs[i] = s.Decide(ctx, person, "setting"+string(rune('A'+i)), "on")
			})
		}
		all.Wait()
		for i, err := range errs {
			if (err != nil) != (i%3 == 0) {
				t.Errorf("write %d: %v", i, err)
			}
		}
	})
}

// A database that a newer program has changed is not written to.
func TestNewerDatabase(t *testing.T) {
	recordstest.OnBoth(t, func(t *testing.T, address string) {
		s, err := records.Open(t.Context(), address, time.Now)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		driver := "sqlite"
		if records.Shared(address) {
			driver = "pgx"
		}
		db, err := sql.Open(driver, address)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.ExecContext(t.Context(), "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, "+map[string]string{"sqlite": "1", "pgx": "true"}[driver]+")"); err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		if s, err := records.Open(t.Context(), address, time.Now); err == nil || !strings.Contains(err.Error(), "of a newer cobalt") {
			t.Errorf("opened: %v, %v", s, err)
		}
	})
}
