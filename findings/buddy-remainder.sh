#!/usr/bin/env bash
# Guess:  bvec_divfixed, BuDDy's division of a vector of bits by a number, gives quotient and remainder of
#         the same width as the vector, as bvec_div does.
# Truth:  the remainder lacks its top bit if the divisor has it set: in three bits 4 divided by 5 is 0,
#         remainder 0, and 6 by 7 is 0, remainder 2. The quotient is right, and bvec_div gets both right.
# Why:    a hand of a clock (minutes modulo 60 in six bits) proven with it jumps from 31 to 0, and states
#         are called unreachable that are reached each day. Use bvec_div with bvec_con, or a bit more.
# Seen:   libbdd 2.4 (Debian 12).
set -euo pipefail
if [ ! -e /usr/include/bvec.h ] || ! command -v cc >/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends libbdd-dev gcc libc6-dev; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"

cat > try.c <<'C'
#include <bdd.h>
#include <bvec.h>
#include <stdio.h>

static int number(BVEC v) {
	int n = 0;
	for (int i = 0; i < v.bitnum; i++)
		n |= (v.bitvec[i] == bdd_true()) << i;
	return n;
}

static void compare(int bits) {
	int count = 0, fixed_quotients = 0, fixed_remainders = 0, vectors = 0;
	for (int a = 0; a < 1 << bits; a++)
		for (int b = 1; b < 1 << bits; b++) {
			BVEC q, r;
			bvec_divfixed(bvec_con(bits, a), b, &q, &r);
			count++;
			fixed_quotients += number(q) != a / b;
			fixed_remainders += number(r) != a % b;
			bvec_div(bvec_con(bits, a), bvec_con(bits, b), &q, &r);
			vectors += number(q) != a / b || number(r) != a % b;
		}
	printf("%d bits: of %d divisions by divfixed %d quotients and %d remainders are wrong, by div %d\n",
		bits, count, fixed_quotients, fixed_remainders, vectors);
}

int main(void) {
	bdd_init(10000, 1000);
	int pairs[][2] = {{3, 5}, {4, 5}, {6, 7}, {7, 5}};
	for (int i = 0; i < 4; i++) {
		BVEC q, r;
		bvec_divfixed(bvec_con(3, pairs[i][0]), pairs[i][1], &q, &r);
		printf("%d by %d: %d, remainder %d\n", pairs[i][0], pairs[i][1], number(q), number(r));
	}
	compare(3);
	compare(6);
	bdd_done();
}
C
cc try.c -lbdd -o try
got=$(./try)
echo "$got"
want='3 by 5: 0, remainder 3
4 by 5: 0, remainder 0
6 by 7: 0, remainder 2
7 by 5: 1, remainder 2
3 bits: of 56 divisions by divfixed 0 quotients and 6 remainders are wrong, by div 0
6 bits: of 4032 divisions by divfixed 0 quotients and 496 remainders are wrong, by div 0'
[ "$got" = "$want" ] || { echo "changed: BuDDy divides otherwise" >&2; exit 1; }
