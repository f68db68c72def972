package helptext

import (
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// A command line is told in Spanish: commands, flags, and the words between them.
func TestApply(t *testing.T) {
	root := &cobra.Command{Use: "cobalt [FILE]", Short: "A story", Long: "A long story.", Run: func(*cobra.Command, []string) {}}
	root.PersistentFlags().String("lang", "", "the language")
	play := &cobra.Command{Use: "play [FILE]", Short: "Play it", Run: func(*cobra.Command, []string) {}}
	play.Flags().Bool("plain", false, "play in lines")
	play.Flags().String("size", "80x24", "the size")
	root.AddCommand(play)
	for _, tag := range Languages() {
		if err := Apply(root, tag); err != nil {
			t.Fatal(err)
		}
	}
	var out strings.Builder
	root.SetOut(&out)
	for _, args := range [][]string{{"--help"}, {"play", "--help"}} {
		root.SetArgs(args)
		if err := root.Execute(); err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{"Cobalt es una historia", "\nUso:\n  cobalt [ARCHIVO] [opciones]\n", "\n  cobalt play [ARCHIVO] [opciones]\n", "[orden]", "\nÓrdenes:\n", "Jugar la historia", "\nOpciones:\n", "el idioma en que se lee", "la ayuda de play", "jugar en líneas", `(por defecto: "80x24")`, "\nEscribe \"cobalt [orden] --help\""} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q does not stand in\n%s", want, out.String())
		}
	}
	for _, foreign := range []string{"Usage", "FILE", "Flags", "Available", "Use \"", "Play it", "[flags]", "[command]", "(default"} {
		if strings.Contains(out.String(), foreign) {
			t.Errorf("%q stands in\n%s", foreign, out.String())
		}
	}
	if err := Apply(root, "fi"); err == nil {
		t.Error("there is help in Finnish")
	}
}

// A flag that means something else in one command is told for that one by itself.
func TestFlagOfCommand(t *testing.T) {
	root := &cobra.Command{Use: "cobalt"}
	command := func(parent *cobra.Command, name, flag string) *cobra.Command {
		cmd := &cobra.Command{Use: name, Run: func(*cobra.Command, []string) {}}
		cmd.Flags().String(flag, "", "in English")
		parent.AddCommand(cmd)
		return cmd
	}
	data, missions, records := command(root, "data", "x"), command(root, "missions", "json"), command(root, "records", "category")
	tests := []struct {
		cmd        *cobra.Command
		flag, want string
	}{
		{command(data, "export", "force"), "force", "aunque no lo escribiera"},
		{command(data, "import", "force"), "force", "sin preguntar"},
		{command(root, "play", "theme"), "theme", "cómo es el fondo"},
		{command(root, "export", "theme"), "theme", "auto es dark"},
		{command(root, "race", "category"), "category", "por qué se corre"},
		{records, "category", "mostrar solo"},
		{command(records, "list", "category"), "category", "mostrar solo"},
		{command(records, "verify", "category"), "category", "exigir"},
		{command(records, "show", "json"), "json", "un objeto"},
		{missions, "json", "una lista"},
		{command(missions, "show", "json"), "json", "un objeto"},
	}
	if err := Apply(root, "es"); err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		if usage := tt.cmd.Flags().Lookup(tt.flag).Usage; !strings.Contains(usage, tt.want) {
			t.Errorf("%s --%s: %q", tt.cmd.CommandPath(), tt.flag, usage)
		}
	}
}
