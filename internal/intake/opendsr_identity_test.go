package intake_test

import (
	"net/http"
	"testing"

	"github.com/sysoon/steward/internal/db"
	"github.com/sysoon/steward/internal/intake"
)

// A person is found by what their directory calls them or by their user name, and
// only where all that is given leads to one.
func TestOpenDSRIdentities(t *testing.T) {
	each(t, "EU", func(o *outside) {
		p := handing(t, o)
		_, token := o.controller(o.org, intake.NewController{Name: "Shop", Vouches: true})
		err := o.d.Across(o.Context(), "test", func(w *db.Wide) error {
			_, err := w.Exec(`update member set external_id = 'C-42' where id = :m`, db.Args{"m": string(o.ada.ID)})
			return err
		})
		if err != nil {
			o.Fatal(err)
		}
		one := func(kind, value string) map[string]string {
			return map[string]string{"identity_type": kind, "identity_value": value, "identity_format": "raw"}
		}
		ext := func(name string) map[string]any {
			return map[string]any{"127.0.0.1": map[string]string{"user_name": name, "text": "All since March."}, "other.example": map[string]int{"shoe_size": 42}}
		}
		for n, c := range []struct {
			change map[string]any
			want   string
		}{
			{map[string]any{"subject_identities": []any{one("controller_customer_id", "C-42")}}, "pending"},
			{map[string]any{"subject_identities": nil, "extensions": ext("ADA@acme.example")}, "pending"},
			{map[string]any{"subject_identities": []any{one("android_id", "x"), one("email", "ada@acme.example"), one("email", "ada.old@acme.example")}}, "pending"},
			{map[string]any{"subject_identities": []any{one("controller_customer_id", "C-43")}}, "completed"},
			{map[string]any{"subject_identities": []any{one("email", "ada@acme.example")}, "extensions": ext("dpo-shop@acme.example")}, "completed"},
		} {
			if status, s := p.call(http.MethodPost, "acme/v2/requests", token, p.message(n, c.change)); status != 201 {
				o.Fatalf("%d: %d %v", n, status, s)
			}
			if _, s := p.call(http.MethodGet, "acme/v2/requests/"+ids(n), token, nil); s["request_status"] != c.want {
				o.Errorf("%d: %v, not %s", n, s, c.want)
			}
		}
		if list := o.requests(o.org); len(list) != 1 || list[0].MemberID != o.ada.ID {
			o.Errorf("the queue has %+v", list)
		}
	})
}
