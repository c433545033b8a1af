package bench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// tick is what /proc counts processor time in: USER_HZ is 100 on Linux.
const tick = 10 * time.Millisecond

// usage is what /proc says of a process: its parent, the time that it computed,
// and that of its children that have ended.
func usage(pid int) (parent int, own, ended time.Duration) {
	stat, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	_, rest, _ := strings.Cut(string(stat), ") ")
	fields := strings.Fields(rest)
	if len(fields) < 15 {
		return 0, 0, 0
	}
	number := func(i int) int { n, _ := strconv.Atoi(fields[i]); return n }
	return number(1), time.Duration(number(11)+number(12)) * tick, time.Duration(number(13)+number(14)) * tick
}

// computed is the processor time of a process and of what it started.
func computed(pid int) time.Duration {
	if pid == 0 {
		return 0
	}
	_, own, ended := usage(pid)
	all := own + ended
	entries, _ := os.ReadDir("/proc")
	for _, e := range entries {
		child, err := strconv.Atoi(e.Name())
		if err != nil {
			continue
		}
		if parent, own, _ := usage(child); parent == pid {
			all += own
		}
	}
	return all
}

// loading is the processor time of the present process: the load itself.
func loading() time.Duration {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// shares is the processor time of the load, of the server and of its database.
type shares struct{ load, server, database time.Duration }

// processor is what has been computed for the target so far. While all of them
// share the machine's processors, the ratio of the sums is that of the
// throughputs, and what else the machine does hardly changes it.
func (t *Target) processor() shares {
	return shares{loading(), computed(t.pid), computed(t.Postmaster)}
}

// each is what a request took between two moments, in microseconds.
func (r *Result) each(before, after shares) {
	if r.Requests == 0 {
		return
	}
	part := func(d time.Duration) float64 { return round(float64(d.Microseconds()) / float64(r.Requests)) }
	r.Server, r.Store = part(after.server-before.server), part(after.database-before.database)
	r.Processor = round(part(after.load-before.load) + r.Server + r.Store)
}

// profile writes a profile of the target's processor time (pprof) while it runs,
// for as long as ctx lives, at most as long as the time given.
func (t *Target) profile(ctx context.Context, file string, lasts time.Duration) error {
	if t.Profiler == "" {
		return nil
	}
	address := fmt.Sprintf("http://%s/debug/pprof/profile?seconds=%d", t.Profiler, max(1, int(lasts.Seconds())))
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, http.NoBody)
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer "+t.Operator)
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(res.Body)
	if err == nil && res.StatusCode != http.StatusOK {
		err = fmt.Errorf("profile: %d %s", res.StatusCode, body)
	}
	return errors.Join(err, os.WriteFile(file, body, 0o600))
}

// profiled runs a step for a while and writes its profile into the folder.
func (c Compare) profiled(ctx context.Context, t *Target, name string, send func(context.Context, int) error) {
	if c.Profiles == "" || t.Profiler == "" {
		return
	}
	file := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, strings.ToLower(name))
	failed := make(chan error, 1)
	go func() { failed <- t.profile(ctx, filepath.Join(c.Profiles, t.Name+"-"+file+".pprof"), c.AtMost) }()
	run(ctx, name, loop{requests: 1 << 30, at: c.At, atMost: c.AtMost + time.Second}, send)
	if err := <-failed; err != nil {
		c.Say("no profile of " + name + ": " + err.Error())
	}
}
