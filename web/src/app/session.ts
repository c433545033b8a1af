/** Where to sign in, and to come back from there to this place. */
export function signInAddress(place: string): string {
  return `/signin?return_to=${encodeURIComponent(place)}`
}

/** Leaves for the sign-in page, which the server draws. */
export function goToSignIn(): void {
  window.location.assign(signInAddress(window.location.pathname + window.location.search))
}
