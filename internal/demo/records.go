package demo

import (
	"context"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/sysoon/steward/internal/demo/files"
)

// recordsAtOnce is how many records one mutation carries.
const recordsAtOnce = 400

// sample is a kind of record: what it is about and how it reads.
type sample struct {
	category, provenance, purpose, product string
	titles                                 []string
	content                                string
}

// samples cover every category. The product "" stands for the organization's
// first.
var samples = []sample{
	{"COMMUNICATIONS", "PROVIDED", "PROVIDE", "", []string{"Re: shift plan", "Minutes of Monday", "Lunch on Friday?", "Draft for review"}, "Hello, %s here. I attach the draft; please send me your remarks by Thursday."},
	{"FILES", "PROVIDED", "PROVIDE", "", []string{"Plan.txt", "Contract notes.txt"}, "A text that %s wrote and keeps."},
	{"ACTIVITIES", "OBSERVED", "PROVIDE", "", []string{"Signed in", "Opened a document", "Joined a call"}, "%s was active for 24 minutes."},
	{"DEVICE_AND_USAGE", "OBSERVED", "IMPROVE", "", []string{"Laptop", "Telephone"}, "Device of %s, version 14.2, last seen in the office network."},
	{"DIAGNOSTICS", "OBSERVED", "IMPROVE", "", []string{"Error report"}, "The app of %s closed unexpectedly and sent a report."},
	{"IDENTIFIERS", "OBSERVED", "ADVERTISE", "", []string{"Advertising ID"}, "Advertising ID of %s, resettable."},
	{"PREFERENCES", "PROVIDED", "PERSONALIZE", "", []string{"Language and theme"}, "%s reads English and prefers the dark theme."},
	{"CONTACTS", "PROVIDED", "PROVIDE", "sysoon-mail", []string{"Address book entry"}, "%s keeps the address of a supplier."},
	{"NAME_AND_CONTACT", "THIRD_PARTY", "OPERATE", "", []string{"Directory entry"}, "%s, delivered by the organization's directory."},
	{"PAYMENT", "PROVIDED", "OPERATE", "sysoon-notes", []string{"Invoice"}, "%s paid 4.99 EUR by card ending in 1881."},
	{"INTERESTS", "OBSERVED", "PERSONALIZE", "sysoon-notes", []string{"Favourite topic"}, "%s often reads about cycling."},
	{"LOCATION", "OBSERVED", "PROVIDE", "", []string{"Check-in"}, "%s checked in at gate 4."},
	{"EDUCATION", "PROVIDED", "PROVIDE", "sysoon-classroom", []string{"Course completed", "Assignment handed in"}, "%s finished the safety course."},
	{"SUPPORT", "PROVIDED", "PROVIDE", "", []string{"Support conversation"}, "%s asked how to share a folder, and got an answer."},
	{"CUSTOMER_RELATION", "PROVIDED", "OPERATE", "", []string{"Training booked"}, "%s took part in an onboarding session."},
	{"CREDENTIALS", "OBSERVED", "PROVIDE", "", []string{"Passkey"}, ""},
	{"HEALTH", "PROVIDED", "PROVIDE", "sysoon-health", []string{"Heart rate", "Weight", "Sleep"}, "%s: resting heart rate 58."},
}

// records hands in records of every category for the members who use products.
func (l *loader) records(ctx context.Context) error {
	if l.o.Vendor {
		return nil
	}
	r := rand.New(rand.NewPCG(7, uint64(len(l.o.Members))))
	now := l.Now()
	var rows []vars
	for _, m := range l.o.users() {
		for _, s := range samples {
			for range 1 + r.IntN(4) {
				rows = append(rows, l.record(m, s, now.Add(-time.Duration(r.IntN(500*24))*time.Hour), r))
			}
		}
	}
	for from := 0; from < len(rows); from += recordsAtOnce {
		err := l.api.mutate(ctx, "ingestRecords", "IngestRecordsInput", vars{"records": rows[from:min(from+recordsAtOnce, len(rows))]})
		if err != nil {
			return err
		}
	}
	if err := l.disclosures(ctx); err != nil {
		return err
	}
	return l.files()
}

// disclosures records to whom some members' data was given.
func (l *loader) disclosures(ctx context.Context) error {
	for i, m := range l.o.users() {
		if i%3 != 0 {
			continue
		}
		err := l.api.mutate(ctx, "recordDisclosure", "RecordDisclosureInput", vars{
			"memberId": l.ids[m.UserName], "productId": l.products[l.o.used()[0]], "reason": "VENDOR",
			"categories": []string{"COMMUNICATIONS", "DEVICE_AND_USAGE"}, "recipient": "Nordlicht Hosting",
			"note": "Stores copies in its data centre.", "at": l.Now().AddDate(0, -1, -i).UTC().Truncate(time.Second),
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (l *loader) record(m Member, s sample, at time.Time, r *rand.Rand) vars {
	slug := s.product
	if slug == "" {
		slug = l.o.used()[0]
	}
	return vars{
		"memberId": l.ids[m.UserName], "productId": l.products[slug], "category": s.category,
		"provenance": s.provenance, "purpose": s.purpose, "at": at.UTC().Truncate(time.Second),
		"title": s.titles[r.IntN(len(s.titles))], "content": strings.ReplaceAll(s.content, "%s", m.Name()),
	}
}

// files stores documents in the sample product.
func (l *loader) files() error {
	var all []files.File
	for i, m := range l.o.users() {
		for n, name := range []string{"Notes.txt", "Plan " + m.Department + ".txt"} {
			all = append(all, files.File{
				Organization: l.o.Slug, Owner: m.UserName, Name: name, At: l.Now().AddDate(0, 0, -7*i-n),
				Text: strings.Join([]string{name, "", "Written by " + m.Name() + "."}, "\n"),
			})
		}
	}
	return l.Keep(all...)
}
