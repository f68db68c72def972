package front

import (
	tea "charm.land/bubbletea/v2"

	"cobalt/game/tui/phrases"
	"cobalt/game/tui/screen"
	"cobalt/game/tui/settings"
)

// A preset is a few settings under one name.
type preset struct {
	words    phrases.SettingPhrases
	settings [][2]string // names and values
	leaves   bool        // it wants another interface
}

// presets are what somebody chooses from at the first start.
func presets(p *phrases.PresetPhrases) []preset {
	return []preset{
		{words: p.Usual, settings: [][2]string{{"reduced-motion", "off"}}},
		{words: p.Calm, settings: [][2]string{{"reduced-motion", "on"}, {"text-speed", "instant"}}},
		{words: p.Large, settings: [][2]string{{"contrast", "high"}, {"measure", "60"}}},
		{words: p.Reader, settings: [][2]string{{"plain", "on"}}, leaves: true},
	}
}

// NewPresets asks at the first start how the game is to be shown. Any answer is kept, so
// that it is asked once.
func NewPresets(c *screen.Context) screen.Screen {
	p := &c.Phrases.Presets
	var entries []screen.Entry
	for _, preset := range presets(p) {
		about := phrases.Fill(preset.words.About, "command", c.FullScreen())
		entries = append(entries, screen.Entry{Label: preset.words.Name, Below: about, Take: func(c *screen.Context) screen.Action {
			if preset.leaves && c.Decisions.Lines != nil {
				c.Decisions.Lines()
			}
			return screen.Action{Cmd: preset.decide(c), Pop: !preset.leaves, Quit: preset.leaves}
		}})
	}
	return screen.NewDialog(c, p.Title, p.Ask, entries)
}

// decide sets the settings of the preset, but for those that something stronger decides.
func (p *preset) decide(c *screen.Context) tea.Cmd {
	var cmds []tea.Cmd
	for _, s := range p.settings {
		if _, fixed := c.Decisions.Fixed[s[0]]; !fixed {
			cmds = append(cmds, c.Decide(settings.Find(s[0]), s[1]))
		}
	}
	return tea.Batch(cmds...)
}
