package host

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"

	"cobalt/save/records"
)

// A command is one that is given over SSH: `ssh HOST NAME ARGUMENTS`.
type command struct {
	name        string // one word, or two
	terminal    bool   // it needs one, which `ssh -t` gives
	args        string // as the usage shows them
	about       string
	least, most int  // arguments
	known       bool // a guest cannot give it
	json        bool // it takes --json
	run         func(v *visit, args []string) error
}

// A usageError says that a command was given wrongly.
type usageError struct{ msg string }

func (e usageError) Error() string { return e.msg }

// errTold ends a session with a status, everything said.
var errTold = errors.New("")

// takes returns the arguments, if the words give this command.
func (c *command) takes(words []string) ([]string, bool) {
	name := strings.Fields(c.name)
	if len(words) < len(name) {
		return nil, false
	}
	for i, word := range name {
		if words[i] != word {
			return nil, false
		}
	}
	return words[len(name):], true
}

// usage shows how the command is given.
func (c *command) usage() string {
	client := "ssh HOST "
	if c.terminal {
		client = "ssh -t HOST "
	}
	text := strings.TrimSpace(client + c.name + " " + c.args)
	if c.json {
		text += " [--json]"
	}
	return text
}

// allCommands lists the commands. Of two that begin alike the longer comes first.
func allCommands() []*command {
	return []*command{
		{name: "race", terminal: true, args: "[STORY] [CATEGORY]", about: "play against the clock: to any ending, to one, or to all", most: 2, run: (*visit).race},
		{name: "play today", terminal: true, args: "[STORY]", about: "play the mission of the day, the same for everybody", most: 1, run: (*visit).playToday},
		{name: "play", terminal: true, args: "[STORY]", about: "play full screen; with ssh -T, or plain on, in lines", most: 1, run: (*visit).play},
		{name: "today", args: "[STORY]", about: "write the mission of the day: … > today.mission", most: 1, run: (*visit).today},
		{name: "name", args: "[NAME]", about: "choose the name by which others see you, once", most: 1, known: true, run: (*visit).name},
		{name: "missions get", args: "NAME", about: "write a mission file: … > x.mission", least: 1, most: 1, known: true, run: (*visit).get},
		{name: "missions put", args: "NAME", about: "keep a mission file: … < x.mission", least: 1, most: 1, known: true, run: (*visit).put},
		{name: "missions delete", args: "NAME", about: "delete a mission for good", least: 1, most: 1, known: true, run: (*visit).deleteMission},
		{name: "missions", about: "list your missions", known: true, run: (*visit).missions},
		{name: "records mine", about: "list your finished runs, and whether they count", known: true, run: (*visit).mine},
		{name: "records today", args: "[STORY]", about: "show who has done the mission of the day, in how many choices", most: 1, json: true, run: (*visit).recordsToday},
		{name: "records", args: "[STORY] [CATEGORY]", about: "show the table of records; each was run again", most: 2, json: true, run: (*visit).records},
		{name: "verify", about: "run a mission file again: … < run.mission", run: (*visit).verify},
		{name: "keys add", about: "add a key, for another machine: … < key.pub", known: true, run: (*visit).addKey},
		{name: "keys", about: "list your keys", known: true, run: (*visit).keyList},
		{name: "who", about: "list who plays", run: (*visit).who},
		{name: "watchable", args: "[on|off]", about: "say whether others may watch you play", most: 1, known: true, run: (*visit).watchable},
		{name: "readable", args: "[on|off]", about: "say whether others may read your finished runs on the host's page", most: 1, known: true, run: (*visit).readable},
		{name: "plain", args: "[on|off]", about: "say whether you play in plain lines on a terminal, too", most: 1, known: true, run: (*visit).plain},
		{name: "watch", args: "NAME", about: "watch somebody play, seconds behind", least: 1, most: 1, run: (*visit).watch},
		{name: "forget", about: "remove all that is kept of you, after a question", known: true, run: (*visit).forget},
		{name: "help", args: "[COMMAND]", about: "list the commands, or tell of one", most: 2, run: (*visit).help},
	}
}

// help lists the commands: all, or those whose names begin with words.
func (v *visit) help(words []string) error {
	var asked []*command
	for _, c := range v.h.commands {
		if name := strings.Fields(c.name); len(words) <= len(name) && slices.Equal(name[:len(words)], words) {
			asked = append(asked, c)
		}
	}
	if len(asked) == 0 {
		return usageError{unknown(strings.Join(words, " "))}
	}
	table := tabwriter.NewWriter(v, 0, 0, 2, ' ', 0)
	for _, c := range asked {
		fmt.Fprintf(table, "  %s\t%s\n", c.usage(), c.about)
	}
	if len(v.h.o.Stories) > 1 && len(words) == 0 {
		for _, s := range v.h.o.Stories {
			fmt.Fprintf(table, "  story %s\t%s\n", s.ID, clean(s.Text[0].Title))
		}
	}
	if len(words) == 0 {
		fmt.Fprintln(table, "HOST stands for all that leads here, as -p 2222 play.example.org.")
	}
	return table.Flush()
}

// wantsHelp returns the words of a command for which help is asked as programs are asked.
func wantsHelp(words []string) ([]string, bool) {
	last := len(words) - 1
	if last < 0 || words[last] != "--help" && words[last] != "-h" {
		return nil, false
	}
	return words[:last], true
}

// usages shows how a command is given, and those whose names begin with its name.
func (h *Host) usages(c *command) string {
	var all []string
	for _, o := range h.commands {
		if o == c || strings.HasPrefix(o.name, c.name+" ") {
			all = append(all, o.usage())
		}
	}
	return "usage: " + strings.Join(all, ", or ")
}

// unknown says that there is no command of a name.
func unknown(name string) string {
	return fmt.Sprintf("there is no command %q; `help` lists them", name)
}

// name tells or chooses the player's name.
func (v *visit) name(args []string) error {
	if len(args) == 0 {
		_, err := io.WriteString(v, v.person.Shown()+"\n")
		return err
	}
	switch err := v.h.o.Store.Choose(v.ctx, v.person.ID, args[0]); {
	case err == nil:
		_, err := fmt.Fprintf(v, "You are %s here.\n", args[0])
		return err
	case errors.Is(err, records.ErrNamed):
		return fmt.Errorf("you are %s here, because a name is chosen once", v.person.Shown())
	default:
		return err
	}
}
