package serving

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"cobalt/cmd/cobalt/value"
	"cobalt/game/diag"
	"cobalt/save/records"
)

// newAdmin returns `cobalt serve admin`.
func (c *command) newAdmin() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "admin",
		Short: "List the players of a host, hide names, bar people",
		Long: `Admin works on the database of a host, which may be running. WHO is a player's name or
id, as people lists them. Who is barred is not let in any more, leaves a session that is
open within seconds, and is not in the table of records; what they played stays kept. A
name that is hidden is shown to nobody.

Exit status: 0 if it was done, 2 if not.`,
		Args: value.Arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.PersistentFlags().StringVar(&c.database, "database", "", "the `file` of SQLite, or the address of PostgreSQL (default: host.db in the host's folder)")
	cmd.AddCommand(&cobra.Command{
		Use: "people", Short: "List everybody whom the host knows", Args: value.Arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error { return c.withStore(cmd.Context(), c.people) },
	})
	for _, way := range []struct {
		name, short string
		do          func(s *records.Store, ctx context.Context, person string) error
	}{
		{"bar", "Let somebody in no more", func(s *records.Store, ctx context.Context, p string) error { return s.Bar(ctx, p, true) }},
		{"unbar", "Let somebody in again", func(s *records.Store, ctx context.Context, p string) error { return s.Bar(ctx, p, false) }},
		{"hide", "Show somebody's name to nobody", func(s *records.Store, ctx context.Context, p string) error { return s.Hide(ctx, p, true) }},
		{"show", "Show somebody's name again", func(s *records.Store, ctx context.Context, p string) error { return s.Hide(ctx, p, false) }},
	} {
		cmd.AddCommand(&cobra.Command{
			Use: way.name + " WHO", Short: way.short, Args: value.Arguments(1, 1),
			RunE: func(cmd *cobra.Command, args []string) error {
				return c.withStore(cmd.Context(), func(ctx context.Context, s *records.Store) error {
					person, err := who(ctx, s, args[0])
					if err != nil {
						return err
					}
					return way.do(s, ctx, person.ID)
				})
			},
		})
	}
	return cmd
}

// withStore does something with the host's database, which a host has made.
func (c *command) withStore(ctx context.Context, do func(context.Context, *records.Store) error) error {
	folder, err := c.folder()
	if err != nil {
		return err
	}
	address := cmp.Or(c.database, filepath.Join(folder, "host.db"))
	if _, err := os.Stat(address); errors.Is(err, fs.ErrNotExist) && !records.Shared(address) {
		return fmt.Errorf("there is no database at %s, because no host was opened there; --data or --database names another place", diag.Name(address))
	}
	s, err := records.Open(ctx, address, time.Now)
	if err != nil {
		return err
	}
	return errors.Join(do(ctx, s), s.Leave(ctx), s.Close())
}

// who returns the person of a name or an id.
func who(ctx context.Context, s *records.Store, text string) (*records.Person, error) {
	person, err := s.Person(ctx, text)
	if errors.Is(err, records.ErrNotFound) {
		person, err = s.Named(ctx, text)
	}
	if errors.Is(err, records.ErrNotFound) {
		return nil, fmt.Errorf("nobody here has the name or id %q; `cobalt serve admin people` lists them", text)
	}
	return person, err
}

// people lists everybody.
func (c *command) people(ctx context.Context, s *records.Store) error {
	all, err := s.People(ctx)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(c.Out, 0, 0, 2, ' ', 0)
	for _, p := range all {
		marks := ""
		if p.Hidden {
			marks += " hidden"
		}
		if p.Barred {
			marks += " barred"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\n", p.ID, diag.Printable(p.Name), marks)
	}
	return w.Flush()
}
