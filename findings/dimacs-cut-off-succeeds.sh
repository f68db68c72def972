#!/usr/bin/env bash
# Guess:  a solver that is given a DIMACS file whose last clause was cut off says so, gives no verdict, and ends with a
#         status that is an error's; and all judge a file by all its clauses.
# Truth:  z3 prints an error, then "s SATISFIABLE", of the clauses before, with status 0. picosat prints its error with
#         status 0, which is also its "unknown", even if there is no such file. If there are more clauses than the head
#         says, z3, minisat and cryptominisat read them, cadical and picosat refuse the file.
# Why:    a generator that died, or a full disk, gives a file of which z3 says that the story can be won. Compare the
#         number of clauses with the head before solving, and look for "error" in the output, not at the status.
# Seen:   z3 4.8.12, picosat 965, minisat 2.2.1, cadical 1.5.3, cryptominisat 5.11.4 (Debian 12).
set -euo pipefail
if ! { command -v z3 && command -v picosat && command -v minisat && command -v cadical && command -v cryptominisat5; } >/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends z3 picosat minisat cadical cryptominisat; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"

printf 'p cnf 2 3\n1 0\n2 0\n-1' > cut.cnf    # whole, it ends with "-1 0" and has no answer
printf 'p cnf 1 1\n1 0\n-1 0\n' > more.cnf
got=$(for file in cut more missing; do
	for solver in "z3 -dimacs" picosat "minisat -verb=0" "cadical -q" "cryptominisat5 --verb 0"; do
		status=0
		$solver $file.cnf >out 2>&1 || status=$?
		verdict=$(grep -o -w 'SATISFIABLE\|UNSATISFIABLE' out | head -n 1 || true)
		echo "$file: ${solver%% *} $status ${verdict:-no verdict}"
	done
done)
echo "$got"
want='cut: z3 0 SATISFIABLE
cut: picosat 0 no verdict
cut: minisat 3 no verdict
cut: cadical 1 no verdict
cut: cryptominisat5 255 no verdict
more: z3 0 UNSATISFIABLE
more: picosat 0 no verdict
more: minisat 20 UNSATISFIABLE
more: cadical 1 no verdict
more: cryptominisat5 20 UNSATISFIABLE
missing: z3 108 no verdict
missing: picosat 0 no verdict
missing: minisat 1 no verdict
missing: cadical 1 no verdict
missing: cryptominisat5 1 no verdict'
[ "$got" = "$want" ] || { echo "changed: solvers judge such files otherwise" >&2; exit 1; }
