package main

import (
	"errors"
	"fmt"
	"math"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"cobalt/game"
	"cobalt/game/explore"
)

// A proving is what verify and route have in common.
type proving struct {
	*options
	memory memoryFlag
}

func (p *proving) addFlags(flags *pflag.FlagSet) {
	p.memory = explore.DefaultMemory
	flags.Var(&p.memory, "max-memory", "give up, and tell what is known, past this `size`, as in 512MiB or 4GiB")
}

// explore returns the options for package explore, and the function that takes
// the line of progress away.
func (p *proving) explore() (o explore.Options, done func()) {
	debug.SetMemoryLimit(int64(p.memory))
	debug.SetGCPercent(40) // a proof is mostly live sets: less room above them, for a little more time
	o = explore.Options{Difficulty: p.difficulty.or(game.Agent), Lang: p.lang, MaxMemory: int64(p.memory)}
	o.Progress, done = p.proofProgress()
	return o, done
}

// proofProgress returns the progress of a proof that begins now, and the function
// that takes its line away.
func (o *options) proofProgress() (show func(explore.Progress), done func()) {
	line := o.progress()
	show = func(p explore.Progress) {
		line.show(func() string {
			rate := int(float64(p.States) / max(p.Elapsed.Seconds(), 1e-9))
			return fmt.Sprintf("%s states, %s a second, %s in the frontier", thousands(p.States), thousands(rate), thousands(p.Frontier))
		})
	}
	return show, line.clear
}

// A memoryFlag is a number of bytes.
type memoryFlag int64

var memoryUnits = []struct {
	name string
	size float64
}{{"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10}, {"GB", 1e9}, {"MB", 1e6}, {"KB", 1e3}, {"G", 1 << 30}, {"M", 1 << 20}, {"K", 1 << 10}, {"B", 1}, {"", 1}}

func (f *memoryFlag) String() string {
	for _, u := range memoryUnits[:3] {
		if n := float64(*f) / u.size; n >= 1 && n == math.Trunc(n) {
			return strconv.FormatFloat(n, 'f', -1, 64) + u.name
		}
	}
	return strconv.FormatInt(int64(*f), 10)
}

// Set is called with what stands on the command line.
func (f *memoryFlag) Set(text string) error {
	for _, u := range memoryUnits {
		number, ok := strings.CutSuffix(text, u.name)
		if !ok {
			continue
		}
		n, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		if size := n * u.size; err == nil && size >= 1<<20 && size < 1<<62 {
			*f = memoryFlag(size)
			return nil
		}
		break
	}
	return errors.New("it is no size: write a number and a unit, as in 512MiB or 4GiB, at least 1MiB")
}

// Type is the value's name where help shows none.
func (*memoryFlag) Type() string { return "size" }

// milliseconds is a time in seconds, to the millisecond.
func milliseconds(d time.Duration) float64 { return d.Round(time.Millisecond).Seconds() }
