#!/usr/bin/env bash
# Guess:  "script --append" goes on with a recording: the second session is put behind the first, in the
#         typescript and in the timing file, and scriptreplay plays both.
# Truth:  the text is appended, the timing file begins anew. A replay takes the pauses and lengths of the
#         second session for the text of the first: here it shows the first one, cut off or with a piece
#         of the line that told its end, and nothing of the second. It exits 0.
# Why:    a log of sessions over several days (a proof of play, an audit) looks whole, and can be replayed
#         no more, from the second day on. Record each session to files of its own.
# Seen:   util-linux 2.38.1 (Debian 12: bsdutils, util-linux).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
{ command -v script && command -v scriptreplay; } >/dev/null ||
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends bsdutils; } >/dev/null

record() { script --quiet --append --log-timing times --log-out text --command "$1" </dev/null >/dev/null; }
replay() { scriptreplay --divisor 100 --log-timing times --log-out text | tr -d '\r' | grep . | tr '\n' '|'; }
script --version
record 'echo one'
got="one session: times for $(awk '{n += $2} END {print n}' times) bytes, plays $(replay)"
record 'echo second'
grep -q '^one' text && grep -q '^second' text
got="$got
two sessions: times for $(awk '{n += $2} END {print n}' times) bytes, plays $(replay)"
echo "$got"
want='one session: times for 5 bytes, plays one|
two sessions: times for 8 bytes, plays one|Sc|'
[ "$got" = "$want" ] || { echo "changed: an appended session is replayed otherwise" >&2; exit 1; }
