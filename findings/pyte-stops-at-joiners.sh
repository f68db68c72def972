#!/usr/bin/env bash
# Guess:  pyte, the emulator that Python programs are tested with, passes over what takes no column (a
#         zero width non-joiner, a word joiner, a variation selector), or keeps it with its letter.
# Truth:  it stops there: everything behind it, to the next control character, is gone. Combining
#         accents are kept.
# Why:    a passage in Persian, or one with joiners, is cut off in a test or a recording that is
#         read with pyte, while each terminal shows it whole. Feed it a letter at a time, or take
#         these characters out first.
# Seen:   python3-pyte 0.8.0 (Debian 12).
set -euo pipefail
[ -e /usr/lib/python3/dist-packages/pyte ] || { apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-pyte; } >/dev/null
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"

cat > try.py <<'PY'
import pyte

for name, text in [
    ('accent', 'El cafe\u0301 cierra.'),
    ('non-joiner', 'می\u200cروم، he says.'),
    ('word joiner', '12\u2060/\u20605 are open.'),
    ('selector', 'Go \u2192\ufe0e to the gate.\r\nSecond line.'),
]:
    screen = pyte.Screen(40, 2)
    pyte.Stream(screen).feed(text)
    print(f'{name}:', ' | '.join(row.rstrip() for row in screen.display if row.strip()))

screen = pyte.Screen(40, 2)
stream = pyte.Stream(screen)
for letter in '12\u2060/\u20605 are open.':
    stream.feed(letter)
print('letter by letter:', screen.display[0].rstrip())
PY
got=$(LC_ALL=C.UTF-8 /usr/bin/python3 try.py)
echo "$got"
want='accent: El café cierra.
non-joiner: می
word joiner: 12
selector: Go → | Second line.
letter by letter: 12/5 are open.'
[ "$got" = "$want" ] || { echo "changed: pyte goes on behind such characters" >&2; exit 1; }
