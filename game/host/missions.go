package host

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	gossh "golang.org/x/crypto/ssh"

	"cobalt/game/analysis/race"
	"cobalt/game/keep"
	"cobalt/game/mission"
	"cobalt/game/tui/missions"
	"cobalt/game/tui/phrases"
	"cobalt/save/records"
)

// library returns the player's runs of a story.
func (v *visit) library(story *Story) *records.Library {
	return v.h.o.Store.NewLibrary(v.ctx, v.person.ID, story.ID)
}

// missions lists the player's runs, of all stories.
func (v *visit) missions([]string) error {
	none := true
	for _, story := range v.h.o.Stories {
		list, err := v.library(story).List(story.Story)
		if err != nil {
			return err
		}
		n, err := v.narrator(story)
		if err != nil {
			return err
		}
		for i := range list {
			none = false
			about := strings.Join(missions.About(n, &list[i]), ", ")
			if _, err := fmt.Fprintf(v, "%s  %s  %s: %s\n", story.ID, clean(list[i].Name), clean(missions.Title(n, &list[i])), clean(about)); err != nil {
				return err
			}
		}
	}
	if none {
		v.say("You have no missions here yet: ssh HOST begins one, and ssh HOST missions put NAME < x.mission brings one along.")
	}
	return nil
}

// narrator returns the words of a story in the player's language.
func (v *visit) narrator(story *Story) (*phrases.Narrator, error) {
	tongue := story.Tongue(v.environ.get)
	words, _ := tongue.Words(story.Story, "")
	p, err := tongue.Phrases(words, "")
	return &phrases.Narrator{Story: story.Story, Words: words, Phrases: p}, err
}

// get writes a mission file to the player: `missions get NAME > x.mission`.
func (v *visit) get(args []string) error {
	for _, story := range v.h.o.Stories {
		body, err := v.library(story).File(args[0])
		if errors.Is(err, keep.ErrGone) {
			continue
		}
		if err == nil {
			_, err = v.Write(body)
		}
		return err
	}
	return fmt.Errorf("there is no mission %q; `missions` lists them", args[0])
}

// put takes a mission file in: `missions put NAME < x.mission`.
func (v *visit) put(args []string) error {
	story, body, err := v.sent()
	if err != nil {
		return err
	}
	var bad *keep.NameError
	switch err := v.library(story).Import(story.Story, args[0], body); {
	case err == nil:
		_, err = fmt.Fprintf(v, "%s is kept.\n", clean(args[0]))
		return err
	case errors.Is(err, keep.ErrTaken):
		return fmt.Errorf("there is a mission %q already, and it stays as it is", args[0])
	case errors.As(err, &bad):
		return fmt.Errorf("no mission can have this name: %s", bad.Why)
	default:
		return err
	}
}

// deleteMission deletes a mission.
func (v *visit) deleteMission(args []string) error {
	for _, story := range v.h.o.Stories {
		if err := v.library(story).Delete(args[0]); !errors.Is(err, keep.ErrGone) {
			return err
		}
	}
	return fmt.Errorf("there is no mission %q; `missions` lists them", args[0])
}

// sent reads the mission file that the player sends, and returns the story that it is of.
func (v *visit) sent() (*Story, []byte, error) {
	body, err := io.ReadAll(io.LimitReader(v.Session, records.MaxRun+1))
	switch {
	case err != nil:
		return nil, nil, err
	case len(body) > records.MaxRun:
		return nil, nil, records.ErrTooLarge
	}
	if !isText(body) {
		return nil, nil, errors.New("this is no mission file, because it is no text; ssh HOST missions get NAME > x.mission writes one")
	}
	file, err := mission.Parse("the file", body)
	if err != nil {
		return nil, nil, firstFaults(err)
	}
	if file.Story == "" {
		return v.h.o.Stories[0], body, nil
	}
	story, err := v.h.story([]string{file.Story})
	return story, body, err
}

