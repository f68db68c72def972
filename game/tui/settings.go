package tui

import (
	"errors"
	"fmt"
	"sync"

	tea "charm.land/bubbletea/v2"

	"cobalt/game/tui/settings"
)

// Settings are what a player decides about how the game is shown and played.
type Settings = settings.Settings

// A Background says what the terminal's background is.
type Background = settings.Background

// The backgrounds.
const (
	AskTerminal = settings.AskTerminal
	Dark        = settings.Dark
	Light       = settings.Light
)

// Decisions are how settings outlive the program.
type Decisions struct {
	// Keep keeps one setting, by its name and value, for the next time. It is
	// called off the interface's path; nil: settings are not kept.
	Keep func(name, value string) error
	// Fixed are the settings that something stronger decides, by name, and what
	// it is: a flag, a variable.
	Fixed map[string]string
}

type settingsPhrases struct {
	Title, Fixed, Unkept string
	Theme, Contrast      settingPhrases
	Color                settingPhrases
	Text                 settingPhrases `yaml:"text-speed"`
	Motion               settingPhrases `yaml:"reduced-motion"`
	Measure, Language    settingPhrases
	Difficulty, Timer    settingPhrases
	Mouse                settingPhrases
}

// settingPhrases name a setting and say what it does.
type settingPhrases struct{ Name, About string }

// of returns the phrases of a setting.
func (p *settingsPhrases) of(name string) *settingPhrases {
	return map[string]*settingPhrases{
		"theme": &p.Theme, "contrast": &p.Contrast, "color": &p.Color, "text-speed": &p.Text,
		"reduced-motion": &p.Motion, "measure": &p.Measure, "language": &p.Language,
		"difficulty": &p.Difficulty, "timer": &p.Timer, "mouse": &p.Mouse,
	}[name]
}

// decide sets a setting and shows it at once. It returns what keeps it.
func (t *Context) decide(field *settings.Field, value string) tea.Cmd {
	if err := field.Set(&t.settings, value); err != nil {
		t.notice = clean(err.Error())
		return nil
	}
	t.page = layMeasured(t.page.termWidth, t.page.termHeight, t.settings.Measure())
	if words, ok := t.story.Words(t.settings.Language); ok || t.settings.Language == "" {
		t.words = words
	}
	t.restyle()
	return tea.Batch(t.keepDecision(field.Name, value), t.askBackground())
}

// keepDecision returns what keeps a setting. Settings are kept one at a time, in
// the order in which they were made.
func (t *Context) keepDecision(name, value string) tea.Cmd {
	if t.decisions.Keep == nil {
		return nil
	}
	deciding, keep := t.deciding, t.decisions.Keep
	deciding.want(name, value)
	return func() tea.Msg { return decidedMsg{deciding.flush(keep)} }
}

// A decidedMsg tells how keeping settings went.
type decidedMsg struct{ err error }

func (m *Model) decided(msg decidedMsg) {
	if msg.err != nil {
		m.ctx.notice = fill(m.ctx.phrases.Settings.Unkept, "why", clean(msg.err.Error()))
	}
}

// deciding keeps settings, each as it was decided last, whatever order its
// callers come in.
type deciding struct {
	writing sync.Mutex // held while they are kept

	mu     sync.Mutex
	wanted map[string]string
}

// want says that a setting is to be kept. It only takes note of it.
func (d *deciding) want(name, value string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.wanted == nil {
		d.wanted = map[string]string{}
	}
	d.wanted[name] = value
}

// flush keeps what is wanted. What cannot be kept is not tried again: the next
// decision says it anew.
func (d *deciding) flush(keep func(name, value string) error) error {
	d.writing.Lock()
	defer d.writing.Unlock()
	d.mu.Lock()
	wanted := d.wanted
	d.wanted = nil
	d.mu.Unlock()
	var failed []error
	for name, value := range wanted {
		failed = append(failed, keep(name, value))
	}
	return errors.Join(failed...)
}

// finishDeciding keeps the settings that are not kept yet, when the program ends.
func (t *Context) finishDeciding() error {
	if t.decisions.Keep == nil {
		return nil
	}
	if err := t.deciding.flush(t.decisions.Keep); err != nil {
		return fmt.Errorf("keeping the settings: %w", err)
	}
	return nil
}
