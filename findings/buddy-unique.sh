#!/usr/bin/env bash
# Guess:  bdd_unique quantifies by exclusive or, as BuDDy's manual says: true where exactly one value of the
#         variable makes the function true, and so false of a function that does not depend on it.
# Truth:  a variable that a branch of the diagram does not test is passed over: unique a of b is b, not
#         false; and of 100 functions joined from two, the result is wrong for 26. bdd_appuni is wrong as
#         well, elsewhere than bdd_unique of bdd_apply. bdd_exist is right.
# Why:    "exactly one way leads on from here" is answered yes where both do, and the answer changes with the
#         order of the variables. Join both halves by bdd_restrict and bdd_xor yourself.
# Seen:   libbdd 2.4 (Debian 12).
set -euo pipefail
if [ ! -e /usr/include/bdd.h ] || ! command -v cc >/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends libbdd-dev gcc libc6-dev; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"

cat > try.c <<'C'
#include <bdd.h>
#include <stdio.h>

int main(void) {
	bdd_init(10000, 1000);
	bdd_setvarnum(3);
	bdd a = bdd_ithvar(0), b = bdd_ithvar(1), c = bdd_ithvar(2);
	printf("unique a of b: false %d, b %d\n", bdd_unique(b, a) == bdd_false(), bdd_unique(b, a) == b);
	printf("unique a of (a and b): b %d\n", bdd_unique(bdd_and(a, b), a) == b);
	printf("unique a of (a or b): not b %d, true %d\n", bdd_unique(bdd_or(a, b), a) == bdd_not(b),
		bdd_unique(bdd_or(a, b), a) == bdd_true());

	printf("unique of the top variable, a of (c ? a : b): right %d\n", bdd_unique(bdd_ite(c, a, b), a) == c);
	printf("of the last one, c of (a ? c : b): right %d\n", bdd_unique(bdd_ite(a, c, b), c) == a);

	bdd functions[] = {a, b, c, bdd_addref(bdd_and(a, b)), bdd_addref(bdd_or(a, c))};
	int operations[] = {bddop_and, bddop_or, bddop_xor, bddop_imp};
	int unique = 0, appuni = 0, apart = 0, exist = 0, count = 0;
	for (int o = 0; o < 4; o++)
		for (int i = 0; i < 5; i++)
			for (int j = 0; j < 5; j++) {
				bdd joined = bdd_addref(bdd_apply(functions[i], functions[j], operations[o]));
				bdd high = bdd_addref(bdd_restrict(joined, a)), low = bdd_addref(bdd_restrict(joined, bdd_not(a)));
				bdd right = bdd_addref(bdd_xor(high, low));
				bdd one = bdd_addref(bdd_unique(joined, a));
				bdd two = bdd_addref(bdd_appuni(functions[i], functions[j], operations[o], a));
				count++;
				unique += one != right;
				appuni += two != right;
				apart += one != two;
				exist += bdd_exist(joined, a) != bdd_or(high, low);
			}
	printf("of %d: unique wrong %d, appuni wrong %d, the two apart %d, exist wrong %d\n", count, unique, appuni, apart, exist);
	bdd_done();
}
C
cc try.c -lbdd -o try
got=$(./try)
echo "$got"
want='unique a of b: false 0, b 1
unique a of (a and b): b 1
unique a of (a or b): not b 1, true 0
unique of the top variable, a of (c ? a : b): right 1
of the last one, c of (a ? c : b): right 0
of 100: unique wrong 26, appuni wrong 14, the two apart 12, exist wrong 0'
[ "$got" = "$want" ] || { echo "changed: BuDDy quantifies otherwise" >&2; exit 1; }
