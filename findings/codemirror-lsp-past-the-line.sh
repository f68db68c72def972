#!/usr/bin/env bash
# Guess:  a server may mark the rest of a line by a character number past its end, since the protocol takes
#         that back to the end of the line, and a whole file by an end on the line behind the last.
# Truth:  CodeMirror's own client counts on into the lines below: characters 0 to 10 of the line "first" mark
#         "first" and "seco" of the next. Where the count leaves the file, or the line is not there, it throws
#         while it reads the message: none of the file's diagnostics is shown, and the old ones stay.
# Why:    one such range among twenty leaves the author's page at the faults of a minute ago, or clean. An
#         editor in the terminal shows all of them. A server has to cut each range to the text it was sent.
# Seen:   @codemirror/lsp-client 6.3.0, @codemirror/lint 6.9.8, jsdom 29.1.1 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . \
  @codemirror/lsp-client@6.3.0 @codemirror/lint@6.9.8 @codemirror/view@6.43.15 @codemirror/state@6.7.6 jsdom@29.1.1 >/dev/null

cat > try.mjs <<'JS'
import { JSDOM } from 'jsdom';
const { window } = new JSDOM('<body></body>', { pretendToBeVisual: true });
const define = (name, value) => Object.defineProperty(globalThis, name, { value, configurable: true });
for (const name of ['document', 'navigator', 'MutationObserver', 'HTMLElement', 'Node', 'getComputedStyle',
  'requestAnimationFrame', 'cancelAnimationFrame', 'Range', 'Event']) define(name, window[name]);
define('window', window);
const { EditorView } = await import('@codemirror/view');
const { EditorState } = await import('@codemirror/state');
const { LSPClient, languageServerExtensions } = await import('@codemirror/lsp-client');
const { forEachDiagnostic } = await import('@codemirror/lint');

let receive;
const fromServer = (message) => receive(JSON.stringify({ jsonrpc: '2.0', ...message }));
const transport = {
  send(text) {
    const { id, method } = JSON.parse(text);
    if (method === 'initialize') {
      setTimeout(() => fromServer({ id, result: { capabilities: { textDocumentSync: 1 } } }));
    }
  },
  subscribe(handler) { receive = handler; },
  unsubscribe() {},
};
const client = new LSPClient({ extensions: languageServerExtensions() }).connect(transport);
await client.initializing;
const uri = 'file:///scene.md';
const state = EditorState.create({ doc: '# Door\nfirst\nsecond\n', extensions: [client.plugin(uri, 'markdown')] });
const view = new EditorView({ state, parent: document.body });

function publish(...ends) {
  let told = 'read';
  const diagnostics = ends.map(([line, character]) => ({
    range: { start: { line: 1, character: 0 }, end: { line, character } },
    message: `to ${line}:${character}`,
  }));
  try {
    fromServer({ method: 'textDocument/publishDiagnostics', params: { uri, diagnostics } });
  } catch (error) {
    told = error.name;
  }
  const marked = [];
  forEachDiagnostic(view.state, (one, from, to) => marked.push(`${one.message} ${JSON.stringify(view.state.sliceDoc(from, to))}`));
  console.log(`${told}; ${marked.join(', ')}`);
}
publish([1, 5]);
publish([1, 10]);
publish([1, 5], [1, 1000]);
publish([1, 5], [4, 0]);
process.exit();
JS
got=$(node try.mjs)
echo "$got"
want='read; to 1:5 "first"
read; to 1:10 "first\nseco"
RangeError; to 1:10 "first\nseco"
RangeError; to 1:10 "first\nseco"'
[ "$got" = "$want" ] || { echo "changed: ranges past the end are read otherwise" >&2; exit 1; }
