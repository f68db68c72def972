// Package serving is `cobalt serve`: it opens the database and the host's key, compiles
// the stories, and serves them over SSH until it is told to end.
package serving

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/gofrs/flock"
	"github.com/spf13/cobra"

	"cobalt/cmd/cobalt/value"
	"cobalt/game"
	"cobalt/game/diag"
	"cobalt/game/explore/budget"
	"cobalt/game/host"
	"cobalt/game/pack"
	"cobalt/game/render/webpage"
	"cobalt/save/records"
	"cobalt/scenes"
	"cobalt/scenes/packing"
)

// A Program is what the command needs from the program.
type Program struct {
	Out, Err io.Writer
	// Story returns the story that is played if a player names none.
	Story func() (*game.Story, error)
	// Folder returns the folder of a player's data, below which the host's is.
	Folder func() (string, error)
	// Rarity is that of [host.Story], of the program's own story.
	Rarity func(*game.Story) func(d game.Difficulty, ending string) (float64, bool)
	// Original is the language of the program's own story; empty if it is not known.
	Original func() string
	Art      func() fs.FS // the pictures of the story
	Shared   fs.FS        // the pictures that every story may show
	Words    fs.FS        // the interface's words
}

// A command is `cobalt serve`.
type command struct {
	Program
	listen   string
	database string
	stories  string
	key      string
	greeting string
	http     string
	limits   host.Limits
}

const long = `Serve lets people play over SSH, with nothing installed on their side:

  ssh -p 2222 HOST                 the game, full screen
  ssh -t -p 2222 HOST play STORY   another of its stories (--stories); a command needs -t
                                   for the full screen
  ssh -t -p 2222 HOST play today   the mission of the day, the same for everybody
  ssh -T -p 2222 HOST play         in plain lines
  ssh -p 2222 HOST help            everything else

A player is known by a public key, and by nothing else: who has none plays as a guest,
and keeps nothing. Runs are kept at every choice, in the folder host below the data
folder: host.db is a database of SQLite, host-key the key by which clients know this
host again. Both are made at the first start. --database postgres://… keeps them in
PostgreSQL instead, which several hosts can share; they then share the key, too.

host.db is backed up while the host runs by "sqlite3 host.db '.backup copy.db'", and
restored by putting the copy in its place while the host is closed.

--http ADDR serves a page there: the records and the mission of the day, a page that
plays each story (/play/STORY), finished runs as books and cards, of players who say
"ssh HOST readable on"; for programs /records.json, /today.json and /today.mission, whether
the host is alive (/healthz) and ready (/readyz), and its figures for Prometheus
(/metrics). "cobalt records --host" reads the records from a terminal, by SSH or by that
page.

--stories DIR serves every story in a folder of DIR beside the first, by its id:
ssh -t HOST play STORY.

On TERM or INT nobody is let in any more, players are told, their runs are kept, and
the host ends when they have left, after 30 seconds at the latest.

Exit status: 0 after that; 2 if the host cannot be opened, or players cannot be let in
any more.`

// New returns the command.
func New(p Program) *cobra.Command {
	c := &command{Program: p}
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Let people play over SSH",
		Long:  long,
		Example: `  cobalt serve
  cobalt serve --listen :22 --greeting "Back up on Monday."
  cobalt serve --database postgres://cobalt@db/cobalt --host-key /etc/cobalt/host-key`,
		Args: value.Arguments(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := c.check(cmd); err != nil {
				return err
			}
			return c.run(cmd.Context())
		},
	}
	f := cmd.Flags()
	f.StringVar(&c.listen, "listen", ":2222", "the `address` at which players come in")
	f.StringVar(&c.database, "database", "", "the `file` of SQLite, or the address of PostgreSQL as postgres://… (default: host.db in the host's folder)")
	f.StringVar(&c.stories, "stories", "", "serve the stories in the folders of this `folder`, too")
	f.StringVar(&c.key, "host-key", "", "the `file` of the host's key (default: host-key in the host's folder)")
	f.StringVar(&c.greeting, "greeting", "", "a `message` of the day to every player")
	f.StringVar(&c.http, "http", "", "serve a page of records, runs and the mission of the day at this `address`, as 127.0.0.1:8080")
	d := &host.DefaultLimits
	f.IntVar(&c.limits.Connections, "max-connections", d.Connections, "at most so many connections at a time")
	f.IntVar(&c.limits.PerAddress, "max-per-address", d.PerAddress, "at most so many connections at a time of one address")
	f.IntVar(&c.limits.Strangers, "max-strangers", d.Strangers, "at most so many connections at a time that have not begun to play")
	f.DurationVar(&c.limits.Idle, "idle", d.Idle, "close a session after this `time` without a key")
	f.DurationVar(&c.limits.Whole, "session", d.Whole, "close a session after this `time`")
	cmd.AddCommand(c.newAdmin())
	return cmd
}

