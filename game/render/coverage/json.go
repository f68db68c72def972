package coverage

import (
	"io"

	"cobalt/game"
	"cobalt/game/mission"
	"cobalt/game/render/output"
)

// jsonCoverage is the object that WriteJSON writes. Programs rely on its names.
type jsonCoverage struct {
	Story    string       `json:"story"`
	Digest   string       `json:"digest"`
	Missions int          `json:"missions"`
	Percent  float64      `json:"percent"`
	Total    jsonExtent   `json:"total"`
	Scenes   []jsonScene  `json:"scenes"`
	Never    []jsonMissed `json:"never"`
}

type jsonExtent struct {
	Nodes   jsonReached  `json:"nodes"`
	Choices jsonReached  `json:"choices"`
	Texts   jsonReached  `json:"texts"`
	Endings *jsonReached `json:"endings,omitempty"` // of the whole story alone
}

type jsonReached struct {
	Reached int `json:"reached"`
	Of      int `json:"of"`
}

type jsonScene struct {
	Scene   string  `json:"scene"`
	Percent float64 `json:"percent"`
	jsonExtent
}

type jsonMissed struct {
	Kind mission.MarkKind `json:"kind"`
	Name string           `json:"name"`
	File string           `json:"file"`
	Line int              `json:"line"`
	Col  int              `json:"col"`
}

// WriteJSON writes the coverage as one object. The error is the writer's.
func (r *Report) WriteJSON(w io.Writer) error {
	total := r.Total()
	object := jsonCoverage{
		Story: r.Story().ID, Digest: r.Story().Digest, Missions: r.Missions,
		Percent: total.All().Percent(), Total: newJSONExtent(&total),
		Scenes: []jsonScene{}, Never: []jsonMissed{},
	}
	object.Total.Endings = &jsonReached{total.Endings.Reached, total.Endings.Of}
	for s := range r.Story().Scenes {
		x := r.Scene(game.SceneID(s))
		object.Scenes = append(object.Scenes, jsonScene{r.Story().Scenes[s].ID, x.All().Percent(), newJSONExtent(&x)})
	}
	for _, m := range r.Missed() {
		object.Never = append(object.Never, jsonMissed{m.Kind, m.Name, r.Path(m.Pos.File), m.Pos.Line, m.Pos.Col})
	}
	return output.JSON(w, object)
}

func newJSONExtent(x *mission.Extent) jsonExtent {
	return jsonExtent{Nodes: jsonReached(x.Nodes), Choices: jsonReached(x.Choices), Texts: jsonReached(x.Texts)}
}
