#!/usr/bin/env bash
# Guess:  subvibe reads WebVTT and writes the same cues as WebVTT: words, speakers, ids.
# Truth:  of a cue that names its speaker (<v Ana>) only the words up to the next tag are written: behind the
#         first <i> or <c> all is gone. Ids are replaced by numbers. Cues without a speaker keep their tags, and
#         what was read still has all the words, so that converting to SRT loses none.
# Why:    captions of dialogue that were only shifted in time lose the ends of just those lines in which a word
#         is stressed, without an error. Before build(), delete "voices" of each cue.
# Seen:   @aj-archipelago/subvibe 1.0.12 (npm).
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix . @aj-archipelago/subvibe@1.0.12 >/dev/null

cat > try.mjs <<'JS'
import { build, parse } from '@aj-archipelago/subvibe';

const { cues, errors } = parse(`WEBVTT

intro
00:01.000 --> 00:02.000
<v Ana>The <i>red</i> door is shut.

00:03.000 --> 00:04.000
The <i>red</i> door is shut.
`);
console.log('errors:', errors?.length ?? 0);
console.log(build(cues, 'vtt').trim());
for (const cue of cues) delete cue.voices;
console.log('without voices:', build(cues, 'vtt').match(/<v .*/)[0]);
JS
got=$(node try.mjs)
echo "$got"
want='errors: 0
WEBVTT

1
00:01.000 --> 00:02.000
<v Ana>The</v>

2
00:03.000 --> 00:04.000
The <i>red</i> door is shut.
without voices: <v Ana>The <i>red</i> door is shut.'
[ "$got" = "$want" ] || { echo "changed: cues with a speaker are written otherwise" >&2; exit 1; }
