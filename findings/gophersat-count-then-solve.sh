#!/usr/bin/env bash
# Guess:  a Solver of gophersat that has counted the models of a problem still knows the problem: Solve says SAT,
#         and counting again gives the same number. A model of bf has the formula's variables.
# Truth:  behind CountModels, or Enumerate, Solve says UNSAT, and a second count is 0; behind Solve the count is
#         right. bf.Solve of Unique over five names has ten names in its answer ("col-0-a-b-c-d-e", ...).
# Why:    "how many ways are there, and show me one" answers "five" and "none". Make a Solver anew for each
#         question, and look up names that you know.
# Seen:   github.com/crillab/gophersat v1.4.0.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export GOFLAGS=-mod=mod
go mod init try 2>/dev/null
go get github.com/crillab/gophersat@v1.4.0 2>/dev/null

cat > main.go <<'GO'
package main

import (
	"fmt"

	"github.com/crillab/gophersat/bf"
	"github.com/crillab/gophersat/solver"
)

func main() {
	clauses := [][]int{{1, 2}, {-1, -2, 3}}
	fresh := solver.New(solver.ParseSlice(clauses))
	fmt.Println("asked first:", fresh.Solve())
	counted := solver.New(solver.ParseSlice(clauses))
	fmt.Println("counted:", counted.CountModels(), "then", counted.Solve())
	again := solver.New(solver.ParseSlice(clauses))
	fmt.Println("counted:", again.CountModels(), "then", again.CountModels())
	listed := solver.New(solver.ParseSlice(clauses))
	fmt.Println("listed:", listed.Enumerate(nil, nil), "then", listed.Solve())
	solved := solver.New(solver.ParseSlice(clauses))
	fmt.Println("solved:", solved.Solve(), "then", solved.CountModels())
	fmt.Println("one of four:", len(bf.Solve(bf.Unique("a", "b", "c", "d"))), "names")
	fmt.Println("one of five:", len(bf.Solve(bf.Unique("a", "b", "c", "d", "e"))), "names")
}
GO
got=$(go run .)
echo "$got"
want='asked first: SAT
counted: 5 then UNSAT
counted: 5 then 0
listed: 5 then UNSAT
solved: SAT then 5
one of four: 4 names
one of five: 10 names'
[ "$got" = "$want" ] || { echo "changed: a counted problem is solved otherwise" >&2; exit 1; }
