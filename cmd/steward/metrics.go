package main

import (
	"cmp"
	"context"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/sysoon/steward/internal/pulse"
	"github.com/sysoon/steward/scim"
)

var requestSeconds = prometheus.NewHistogramVec(prometheus.HistogramOpts{
	Name: "steward_http_request_seconds", Help: "Time to answer requests, by surface and status class.",
	Buckets: []float64{.001, .005, .01, .05, .1, .5, 1, 5, 30},
}, []string{"surface", "status"})

// How much requests ask of the database.
var (
	requestStatements = prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "steward_http_request_statements", Help: "SQL statements that a request ran, by surface.",
		Buckets: []float64{0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 100, 300, 1000},
	}, []string{"surface"})
	slowStatements = prometheus.NewCounter(prometheus.CounterOpts{
		Name: "steward_slow_statements_total", Help: "SQL statements that took longer than --slow-statement.",
	})
)

// What identity providers ask, by their profile: never by directory.
var (
	scimSeconds = prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "steward_scim_request_seconds", Help: "Time to answer SCIM requests, by profile, operation and status class.",
		Buckets: []float64{.001, .005, .01, .05, .1, .5, 1, 5, 30},
	}, []string{"profile", "operation", "status"})
	scimRefusals = prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "steward_scim_refusals_total", Help: "SCIM requests refused, by profile and scimType, such as invalidFilter.",
	}, []string{"profile", "scim_type"})
	scimLimited = prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "steward_scim_limited_total", Help: "SCIM requests refused because the directory's rate was exceeded.",
	}, []string{"profile"})
	scimMembers = prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "steward_scim_group_members", Help: "Members that a SCIM request adds to or takes out of groups.",
		Buckets: []float64{1, 10, 100, 1e3, 1e4, 1e5, 1e6},
	}, []string{"profile"})
	scimPanics = prometheus.NewCounter(prometheus.CounterOpts{
		Name: "steward_scim_panics_total", Help: "Panics that the SCIM guard caught.",
	})
)

func init() {
	prometheus.MustRegister(requestSeconds, requestStatements, slowStatements, scimSeconds, scimRefusals, scimLimited, scimMembers, scimPanics)
}

// countSCIM counts a request of an identity provider.
func countSCIM(ctx context.Context, m scim.Measure) {
	pulse.Name(ctx, "SCIM "+m.Operation)
	profile := cmp.Or(string(m.Profile), "none")
	scimSeconds.WithLabelValues(profile, m.Operation, class(m.Status)).Observe(m.Took.Seconds())
	if m.Refusal != "" {
		scimRefusals.WithLabelValues(profile, m.Refusal).Inc()
	}
	if m.Limited {
		scimLimited.WithLabelValues(profile).Inc()
	}
	if m.Members > 0 {
		scimMembers.WithLabelValues(profile).Observe(float64(m.Members))
	}
	if m.Panicked {
		scimPanics.Inc()
	}
}

// class is a status as "2xx".
func class(status int) string { return strconv.Itoa(status/100) + "xx" }

// surface is the first word of a path: never an id, which would make a series
// for each.
func surface(path string) string {
	word, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	switch word {
	case "graphql", "scim", "signin", "auth", "signout", "download", "upload", "events", "opendsr", "healthz", "readyz":
		return word
	}
	return "console"
}

func count(surface string, status int, took time.Duration) {
	requestSeconds.WithLabelValues(surface, class(status)).Observe(took.Seconds())
}

// serveMetrics serves /metrics on an address of its own, which only the
// operator's network reaches.
func serveMetrics(ctx context.Context, address string) error {
	l, err := listen(ctx, address)
	if err != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.Handler())
	return serveHTTP(ctx, l, mux)
}
