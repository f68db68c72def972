package scenes

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"cobalt/game/diag"
)

// compiled are the groups of the catalog whose examples a compiler explains.
var compiled = map[string]bool{
	"story-files": true, "front-matter": true, "markdown": true, "nodes": true, "rules": true, "translations": true,
}

// withoutExample are the codes that no files alone can produce.
var withoutExample = map[diag.Code]bool{"unreadable-file": true, "more-faults": true}

// TestExplainedExamples compiles the example of every code: it produces exactly
// that code.
func TestExplainedExamples(t *testing.T) {
	for _, code := range diag.Codes() {
		e, _ := diag.Explain(code)
		if !compiled[e.Group] || withoutExample[code] {
			continue
		}
		t.Run(string(code), func(t *testing.T) {
			fsys := fstest.MapFS{}
			for name, text := range e.Files() {
				fsys[name] = &fstest.MapFile{Data: text}
			}
			result, err := Build(fsys, Options{})
			var list diag.List
			switch {
			case err == nil:
				list = result.Warnings
			case errors.Is(err, errNoStory) && code == "no-story":
				return
			case !errors.As(err, &list):
				t.Fatal(err)
			}
			if len(list) == 0 {
				t.Error("the example has no fault")
			}
			for i := range list {
				if list[i].Code != code {
					t.Errorf("the example produces the code %q: %v", list[i].Code, list[i].Error())
				}
			}
		})
	}
}

// TestEveryCodeIsExplained looks for the codes in the package's source: each has
// an explanation.
func TestEveryCodeIsExplained(t *testing.T) {
	fset := token.NewFileSet()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(fset, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			code, at := codeIn(n)
			if code == "" {
				return true
			}
			found++
			if _, ok := diag.Explain(diag.Code(code)); !ok {
				t.Errorf("%s: the code %q has no explanation in game/diag/catalog", fset.Position(at), code)
			}
			return true
		})
	}
	if found < 150 {
		t.Errorf("only %d codes were found", found)
	}
}

// codePlaces says which argument of a function is the code.
var codePlaces = map[string]int{"add": 1, "addRange": 2, "warn": 2, "fault": 2, "faultSpan": 1, "faultRange": 3, "unreadable": 0}

// codeIn returns the code that a call or a remark is given as a literal.
func codeIn(n ast.Node) (code string, at token.Pos) {
	var arg ast.Expr
	switch n := n.(type) {
	case *ast.CallExpr:
		fun, ok := n.Fun.(*ast.SelectorExpr)
		if !ok {
			return "", 0
		}
		place, ok := codePlaces[fun.Sel.Name]
		if !ok || place >= len(n.Args) {
			return "", 0
		}
		arg = n.Args[place]
	case *ast.CompositeLit:
		if name, ok := n.Type.(*ast.Ident); !ok || name.Name != "remark" || len(n.Elts) == 0 {
			return "", 0
		}
		arg = n.Elts[0]
	}
	literal, ok := arg.(*ast.BasicLit)
	if !ok || literal.Kind != token.STRING {
		return "", 0
	}
	code, err := strconv.Unquote(literal.Value)
	if err != nil {
		return "", 0
	}
	return code, literal.Pos()
}
