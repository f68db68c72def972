package webpage

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"cobalt/assets"
	"cobalt/game"
	"cobalt/game/pack"
	"cobalt/scenes"
	"cobalt/scenes/packing"
)

var update = flag.Bool("update", false, "compile the page's program anew")

const folder = "../../../assets/page"

// The program in the page is today's cmd/cobalt-web, compiled by the toolchain
// that go.mod names, with that toolchain's script beside it.
func TestProgram(t *testing.T) {
	if want := toolchain(t); runtime.Version() != want {
		t.Skipf("the program in the page is compiled by %s, and this is %s", want, runtime.Version())
	}
	if testing.Short() && !*update {
		t.Skip("compiling the program takes half a minute")
	}
	program := compile(t)
	support, err := os.ReadFile(filepath.Join(goRoot(t), "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		var small bytes.Buffer
		z, err := gzip.NewWriterLevel(&small, gzip.BestCompression)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := z.Write(program); err != nil || z.Close() != nil {
			t.Fatal(err)
		}
		write(t, "cobalt.wasm.gz", small.Bytes())
		write(t, "wasm_exec.js", support)
		return
	}
	const remedy = "run `go generate ./game/render/webpage`"
	if kept := unpack(t, read(t, "cobalt.wasm.gz")); !bytes.Equal(kept, program) {
		t.Errorf("the program in the page has the sum %x, and cmd/cobalt-web makes %x: %s", sha256.Sum256(kept), sha256.Sum256(program), remedy)
	}
	if !bytes.Equal(read(t, "wasm_exec.js"), support) {
		t.Errorf("wasm_exec.js is not the toolchain's: %s", remedy)
	}
}

// toolchain is the toolchain that go.mod names: in a line of its own, or else the oldest
// that the module allows.
func toolchain(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	if own := regexp.MustCompile(`(?m)^toolchain (\S+)$`).FindSubmatch(text); own != nil {
		return string(own[1])
	}
	oldest := regexp.MustCompile(`(?m)^go (\S+)$`).FindSubmatch(text)
	if oldest == nil {
		t.Fatal("go.mod names no toolchain")
	}
	return "go" + string(oldest[1])
}

// goRoot is the folder of the toolchain, as its go command knows it.
func goRoot(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

// compile compiles the program. Functions of this module are not inlined, because
// that makes the program smaller.
func compile(t *testing.T) []byte {
	t.Helper()
	out := filepath.Join(t.TempDir(), "cobalt.wasm")
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-gcflags=cobalt/...=-l", "-o", out, "cobalt/cmd/cobalt-web")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOWASM=", "GOFLAGS=-mod=readonly", "CGO_ENABLED=0")
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	program, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return program
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(folder, name), data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := assets.Page.ReadFile("page/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func unpack(t *testing.T, data []byte) []byte {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	all, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestOriginalLanguage holds that a page says in which language the original is, where
// somebody knows it.
func TestOriginalLanguage(t *testing.T) {
	p, err := packing.Pack(loaf(t), scenes.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	data, err := pack.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	for original, tag := range map[string]string{"": "und", "en": "en"} {
		text, err := Make(data, original)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{`<html lang="` + tag + `" dir="ltr">`, `"":{"direction":"ltr","tag":"` + tag + `"}`} {
			if !strings.Contains(string(text), want) {
				t.Errorf("%q: there is no %s in the page", original, want)
			}
		}
	}
}

// TestPhrases holds that the words of a page's head are the nearest to the original's
// language.
func TestPhrases(t *testing.T) {
	p := &pack.Pack{Story: &game.Story{Text: []*game.Words{{}}}}
	for _, tag := range []string{"en", "pt", "pt-BR", "zh-Hant"} {
		p.Phrases = append(p.Phrases, pack.Phrases{Tag: tag, Words: pack.Table{{Key: "tag", Text: tag}}})
	}
	for tag, want := range map[string]string{"": "en", "fr": "en", "en-GB": "en", "pt": "pt", "pt-PT": "pt", "pt-BR": "pt-BR", "zh-Hant": "zh-Hant", "zh": "en"} {
		p.Story.Text[0].Tag = tag
		if got := phrases(p).Get("tag"); got != want {
			t.Errorf("%q has the words of %q, want %q", tag, got, want)
		}
	}
}

// pageOf makes the page of a story.
func pageOf(t *testing.T, story *game.Story) string {
	t.Helper()
	return pageFrom(t, story, "")
}

// pageFrom makes the page of a story that was written in a language.
func pageFrom(t *testing.T, story *game.Story, original string) string {
	t.Helper()
	p, err := packing.Pack(story, scenes.Embedded())
	if err != nil {
		t.Fatal(err)
	}
	data, err := pack.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	text, err := Make(data, original)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Make(data, original)
	if err != nil || !bytes.Equal(text, again) {
		t.Error("the same pack gives two pages")
	}
	if !MadeBy(text) || MadeBy([]byte("<!DOCTYPE html>\n<html lang=\"en\"><title>Another</title>")) {
		t.Error("pages are not told apart")
	}
	return string(text)
}

func loaf(t *testing.T) *game.Story {
	t.Helper()
	story, err := scenes.Compile(os.DirFS("../../../scenes/loaf"))
	if err != nil {
		t.Fatal(err)
	}
	return story
}

// The policy allows the page's own scripts and style by their hashes, and nothing
// else; the pack and the program stand in it whole.
func TestPolicy(t *testing.T) {
	text := pageOf(t, loaf(t))
	policy := regexp.MustCompile(`http-equiv="Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(text)
	if policy == nil || !strings.HasPrefix(policy[1], "default-src 'none'; script-src 'wasm-unsafe-eval' 'sha256-") || strings.Contains(policy[1], "unsafe-inline") {
		t.Fatalf("the policy is %q", policy)
	}
	inline := regexp.MustCompile(`(?s)<(?:script|style)>(.*?)</(?:script|style)>`).FindAllStringSubmatch(text, -1)
	if len(inline) != 3 {
		t.Fatalf("%d scripts and styles", len(inline))
	}
	for _, i := range inline {
		sum := sha256.Sum256([]byte(i[1]))
		if !strings.Contains(policy[1], "'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'") {
			t.Errorf("the policy forbids %.40q", i[1])
		}
	}
	for _, outside := range []string{" src=", "url(", "@import", "fetch(", "XMLHttpRequest", "sendBeacon", " style=", "innerHTML", "eval("} {
		if body := strings.Replace(text, string(read(t, "wasm_exec.js")), "", 1); strings.Contains(body, outside) {
			t.Errorf("the page holds %q", outside)
		}
	}
}

// Words of a story change nothing in the page, whatever they are.
func TestHostile(t *testing.T) {
	quiet, loud := loaf(t), loaf(t)
	const hostile = `</title></script><script>alert(1)</script>"'><!--{{.Script}}\u2028`
	loud.ID = `"</script>`
	for _, text := range []*string{&loud.Text[0].Title, &loud.Text[0].Author, &loud.Text[0].Choices[0], &loud.Text[0].Scenes[0].Title, &loud.Text[0].Tag} {
		*text = hostile
	}
	was, is := pageOf(t, quiet), pageOf(t, loud)
	for _, tag := range []string{"<script", "</script", "<title", "<!--", "<meta"} {
		if n, want := strings.Count(is, tag), strings.Count(was, tag); n != want {
			t.Errorf("%q stands in the page %d times, want %d", tag, n, want)
		}
	}
}

// The pack in a page is the story without the places in its source, which a page has no
// use for.
func TestSlim(t *testing.T) {
	want := loaf(t)
	data := regexp.MustCompile(`id="page-pack">([^<]*)<`).FindStringSubmatch(pageOf(t, want))
	if data == nil {
		t.Fatal("there is no pack in the page")
	}
	small, err := base64.StdEncoding.DecodeString(data[1])
	if err != nil {
		t.Fatal(err)
	}
	p, err := pack.Open(string(unpack(t, small)))
	if err != nil {
		t.Fatal(err)
	}
	got := p.Story
	if got.Digest != want.Digest || got.Rules != want.Rules || len(got.Choices) != len(want.Choices) || len(got.Text) != len(want.Text) {
		t.Errorf("the story in the page is another one")
	}
	if (got.Choices[0].Pos != game.Pos{}) || (want.Choices[0].Pos == game.Pos{}) {
		t.Errorf("the first choice is at %v, and was at %v", got.Choices[0].Pos, want.Choices[0].Pos)
	}
}

// The page of the story that comes with the program is small.
func TestSize(t *testing.T) {
	story, err := scenes.Cobalt()
	if err != nil {
		t.Fatal(err)
	}
	var small bytes.Buffer
	z, err := gzip.NewWriterLevel(&small, gzip.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(z, pageOf(t, story)); err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	const most = 1_300_000
	if small.Len() > most {
		t.Errorf("compressed, the page is %d bytes, and may have %d", small.Len(), most)
	}
	t.Log(fmt.Sprint(small.Len(), " bytes compressed"))
}
