package splits

import (
	"encoding/xml"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"
)

func written(t *testing.T, r Run) string {
	t.Helper()
	var out strings.Builder
	if err := r.Write(&out); err != nil {
		t.Fatal(err)
	}
	if err := xml.Unmarshal([]byte(out.String()), new(any)); err != nil {
		t.Fatalf("it is no XML: %v", err)
	}
	return out.String()
}

// Runs of each kind are written as the golden files say.
func TestWrite(t *testing.T) {
	began := time.Date(2026, 11, 22, 14, 3, 11, 0, time.FixedZone("", 3600))
	for _, c := range []struct {
		name string
		run  Run
	}{
		{"finished", Run{
			Game: "Cobalt & Co. <\x1b>", Category: "Ghost", Variables: [][2]string{{"Difficulty", "agent"}}, Started: began, Finished: true,
			Segments: []Segment{
				{"The Platform", 4210 * time.Millisecond, 3 * time.Minute},
				{"Block C", Unknown, 7 * time.Minute},
				{"The Archive", 26*time.Hour + 5*time.Second + 7*time.Microsecond, 100 * time.Minute},
				{"The Bridge", 27 * time.Hour, 101 * time.Minute},
			},
		}},
		{"unfinished", Run{Game: "Cobalt", Category: "Any ending", Segments: []Segment{{"The Platform", time.Second, time.Minute}}}},
		{"empty", Run{}},
	} {
		t.Run(c.name, func(t *testing.T) { golden.RequireEqual(t, written(t, c.run)) })
	}
}

func TestClock(t *testing.T) {
	for d, want := range map[time.Duration]string{
		Unknown: "", 0: "00:00:00.0000000", 1500 * time.Millisecond: "00:00:01.5000000", 100: "00:00:00.0000001",
		59*time.Minute + 59*time.Second: "00:59:59.0000000", 24 * time.Hour: "1.00:00:00.0000000", 50 * time.Hour: "2.02:00:00.0000000",
	} {
		if got := clock(d); got != want {
			t.Errorf("clock(%s) = %q, want %q", d, got, want)
		}
	}
}

type brokenWriter struct{}

var errDisk = errors.New("no room")

func (brokenWriter) Write([]byte) (int, error) { return 0, errDisk }

func TestWriteFails(t *testing.T) {
	if err := (&Run{}).Write(brokenWriter{}); !errors.Is(err, errDisk) {
		t.Errorf("the error is %v", err)
	}
}
