package scim

// incoming is a resource that a client sent (POST, PUT), on its way to a
// document: names in the schemas' case, values coerced, read-only attributes
// left out. Unknown attributes are left out too and listed, for the
// provisioning log.
type incoming struct {
	t       *resourceType
	c       coercer
	d       document
	ignored []string
}

// readDocument makes a document of a request's resource.
func readDocument(t *resourceType, sent map[string]any, q quirks) (document, []string, error) {
	if err := checkSchemas(t, sent, q); err != nil {
		return nil, nil, err
	}
	in := &incoming{t: t, c: coercer{q}, d: document{}}
	for _, k := range sortedKeys(sent) {
		if err := in.take(k, sent[k]); err != nil {
			return nil, nil, err
		}
	}
	if t.of != nil { // a mapping may still fill what is required: aspect.keep looks
		return in.d, in.ignored, nil
	}
	return in.d, in.ignored, checkRequired(t, in.d, "invalidValue")
}

// take reads one key of the resource: an attribute, or an extension with its
// attributes.
func (in *incoming) take(key string, v any) error {
	e := in.t.extension(key)
	if e == nil {
		return in.assign(key, v)
	}
	inner, ok := v.(map[string]any)
	if !ok && v != nil {
		return invalidSyntax("%s needs an object of attributes.", e.urn).On(e.urn)
	}
	for _, name := range sortedKeys(inner) {
		if err := in.assign(e.urn+":"+name, inner[name]); err != nil {
			return err
		}
	}
	return nil
}

func (in *incoming) assign(name string, v any) error {
	a, _ := in.t.lookup(name)
	switch {
	case a == nil:
		in.ignored = append(in.ignored, "unknown attribute "+clip(name))
		return nil
	case a.isReadOnly() || a.path == "members":
		return nil
	case in.d.get(a) != nil:
		return invalidSyntax("%s is given twice, in different cases.", a.path).On(a.path)
	}
	v, err := in.c.whole(a, v)
	if err == nil {
		in.d.set(a, v)
	}
	return err
}

// checkSchemas wants the resource type's own schema among schemas. Unknown ones
// are ignored, as Entra and Google send some.
func checkSchemas(t *resourceType, sent map[string]any, q quirks) error {
	k, ok := keyOf(sent, "schemas")
	if !ok {
		if q.has(legacySchemas) {
			return nil
		}
		return invalidSyntax("schemas is required and must have %s.", t.core.urn).On("schemas")
	}
	list, ok := sent[k].([]any)
	if !ok {
		return invalidSyntax("schemas must be a list.").On("schemas")
	}
	names := make([]string, 0, len(list))
	for _, e := range list {
		s, ok := e.(string)
		if !ok {
			return invalidSyntax("schemas must be a list of texts.").On("schemas")
		}
		names = append(names, s)
	}
	if hasFold(names, t.core.urn) || q.has(legacySchemas) && (len(names) == 0 || hasFold(names, legacyURN)) {
		return nil
	}
	return invalidSyntax("schemas must have %s.", t.core.urn).On("schemas")
}
