package phrases

import "cobalt/game"

type titlePhrases struct {
	Continue, New  string
	Settings, Quit string
	Last, Window   string
	Demo           string
	LastSaved      string `yaml:"last_saved"`
	LastPlain      string `yaml:"last_plain"` // of a story without suspicion
	LastSavedPlain string `yaml:"last_saved_plain"`
}

// BriefingPhrases ask for a difficulty.
type BriefingPhrases struct {
	Title, Ask            string
	Recruit, Agent, Ghost DifficultyPhrases
}

// DifficultyPhrases name a difficulty and its effects.
type DifficultyPhrases struct{ Name, About string }

// Of returns the phrases of a difficulty.
func (p *BriefingPhrases) Of(d game.Difficulty) *DifficultyPhrases {
	switch d {
	case game.Recruit:
		return &p.Recruit
	case game.Ghost:
		return &p.Ghost
	default:
		return &p.Agent
	}
}

// SettingsPhrases are the words of the settings.
type SettingsPhrases struct {
	Title, Fixed, Unkept string
	Theme, Contrast      SettingPhrases
	Color                SettingPhrases
	Text                 SettingPhrases `yaml:"text-speed"`
	Motion               SettingPhrases `yaml:"reduced-motion"`
	Measure, Language    SettingPhrases
	Difficulty, Timer    SettingPhrases
	Mouse, Sound         SettingPhrases
	Values               settingValues
	Plain                SettingPhrases
	Taskbar              SettingPhrases
}

// SettingPhrases name a setting and its effects.
type SettingPhrases struct{ Name, About string }

// Of returns the phrases of a setting.
func (p *SettingsPhrases) Of(name string) *SettingPhrases {
	return map[string]*SettingPhrases{
		"theme": &p.Theme, "contrast": &p.Contrast, "color": &p.Color, "text-speed": &p.Text,
		"reduced-motion": &p.Motion, "measure": &p.Measure, "language": &p.Language,
		"difficulty": &p.Difficulty, "timer": &p.Timer, "mouse": &p.Mouse, "plain": &p.Plain,
		"sound": &p.Sound, "taskbar": &p.Taskbar,
	}[name]
}

// PresetPhrases ask at the first start how the game is to be shown.
type PresetPhrases struct {
	Title, Ask                 string
	Usual, Calm, Large, Reader SettingPhrases
}
