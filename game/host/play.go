package host

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"

	"cobalt/game/keep"
	"cobalt/game/tui"
	"cobalt/game/tui/missions"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/plain"
	"cobalt/game/tui/session"
	"cobalt/game/tui/settings"
	"cobalt/save/records"
)

// story returns the story that a player asks for, by its id.
func (h *Host) story(args []string) (*Story, error) {
	if len(args) == 0 {
		return h.o.Stories[0], nil
	}
	var ids []string
	for _, s := range h.o.Stories {
		if s.ID == args[0] {
			return s, nil
		}
		ids = append(ids, s.ID)
	}
	return nil, usageError{fmt.Sprintf("there is no story %q here; there is %s", args[0], strings.Join(ids, ", "))}
}

// play plays a story: full screen on a terminal, else in plain lines.
func (v *visit) play(args []string) error {
	story, err := v.h.story(args)
	if err != nil {
		return err
	}
	return v.playFrom(story, nil)
}

// An opening sets the run that is played at once, and returns what is told before all
// else; nil: the title asks which. There is no library of a guest.
type opening func(*session.Options, *records.Library) (notice string, err error)

// playFrom plays a story, from an opening.
func (v *visit) playFrom(story *Story, from opening) error {
	o, library, err := v.options(story, from)
	if err != nil {
		return err
	}
	defer v.hang()()
	if v.isTerminal && v.environ.get("ACCESSIBLE") == "" && !o.Settings.Plain {
		err = v.screen(o)
	} else {
		err = v.inLines(o, &lines{v, bucket{burst, v.began}})
	}
	if library != nil {
		if closing := library.Close(); closing != nil {
			v.log.Error("a session's runs could not be given back", "err", closing)
		}
	}
	return v.farewell(err)
}

// inLines plays in plain lines, which are read from what the player sends.
func (v *visit) inLines(o session.Options, in io.Reader) error {
	o.Columns = v.columns()
	if v.isTerminal {
		in = &typedLines{keys: in, echo: v.echo}
	}
	_, err := plain.Play(v.ctx, o, in, v)
	return err
}

// columns returns how many columns the player's terminal has; nil if there is none.
func (v *visit) columns() func() int {
	if !v.isTerminal {
		return nil
	}
	return func() int { return v.terminal.window.now().Width }
}

// screen plays on the player's terminal, and goes on in plain lines if the player chooses
// these at the first visit. Keys that were read by then, and not answered, are dropped.
func (v *visit) screen(o session.Options) error {
	if name := v.environ.get("TERM"); name == "" || name == "dumb" || name == "unknown" {
		return fmt.Errorf("this terminal (%q) can draw no screen; `ssh -T` plays in plain lines", name)
	}
	in := newKeys(v)
	defer in.end() // what reads it ends with it
	go in.pump(v.Session)
	wantsLines := false
	o.Decisions.Lines = func() { wantsLines = true }
	lent := lent{in, make(chan struct{})}
	_, err := tui.Play(v.ctx, o, tui.Terminal{
		Out: v.terminal, Environ: v.environ, Remote: &tui.Window{Size: v.terminal.window.now(), Follow: v.terminal.window.follow, Keys: lent},
	})
	if err != nil || v.ctx.Err() != nil || !wantsLines {
		return err
	}
	lent.takeBack()
	return v.inLines(o, in)
}

// options returns the options of playing a story, and the library that keeps the runs;
// nil for a guest.
func (v *visit) options(story *Story, from opening) (o session.Options, library *records.Library, err error) {
	o = session.Options{Clock: v.h.o.Clock, After: v.h.o.After, Tongue: story.Tongue(v.environ.get), OtherStory: story != v.h.o.Stories[0], Calm: true, Elsewhere: true}
	if v.person != nil {
		var decided bool
		if o.Settings, decided, err = v.h.o.Store.Settings(v.ctx, v.person.ID); err != nil {
			return o, nil, fmt.Errorf("your settings cannot be read just now: %w", err)
		}
		o.First = !decided
		o.Decisions.Keep = func(name, value string) error {
			return v.h.o.Store.Decide(context.WithoutCancel(v.ctx), v.person.ID, name, value)
		}
		library = v.h.o.Store.NewLibrary(v.ctx, v.person.ID, story.ID)
	}
	if v.environ.get("NO_COLOR") != "" {
		o.Settings.Color, o.Decisions.Fixed = settings.Never, map[string]string{"color": "NO_COLOR"}
	}
	o.Profile = profileOf(o.Settings.Color, v.environ)
	if o.Phrases, err = o.Tongue.Phrases(nil, o.Settings.Language); err != nil {
		return o, nil, err
	}
	v.phrases = o.Phrases
	load := func(o *session.Options) error { return v.load(o, story, from, library) }
	if from != nil {
		return o, library, load(&o) // there is no title behind which it could be done
	}
	o.Load = load
	return o, library, nil
}

