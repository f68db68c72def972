#!/usr/bin/env bash
# Guess:  getShortestPaths explores a machine to its end: what can be reached by playing is in its answer.
# Truth:  it tells two situations apart by value and context alone, and a history state remembers more than
#         these. The café, entered from the first page, is taken for the café entered from the last page; what
#         only the second one leads back to is never found. Played by the same events, the machine wins.
# Why:    "unreachable" is said of an ending that players reach, and a test model made from the paths never
#         plays it. getSimplePaths and getAdjacencyMap agree with the error. Give serializeState a function
#         that writes historyValue too.
# Seen:   xstate 5.33.3 (its xstate/graph) and @xstate/graph 3.0.4 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . xstate@5.33.3 @xstate/graph@3.0.4 >/dev/null

cat > try.mjs <<'JS'
import { assign, createActor, createMachine } from 'xstate';
import * as own from 'xstate/graph';
import * as apart from '@xstate/graph';

const machine = createMachine({
  initial: 'letter',
  context: { paid: false },
  states: {
    letter: {
      initial: 'first',
      states: {
        first: { on: { TURN: { guard: ({ context }) => !context.paid, target: 'last' } } },
        last: { on: { SIGN: { guard: ({ context }) => context.paid, target: '#won' } } },
        where: { type: 'history' },
      },
      on: { LEAVE: 'cafe' },
    },
    cafe: { on: { PAY: { actions: assign({ paid: true }) }, RETURN: 'letter.where' } },
    won: { id: 'won', type: 'final' },
  },
});

const actor = createActor(machine).start();
for (const type of ['TURN', 'LEAVE', 'PAY', 'RETURN', 'SIGN']) actor.send({ type });
console.log('played:', actor.getSnapshot().value);
const found = (paths) => (paths.some((path) => path.state.value === 'won') ? 'found' : 'not found');
for (const [name, graph] of Object.entries({ 'xstate/graph': own, '@xstate/graph': apart })) {
  console.log(`${name}: shortest ${found(graph.getShortestPaths(machine))}, simple ${found(graph.getSimplePaths(machine))}`);
}
const history = ({ historyValue }) => Object.entries(historyValue).map(([id, nodes]) => [id, nodes.map((node) => node.id)]);
const serializeState = (state) => JSON.stringify([state.value, state.context, history(state)]);
console.log('with history:', found(own.getShortestPaths(machine, { serializeState })));
JS
got=$(node try.mjs)
echo "$got"
want='played: won
xstate/graph: shortest not found, simple not found
@xstate/graph: shortest not found, simple not found
with history: found'
[ "$got" = "$want" ] || { echo "changed: the exploration finds otherwise" >&2; exit 1; }
