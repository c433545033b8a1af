package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// asked is what people who use other systems for rights requests ask for, one
// row for each, in the order of the specification (section 4 of "Member data,
// rights requests and contract terms"), with the tests that show it here.
var asked = []struct{ row, tests string }{
	{"a deadline is extended by those who work on the request", "internal/rights.TestExtension internal/rights.TestAllowedIsWhatWorks"},
	{"an extension has a reason and is told", "internal/rights.TestExtensionIsTold"},
	{"deadlines in working days", "internal/rights.TestHolidays internal/rights.TestDeadlines internal/rights.TestLawsKeepTheirOwnCalendars"},
	{"which fields were erased by hand, not only how many", "internal/rights.TestErasureByHand"},
	{"a refusal has a reason, and who writes it knows that the subject reads it", "internal/rights.TestRefusalIsExplained internal/rights.TestGroundsPerRegime"},
	{"look, take out fields, approve before delivery", "internal/rights.TestFieldsAreTakenOut internal/rights.TestThirdPersonsAreTakenOut internal/rights.TestFourEyes"},
	{"what was taken out can't leak", "internal/rights.TestALeakIsNotDelivered internal/redact.TestCutLeavesNothingAndTellsNoLength internal/redact.TestSearchFindsEveryForm"},
	{"what failed is tried again, one or all", "internal/rights.TestFailedTasksAreShownAndTriedAgain internal/rights.TestATaskLeftRunningCanBeRetried"},
	{"a person's other requests are found, whatever rules they came under", "internal/rights.TestSection4OtherRequestsOfAPerson internal/intake.TestDuplicatesDoNotSkipVerification"},
	{"who never proved who they are is not in the queue", "internal/intake.TestAbandonedInquiriesEnd internal/intake.TestForm"},
	{"kind and rules are shown, and approval is possible, on the request's own page", "graph.TestErasureRequest internal/rights.TestAllowedIsWhatWorks"},
	{"administrators take requests in; channel and who wrote it down are kept", "internal/rights.TestIntake graph.TestRequestsByHand"},
	{"an event for each transition, the last one too", "internal/rights.TestEachStepIsOneEvent internal/rights.TestRequestsAndHoldsAgreeWithTheModel"},
	{"that a call succeeded is no proof of erasure", "internal/rights.TestASourceThatErasesNothingIsNotBelieved internal/rights.TestASourceMayTakeItsTime"},
	{"ledger, resumption after a hold, restore, items rather than the account", "internal/rights.TestHoldBlocksExecution internal/rights.TestHoldsOnItems internal/rights.TestReapplyAfterARestore cmd/steward.TestRestoreDrill"},
	{"the ledger is written before anything is destroyed, and can be replayed", "internal/seal.TestReplayAfterRestore internal/rights.TestErasureSurvivesCrashes cmd/steward.TestKilledAtEachStep"},
	{"the certificate covers every copy", "internal/rights.TestErasureReachesPackages internal/rights.TestDataThatComesDuringAnErasureGoes internal/rights.TestNothingLeaksAfterErasure"},
	{"subjects see their own requests with the refusal; erasure reaches what identifies them in requests", "internal/rights.TestRefusalIsExplained internal/rights.TestErasureFromQuestionToCertificate"},
	{"no success while one source failed, and no dead end because the account is disabled", "internal/rights.TestFailedTasksAreShownAndTriedAgain internal/rights.TestADeletedMemberIsErased"},
	{"erasure is work with a queue and a clock, not one call", "internal/rights.TestErasureFromQuestionToCertificate internal/rights.TestWarningsAndEscalation internal/rights.TestQueueIsSortedAndPaged"},
	{"what is said about backups is true", "cmd/steward.TestRestoreDrill internal/seal.TestDestroyedKeyLeavesTheFile"},
	{"a restore erases again before anybody is served", "cmd/steward.TestRestoreDrill"},
	{"holds are read by code, match all aliases, and a blocked attempt is kept", "internal/rights.TestHoldsMatchAliases internal/rights.TestBlockedDeletionsLeaveAnEvent internal/rights.TestRequestsAndHoldsAgreeWithTheModel"},
	{"every way to erase asks the holds", "internal/rights.TestHeldMembersAreNotDeleted scim.TestHardDeleteIsRefusedUnderAHold internal/member.TestAHoldRefusesDeletion internal/loss.TestAHoldKeepsTheEndAway internal/retention.TestRow55"},
	{"the log stays whole and verifiable after an erasure", "internal/audit.TestPersonalPartIsErasedAndTheTreeStands internal/rights.TestTheJobKeepsLongerRetention"},
	{"an organization's own log, holds, export and end", "internal/standing.TestCancellationClosesForGood internal/audit.TestVerifyFile internal/rights.TestOrganizationsAreApart"},
	{"legal basis, preview, approval, tombstone, report", "internal/rights.TestErasureFromQuestionToCertificate internal/rights.TestFourEyes internal/rights.TestWhatLawKeepsIsInTheCertificate"},
	{"agents, with assurance that programs can read", "internal/intake.TestDataRightsProtocol internal/intake.TestAgentsAndFormerMembers"},
	{"requests that programs can read", "internal/rights.TestContextForPrograms internal/intake.TestDataRightsProtocolStatus"},
}

// TestSection4: each row has a test, and each test that it names is there.
func TestSection4(t *testing.T) {
	if len(asked) != 29 {
		t.Errorf("section 4 has 29 rows, this table %d", len(asked))
	}
	named := regexp.MustCompile(`(?m)^func (Test\w+)\(`)
	there := map[string]map[string]bool{}
	for _, a := range asked {
		if a.tests == "" {
			t.Errorf("no test shows: %s", a.row)
		}
		for _, name := range strings.Fields(a.tests) {
			folder, test, _ := strings.Cut(name, ".")
			if there[folder] == nil {
				there[folder] = map[string]bool{}
				files, err := filepath.Glob(filepath.Join("../..", folder, "*_test.go"))
				if err != nil {
					t.Fatal(err)
				}
				for _, f := range files {
					body, err := os.ReadFile(f)
					if err != nil {
						t.Fatal(err)
					}
					for _, m := range named.FindAllSubmatch(body, -1) {
						there[folder][string(m[1])] = true
					}
				}
			}
			if !there[folder][test] {
				t.Errorf("%s: there is no %s", a.row, name)
			}
		}
	}
}
