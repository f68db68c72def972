package web

import (
	"errors"
	"maps"
	"strconv"
	"time"

	"cobalt/game"
	"cobalt/game/mission/light"
	"cobalt/game/narration"
	"cobalt/game/pack"
	"cobalt/game/playthrough"
	"cobalt/game/render/layout"
)

// A Game is one story, and the run of it that is played. It is used by one goroutine.
type Game struct {
	pack     *pack.Pack
	story    *game.Story
	words    *game.Words
	phrases  phrases
	narrator *narration.Narrator
	graph    *layout.Graph // made when it is first asked for

	run    playthrough.Run // the zero Run until one was begun
	record record
	reader playthrough.Reader // of steps whose finds are among all
	past   past               // found before this run began
	all    past               // found by any run, this one included
	found  []string
}

// Open returns the game of a pack. The error is that of [pack.Open].
func Open(packed string) (*Game, error) {
	p, err := pack.Open(packed)
	if err != nil {
		return nil, err
	}
	g := &Game{pack: p, story: p.Story, past: past{}, all: past{}}
	g.speak("")
	return g, nil
}

// speak takes the story's words in a language.
func (g *Game) speak(tag string) {
	g.words, _ = g.story.Words(tag)
	g.phrases = phrasesFor(g.pack, g.words)
	g.narrator = g.phrases.narrator(g.story, g.words)
}

// A command answers with members of an object.
type command func(g *Game, args []string) (func(w *writer), error)

// commands are all that [Game.Do] knows. Moments are in UTC, as
// "2026-11-22T14:03:11.042Z"; times are in thousandths of a second since the run began.
var commands = map[string]command{
	"story":   (*Game).title,   // the language's tag
	"past":    (*Game).recall,  // all that was found, a line each
	"begin":   (*Game).begin,   // the difficulty, the moment
	"choose":  (*Game).choose,  // the choice's index in its node, its time, the moment
	"back":    (*Game).back,    // the moment
	"forward": (*Game).forward, // the moment
	"to":      (*Game).to,      // how many choices, the moment
	"load":    (*Game).load,    // the mission file, the moment, "anyway" to take a part of it
	"look":    (*Game).look,    // the moment
	"dossier": (*Game).dossier,
	"log":     (*Game).log,
	"map":     (*Game).mapped, // the scene's index; none: the run's
	"endings": (*Game).endings,
	"debrief": (*Game).debrief,
	"state":   (*Game).state,
}

var (
	errCommand = errors.New("there is no such command")
	errNoRun   = errors.New("no run has begun")
)

// Do does a command, and answers with a JSON object.
func (g *Game) Do(name string, args ...string) string {
	do, ok := commands[name]
	if !ok {
		return Failure(errCommand)
	}
	for len(args) < 3 {
		args = append(args, "")
	}
	members, err := do(g, args)
	if err != nil {
		return Failure(err)
	}
	return object(members)
}

// Failure is the answer that tells an error.
func Failure(err error) string {
	return object(func(w *writer) { w.textAt("error", err.Error()) })
}

// title tells the story's title and everything that a page needs before a run begins.
func (g *Game) title(args []string) (func(w *writer), error) {
	g.speak(args[0])
	return func(w *writer) {
		w.textAt("id", g.story.ID)
		w.textAt("title", g.words.Title)
		w.given("author", g.words.Author)
		w.given("version", g.words.Version)
		w.given("license", g.words.License)
		w.given("content", g.words.Content)
		w.key("intro")
		w.open('[')
		for i := range g.words.Intro {
			g.writeText(w, &g.words.Intro[i])
		}
		w.shut(']')
		w.given("art", g.artFile("art/title.txt"))
		w.flagged("suspicion", g.story.HasSuspicion())
		w.textAt("tag", g.words.Tag)
		w.key("tags")
		w.open('[')
		for _, words := range g.story.Text {
			w.text(words.Tag)
		}
		w.shut(']')
		g.phrases.write(w)
	}, nil
}

