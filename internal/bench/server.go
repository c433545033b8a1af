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
	"strconv"
	"strings"
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
	process  *exec.Cmd
	folder   string
}

// startWithin is how long a server may take to answer.
const startWithin = time.Minute

// Start sets up a fresh installation and serves it. postgres is the address of
// an empty database, or empty for SQLite.
func Start(ctx context.Context, binary, postgres string) (*Server, error) {
	folder, err := os.MkdirTemp("", "steward-bench-")
	if err != nil {
		return nil, err
	}
	s := &Server{Database: "sqlite", folder: folder}
	args, err := s.storage(postgres)
	if err != nil {
		return nil, err
	}
	said, err := exec.CommandContext(ctx, binary, append([]string{"init", "--name", "Vendor", "--slug", "vendor",
		"--jurisdiction", "EU", "--domain", "vendor.example"}, args...)...).CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("%w: %s", err, said)
	}
	lines := strings.Fields(string(said))
	s.Token = lines[len(lines)-1]
	return s, s.serve(ctx, binary, args)
}

func (s *Server) storage(postgres string) ([]string, error) {
	key := make([]byte, 32)
	if _, err := rand.Read(key); err != nil {
		return nil, err
	}
	file := filepath.Join(s.folder, "master.key")
	if err := os.WriteFile(file, []byte(base64.StdEncoding.EncodeToString(key)), 0o600); err != nil {
		return nil, err
	}
	args := []string{"--data", s.folder, "--master-key-file", file}
	if postgres != "" {
		s.Database = "postgres"
		args = append(args, "--database", postgres)
	}
	return args, nil
}

func (s *Server) serve(ctx context.Context, binary string, args []string) error {
	address, err := free(ctx)
	if err != nil {
		return err
	}
	s.URL = "http://" + address
	s.process = exec.CommandContext(ctx, binary, append([]string{"serve", "--listen", address, "--public-url", "https://" + address,
		"--scim-rate", "1000000"}, args...)...)
	log, err := os.Create(filepath.Join(s.folder, "server.log"))
	if err != nil {
		return err
	}
	s.process.Stdout, s.process.Stderr = log, log
	if err := s.process.Start(); err != nil {
		return err
	}
	if s.await(ctx) {
		return nil
	}
	said, _ := os.ReadFile(log.Name())
	return fmt.Errorf("the server did not answer within %s: %s", startWithin, said)
}

// await tells whether the server is ready in time.
func (s *Server) await(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, startWithin)
	defer cancel()
	again := time.NewTicker(20 * time.Millisecond)
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
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.URL+"/readyz", http.NoBody)
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
func (s *Server) MemoryMiB() float64 {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.process.Process.Pid))
	for line := range bytes.Lines(status) {
		if rest, ok := bytes.CutPrefix(line, []byte("VmRSS:")); ok {
			kib, _ := strconv.ParseFloat(string(bytes.Fields(rest)[0]), 64)
			return round(kib / 1024)
		}
	}
	return 0
}

// Stop ends the server and removes what it kept.
func (s *Server) Stop() error {
	if err := s.process.Process.Signal(os.Interrupt); err != nil {
		return err
	}
	_ = s.process.Wait()
	return os.RemoveAll(s.folder)
}
