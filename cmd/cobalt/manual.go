package main

import (
	"fmt"
	"io"
	"os/exec"
	"strings"

	"github.com/spf13/cobra"

	"cobalt/cmd/cobalt/value"
	"cobalt/game/render/output"
	"cobalt/scenes"
	"cobalt/scenes/slug"
)

func newManualCommand(o *options) *cobra.Command {
	return &cobra.Command{
		Use:   "manual [CHAPTER]",
		Short: "The authors' manual: how scenes are written",
		Long: `Manual shows the manual for authors, or one chapter of it: its number, its title or
the beginning of its title. On a terminal it goes page by page through the program
that the variable PAGER names, or less; elsewhere it is Markdown.

Exit status: 0 if it was shown, 2 if there is no such chapter.`,
		Example: `  cobalt manual
  cobalt manual choices
  cobalt manual > manual.md`,
		Args: value.Arguments(0, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			text := scenes.Manual()
			if len(args) > 0 {
				var err error
				if text, err = chapter(text, args[0]); err != nil {
					return err
				}
			}
			return o.page(text)
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			var ids []string
			for _, c := range chapters(scenes.Manual()) {
				ids = append(ids, c.id)
			}
			return ids, cobra.ShellCompDirectiveNoFileComp
		},
	}
}

// A manualChapter is a chapter of the manual.
type manualChapter struct{ id, text string }

// chapters splits a manual at its headings of the second level. A heading within a
// document is none.
func chapters(manual string) (list []manualChapter) {
	fenced := false
	for line := range strings.Lines(manual) {
		fenced = fenced != strings.HasPrefix(line, "```")
		if title, ok := strings.CutPrefix(line, "## "); ok && !fenced {
			list = append(list, manualChapter{id: slug.Of(strings.TrimSpace(title))})
		}
		if len(list) > 0 {
			list[len(list)-1].text += line
		}
	}
	return list
}

// chapter returns the text of a chapter that somebody asks for.
func chapter(manual, want string) (string, error) {
	all := chapters(manual)
	ids := make([]string, len(all))
	for i, c := range all {
		ids[i] = c.id
		if fmt.Sprint(i+1) == want || c.id == slug.Of(want) {
			return c.text, nil
		}
	}
	for _, c := range all {
		if strings.HasPrefix(c.id, slug.Of(want)) && want != "" {
			return c.text, nil
		}
	}
	return "", fmt.Errorf("%s", value.Unknown("chapter", want, ids))
}

// page writes Markdown: on a terminal page by page, with its headings marked.
func (o *options) page(text string) error {
	if !isTerminal(o.out) {
		_, err := io.WriteString(o.out, text)
		return err
	}
	text = marked(text, o.paint(o.out))
	if pager := pagerOf(o.getenv("PAGER")); pager != nil {
		pager.Stdin, pager.Stdout, pager.Stderr = strings.NewReader(text), o.out, o.err
		if err := pager.Run(); err == nil {
			return nil
		}
	}
	_, err := io.WriteString(o.out, text)
	return err
}

// pagerOf returns the program that shows pages: the one that the variable PAGER
// names, or less; nil if there is none.
func pagerOf(variable string) *exec.Cmd {
	words := strings.Fields(variable)
	if len(words) == 0 {
		words = []string{"less", "-R"}
	}
	if _, err := exec.LookPath(words[0]); err != nil {
		return nil
	}
	return exec.Command(words[0], words[1:]...)
}

// marked marks the headings of Markdown, and dims its fences.
func marked(text string, p output.Painter) string {
	var b strings.Builder
	fenced := false
	for line := range strings.Lines(text) {
		bare := strings.TrimSuffix(line, "\n")
		fence := strings.HasPrefix(bare, "```")
		fenced = fenced != fence
		switch {
		case fence:
			b.WriteString(p.Dim(bare) + "\n")
		case strings.HasPrefix(bare, "#") && !fenced:
			b.WriteString(p.Good(bare) + "\n")
		default:
			b.WriteString(line)
		}
	}
	return b.String()
}
