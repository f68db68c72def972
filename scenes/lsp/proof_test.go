package lsp

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"cobalt/game"
	"cobalt/game/explore"
	"cobalt/scenes/lsp/protocol"
)

// stuck is a story with a node that nothing leads to, and one in which a run can be
// stuck.
var stuck = map[string]string{
	"story.md": "---\ntitle: Stuck\nstart: a.md\nitems:\n  keys: {name: Keys}\nendings:\n  free: {name: Free}\n---\n",
	"a.md": "---\ntitle: A\n---\n\n## One\n\nHere.\n\n- [Take the keys](#two) `gain keys`\n- [Leave them](#two)\n\n" +
		"## Two\n\nThere.\n\n- [Out](#three) `if keys`\n\n## Three\n\nFree. \n\n`ending free`\n\n## Four\n\n[On](#three)\n",
}

func codes(list []protocol.Diagnostic) []string {
	var codes []string
	for _, d := range list {
		codes = append(codes, d.Code)
	}
	return codes
}

// The proof is told of the story as it is open, and again after an edit of its rules.
func TestProof(t *testing.T) {
	c := start(t, stuck, Options{})
	c.open("a.md", stuck["a.md"])
	list := c.await("a.md", func(list []protocol.Diagnostic) bool { return len(list) == 2 })
	if got := codes(list); !slices.Equal(got, []string{"soft-lock", "unreachable-node"}) || list[0].Severity != protocol.Error {
		t.Errorf("%+v", list)
	}
	if !strings.Contains(list[0].Message, "shortest run: leave-them") {
		t.Error(list[0].Message)
	}
	for { // that comes a moment after the proof
		if got := c.hover("a.md", "## Thr^ee"); strings.Contains(got, "Proven: it can be reached, after 2 choices at the least.\n\nEndings still open: `free`") {
			break
		} else if !strings.Contains(got, "Proven: it can be reached.") {
			t.Fatal(got)
		}
	}
	if got := c.hover("a.md", "## Fo^ur"); !strings.Contains(got, "Proven: no run comes here.") {
		t.Error(got)
	}
	c.replace("a.md", " `if keys`", "")
	list = c.await("a.md", func(list []protocol.Diagnostic) bool { return len(list) == 1 })
	if list[0].Code != "unreachable-node" {
		t.Errorf("%+v", list)
	}
	c.replace("a.md", "(#three)\n\n## Three", "(#four)\n\n## Three")
	c.await("a.md", func(list []protocol.Diagnostic) bool { return len(list) == 0 })
}

// A proof begins when nothing has changed for a while, and one that is under way ends
// with the next change.
func TestProofWaits(t *testing.T) {
	asked := make(chan chan time.Time, 10)
	c := start(t, stuck, Options{After: func(time.Duration) <-chan time.Time {
		wait := make(chan time.Time, 1)
		asked <- wait
		return wait
	}})
	c.open("a.md", stuck["a.md"])
	first := <-asked
	c.replace("a.md", " `if keys`", " `if not keys`")
	second := <-asked
	first <- time.Time{}
	if got := c.messages("a.md"); len(got) > 0 {
		t.Errorf("before the proof there is %q", got)
	}
	second <- time.Time{}
	list := c.await("a.md", func(list []protocol.Diagnostic) bool { return len(list) == 2 })
	if !strings.Contains(list[0].Message, "shortest run: take-the-keys") {
		t.Errorf("%+v", list)
	}
}

// A halting prover halts each proof when its defects are told, until it may go on.
type halting struct {
	explore.Prover
	goOn chan struct{}
}

func (h *halting) Verify(ctx context.Context, s *game.Story, o explore.Options) (*explore.Report, error) {
	told := o.Defects
	o.Defects = func(r *explore.Report) {
		told(r)
		select {
		case <-h.goOn:
		case <-ctx.Done():
		}
	}
	return h.Prover.Verify(ctx, s, o)
}

// Defects are told as soon as they are known, and warnings at the end of the proof.
func TestDefectsAreToldFirst(t *testing.T) {
	h := &halting{goOn: make(chan struct{})}
	files := map[string]string{"story.md": stuck["story.md"], "a.md": strings.Replace(stuck["a.md"], "There.", "There.\n\n`if seen(\"#four\")` Never.", 1)}
	c := start(t, files, Options{newProver: func() prover { return h }})
	c.open("a.md", files["a.md"])
	list := c.await("a.md", func(list []protocol.Diagnostic) bool { return len(list) == 2 })
	if got := codes(list); !slices.Equal(got, []string{"soft-lock", "unreachable-node"}) || list[0].Severity != protocol.Error {
		t.Errorf("%+v", list)
	}
	h.goOn <- struct{}{}
	list = c.await("a.md", func(list []protocol.Diagnostic) bool { return len(list) == 3 })
	if got := codes(list); !slices.Contains(got, "dead-text") {
		t.Errorf("%+v", list)
	}
}

// A noted prover notes what it is asked for.
type noted struct {
	explore.Prover
	asked chan string
}

func (n *noted) Tidy() {
	n.asked <- "tidy"
	n.Prover.Tidy()
}

func (n *noted) Improve(ctx context.Context, s *game.Story, o explore.Options) {
	n.asked <- "improve"
	n.Prover.Improve(ctx, s, o)
}

// After a proof is told, the prover tidies up and looks for a better order of variables.
func TestBehindAProof(t *testing.T) {
	n := &noted{asked: make(chan string, 10)}
	c := start(t, stuck, Options{newProver: func() prover { return n }})
	c.open("a.md", stuck["a.md"])
	for _, want := range []string{"tidy", "improve"} {
		select {
		case got := <-n.asked:
			if got != want {
				t.Errorf("after a proof the prover is asked to %s, want %s", got, want)
			}
		case <-time.After(30 * time.Second):
			t.Fatalf("after a proof the prover is not asked to %s", want)
		}
	}
	if got := c.hover("a.md", "## Thr^ee"); !strings.Contains(got, "Endings still open") {
		t.Error(got) // it was known before another order is looked for
	}
	c.rpc.Close()
	err := <-c.ended // and with it the proof
	if c.ended <- err; err == nil {
		t.Error("the editor left without a shutdown, and nobody is told")
	}
	if len(n.asked) > 0 {
		t.Errorf("after a proof the prover is asked to %s besides", <-n.asked)
	}
}

// A story without a whole proof is told of as information.
func TestProofIncomplete(t *testing.T) {
	c := start(t, stuck, Options{MaxMemory: 1})
	c.open("a.md", stuck["a.md"])
	c.messages("a.md")
	for {
		got := c.hover("a.md", "## Fo^ur")
		if strings.Contains(got, "not whole") {
			break
		}
		if !strings.Contains(got, "under way") {
			t.Fatal(got)
		}
	}
	for _, d := range c.await("a.md", func([]protocol.Diagnostic) bool { return true }) {
		if d.Severity != protocol.Information {
			t.Errorf("%+v", d)
		}
	}
}
