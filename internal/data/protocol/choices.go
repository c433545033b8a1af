package protocol

// PathChoices is where a source is told what a member has chosen: interest-based
// advertising, promotions, personalization. It answers 200 with an empty object
// once the choices hold, 404 if it knows no choices.
const PathChoices = "/choices"

// ChoicesRequest tells choices of a subject. The same may come again.
type ChoicesRequest struct {
	Subject Subject  `json:"subject"`
	Choices []Choice `json:"choices"`
}

// Choice is one decision as it stands.
type Choice struct {
	// Name is such as ads_interest or promotions_email; item/<product>/<item> is
	// an item of data that the member declined to give the product, or gives again.
	Name    string `json:"name"`
	Allowed bool   `json:"allowed"`
}
