#!/usr/bin/env bash
# Guess:  Vim with ALE counts a language server's positions in UTF-16 units, as the protocol has it
#         for a client that names no other encoding.
# Truth:  ALE names none and counts bytes, both ways. With the cursor on the "d" of "ñandú door"
#         (unit 6) it asks about unit 8; a diagnostic for units 6 to 10, the word "door", is marked
#         two columns before it.
# Why:    a server whose stories are Spanish gives hovers, definitions and renames for a place two
#         letters off, per accent, and looks wrong itself. Nothing tells ALE from a client that counts
#         well; say so in the manual, and try the server with text that is not ASCII.
# Seen:   vim-ale 3.3.0 with Vim 9.0 (Debian 12).
set -euo pipefail
if ! command -v vim >/dev/null || [ ! -e /usr/share/vim-ale/plugin/ale.vim ]; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends vim vim-ale; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"

cat > server.py <<'PY'
import json, sys

def send(message):
    body = json.dumps(message).encode()
    sys.stdout.buffer.write(b'Content-Length: %d\r\n\r\n' % len(body) + body)
    sys.stdout.buffer.flush()

with open('asked', 'w') as asked:
    while True:
        length = 0
        while (line := sys.stdin.buffer.readline().strip()):
            name, value = line.split(b':')
            if name.lower() == b'content-length':
                length = int(value)
        if not length:
            break
        message = json.loads(sys.stdin.buffer.read(length))
        method = message.get('method')
        if method == 'initialize':
            general = message['params']['capabilities'].get('general', {})
            print('encodings named:', general.get('positionEncodings'), file=asked, flush=True)
            send({'jsonrpc': '2.0', 'id': message['id'], 'result': {'capabilities': {'textDocumentSync': 1, 'hoverProvider': True}}})
        elif method == 'textDocument/didOpen':
            uri = message['params']['textDocument']['uri']
            place = {'start': {'line': 0, 'character': 6}, 'end': {'line': 0, 'character': 10}}
            send({'jsonrpc': '2.0', 'method': 'textDocument/publishDiagnostics', 'params': {'uri': uri, 'diagnostics': [{'range': place, 'severity': 1, 'message': 'no such place'}]}})
        elif method == 'textDocument/hover':
            print('asked about unit', message['params']['position']['character'], file=asked, flush=True)
            send({'jsonrpc': '2.0', 'id': message['id'], 'result': None})
        elif 'id' in message:
            send({'jsonrpc': '2.0', 'id': message['id'], 'result': None})
PY
cat > vimrc <<'VIM'
set nocompatible encoding=utf-8
let g:ale_linters = {'text': ['own']}
let g:ale_echo_cursor = 0
set runtimepath^=/usr/share/vim-ale
runtime plugin/ale.vim
call ale#linter#Define('text', {'name': 'own', 'lsp': 'stdio', 'executable': 'python3', 'command': '%e server.py', 'project_root': '.', 'language': 'text'})
VIM
cat > steps.vim <<'VIM'
edit story.txt
set filetype=text
ALELint
let s:tries = 0
while empty(getloclist(0)) && s:tries < 200
  sleep 50m
  let s:tries += 1
endwhile
call cursor(1, match(getline(1), 'door') + 1)
ALEHover
sleep 1
let s:mark = getloclist(0)[0]
let s:word = match(getline(1), 'door') + 1
call writefile([printf('marked: bytes %d to %d; the word: %d to %d', s:mark.col, s:mark.end_col, s:word, s:word + 3)], 'marked')
qall!
VIM
printf 'ñandú door\n' > story.txt
LC_ALL=C.UTF-8 timeout 60 vim -N -u vimrc -es -S steps.vim </dev/null >/dev/null 2>&1 || true
got=$(cat asked marked)
echo "$got"
want='encodings named: None
asked about unit 8
marked: bytes 7 to 10; the word: 9 to 12'
[ "$got" = "$want" ] || { echo "changed: ALE counts positions otherwise" >&2; exit 1; }
