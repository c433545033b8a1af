package bench

import (
	"fmt"
	"math"
	"strings"
)

const (
	plotWide, plotHigh = 250, 150
	plotsAcross        = 3
	plotLeft, plotTop  = 40, 34
	plotRight, plotLow = 14, 26
)

// GrowthSVG plots one axis: for each step the median time over the size, both
// in powers, one line for each database. A straight rise of a line is growth in
// proportion; a flat line is none.
func GrowthSVG(all []Point, axis Axis) string {
	var b strings.Builder
	var steps []string
	curves := map[string][]Curve{}
	for _, c := range Curves(all) {
		if c.Axis != axis {
			continue
		}
		if curves[c.Step] == nil {
			steps = append(steps, c.Step)
		}
		curves[c.Step] = append(curves[c.Step], c)
	}
	for i, step := range steps {
		fmt.Fprintf(&b, `<g transform="translate(%d %d)">`+"\n", i%plotsAcross*plotWide, plotTop+i/plotsAcross*plotHigh)
		b.WriteString(plot(step, curves[step]))
		b.WriteString("</g>\n")
	}
	rows := (len(steps) + plotsAcross - 1) / plotsAcross
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="system-ui, sans-serif" font-size="10" role="img" aria-label="Median time of each step as %s grow">
<rect width="100%%" height="100%%" fill="#fff"/>
<text x="4" y="14" font-size="13">Median time in ms as %s grow</text>
<text x="4" y="28" fill="%s">steward-sqlite</text><text x="90" y="28" fill="%s">steward-postgres</text>
`, plotsAcross*plotWide, plotTop+rows*plotHigh, axis, axis, colours["steward-sqlite"], growthOther) + b.String() + "</svg>\n"
}

// growthOther tells PostgreSQL's line from that of SQLite.
const growthOther = "#e8590c"

// plot is one step's curves in a frame.
func plot(step string, curves []Curve) string {
	var b strings.Builder
	right, low := plotWide-plotRight, plotHigh-plotLow
	least, most, from, to := math.Inf(1), 0.0, math.Inf(1), 0.0
	for _, c := range curves {
		for _, p := range c.Points {
			least, most = min(least, max(p.P50, 0.01)), max(most, p.P50) //nolint:mnd // logarithms need more than nothing
			from, to = min(from, float64(p.Size)), max(to, float64(p.Size))
		}
	}
	least, most = math.Pow(10, math.Floor(math.Log10(least))), math.Pow(10, math.Ceil(math.Log10(max(most, 2*least)))) //nolint:mnd // decades
	x := func(size int) float64 { return place(float64(size), from, to, plotLeft, float64(right)) }
	y := func(ms float64) float64 { return place(max(ms, least), least, most, float64(low), 22) } //nolint:mnd // below the title
	fmt.Fprintf(&b, `<text x="%d" y="14" font-weight="600">%s</text><path d="M%d 22V%dH%d" fill="none" stroke="#868e96"/>`+"\n", plotLeft, step, plotLeft, low, right)
	fmt.Fprintf(&b, `<text x="%d" y="28" text-anchor="end">%g</text><text x="%d" y="%d" text-anchor="end">%g</text>`+"\n", plotLeft-4, most, plotLeft-4, low, least)
	for _, c := range curves {
		colour := colours[c.Database]
		if c.Database == "steward-postgres" {
			colour = growthOther
		}
		var line []string
		for _, p := range c.Points {
			line = append(line, fmt.Sprintf("%.1f,%.1f", x(p.Size), y(p.P50)))
			fmt.Fprintf(&b, `<circle cx="%.1f" cy="%.1f" r="2.5" fill="%s"><title>%d: %.2f ms</title></circle>`+"\n", x(p.Size), y(p.P50), colour, p.Size, p.P50)
			fmt.Fprintf(&b, `<text x="%.1f" y="%d" text-anchor="middle">%d</text>`+"\n", x(p.Size), low+14, p.Size)
		}
		fmt.Fprintf(&b, `<polyline points="%s" fill="none" stroke="%s" stroke-width="1.5"/>`+"\n", strings.Join(line, " "), colour)
	}
	return b.String()
}

// place maps a value between two others to the same place, in powers, between two
// coordinates.
func place(v, from, to, a, b float64) float64 {
	if to <= from {
		return (a + b) / 2 //nolint:mnd // one size alone stands in the middle
	}
	return a + (b-a)*(math.Log(v)-math.Log(from))/(math.Log(to)-math.Log(from))
}
