package archive

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func sample() []File {
	return []File{
		{"missions/b.mission", []byte("two\n")},
		{"missions/a.mission", []byte("one\n")},
		{"profiles/cobalt.profile", []byte("found\n")},
		{"records/r.mission", []byte("fast\n")},
		{"settings.yaml", []byte("theme: dark\n")},
	}
}

func write(t testing.TB, files []File) []byte {
	t.Helper()
	data, err := Write(files)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// handmade returns an archive with a list and files as they are given.
func handmade(t testing.TB, list string, files ...File) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range append([]File{{listName, []byte(list)}}, files...) {
		w, err := z.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(f.Data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestRoundTrip(t *testing.T) {
	data := write(t, sample())
	files, err := Read(data)
	if err != nil || len(files) != len(sample()) || files[0].Name != "missions/a.mission" || string(files[4].Data) != "theme: dark\n" {
		t.Errorf("read %v, %v", files, err)
	}
	if again := write(t, files); !bytes.Equal(again, data) {
		t.Error("the same files give another archive")
	}
}

// An archive that holds anything but what a player keeps is refused as a whole.
func TestRefused(t *testing.T) {
	for _, name := range []string{
		"missions/../../.bashrc", "../missions/a.mission", "/missions/a.mission", "missions/a", "missions/.a.mission.1",
		"missions/sub/a.mission", `missions\a.mission`, "missions/a\x1b.mission", "missions/con.mission", "settings.yaml/x", "other/a.mission", "missions",
	} {
		f := File{name, []byte("x")}
		if _, err := Read(handmade(t, listHead+line(f), f)); !errors.Is(err, ErrDamaged) {
			t.Errorf("%q: %v", name, err)
		}
		if _, err := Write([]File{f}); err == nil {
			t.Errorf("%q is written", name)
		}
	}
}

// What Read would refuse is not written either.
func TestUnwritten(t *testing.T) {
	many := make([]File, MaxFiles+1)
	for i := range many {
		many[i].Name = fmt.Sprintf("missions/%d.mission", i)
	}
	large := make([]File, MaxTotal/MaxFile+1)
	data := make([]byte, MaxFile)
	for i := range large {
		large[i] = File{fmt.Sprintf("missions/%d.mission", i), data}
	}
	for want, files := range map[string][]File{
		"cannot stand":     {{"missions/a.mission", nil}, {"missions/A.mission", nil}},
		"more than 100000": many,
		"larger than 512":  large,
	} {
		if _, err := Write(files); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

func TestDamaged(t *testing.T) {
	a, big := File{"missions/a.mission", []byte("one\n")}, File{"missions/big.mission", make([]byte, MaxFile+1)}
	upper := File{"missions/A.mission", []byte("one\n")}
	for name, tt := range map[string]struct {
		data []byte
		want error
	}{
		"another file listed":  {handmade(t, listHead+line(upper), a), ErrDamaged},
		"a file not listed":    {handmade(t, listHead, a), ErrDamaged},
		"a file missing":       {handmade(t, listHead+line(a)), ErrDamaged},
		"other contents":       {handmade(t, listHead+line(File{a.Name, []byte("two\n")}), a), ErrDamaged},
		"too large":            {handmade(t, listHead+line(big), big), ErrDamaged},
		"twice":                {handmade(t, listHead+line(a)+line(upper), a, upper), ErrDamaged},
		"another version":      {handmade(t, "cobalt data, version 9\n", a), ErrNoArchive},
		"another zip":          {handmade(t, "", a)[:40], ErrNoArchive},
		"nothing":              {nil, ErrNoArchive},
		"a text":               {[]byte("hello"), ErrNoArchive},
		"cut off":              {write(t, sample())[:200], ErrNoArchive},
		"a byte of a file off": {flip(write(t, sample())), ErrDamaged},
	} {
		if _, err := Read(tt.data); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", name, err, tt.want)
		}
	}
}

// flip changes a byte within the first file.
func flip(data []byte) []byte {
	data[len(listName)+36] ^= 0xff
	return data
}

func FuzzRead(f *testing.F) {
	f.Add(write(f, sample()))
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, data []byte) {
		files, err := Read(data)
		if err != nil {
			return
		}
		for _, file := range files {
			if strings.Contains(file.Name, "..") || strings.Count(file.Name, "/") > 1 {
				t.Errorf("%q was let through", file.Name)
			}
		}
	})
}

func folders(dir string) Folders {
	return Folders{
		Missions: filepath.Join(dir, "missions"), Profiles: filepath.Join(dir, "profiles"),
		Records: filepath.Join(dir, "records"), Settings: filepath.Join(dir, "settings.yaml"),
	}
}

// What was gathered from one player's folders is carried to another's; what differs
// there stays unless it is to be replaced.
func TestCarry(t *testing.T) {
	from, to := folders(t.TempDir()), folders(t.TempDir())
	if files, err := from.Gather(); err != nil || len(files) != 0 {
		t.Errorf("of nothing: %v, %v", files, err)
	}
	carry(t, from, sample(), false, 5)
	if err := os.WriteFile(filepath.Join(from.Missions, ".a.mission.1"), []byte("older"), 0o600); err != nil {
		t.Fatal(err)
	}
	files, err := from.Gather()
	if err != nil || len(files) != 5 {
		t.Fatalf("%v, %v", files, err)
	}
	carry(t, to, []File{{"missions/a.mission", []byte("mine\n")}}, false, 1)
	carry(t, to, files, false, 4)
	if got, _ := os.ReadFile(filepath.Join(to.Missions, "a.mission")); string(got) != "mine\n" {
		t.Errorf("a file was replaced unasked: %q", got)
	}
	carry(t, to, files, true, 1)
	carry(t, to, files, true, 0)
	got, _ := os.ReadFile(filepath.Join(to.Missions, "a.mission"))
	older, _ := os.ReadFile(filepath.Join(to.Missions, ".a.mission.1"))
	if string(got) != "one\n" || string(older) != "mine\n" {
		t.Errorf("replaced, it is %q, and its older version %q", got, older)
	}
}

func carry(t *testing.T, to Folders, files []File, replace bool, want int) {
	t.Helper()
	plan, err := to.Plan(files)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := plan.Carry(replace); n != want || err != nil {
		t.Fatalf("%d files were written, want %d: %v", n, want, err)
	}
}
