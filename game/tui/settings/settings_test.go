package settings

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"cobalt/game"
)

// TestZeroIsTheDefault holds the defaults.
func TestZeroIsTheDefault(t *testing.T) {
	var s Settings
	for name, want := range map[string]string{
		"theme": "auto", "contrast": "normal", "color": "auto", "text-speed": "instant", "reduced-motion": "off",
		"measure": "72", "language": "auto", "difficulty": "agent", "timer": "off", "mouse": "off",
		"sound": "off", "taskbar": "off", "plain": "off",
	} {
		if got := Find(name).Of(&s); got != want {
			t.Errorf("%s is %s, not %s", name, got, want)
		}
	}
	if len(fields) != 13 || Find("volume") != nil {
		t.Errorf("there are %d settings", len(fields))
	}
}

// TestEveryValue holds that every value that is listed can be set, and reads as
// it was written.
func TestEveryValue(t *testing.T) {
	for _, f := range Fields() {
		for _, value := range append(f.Values, f.Of(new(Settings))) {
			var s Settings
			if err := f.Set(&s, value); err != nil || f.Of(&s) != value {
				t.Errorf("%s: %s: reads %s, %v", f.Name, value, f.Of(&s), err)
			}
		}
		s := Settings{Theme: Dark, Contrast: true, Color: Never, Text: Slow, ReducedMotion: true, Narrower: 4, Language: "fi", Difficulty: game.Ghost, Timer: true, Mouse: true}
		was := s
		if err := f.Set(&s, "\x1bno such thing"); err == nil {
			t.Errorf("%s: takes anything", f.Name)
		} else if s != was {
			t.Errorf("%s: a value that it refuses changes it", f.Name)
		}
	}
}

const written = `# how I like it
theme: light   # the sun
volume: 11
measure: 64
timer: true
`

func TestFile(t *testing.T) {
	f, err := Parse("settings.yaml", []byte(written))
	if err != nil {
		t.Fatal(err)
	}
	s, faults := f.Settings()
	if want := (Settings{Theme: Light, Narrower: 8, Timer: true}); s != want {
		t.Errorf("it decides %+v", s)
	}
	if len(faults) != 1 || faults[0].Error() != `settings.yaml:3: there is no setting "volume"; it is kept, and does nothing` {
		t.Errorf("the faults: %v", faults)
	}
	for _, c := range [][2]string{{"theme", "dark"}, {"mouse", "on"}, {"measure", "60"}} {
		if err := f.Change(c[0], c[1]); err != nil {
			t.Fatal(err)
		}
	}
	data, err := f.Bytes()
	if want := "# how I like it\ntheme: dark # the sun\nvolume: 11\nmeasure: 60\ntimer: true\nmouse: on\n"; err != nil || string(data) != want {
		t.Errorf("written back, %v:\n%s", err, data)
	}
}

// TestFaults holds the faults that are reported of wrong files, and that the rest of
// each file counts.
func TestFaults(t *testing.T) {
	for text, want := range map[string]string{
		"theme: drak\nmouse: on":  `s:1: theme cannot be "drak" (did you mean "dark"?); it can be auto, dark or light; until then it is auto`,
		"mouse: on\nmeasure: 100": `s:2: measure cannot be "100"; it can be a number of columns from 60 to 72; until then it is 72`,
		"mouse: on\ntimer: [a]":   `s:2: timer is one value, not a list; until then it is off`,
		"mouse: on\nlanguage: é":  `s:2: language cannot be "é"; it can be auto, original, or the tag of a language, such as es or pt-BR; until then it is auto`,
		"mouse: on\nthem: dark":   `s:2: there is no setting "them" (did you mean "theme"?); it is kept, and does nothing`,
	} {
		f, err := Parse("s", []byte(text))
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		s, faults := f.Settings()
		if s != (Settings{Mouse: true}) || len(faults) != 1 || faults[0].Error() != want {
			t.Errorf("%s: %+v, %v", text, s, faults)
		}
	}
	for text, want := range map[string]string{
		"a: [":              "s:2: this is not YAML",
		"- dark":            "s:1: settings are lines such as",
		"a: 1\n---\nb: 2\n": "s",
		"dark":              "s:1: settings are lines such as",
		"a: \xff":           "s: this is not text",
		"a: \x1b":           "s: this is not text",
	} {
		if _, err := Parse("s", []byte(text)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
	if f, err := Parse("s", []byte("\ufeffmouse: on\n")); err != nil {
		t.Errorf("a byte order mark: %v", err)
	} else if s, faults := f.Settings(); s != (Settings{Mouse: true}) || len(faults) > 0 {
		t.Errorf("a byte order mark: %+v, %v", s, faults)
	}
	for _, text := range []string{"", " \n", "# nothing yet\n", "\ufeff", "\ufeff# nothing yet\n"} {
		if f, err := Parse("s", []byte(text)); err != nil || f.Change("theme", "dark") != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestWritingBack holds, for any file, that a change changes one setting and
// nothing else.
func TestWritingBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var lines []string
		for _, name := range rapid.SliceOfNDistinct(rapid.SampledFrom(append(names(), "volume", "x-y", "Theme")), 0, 8, rapid.ID).Draw(t, "names") {
			lines = append(lines, name+": "+rapid.SampledFrom([]string{"dark", "on", "'64'", "ghost", "{a: [1]}", "fi # why", "\"\"", "high"}).Draw(t, "value"))
		}
		f, err := Parse("s", []byte(strings.Join(lines, "\n")))
		if err != nil {
			t.Fatal(err)
		}
		before, faults := f.Settings()
		field := rapid.SampledFrom(Fields()).Draw(t, "field")
		value := field.Of(&Settings{Contrast: rapid.Bool().Draw(t, "b"), Mouse: true, Narrower: 4})
		if err := f.Change(field.Name, value); err != nil {
			t.Fatal(err)
		}
		data, err := f.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		again, err := Parse("s", data)
		if err != nil {
			t.Fatalf("%v:\n%s", err, data)
		}
		after, left := again.Settings()
		if err := field.Set(&before, value); err != nil || after != before || len(left) > len(faults) {
			t.Fatalf("%+v became %+v, %v:\n%s", before, after, left, data)
		}
	})
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(written))
	f.Add([]byte("a: &a [*a]\nb: !!map\n? c\n"))
	f.Add([]byte("{theme: dark}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Parse("s", data)
		if err != nil {
			return
		}
		file.Settings()
		if err := file.Change("theme", "dark"); err != nil {
			t.Fatal(err)
		}
		if _, err := file.Bytes(); err != nil {
			t.Skip(err)
		}
	})
}
