#!/usr/bin/env bash
# Guess:  in transitions a transition from "*" holds for every state of the machine, also for one that is added later,
#         and a transition to a state that does not exist is refused when it is added.
# Truth:  "*" is replaced by the states that are there at that line: from a later one the trigger raises. A missing
#         destination is found only when the transition is made, a missing beginning never. And "*" wins over a
#         transition of the state's own that is added behind it.
# Why:    a "give up" that should lead out of every scene does not lead out of those of the next chapter, and a
#         misspelled ending is found by a player. Add all states first, special transitions next, "*" last.
# Seen:   python3-transitions 0.9.0 (Debian 12).
set -euo pipefail
if ! /usr/bin/python3 -c 'import transitions' 2>/dev/null; then
	{ apt-get update -qq && apt-get install -y -qq --no-install-recommends python3-transitions; } >/dev/null
fi
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT; cd "$dir"

cat > try.py <<'PY'
from transitions import Machine, MachineError


class Story:
    pass


def attempt(name, act):
    try:
        act()
        print(f"{name}: {story.state}")
    except (MachineError, ValueError) as error:
        print(f"{name}: {type(error).__name__}, in {story.state}")


story = Story()
machine = Machine(story, states=["hall", "end"], initial="hall")
attempt("added, to a state that is missing", lambda: machine.add_transition("jump", "hall", "nowhere"))
attempt("made, to a state that is missing", lambda: story.jump())
attempt("begun in a state that is missing", lambda: Machine(Story(), states=["hall"], initial="nowhere"))
machine.add_transition("give_up", "*", "end")
machine.add_transition("give_up", "hall", "hall")
attempt("from a state that was there", lambda: story.give_up())
machine.add_state("roof")
machine.set_state("roof")
attempt("from a later state", lambda: story.give_up())
PY
got=$(/usr/bin/python3 try.py)
echo "$got"
want='added, to a state that is missing: hall
made, to a state that is missing: ValueError, in hall
begun in a state that is missing: hall
from a state that was there: end
from a later state: MachineError, in roof'
[ "$got" = "$want" ] || { echo "changed: transitions are added otherwise" >&2; exit 1; }
