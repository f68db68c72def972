// Package splits writes the splits of a run as a .lss file, so that LiveSplit and
// programs like it can compare the run with the next.
//
// It promises XML that LiveSplit 1.7 reads: an attempt, and a segment for each
// split. A time that is not known is left out, as of a split that was skipped. The
// package reads no such files and keeps no history: a file holds one run.
package splits

import (
	"encoding/xml"
	"fmt"
	"io"
	"time"
)

// Unknown is a time that nobody measured.
const Unknown time.Duration = -1

// A Run is one attempt.
type Run struct {
	Game, Category string
	Variables      [][2]string // names and values, as on speedrun.com
	Started        time.Time   // zero if that is not known
	// Finished says that the run came to its end. Only then can it be a best.
	Finished bool
	Segments []Segment
}

// A Segment is a part of a run. Its times count from the run's beginning to the
// segment's end, or are [Unknown].
type Segment struct {
	Name string
	Real time.Duration
	Game time.Duration // in the time of the game
}

// A file is the form of the file for encoding/xml.
type file struct {
	XMLName    xml.Name   `xml:"Run"`
	Version    string     `xml:"version,attr"`
	GameIcon   struct{}   `xml:"GameIcon"`
	Game       string     `xml:"GameName"`
	Category   string     `xml:"CategoryName"`
	LayoutPath struct{}   `xml:"LayoutPath"`
	Run        id         `xml:"Metadata>Run"`
	Platform   platform   `xml:"Metadata>Platform"`
	Region     struct{}   `xml:"Metadata>Region"`
	Variables  []variable `xml:"Metadata>Variables>Variable"`
	Offset     string     `xml:"Offset"`
	Count      int        `xml:"AttemptCount"`
	Attempts   []attempt  `xml:"AttemptHistory>Attempt"`
	Segments   []segment  `xml:"Segments>Segment"`
	Settings   struct{}   `xml:"AutoSplitterSettings"`
}

type id struct {
	ID string `xml:"id,attr"`
}

type platform struct {
	Emulator string `xml:"usesEmulator,attr"`
}

type variable struct {
	Name  string `xml:"name,attr"`
	Value string `xml:",chardata"`
}

type attempt struct {
	ID            int    `xml:"id,attr"`
	Started       string `xml:"started,attr,omitempty"`
	StartedSynced string `xml:"isStartedSynced,attr,omitempty"`
	Ended         string `xml:"ended,attr,omitempty"`
	EndedSynced   string `xml:"isEndedSynced,attr,omitempty"`
	times
}

type segment struct {
	Name    string    `xml:"Name"`
	Icon    struct{}  `xml:"Icon"`
	Splits  splitTime `xml:"SplitTimes>SplitTime"`
	Best    times     `xml:"BestSegmentTime"`
	History []history `xml:"SegmentHistory>Time"`
}

type splitTime struct {
	Name string `xml:"name,attr"`
	times
}

type history struct {
	ID int `xml:"id,attr"`
	times
}

type times struct {
	Real string `xml:"RealTime,omitempty"`
	Game string `xml:"GameTime,omitempty"`
}

// attemptID is the id of the only attempt.
const attemptID = 1

// Write writes the run. The error is the writer's.
func (r *Run) Write(w io.Writer) error {
	f := file{
		Version: "1.7.0", Game: r.Game, Category: r.Category, Platform: platform{"False"},
		Offset: "00:00:00", Count: attemptID, Attempts: []attempt{r.attempt()},
	}
	for _, v := range r.Variables {
		f.Variables = append(f.Variables, variable{v[0], v[1]})
	}
	last := Segment{}
	for _, s := range r.Segments {
		f.Segments = append(f.Segments, r.segment(s, &last))
	}
	text, err := xml.MarshalIndent(f, "", "  ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, xml.Header+string(text)+"\n")
	return err
}

// attempt returns the run as a whole. A run that is not finished has no time.
func (r *Run) attempt() attempt {
	a := attempt{ID: attemptID}
	end := Segment{Real: Unknown, Game: Unknown}
	if n := len(r.Segments); n > 0 {
		end = r.Segments[n-1]
	}
	if !r.Started.IsZero() {
		const form = "01/02/2006 15:04:05"
		a.Started, a.StartedSynced = r.Started.UTC().Format(form), "True"
		a.Ended, a.EndedSynced = r.Started.Add(max(0, end.Real)).UTC().Format(form), "True"
	}
	if r.Finished {
		a.times = times{clock(end.Real), clock(end.Game)}
	}
	return a
}

// segment returns a segment; last holds the end of the one before, by either
// time.
func (r *Run) segment(s Segment, last *Segment) segment {
	own := times{clock(part(s.Real, &last.Real)), clock(part(s.Game, &last.Game))}
	out := segment{Name: s.Name, Splits: splitTime{Name: "Personal Best"}, Best: own}
	if own != (times{}) {
		out.History = []history{{attemptID, own}}
	}
	if r.Finished {
		out.Splits.times = times{clock(s.Real), clock(s.Game)}
	}
	return out
}

// part returns the length of a segment that ended at a time. It is unknown if the
// one before was skipped.
func part(end time.Duration, last *time.Duration) time.Duration {
	began := *last
	*last = end
	if end < 0 || began < 0 {
		return Unknown
	}
	return max(0, end-began)
}

// clock writes a time as .NET does, "[d.]hh:mm:ss.fffffff"; it is empty if the time
// is not known.
func clock(d time.Duration) string {
	if d < 0 {
		return ""
	}
	days := ""
	if n := d / (24 * time.Hour); n > 0 {
		days = fmt.Sprintf("%d.", n)
	}
	return fmt.Sprintf("%s%02d:%02d:%02d.%07d", days,
		int(d.Hours())%24, int(d.Minutes())%60, int(d.Seconds())%60, d%time.Second/100)
}
