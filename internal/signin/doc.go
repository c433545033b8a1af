// Package signin is the OpenID Connect relying party: it takes a browser from an
// e-mail address to the identity provider of that address's organization and
// back into a session, and out again. It is the only importer of go-oidc and
// oauth2, and does around them what they leave to the caller.
//
// It refuses to know what a session is worth (credential) and what the console
// shows. Its pages are server-rendered, without scripts, so that they work when
// the console's bundle does not.
//
// # States
//
// A sign-in is a row of signin_flow. The browser holds its state (in the
// address) and a pre-session cookie; the row holds the hashes of both.
//
//	route                              state of the flow        next
//	GET  /signin                       none                     page that asks for the address
//	POST /signin                       none                     address or domain not usable: the same page, 422
//	                                                            several connections: page that offers them
//	                                                            several organizations of a family: page to choose one
//	                                                            organization suspended or cancelled: page, 401
//	                                                            provider does not answer: page, 503
//	                                                            else open: page that leads to the provider
//	POST /auth/test/{connection}       none                     open, for the administrator's session; page that leads on
//	POST /auth/link/{connection}       none                     open, for the member's session; page that leads on
//	GET  /invitation                   –                        page that asks whether to accept; changes nothing
//	POST /invitation                   none                     wrong, used, over, revoked: one page, 404
//	                                                            else open, with the invitation; page that leads on
//	POST /auth/step-up                 none                     open, for the session; page that leads on, prompt=login
//	GET  /auth/confirmed               –                        page that says that the window can be closed
//	POST /auth/switch                  –                        another session of the browser, new id; 303 to return_to
//	POST /auth/oidc/{connection}/logout                         back-channel: 200 or 400, whatever there is to end
//	GET  /break-glass                  none                     page that asks for code and one-time password
//	POST /break-glass                  none                     wrong, whatever is: the same page, 403
//	                                                            drill: page that says so; else a short session
//	GET  /auth/oidc/{connection}/jwks.json                      the connection's public keys
//	GET  /auth/oidc/{connection}/callback
//	                                   unknown, used, expired   page, 400; nothing changes
//	                                   open                     used, whatever follows, and then
//	                                     other browser          page, 400
//	                                     other connection       page, 400
//	                                     provider says error    page, 403
//	                                     answer fails a check   page, 403 (checks.go, one reason for each)
//	                                     nobody may be linked   page, 403 (link.go)
//	                                     begun by a session and finished by another: page, 400
//	                                     purpose test           every check as a page; nobody is signed in
//	                                     purpose link           identity added, 303 to return_to
//	                                     purpose step_up        new session with the new time; another person: 403
//	                                     purpose join           session beside the one that began it
//	                                     else                   session, 303 to return_to
//	POST /signout                      –                        session ended; page that leads to the provider's
//	                                                            end-session, or says that only this session ended
//	GET  /signed-out                   –                        page that says what has ended
//
// A page leads on by the Refresh header and a link, not by a redirect: browsers
// hold redirects that answer a form to the page's form-action, which is 'self'
// here and in the console.
package signin
