package bench

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

// recordsAtOnce is how many records one mutation carries, within the 256 KiB of a
// request, and recordText about how long each one's content is, in bytes.
const (
	recordsAtOnce = 200
	recordText    = 1000
)

// packageWithin is how long the package may take.
const packageWithin = 30 * time.Minute

// packages hands in the records of one member, has a request for access answered
// and measures from its start until it is answered. The throughput is
// records a second; the memory is the most that the server held meanwhile.
func (c Compare) packages(ctx context.Context, s *Samples, nth int) (Result, error) {
	member, err := s.ingest(ctx, nth, c.Records)
	if err != nil {
		return Result{}, err
	}
	made, err := s.Officers[0].Mutate(ctx, "openRequest", "OpenRequestInput", "requestId", object{
		"memberId": member, "kind": "ACCESS", "channel": "LETTER", "evidence": "A letter, signed.", "attest": true,
	})
	if err != nil {
		return Result{}, err
	}
	id := fmt.Sprint(made["requestId"])
	s.forgetPeak()
	before, began := s.Processor(), time.Now()
	if err := s.answer(ctx, id); err != nil {
		return Result{}, err
	}
	took := time.Since(began)
	r := Result{
		Database: s.Name, Step: fmt.Sprintf("%s of %d records", packageStep, c.Records), Requests: c.Records,
		PerSecond: round(float64(c.Records) / took.Seconds()), MemoryMiB: s.PeakMiB(),
		Server: round(float64((s.Processor() - before).Microseconds()) / float64(max(1, c.Records))),
	}
	r.P50 = round(float64(took) / float64(time.Millisecond))
	r.P95, r.P99 = r.P50, r.P50
	return r, nil
}

// ingest hands in a member's records and gives the member's id: another member
// in each round.
func (s *Samples) ingest(ctx context.Context, nth, n int) (member string, err error) {
	var there struct {
		Data struct {
			Members  struct{ Nodes []struct{ ID string } }
			Products []struct{ ID, Slug string }
		}
	}
	err = s.Programs.Do(ctx, http.MethodPost, "/graphql", object{"query": `{ members(first: 50) { nodes { id } } products { id slug } }`}, &there)
	if err != nil {
		return "", err
	}
	members, products := there.Data.Members.Nodes, there.Data.Products
	mail := slices.IndexFunc(products, func(p struct{ ID, Slug string }) bool { return strings.HasSuffix(p.Slug, "-mail") })
	if mail < 0 || len(members) == 0 {
		return "", errors.New("the samples have no mail or no members")
	}
	member = members[len(members)-1-nth%len(members)].ID
	batches := (n + recordsAtOnce - 1) / recordsAtOnce
	r := run(ctx, "", loop{requests: batches, at: 2, atMost: time.Hour}, func(ctx context.Context, i int) error { //nolint:mnd // more only wait for each other
		_, err := s.Programs.Mutate(ctx, "ingestRecords", "IngestRecordsInput", "accepted: __typename",
			object{"records": letters(member, products[mail].ID, i*recordsAtOnce, min((i+1)*recordsAtOnce, n))})
		return err
	})
	if r.Errors > 0 {
		return "", errors.New(r.FirstError)
	}
	return member, nil
}

// letters are the records of a member from one number to another.
func letters(member, product string, from, to int) (all []object) {
	text := strings.Repeat("A line of a letter, as people write them. ", recordText/42)
	for i := from; i < to; i++ {
		all = append(all, object{
			"memberId": member, "productId": product, "category": "COMMUNICATIONS", "provenance": "PROVIDED", "purpose": "PROVIDE",
			"at":    time.Now().Add(-time.Duration(i) * time.Minute).UTC().Truncate(time.Second),
			"title": fmt.Sprint("Letter ", i), "content": fmt.Sprint(i, ": ", text),
		})
	}
	return all
}

// answer has a request collected, approved by a second person and packed.
func (s *Samples) answer(ctx context.Context, id string) error {
	if _, err := s.Officers[0].Mutate(ctx, "startRequest", "StartRequestInput", "request { id }", object{"requestId": id}); err != nil {
		return err
	}
	if err := s.await(ctx, id, "AWAITING_APPROVAL"); err != nil {
		return err
	}
	if _, err := s.Officers[1].Mutate(ctx, "approveRequest", "ApproveRequestInput", "request { id }", object{"requestId": id}); err != nil {
		return err
	}
	return s.await(ctx, id, "COMPLETED")
}

// await waits until a request is in a state.
func (s *Samples) await(ctx context.Context, id, state string) error {
	ctx, cancel := context.WithTimeout(ctx, packageWithin)
	defer cancel()
	again := time.NewTicker(20 * time.Millisecond)
	defer again.Stop()
	for {
		var got struct {
			Data struct{ Request struct{ State string } }
		}
		query := object{"query": `query($id: ID!) { request(id: $id) { state } }`, "variables": object{"id": id}}
		if err := s.Programs.Do(ctx, http.MethodPost, "/graphql", query, &got); err != nil {
			return err
		}
		if got.Data.Request.State == state {
			return nil
		}
		select {
		case <-again.C:
		case <-ctx.Done():
			return fmt.Errorf("the request is not %s within %s: it is %s", state, packageWithin, got.Data.Request.State)
		}
	}
}
