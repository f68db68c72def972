package lsp

import (
	"context"
	"fmt"
	"runtime/debug"
	"strings"

	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/explore"
	"cobalt/game/explore/outlook"
	"cobalt/scenes/lsp/protocol"
)

// A proof is about a story's rules, and done or under way. The server's lock guards
// it.
type proof struct {
	rules  string // that it is about; empty: nothing
	cancel context.CancelFunc
	proven *proven // nil until all defects are known
}

// A proven is a proof that has come to its end, or so far that it knows all defects.
type proven struct {
	story   *game.Story
	report  *explore.Report
	outlook []outlook.Node // by node; nil if it is not known yet, or there was no memory for it
}

// A prover proves one story again and again, as [explore.Prover] does.
type prover interface {
	Verify(context.Context, *game.Story, explore.Options) (*explore.Report, error)
	Tidy()
	Improve(context.Context, *game.Story, explore.Options)
}

// prove begins a proof of the story as it stands, unless its rules are those of the
// last one: an edit of words alone proves nothing anew.
func (f *folder) prove(a *analyzed) {
	f.mu.Lock()
	defer f.mu.Unlock()
	switch {
	case a.Story == nil || f.MaxMemory < 0 || f.state == shutDown || f.ctx.Err() != nil:
		f.stopProof()
		return
	case f.proof.rules == explore.RulesOf(a.Story):
		return
	}
	f.stopProof()
	ctx, cancel := context.WithCancel(f.ctx)
	f.proof = proof{rules: explore.RulesOf(a.Story), cancel: cancel}
	f.work.Add(1)
	go f.runProof(ctx, a.Story)
}

// stopProof ends a proof that is under way, and forgets one that is done. The lock
// is held.
func (f *folder) stopProof() {
	if f.proof.cancel != nil {
		f.proof.cancel()
	}
	f.proof = proof{}
}

// runProof proves a story once nothing has changed for a while.
func (f *folder) runProof(ctx context.Context, s *game.Story) {
	defer f.work.Done()
	defer f.survive("the proof", nil)
	select {
	case <-ctx.Done():
		return
	case <-f.After(f.Quiet):
	}
	o := explore.Options{Difficulty: f.Difficulty, MaxMemory: f.MaxMemory, Defects: func(r *explore.Report) {
		if len(r.Defects) > 0 {
			f.keep(ctx, &proven{s, r, nil})
		}
	}}
	report, err := f.prover.Verify(ctx, s, o)
	if ctx.Err() != nil {
		return
	}
	if err != nil {
		f.log(protocol.Error, "the proof: "+err.Error())
		return
	}
	f.keep(ctx, &proven{s, report, nil})
	f.prover.Tidy()
	nodes, err := outlook.Of(ctx, s, f.Difficulty, f.MaxMemory)
	if err == nil {
		f.keep(ctx, &proven{s, report, nodes})
	}
	f.prover.Improve(ctx, s, o)
	debug.FreeOSMemory() // a proof takes far more than all the rest
}

// keep keeps a proof, unless it was canceled, and has it told.
func (f *folder) keep(ctx context.Context, p *proven) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if ctx.Err() == nil {
		f.proof.proven = p
		f.wake()
	}
}

// provenOf returns the proof of a story's rules; nil if there is none yet.
func (f *folder) provenOf(s *game.Story) *proven {
	f.mu.Lock()
	defer f.mu.Unlock()
	if s == nil || f.proof.rules != explore.RulesOf(s) {
		return nil
	}
	return f.proof.proven
}

// findings returns the findings of the proof, at their places in the story as it
// stands.
// As long as the proof is not whole, all of it is information.
func (f *folder) findings(a *analyzed) diag.List {
	p := f.provenOf(a.Story)
	if p == nil {
		return nil
	}
	moved := places(p.story, a.Story)
	var list diag.List
	add := func(found []explore.Finding, severity diag.Severity) {
		for i := range found {
			at, ok := moved[found[i].Pos]
			if !ok || found[i].Kind == explore.Untranslated {
				continue
			}
			if !p.report.Complete {
				severity = diag.Note
			}
			list = append(list, p.finding(&found[i], at, severity))
		}
	}
	add(p.report.Defects, diag.Error)
	add(p.report.Warnings, diag.Warning)
	return list
}

// maxShown is how many choices of a mission a diagnostic shows.
const maxShown = 12

// finding turns a finding into a diagnostic.
func (p *proven) finding(found *explore.Finding, at game.Pos, severity diag.Severity) diag.Diagnostic {
	d := diag.Diagnostic{
		Code: diag.Code(found.Kind), Severity: severity, Message: found.Message,
		Range: diag.Range{File: at.File, Line: at.Line, Col: at.Col},
	}
	var ids []string
	for i, c := range found.Mission {
		if i == maxShown {
			ids = append(ids, fmt.Sprintf("and %d more", len(found.Mission)-i))
			break
		}
		ids = append(ids, p.story.Choices[c].ID)
	}
	if len(ids) > 0 {
		d.Message += "\nshortest run: " + strings.Join(ids, ", ")
	}
	if !p.report.Complete {
		d.Message += "\n(the proof is not whole: it looked at the states that it had memory for)"
	}
	return d
}

// places maps the places of a story to those of another one of the same
// rules. Of blocks only those are among them that are surely the same.
func places(was, now *game.Story) map[game.Pos]game.Pos {
	moved := map[game.Pos]game.Pos{}
	pair(moved, was.Nodes, now.Nodes, func(n *game.Node) game.Pos { return n.Pos })
	pair(moved, was.Choices, now.Choices, func(c *game.Choice) game.Pos { return c.Pos })
	pair(moved, was.Items, now.Items, func(i *game.Item) game.Pos { return i.Pos })
	pair(moved, was.Facts, now.Facts, func(f *game.Fact) game.Pos { return f.Pos })
	pair(moved, was.Meters, now.Meters, func(m *game.MeterDef) game.Pos { return m.Pos })
	pair(moved, was.Endings, now.Endings, func(e *game.Ending) game.Pos { return e.Pos })
	for i := range min(len(was.Scenes), len(now.Scenes)) {
		pair(moved, was.Scenes[i].Facts, now.Scenes[i].Facts, func(f *game.SceneFact) game.Pos { return f.Pos })
	}
	if len(was.Blocks) == len(now.Blocks) {
		for i := range was.Blocks {
			if w, n := &was.Blocks[i], &now.Blocks[i]; sourceOf(w.Guard) == sourceOf(n.Guard) && w.Else == n.Else {
				moved[w.Pos] = n.Pos
			}
		}
	}
	return moved
}

func sourceOf(c *game.Cond) string {
	if c == nil {
		return ""
	}
	return c.Source
}

// pair pairs the places of two lists that are parallel.
func pair[T any](moved map[game.Pos]game.Pos, was, now []T, pos func(*T) game.Pos) {
	if len(was) == len(now) {
		for i := range was {
			moved[pos(&was[i])] = pos(&now[i])
		}
	}
}
