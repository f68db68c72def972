package report

import (
	"fmt"
	"os/exec"
	"strings"
	"testing"

	"github.com/joshdk/go-junit"
	"pgregory.net/rapid"

	"cobalt/game/diag"
)

// A reader of JUnit's XML from elsewhere finds in a report the files that were run.
func TestJUnitReadByOthers(t *testing.T) {
	story := tower(t)
	rapid.Check(t, func(t *rapid.T) {
		list := outcomes(story).Draw(t, "outcomes")
		suites, err := junit.Ingest([]byte(written(t, NewJUnit, story, list)))
		if err != nil || len(suites) != 1 || suites[0].Name != story.ID || len(suites[0].Tests) != len(list) {
			t.Fatalf("%v: %+v", err, suites)
		}
		want := junit.Totals{Tests: len(list)}
		for i, test := range suites[0].Tests {
			status, message := junit.StatusPassed, ""
			switch o := &list[i]; {
			case o.Err != nil:
				status, message = junit.StatusError, o.faults()[0].Message
				want.Error++
			case !o.Result.OK:
				status, message = junit.StatusFailed, o.Result.Failures[0].Message
				want.Failed++
			default:
				want.Passed++
			}
			if test.Status != status || !strings.HasPrefix(test.Message, plainXML(message)) || test.Name != plainXML(list[i].Name()) {
				t.Errorf("case %d of %+v is read as %+v", i, list[i], test)
			}
		}
		if got := suites[0].Totals; got.Tests != want.Tests || got.Passed != want.Passed || got.Failed != want.Failed || got.Error != want.Error {
			t.Errorf("the totals are %+v, not %+v", got, want)
		}
	})
}

// plainXML is text as XML can hold it.
func plainXML(text string) string {
	return strings.Map(func(r rune) rune {
		if r == 0xFFFE || r == 0xFFFF {
			return 0xFFFD
		}
		return r
	}, diag.Printable(text))
}

// readTAP is the reader of those who maintain TAP: Perl's. It prints everything it
// makes of a text, a line each.
const readTAP = `
use strict; use warnings; use TAP::Parser;
binmode STDIN; binmode STDOUT;
local $/ = "\0";
while (my $tap = <STDIN>) {
  chomp $tap;
  my $p = TAP::Parser->new({ tap => $tap });
  while (my $r = $p->next) {
    if ($r->is_test) {
      printf "%s %d%s%s\n", $r->is_ok ? "ok" : "not ok", $r->number, $r->has_skip ? " skip" : "", $r->has_todo ? " todo" : "";
    } elsif ($r->is_yaml) {
      my $d = $r->data;
      printf "yaml %d %s\n", scalar @{$d->{failures}}, $d->{severity};
    } elsif ($r->is_unknown) {
      print "unknown\n";
    }
  }
  print "errors ", scalar($p->parse_errors), "\n";
}`

// Perl's reader of TAP finds in a report the files that were run. If it is older
// than 2023, it knows no version after 13.
func TestTAPReadByOthers(t *testing.T) {
	perl, err := exec.LookPath("perl")
	if err != nil || exec.Command(perl, "-MTAP::Parser", "-e", "1").Run() != nil {
		t.Skip("there is no Perl with its TAP::Parser")
	}
	story := tower(t)
	var texts, want strings.Builder
	rapid.Check(t, func(t *rapid.T) {
		list := outcomes(story).Draw(t, "outcomes")
		texts.WriteString(written(t, NewTAP13, story, list) + "\x00")
		for i := range list {
			switch o := &list[i]; {
			case o.Err != nil:
				fmt.Fprintf(&want, "not ok %d\nyaml %d error\n", i+1, len(o.faults()))
			case !o.Result.OK:
				fmt.Fprintf(&want, "not ok %d\nyaml %d fail\n", i+1, len(o.Result.Failures))
			default:
				fmt.Fprintf(&want, "ok %d\n", i+1)
			}
		}
		want.WriteString("errors 0\n")
	})
	cmd := exec.Command(perl, "-e", readTAP)
	cmd.Stdin = strings.NewReader(texts.String())
	got, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, got)
	}
	a, b := strings.Split(string(got), "\n"), strings.Split(want.String(), "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			t.Fatalf("line %d is %q, not %q", i+1, a[i], b[i])
		}
	}
	if len(a) != len(b) {
		t.Errorf("%d lines, not %d", len(a), len(b))
	}
}
