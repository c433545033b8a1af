// Package protocol is the source protocol, version 1: how Steward asks a
// product what it holds about a person, fetches it, has it corrected, restricted
// or erased, and makes sure that it is gone. The same is published under
// /docs/sources, with a schema (source.openapi.json), for those who write
// products. It knows the messages and their signatures; it knows
// neither Steward's database nor any product, so that both sides use it and a
// product in another language can be written from this comment.
//
// # Requests
//
// A source has one base address. Steward sends POST requests with a JSON body
// (Content-Type: application/json) to eight paths below it:
//
//	/v1/describe  {}                                                            -> Description
//	/v1/find      {"subject"}                                                   -> Found
//	/v1/export    {"subject", "cursor", "limit"}                                -> Page
//	/v1/rectify   {"subject", "corrections", "request", "callback"}             -> Outcome, or 202 Accepted
//	/v1/restrict  {"subject", "categories", "restricted", "request", "callback"} -> Outcome, or 202 Accepted
//	/v1/erase     {"subject", "categories", "request", "callback"}              -> Outcome, or 202 Accepted
//	/v1/verify    {"subject", "categories"}                                     -> Outcome
//	/v1/job       {"job"}                                                       -> Job
//
// describe names the protocol, the source's products with the categories that
// each holds, and the regions in which data is kept, backups included. A source
// whose regions an organization's terms do not permit is not connected.
//
// A source ignores fields that it does not know, and so does Steward. Times are
// RFC 3339 in UTC. A subject that the source has never heard of is not a
// failure: find counts nothing, export is empty, erase and verify are done.
//
// export answers at most limit items and a cursor for the next page; the last
// page has no cursor. Items that appear or vanish meanwhile may be missed, but
// no item that was there all the time is, and none comes twice.
//
// erase destroys what the source holds of the subject in these categories (all
// of them when none is named) and tells what it destroyed, what is left, and
// what it keeps because the law says so. It may answer "pending" and finish
// later; Steward then asks verify until that answers "done". verify looks for
// itself and never repeats what erase said.
//
// rectify gives fields of items other values and tells how many items it
// changed; a correction that it does not make is in refused, with the ground.
// restrict has items stored and not used otherwise, until it is called with
// restricted false; export marks them. Both are done when nothing remains.
//
// # Jobs
//
// rectify, restrict and erase may be answered 202 with {"job"}: the source has
// begun. When it has finished it POSTs a Job, signed, to the address in callback.
// A callback answered with 2xx was taken, and with 408, 425, 429 or 5xx is sent
// again (some times, with growing pauses and another nonce); any other answer
// ends it. Steward does not depend on callbacks: it asks /v1/job, too. A source
// knows its jobs for a day after their end; an unknown job is answered 404.
//
// # Idempotency
//
// Every request has an Idempotency-Key header of 8 to 100 characters
// (letters, digits, "-", "_", "."). When a rectify, restrict or erase with the
// same key arrives again, the source does nothing and answers as it did the
// first time, or with the outcome once its job has ended; after a job that
// failed it begins again. With the same key and another body it answers
// 409. It remembers keys for a day at least.
//
// # Signatures
//
// Requests are signed with a secret that both sides hold, by HTTP Message
// Signatures (RFC 9421) with hmac-sha256, over at least the components
// "@method", "@target-uri", "content-digest" (RFC 9530, sha-256) and
// "idempotency-key", with the parameters created and nonce:
//
//	Content-Digest: sha-256=:BASE64:
//	Idempotency-Key: 0197…
//	Signature-Input: sig1=("@method" "@target-uri" "content-digest" "idempotency-key");created=1780000000;nonce="…";keyid="steward";alg="hmac-sha256"
//	Signature: sig1=:BASE64:
//
// A callback is signed the same way with keyid="source"; its Idempotency-Key is
// the source's choice.
//
// A source answers 401 to a request without a signature, with a wrong one, with
// a digest that is not its body's, created more than five minutes ago or ahead,
// or with a nonce that it has seen.
//
// # Failures
//
// A failure is a status of 400 or above and {"error": {"code", "message"}},
// the message without personal data. 408, 425, 429 and 5xx mean "again later",
// after Retry-After seconds where the header says so; every other status means
// that trying again is useless.
//
// # Limits
//
// Requests are at most 64 KiB. An item's title is at most 500 bytes, its content
// at most 64 KiB, its fields at most 50 with names of at most 64 bytes and
// values of at most 4 KiB. An answer is at most 16 MiB. A source answers within
// 30 seconds.
package protocol
