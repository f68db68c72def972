package main

import (
	"errors"
	"io"
	"runtime/debug"

	"github.com/spf13/cobra"

	"cobalt/assets"
	"cobalt/cmd/cobalt/origin"
	"cobalt/cmd/cobalt/value"
	"cobalt/scenes/lsp"
)

func newLSPCommand(o *options) *cobra.Command {
	memory := value.Bytes(1 << 30)
	var noProof bool
	cmd := &cobra.Command{
		Use:   "lsp",
		Short: "The language server, for editors",
		Long: `Lsp speaks the Language Server Protocol over standard input and output: an editor
starts it, and people have no use for it. It works on the text that the editor has
open, saved or not. It tells faults with their codes, completes targets, names and
choices, shows what a name is and where it stands, renames in scenes, translations
and missions, and proves the story while nobody types.

--story names the story of mission files that lie in no story's folder, --difficulty
the one on which stories are proven.

Exit status: 0 if the editor asked for a shutdown before it left, 1 if it did not.`,
		Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			opt := lsp.Options{
				Version: origin.Version(), Art: assets.Art, Story: o.storyDir,
				Difficulty: o.difficulty.Or(0), MaxMemory: int64(memory),
			}
			if noProof {
				opt.MaxMemory = -1
			}
			debug.SetGCPercent(40) // an editor's server lives long: less room above what it keeps, for a little more time
			err := lsp.Serve(cmd.Context(), o.in, unclosed{o.out}, opt)
			if errors.Is(err, lsp.ErrNoShutdown) {
				return exit(exitFailed)
			}
			return err
		},
	}
	cmd.Flags().Var(&memory, "max-memory", "end a proof that would need more than this `size`, as in 512MiB")
	cmd.Flags().BoolVar(&noProof, "no-proof", false, "never prove the story")
	return cmd
}

// unclosed is a stream that is not the language server's to close.
type unclosed struct{ io.Writer }

func (unclosed) Close() error { return nil }
