const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:'

const meanings: readonly (readonly [RegExp, string])[] = [
  [/^id$/, 'Who the row is about, before the name. Leave it out for new ones; every export has it.'],
  [/^userName$/, 'The name to sign in with; unique, and required. Finds the member where there is no id.'],
  [/^externalId$/, 'What your own system calls it.'],
  [/^active$/, 'true or false. An empty cell changes nothing, so that a gap takes nobody’s access away.'],
  [/^displayName$/, 'The name that is shown; for a group, what it is called.'],
  [/^name\./, 'A part of the person’s name.'],
  [/^title$/, 'Their position, such as Head of Sales.'],
  [/^userType$/, 'Such as Employee or Contractor.'],
  [/^preferredLanguage$/, 'A language tag such as en-GB.'],
  [/^locale$/, 'How numbers and dates are written: a language tag.'],
  [/^timezone$/, 'Such as Europe/Berlin.'],
  [/^profileUrl$/, 'An address with more about them.'],
  [/\.primary$/, 'true for the one that is used first.'],
  [/^(emails|phoneNumbers)\[/, 'One value of this type.'],
  [/manager\.value$/, 'Their manager’s user name or id; may stand further down in the same file.'],
  [/^members\.value$/, 'A member’s user name or id. A group has one row for each of its members.'],
  [/^grantedRoles$/, 'Roles in Steward, separated by spaces. Taken only where the import says so.'],
  [/^(emails|phoneNumbers|addresses|ims|photos|entitlements|roles|x509Certificates)$/, 'All values as JSON, such as [{"value":"a@b.example","type":"work"}].'],
]

/** What a column is for; "" where its name says it. */
export function meaningOf(path: string): string {
  if (path.startsWith(enterprise) && !path.endsWith('manager.value')) return 'Of the enterprise extension.'
  const known = meanings.find(([pattern]) => pattern.test(path))?.[1]
  if (known !== undefined) return known
  return path.startsWith('urn:') ? 'An attribute of your own.' : ''
}
