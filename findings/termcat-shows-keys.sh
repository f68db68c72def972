#!/usr/bin/env bash
# Guess:  termcat of termrec, made to convert terminal recordings, takes from an asciicast of version 2 what
#         was written to the terminal, and leaves out events of other kinds: keys ("i", recorded with
#         --stdin), sizes ("r"), markers ("m").
# Truth:  it makes output of all of them: what was typed stands twice on the screen in the converted
#         recording, as the key and as its echo, and "100x30" and the marker's name stand there, too. A file
#         of version 3 is refused with status 0: the new file says so inside, in place of the words.
# Why:    a converted recording is not what was seen, also from asciicast to asciicast. Keep only the "o"
#         events before it is read.
# Seen:   termrec 0.19 (Debian 12).
set -euo pipefail
if ! command -v termcat >/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends termrec; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"

cat > two.cast <<'CAST'
{"version": 2, "width": 80, "height": 24}
[0.5, "o", "$ "]
[1.0, "i", "date\r"]
[1.5, "o", "date\r\nWelcome.\r\n"]
[2.0, "r", "100x30"]
[2.5, "m", "inside"]
[3.0, "o", "$ "]
CAST
cat > three.cast <<'CAST'
{"version": 3, "term": {"cols": 80, "rows": 24}}
[0.5, "o", "Welcome.\r\n"]
CAST
termcat two.cast again.cast
termcat two.cast plain.ansi
status=0
termcat three.cast three.ansi || status=$?
got="$(tail -n +2 again.cast)
the words: $(grep -o date plain.ansi | wc -l) times what was typed once
version 3: status $status, the new file says: $(cat three.ansi)"
echo "$got"
want='[0.500000, "o", "$ "]
[1.000000, "o", "date\r"]
[1.500000, "o", "date\r\nWelcome.\r\n"]
[2.000000, "o", "100x30"]
[2.500000, "o", "inside"]
[3.000000, "o", "$ "]
the words: 2 times what was typed once
version 3: status 0, the new file says: Unsupported asciicast version.'
[ "$got" = "$want" ] || { echo "changed: termcat reads recordings otherwise" >&2; exit 1; }
