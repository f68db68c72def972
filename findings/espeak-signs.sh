#!/usr/bin/env bash
# Guess:  a speech synthesizer says the same signs in each of its languages, each in that language's
#         words, and a meter's full and empty squares are both said or both silent.
# Truth:  in Spanish the hyphen of "-5" is silent, so a fall by five is read as five, while "+5" is "más
#         cinco"; a true minus (U+2212) is said as the English word, in English sounds. An arrow is
#         "right arrow" in English and nothing in Spanish. Of a meter of squares the full ones are
#         "black", one by one, and the empty ones silent; in Spanish, and of shaded blocks, nothing is
#         said at all.
# Why:    this is the voice that Linux screen readers use by default. A changed value must be told in
#         words ("falls by 5"), a meter as a number, a key's effect without arrows.
# Seen:   espeak-ng 1.51 (Debian 12); the output is phonemes (espeak-ng -x).
set -euo pipefail
command -v espeak-ng >/dev/null ||
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends espeak-ng; } >/dev/null
espeak-ng --version
say() { printf '%s' "$2" | espeak-ng -q -x -v "$1" --stdin | tr -s ' \n' ' ' | sed 's/^ //; s/ $//'; }
got=$(for text in '-5' '+5' '−5' '→ 3' '■■■□□' '█████░░░'; do
  echo "$text en[$(say en "$text")] es[$(say es "$text")]"
done)
echo "$got"
want="-5 en[m'aIn@s f'aIv] es[T'inko]
+5 en[pl'Vs f'aIv] es[m'as T'inko]
−5 en[m'aIn@s f'aIv] es[(en)m'aIn@s(es) T'inko]
→ 3 en[r'aIt 'aroU Tr'i:] es[t**'es]
■■■□□ en[bl'akbl'akbl'ak] es[]
█████░░░ en[] es[]"
[ "$got" = "$want" ] || { echo "changed: signs are said otherwise" >&2; exit 1; }
