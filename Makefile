# make run     a working console on http://127.0.0.1:8080, with samples
# make test    everything that CI checks; sets up what it needs
# make build   bin/steward
# make help    the rest

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

empty  :=
space  := $(empty) $(empty)
DATA   ?= data
LISTEN ?= 127.0.0.1:8080
CACHE  := $(CURDIR)/.cache
PKGS   := ./...
STAMP  := web/node_modules/.installed
# Properties are tried with the same cases each time, so that a change is what
# turns them red; "make explore" tries new ones.
SEED   ?= 7105
RAPID  := $(sort $(dir $(shell grep -rl --include=*_test.go pgregory.net/rapid cmd graph internal scim)))

.PHONY: help
help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort | expand -t 14

.PHONY: run
run: build ## build, and serve with a development identity provider and samples
	bin/steward serve --dev --data $(DATA) --listen $(LISTEN)

.PHONY: build
build: web go-build ## the console's files and the binary

.PHONY: go-build
go-build: # the binary with the console's files as they are
	go build -o bin/steward ./cmd/steward

.PHONY: web
web: web/dist/index.html ## the console's files

WEB_SOURCES := $(shell find web/src web/public web/index.html graph/schema -type f 2>/dev/null) \
	web/package.json web/package-lock.json web/vite.config.ts web/tsconfig.json

web/dist/index.html: $(STAMP) $(WEB_SOURCES)
	npm --prefix web run build

$(STAMP): web/package-lock.json
	npm --prefix web ci --no-audit --no-fund
	touch $@

.PHONY: test
test: setup lint generated test-go test-web e2e ## everything that CI checks

.PHONY: setup
setup: ## install what the tests need: PostgreSQL, an object store, Chromium, Keycloak, SCIM clients, npm packages
	.ci/setup
	$(MAKE) $(STAMP)

.PHONY: test-go
test-go: web ## the Go tests on SQLite and PostgreSQL, against Keycloak and an object store too
	export STEWARD_TEST_POSTGRES=$$(.ci/postgres start $(CACHE)/postgres); \
	export STEWARD_TEST_KEYCLOAK=$$(.ci/keycloak start $(CACHE)/keycloak); \
	export STEWARD_TEST_S3=$$(.ci/s3 start $(CACHE)/s3); \
	go test -timeout 20m $$(go list $(PKGS) | grep -vE '/($(subst $(space),|,$(RAPID:/=)))$$') ; \
	go test -timeout 20m $(addprefix ./,$(RAPID)) -rapid.seed=$(SEED)

.PHONY: explore
explore: ## the properties with new random cases, ten times as many
	export STEWARD_TEST_POSTGRES=$$(.ci/postgres start $(CACHE)/postgres); \
	go test -timeout 60m -count=1 $(addprefix ./,$(RAPID)) -rapid.checks=1000
	go test -timeout 60m -count=1 -run '^TestModel$$' ./scim -rapid.checks=5000
	go test -run '^$$' -fuzz FuzzQueries -fuzztime 2m -fuzzminimizetime 10x ./graph

FUZZTIME ?= 60s

.PHONY: fuzz
fuzz: ## SCIM's fuzz targets, FUZZTIME each; failures are kept in scim/testdata/fuzz
	export STEWARD_TEST_POSTGRES=$$(.ci/postgres start $(CACHE)/postgres); \
	for target in FuzzFilter FuzzPath FuzzPatch FuzzBulk; do \
		go test ./scim -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME); done

.PHONY: drill
drill: web ## back up, erase a member, restore, start: the member must be gone before anybody is answered
	export STEWARD_TEST_POSTGRES=$$(.ci/postgres start $(CACHE)/postgres); \
	go test -count=1 -v ./cmd/steward -run '^TestRestoreDrill$$'

.PHONY: test-web
test-web: $(STAMP) ## the console's unit tests
	npm --prefix web run test

.PHONY: e2e
e2e: build ## journeys in Chromium against the running server, with a database and an object store beside it
	export STEWARD_TEST_POSTGRES=$$(.ci/postgres start $(CACHE)/postgres); \
	export STEWARD_TEST_S3=$$(.ci/s3 start $(CACHE)/s3); \
	npm --prefix web run e2e

.PHONY: lint
lint: $(STAMP) $(CACHE)/golangci-lint ## formatting, vet and linters, Go and TypeScript
	test -z "$$(gofmt -l $$(git ls-files '*.go' | grep -v ^graph/gen/))"
	$(CACHE)/golangci-lint run $(PKGS)
	npm --prefix web run lint

$(CACHE)/golangci-lint: .ci/tools/go.mod
	mkdir -p $(CACHE)
	cd .ci/tools && go build -o $@ github.com/golangci/golangci-lint/v2/cmd/golangci-lint

.PHONY: generate
generate: $(STAMP) ## generated code: the GraphQL engine and the console's types
	go tool gqlgen generate
	npm --prefix web run codegen

.PHONY: generated
generated: $(STAMP) ## fail if generated code is not fresh
	.ci/fresh

.PHONY: bench-go
bench-go: ## Go benchmarks of single functions, on SQLite and PostgreSQL
	STEWARD_TEST_POSTGRES=$$(.ci/postgres start $(CACHE)/postgres) \
		go test -run '^$$' -bench . -benchmem $(PKGS)

.PHONY: bench
bench: build ## Steward beside floors and peers, three rounds, into .cache/bench (BENCH="--rounds 5 …")
	.ci/bench compare $(BENCH)

.PHONY: bench-quick
bench-quick: build ## the same in less than three minutes, while working
	.ci/bench compare --users 300 --rounds 1 --at-most 4s --sizes 10,1000 --records 2000 $(BENCH)

.PHONY: bench-growth
bench-growth: build ## the same steps at 2,000 to 1,000,000 members and 1 to 10,000 organizations, with plots (BENCH="--members …")
	.ci/bench growth $(BENCH)

.PHONY: bench-web
bench-web: build ## the console in Chromium: first paint, and 100,000 members scrolled, into .cache/bench (BENCH_MEMBERS=…)
	npm --prefix web run bench

.PHONY: bench-scim
bench-scim: build ## requests a second, latency and memory of SCIM, over HTTP, on SQLite and PostgreSQL
	.ci/bench scim $(BENCH)

.PHONY: bench-nodes
bench-nodes: build ## throughput of three processes on one PostgreSQL against one
	.ci/bench nodes $(BENCH)

.PHONY: postgres
postgres: ## a private PostgreSQL for tests; prints its address
	@.ci/postgres start $(CACHE)/postgres

.PHONY: clean
clean: ## remove what was built and what development keeps
	-.ci/postgres stop $(CACHE)/postgres
	-.ci/keycloak stop $(CACHE)/keycloak
	-.ci/s3 stop $(CACHE)/s3
	rm -rf bin $(CACHE) web/dist/assets web/dist/index.html $(DATA)
