// Package helptext is the help of the command line in other languages than English, in
// which the commands themselves bring it. The main commands for players have all of
// theirs; the commands below them have a line and their flags, the others a line.
package helptext

import (
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"sync"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v4"
)

//go:embed es.yaml
var files embed.FS

// A text is the help of the command line in one language.
type text struct {
	Labels map[string]string
	// Arguments are the words that stand in a usage line for what is to be given.
	Arguments map[string]string
	Commands  map[string]struct{ Short, Long string } // by path, without the program's name
	Flags     map[string]string                       // usage, by name, or by path and name: "data import --force"
}

// Languages returns the tags of the languages that the help is in, English apart.
func Languages() []string { return []string{"es"} }

// Apply puts the help of a command line into a language. Texts that the language lacks
// stay as they are. The error is that there is no such language, or that its file is
// broken.
func Apply(root *cobra.Command, tag string) error {
	data, err := fs.ReadFile(files, tag+".yaml")
	if err != nil {
		return fmt.Errorf("the help in the language %q: %w", tag, err)
	}
	t := new(text)
	if err := yaml.Load(data, t, yaml.WithKnownFields()); err != nil {
		return fmt.Errorf("the help in the language %q: %w", tag, err)
	}
	t.command(root)
	root.SetUsageTemplate(t.template(root.UsageTemplate()))
	return nil
}

// argument is a word in a usage line that stands for what is to be given.
var argument = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\b[A-Z]+\b`) })

// command puts a command and those below it into the language. A usage line stays as it
// is where a text that stays in English explains its words.
func (t *text) command(cmd *cobra.Command) {
	cmd.InitDefaultHelpFlag()
	cmd.InitDefaultVersionFlag()
	_, path, _ := strings.Cut(cmd.CommandPath(), " ")
	if own, ok := t.Commands[path]; ok {
		cmd.Short = own.Short
		if own.Long != "" || cmd.Long == "" {
			cmd.Use = argument().ReplaceAllStringFunc(cmd.Use, func(word string) string { return cmp.Or(t.Arguments[word], word) })
		}
		if own.Long != "" {
			cmd.Long = strings.TrimRight(own.Long, "\n")
		}
	}
	t.flags(cmd)
	for _, below := range cmd.Commands() {
		t.command(below)
	}
}

// flags puts the usage of a command's flags into the language. A command for authors
// keeps its own.
func (t *text) flags(cmd *cobra.Command) {
	_, path, _ := strings.Cut(cmd.CommandPath(), " ")
	players := t.Commands[path].Long != "" || cmd.HasParent() && cmd.Parent().HasParent()
	change := func(f *pflag.Flag) {
		usage, ok := t.Flags[path+" --"+f.Name]
		if !ok {
			usage, ok = t.Flags[f.Name]
		}
		switch {
		case f.Name == "help":
			f.Usage = strings.ReplaceAll(t.Labels["help"], "{command}", cmd.Name())
		case f.Name == "version":
			f.Usage = strings.ReplaceAll(t.Labels["version"], "{command}", cmd.Name())
		case ok && players:
			f.Usage = usage
		}
	}
	cmd.LocalNonPersistentFlags().VisitAll(change)
	cmd.PersistentFlags().VisitAll(change)
}

// template puts the words of the template of usage into the language.
func (t *text) template(text string) string {
	for _, head := range []string{"Usage", "Aliases", "Examples", "Available Commands", "Global Flags", "Flags", "Additional help topics"} {
		text = strings.ReplaceAll(text, "\n"+head+":", "\n"+t.Labels[head]+":")
		text = strings.ReplaceAll(text, "}}"+head+":", "}}"+t.Labels[head]+":")
		if strings.HasPrefix(text, head+":") {
			text = t.Labels[head] + strings.TrimPrefix(text, head)
		}
	}
	text = strings.ReplaceAll(text, "[command]{{end}}", "["+t.Labels["command"]+"]{{end}}")
	text = strings.ReplaceAll(text, "{{.UseLine}}", `{{localUse .UseLine}}`)
	text = strings.ReplaceAll(text, "| trimTrailingWhitespaces}}", "| localDefaults | trimTrailingWhitespaces}}") // behind flags
	before, more, _ := strings.Cut(text, `Use "`)
	_, end, _ := strings.Cut(more, "for more information about a command.")
	text = before + strings.ReplaceAll(t.Labels["more"], "{command}", "{{.CommandPath}}") + end
	cobra.AddTemplateFunc("localUse", func(line string) string {
		return strings.Replace(line, "[flags]", "["+t.Labels["flags"]+"]", 1)
	})
	cobra.AddTemplateFunc("localDefaults", func(flags string) string {
		return strings.NewReplacer("(default ", "("+t.Labels["default"]+": ", "(default\n", "("+t.Labels["default"]+":\n").Replace(flags)
	})
	return text
}
