package theme

// A Terminal is the colors in which a recording is shown, each as "#rrggbb": those of
// a terminal that nobody has changed.
type Terminal struct {
	Foreground, Background string
	Palette                [16]string // ANSI's sixteen
}

// TerminalFor returns the colors of a dark or a light terminal.
func TerminalFor(dark bool) Terminal {
	if dark {
		return Terminal{"#d8dbe2", "#14161b", [16]string{
			"#1f232b", "#ff7a72", "#8fc98a", "#e3b562", "#6484bd", "#c59bd8", "#7fd0c3", "#d8dbe2",
			"#6b7384", "#ff9a94", "#aadfa5", "#f0cb85", "#7aa7ff", "#d9b6e8", "#9fe3d8", "#ffffff",
		}}
	}
	return Terminal{"#24262b", "#fbfaf6", [16]string{
		"#24262b", "#b3261e", "#2f6b2a", "#8a5300", "#0047ab", "#7a3e93", "#00675b", "#d9d6cc",
		"#596273", "#c9392f", "#3f8439", "#a5660a", "#2a66c8", "#9150ab", "#0a8376", "#ffffff",
	}}
}
