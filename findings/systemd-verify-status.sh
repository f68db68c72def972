#!/usr/bin/env bash
# Guess:  "systemd-analyze verify" in a build fails for a unit file with a misspelled setting.
# Truth:  it prints "Unknown key ... ignoring" and exits 0; likewise for a value that it cannot read.
#         It exits 1 for a program that does not exist, so that the check seems to work. The option
#         --recursive-errors=yes makes it exit 1 for all of them.
# Why:    a host's unit with "Restrat=always", or its sandbox misspelled, passes the build and runs
#         without either.
# Seen:   systemd 252 (Debian 12).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
command -v systemd-analyze >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends systemd; } >/dev/null

unit() { printf '[Unit]\nDescription=Demo\n[Service]\n%s\n' "$1" > demo.service; }
try() { local status=0; systemd-analyze verify "$@" ./demo.service >>said 2>&1 || status=$?; echo "$status"; }

systemd-analyze --version | head -n 1
unit $'ExecStart=/bin/true';                          good=$(try)
unit $'ExecStart=/bin/true\nRestrat=always';          key=$(try); key_strict=$(try --recursive-errors=yes)
unit $'ExecStart=/bin/true\nProtectSystem=strickt';   value=$(try)
unit $'ExecStart=/nonexistent/demo';                  program=$(try)
cat said
echo "status: good $good, misspelled key $key (strict $key_strict), misread value $value, missing program $program"
[ "$good $program $key_strict" = "0 1 1" ] || { echo "changed: the control cases end otherwise" >&2; exit 1; }
[ "$key $value" = "0 0" ] || { echo "changed: verify fails for a misspelled setting" >&2; exit 1; }