// recall takes in the finds of earlier runs.
func (g *Game) recall(args []string) (func(w *writer), error) {
	g.past, g.all = readPast(args[0]), readPast(args[0])
	if g.run.Begun() {
		g.all.add(g.story, g.run.Shown()...)
	}
	return func(*writer) {}, nil
}

func (g *Game) begin(args []string) (func(w *writer), error) {
	d, ok := game.ParseDifficulty(args[0])
	if !ok {
		return nil, errors.New("there is no difficulty " + strconv.Quote(args[0]))
	}
	run, err := playthrough.Begin(g.story, d, time.Time{})
	if err != nil {
		return nil, err
	}
	g.run, g.past = run, maps.Clone(g.all)
	g.record = newRecord(run, args[1])
	return g.moved(args[1]), nil
}

func (g *Game) choose(args []string) (func(w *writer), error) {
	i, err := strconv.Atoi(args[0])
	if err != nil {
		return nil, game.ErrNoChoice
	}
	at, err := strconv.ParseInt(args[1], 10, 64)
	if err != nil {
		return nil, errors.New("a choice has a time")
	}
	if !g.run.Begun() {
		return nil, errNoRun
	}
	run, err := g.run.Choose(i, time.Duration(at)*time.Millisecond)
	if err != nil {
		return nil, err
	}
	g.run = run
	return g.moved(args[2]), nil
}

// final is why the run cannot be moved back; empty if it can.
func (g *Game) final() string {
	if g.run.Difficulty == game.Ghost {
		return g.phrases.get("notices.ghost")
	}
	return ""
}

func (g *Game) back(args []string) (func(w *writer), error) {
	if !g.run.Begun() {
		return nil, errNoRun
	}
	if why := g.final(); why != "" {
		return nil, errors.New(why)
	}
	run, ok := g.run.Back()
	if !ok {
		return nil, errors.New(g.phrases.get("notices.no_further_back"))
	}
	g.run = run
	return g.moved(args[0]), nil
}

func (g *Game) forward(args []string) (func(w *writer), error) {
	if g.run.Begun() {
		g.run, _ = g.run.Forward()
	}
	return g.look(args)
}

func (g *Game) to(args []string) (func(w *writer), error) {
	n, err := strconv.Atoi(args[0])
	switch {
	case err != nil || n < 0:
		return nil, game.ErrNoChoice
	case !g.run.Begun():
		return nil, errNoRun
	case g.final() != "":
		return nil, errors.New(g.final())
	}
	g.run = g.run.To(n)
	return g.moved(args[1]), nil
}

// look tells the run as it stands.
func (g *Game) look(args []string) (func(w *writer), error) {
	if !g.run.Begun() {
		return nil, errNoRun
	}
	return g.moved(args[0]), nil
}

// load takes up the run of a mission file.
func (g *Game) load(args []string) (func(w *writer), error) {
	read, fault := light.Parse(args[0])
	if read == nil {
		return nil, fault
	}
	if id := read.Get("story"); id != "" && id != g.story.ID {
		return nil, errors.New(g.phrases.fill("web.foreign", "story", id))
	}
	f, err := g.followed(read)
	if err != nil {
		return nil, err
	}
	if fault == nil {
		fault = f.parted
	}
	if fault != nil && args[2] != "anyway" {
		return func(w *writer) {
			w.textAt("parted", fault.Error())
			w.numberAt("choices", f.run.Choices())
		}, nil
	}
	g.run, g.past = f.run, maps.Clone(g.all)
	if fault == nil {
		g.record = f.resumed(read, args[1])
	} else {
		g.record = newRecord(f.run, args[1])
	}
	return g.moved(args[1]), nil
}

// moved writes the run down as it stands, and tells it.
func (g *Game) moved(now string) func(w *writer) {
	g.record.follow(g.run)
	g.found = g.all.add(g.story, g.reader.Read(g.run)...)
	return func(w *writer) { g.view(w, now) }
}
