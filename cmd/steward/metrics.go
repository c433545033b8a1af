package main

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

var requestSeconds = prometheus.NewHistogramVec(prometheus.HistogramOpts{
	Name: "steward_http_request_seconds", Help: "Time to answer requests, by surface and status class.",
	Buckets: []float64{.001, .005, .01, .05, .1, .5, 1, 5, 30},
}, []string{"surface", "status"})

func init() { prometheus.MustRegister(requestSeconds) }

// surface is the first word of a path: never an id, which would make a series
// for each.
func surface(path string) string {
	word, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	switch word {
	case "graphql", "scim", "signin", "auth", "signout", "download", "upload", "healthz", "readyz":
		return word
	}
	return "console"
}

func count(surface string, status int, took time.Duration) {
	requestSeconds.WithLabelValues(surface, strconv.Itoa(status/100)+"xx").Observe(took.Seconds())
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
