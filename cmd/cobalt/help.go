package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"cobalt/cmd/cobalt/helptext"
	"cobalt/cmd/cobalt/inputs"
	"cobalt/cmd/cobalt/manpage"
	"cobalt/cmd/cobalt/origin"
	"cobalt/cmd/cobalt/value"
	"cobalt/game"
	"cobalt/game/language"
	"cobalt/game/suggest"
	"cobalt/game/tui/settings"
	"cobalt/save/library"
)

// addHelp gives the root its help, its version, its completions and its errors
// about flags. What flags do is broken by words to a width, unless that is 0.
func addHelp(root *cobra.Command, width int) {
	root.SetHelpCommand(newHelpCommand())
	root.SetVersionTemplate("{{.Name}} {{.Version}}\n")
	root.SetFlagErrorFunc(flagError)
	cobra.AddTemplateFunc("switches", switches)
	root.SetUsageTemplate(withSwitches(root.UsageTemplate(), width))
	addCompletion(root)
	completeWords(root, "difficulty", "recruit", "agent", "ghost")
	completeWords(root, "color", "auto", "always", "never")
	for _, folder := range []string{"story", "data"} {
		// The flag is there: it was added with the root.
		_ = root.MarkPersistentFlagDirname(folder)
	}
}

// localizeHelp has help told in the language that --lang, the settings or the environment
// asks for, if there is help in it. What keeps it from being written is helpFault: cobra
// asks for no error of help.
func (o *options) localizeHelp(root *cobra.Command) {
	inEnglish := root.HelpFunc()
	root.SetHelpFunc(func(cmd *cobra.Command, args []string) {
		known := append([]string{builtinLanguage}, helptext.Languages()...)
		if i, ok := language.First(o.readersLanguages(), known); ok && i > 0 {
			own := root.Long
			if err := helptext.Apply(root, known[i]); err != nil {
				panic(err) // the texts come with the program
			}
			if o.bundle != nil {
				root.Long = own // it tells of the bundle's story
				o.bundle.rename(root)
			}
		}
		var text bytes.Buffer
		cmd.SetOut(&text)
		inEnglish(cmd, args)
		cmd.SetOut(o.out)
		if _, err := io.WriteString(o.out, wrapped(text.String(), columns(o.out))); err != nil {
			o.helpFault = fmt.Errorf("the help cannot be written: %w", err)
		}
	})
}

// readersLanguages returns the tags of the languages that the player wants to read: that
// of --lang, else that of the settings, else those of the environment.
func (o *options) readersLanguages() []string {
	if o.lang != "" {
		return []string{o.lang}
	}
	if path, err := o.place().Settings(); err == nil {
		chosen, _ := library.OpenSettings(path).Read() // help tells no faults of settings
		switch chosen.Language {
		case settings.SystemLanguage:
		case settings.OriginalLanguage:
			return []string{builtinLanguage}
		default:
			return []string{chosen.Language}
		}
	}
	return language.FromEnvironment(o.getenv)
}

// withSwitches returns a template in which switches are written as manuals do.
func withSwitches(template string, width int) string {
	return strings.ReplaceAll(template, "FlagUsages |", fmt.Sprintf("FlagUsagesWrapped %d | switches |", width))
}

// switches writes flags whose value may be left out as manuals do: "[=on|off]".
func switches(usages string) string {
	return strings.ReplaceAll(usages, " on|off[=on]", "[=on|off]   ")
}

// addCompletion adds cobra's command for completions. Unlike cobra's own it fails
// for a shell that it does not know.
func addCompletion(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	completion, _, err := root.Find([]string{"completion"})
	if err != nil {
		panic(err) // it was added a moment ago
	}
	completion.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
}

// completeWords completes a flag to a few words.
func completeWords(cmd *cobra.Command, flag string, words ...string) {
	if err := cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // there is no such flag: the first start would show it
	}
}

// completeOfStory completes a flag to names in the story, if it can be read.
func (o *options) completeOfStory(cmd *cobra.Command, flag string, names func(*game.Story) []string) {
	complete := func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		story, err := o.story()
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return names(story), cobra.ShellCompDirectiveNoFileComp
	}
	if err := cmd.RegisterFlagCompletionFunc(flag, complete); err != nil {
		panic(err) // there is no such flag: the first start would show it
	}
}

// newHelpCommand returns `cobalt help COMMAND`. Unlike cobra's own it fails for a
// command that does not exist.
func newHelpCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND]",
		Short: "Say how a command is used",
		RunE: func(cmd *cobra.Command, args []string) error {
			about, rest, err := cmd.Root().Find(args)
			if err == nil && len(rest) == 0 {
				about.InitDefaultHelpFlag()
				return about.Help()
			}
			name := strings.Join(args, " ")
			return fmt.Errorf("there is no command %q%s; `cobalt help` lists the commands",
				name, suggest.Phrase(name, commandNames(cmd.Root())))
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return commandNames(cmd.Root()), cobra.ShellCompDirectiveNoFileComp
		},
	}
}

// flagError describes the fault of a flag in a sentence.
func flagError(cmd *cobra.Command, err error) error {
	var value *pflag.InvalidValueError
	var unknown *pflag.NotExistError
	switch {
	case errors.As(err, &value):
		return fmt.Errorf("--%s: %w", value.GetFlag().Name, valueError(value))
	case errors.As(err, &unknown):
		return unknownFlag(cmd, unknown)
	default:
		return fmt.Errorf("%w; `%s --help` says more", err, cmd.CommandPath())
	}
}

// valueError describes the fault of a flag's value.
func valueError(err *pflag.InvalidValueError) error {
	switch cause := err.Unwrap(); {
	case errors.Is(cause, strconv.ErrRange):
		return fmt.Errorf("%q is out of range", err.GetValue())
	case errors.Is(cause, strconv.ErrSyntax) && err.GetFlag().Value.Type() == "bool":
		return fmt.Errorf("%q is neither true nor false", err.GetValue())
	case errors.Is(cause, strconv.ErrSyntax):
		return fmt.Errorf("%q is no whole number", err.GetValue())
	default:
		return cause
	}
}

// unknownFlag names a flag that does not exist, and the one that was probably
// meant.
func unknownFlag(cmd *cobra.Command, err *pflag.NotExistError) error {
	name := "--" + err.GetSpecifiedName()
	if short := err.GetSpecifiedShortnames(); short != "" {
		name = "-" + err.GetSpecifiedName()
	}
	var known []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			known = append(known, "--"+f.Name)
		}
	})
	return fmt.Errorf("%s takes no flag %q%s; `%s --help` lists them", cmd.CommandPath(), name, suggest.Phrase(name, known), cmd.CommandPath())
}

// completeMissions completes an argument to the names of mission files.
func completeMissions(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{inputs.Extension[1:]}, cobra.ShellCompDirectiveFilterFileExt
}

// newManCommand returns `cobalt man`, for those who package the program.
func newManCommand(o *options) *cobra.Command {
	return &cobra.Command{
		Use:    "man",
		Short:  "Print the manual page, for man(1)",
		Hidden: true,
		Args:   value.Arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return manpage.Write(o.out, cmd.Root(), origin.BuiltAt(), isSwitch)
		},
	}
}
