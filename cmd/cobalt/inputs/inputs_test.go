package inputs_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cobalt/cmd/cobalt/inputs"
)

// lay makes a folder with these files, and moves there.
func lay(t *testing.T, names ...string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, name := range names {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// Arguments keep their order, the files of a folder are sorted, and files whose
// name or folder begins with a dot are left out.
func TestGather(t *testing.T) {
	lay(t, "m/b.mission", "m/a/z.mission", "m/a.mission", "m/notes.txt", "m/.a.mission", "m/.git/x.mission", ".trash/old.mission", "odd.txt")
	for _, tt := range []struct{ args, want string }{
		{"m", "m/a/z.mission m/a.mission m/b.mission"},
		{"odd.txt m/b.mission -", "odd.txt m/b.mission -"},
		{".trash", ".trash/old.mission"},
		{"m/.a.mission", "m/.a.mission"},
		{"- -", "- standard input can be read only once"},
		{"m/unlike.mission", "m/unlike.mission: there is no such file or folder"},
		{"m/bb.mission", `m/bb.mission: there is no such file or folder (did you mean "b.mission"?)`},
		{"m/.git/..", "m/a/z.mission m/a.mission m/b.mission"},
	} {
		var got []string
		for _, in := range inputs.Gather(strings.Fields(tt.args)) {
			if in.Err != nil {
				got = append(got, in.Err.Error())
				continue
			}
			got = append(got, filepath.ToSlash(filepath.Clean(in.Path)))
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: got %q, want %q", tt.args, strings.Join(got, " "), tt.want)
		}
	}
}

// A folder without missions is an error that says so.
func TestGatherNothing(t *testing.T) {
	lay(t, "empty/.hidden.mission")
	got := inputs.Gather([]string{"empty"})
	if want := "empty: no mission file is below this folder (one whose name ends in .mission)"; len(got) != 1 || fmt.Sprint(got[0].Err) != want {
		t.Errorf("got %v, want %q", got, want)
	}
}
