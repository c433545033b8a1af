package graph_test

// What the inputs of connections and break-glass accounts name, for the matrix
// of ids.
func init() {
	for key, kind := range map[string]string{"productIds": "Product", "connection.id": "Connection", "accountId": "BreakGlass"} {
		idKinds[key] = kind
	}
	for key, value := range map[string]any{
		"overlapDays": 1, "typed": "https://login.example.com", "area": "hold", "mail": true,
		"RotateConnectionSecretInput.clientSecret": "another", "claim": "hd", "ConnectionRestrictionInput.values": []string{"x.example"}, "group": "staff", "on": false,
	} {
		values[key] = value
	}
}
