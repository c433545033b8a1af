package main

import (
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/sysoon/steward/scim"
)

// TestSCIMMetrics reads from /metrics what identity providers did. The profile is
// none that other tests count under.
func TestSCIMMetrics(t *testing.T) {
	countSCIM(t.Context(), scim.Measure{Profile: "measured", Operation: "PATCH /Groups/{id}", Status: 204, Members: 12, Took: time.Millisecond})
	countSCIM(t.Context(), scim.Measure{Profile: "measured", Operation: "GET /Users", Status: 400, Refusal: "invalidFilter"})
	countSCIM(t.Context(), scim.Measure{Profile: "measured", Operation: "GET", Status: 429, Limited: true})
	countSCIM(t.Context(), scim.Measure{Operation: "GET", Status: 500, Panicked: true})
	w := httptest.NewRecorder()
	promhttp.Handler().ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), "GET", "/metrics", nil))
	for _, line := range []string{
		`steward_scim_request_seconds_count{operation="PATCH /Groups/{id}",profile="measured",status="2xx"} 1`,
		`steward_scim_request_seconds_count{operation="GET",profile="none",status="5xx"} 1`,
		`steward_scim_refusals_total{profile="measured",scim_type="invalidFilter"} 1`,
		`steward_scim_limited_total{profile="measured"} 1`,
		`steward_scim_group_members_sum{profile="measured"} 12`,
		`steward_scim_panics_total 1`,
	} {
		if !strings.Contains(w.Body.String(), line) {
			t.Errorf("no line %s", line)
		}
	}
}
