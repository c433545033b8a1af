package redact

// automaton finds many needles in one pass (Aho and Corasick, 1975).
type automaton struct {
	edges map[uint64]int32
	root  [256]int32
	fail  []int32
	// out is the needle that ends in a state, plus one; also says that a state
	// further down its failures has one.
	out  []int32
	also []int32
}

func newAutomaton(needles [][]byte) *automaton {
	a := &automaton{edges: map[uint64]int32{}, fail: []int32{0}, out: []int32{0}, also: []int32{0}}
	for n, needle := range needles {
		if len(needle) == 0 {
			continue
		}
		state := int32(0)
		for _, c := range needle {
			next, ok := a.edges[edge(state, c)]
			if !ok {
				next = int32(len(a.fail))
				a.edges[edge(state, c)] = next
				a.fail, a.out, a.also = append(a.fail, 0), append(a.out, 0), append(a.also, 0)
			}
			state = next
		}
		a.out[state] = int32(n) + 1
	}
	a.link()
	return a
}

func edge(state int32, c byte) uint64 { return uint64(state)<<8 | uint64(c) }

// link computes the failures breadth first.
func (a *automaton) link() {
	children := map[int32][]byte{}
	for k := range a.edges {
		children[int32(k>>8)] = append(children[int32(k>>8)], byte(k))
	}
	queue := []int32{}
	for _, c := range children[0] {
		a.root[c] = a.edges[edge(0, c)]
		queue = append(queue, a.root[c])
	}
	for len(queue) > 0 {
		state := queue[0]
		queue = queue[1:]
		for _, c := range children[state] {
			next := a.edges[edge(state, c)]
			a.fail[next] = a.step(a.fail[state], c)
			if a.out[a.fail[next]] != 0 {
				a.also[next] = a.fail[next]
			} else {
				a.also[next] = a.also[a.fail[next]]
			}
			queue = append(queue, next)
		}
	}
}

func (a *automaton) step(state int32, c byte) int32 {
	for state != 0 {
		if next, ok := a.edges[edge(state, c)]; ok {
			return next
		}
		state = a.fail[state]
	}
	return a.root[c]
}

// scan calls hit with each needle that it finds.
func (a *automaton) scan(b []byte, hit func(needle int)) {
	state := int32(0)
	for _, c := range b {
		if state == 0 {
			state = a.root[c]
		} else {
			state = a.step(state, c)
		}
		for at := state; at != 0; at = a.also[at] {
			if a.out[at] != 0 {
				hit(int(a.out[at]) - 1)
			}
		}
	}
}
