package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"cobalt/assets"
	"cobalt/cmd/cobalt/inputs"
	"cobalt/cmd/cobalt/revision"
	"cobalt/cmd/cobalt/value"
	"cobalt/game"
	"cobalt/game/analysis/compare"
	"cobalt/game/analysis/race"
	"cobalt/game/diag"
	"cobalt/game/explore"
	"cobalt/game/render/output"
	"cobalt/game/render/proof"
	"cobalt/game/render/report"
	"cobalt/scenes"
	"cobalt/scenes/translation"
)

// A verifyCommand is `cobalt verify`.
type verifyCommand struct {
	proving
	format       *value.Formats[verifyFormat]
	difficulties value.Difficulties
	since        string // a revision whose saves should go on, or empty
}

func newVerifyCommand(o *options) *cobra.Command {
	v := &verifyCommand{proving: proving{options: o}, format: verifyFormats()}
	cmd := &cobra.Command{
		Use:   "verify",
		Short: "Prove the story: every reachable state, every ending",
		Long: `Verify explores every state that a run can come to, and tells what is wrong with
the story, each with the shortest mission that shows it, ready for "cobalt run":

  soft-lock           nothing can be chosen, and it is no ending
  doomed              there are choices, but no ending can be reached any more
  divert-loop         diverts that go round in circles
  unreachable-node    no run comes there
  unreachable-ending  no run comes to it

and warns of choices that are never offered or never unlocked (dead-choice),
guarded text that never shows (dead-text), names that are declared to no purpose
(unused-name), what translations lack (untranslated) or tell of an original that
changed since (stale-translation), terms that are not told as the glossary says
(glossary-term), and what the compiler finds odd, as pictures that are nowhere
(missing-art) or cannot be drawn (unfit-art). "cobalt explain" says more of each.

Exit status: 0 if there is no defect, 1 if there is one or memory did not suffice, 2
if the story cannot be read, 130 if it was interrupted; everything known by then is
told, marked incomplete.`,
		Example: `  cobalt verify
  cobalt verify --story my-story --difficulty all --format github`,
		Args: noArguments,
		RunE: interruptible(v.run),
	}
	v.addFlags(cmd.Flags())
	v.format.Add(cmd, "write the report as")
	cmd.Flags().Var(&v.difficulties, "difficulty", "prove the story on `recruit|agent|ghost|all`; all in one go, each with its report, or one where there is no suspicion (default agent)")
	completeWords(cmd, "difficulty", "recruit", "agent", "ghost", "all")
	cmd.Flags().StringVar(&v.since, "since", "", "warn of choices' ids that saves of this git `revision` may hold and none has or had (lost-id)")
	return cmd
}

func (v *verifyCommand) run(cmd *cobra.Command, _ []string) error {
	as := v.format.Value().As
	built, err := v.build()
	if err != nil {
		return v.tellFaults(err, as.faults)
	}
	words, err := v.words(built.Story)
	if err != nil {
		return err
	}
	v.lang = words.Tag
	if built.Warnings, err = v.lostIDs(cmd.Context(), built); err != nil {
		return err
	}
	if err := v.addTranslation(built); err != nil {
		return err
	}
	options, done := v.explore()
	difficulties := v.toProve(built.Story)
	if len(difficulties) > 1 {
		debug.SetGCPercent(100) // three processes would take more room than one that has twice its live sets
	}
	found, err := explore.VerifyAll(cmd.Context(), built.Story, difficulties, options)
	done()
	if err != nil {
		return err
	}
	var reports []*proof.Report
	failed := false
	for _, r := range found {
		reports = append(reports, &proof.Report{Report: r, Compiler: built.Warnings, Path: v.path, Source: v.sources(v.out)})
		failed = failed || len(r.Defects) > 0 || !r.Complete
	}
	if err := as.write(v, reports); err != nil {
		return fmt.Errorf("the report cannot be written: %w", err)
	}
	v.hintStory()
	if failed {
		return exit(exitFailed)
	}
	return nil
}

