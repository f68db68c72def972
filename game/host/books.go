package host

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"regexp"
	"sync"

	"cobalt/game/mission"
	"cobalt/game/render/export"
	"cobalt/game/tui/phrases"
	"cobalt/save/records"
)

// runID matches the ids of finished runs.
var runID = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[0-9a-f]{64}$`) })

// tag matches the languages that a run can be asked for in.
var tag = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Za-z0-9-]{1,35}$`) })

// book answers with a finished run as a book.
func (p *pages) book(w http.ResponseWriter, r *http.Request) {
	p.run(w, r, "book", "text/html; charset=utf-8", func(run *export.Run, b *bytes.Buffer) error { return run.WriteHTML(b) })
}

// card answers with a finished run as a picture.
func (p *pages) card(w http.ResponseWriter, r *http.Request) {
	p.run(w, r, "card", "image/svg+xml", func(run *export.Run, b *bytes.Buffer) error { return run.WriteCard(b, false) })
}

// run answers with a finished run that holds and that its player lets others read.
func (p *pages) run(w http.ResponseWriter, r *http.Request, what, kind string, write func(*export.Run, *bytes.Buffer) error) {
	id, language := r.PathValue("run"), r.URL.Query().Get("lang")
	if !tag().MatchString(language) {
		language = ""
	}
	unknown := notFound("there is no such run here, or its player lets nobody read it")
	if !runID().MatchString(id) {
		p.refuse(w, r, unknown)
		return
	}
	p.send(w, r, what+" "+id+" "+language, kind, fresh, func(ctx context.Context) ([]byte, error) {
		f, err := p.h.o.Store.Read(ctx, id)
		if errors.Is(err, records.ErrNotFound) {
			return nil, unknown
		}
		if err != nil {
			return nil, err
		}
		run, err := p.h.follow(f, language)
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		err = write(run, &b)
		return b.Bytes(), err
	})
}

// follow runs a finished run again, to be told in a language.
func (h *Host) follow(f *records.Finished, language string) (*export.Run, error) {
	story, err := h.story([]string{f.Story})
	if err != nil {
		return nil, notFound("the story of this run is not played here any more")
	}
	tongue := story.Tongue(func(name string) string {
		if name == "LANG" {
			return language
		}
		return ""
	})
	words, _ := tongue.Words(story.Story, "")
	said, err := tongue.Phrases(words, "")
	if err != nil {
		return nil, err
	}
	file, err := mission.Parse("run", f.Body)
	if err != nil {
		return nil, err
	}
	n := &phrases.Narrator{Story: story.Story, Words: words, Phrases: said}
	return export.Follow(file, export.Options{Narrator: n.Narration(), Phrases: &said.Transcript, Card: &said.Card, Lang: tongue.Original, Art: story.Art})
}
