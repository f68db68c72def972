package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"cobalt/game/diag"
	"cobalt/game/render/output"
	"cobalt/save/archive"
	"cobalt/save/library"
)

// A dataCommand carries a player's things to an archive, and back.
type dataCommand struct{ *options }

// newDataCommand returns `cobalt data`, and the commands below it.
func newDataCommand(o *options) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "data",
		Short: "Carry everything that you keep from one machine to another",
		Long: `Data writes missions, profiles, records of races and settings to one file, and
takes them back. The file is a zip archive. Nothing that is there is replaced
without asking.`,
		Example: `  cobalt data export cobalt-data.zip
  cobalt data import cobalt-data.zip`,
		Args: noCommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	d := &dataCommand{o}
	cmd.AddCommand(d.exporting(), d.importing())
	return cmd
}

func (d *dataCommand) exporting() *cobra.Command {
	var out outputFile
	cmd := &cobra.Command{
		Use:   "export FILE",
		Short: "Write everything that you keep to one file",
		Long: `Export writes all missions, profiles, records and settings to FILE, whole or not at
all; - is standard output. Older versions of missions are not among them.`,
		Example: "  cobalt data export cobalt-data.zip",
		Args:    oneArchive,
		RunE: func(_ *cobra.Command, args []string) error {
			out.path = args[0]
			return d.exportData(out)
		},
	}
	out.addForce(cmd.Flags())
	return cmd
}

func (d *dataCommand) importing() *cobra.Command {
	var force bool
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Take everything back that an archive holds",
		Long: `Import takes over what is in FILE, as "cobalt data export" wrote it. The archive is
checked first: if anything in it is damaged or does not belong there, nothing is
taken over. Of files that are there and differ it asks, on a terminal; elsewhere
--force replaces them, and what they were is kept as an older version.

Exit status: 0 if all was taken over, 1 if files that differ were left as they are,
2 if the archive cannot be read or a file not be written.`,
		Example: "  cobalt data import cobalt-data.zip",
		Args:    oneArchive,
		RunE:    func(_ *cobra.Command, args []string) error { return d.importData(args[0], force) },
	}
	cmd.Flags().BoolVar(&force, "force", false, "replace files that are there and differ, without asking")
	return cmd
}

// oneArchive demands one argument.
func oneArchive(cmd *cobra.Command, args []string) error {
	if len(args) != 1 || args[0] == "" {
		return fmt.Errorf("%s needs one file: the archive", cmd.CommandPath())
	}
	return nil
}

// dataFolders returns the folders of a player's things.
func dataFolders(place library.Place) (f archive.Folders, err error) {
	if f.Missions, err = place.Missions(); err != nil {
		return f, err
	}
	f.Profiles = library.Profiles(f.Missions)
	if f.Records, err = place.Records(); err != nil {
		return f, err
	}
	f.Settings, err = place.Settings()
	return f, err
}

func (d *dataCommand) exportData(out outputFile) error {
	folders, err := dataFolders(d.place())
	if err != nil {
		return err
	}
	files, err := folders.Gather()
	if err != nil {
		return fmt.Errorf("not all that is kept can be read: %w", err)
	}
	if len(files) == 0 {
		return errors.New("nothing is kept yet, so there is nothing to export")
	}
	data, err := archive.Write(files)
	if err != nil {
		return err
	}
	own := func(old []byte) bool {
		_, err := archive.Read(old)
		return err == nil
	}
	if err := d.writeOutput(out, data, own); err != nil {
		return err
	}
	d.tell("%s exported\n", output.Plural(len(files), "file"))
	return nil
}

// tell writes a message to standard error.
func (d *dataCommand) tell(format string, args ...any) { fmt.Fprintf(d.err, format, args...) }

func (d *dataCommand) importData(path string, force bool) error {
	files, err := readArchive(d.in, path)
	if err != nil {
		return err
	}
	folders, err := dataFolders(d.place())
	if err != nil {
		return err
	}
	plan, err := folders.Plan(files)
	if err != nil {
		return fmt.Errorf("what is kept here cannot be read: %w", err)
	}
	replace := force || len(plan.Differ) > 0 && d.askToReplace(plan)
	written, err := plan.Carry(replace)
	if err != nil {
		return fmt.Errorf("%w; %s taken over before", err, output.Plural(written, "file"))
	}
	out := &output.Writer{To: d.out}
	fmt.Fprintf(out, "%s taken over, %d there already\n", output.Plural(written, "file"), plan.Same)
	if out.Err == nil && len(plan.Differ) > 0 && !replace {
		for _, f := range plan.Differ {
			d.tell("%s differs, and is as it was\n", diag.Name(f.Name))
		}
		return &exitError{exitFailed, errors.New("files that differ were left as they are; --force replaces them")}
	}
	return out.Err
}

// readArchive reads the archive at a path; of - it reads in.
func readArchive(in io.Reader, path string) ([]archive.File, error) {
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return nil, fmt.Errorf("the archive cannot be read: %w", err)
		}
		defer file.Close()
		in = file
	}
	data, err := io.ReadAll(io.LimitReader(in, archive.MaxTotal+1))
	if err != nil {
		return nil, fmt.Errorf("the archive cannot be read: %w", err)
	}
	files, err := archive.Read(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w; nothing was taken over", diag.Name(path), err)
	}
	return files, nil
}

// askToReplace asks on a terminal whether files that differ are replaced.
func (d *dataCommand) askToReplace(plan *archive.Plan) bool {
	if !isTerminal(d.in) || !isTerminal(d.err) {
		return false
	}
	for _, f := range plan.Differ {
		d.tell("%s\n", diag.Name(f.Name))
	}
	d.tell("Replace %s by what the archive holds? What they are now is kept as an older version. [y/N] ", output.Plural(len(plan.Differ), "file"))
	answer, _ := bufio.NewReader(d.in).ReadString('\n') // no answer is no
	answer = strings.ToLower(strings.TrimSpace(answer))
	return answer == "y" || answer == "yes"
}
