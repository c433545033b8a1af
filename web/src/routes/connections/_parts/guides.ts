import type { ConnectionProvider } from '@/gen/graphql'

/** How an OpenID provider is set up: the names of its own screens, in order. */
export interface Guide {
  name: string
  /** What the wizard asks for, in the provider's words. */
  ask: string
  hint: string
  steps: readonly string[]
  /** What to know of its groups claim. */
  groups: string
}

export const guides: Record<ConnectionProvider, Guide> = {
  ENTRA: {
    name: 'Microsoft Entra ID',
    ask: 'Tenant id',
    hint: 'On the overview page of Entra; it looks like 0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0.',
    steps: [
      'In the Entra admin center open App registrations and choose New registration. Choose “Accounts in this organizational directory only”.',
      'As redirect URI choose the platform Web and enter the address below.',
      'Under Certificates & secrets make a client secret, or choose the key here and upload its certificate.',
      'Under Token configuration add the optional claims email and xms_edov to the ID token: Entra sends no email_verified.',
    ],
    groups: 'Under Token configuration add a groups claim and choose “Groups assigned to the application”: with more than 200 groups Entra sends none. It sends the groups’ object ids.',
  },
  OKTA: {
    name: 'Okta',
    ask: 'Okta domain',
    hint: 'Such as acme.okta.com, or the issuer of an authorization server.',
    steps: [
      'In the Okta admin console open Applications, choose Create App Integration, OIDC and Web Application.',
      'As sign-in redirect URI enter the address below.',
      'Assign the people or groups who shall sign in.',
      'Copy client id and client secret from the application’s General page.',
    ],
    groups: 'On the application’s Sign On page add a groups claim filter, such as “matches regex .*”, and ask for the scope groups.',
  },
  GOOGLE: {
    name: 'Google Workspace',
    ask: 'Workspace domain',
    hint: 'The domain of your Workspace: everybody uses Google’s issuer, so only accounts of this domain are let in.',
    steps: [
      'In the Google Cloud console open APIs & Services, then Credentials, and make an OAuth client id of type Web application.',
      'As authorized redirect URI enter the address below.',
      'Under OAuth consent screen choose Internal, so that only your Workspace’s accounts can use it.',
    ],
    groups: 'Google sends no groups. Give roles here by hand, or provision by a directory.',
  },
  KEYCLOAK: {
    name: 'Keycloak',
    ask: 'Realm address',
    hint: 'Such as https://keycloak.example.com/realms/acme; the admin console’s address will do.',
    steps: [
      'In your realm open Clients and choose Create client, type OpenID Connect.',
      'Turn Client authentication on, and leave only Standard flow on.',
      'As valid redirect URI enter the address below, exactly.',
      'Copy the secret from the Credentials tab.',
    ],
    groups: 'Under Client scopes, in the client’s dedicated scope, add the mapper Group Membership with the claim name groups, and turn “Full group path” off.',
  },
  GENERIC: {
    name: 'Another provider',
    ask: 'Issuer',
    hint: 'The provider’s address, such as https://login.example.com.',
    steps: [
      'Make a confidential OpenID Connect client with the authorization code flow and PKCE.',
      'As redirect URI enter the address below, exactly.',
      'Allow the scopes openid, profile and email, and let it send email_verified.',
    ],
    groups: 'Map the groups into a claim of the ID token, as a list of names.',
  },
}

/** The providers to choose from. */
export const providerOptions = (Object.keys(guides) as ConnectionProvider[]).map((value) => ({ value, label: guides[value].name }))
