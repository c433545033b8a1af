package directory

// Trial is a request to try out on a directory: it is carried out in a
// transaction that is always rolled back.
type Trial struct {
	DirectoryID string
	Method      string
	// Path is below the directory's address, with its query, such as
	// "Users?filter=…".
	Path string
	Body string
	// Rules stand in for the directory's mapping where Mapped is set.
	Rules  []Rule
	Mapped bool
}

// Outcome is what a Trial would have been answered, and what it would have
// changed.
type Outcome struct {
	Status   int
	ScimType string
	Detail   string
	// Answer is the body, cut at a limit; Cut says whether it was.
	Answer   string
	Cut      bool
	Location string
	Warnings []string
	Changes  []Change
	// Unlisted counts changed members and groups beyond those in Changes.
	Unlisted int
	// Mapped is a sent account after the mapping, as Steward would keep it;
	// empty where nothing was mapped.
	Mapped string
}

// Change is what would happen to one member or group.
type Change struct {
	// Type is "User" or "Group".
	Type string
	ID   string
	Name string
	// Kind is "created", "changed" or "deleted".
	Kind   string
	Fields []FieldChange
}

// FieldChange is one attribute before and after, as JSON text; "" means absent.
type FieldChange struct {
	Path          string
	Before, After string
}
