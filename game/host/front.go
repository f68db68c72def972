package host

import (
	"bytes"
	"context"
	"net/http"
	"strconv"
	"time"

	"cobalt/game/explore/daily"
	"cobalt/game/render/output"
	"cobalt/game/render/page"
	"cobalt/save/records"
)

// front answers with the host's page.
func (p *pages) front(w http.ResponseWriter, r *http.Request) {
	p.send(w, r, "front", "text/html; charset=utf-8", fresh, p.h.front)
}

// A frontPage is the data of the host's page.
type frontPage struct {
	page.Page
	Stories []frontStory
}

// A frontStory is what the page has of a story.
type frontStory struct {
	ID, Title string
	Plays     bool // there is a page that plays it
	Goal      string
	Day       []frontPlace
	Places    []frontPlace
}

// A frontPlace is a line of a table.
type frontPlace struct{ Category, Difficulty, Measure, Value, Name, Made, Run string }

const frontHTML = `{{define "style"}}
table { border-collapse: collapse; }
th, td { text-align: start; padding: .2rem 1rem .2rem 0; }
{{end}}{{define "body"}}
<h1>Records</h1>
<p>Each of these runs was run again before it counted. To play: <code>ssh</code> to this host.</p>
{{range .Stories}}<h2>{{.Title}}</h2>
{{if .Plays}}<p><a href="play/{{.ID}}">Play it in the browser</a>, where nothing is sent anywhere.</p>
{{end}}{{if .Places}}<table>
<tr><th scope="col">Category</th><th scope="col">Difficulty</th><th scope="col">Least</th><th scope="col">Figure</th><th scope="col">Player</th><th scope="col">Day</th></tr>
{{range .Places}}<tr><td>{{.Category}}</td><td>{{.Difficulty}}</td><td>{{.Measure}}</td><td>{{template "value" .}}</td><td>{{.Name}}</td><td>{{.Made}}</td></tr>
{{end}}</table>{{else}}<p>Nobody has come to an ending here yet.</p>{{end}}
{{if .Goal}}<h3>Today</h3>
<p>{{.Goal}} <a href="today.mission?story={{.ID}}">The mission file</a>; or <code>ssh -t HOST play today</code>.</p>
{{if .Day}}<table>
<tr><th scope="col">Choices</th><th scope="col">Minutes</th><th scope="col">Player</th></tr>
{{range .Day}}<tr><td>{{template "value" .}}</td><td>{{.Measure}}</td><td>{{.Name}}</td></tr>
{{end}}</table>{{else}}<p>Nobody has done it yet.</p>{{end}}
{{end}}{{end}}{{end}}{{define "value"}}{{if .Run}}<a href="runs/{{.Run}}">{{.Value}}</a>{{else}}{{.Value}}{{end}}{{end}}`

// front makes the host's page.
func (h *Host) front(ctx context.Context) ([]byte, error) {
	data := frontPage{Page: page.Page{Heading: "Records", Generator: "cobalt serve", Language: page.LanguageOf("en", "Records")}}
	for _, story := range h.o.Stories {
		s := frontStory{ID: story.ID, Title: clean(story.Text[0].Title), Plays: story.Page != nil}
		held, err := h.o.Store.Held(ctx, story.ID)
		if err != nil {
			return nil, err
		}
		for _, p := range table(story.Story, held, "", mostOfAll) {
			line := frontLine(p.Run, p.Value)
			line.Category, line.Measure = p.Category, p.Measure.String()
			s.Places = append(s.Places, line)
		}
		if err := h.frontDay(ctx, story, &s); err != nil {
			return nil, err
		}
		data.Stories = append(data.Stories, s)
	}
	var b bytes.Buffer
	err := page.Write(&b, frontHTML, data)
	return b.Bytes(), err
}

// frontDay adds the mission of the day, unless it is not proven yet.
func (h *Host) frontDay(ctx context.Context, story *Story, s *frontStory) error {
	day := h.days.look(story, daily.DayOf(h.o.Clock()))
	if !closed(day.done) || day.err != nil {
		return nil //nolint:nilerr // the page is whole without the mission of the day
	}
	places, err := h.dayTable(ctx, story, day.mission.Day)
	if err != nil {
		return err
	}
	s.Goal = clean(day.mission.Goal(story.Story))
	for _, f := range places {
		line := frontLine(f, strconv.Itoa(f.DayChoices))
		line.Measure = output.Plural(f.DayMinutes, "minute")
		s.Day = append(s.Day, line)
	}
	return nil
}

// frontLine returns a line of a table, with a figure.
func frontLine(f *records.Finished, value string) frontPlace {
	p := frontPlace{Difficulty: f.Difficulty, Value: value, Name: clean(f.Person.Shown()), Made: f.Made.UTC().Format(time.DateOnly)}
	if f.Readable() {
		p.Run = f.ID
	}
	return p
}
