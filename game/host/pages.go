package host

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"cobalt/game/analysis/race"
	"cobalt/game/explore/daily"
	"cobalt/game/render/output"
)

// pages answer requests. What they made is sent again for a few seconds, however often it
// is asked for.
type pages struct {
	h    *Host
	mu   sync.Mutex
	made map[string]*made // by path and query, as far as they matter
}

// made is an answer.
type made struct {
	body []byte
	tag  string // its digest
	at   time.Time
	mu   sync.Mutex // held while it is made
}

const (
	fresh    = 5 * time.Second // how long an answer is sent again
	mostMade = 256             // answers that are held
	webWait  = 8 * time.Second // for an answer

	retrySeconds = "5" // until it is worth asking again, in seconds
)

// A statusError is an answer that is none, with its status.
type statusError struct {
	status int
	words  string
}

func (e *statusError) Error() string { return e.words }

// notFound says that there is nothing of that name.
func notFound(words string) error { return &statusError{http.StatusNotFound, words} }

// hold returns the place of an answer. If there are too many, all go but the pages that
// play, of which there are as many as stories.
func (p *pages) hold(key string) *made {
	p.mu.Lock()
	defer p.mu.Unlock()
	if m := p.made[key]; m != nil {
		return m
	}
	if len(p.made) >= mostMade {
		maps.DeleteFunc(p.made, func(key string, _ *made) bool { return !strings.HasPrefix(key, playKey) })
	}
	m := new(made)
	p.made[key] = m
	return m
}

// send answers with what create returns, or returned less than keep ago: [fresh] for a page
// that changes, longer for one that does not.
func (p *pages) send(w http.ResponseWriter, r *http.Request, key, kind string, keep time.Duration, create func(context.Context) ([]byte, error)) {
	m := p.hold(key)
	body, tag, err := m.get(r.Context(), p.h.o.Clock(), keep, create)
	if err != nil {
		p.refuse(w, r, err)
		return
	}
	head := w.Header()
	head.Set("Content-Type", kind)
	head.Set("ETag", tag)
	head.Set("Cache-Control", fmt.Sprintf("public, max-age=%d", int(keep.Seconds())))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body)) // it answers HEAD and If-None-Match
}

// get returns the answer, made anew if it is old.
func (m *made) get(ctx context.Context, now time.Time, keep time.Duration, create func(context.Context) ([]byte, error)) (body []byte, tag string, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.body == nil || now.Sub(m.at) >= keep {
		ctx, cancel := context.WithTimeout(ctx, webWait)
		defer cancel()
		if body, err = create(ctx); err != nil {
			return nil, "", err
		}
		sum := sha256.Sum256(body)
		m.body, m.at, m.tag = body, now, `"`+hex.EncodeToString(sum[:16])+`"`
	}
	return m.body, m.tag, nil
}

// refuse answers that there is nothing, or nothing just now.
func (p *pages) refuse(w http.ResponseWriter, r *http.Request, err error) {
	var told *statusError
	switch {
	case errors.As(err, &told):
	case r.Context().Err() != nil:
		return // nobody is there
	default:
		p.h.o.Log.Error("a page cannot be made", "path", r.URL.Path, "err", err)
		w.Header().Set("Retry-After", retrySeconds)
		told = &statusError{http.StatusServiceUnavailable, "this cannot be read just now; come back in a moment"}
	}
	answer(w, told.status, told.words+"\n")
}

// story returns the story that a query names, or the first.
func (p *pages) story(q url.Values) (*Story, error) {
	if id := q.Get("story"); id != "" {
		return p.storyOf(id)
	}
	return p.h.o.Stories[0], nil
}

// storyOf returns the story of an id.
func (p *pages) storyOf(id string) (*Story, error) {
	story, err := p.h.story([]string{id})
	if err != nil {
		return nil, notFound(clean(err.Error()))
	}
	return story, nil
}

const playKey = "play "

const jsonType = "application/json; charset=utf-8"

// records answers with the table of records of a story, for programs.
func (p *pages) records(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	story, err := p.story(q)
	if err != nil {
		p.refuse(w, r, err)
		return
	}
	category, most := "", mostOfAll
	if name := q.Get("category"); name != "" {
		c, err := race.ParseCategory(story.Story, name)
		if err != nil {
			p.refuse(w, r, notFound(clean(err.Error())))
			return
		}
		category, most = string(c), mostOfOne
	}
	p.send(w, r, "records "+story.ID+" "+category, jsonType, fresh, func(ctx context.Context) ([]byte, error) {
		held, err := p.h.o.Store.Held(ctx, story.ID)
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		err = output.JSON(&b, boardOf(story, table(story.Story, held, category, most)))
		return b.Bytes(), err
	})
}

// today returns the mission of the day of the story that a request names. Its error is an
// answer. A proof that takes longer than a request may is waited for by the next one.
func (p *pages) today(w http.ResponseWriter, r *http.Request) (*Story, *proof, error) {
	story, err := p.story(r.URL.Query())
	if err != nil {
		return nil, nil, err
	}
	day, err := p.h.days.today(r.Context(), story, p.h.o.After(webWait))
	switch {
	case errors.Is(err, daily.ErrNone):
		return nil, nil, notFound(err.Error())
	case errors.Is(err, errUnproven):
		w.Header().Set("Retry-After", retrySeconds)
		return nil, nil, &statusError{http.StatusServiceUnavailable, err.Error()}
	case err != nil:
		return nil, nil, err
	}
	return story, day, nil
}

// dayRecords answers with the table of the day, for programs.
func (p *pages) dayRecords(w http.ResponseWriter, r *http.Request) {
	story, day, err := p.today(w, r)
	if err != nil {
		p.refuse(w, r, err)
		return
	}
	p.send(w, r, "today "+story.ID, jsonType, fresh, func(ctx context.Context) ([]byte, error) {
		places, err := p.h.dayTable(ctx, story, day.mission.Day)
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		err = output.JSON(&b, dayBoardOf(story, day.mission, places))
		return b.Bytes(), err
	})
}

// mission answers with the mission file of the day.
func (p *pages) mission(w http.ResponseWriter, r *http.Request) {
	story, day, err := p.today(w, r)
	if err != nil {
		p.refuse(w, r, err)
		return
	}
	w.Header().Set("Content-Disposition", `attachment; filename="`+day.mission.Day+`.mission"`)
	p.send(w, r, "mission "+story.ID+" "+day.mission.Day, "text/plain; charset=utf-8", fresh, func(context.Context) ([]byte, error) { return day.body, nil })
}

// playable is how long the page that plays a story is sent again.
const playable = time.Hour

// play answers with the page that plays a story.
func (p *pages) play(w http.ResponseWriter, r *http.Request) {
	story, err := p.storyOf(r.PathValue("story"))
	if err == nil && story.Page == nil {
		err = notFound("this story has no page here")
	}
	if err != nil {
		p.refuse(w, r, err)
		return
	}
	if deadline := http.NewResponseController(w).SetWriteDeadline(time.Now().Add(webSlow)); deadline != nil && !errors.Is(deadline, http.ErrNotSupported) {
		p.h.o.Log.Warn("a page that plays has little time to be sent", "err", deadline)
	}
	w.Header().Set("Content-Security-Policy", playingPolicy)
	p.send(w, r, playKey+story.ID, "text/html; charset=utf-8", playable, func(context.Context) ([]byte, error) { return story.Page() })
}