// hintStory tells that the working directory holds a story, if none was named.
func (v *verifyCommand) hintStory() {
	if v.storyDir == "" && inputs.StoryAbove("story.md") != "" {
		v.complain(errors.New("this folder holds a story, and the built-in one was proven; --story . names it"))
	}
}

// toProve lists the difficulties that are proven. A story without suspicion is the same on
// all of them: for people one report says so, programs find one for each that they asked for.
func (v *verifyCommand) toProve(story *game.Story) []game.Difficulty {
	all := v.difficulties.List()
	if len(all) > 1 && !story.HasSuspicion() && v.format.Value().Name != "json" {
		return []game.Difficulty{game.Agent}
	}
	return all
}

// lostIDs returns the compiler's warnings, and, if --since names a revision, one
// for each id that its saves may hold in vain.
func (v *verifyCommand) lostIDs(ctx context.Context, built *scenes.Result) (diag.List, error) {
	if v.since == "" {
		return built.Warnings, nil
	}
	old, err := revision.Story(ctx, v.storyDir, v.since)
	if err != nil {
		return nil, err
	}
	list := slices.Clone(built.Warnings)
	for _, lost := range compare.Of(old, built.Story, "").Lost() {
		at := diag.Range{File: lost.Pos.File, Line: lost.Pos.Line, Col: lost.Pos.Col, EndLine: lost.Pos.Line, EndCol: lost.Pos.Col + 1}
		list = append(list, diag.Diagnostic{Severity: diag.Warning, Code: "lost-id", Range: at, Message: lost.Msg})
	}
	list.Sort()
	return list, nil
}

// addTranslation adds the warnings about translations that are kept by `cobalt
// translate`.
func (v *verifyCommand) addTranslation(built *scenes.Result) error {
	if len(built.Story.Text) < 2 {
		return nil // it is not translated
	}
	fsys := v.source()
	a, err := scenes.Analyze(fsys, scenes.Options{Art: assets.Art})
	if err != nil {
		return err
	}
	built.Warnings = append(built.Warnings, translation.Warnings(fsys, a, v.lang)...)
	built.Warnings.Sort()
	return nil
}

// sources returns the lines of the story's files, if what is written to w shows them.
func (v *verifyCommand) sources(w io.Writer) func(file string, line int) string {
	if !v.faultText(w).Explain {
		return nil
	}
	fsys, read := v.source(), map[string][]string{}
	return func(file string, line int) string {
		lines, known := read[file]
		if !known {
			text, _ := fs.ReadFile(fsys, file) // a file that is gone meanwhile shows nothing
			lines = strings.Split(string(text), "\n")
			read[file] = lines
		}
		if line < 1 || line > len(lines) {
			return ""
		}
		return strings.TrimSuffix(lines[line-1], "\r")
	}
}

// verifyFormats returns the formats in which a report is written.
func verifyFormats() *value.Formats[verifyFormat] {
	return value.FormatsOf(
		value.Format[verifyFormat]{Name: "text", As: verifyFormat{(*verifyCommand).writeText, nil}},
		value.Format[verifyFormat]{Name: "json", As: verifyFormat{(*verifyCommand).writeJSON, proof.JSONFaults}},
		value.Format[verifyFormat]{Name: "github", As: verifyFormat{(*verifyCommand).writeGitHub, report.GitHubFaults}},
	)
}

// A verifyFormat is a way to write a report.
type verifyFormat struct {
	write func(*verifyCommand, []*proof.Report) error
	// faults writes the faults of a story that cannot be proven; nil if they are
	// told on standard error.
	faults faultWriter
}

func (v *verifyCommand) writeText(reports []*proof.Report) error {
	for i, r := range reports {
		if i > 0 {
			if _, err := fmt.Fprintln(v.out); err != nil {
				return err
			}
		}
		if err := r.WriteText(v.out, v.paint(v.out)); err != nil {
			return err
		}
	}
	return nil
}

func (v *verifyCommand) writeJSON(reports []*proof.Report) error {
	if len(reports) == 1 {
		return reports[0].WriteJSON(v.out)
	}
	return proof.WriteListJSON(v.out, reports)
}

