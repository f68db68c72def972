package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A room is the rule for a package: the packages of the module that it may import.
type room struct {
	imports []string // directly, outside tests
	// std, if it is set, lists the packages of the standard library that it may
	// import; then it may import no other module's.
	std []string
}

// rooms holds the rule for every package. Imports run one way: cmd, then tui, then
// game. Packages mission, explore, scenes and save import game, and tui imports
// neither scenes nor save.
var rooms = map[string]room{
	"cmd/cobalt": {imports: []string{
		"assets",
		"cmd/cobalt/early",
		"cmd/cobalt/early/run",
		"cmd/cobalt/job",
		"cmd/cobalt/helptext",
		"cmd/cobalt/inputs",
		"cmd/cobalt/manpage",
		"cmd/cobalt/origin",
		"cmd/cobalt/revision",
		"cmd/cobalt/serving",
		"cmd/cobalt/translating",
		"cmd/cobalt/value",
		"game",
		"game/analysis/compare",
		"game/analysis/profile",
		"game/analysis/race",
		"game/diag",
		"game/explore",
		"game/explore/daily",
		"game/expr",
		"game/host/board",
		"game/host/client",
		"game/mission",
		"game/narration",
		"game/narration/transcript",
		"game/keep",
		"game/language",
		"game/pack",
		"game/pack/executable",
		"game/playthrough",
		"game/render/baseline",
		"game/render/coverage",
		"game/render/difference",
		"game/render/export",
		"game/render/sample",
		"game/render/layout",
		"game/render/output",
		"game/render/proof",
		"game/render/recording",
		"game/render/report",
		"game/render/runstate",
		"game/render/splits",
		"game/render/storymap",
		"game/render/webpage",
		"game/suggest",
		"game/tui",
		"game/tui/missions",
		"game/tui/pace",
		"game/tui/phrases",
		"game/tui/plain",
		"game/tui/session",
		"game/tui/settings",
		"game/tui/theme",
		"game/tui/widget",
		"save",
		"save/archive",
		"save/inventory",
		"save/library",
		"scenes",
		"scenes/index",
		"scenes/lsp",
		"scenes/naming",
		"scenes/packing",
		"scenes/shipped",
		"scenes/slug",
		"scenes/starter",
		"scenes/translation",
		"scenes/watch",
	}},
	"cmd/cobalt-web":         {imports: []string{"game/web"}, std: []string{"errors", "runtime", "syscall/js", "unsafe"}},
	"cmd/cobalt/job":         {},
	"cmd/cobalt/helptext":    {},
	"cmd/cobalt/early":       {imports: []string{"cmd/cobalt/release", "game/pack/executable/mark"}, std: []string{"io", "os"}},
	"cmd/cobalt/early/run":   {imports: []string{"game", "game/expr", "game/mission/light", "game/mission/resolve", "game/pack/executable/mark", "scenes/shipped"}, std: []string{"io", "os", "strconv", "strings", "unicode/utf8"}},
	"cmd/cobalt/origin":      {imports: []string{"cmd/cobalt/release"}},
	"cmd/cobalt/release":     {std: []string{"runtime"}},
	"cmd/cobalt/inputs":      {imports: []string{"game/diag", "game/mission", "game/suggest"}},
	"cmd/cobalt/manpage":     {},
	"cmd/cobalt/value":       {imports: []string{"game", "game/suggest", "game/tui/pace"}},
	"cmd/cobalt/revision":    {imports: []string{"game", "save", "scenes"}},
	"cmd/cobalt/serving":     {imports: []string{"cmd/cobalt/value", "game", "game/diag", "game/explore/budget", "game/host", "game/language", "game/pack", "game/render/webpage", "game/tui/phrases", "game/tui/session", "save/records", "scenes", "scenes/packing"}},
	"cmd/cobalt/translating": {imports: []string{"assets", "cmd/cobalt/value", "game/diag", "save", "scenes", "scenes/translation"}},

	"game": {
		imports: []string{"game/expr", "game/suggest"},
		std:     []string{"cmp", "errors", "math", "math/bits", "slices", "strconv", "strings", "sync", "sync/atomic", "unsafe"},
	},
	"game/diag":        {},
	"game/frontmatter": {},
	"game/expr":        {std: []string{"strconv", "strings", "unicode/utf8"}},
	"game/suggest":     {std: []string{"slices", "strings"}},
	"game/picture":     {imports: []string{"game/narration/prose"}},

	"game/host":            {imports: []string{"game", "game/analysis/race", "game/explore", "game/explore/daily", "game/host/board", "game/keep", "game/mission", "game/narration/prose", "game/playthrough", "game/render/export", "game/render/output", "game/render/page", "game/tui", "game/tui/missions", "game/tui/phrases", "game/tui/plain", "game/tui/session", "game/tui/settings", "game/tui/widget", "save", "save/records"}},
	"game/host/board":      {imports: []string{"game/diag"}, std: []string{"encoding/json", "errors", "fmt", "io", "reflect", "strings", "time", "unicode/utf8"}},
	"game/host/client":     {imports: []string{"game/diag", "game/host/board"}},
	"game/language":        {},
	"game/keep":            {imports: []string{"game", "game/mission", "game/playthrough"}, std: []string{"cmp", "errors", "fmt", "sort", "strings", "sync", "time"}},
	"game/longtest":        {std: []string{"os", "testing"}},
	"game/pack":            {imports: []string{"game", "game/expr"}, std: []string{"encoding/binary", "errors", "hash/crc32", "io", "io/fs", "maps", "path", "slices", "strconv", "strings", "time", "unsafe"}},
	"game/pack/executable": {imports: []string{"game/pack", "game/pack/executable/mark"}, std: []string{"bytes", "crypto/sha256", "debug/macho", "encoding/binary", "errors", "fmt", "io", "os", "unsafe"}},

	"game/pack/executable/mark": {std: []string{"embed", "strconv"}},

	"game/playthrough": {imports: []string{"game"}, std: []string{"slices", "sync", "time"}},

	"game/render/lettering": {imports: []string{"game/narration/prose"}},
	"game/render/layout":    {imports: []string{"game"}, std: []string{"cmp", "slices"}},
	"game/analysis/compare": {imports: []string{"game", "game/mission"}},
	"game/explore": {imports: []string{
		"game", "game/mission", "game/explore/budget", "game/explore/components", "game/explore/explicit", "game/explore/flow", "game/explore/symbolic", "game/explore/witness", "game/expr", "game/narration/prose",
	}},
	"game/explore/budget":         {},
	"game/explore/components":     {std: []string{"slices"}},
	"game/explore/diagram":        {std: []string{"encoding/binary", "maps", "math", "slices"}},
	"game/explore/explicit":       {imports: []string{"game", "game/explore/budget", "game/explore/flow", "game/explore/witness"}},
	"game/explore/flow":           {imports: []string{"game"}, std: []string{"cmp", "encoding/binary", "maps", "math/bits", "slices", "strconv", "sync", "sync/atomic"}},
	"game/explore/symbolic":       {imports: []string{"game", "game/explore/budget", "game/explore/components", "game/explore/diagram", "game/explore/explicit", "game/explore/flow", "game/explore/witness"}},
	"game/explore/witness":        {imports: []string{"game"}, std: []string{"fmt", "slices"}},
	"game/analysis/aftermath":     {imports: []string{"game", "game/analysis/hindsight", "game/playthrough"}, std: []string{"cmp", "slices"}},
	"game/analysis/hindsight":     {imports: []string{"game", "game/expr", "game/playthrough"}, std: []string{"cmp", "maps", "math/bits", "slices"}},
	"game/mission/light":          {imports: []string{"game", "game/expr"}, std: []string{"encoding/binary", "math/bits", "strconv", "strings", "time", "unicode", "unicode/utf8"}},
	"game/mission/resolve":        {imports: []string{"game", "game/expr"}, std: []string{"slices", "strings"}},
	"game/mission":                {imports: []string{"game", "game/diag", "game/expr", "game/frontmatter", "game/mission/light", "game/mission/resolve", "game/playthrough", "game/suggest"}},
	"game/analysis/profile":       {imports: []string{"game", "game/diag", "game/playthrough"}},
	"game/narration/prose":        {imports: []string{"game"}},
	"game/analysis/race":          {imports: []string{"game", "game/diag", "game/mission", "game/playthrough", "game/suggest"}, std: []string{"cmp", "encoding/json", "errors", "fmt", "slices", "strconv", "strings", "time"}},
	"game/narration":              {imports: []string{"game", "game/expr"}},
	"game/tui/input":              {},
	"game/tui/idle":               {},
	"game/tui/paint":              {imports: []string{"game/narration/prose"}},
	"game/tui/remote":             {imports: []string{"game/tui/idle", "game/tui/paint"}},
	"game/tui":                    {imports: []string{"game/tui/idle", "game/tui/input", "game", "game/keep", "game/narration/prose", "game/playthrough", "game/tui/pace", "game/tui/phrases", "game/tui/remote", "game/tui/screen", "game/tui/screen/front", "game/tui/screen/missionlist", "game/tui/screen/play", "game/tui/screen/replay", "game/tui/session", "game/tui/settings", "game/tui/theme", "game/tui/widget"}},
	"game/tui/missions":           {imports: []string{"game", "game/keep", "game/tui/phrases"}},
	"game/tui/pace":               {imports: []string{"game", "game/narration/prose", "game/playthrough"}},
	"game/tui/phrases":            {imports: []string{"game", "game/analysis/race", "game/keep", "game/language", "game/narration", "game/narration/prose", "game/narration/transcript", "game/pack", "game/playthrough", "game/render/card"}},
	"game/tui/plain":              {imports: []string{"game", "game/analysis/aftermath", "game/analysis/race", "game/keep", "game/narration", "game/narration/prose", "game/playthrough", "game/render/card", "game/suggest", "game/tui/missions", "game/tui/pace", "game/tui/phrases", "game/tui/review", "game/tui/session", "game/tui/trail", "game/tui/widget"}},
	"game/tui/review":             {imports: []string{"game", "game/analysis/aftermath", "game/analysis/hindsight", "game/analysis/profile", "game/narration/prose", "game/playthrough", "game/render/output", "game/tui/phrases", "game/tui/session", "game/tui/widget"}},
	"game/tui/screen":             {imports: []string{"game", "game/keep", "game/narration/prose", "game/playthrough", "game/tui/missions", "game/tui/phrases", "game/tui/review", "game/tui/session", "game/tui/settings", "game/tui/theme", "game/tui/widget"}},
	"game/tui/screen/curtain":     {imports: []string{"game", "game/narration", "game/narration/prose", "game/render/lettering", "game/tui/phrases", "game/tui/review", "game/tui/screen", "game/tui/screen/debrief", "game/tui/widget"}},
	"game/tui/screen/debrief":     {imports: []string{"game", "game/analysis/aftermath", "game/narration/prose", "game/render/card", "game/tui/phrases", "game/tui/review", "game/tui/screen", "game/tui/session", "game/tui/widget"}},
	"game/tui/screen/front":       {imports: []string{"game", "game/keep", "game/narration/prose", "game/playthrough", "game/render/lettering", "game/tui/missions", "game/tui/phrases", "game/tui/review", "game/tui/screen", "game/tui/screen/debrief", "game/tui/screen/mapview", "game/tui/screen/missionlist", "game/tui/session", "game/tui/settings", "game/tui/theme", "game/tui/widget"}},
	"game/tui/screen/mapview":     {imports: []string{"game", "game/narration/prose", "game/playthrough", "game/render/layout", "game/tui/phrases", "game/tui/screen", "game/tui/theme", "game/tui/trail", "game/tui/widget"}},
	"game/tui/screen/missionlist": {imports: []string{"game", "game/keep", "game/playthrough", "game/tui/missions", "game/tui/phrases", "game/tui/screen", "game/tui/session", "game/tui/widget"}},
	"game/tui/screen/play":        {imports: []string{"game", "game/analysis/aftermath", "game/analysis/race", "game/keep", "game/narration", "game/narration/prose", "game/playthrough", "game/render/lettering", "game/tui/phrases", "game/tui/review", "game/tui/screen", "game/tui/screen/curtain", "game/tui/screen/debrief", "game/tui/screen/mapview", "game/tui/screen/missionlist", "game/tui/session", "game/tui/settings", "game/tui/theme", "game/tui/widget"}},
	"game/tui/screen/replay":      {imports: []string{"game", "game/keep", "game/narration/prose", "game/playthrough", "game/tui/pace", "game/tui/phrases", "game/tui/screen", "game/tui/screen/play", "game/tui/theme", "game/tui/widget"}},
	"game/tui/session":            {imports: []string{"game", "game/analysis/aftermath", "game/analysis/hindsight", "game/analysis/profile", "game/analysis/race", "game/keep", "game/language", "game/narration/prose", "game/playthrough", "game/tui/pace", "game/tui/phrases", "game/tui/settings"}},
	"game/tui/trail":              {imports: []string{"game", "game/narration", "game/playthrough", "game/render/layout", "game/tui/phrases", "game/tui/session"}},
	"game/tui/widget":             {imports: []string{"game", "game/narration", "game/narration/prose", "game/picture", "game/tui/theme"}},
	"game/tui/settings":           {imports: []string{"game", "game/diag", "game/frontmatter", "game/suggest"}},
	"game/tui/theme":              {},
	"game/web":                    {imports: []string{"game", "game/analysis/aftermath", "game/analysis/hindsight", "game/mission/light", "game/mission/resolve", "game/narration", "game/pack", "game/playthrough", "game/render/layout"}, std: []string{"cmp", "errors", "maps", "slices", "strconv", "strings", "time", "unicode/utf8"}},

	"game/render/baseline":      {imports: []string{"game", "game/diag", "game/mission", "game/narration", "game/narration/transcript", "game/render/output"}},
	"game/render/card":          {imports: []string{"game", "game/narration", "game/playthrough", "game/render/lettering"}},
	"game/render/coverage":      {imports: []string{"game", "game/diag", "game/mission", "game/render/output", "game/render/page"}},
	"game/render/difference":    {imports: []string{"game/analysis/compare", "game/diag", "game/render/output", "game/render/runstate"}},
	"game/render/export":        {imports: []string{"game", "game/diag", "game/mission", "game/narration", "game/narration/transcript", "game/playthrough", "game/render/card", "game/render/output", "game/render/page", "game/render/recording", "game/render/splits"}},
	"game/render/sample":        {imports: []string{"game", "game/explore", "game/render/output"}},
	"game/render/output":        {},
	"game/render/page":          {},
	"game/render/proof":         {imports: []string{"game", "game/diag", "game/explore", "game/render/output"}},
	"game/render/recording":     {imports: []string{"game/narration/prose"}},
	"game/render/report":        {imports: []string{"game", "game/diag", "game/mission", "game/render/output", "game/render/runstate"}},
	"game/render/runstate":      {imports: []string{"game/mission"}},
	"game/render/storymap":      {imports: []string{"game", "game/narration/prose", "game/render/layout", "game/render/output", "game/render/page"}},
	"game/render/splits":        {},
	"game/render/webpage":       {imports: []string{"assets", "game", "game/pack", "game/render/page", "game/web"}},
	"game/narration/transcript": {imports: []string{"game", "game/mission", "game/narration/prose", "game/narration", "game/render/page"}},

	"assets":                   {std: []string{"embed"}},
	"save":                     {imports: []string{"game", "game/diag", "game/mission", "game/analysis/profile"}},
	"save/archive":             {imports: []string{"save"}},
	"save/inventory":           {imports: []string{"game", "game/analysis/race", "game/diag", "game/render/output", "save", "save/library"}},
	"save/records":             {imports: []string{"game", "game/analysis/profile", "game/analysis/race", "game/keep", "game/mission", "game/playthrough", "game/tui/settings", "save", "save/library"}},
	"save/records/recordstest": {imports: nil},
	"save/library":             {imports: []string{"game", "game/analysis/profile", "game/analysis/race", "game/keep", "game/mission", "game/playthrough", "game/tui/settings", "save"}},
	"scenes":                   {imports: []string{"assets", "game", "game/diag", "game/expr", "game/frontmatter", "game/picture", "game/suggest", "scenes/fingerprint", "scenes/index", "scenes/arena", "scenes/letters", "scenes/markdown", "scenes/slug", "scenes/typeset"}},
	"scenes/fingerprint":       {imports: []string{"game", "game/expr"}},
	"scenes/scenestest":        {imports: []string{"game"}},
	"scenes/packing":           {imports: []string{"assets", "game", "game/frontmatter", "game/pack"}},
	"scenes/shipped":           {imports: []string{"game", "game/pack"}, std: []string{"embed"}},
	"scenes/starter":           {},
	"scenes/arena":             {std: []string{"strings", "unsafe"}},
	"scenes/markdown":          {imports: []string{"scenes/arena"}},
	"scenes/typeset":           {imports: []string{"game", "scenes/arena", "scenes/letters"}},
	"scenes/letters":           {imports: []string{"game/diag"}},
	"scenes/slug":              {},
	"scenes/watch":             {},
	"scenes/translation":       {imports: []string{"game", "game/diag", "game/frontmatter", "scenes", "scenes/index"}},

	"scenes/buffer":        {imports: []string{"game/diag"}},
	"scenes/index":         {imports: []string{"game/diag", "scenes/slug"}},
	"scenes/naming":        {imports: []string{"game", "game/diag", "game/expr", "game/mission", "game/suggest", "scenes", "scenes/buffer", "scenes/index"}},
	"scenes/lsp/protocol":  {imports: []string{"scenes/buffer"}},
	"scenes/lsp":           {imports: []string{"game", "game/diag", "game/explore", "game/explore/outlook", "game/mission", "scenes", "scenes/buffer", "scenes/index", "scenes/lsp/protocol", "scenes/naming", "scenes/translation", "scenes/watch"}},
	"game/explore/daily":   {imports: []string{"game", "game/explore", "game/mission", "game/playthrough"}, std: []string{"context", "crypto/sha256", "errors", "fmt", "math/bits", "math/rand/v2", "slices", "strconv", "time"}},
	"game/explore/outlook": {imports: []string{"game", "game/explore", "game/explore/budget", "game/explore/explicit", "game/explore/flow", "game/explore/witness"}},
}