// profileOf returns the colors of a terminal.
func profileOf(color settings.Color, e environ) colorprofile.Profile {
	profile := max(colorprofile.Env(e), colorprofile.ASCII)
	switch color {
	case settings.Never:
		return colorprofile.ASCII
	case settings.Always:
		return max(profile, colorprofile.ANSI)
	case settings.Auto:
	}
	return profile
}

// load sets the options that take time to find.
func (v *visit) load(o *session.Options, story *Story, from opening, library *records.Library) (err error) {
	o.Story, o.Art, o.ArtInMemory, o.Rarity = story.Story, story.Art, true, story.Rarity
	words, found := o.Tongue.Words(o.Story, o.Settings.Language)
	o.Words = words
	if o.Phrases, err = o.Tongue.Phrases(words, o.Settings.Language); err != nil {
		return err
	}
	var notices []string
	if from != nil {
		notice, err := from(o, library)
		if err != nil {
			return err
		}
		notices = append(notices, notice) // first, because the line of notices may be too short for all
	}
	o.Today = func() (session.Day, error) { return v.offered(story, library) }
	notices = append(notices, v.h.o.Greeting)
	if !found {
		notices = append(notices, phrases.Fill(o.Phrases.Notices.NoLanguage, "language", phrases.Clean(o.Settings.Language)))
	}
	if library == nil {
		notices = append(notices, o.Phrases.Host.Guest)
	} else if err := v.loadKept(o, story, library); err != nil {
		return err
	}
	o.Notice = strings.Join(strings.Fields(clean(strings.Join(append(notices, o.Notice), " "))), " ")
	return nil
}

// loadKept loads what is kept of the player.
func (v *visit) loadKept(o *session.Options, story *Story, library *records.Library) error {
	o.Keeper, o.Library = shown{library, story, v}, library
	var err error
	if o.Past, err = library.KeepFinds(); err != nil {
		fault(v.ctx, v.log, "a player's finds cannot be read", "err", err)
		o.Notice = o.Phrases.ProfileTrouble(false)
	}
	last, broken, err := library.Last(o.Story)
	if err != nil {
		fault(v.ctx, v.log, "a player's runs cannot be read", "err", err)
		return errors.New("your runs cannot be read just now; come back in a moment")
	}
	o.Last, o.First = last, o.First && last == nil && broken == nil
	if broken != nil {
		o.Notice = strings.Join([]string{o.Notice, missions.BrokenText(o.Phrases, broken)}, " ")
	}
	return nil
}

// farewell tells why a session ended, if the player did not end it, and returns the error
// that its status comes from.
func (v *visit) farewell(err error) error {
	p := &v.phrases.Host
	var words string
	switch cause := context.Cause(v.ctx); {
	case errors.Is(cause, errIdle):
		words = phrases.Fill(p.Idle, "minutes", strconv.Itoa(int(v.h.limits.Idle.Minutes())))
	case errors.Is(cause, errWhole):
		words = phrases.Fill(p.Whole, "hours", strconv.Itoa(int(v.h.limits.Whole.Hours())))
	case errors.Is(cause, errClosing):
		words = p.Closing
	case errors.Is(cause, errBarred):
		words = p.Barred
	}
	if words != "" {
		v.say(words)
	}
	var unkept *keep.KeepError
	switch {
	case errors.As(err, &unkept):
		v.log.Error("a run could not be kept", "err", unkept.Err)
		return errors.New(phrases.Fill(p.Unkept, "why", v.phrases.Brief(unkept.Err)))
	case errors.Is(err, tui.ErrBroken):
		v.h.counts.broken.Add(1)
		v.log.Error("a session's interface broke")
		return errors.New(p.Broken)
	case err != nil:
		return err
	case words != "":
		return errTold
	}
	return nil
}