// check refuses limits that let nobody in, and flags that mean nothing to a host.
func (c *command) check(cmd *cobra.Command) error {
	l := &c.limits
	for _, limit := range []struct {
		flag string
		ok   bool
	}{
		{"max-connections", l.Connections > 0},
		{"max-per-address", l.PerAddress > 0},
		{"max-strangers", l.Strangers > 0},
		{"idle", l.Idle > 0},
		{"session", l.Whole > 0},
	} {
		if f := cmd.Flags().Lookup(limit.flag); !limit.ok {
			return fmt.Errorf("--%s %s would let nobody play; leave it out, and it is %s", limit.flag, f.Value, f.DefValue)
		}
	}
	for _, name := range []string{"lang", "difficulty"} {
		if f := cmd.Flag(name); f != nil && f.Changed {
			return fmt.Errorf("--%s means nothing to a host, because every player has a language and a difficulty of their own: leave it out", name)
		}
	}
	return nil
}

// run serves until a signal.
func (c *command) run(ctx context.Context) error {
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	defer relaxCollector(budget.Memory(), os.Getenv)()
	folder, err := c.makeFolder()
	if err != nil {
		return err
	}
	o := host.Options{
		Clock: time.Now, After: time.After, Log: slog.New(slog.NewTextHandler(c.Err, nil)),
		Limits: c.limits, Greeting: c.greeting,
	}
	if o.Stories, err = c.all(); err != nil {
		return err
	}
	key, err := host.HostKey(cmp.Or(c.key, filepath.Join(folder, "host-key")))
	if err != nil {
		return err
	}
	o.Keys = append(o.Keys, key)
	address := cmp.Or(c.database, filepath.Join(folder, "host.db"))
	free, err := alone(address)
	if err != nil {
		return err
	}
	defer free()
	if o.Store, err = records.Open(ctx, address, time.Now); err != nil {
		return err
	}
	if !records.Shared(address) {
		err = o.Store.Alone(ctx)
	}
	if err == nil {
		err = c.serve(ctx, stop, o)
	}
	return errors.Join(err, o.Store.Leave(context.WithoutCancel(ctx)), o.Store.Close())
}

// alone takes a file of SQLite for this host, until the function that it returns is
// called. A database that is shared is left to all.
func alone(address string) (free func(), err error) {
	if records.Shared(address) {
		return func() {}, nil
	}
	lock := flock.New(address + ".lock")
	switch taken, err := lock.TryLock(); {
	case err != nil:
		return nil, fmt.Errorf("the database cannot be opened: %w", err)
	case !taken:
		return nil, fmt.Errorf("another host serves from %s; several hosts share a database of PostgreSQL", diag.Name(address))
	}
	return func() { _ = lock.Unlock() }, nil // the system does it in any case
}

// serve opens the host, and says how players come in. The second signal ends the program
// at once.
func (c *command) serve(ctx context.Context, stop func(), o host.Options) error {
	h, err := host.New(o)
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", c.listen)
	if err != nil {
		return fmt.Errorf("nobody can come in at %s: %w; --listen names another address", diag.Printable(c.listen), err)
	}
	pages, err := c.listenWeb()
	if err != nil {
		return errors.Join(err, l.Close())
	}
	if _, err := io.WriteString(c.Out, invitation(l.Addr())+pageAddresses(pages)); err != nil {
		err = errors.Join(err, l.Close())
		if pages != nil {
			err = errors.Join(err, pages.Close())
		}
		return err
	}
	defer context.AfterFunc(ctx, stop)()
	defer c.web(h, pages)()
	return h.Serve(ctx, l)
}

// listenWeb opens the address of pages; nil: they were not asked for.
func (c *command) listenWeb() (net.Listener, error) {
	if c.http == "" {
		return nil, nil //nolint:nilnil // there is none
	}
	l, err := net.Listen("tcp", c.http)
	if err != nil {
		return nil, fmt.Errorf("no page can be served at %s: %w; --http names another address", diag.Printable(c.http), err)
	}
	return l, nil
}

// web serves pages, if there are any, until the function that it returns is called. The
// host's readiness is told until the last player has left.
func (c *command) web(h *host.Host, l net.Listener) (stop func()) {
	if l == nil {
		return func() {}
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := h.ServeWeb(ctx, l); err != nil {
			fmt.Fprintln(c.Err, "no pages are served any more:", err)
		}
	}()
	return func() { cancel(); <-done }
}

