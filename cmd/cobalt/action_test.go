package main

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"go.yaml.in/yaml/v4"

	"cobalt/scenes/starter"
)

// The part of a composite action's file that ours may use.
type (
	actionFile struct {
		Name, Description, Author string
		Branding                  struct{ Icon, Color string }
		Inputs                    map[string]actionInput
		Outputs                   map[string]struct{ Description, Value string }
		Runs                      struct {
			Using string
			Steps []actionStep
		}
	}
	actionInput struct {
		Description string
		Default     *string
		Required    bool
	}
	actionStep struct {
		Name, ID, If, Uses, Shell, Run string
		With, Env                      map[string]string
	}
	workflowFile struct {
		Name string
		On   []string
		Jobs map[string]struct {
			RunsOn string `yaml:"runs-on"`
			Steps  []actionStep
		}
	}
	hook struct {
		ID, Name, Description, Language, Entry, Files string
		Args                                          []string
		PassFilenames                                 *bool `yaml:"pass_filenames"`
	}
)

// strict reads YAML, and refuses keys that the value it is read into does not have.
func strict(t *testing.T, text []byte, into any) {
	t.Helper()
	if err := yaml.Load(text, into, yaml.WithKnownFields(), yaml.WithUniqueKeys()); err != nil {
		t.Fatal(err)
	}
}

func readTop(t *testing.T, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(moduleFolder, name))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func action(t *testing.T) *actionFile {
	t.Helper()
	var a actionFile
	strict(t, readTop(t, "action.yml"), &a)
	return &a
}

var expression = regexp.MustCompile(`\$\{\{\s*(.*?)\s*\}\}`)

// Every input of the action is described, has a default, and comes to a script
// through the environment alone, so that no text that somebody wrote is taken for
// a piece of the script.
func TestActionFile(t *testing.T) {
	a := action(t)
	if a.Runs.Using != "composite" || a.Name == "" || a.Description == "" {
		t.Errorf("%+v", a)
	}
	used := map[string]bool{}
	for _, step := range a.Runs.Steps {
		if (step.Run == "") == (step.Uses == "") || (step.Run == "") != (step.Shell == "") {
			t.Errorf("step %q neither runs nor uses, or names no shell", step.Name)
		}
		if expression.MatchString(step.Run) {
			t.Errorf("step %q holds an expression in its script", step.Name)
		}
		for name, value := range step.Env {
			m := expression.FindStringSubmatch(value)
			input, ok := strings.CutPrefix(m[1], "inputs.")
			if _, known := a.Inputs[input]; !ok || !known || m[0] != value {
				t.Errorf("step %q: %s is %q", step.Name, name, value)
			}
			used[input] = true
			if !strings.Contains(step.Run, "$"+name) {
				t.Errorf("step %q has no use for %s", step.Name, name)
			}
		}
	}
	for name, input := range a.Inputs {
		if !used[name] || input.Description == "" || input.Default == nil {
			t.Errorf("input %s: used %t, %+v", name, used[name], input)
		}
	}
}

// A runner runs the scripts of the action as GitHub's runner does.
type runner struct {
	*actionFile
	env  []string // of the machine
	dir  string   // the workspace
	path string   // the folders of programs
}

// newRunner returns a runner whose steps find the program itself.
func newRunner(t *testing.T) *runner {
	t.Helper()
	needBash(t)
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	bin, temp := t.TempDir(), t.TempDir()
	if err := os.Symlink(self, filepath.Join(bin, "cobalt")); err != nil {
		t.Fatal(err)
	}
	top, err := filepath.Abs(moduleFolder)
	if err != nil {
		t.Fatal(err)
	}
	r := &runner{actionFile: action(t), dir: t.TempDir(), path: bin + string(os.PathListSeparator) + os.Getenv("PATH")}
	r.env = append(os.Environ(), "GITHUB_ACTION_PATH="+top, "RUNNER_TEMP="+temp,
		"GITHUB_PATH="+filepath.Join(temp, "path"), "GITHUB_OUTPUT="+filepath.Join(temp, "output"))
	return r
}

