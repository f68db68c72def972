package value

import (
	"fmt"

	"github.com/spf13/cobra"
)

// Arguments demands from least to most arguments of a command, and otherwise shows
// how it is used.
func Arguments(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if least <= len(args) && len(args) <= most {
			return nil
		}
		return fmt.Errorf("usage: %s; `%s --help` says more", cmd.UseLine(), cmd.CommandPath())
	}
}