// moduleFolder is the module's folder.
const moduleFolder = "../.."

// packages parses the files of every package of the module, without tests. The key
// is the package's folder.
func packages(t *testing.T) map[string][]*ast.File {
	t.Helper()
	found := map[string][]*ast.File{}
	err := filepath.WalkDir(moduleFolder, func(name string, entry fs.DirEntry, err error) error {
		base := entry.Name()
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name != moduleFolder && (base == "testdata" || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_")):
			return fs.SkipDir
		case entry.IsDir() || !strings.HasSuffix(base, ".go") || strings.HasSuffix(base, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(fileSet, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		folder, err := filepath.Rel(moduleFolder, filepath.Dir(name))
		folder = filepath.ToSlash(folder)
		found[folder] = append(found[folder], file)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) < 5 {
		t.Fatalf("only %d packages below %s", len(found), moduleFolder)
	}
	return found
}

var fileSet = token.NewFileSet()

func TestImports(t *testing.T) {
	for folder, files := range packages(t) {
		r, ok := rooms[folder]
		if !ok {
			t.Errorf("%s is no package that the house has a sentence for; add it to this test's table too", folder)
			continue
		}
		for _, file := range files {
			for _, spec := range file.Imports {
				name, err := strconv.Unquote(spec.Path.Value)
				if err != nil {
					t.Fatal(err)
				}
				if msg := r.refuses(name); msg != "" {
					t.Errorf("%s: %s %s %q", fileSet.Position(spec.Pos()), folder, msg, name)
				}
			}
		}
	}
}

// refuses returns the reason why a package may not import another; empty if it
// may.
func (r room) refuses(name string) string {
	own, ours := strings.CutPrefix(name, "cobalt/")
	switch {
	case ours && !slices.Contains(r.imports, own):
		return "may not import this package of the module:"
	case !ours && r.std != nil && !slices.Contains(r.std, name):
		return "imports a short list of the standard library, and not"
	default:
		return ""
	}
}

// The rules refuse the imports that the house forbids.
func TestRooms(t *testing.T) {
	for _, tt := range []struct {
		folder, imports string
		refused         bool
	}{
		{"game/tui", "cobalt/scenes", true},
		{"game/tui", "cobalt/save", true},
		{"game/tui", "cobalt/save/library", true},
		{"save/library", "cobalt/game/tui", true},
		{"game", "cobalt/game/mission", true},
		{"game", "os", true},
		{"game", "time", true},
		{"game", "github.com/spf13/cobra", true},
		{"game", "cobalt/game/expr", false},
		{"game/mission", "os", false},
		{"game/mission", "cobalt/scenes", true},
		{"scenes", "cobalt/game/tui", true},
		{"assets", "fmt", true},
		{"cmd/cobalt", "cobalt/scenes", false},
	} {
		if msg := rooms[tt.folder].refuses(tt.imports); (msg != "") != tt.refused {
			t.Errorf("%s importing %s: %q", tt.folder, tt.imports, msg)
		}
	}
}

// Every package has a doc comment.
func TestPackageDocs(t *testing.T) {
	for folder, files := range packages(t) {
		want := "Package " + files[0].Name.Name + " "
		if files[0].Name.Name == "main" {
			want = "Command " + path.Base(folder) + " "
		}
		if !slices.ContainsFunc(files, func(f *ast.File) bool { return strings.HasPrefix(f.Doc.Text(), want) }) {
			t.Errorf("%s has no doc comment that begins with %q", folder, want)
		}
	}
}

// Only main exits, and what answers before it; colors are made in the theme alone.
func TestCalls(t *testing.T) {
	for folder, files := range packages(t) {
		for _, file := range files {
			ast.Inspect(file, func(n ast.Node) bool {
				call, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				pkg, _ := call.X.(*ast.Ident)
				if msg := forbidden(fileSet.Position(call.Pos()).Filename, folder, pkg, call.Sel.Name); msg != "" {
					t.Errorf("%s: %s.%s: %s", fileSet.Position(call.Pos()), pkg.Name, call.Sel.Name, msg)
				}
				return true
			})
		}
	}
}

// forbidden returns the reason why a file may not call a function; empty if it
// may.
func forbidden(file, folder string, pkg *ast.Ident, name string) string {
	if pkg == nil {
		return ""
	}
	switch full := pkg.Name + "." + name; {
	case full == "os.Exit", full == "syscall.Exit", full == "runtime.Goexit", pkg.Name == "log" && strings.HasPrefix(name, "Fatal"):
		if !exits(file, folder) {
			return "only main exits, and what answers before it"
		}
	case full == "lipgloss.Color", full == "lipgloss.ANSIColor", full == "lipgloss.RGBColor":
		if folder != "game/tui/theme" {
			return "colors stand in the theme, and nowhere else"
		}
	}
	return ""
}

// exits reports whether a file may end the process: main does, and so do the
// packages that answer a command before main is reached.
func exits(file, folder string) bool {
	return folder == "cmd/cobalt" && filepath.Base(file) == "main.go" ||
		folder == "cmd/cobalt/early" || folder == "cmd/cobalt/early/run"
}

// No package of the program compiles a regular expression when the program starts: one
// of classes of letters takes longer than all else that a short command does.
// [sync.OnceValue] compiles it when it is first used.
func TestNoExpressionIsCompiledAtStart(t *testing.T) {
	for folder, files := range packages(t) {
		if folder == "scenes/scenestest" { // only tests have it
			continue
		}
		for _, file := range files {
			for _, decl := range file.Decls {
				vars, ok := decl.(*ast.GenDecl)
				if !ok || vars.Tok != token.VAR {
					continue
				}
				ast.Inspect(vars, func(n ast.Node) bool {
					if call, ok := n.(*ast.SelectorExpr); ok && call.Sel.Name == "MustCompile" {
						t.Errorf("%s: a regular expression is compiled when the program starts: give it to sync.OnceValue", fileSet.Position(call.Pos()))
					}
					_, later := n.(*ast.FuncLit)
					return !later
				})
			}
		}
	}
}
