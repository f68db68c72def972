package tui

import (
	"os"
	"regexp"
	"testing"

	"cobalt/assets"
	"cobalt/game"
	"cobalt/game/tui/phrases"
	"cobalt/game/tui/session"
	"cobalt/game/tui/settings"
	"cobalt/scenes"
)

// loaf returns the options of a run of the second story, which has no suspicion, in
// a language.
func loaf(t testing.TB, lang string) session.Options {
	t.Helper()
	story, err := scenes.CompileDir("../../scenes/loaf")
	if err != nil {
		t.Fatal(err)
	}
	o := playing(t, story, game.Agent)
	o.Words, _ = story.Words(lang)
	o.Art = os.DirFS("../../scenes/loaf")
	o.Tongue.Load = func(tags []string, own map[string]string) (*phrases.Phrases, error) {
		return phrases.LoadFor(assets.Words, tags, own)
	}
	if o.Phrases, err = o.Tongue.Phrases(o.Words, lang); err != nil {
		t.Fatal(err)
	}
	o.Settings.ReducedMotion = true
	return o
}

// toBread are the keys of a run to the ending Bread.
var toBread = []string{"1", "1", "1", "1", "1", "1", "3", "5", "1"}

// loafScreens are the keys to each screen.
var loafScreens = map[string][]string{
	"play":    {"1", "1", "1", "1", "1"},
	"dossier": {"1", "1", "1", "1", "1", "i"},
	"ending":  toBread,
	"page":    append(toBread[:len(toBread):len(toBread)], "G", "enter"),
	"debrief": append(toBread[:len(toBread):len(toBread)], "G", "enter", "enter", "1"),
	"log":     append(toBread[:len(toBread):len(toBread)], "l"),
}

// TestLoaf holds the screens of a story of another genre against their golden files.
func TestLoaf(t *testing.T) {
	for name, keys := range loafScreens {
		checkEverywhere(t, name, func() session.Options { return loaf(t, "") }, keys...)
	}
	checkEverywhere(t, "title", func() session.Options { return atTheTitle(loaf(t, "")) })
	checkEverywhere(t, "play-es", func() session.Options { return loaf(t, "es") }, loafScreens["play"]...)
}

// TestLanguageTakesItsWords holds that a translation's own words of the interface are
// taken up as soon as its language is chosen, and let go of with it.
func TestLanguageTakesItsWords(t *testing.T) {
	m := New(loaf(t, ""))
	language := settings.Find("language")
	for _, step := range []struct{ tag, want string }{{"es", "En la mesa"}, {"original", "On the bench"}, {"es", "En la mesa"}} {
		m.ctx.Decide(language, step.tag)
		if got := m.ctx.Phrases.Panel.Carried; got != step.want {
			t.Errorf("in %q the panel says %q, want %q", step.tag, got, step.want)
		}
	}
	if m.ctx.Words.Tag != "es" {
		t.Errorf("it is told in %q", m.ctx.Words.Tag)
	}
}

// TestLoafHasNoSuspicion holds that a story that does without suspicion, trace and
// difficulty shows none of them on any screen.
func TestLoafHasNoSuspicion(t *testing.T) {
	foreign := regexp.MustCompile(`(?i)suspicion|\btrace|difficulty|recruit|\bagent|\bspy|caught`)
	screens := map[string][]string{"settings": append(append([]string{}, toSettings...), "down"), "new": {"1"}, "help": {"?"}}
	for name, keys := range loafScreens {
		screens[name] = keys
	}
	for name, keys := range screens {
		o := loaf(t, "")
		if name == "settings" || name == "new" {
			o = atTheTitle(o)
		}
		m := New(o)
		for _, key := range keys {
			feed(m, key)
			if got := foreign.FindString(text(m)); got != "" {
				t.Errorf("%s, after %q: %q in\n%s", name, key, got, text(m))
			}
		}
	}
}
