#!/usr/bin/env bash
# Guess:  in state-machine-cat a state is an end if it is called "final", or is given that type.
# Truth:  it is one as soon as "final" stands anywhere in its name: "semifinal", "finalist" and "the final door"
#         are black dots without a name, even with transitions that leave them. "initial talk" is a beginning,
#         "history lesson" an H, "parallel lives" a parallel state. Capitals, "Final door", keep a name a name.
# Why:    a map of scenes made this way loses the names of just its last scenes, and shows endings where the
#         story goes on. Write [type=regular] behind each state, or use names without words (s1) and labels.
# Seen:   state-machine-cat 15.0.8 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . state-machine-cat@15.0.8 >/dev/null

cat > try.mjs <<'JS'
import { render } from 'state-machine-cat';

const source = `
hall, semifinal, "the final door", "Final door", "initial talk", "history lesson",
"last, finally" [type=regular];
semifinal => hall;
`;
const { states } = await render(source, { outputType: 'json' });
for (const { name, type } of states) console.log(`${name}: ${type}`);
const dot = await render(source, { outputType: 'dot' });
console.log('semifinal is drawn', /"semifinal" \[[^\]]*label=""/.test(dot) ? 'without its name' : 'with its name');
JS
got=$(node try.mjs)
echo "$got"
want='hall: regular
semifinal: final
the final door: final
Final door: regular
initial talk: initial
history lesson: history
last, finally: regular
semifinal is drawn without its name'
[ "$got" = "$want" ] || { echo "changed: names and types go together otherwise" >&2; exit 1; }