// needBash skips a test if there is no bash.
func needBash(t *testing.T) {
	t.Helper()
	if _, err := exec.LookPath("bash"); err != nil || runtime.GOOS == "windows" {
		t.Skip("there is no bash")
	}
}

// step runs a step's script, and returns its output and its exit status.
func (r *runner) step(t *testing.T, name string, inputs map[string]string) (out string, status int) {
	t.Helper()
	i := slices.IndexFunc(r.Runs.Steps, func(s actionStep) bool { return s.Name == name })
	if i < 0 || r.Runs.Steps[i].Shell != "bash" {
		t.Fatalf("there is no step %q for bash", name)
	}
	script := filepath.Join(t.TempDir(), "script.sh")
	if err := os.WriteFile(script, []byte(r.Runs.Steps[i].Run), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("bash", "--noprofile", "--norc", "-eo", "pipefail", script)
	cmd.Dir = r.dir
	cmd.Env = append(slices.Clone(r.env), "PATH="+r.path)
	for name, value := range r.Runs.Steps[i].Env {
		cmd.Env = append(cmd.Env, name+"="+r.evaluate(value, inputs))
	}
	return finish(t, cmd)
}

// finish runs a command, and returns its output and its exit status.
func finish(t *testing.T, cmd *exec.Cmd) (out string, status int) {
	t.Helper()
	text, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return string(text), cmd.ProcessState.ExitCode()
}

// evaluate puts inputs, or their defaults, in place of the references in a value.
func (r *runner) evaluate(value string, inputs map[string]string) string {
	return expression.ReplaceAllStringFunc(value, func(e string) string {
		name := strings.TrimPrefix(expression.FindStringSubmatch(e)[1], "inputs.")
		if given, ok := inputs[name]; ok {
			return given
		}
		return *r.Inputs[name].Default
	})
}

// starterWith returns the story of spies that authors begin from, with a text in
// its scene replaced.
func starterWith(t *testing.T, old, now string) fs.FS {
	t.Helper()
	folder := fstest.MapFS{}
	original := starter.Folders("spy", "")[0]
	err := fs.WalkDir(original, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(original, name)
		folder[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	scene := folder["opera.md"]
	if !strings.Contains(string(scene.Data), old) {
		t.Fatalf("there is no %q in it", old)
	}
	scene.Data = []byte(strings.Replace(string(scene.Data), old, now, 1))
	return folder
}

const (
	proveStep = "Prove the story"
	runStep   = "Run the missions"
)

// The action runs on an author's story, sound or broken.
func TestActionOnAStory(t *testing.T) {
	r := newRunner(t)
	if _, err := starter.Write(filepath.Join(r.dir, "my story"), starterWith(t, "", "")); err != nil {
		t.Fatal(err)
	}
	if _, err := starter.Write(filepath.Join(r.dir, "stuck"), starterWith(t, "- [Leave him to his coats](#the-foyer)", "- [Leave him](#the-cellar)\n\n## The Cellar\n\nIt is dark.\n\n- [Feel for the door](#the-cellar) `time 0`")); err != nil {
		t.Fatal(err)
	}
	if _, err := starter.Write(filepath.Join(r.dir, "dear"), starterWith(t, "suspicion +50", "suspicion +20")); err != nil {
		t.Fatal(err)
	}
	one := map[string]string{"story": "my story", "missions": "my story/missions/late.mission\n"}
	for _, tt := range []struct {
		name, step string
		inputs     map[string]string
		status     int
		want       string
	}{
		{"proven", proveStep, map[string]string{"story": "my story"}, 0, "proven on agent\n"},
		{"on all", proveStep, map[string]string{"story": "my story", "difficulty": "recruit agent ghost"}, 0, "proven on ghost\n"},
		{"as text", proveStep, map[string]string{"story": "my story", "format": "text"}, 0, "0 defects, 0 warnings\n"},
		{"a defect", proveStep, map[string]string{"story": "stuck"}, 1, "::error file=stuck/opera.md,line="},
		{"a defect on one of two", proveStep, map[string]string{"story": "stuck", "difficulty": "ghost recruit"}, 1, "title=doomed::"},
		{"an unknown difficulty outweighs a defect", proveStep, map[string]string{"story": "stuck", "difficulty": "nightmare ghost recruit"}, 2, "title=doomed::"},
		{"no story", proveStep, map[string]string{"story": "nowhere"}, 2, `"nowhere"`},
		{"run", runStep, map[string]string{"story": "my story"}, 0, "4 missions: passed"},
		{"one", runStep, one, 0, "1 mission: passed"},
		{"a mission fails", runStep, map[string]string{"story": "dear"}, 1, "::error file=dear/missions/escorted.mission,line="},
		{"complete, covered", runStep, map[string]string{"story": "my story", "complete": "true", "min-coverage": "100", "coverage": "page.html"}, 0, "4 missions: passed"},
		{"not covered", runStep, map[string]string{"story": "my story", "missions": "my story/missions/late.mission", "min-coverage": "90"}, 1, "--min-coverage demands 90%"},
		{"nothing to run", runStep, map[string]string{"story": "nowhere"}, 0, "nothing was run"},
		{"nothing to cover", runStep, map[string]string{"story": "nowhere", "min-coverage": "1"}, 2, "needs mission files"},
		{"no shell", runStep, map[string]string{"story": "my story", "missions": "$(touch hacked)\n`touch hacked`\n\"; touch hacked"}, 2, "there is no such file"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			out, status := r.step(t, tt.step, tt.inputs)
			if status != tt.status || !strings.Contains(out, tt.want) {
				t.Errorf("status %d, want %d and %q in\n%s", status, tt.status, tt.want, out)
			}
		})
	}
	if _, err := os.Stat(filepath.Join(r.dir, "page.html")); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(r.dir, "hacked")); err == nil {
		t.Error("an input was taken for a piece of the script")
	}
}

// The action builds the program, and tells later steps its path.
func TestActionBuilds(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds the program")
	}
	r := newRunner(t)
	if out, status := r.step(t, "Build cobalt", nil); status != 0 {
		t.Fatalf("status %d:\n%s", status, out)
	}
	temp := r.env[slices.IndexFunc(r.env, func(v string) bool { return strings.HasPrefix(v, "RUNNER_TEMP=") })][len("RUNNER_TEMP="):]
	folder, err := os.ReadFile(filepath.Join(temp, "path"))
	if err != nil {
		t.Fatal(err)
	}
	output, err := os.ReadFile(filepath.Join(temp, "output"))
	program := filepath.Join(strings.TrimSpace(string(folder)), "cobalt")
	if err != nil || string(output) != "cobalt="+program+"\n" {
		t.Errorf("the output is %q, %v", output, err)
	}
	if out, status := finish(t, exec.Command(program, "--version")); status != 0 || !strings.HasPrefix(out, "cobalt ") {
		t.Errorf("status %d: %s", status, out)
	}
}

