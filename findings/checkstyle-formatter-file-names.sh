#!/usr/bin/env bash
# Guess:  checkstyle-formatter, which escapes "<", "&" and quotes in messages, escapes them in names of files, too.
# Truth:  the name of a file is written as it is: "Q&A.md" makes a file that is no XML, with every other file's
#         faults in it. The formatters of ESLint and stylelint escape it.
# Why:    one page called "Q&A.md" takes the faults of all pages out of the review, if the reader is strict. Escape
#         "filename" before, and only that: messages would be escaped twice.
# Seen:   checkstyle-formatter 1.1.0, eslint-formatter-checkstyle 9.0.1, stylelint-checkstyle-formatter 0.1.2,
#         @xmldom/xmldom 0.9.8 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . checkstyle-formatter@1.1.0 eslint-formatter-checkstyle@9.0.1 \
	stylelint-checkstyle-formatter@0.1.2 @xmldom/xmldom@0.9.8 >/dev/null

cat > try.mjs <<'JS'
import { DOMParser } from '@xmldom/xmldom';
import plain from 'checkstyle-formatter';
import eslint from 'eslint-formatter-checkstyle';
import stylelint from 'stylelint-checkstyle-formatter';

const name = 'Q&A "old".md', text = 'a < b & "c"';
const message = { line: 1, column: 2 };
const files = {
  'checkstyle-formatter': plain([{ filename: name, messages: [{ ...message, severity: 'error', message: text, source: 'door' }] }]),
  eslint: (eslint.default ?? eslint)([{ filePath: name, messages: [{ ...message, severity: 2, message: text, ruleId: 'door' }] }]),
  stylelint: stylelint([{ source: name, warnings: [{ ...message, severity: 'error', text, rule: 'door' }] }]),
};
for (const [formatter, file] of Object.entries(files)) {
  let faults = 0;
  try {
    new DOMParser({ onError: () => { faults++; } }).parseFromString(file, 'text/xml');
  } catch {
    faults++;
  }
  console.log(`${formatter}: ${file.match(/<file .*?\.md">/)[0]} ${faults ? 'is no XML' : 'is XML'}`);
}
JS
got=$(node try.mjs)
echo "$got"
want='checkstyle-formatter: <file name="Q&A "old".md"> is no XML
eslint: <file name="Q&amp;A &quot;old&quot;.md"> is XML
stylelint: <file name="Q&amp;A &quot;old&quot;.md"> is XML'
[ "$got" = "$want" ] || { echo "changed: names of files are written otherwise" >&2; exit 1; }
