package main

import (
	"errors"
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"cobalt/game/analysis/race"
	"cobalt/game/host/board"
	"cobalt/game/host/client"
	"cobalt/game/render/output"
	"cobalt/save/inventory"
)

// addHost adds the flags by which a host's table is read in the place of one's own.
func (r *recordsCommand) addHost(cmd *cobra.Command) {
	cmd.Flags().StringVar(&r.host, "host", "", "list the records of a `host` instead: HOST, HOST:PORT (2222 if none is named), or the address of its page, https://…")
	cmd.Flags().BoolVar(&r.today, "today", false, "with --host: who did the mission of the day")
}

// ofHost lists the records of a host. Without --story they are those of the story that the
// host plays if none is named.
func (r *recordsCommand) ofHost(cmd *cobra.Command) error {
	q := client.Query{Category: r.category, Today: r.today}
	if r.storyDir != "" || r.bundle != nil {
		story, err := r.story()
		if err != nil {
			return err
		}
		q.Story = story.ID
	}
	c := client.Client{Home: r.getenv("HOME"), Getenv: r.getenv}
	if isWindows {
		c.Home = r.getenv("USERPROFILE")
	}
	table, err := c.Table(cmd.Context(), r.host, q)
	if err != nil {
		return err
	}
	if r.difficulty.Given {
		table.Places = only(table.Places, r.difficulty.Value.String())
	}
	if r.json {
		return output.JSON(r.out, table)
	}
	return r.writeBoard(table)
}

// only returns the lines of a difficulty.
func only(all []board.Place, difficulty string) []board.Place {
	list := []board.Place{}
	for _, p := range all {
		if p.Difficulty == difficulty {
			list = append(list, p)
		}
	}
	return list
}

// writeBoard writes the table of a host.
func (r *recordsCommand) writeBoard(t *board.Table) error {
	if t.Day != nil {
		if _, err := fmt.Fprintln(r.out, t.Day.Goal); err != nil {
			return err
		}
	}
	if len(t.Places) == 0 {
		r.complain(errors.New("nobody is in this table yet"))
		return nil
	}
	rows := recordRows(t.Places)
	if t.Day != nil {
		rows = dayRows(t.Places)
	}
	return inventory.WriteTable(r.out, rows)
}

// recordRows returns the rows of a table of records.
func recordRows(places []board.Place) [][]string {
	rows := [][]string{{"CATEGORY", "ON", "LEAST", "BEST", "PLAYER", "MADE"}}
	for i := range places {
		p := &places[i]
		rows = append(rows, []string{p.Category, p.Difficulty, p.Measure, figure(p), p.Name, dayOf(p.Made)})
	}
	return rows
}

// dayRows returns the rows of a table of the day.
func dayRows(places []board.Place) [][]string {
	rows := [][]string{{"PLACE", "CHOICES", "MINUTES", "PLAYER"}}
	for i := range places {
		p := &places[i]
		rows = append(rows, []string{strconv.Itoa(i + 1), strconv.Itoa(p.Choices), strconv.Itoa(p.Minutes), p.Name})
	}
	return rows
}

// figure writes what a place has least of.
func figure(p *board.Place) string {
	switch p.Measure {
	case race.Time.String():
		return race.Clock(p.Time())
	case race.Minutes.String():
		return strconv.Itoa(p.Minutes)
	default:
		return strconv.Itoa(p.Choices)
	}
}

// dayOf returns the day of a moment by RFC 3339; a text that is no such moment stays as it is.
func dayOf(moment string) string {
	at, err := time.Parse(time.RFC3339, moment)
	if err != nil {
		return moment
	}
	return at.UTC().Format(time.DateOnly)
}
