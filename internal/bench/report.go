package bench

import (
	"fmt"
	"runtime"
	"strings"
	"time"
)

// Report is what a comparison found.
type Report struct {
	At time.Time `json:"at"`
	// CPUs is how many processors load, servers and databases shared.
	CPUs    int              `json:"cpus"`
	Started map[string]int64 `json:"startedMs"`
	Rows    []Row            `json:"rows"`
}

// Row is one step on one target.
type Row struct {
	Result
	// OfFloor is the throughput as a part of the floor's; 0 where there is none.
	OfFloor float64 `json:"ofFloor,omitempty"`
	// ByProcessor is the floor's processor time as a part of its own, load and
	// database counted in both: what OfFloor would be on a machine that does
	// nothing else.
	ByProcessor float64 `json:"byProcessor,omitempty"`
	// Of is the throughput as a multiple of each peer's.
	Of map[string]float64 `json:"of,omitempty"`
}

// NewReport adds the ratios of the same run.
func NewReport(targets []*Target, results []Result) Report {
	r := Report{At: time.Now().UTC().Truncate(time.Second), CPUs: runtime.NumCPU(), Started: map[string]int64{}}
	rate, takes := map[string]float64{}, map[string]float64{}
	floors := map[string]string{}
	for _, t := range targets {
		r.Started[t.Name] = t.Started.Milliseconds()
		floors[t.Name] = t.Floor
	}
	for _, v := range results {
		rate[v.Step+v.Database], takes[v.Step+v.Database] = v.PerSecond, v.Processor
	}
	for _, v := range results {
		row := Row{Result: v}
		if ceiling := rate[v.Step+floors[v.Database]]; floors[v.Database] != "" && ceiling > 0 {
			row.OfFloor = round(v.PerSecond / ceiling)
		}
		if least := takes[v.Step+floors[v.Database]]; floors[v.Database] != "" && v.Processor > 0 {
			row.ByProcessor = round(least / v.Processor)
		}
		for _, t := range targets {
			if other := rate[v.Step+t.Name]; floors[v.Database] != "" && other > 0 && t.Floor == "" && !strings.HasPrefix(t.Name, "floor") {
				if row.Of == nil {
					row.Of = map[string]float64{}
				}
				row.Of[t.Name] = round(v.PerSecond / other)
			}
		}
		r.Rows = append(r.Rows, row)
	}
	return r
}

// Text is the report as a table.
func (r Report) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, %d processors shared by load, servers and databases; only ratios within this run count.\n\n", r.At.Format(time.RFC3339), r.CPUs)
	fmt.Fprintf(&b, "%-34s %-17s %10s %9s %9s %9s %8s %9s %8s %8s %8s %7s  %s\n", "step", "target", "per second", "p50 ms", "p95 ms", "p99 ms", "of floor", "CPU µs", "server", "store", "by CPU", "MiB", "times the peers")
	last := ""
	for _, v := range r.Rows {
		if v.Step != last {
			b.WriteString(strings.Repeat("-", 164) + "\n")
		}
		last = v.Step
		ofFloor, byProcessor, of := "", "", ""
		if v.OfFloor > 0 {
			ofFloor = fmt.Sprintf("%.2f", v.OfFloor)
		}
		if v.ByProcessor > 0 {
			byProcessor = fmt.Sprintf("%.2f", v.ByProcessor)
		}
		for _, peer := range []string{"polis", "scimmy", "postgraphile"} {
			if v.Of[peer] > 0 {
				of += fmt.Sprintf("%s %.1f  ", peer, v.Of[peer])
			}
		}
		if v.Errors > 0 {
			of += fmt.Sprintf("(%d errors: %.90s)", v.Errors, v.FirstError)
		}
		fmt.Fprintf(&b, "%-34s %-17s %10.1f %9.2f %9.2f %9.2f %8s %9.0f %8.0f %8.0f %8s %7.1f  %s\n", v.Step, v.Database, v.PerSecond, v.P50, v.P95, v.P99, ofFloor, v.Processor, v.Server, v.Store, byProcessor, v.MemoryMiB, of)
	}
	b.WriteString("\nready after start, with an existing database (ms):")
	for _, name := range []string{"steward-sqlite", "steward-postgres", "floor-sqlite", "floor-postgres", "polis", "scimmy", "postgraphile"} {
		if ms, there := r.Started[name]; there {
			fmt.Fprintf(&b, "  %s %d", name, ms)
		}
	}
	return b.String() + "\n"
}

const (
	barHeight = 14
	barsWidth = 420
	labelAt   = 210
)

var colours = map[string]string{
	"steward-sqlite": "#1864ab", "steward-postgres": "#1c7ed6", "floor-sqlite": "#adb5bd", "floor-postgres": "#ced4da",
	"polis": "#e8590c", "scimmy": "#f08c00", "postgraphile": "#9c36b5",
}

// SVG is the report as a chart: a group of bars for each step, each as long as
// its part of the fastest of the step.
func (r Report) SVG() string {
	var b strings.Builder
	y := 24
	fastest := map[string]float64{}
	for _, v := range r.Rows {
		fastest[v.Step] = max(fastest[v.Step], v.PerSecond)
	}
	last := ""
	for _, v := range r.Rows {
		if v.Step != last {
			y += 10
			fmt.Fprintf(&b, `<text x="0" y="%d" font-weight="600">%s</text>`+"\n", y+barHeight-3, v.Step)
			last = v.Step
		}
		width := 1 + int(barsWidth*v.PerSecond/max(1, fastest[v.Step]))
		fmt.Fprintf(&b, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/><text x="%d" y="%d">%s %.0f/s</text>`+"\n",
			labelAt, y, width, barHeight-2, colours[v.Database], labelAt+width+6, y+barHeight-4, v.Database, v.PerSecond)
		y += barHeight
	}
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 820 %d" font-family="system-ui, sans-serif" font-size="11" role="img" aria-label="Requests a second of Steward, floors and peers">
<rect width="100%%" height="100%%" fill="#fff"/>
<text x="0" y="14" font-size="13">Requests a second, each step beside its floors and peers (%s, %d processors for everything)</text>
`, y+10, r.At.Format(time.DateOnly), r.CPUs) + b.String() + "</svg>\n"
}
