import type { DirectoryProfile } from '@/gen/graphql'

type Row = readonly [theirs: string, scim: string]

const work = 'emails[type eq "work"].value'
const department = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department'

/** What each provider calls the attributes that Steward wants: its own names, with those of SCIM. */
const tables: Record<DirectoryProfile, readonly Row[]> = {
  ENTRA: [
    ['userPrincipalName', 'userName'], ['objectId (matching, precedence 2)', 'externalId'], ['Switch([IsSoftDeleted], …)', 'active'],
    ['givenName', 'name.givenName'], ['surname', 'name.familyName'], ['displayName', 'displayName'], ['mail', work],
    ['jobTitle', 'title'], ['department', department],
  ],
  OKTA: [
    ['login', 'userName'], ['id', 'externalId'], ['firstName', 'name.givenName'], ['lastName', 'name.familyName'],
    ['displayName', 'displayName'], ['email', work], ['title', 'title'], ['department', department],
  ],
  ONELOGIN: [
    ['SCIM Username', 'userName'], ['OneLogin ID', 'externalId'], ['First Name', 'name.givenName'], ['Last Name', 'name.familyName'],
    ['Email', work], ['Title', 'title'], ['Department', department],
  ],
  GOOGLE: [
    ['Username', 'userName'], ['Employee ID or user id', 'externalId'], ['First name', 'name.givenName'], ['Last name', 'name.familyName'],
    ['Primary email', work], ['Title', 'title'], ['Department', department],
  ],
  JUMPCLOUD: [
    ['email or username', 'userName'], ['id', 'externalId'], ['firstname', 'name.givenName'], ['lastname', 'name.familyName'],
    ['displayname', 'displayName'], ['email', work], ['jobTitle', 'title'], ['department', department],
  ],
  PING: [
    ['Username', 'userName'], ['User ID', 'externalId'], ['Given Name', 'name.givenName'], ['Family Name', 'name.familyName'],
    ['Email Address', work], ['Title', 'title'], ['Enabled', 'active'],
  ],
  STRICT: [
    ['A name that is unique in the organization', 'userName'], ['Your own id of the person', 'externalId'],
    ['Given name', 'name.givenName'], ['Family name', 'name.familyName'], ['Work e-mail', work], ['Whether the account may be used', 'active'],
  ],
}

/** The attributes to map at a provider. */
export function attributesFor(profile: DirectoryProfile): readonly Row[] {
  return tables[profile]
}
