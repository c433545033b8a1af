package bench

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Server is a Steward that runs in a process of its own, set up for production:
// isolation, log and limits as they are there.
type Server struct {
	URL string
	// Token is an API token of the vendor, as owner and operator.
	Token string
	// Database says which it runs on: sqlite or postgres.
	Database string
	// Started is how long the present process took until it was ready.
	Started time.Duration
	// Profiler is the loopback address that serves profiles, where there is one.
	Profiler string
	binary   string
	address  string
	// public is the address that the server calls itself by.
	public  string
	args    []string
	flags   []string
	process *exec.Cmd
	folder  string
}

// Storage is where a server keeps things: addresses of empty databases. Without
// Data it is SQLite in a folder of its own, without Keys the same for the keys.
type Storage struct {
	Data, Keys string
	// Flags are further settings of "steward serve".
	Flags []string
	// Profiler has the server serve profiles too.
	Profiler bool
}

// Kind is the database: sqlite or postgres.
func (s Storage) Kind() string {
	if s.Data == "" {
		return "sqlite"
	}
	kind, _, _ := strings.Cut(s.Data, ":")
	return kind
}

// startWithin is how long a server may take to answer.
const startWithin = time.Minute

// Start sets up a fresh installation and serves it.
func Start(ctx context.Context, binary string, storage Storage) (*Server, error) {
	folder, err := os.MkdirTemp("", "steward-bench-")
	if err != nil {
		return nil, err
	}
	s := &Server{folder: folder, binary: binary, flags: storage.Flags}
	if err := s.keep(storage); err != nil {
		return nil, err
	}
	if storage.Profiler {
		if s.Profiler, err = free(ctx); err != nil {
			return nil, err
		}
		s.flags = append(s.flags, "--profile", s.Profiler)
	}
	said, err := exec.CommandContext(ctx, binary, append([]string{"init", "--name", "Vendor", "--slug", "vendor",
		"--jurisdiction", "EU", "--domain", "vendor.example"}, s.args...)...).CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("%w: %s", err, said)
	}
	lines := strings.Fields(string(said))
	s.Token = lines[len(lines)-1]
	if s.address, err = free(ctx); err != nil {
		return nil, err
	}
	s.URL = "http://" + s.address
	s.public = "https" + strings.TrimPrefix(s.URL, "http")
	return s, s.Serve(ctx)
}

// Beside is a second process on the same databases, at an address of its own;
// the public address is that of the first.
func (s *Server) Beside(ctx context.Context) (*Server, error) {
	n := *s
	var err error
	if n.address, err = free(ctx); err != nil {
		return nil, err
	}
	return &n, n.Serve(ctx)
}

// At is the address that the process listens on.
func (s *Server) At() string { return "http://" + s.address }

// keep says where the server keeps things, and makes its master key.
func (s *Server) keep(storage Storage) error {
	key := make([]byte, 32)
	if _, err := rand.Read(key); err != nil {
		return err
	}
	file := filepath.Join(s.folder, "master.key")
	if err := os.WriteFile(file, []byte(base64.StdEncoding.EncodeToString(key)), 0o600); err != nil {
		return err
	}
	s.args = []string{"--data", s.folder, "--master-key-file", file}
	s.Database = storage.Kind()
	if storage.Data != "" {
		s.args = append(s.args, "--database", storage.Data)
	}
	if storage.Keys != "" {
		s.args = append(s.args, "--keys-database", storage.Keys)
	}
	return nil
}

// Serve starts the process, again where it has ended, and waits until it is
// ready.
func (s *Server) Serve(ctx context.Context) error {
	args := slices.Concat([]string{"serve", "--listen", s.address, "--public-url", s.public,
		"--scim-rate", "1000000"}, s.args, s.flags)
	s.process = exec.CommandContext(context.WithoutCancel(ctx), s.binary, args...)
	log, err := os.OpenFile(s.logFile(), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer func() { _ = log.Close() }()
	s.process.Stdout, s.process.Stderr = log, log
	began := time.Now()
	if err := s.process.Start(); err != nil {
		return err
	}
	if s.await(ctx) {
		s.Started = time.Since(began)
		return nil
	}
	return fmt.Errorf("the server did not answer within %s: %s", startWithin, s.Log())
}

func (s *Server) logFile() string { return filepath.Join(s.folder, "server.log") }

// Log is what the server's processes have said.
func (s *Server) Log() string {
	said, _ := os.ReadFile(s.logFile())
	return string(said)
}

// await tells whether the server is ready in time.
func (s *Server) await(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, startWithin)
	defer cancel()
	again := time.NewTicker(2 * time.Millisecond)
	defer again.Stop()
	for !s.ready(ctx) {
		select {
		case <-again.C:
		case <-ctx.Done():
			return false
		}
	}
	return true
}

func (s *Server) ready(ctx context.Context) bool {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.At()+"/readyz", http.NoBody)
	if err != nil {
		return false
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return false
	}
	_ = res.Body.Close()
	return res.StatusCode == http.StatusOK
}

func free(ctx context.Context) (string, error) {
	var config net.ListenConfig
	l, err := config.Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}

// MemoryMiB is the resident memory of the server's process.
func (s *Server) MemoryMiB() float64 { return resident(s.process.Process.Pid) }

// PeakMiB is the most resident memory that the server's process has had since
// forgetPeak.
func (s *Server) PeakMiB() float64 { return memory(s.process.Process.Pid, "VmHWM:") }

// forgetPeak has the peak counted from now on (proc(5), clear_refs).
func (s *Server) forgetPeak() {
	_ = os.WriteFile(fmt.Sprintf("/proc/%d/clear_refs", s.process.Process.Pid), []byte("5"), 0o600)
}

// resident is the memory of a process, in MiB; 0 where it is not known.
func resident(pid int) float64 { return memory(pid, "VmRSS:") }

// memory is a line of a process's status, in MiB.
func memory(pid int, name string) float64 {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	for line := range bytes.Lines(status) {
		if rest, ok := bytes.CutPrefix(line, []byte(name)); ok {
			kib, _ := strconv.ParseFloat(string(bytes.Fields(rest)[0]), 64)
			return round(kib / 1024)
		}
	}
	return 0
}

// Processor is the time that the present process has computed so far: unlike the
// clock's, it is the same on a busy machine.
func (s *Server) Processor() time.Duration {
	_, own, _ := usage(s.process.Process.Pid)
	return own
}

// Kill ends the process at once, as a crash would.
func (s *Server) Kill() error {
	if err := s.process.Process.Kill(); err != nil {
		return err
	}
	_ = s.process.Wait()
	return nil
}

// Terminate asks the process to end, as a rolling restart does, and gives its
// failure.
func (s *Server) Terminate() error {
	if err := s.process.Process.Signal(syscall.SIGTERM); err != nil {
		return err
	}
	return s.process.Wait()
}

// Again ends the process and starts it once more.
func (s *Server) Again(ctx context.Context) error {
	if err := s.Terminate(); err != nil {
		return err
	}
	return s.Serve(ctx)
}

// Stop ends the server and removes what it kept.
func (s *Server) Stop() error {
	_ = s.Terminate()
	return os.RemoveAll(s.folder)
}
