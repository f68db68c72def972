#!/usr/bin/env bash
# Guess:  BRLTTY shows a filled and an empty square in two ways, and a sign that its table lacks in one that is no
#         sign of punctuation.
# Truth:  in English and in Spanish ■ □ ● ○ ✓ ✗ → are all the cell of the question mark. The lines of boxes and
#         the full block have other cells; │ and █ share one.
# Why:    a bar such as ■■■□□ or a list of done and open reads "?????" on a braille display, at full as at empty.
#         Say the number beside it, or use "#" and ".", which are told apart.
# Seen:   brltty 6.5 (Debian 12).
set -euo pipefail
if ! command -v brltty-trtxt >/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends brltty; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
export LC_ALL=C.UTF-8

got=$(for language in en es; do
	echo "$language: $(echo '? ■□●○✓✗→ ─│┌└ █ #.' | brltty-trtxt -i "$language" -o unicode)"
done)
echo "$got"
want='en: ⠹ ⠹⠹⠹⠹⠹⠹⠹ ⠶⣿⣶⠿ ⣿ ⠼⠨
es: ⠢ ⠢⠢⠢⠢⠢⠢⠢ ⠶⣿⣶⠿ ⣿ ⠼⠄'
[ "$got" = "$want" ] || { echo "changed: signs have other cells" >&2; exit 1; }
