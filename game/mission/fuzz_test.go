package mission_test

import (
	"errors"
	"testing"

	"cobalt/game/mission"
)

// FuzzParse holds the reader to its promises: it never panics; whatever it
// reads it writes back byte for byte; every fault points into the file;
// and a change that is written reads back as that change.
func FuzzParse(f *testing.F) {
	for _, text := range []string{
		"", written, "wait", "# a\r\nwait @ 1\r\n", "---\n---\n", "---\nstory: x\n", "\ufeff---\nversion: 2\n---\n",
		"---\nsum: sha256:00\n---\n", "---\n{story: x, b: [1, *a]}\n---\ngo\n", "\"Go \"on\"\" @ 3 # x\n",
		"---\na: &a b\nname: *a\n---\n", "---\nname: >\n  x\n  y\n---\nexpect (\n", "expect can \"x # y\" # z\n\xff\n",
		"---\nsaved: 2026-11-22T14:03:11Z\n? [a]\n: b\n---\n",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		file, err := mission.Parse("f", src)
		if file == nil {
			if !errors.Is(err, mission.ErrNewer) && !errors.Is(err, mission.ErrTooLarge) {
				t.Fatalf("no file, and error %v", err)
			}
			return
		}
		if got := file.Bytes(); string(got) != string(src) {
			t.Fatalf("%q is written back as %q", src, got)
		}
		checkFaults(t, src, err)
		if err == nil {
			checkChange(t, file)
		}
	})
}

// checkFaults holds every fault's place to lie in the file.
func checkFaults(t *testing.T, src []byte, err error) {
	var errs *mission.Errors
	if err == nil {
		return
	}
	if !errors.As(err, &errs) || len(errs.Faults) == 0 {
		t.Fatalf("%q: the error is %v", src, err)
	}
	for _, fault := range errs.Faults {
		if fault.Line < 1 || fault.Line > len(src)+1 || fault.Col < 1 || fault.Col > len(src)+1 || fault.Message == "" {
			t.Errorf("%q: fault %v", src, fault)
		}
	}
}

// checkChange changes a sound file and reads it again.
func checkChange(t *testing.T, file *mission.File) {
	before := string(file.Bytes())
	outlineBefore := outline(file)
	for _, kv := range [][2]string{{"story", "cobalt"}, {"name", "a: 'b' # c"}, {"story", "other"}} {
		was := string(file.Bytes())
		err := file.Set(kv[0], kv[1])
		if errors.Is(err, mission.ErrFront) && string(file.Bytes()) == was {
			return
		}
		if err != nil {
			t.Fatalf("%q: Set(%q, %q): %v", before, kv[0], kv[1], err)
		}
		again, err := mission.Parse("f", file.Bytes())
		if err != nil {
			t.Fatalf("%q after Set(%q, %q) is %q: %v", before, kv[0], kv[1], file.Bytes(), err)
		}
		if got, ok := again.Get(kv[0]); !ok || got != kv[1] {
			t.Fatalf("%q after Set(%q, %q) is %q: %q", before, kv[0], kv[1], file.Bytes(), got)
		}
		if outline(again) != outline(file) || len(again.Lines) != len(file.Lines) {
			t.Fatalf("%q: the lines were\n%sand are\n%s", before, outlineBefore, outline(again))
		}
	}
	if err := file.AddChoice("wait", 1_234_000_000); err != nil {
		t.Fatalf("%q: %v", before, err)
	}
	again, err := mission.Parse("f", file.Bytes())
	if err != nil || again.Choices() != file.Choices() || outline(again) != outline(file) {
		t.Fatalf("%q and a choice is %q: %v", before, file.Bytes(), err)
	}
}
