#!/usr/bin/env bash
# Guess:  an expression has one answer, however it is run: expr.Eval, or Compile and Run, optimized or not.
# Truth:  with a map for its variables, the optimizer (on by default, but not in Eval) answers otherwise. A
#         number that is looked for in a literal list of words is an error, and false without the optimizer,
#         or with a word of the list in a variable. `x or false` is cut to x: what is an error in Eval gives
#         2 or nil, which is no bool.
# Why:    a rule that was tried in a console by Eval does something else in the program, and one list that
#         is edited from ["a", door] to ["a", "b"] turns false into an error. Declare the variables' types
#         (a struct for Env), or switch the optimizer off.
# Seen:   github.com/expr-lang/expr v1.17.8. Found by comparing 27,000 random expressions.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/expr-lang/expr@v1.17.8 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/expr-lang/expr"
)

func show(value any, err error) string {
	if err != nil {
		return "error"
	}
	return fmt.Sprint(value)
}

func main() {
	env := map[string]any{"agent": map[string]any{"room": 2, "name": "b"}}
	run := func(source string, options ...expr.Option) string {
		program, err := expr.Compile(source, append(options, expr.Env(env))...)
		if err != nil {
			return "not compiled"
		}
		return show(expr.Run(program, env))
	}
	for _, source := range []string{
		`agent.room in ["a", "b"]`,
		`agent.room in ["a", agent.name]`,
		`agent.room or false`,
		`agent.nothing and true`,
	} {
		fmt.Printf("%s: Eval %s, Run %s, not optimized %s\n", source,
			show(expr.Eval(source, env)), run(source), run(source, expr.Optimize(false)))
	}
}
GO
got=$(go run .)
echo "$got"
want='agent.room in ["a", "b"]: Eval false, Run error, not optimized false
agent.room in ["a", agent.name]: Eval false, Run false, not optimized false
agent.room or false: Eval error, Run 2, not optimized error
agent.nothing and true: Eval error, Run <nil>, not optimized error'
[ "$got" = "$want" ] || { echo "changed: the optimizer keeps or changes other answers" >&2; exit 1; }
