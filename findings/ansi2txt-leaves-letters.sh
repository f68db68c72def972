#!/usr/bin/env bash
# Guess:  ansi2txt, the filter that takes colors out of logs, takes out what `tput` writes: bold and sgr0 in
#         the terminal at hand leave the words alone.
# Truth:  sgr0 of xterm, of its 256 colors too, begins with "ESC ( B" (letters, not line drawing), of which the B
#         stays: "deadB". In screen and on the Linux console an invisible ^O stays. A color with colons, as
#         tput writes it in xterm-direct, leaves "2::1:226:64m". The ansi2html of the same package leaves
#         the B as well; aha takes it out.
# Why:    each end of a color in a log or a CI page is a B at the end of a word, and a comparison with expected
#         text fails, differently in each terminal. Write ESC [ m instead of sgr0.
# Seen:   colorized-logs 2.6, aha 0.5.1, ncurses 6.4 (Debian 12).
set -euo pipefail
{ command -v ansi2txt && command -v aha && [ -e /usr/share/terminfo/x/xterm-direct ]; } >/dev/null ||
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends colorized-logs aha ncurses-bin ncurses-term; } >/dev/null

alarm() { tput -T "$1" bold; tput -T "$1" setaf "$2"; printf dead; tput -T "$1" sgr0; echo; }
got=$(
  for term in linux xterm xterm-256color screen; do echo "$term: $(alarm "$term" 1 | ansi2txt | cat -v)"; done
  echo "xterm-direct: $(alarm xterm-direct 123456 | ansi2txt | cat -v)"
  echo "ansi2html: $(alarm xterm-256color 1 | ansi2html | sed -n 's/<[^>]*>//g; /dead/p')"
  echo "aha: $(alarm xterm-256color 1 | aha --no-header | sed 's/<[^>]*>//g')"
)
dpkg-query -W -f '${Package} ${Version}\n' colorized-logs aha
echo "$got"
want='linux: dead^O
xterm: deadB
xterm-256color: deadB
screen: dead^O
xterm-direct: 2::1:226:64mdeadB
ansi2html: deadB
aha: dead'
[ "$got" = "$want" ] || { echo "changed: other letters are left" >&2; exit 1; }
