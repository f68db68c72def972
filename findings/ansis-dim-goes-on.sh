#!/usr/bin/env bash
# Guess:  of bold(`a ${dim('b')} c`) the c is bold and not faint, as with picocolors and yoctocolors.
# Truth:  c is bold and faint: where b ends, ansis writes "1" again, without the "22" that ends "2". The other
#         way round, bold within faint, c is both, too.
# Why:    behind a faint aside the rest of a heading is grey in most terminals, in the program whose colors were
#         "only" moved to a smaller package. Write the three parts apart, each in its style.
# Seen:   ansis 4.5.0, picocolors 1.1.1, yoctocolors 2.2.0, @xterm/headless 6.0.0 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . \
	ansis@4.5.0 picocolors@1.1.1 yoctocolors@2.2.0 @xterm/headless@6.0.0 >/dev/null

cat > try.mjs <<'JS'
import xterm from '@xterm/headless';
import ansis from 'ansis';
import picocolors from 'picocolors';
import * as yoctocolors from 'yoctocolors';

const libraries = { ansis, picocolors: picocolors.createColors(true), yoctocolors };
for (const [name, { bold, dim }] of Object.entries(libraries)) {
  const styles = [];
  for (const text of [bold(`a${dim('b')}c`), dim(`a${bold('b')}c`)]) {
    const terminal = new xterm.Terminal({ allowProposedApi: true });
    await new Promise((done) => terminal.write(text, done));
    const cell = terminal.buffer.active.getLine(0).getCell(2);
    styles.push(`${cell.getChars()} is${cell.isBold() ? ' bold' : ''}${cell.isDim() ? ' faint' : ''}`);
  }
  console.log(`${name}: faint in bold: ${styles[0]}; bold in faint: ${styles[1]}`);
}
JS
got=$(FORCE_COLOR=3 node try.mjs)
echo "$got"
want='ansis: faint in bold: c is bold faint; bold in faint: c is bold faint
picocolors: faint in bold: c is bold; bold in faint: c is faint
yoctocolors: faint in bold: c is bold; bold in faint: c is faint'
[ "$got" = "$want" ] || { echo "changed: styles within styles end otherwise" >&2; exit 1; }
