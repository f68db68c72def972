#!/usr/bin/env bash
# Guess:  Allure 3 reads Cucumber's JSON as Cucumber means it: a scenario fails if a hook before or behind it fails, or
#         a step of its background.
# Truth:  hooks in "before" and "after", where Cucumber for Java and Ruby writes them, are not read: a scenario whose
#         after-hook failed is passed. If the before-hook or the background failed, its steps are "skipped", and so is
#         the scenario, and the fault is nowhere. Hooks as hidden steps, of Cucumber for JavaScript, count.
# Why:    a data base that cannot be reached makes no red test in the report, only fewer that ran. Look at the
#         runner's status, or move hooks into "steps" before Allure reads the file.
# Seen:   @allurereport/reader 3.18.0 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . \
	@allurereport/reader@3.18.0 @allurereport/reader-api@3.18.0 >/dev/null

cat > try.mjs <<'JS'
import { cucumberjson } from '@allurereport/reader';
import { BufferResultFile } from '@allurereport/reader-api';

const result = (status) => ({ status, duration: 1, ...(status === 'failed' && { error_message: 'no data base' }) });
const step = (status) => ({ keyword: 'When ', name: 'the door opens', line: 1, match: { location: 'steps:1' }, result: result(status) });
const hook = (status) => ({ match: { location: 'hooks:1' }, result: result(status) });
const scenario = (name, steps, rest) => ({ type: 'scenario', keyword: 'Scenario', id: name, name, line: 2, steps, ...rest });
const feature = [{
  uri: 'doors.feature', id: 'doors', keyword: 'Feature', name: 'Doors', line: 1, elements: [
    scenario('failed step', [step('failed')]),
    scenario('failed hook behind', [step('passed')], { after: [hook('failed')] }),
    scenario('failed hook before', [step('skipped')], { before: [hook('failed')] }),
    scenario('failed hidden step', [step('passed'), { keyword: 'After', hidden: true, result: result('failed') }]),
    { type: 'background', keyword: 'Background', name: '', line: 3, steps: [step('failed')] },
    scenario('failed background', [step('skipped')]),
  ],
}];
const visitor = { visitTestResult: async ({ name, status }) => console.log(`${name}: ${status}`) };
await cucumberjson.read(visitor, new BufferResultFile(Buffer.from(JSON.stringify(feature)), 'report.json'));
JS
got=$(node try.mjs)
echo "$got"
want='failed step: failed
failed hook behind: passed
failed hook before: skipped
failed hidden step: failed
failed background: skipped'
[ "$got" = "$want" ] || { echo "changed: hooks and backgrounds are read otherwise" >&2; exit 1; }
