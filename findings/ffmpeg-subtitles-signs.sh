#!/usr/bin/env bash
# Guess:  ffmpeg, told to turn WebVTT into SRT, or to write WebVTT again, keeps the words of each cue.
# Truth:  it passes them through a third format, ASS, whose signs then act. "C:\New" is broken behind the
#         colon, without its \N. Braces come out as \{guard\}. An escaped &lt;door&gt; comes out of WebVTT as
#         <door>, which is a tag, so that players show nothing of it. The name of a voice (<v Ana>) is gone.
# Why:    `ffmpeg -i run.vtt run.srt` is the first thing that an editor does with a run's subtitles. Paths,
#         placeholders and quoted keys are just what a terminal story shows. Convert by another tool.
# Seen:   ffmpeg 5.1.9 (Debian 12).
set -euo pipefail
command -v ffmpeg >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends ffmpeg; } >/dev/null
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"

cat > run.vtt <<'VTT'
WEBVTT

00:00:01.000 --> 00:00:02.000
C:\New

00:00:02.000 --> 00:00:03.000
{guard}

00:00:03.000 --> 00:00:04.000
press &lt;door&gt;

00:00:04.000 --> 00:00:05.000
<v Ana>Who goes there?</v>
VTT
words() { tr -d '\r' <"$1" | grep -v -e '-->' -e '^[0-9]*$' -e WEBVTT | paste -sd'|'; }
ffmpeg -v error -i run.vtt again.vtt
ffmpeg -v error -i run.vtt run.srt
got=$(echo "WebVTT: $(words again.vtt)"; echo "SRT: $(words run.srt)")
echo "$got"
want='WebVTT: C:|ew|\{guard\}|press <door>|Who goes there?
SRT: C:|ew|\{guard\}|press <door>|Who goes there?'
[ "$got" = "$want" ] || { echo "changed: ffmpeg writes these cues otherwise" >&2; exit 1; }
