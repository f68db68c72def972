#!/usr/bin/env bash
# Guess:  a library that writes captions carries what it rounds: 59.9996 s is 00:01:00.000, or is cut to
#         00:00:59.999, as in subtitle, node-webvtt and subsrt-ts.
# Truth:  vtt-creator writes 00:00:60.000, which is no time of the format. webvtt-parser's serializer writes
#         00:59.000, a second early. subvibe rounds nothing, and writes 00:59.999.5999999999985.
# Why:    times that were measured or counted in frames are no whole milliseconds; few captions are lost or
#         jump. Round to whole milliseconds before times are given away.
# Seen:   vtt-creator 1.1.1, webvtt-parser 2.2.0, @aj-archipelago/subvibe 1.0.12, subtitle 4.2.2,
#         node-webvtt 2.0.0, subsrt-ts 2.1.2 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . vtt-creator@1.1.1 webvtt-parser@2.2.0 \
	@aj-archipelago/subvibe@1.0.12 subtitle@4.2.2 node-webvtt@2.0.0 subsrt-ts@2.1.2 >/dev/null

cat > try.mjs <<'JS'
import { createRequire } from 'node:module';
import { build } from '@aj-archipelago/subvibe';

const require = createRequire(import.meta.url);
const start = 59.9996, end = 61;
const time = (text) => text.match(/[\d:.,]*(?= -->)/)[0];

const creator = new (require('vtt-creator'))();
creator.add(start, end, 'x');
const { WebVTTParser, WebVTTSerializer } = require('webvtt-parser');
const { cues } = new WebVTTParser().parse('WEBVTT\n\n00:01.000 --> 00:02.000\nx\n');
Object.assign(cues[0], { startTime: start, endTime: end });

console.log('subtitle:', time(require('subtitle').stringifySync([{ type: 'cue', data: { start: 1000 * start, end: 1000 * end, text: 'x' } }], { format: 'WebVTT' })));
console.log('node-webvtt:', time(require('node-webvtt').compile({ valid: true, cues: [{ identifier: '', start, end, text: 'x', styles: '' }] })));
console.log('subsrt-ts:', time(require('subsrt-ts').build([{ type: 'caption', start: 1000 * start, end: 1000 * end, text: 'x' }], { format: 'vtt' })));
console.log('vtt-creator:', time(creator.toString()));
console.log('webvtt-parser:', time(new WebVTTSerializer().serialize(cues)));
console.log('subvibe:', time(build([{ index: 1, startTime: 1000 * start, endTime: 1000 * end, text: 'x' }], 'vtt')));
JS
got=$(node try.mjs)
echo "$got"
want='subtitle: 00:00:59.999
node-webvtt: 00:00:59.999
subsrt-ts: 00:00:59.999
vtt-creator: 00:00:60.000
webvtt-parser: 00:59.000
subvibe: 00:59.999.5999999999985'
[ "$got" = "$want" ] || { echo "changed: times are rounded otherwise" >&2; exit 1; }