// isText reports whether a file holds text alone: no control characters but those that
// end a line or set it apart.
func isText(body []byte) bool {
	return utf8.Valid(body) && !bytes.ContainsFunc(body, func(r rune) bool {
		return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == backspace
	})
}

// mostFaults is how many faults of a file are told.
const mostFaults = 5

// firstFaults returns an error that tells no more than the first faults of a file.
func firstFaults(err error) error {
	var all *mission.Errors
	if !errors.As(err, &all) || len(all.Faults) <= mostFaults {
		return err
	}
	return &mission.Errors{Faults: all.Faults[:mostFaults], More: all.More + len(all.Faults) - mostFaults}
}

// verify runs a mission file again, and says whether it holds: `verify < run.mission`.
func (v *visit) verify([]string) error {
	story, body, err := v.sent()
	if err != nil {
		return err
	}
	file, err := mission.Parse("run", body)
	entry := race.Check(story.Story, "run", file, err)
	if !entry.OK() {
		return errors.New("it does not hold: " + strings.Join(entry.Sentences(), "; "))
	}
	_, err = fmt.Fprintf(v, "It holds: %s.\n", figures(&records.Finished{
		Ending: entry.Run.Ending, Difficulty: file.Difficulty.String(), Choices: entry.Run.Choices, Minutes: entry.Run.Minutes, Time: entry.Run.Time,
	}))
	return err
}

// keyList lists the player's keys.
func (v *visit) keyList([]string) error {
	all, err := v.h.o.Store.Keys(v.ctx, v.person.ID)
	if err == nil {
		_, err = io.WriteString(v, strings.Join(all, "\n")+"\n")
	}
	return err
}

// longestKey is how many bytes the file of a public key may have.
const longestKey = 16 << 10

// addKey adds a key of the player's: `keys add < key.pub`.
func (v *visit) addKey([]string) error {
	text, err := io.ReadAll(io.LimitReader(v.Session, longestKey))
	if err != nil {
		return err
	}
	key, _, _, _, err := gossh.ParseAuthorizedKey(text)
	if err != nil {
		return errors.New("this is no public key; send the file that ends with .pub: ssh HOST keys add < key.pub")
	}
	switch err := v.h.o.Store.AddKey(v.ctx, v.person.ID, fingerprint(key)); {
	case errors.Is(err, records.ErrTaken):
		return errors.New("somebody has played with this key already; `forget`, given with it, makes it free")
	case err != nil:
		return err
	}
	_, err = fmt.Fprintf(v, "%s is yours from now on.\n", fingerprint(key))
	return err
}

// forget removes everything of the player, after a question.
func (v *visit) forget([]string) error {
	v.say("This removes your name, keys, runs, finds and records here, for good. Type forget to do it:")
	answer, err := v.answer()
	if err != nil {
		return err
	}
	if answer != "forget" {
		return errors.New("nothing was removed")
	}
	if err := v.h.o.Store.Forget(v.ctx, v.person.ID); err != nil {
		return err
	}
	v.log.Info("a player was forgotten")
	_, err = io.WriteString(v, "Nothing of you is kept here any more.\n")
	return err
}

// longestAnswer is how many bytes of an answer are read.
const longestAnswer = 80

// answer reads one line that the player types; it is empty if they type ctrl+c. What is
// typed on a terminal is shown, because a client leaves that to the host.
func (v *visit) answer() (string, error) {
	var line typist
	for buf := make([]byte, 1); len(line.line) < longestAnswer; {
		if n, err := v.Session.Read(buf); n == 0 {
			if errors.Is(err, io.EOF) {
				break
			}
			return "", err
		}
		shown, did := line.take(buf[0])
		v.echo(shown)
		switch did {
		case entered:
			return line.text(), nil
		case broken:
			return "", nil
		case typedOn:
		}
	}
	v.echo("\n")
	return line.text(), nil
}

// echo shows on a terminal what was typed there.
func (v *visit) echo(text string) {
	if v.isTerminal {
		_, _ = io.WriteString(v, text) // who is gone sees nothing
	}
}