func (v *verifyCommand) writeGitHub(reports []*proof.Report) error {
	for _, r := range reports {
		if err := r.WriteGitHub(v.out); err != nil {
			return err
		}
	}
	return nil
}

// A proving is the common part of verify and route.
type proving struct {
	*options
	memory value.Bytes
}

func (p *proving) addFlags(flags *pflag.FlagSet) {
	flags.Var(&p.memory, "max-memory", "give up, and tell what is known, past this `size`, as in 512MiB (default: 4GiB, or three quarters of the memory there is)")
}

// explore returns the options for package explore, and the function that takes
// the line of progress away.
func (p *proving) explore() (o explore.Options, done func()) {
	if p.memory == 0 {
		p.memory = value.Bytes(explore.DefaultMemory())
	}
	debug.SetMemoryLimit(explore.SoftMemory(int64(p.memory)))
	debug.SetGCPercent(40) // a proof is mostly live sets: less room above them, for a little more time
	o = explore.Options{Difficulty: p.difficulty.Or(game.Agent), Lang: p.lang, MaxMemory: int64(p.memory)}
	o.Progress, done = p.proofProgress()
	return o, done
}

// proofProgress returns the progress of a proof that begins now, and the function
// that takes its line away.
func (o *options) proofProgress() (show func(explore.Progress), done func()) {
	line := o.progress()
	show = func(p explore.Progress) {
		line.Show(func() string {
			rate := int(float64(p.States) / max(p.Elapsed.Seconds(), 1e-9))
			return fmt.Sprintf("%s states, %s a second, %s in the frontier", output.Thousands(p.States), output.Thousands(rate), output.Thousands(p.Frontier))
		})
	}
	return show, line.Clear
}

// milliseconds is a time in seconds, to the millisecond.
func milliseconds(d time.Duration) float64 { return d.Round(time.Millisecond).Seconds() }

// provenFile is the file of the built-in story's folder with the least that any run
// needs to each ending, as it was proven. A test holds it to the proof.
const provenFile = "missions/proven.json"

// proven returns the least that any run of a story needs to each ending, as far
// as that stands written; nothing if the story is another than the built-in one as
// it was proven.
func proven(story *game.Story, d game.Difficulty) (race.Proven, error) {
	proof, err := provenProof()
	if err != nil {
		return nil, err
	}
	return proof.Of(story, d), nil
}

// provenProof returns the proof that stands written.
func provenProof() (*race.Proof, error) {
	text, err := fs.ReadFile(scenes.Embedded(), provenFile)
	if err != nil {
		return nil, fmt.Errorf("the built-in story's proof: %w", err)
	}
	return race.ParseProof(text)
}

// rarity returns how rare a story's endings are, as far as that stands written.
func rarity(story *game.Story) func(d game.Difficulty, ending string) (share float64, known bool) {
	proof := sync.OnceValues(provenProof) // it is read at the first ending
	return func(d game.Difficulty, ending string) (float64, bool) {
		proof, err := proof()
		if err != nil {
			return 0, false // only its own test can find that
		}
		return proof.Share(story, d, ending)
	}
}

// prove finds the least that any run of a story needs to each ending, and a
// shortest run to each.
func prove(ctx context.Context, story *game.Story, o explore.Options) (race.Proven, error) {
	report, err := explore.Verify(ctx, story, o)
	if err != nil {
		return nil, err
	}
	if !report.Complete {
		return nil, fmt.Errorf("the proof did not come to its end: %w", report.Stopped)
	}
	ways, err := explore.Shortest(ctx, story, o)
	if err != nil {
		return nil, err
	}
	var list race.Proven
	for i, way := range ways {
		e := &report.Endings[i]
		if way == nil {
			continue
		}
		file, err := way.MissionFile(story, "")
		if err != nil {
			return nil, err
		}
		run := race.Check(story, file.Name, file, nil).Run
		list = append(list, race.Shortest{Ending: e.ID, Choices: e.Choices, Minutes: e.Minutes, Splits: race.Stretches(&run)})
	}
	return list, nil
}
