package host

import (
	"strings"
	"testing"
	"time"

	"cobalt/game"
	"cobalt/game/analysis/race"
	"cobalt/game/host/board"
	"cobalt/game/playthrough"
	"cobalt/save/records/recordstest"
)

// Ways to the two endings of the small story, from its beginning.
const (
	toCaught = "5\n5\n"
	toOut    = "1\n2\n2\n1\n2\n1\n"
)

// A race for all endings counts once every ending was reached: in the table, for programs,
// and for the player, who sees each of its runs once. On both databases.
func TestRaceForAll(t *testing.T) {
	recordstest.OnBoth(t, func(t *testing.T, database string) {
		h := openAt(t, database, nil)
		nora := newKey(t)
		h.expect(nora, "", "name Nora", 0, "")
		h.expect(nora, "", "records all", 0, "Nobody has a record for all here yet.")
		out := h.expect(nora, toCaught+"again\n"+toOut+"quit\n", "race all", 0, "They have you.")
		if !strings.Contains(out, "You are out.") {
			t.Fatalf("the race comes to no second ending:\n%s", out)
		}
		if n := h.judge(t.Context()); n != 2 {
			t.Errorf("%d runs were judged", n)
		}
		h.expect(nil, "", "records all", 0, "Nora")
		read, err := board.Read(strings.NewReader(h.expect(nil, "", "records all --json", 0, "")))
		if err != nil || len(read.Places) != 3 || read.Places[1].Category != "all" || read.Places[1].Choices != 8 {
			t.Errorf("%+v, %v", read, err)
		}
		mine := h.expect(nora, "", "records mine", 0, "ends a race for all endings: 8 choices")
		if n := strings.Count(mine, "\n"); n != 2 {
			t.Errorf("%d finished runs:\n%s", n, mine)
		}
		h.expect(nil, "", "records any", 0, "Nora")
		h.expect(nil, "", "records caught", 0, "Nora")
	})
}

// A race that was left before it came to every ending is in no table of races, and its
// runs count alone. One that claims to have ended without does not count, and its player
// is told why.
func TestRaceUnended(t *testing.T) {
	h := open(t, nil)
	nora := newKey(t)
	h.expect(nora, toCaught+"quit\n", "race all", 0, "They have you.")
	h.judge(t.Context())
	h.expect(nil, "", "records caught", 0, "agent")
	h.expect(nil, "", "records all", 0, "Nobody has a record")

	person, err := h.o.Store.Find(t.Context(), fingerprint(nora.PublicKey()))
	if err != nil {
		t.Fatal(err)
	}
	story := h.o.Stories[0]
	run, err := playthrough.Begin(story.Story, game.Agent, h.clock.Time())
	for range 2 { // shouts
		if err == nil {
			run, err = run.Choose(len(story.NodeChoices(run.Now().State.Node))-1, time.Second)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	h.clock.Forward(time.Minute) // another race
	claim := race.Claim{Category: race.All, Began: h.clock.Time(), Leg: 1, Legs: 1}
	if _, err := h.o.Store.NewLibrary(t.Context(), person.ID, story.ID).KeepRaced(run, claim); err != nil {
		t.Fatal(err)
	}
	h.judge(t.Context())
	h.expect(nora, "", "records mine", 0, "the race for all endings never comes to out")
	h.expect(nil, "", "records all", 0, "Nobody has a record")
}

// A race for one ending is entered once, with its claim; who comes elsewhere counts there.
// A guest's counts nowhere.
func TestRaceForOne(t *testing.T) {
	h := open(t, nil)
	nora := newKey(t)
	h.expect(nora, toCaught+"quit\n", "race a-small-story caught", 0, "They have you.")
	h.expect(nil, toCaught+"quit\n", "race caught", 0, "They have you.")
	h.expect(nora, "", "race nowhere", 2, "there is no category")
	if n := h.judge(t.Context()); n != 1 {
		t.Errorf("%d runs were judged", n)
	}
	all, err := h.o.Store.Held(t.Context(), "a-small-story")
	if err != nil || len(all) != 1 || !strings.Contains(string(all[0].Body), "race: caught") {
		t.Errorf("%+v, %v", all, err)
	}
}