// shown returns a file that README.md shows in its section on CI.
func shown(t *testing.T, name string) []byte {
	t.Helper()
	_, rest, ok := strings.Cut(string(readTop(t, "README.md")), "## In CI\n")
	_, rest, found := strings.Cut(rest, "```yaml\n# "+name+"\n")
	text, _, closed := strings.Cut(rest, "```\n")
	if !ok || !found || !closed {
		t.Fatalf("README.md shows no %s any more", name)
	}
	return []byte(text)
}

// The workflow in README.md is a workflow, and gives the action inputs that it
// has.
func TestReadmeWorkflow(t *testing.T) {
	var w workflowFile
	strict(t, shown(t, ".github/workflows/story.yml"), &w)
	a, called := action(t), false
	for _, job := range w.Jobs {
		for _, step := range job.Steps {
			called = called || strings.HasSuffix(step.Uses, "/cobalt@v1")
			for name := range step.With {
				if _, ok := a.Inputs[name]; !ok && strings.Contains(step.Uses, "/cobalt@") {
					t.Errorf("the action takes no %q", name)
				}
			}
		}
	}
	if !called {
		t.Error("the workflow does not call the action")
	}
}

// The configuration for pre-commit in README.md names a hook that exists.
func TestReadmeHook(t *testing.T) {
	var config struct {
		Repos []struct {
			Repo, Rev string
			Hooks     []struct {
				ID   string
				Args []string
			}
		}
	}
	strict(t, shown(t, ".pre-commit-config.yaml"), &config)
	if len(config.Repos) != 1 || len(config.Repos[0].Hooks) != 1 || config.Repos[0].Hooks[0].ID != hooks(t)[0].ID {
		t.Errorf("%+v", config)
	}
}

