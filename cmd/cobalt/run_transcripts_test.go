package main

import (
	"context"
	"strings"
	"testing"
)

// keptTranscripts are those of the shipped story: three runs by different ways, from
// the platform to an ending.
const keptTranscripts = "../../scenes/testdata/transcripts"

var transcribed = []string{
	"../../scenes/cobalt/missions/ending-analyst.mission",
	"../../scenes/cobalt/missions/ending-counterfeit.mission",
	"../../scenes/cobalt/missions/ending-an-eye-loud.mission",
}

// The shipped story reads as its kept transcripts say, so that a change to its
// words is seen as a player reads it. With -update the transcripts are written.
func TestTranscripts(t *testing.T) {
	args := []string{"run", "--complete", "--transcripts", keptTranscripts}
	if *update {
		args = append(args, "--update")
	}
	var out, errs strings.Builder
	std := streams{in: strings.NewReader(""), out: &out, err: &errs}
	if status := execute(context.Background(), std, func(string) string { return "" }, append(args, transcribed...)); status != exitOK {
		t.Errorf("status %d (go test ./cmd/cobalt -run Transcripts -update writes them; read what changed):\n%s%s", status, out.String(), errs.String())
	}
}