// invitation says how players come in.
func invitation(at net.Addr) string {
	var text strings.Builder
	text.WriteString("To play, type one of these:\n")
	names, port := namesOf(at)
	for _, name := range names {
		fmt.Fprintf(&text, "  ssh -p %s %s\n", port, name)
	}
	return text.String()
}

// pageAddresses says where the pages of a listener are; nil: there are none.
func pageAddresses(l net.Listener) string {
	if l == nil {
		return ""
	}
	names, port := namesOf(l.Addr())
	if len(names) == 1 {
		return fmt.Sprintf("Its page is %s\n", pageAddress(names[0], port))
	}
	var text strings.Builder
	text.WriteString("Its page is at each of these:\n")
	for _, name := range names {
		fmt.Fprintf(&text, "  %s\n", pageAddress(name, port))
	}
	return text.String()
}

// pageAddress is where the pages are under a name, in which a zone stands as it does in
// the address of a page.
func pageAddress(name, port string) string {
	return "http://" + net.JoinHostPort(strings.ReplaceAll(name, "%", "%25"), port) + "/"
}

// namesOf returns the names by which an address can be reached, all of this machine's if it
// is each of them, or each of the old kind, and its port.
func namesOf(at net.Addr) (names []string, port string) {
	tcp, ok := at.(*net.TCPAddr)
	if !ok {
		return nil, ""
	}
	port = strconv.Itoa(tcp.Port)
	if !tcp.IP.IsUnspecified() {
		return []string{(&net.IPAddr{IP: tcp.IP, Zone: tcp.Zone}).String()}, port
	}
	names = []string{"localhost"}
	addresses, _ := net.InterfaceAddrs() // without them this machine can still play
	for _, a := range addresses {
		if ip, ok := a.(*net.IPNet); ok && ip.IP.IsGlobalUnicast() && (tcp.IP.To4() == nil || ip.IP.To4() != nil) {
			names = append(names, ip.IP.String())
		}
	}
	return names, port
}

// folder returns the host's folder, which may not be there.
func (c *command) folder() (string, error) {
	data, err := c.Folder()
	return filepath.Join(data, "host"), err
}

// makeFolder returns the host's folder, which is made if it is not there.
func (c *command) makeFolder() (string, error) {
	folder, err := c.folder()
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", fmt.Errorf("the host's folder cannot be made: %w; --data names another place", err)
	}
	return folder, nil
}

// all returns the stories that are served.
func (c *command) all() ([]*host.Story, error) {
	first, err := c.Story()
	if err != nil {
		return nil, err
	}
	words := &words{fsys: c.Words}
	art := c.Art()
	stories := []*host.Story{{Story: first, Art: art, Tongue: words.tongue(c.Original()), Rarity: c.Rarity(first), Page: page(first, art, c.Original())}}
	if c.stories == "" {
		return stories, nil
	}
	entries, err := os.ReadDir(c.stories)
	if err != nil {
		return nil, fmt.Errorf("the stories cannot be read: %w", err)
	}
	for _, e := range entries {
		folder := filepath.Join(c.stories, e.Name())
		if _, err := os.Stat(filepath.Join(folder, "story.md")); err != nil || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		story, err := scenes.CompileDir(folder)
		if err != nil {
			var faults diag.List
			if errors.As(err, &faults) {
				return nil, faults.Moved(func(file string) string { return filepath.ToSlash(filepath.Join(folder, file)) })
			}
			return nil, err
		}
		for _, other := range stories {
			if other.ID == story.ID {
				return nil, fmt.Errorf("%s: there are two stories of the id %s", diag.Name(folder), story.ID)
			}
		}
		art := both{os.DirFS(folder), c.Shared}
		stories = append(stories, &host.Story{Story: story, Art: art, Tongue: words.tongue(""), Page: page(story, art, "")})
	}
	return stories, nil
}

// page returns how the page of a story is made, whose original is in a language.
func page(story *game.Story, art fs.FS, original string) func() ([]byte, error) {
	return func() ([]byte, error) {
		p, err := packing.Pack(story, art)
		if err != nil {
			return nil, err
		}
		packed, err := pack.Marshal(p)
		if err != nil {
			return nil, err
		}
		return webpage.Make(packed, original)
	}
}

// both opens files of the first file system, else of the second.
type both [2]fs.FS

// Open implements [fs.FS].
func (b both) Open(name string) (fs.File, error) {
	if f, err := b[0].Open(name); err == nil {
		return f, nil
	}
	return b[1].Open(name)
}
