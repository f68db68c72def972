package manpage_test

import (
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"cobalt/cmd/cobalt/manpage"
)

// The page shows the words of the help as they are: signs of Markdown and of roff
// in them have no meaning, and indented lines keep their form.
func TestWrite(t *testing.T) {
	root := &cobra.Command{Use: "prog", Short: "A program", Long: "It takes a*b*c, d_e_f, [g](h), <i> and #j.\n.k begins a `line`.\n\n  one   * two\n  three"}
	sub := &cobra.Command{Use: "sub FILE|DIR...", Short: "Do it", Example: "  prog sub <x> | less", RunE: func(*cobra.Command, []string) error { return nil }}
	sub.Flags().String("with-it", "", "take this `file*name`")
	sub.Flags().String("loud", "", "`on|off`: be loud")
	root.AddCommand(sub)
	built := time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC)
	var out strings.Builder
	if err := manpage.Write(&out, root, &built, func(flag string) bool { return flag == "--loud" }); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`.TH "COBALT" "1" "Nov 2026"`,
		"\nIt takes a*b*c, d_e_f, [g](h), <i> and #j.\n\\&.k begins a \\fBline\\fP.\n",
		"\n.EX\n  one   * two\n  three\n.EE\n",
		"\n.SS prog sub FILE|DIR... [flags]\nDo it.\n",
		"\n  prog sub <x> | less\n",
		"\n\\fB\\-\\-with\\-it\\fP \\fIfile*name\\fP\ntake this file*name\n",
		"\n\\fB\\-\\-loud\\fP[=\\fIon|off\\fP]\n",
		"\n.SH EXIT STATUS\n",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in the page:\n%s", want, out.String())
		}
	}
}
