package main

import (
	"context"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"cobalt/game/pack/executable"
	"cobalt/save"
	"cobalt/save/records"
)

var update = flag.Bool("update", false, "rewrite the expectations in testdata")

// TestMain lets test scripts run the program itself, as "cobalt", and on a disk
// that is slow, as "slow-cobalt". A program that a test built of it and a story is that
// story's, whatever it is called: else it would run all tests, and they build it again.
func TestMain(m *testing.M) {
	if packed, err := executable.Own(); packed != "" || err != nil {
		main()
		return
	}
	testscript.Main(inEnglish{m}, map[string]func(){"cobalt": main, "slow-cobalt": slowMain})
}

// inEnglish runs tests in English, whatever language their environment asks for.
type inEnglish struct{ *testing.M }

func (m inEnglish) Run() int {
	for _, name := range []string{"LANGUAGE", "LC_ALL", "LC_MESSAGES"} {
		os.Unsetenv(name)
	}
	os.Setenv("LANG", "C.UTF-8")
	return m.M.Run()
}

// slowMain is main on a disk whose sync takes as long as a variable says.
func slowMain() {
	takes, err := time.ParseDuration(os.Getenv(syncTakes))
	if err != nil {
		panic(err)
	}
	slow := save.OnSync(func(sync func() error) error {
		<-time.After(takes)
		return sync()
	})
	o := &options{streams: streams{in: os.Stdin, out: os.Stdout, err: os.Stderr}, getenv: os.Getenv, now: time.Now, disk: []save.Option{slow}}
	os.Exit(o.execute(context.Background(), os.Args[1:]))
}

// syncTakes is the variable that says how long a sync of slow-cobalt takes.
const syncTakes = "COBALT_TEST_SYNC"

// TestScripts runs the scripts in testdata/script. They have three commands more
// than testscript's own:
//
//	status N COMMAND...   run a command, which must end with that status
//	interrupt N COMMAND...
//	                      run a command, its standard input open, and interrupt
//	                      it: it must end with that status
//	player DATABASE NAME  have a host's database know a player of that name
//	noseconds FILE        write the last output to FILE, every time in it 0
//
// $STORY is a small story, in testdata/story; $LOAF is the one in scenes/loaf,
// of another genre.
func TestScripts(t *testing.T) {
	story, err := filepath.Abs("testdata/story")
	if err != nil {
		t.Fatal(err)
	}
	loaf, err := filepath.Abs("../../scenes/loaf")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("STORY", story)
			env.Setenv("LOAF", loaf)
			env.Setenv("TERM", "xterm")
			return nil
		},
		Condition: func(cond string) (bool, error) {
			if cond == "root" {
				return os.Getuid() == 0, nil
			}
			return false, errors.New("unknown condition " + cond)
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"status":    status,
			"noseconds": noSeconds,
			"interrupt": interrupted,
			"player":    player,
		},
	})
}

// status runs a command that must end with a status.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N COMMAND...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// player has a host's database know a player.
func player(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: player DATABASE NAME")
	}
	s, err := records.Open(context.Background(), ts.MkAbs(args[0]), time.Now)
	ts.Check(err)
	person, err := s.Meet(context.Background(), "SHA256:"+args[1])
	ts.Check(err)
	ts.Check(errors.Join(s.Choose(context.Background(), person.ID, args[1]), s.Close()))
}

var seconds = regexp.MustCompile(`("seconds": |time=")[0-9.e-]+`)

// noSeconds writes the last output to a file, without the times that differ in
// each run.
func noSeconds(ts *testscript.TestScript, _ bool, args []string) {
	text := ts.ReadFile("stdout")
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), seconds.ReplaceAll([]byte(text), []byte("${1}0")), 0o600))
}
