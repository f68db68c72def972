package phrases

import (
	"strings"
	"time"
)

// Date writes a time as a layout of [time.Time.Format] has it, with the language's word
// for the month where the layout says Jan.
func (p *Phrases) Date(at time.Time, layout string) string {
	before, behind, found := strings.Cut(layout, "Jan")
	if !found || len(p.Months) < int(at.Month()) {
		return at.Format(layout)
	}
	return at.Format(before) + p.Months[at.Month()-1] + at.Format(behind)
}

// Decimal writes a number as the language has it, which is given with a point before its
// tenths.
func (p *Phrases) Decimal(number string) string { return strings.Replace(number, ".", p.Point, 1) }

// keyNames are the names of keys that are no signs.
type keyNames struct {
	Enter, Space, Esc, Ctrl string
	PageUp                  string `yaml:"pgup"`
	PageDown                string `yaml:"pgdn"`
}

// KeyName returns the name of a key, or of several with slashes between, as it stands
// on keyboards of the language.
func (p *Phrases) KeyName(key string) string {
	n := &p.Keys.Names
	if len(key) < len("esc") {
		return key
	}
	names := [...]string{"enter", n.Enter, "space", n.Space, "esc", n.Esc, "ctrl", n.Ctrl, "pgup", n.PageUp, "pgdn", n.PageDown}
	named := false
	for i := 0; i < len(names); i += 2 {
		if key == names[i] {
			return names[i+1]
		}
		named = named || strings.Contains(key, names[i])
	}
	if !named {
		return key
	}
	return strings.NewReplacer(names[:]...).Replace(key)
}

// settingValues are the words for the values of settings.
type settingValues struct {
	Auto, Dark, Light     string
	Normal, High          string
	Always, Never         string
	Instant, Fast, Slow   string
	On, Off               string
	Original              string
	Recruit, Agent, Ghost string
}

// Value returns the word for a setting's value. Numbers and tags of languages stand for
// themselves.
func (p *SettingsPhrases) Value(value string) string {
	v := &p.Values
	word, ok := map[string]string{
		"auto": v.Auto, "dark": v.Dark, "light": v.Light, "normal": v.Normal, "high": v.High,
		"always": v.Always, "never": v.Never, "instant": v.Instant, "fast": v.Fast, "slow": v.Slow,
		"on": v.On, "off": v.Off, "original": v.Original, "recruit": v.Recruit, "agent": v.Agent, "ghost": v.Ghost,
	}[value]
	if !ok {
		return value
	}
	return word
}
