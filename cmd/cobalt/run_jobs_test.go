package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"cobalt/scenes"
)

// Whatever --jobs says, the output is the same, byte for byte, in every format,
// and so are the complaints and the coverage.
func TestJobsChangeNothing(t *testing.T) {
	bad := filepath.Join(t.TempDir(), "nowhere.mission")
	run := func(t *testing.T, jobs int, format string) string {
		t.Helper()
		var out, errs bytes.Buffer
		o := &options{
			streams: streams{in: strings.NewReader("climb\n"), out: &out, err: &errs},
			getenv:  func(string) string { return "" },
			now:     func() time.Time { return time.Unix(0, 0) },
		}
		root := newRoot(o)
		root.SetArgs([]string{
			"run", "--jobs", strconv.Itoa(jobs), "--format", format, "--coverage", "-",
			"../../scenes/cobalt/missions", bad, "-",
		})
		status := o.report(root.ExecuteContext(context.Background()))
		return strconv.Itoa(status) + "\n" + out.String() + "\n" + errs.String()
	}
	many := []int{2, 3, 64}
	if testing.Short() {
		many = many[2:] // the most at once
	}
	for _, format := range runFormats().Names() {
		t.Run(format, func(t *testing.T) {
			want := run(t, 1, format)
			if !strings.HasPrefix(want, "2\n") || len(want) < 1000 {
				t.Fatalf("it came to\n%s", want)
			}
			for _, jobs := range many {
				if got := run(t, jobs, format); got != want {
					t.Errorf("with %d jobs: %s", jobs, firstDifference(got, want))
				}
			}
		})
	}
}

// A run that is interrupted is a whole report in every format: each file is in it,
// run or not.
func TestRunCanceled(t *testing.T) {
	story, err := scenes.Cobalt()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	files := slices.Repeat([]string{"../../scenes/cobalt/missions/ending-analyst.mission"}, 5)
	for format, want := range map[string]string{"json": `"file": `, "tap": "ok ", "junit": "<testcase ", "text": "5 missions: "} {
		var out, errs strings.Builder
		r := &runCommand{
			options: &options{
				streams: streams{out: &out, err: &errs},
				getenv:  func(string) string { return "" },
				now:     func() time.Time { return time.Unix(0, 0) },
			},
			format: runFormats(), jobs: 1,
		}
		if err := r.format.Set(format); err != nil {
			t.Fatal(err)
		}
		if err := r.runInputs(ctx, story, files, r.now()); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", format, err)
		}
		least := len(files)
		if format == "text" {
			least = 1
		}
		if got := strings.Count(out.String(), want); got < least {
			t.Errorf("%s: %q is there %d times:\n%s", format, want, got, out.String())
		}
	}
}

// firstDifference returns the first difference between two texts.
func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d is %q, not %q", i+1, a[i], b[i])
		}
	}
	return fmt.Sprintf("%d lines, not %d", len(a), len(b))
}