func hooks(t *testing.T) (list []hook) {
	t.Helper()
	strict(t, readTop(t, ".pre-commit-hooks.yaml"), &list)
	if len(list) != 1 {
		t.Fatalf("%+v", list)
	}
	return list
}

// The hook checks a story in a folder of its own, and one at the top of the
// repository.
func TestHook(t *testing.T) {
	h, r := hooks(t)[0], newRunner(t)
	if h.Language != "golang" || h.PassFilenames == nil || *h.PassFilenames {
		t.Errorf("%+v", h)
	}
	files := regexp.MustCompile(h.Files)
	for name, want := range map[string]bool{"a/story.md": true, "missions/a.mission": true, "main.go": false, "mission": false} {
		if files.MatchString(name) != want {
			t.Errorf("it looks at %s: %t", name, !want)
		}
	}
	for name, change := range map[string][2]string{"sound": {"", ""}, "dear": {"suspicion +50", "suspicion +20"}, "stuck": {"(#the-second-act)", "(#the-foyer)"}} {
		if _, err := starter.Write(filepath.Join(r.dir, name), starterWith(t, change[0], change[1])); err != nil {
			t.Fatal(err)
		}
	}
	for _, tt := range []struct {
		dir    string
		args   []string
		status int
		want   string
	}{
		{"", []string{"sound"}, 0, "4 missions: passed"},
		{"", []string{"sound", "sound/missions/late.mission"}, 0, "1 mission: passed"},
		{"sound", h.Args, 0, "4 missions: passed"},
		{"", []string{"dear"}, 1, "FAIL  dear/missions/escorted.mission"},
		{"", []string{"stuck"}, 1, "unreachable-node"},
		{"", []string{"nowhere"}, 2, `"nowhere"`},
	} {
		out, status := r.hook(t, &h, tt.dir, tt.args)
		if status != tt.status || !strings.Contains(out, tt.want) {
			t.Errorf("%q: status %d, want %d and %q in\n%s", tt.args, status, tt.status, tt.want, out)
		}
	}
}

// hook runs a hook as pre-commit does: its entry, split into words as by a shell,
// and the arguments after it.
func (r *runner) hook(t *testing.T, h *hook, dir string, args []string) (out string, status int) {
	t.Helper()
	head, rest, ok := strings.Cut(h.Entry, "'")
	script, name, closed := strings.Cut(rest, "'")
	if !ok || !closed || strings.Contains(name, "'") {
		t.Fatalf("the entry is %q", h.Entry)
	}
	words := append(append(strings.Fields(head), script), strings.Fields(name)...)
	cmd := exec.Command(words[0], append(words[1:], args...)...)
	cmd.Dir = filepath.Join(r.dir, dir)
	cmd.Env = append(slices.Clone(r.env), "PATH="+r.path)
	return finish(t, cmd)
}
