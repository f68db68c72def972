package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"cobalt/game/diag"
	"cobalt/game/tui/session"
	"cobalt/game/tui/settings"
	"cobalt/save/library"
)

// A chosen holds the decisions of the player: those of the settings file, and over
// them those of the command line and the environment.
type chosen struct {
	settings.Settings
	decisions session.Decisions
	notice    string // the faults of the file, if it has any
	first     bool   // nobody decided anything yet, here or on the command line
}

// A settingFlag is a setting that is given on the command line.
type settingFlag struct {
	field *settings.Field
	value string // empty if it is not given
}

func (f *settingFlag) String() string { return f.value }

// Set is called with the value on the command line.
func (f *settingFlag) Set(value string) error {
	f.value = value
	return f.field.Set(new(settings.Settings), value)
}

// Type is the value's name in help, if the usage names none.
func (f *settingFlag) Type() string { return f.field.Name }

// settingUsages describe the flags that are settings.
var settingUsages = [...][2]string{
	{"theme", "`auto|dark|light`: what the terminal's background is"},
	{"contrast", "`normal|high`: how much colors differ from the background"},
	{"text-speed", "`instant|fast|slow`: how voices appear"},
	{"reduced-motion", "`on|off`: nothing moves by itself"},
	{"measure", "the widest line of prose, 60 to 72 `columns`"},
	{"timer", "`on|off`: show real time and choices, scene by scene"},
	{"mouse", "`on|off`: click choices, scroll by the wheel"},
	{"sound", "`on|off`: ring the bell when you are caught or too late"},
	{"taskbar", "`on|off`: show suspicion in the terminal's taskbar"},
}

// addSettings adds the flags that are settings.
func (p *playCommand) addSettings(cmd *cobra.Command) {
	for _, usage := range settingUsages {
		f := &settingFlag{field: settings.Find(usage[0])}
		p.given = append(p.given, f)
		flag := cmd.Flags().VarPF(f, f.field.Name, "", usage[1])
		if isSwitch("--" + usage[0]) {
			flag.NoOptDefVal = "on"
		}
		completeWords(cmd, f.field.Name, f.field.Values...)
	}
}

// joinSwitches makes "--mouse=off" of "--mouse off": the flags that are on if nothing
// stands behind them take a value behind them all the same.
func joinSwitches(args []string) []string {
	var joined []string
	for i, arg := range args {
		if arg == "--" {
			return append(joined, args[i:]...)
		}
		if i > 0 && (arg == "on" || arg == "off") && isSwitch(args[i-1]) {
			joined[len(joined)-1] += "=" + arg
			continue
		}
		joined = append(joined, arg)
	}
	return joined
}

// isSwitch reports whether an argument is a flag that is on or off.
func isSwitch(arg string) bool {
	name, ok := strings.CutPrefix(arg, "--")
	if ok && name == "plain" {
		return true
	}
	for _, usage := range settingUsages {
		if ok && usage[0] == name {
			return strings.HasPrefix(usage[1], onOff)
		}
	}
	return false
}

// onOff is how the usage of a switch begins.
const onOff = "`on|off`"

// choose reads the settings file, and puts the decisions of the command line and the
// environment over it. Faults of the file are only told.
func (p *playCommand) choose() chosen {
	var c chosen
	c.decisions.Fixed = map[string]string{}
	if path, err := p.place().Settings(); err == nil {
		file := library.OpenSettings(path)
		decided, faults := file.Read()
		c.Settings, c.notice = decided, settingsNotice(faults)
		c.decisions.Keep = file.Change
		_, err := os.Stat(path)
		c.first = errors.Is(err, fs.ErrNotExist)
	}
	for _, f := range p.given {
		if f.value != "" && f.field.Set(&c.Settings, f.value) == nil {
			c.decisions.Fixed[f.field.Name] = "--" + f.field.Name
			c.first = false
		}
	}
	p.overrule(&c)
	return c
}

// overrule puts the decisions of the flags of every command and of the environment
// over the settings.
func (p *playCommand) overrule(c *chosen) {
	if p.difficulty.Given {
		c.Difficulty, c.decisions.Fixed["difficulty"] = p.difficulty.Value, "--difficulty"
	}
	if p.lang != "" {
		c.Language, c.decisions.Fixed["language"] = p.lang, "--lang"
	}
	force := p.getenv("CLICOLOR_FORCE")
	switch {
	case p.getenv("NO_COLOR") != "":
		c.Color, c.decisions.Fixed["color"] = settings.Never, "NO_COLOR"
	case p.flags.Changed("color"):
		c.Color, c.decisions.Fixed["color"] = settings.Color(p.color.Index()), "--color"
	case force != "" && force != "0":
		c.Color, c.decisions.Fixed["color"] = settings.Always, "CLICOLOR_FORCE"
	}
}

// settingsNotice tells the faults of the settings file in one sentence.
func settingsNotice(faults []error) string {
	switch len(faults) {
	case 0:
		return ""
	case 1:
		return diag.Printable(faults[0].Error() + ".")
	default:
		return diag.Printable(fmt.Sprintf("%v (and %d more).", faults[0], len(faults)-1))
	}
}
