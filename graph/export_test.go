package graph

// GlobalID makes global ids for tests outside of the package.
func GlobalID[K ~string](kind string, key K) string { return globalID(kind, key) }

// Key is what a global id holds.
func Key(id string) string {
	_, key, _ := openID(id)
	return key
}

// Reissue is a global id of the same type with another key.
func Reissue(id, key string) string {
	kind, _, _ := openID(id)
	return globalID(kind, key)
}
