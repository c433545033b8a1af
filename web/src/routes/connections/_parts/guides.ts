import type { ConnectionProvider } from '@/gen/graphql'

/** How an OpenID provider is set up: the names of its own screens, in order. */
export interface Guide {
  /** What the wizard asks for, in the provider's words. */
  ask: string
  hint: string
  steps: readonly string[]
  /** Which scopes to allow there, beside openid. */
  scopes: string
  /** Which claims it sends, and what to switch on for them. */
  claims: string
  /** What to know of its groups claim. */
  groups: string
  /** Where the two addresses of signing out go, and what it can't do. */
  logout: string
  /** Whether it tells other services that somebody signed out there (OpenID Connect Back-Channel Logout 1.0). */
  tellsOfLogout: boolean
}

export const guides: Record<ConnectionProvider, Guide> = {
  ENTRA: {
    ask: 'Tenant id',
    hint: 'On the overview page of Entra; it looks like 0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0.',
    steps: [
      'In the Entra admin center open App registrations and choose New registration. Choose “Accounts in this organizational directory only”.',
      'As redirect URI choose the platform Web and enter the redirect URI.',
      'Under Certificates & secrets make a client secret, or choose the key here and upload its certificate.',
      'Copy the Application (client) ID from the registration’s overview.',
    ],
    scopes: 'profile and email. Under API permissions, grant admin consent for them, so that nobody is asked.',
    claims: 'Under Token configuration add the optional claims email and xms_edov to the ID token: Entra sends no email_verified, and xms_edov stands in for it.',
    groups: 'Under Token configuration add a groups claim and choose “Groups assigned to the application”: with more than 200 groups Entra sends none. It sends the groups’ object ids.',
    logout: 'Add the address after signing out as a second redirect URI of the platform Web. Entra does not tell other services that somebody signed out: provision by a directory, so that an account that is blocked there ends here.',
    tellsOfLogout: false,
  },
  OKTA: {
    ask: 'Okta domain',
    hint: 'Such as acme.okta.com, or the issuer of an authorization server.',
    steps: [
      'In the Okta admin console open Applications, choose Create App Integration, OIDC and Web Application.',
      'As sign-in redirect URI enter the redirect URI, and leave only the grant type Authorization Code on.',
      'Assign the people or groups who shall sign in.',
      'Copy client id and client secret from the application’s General page.',
    ],
    scopes: 'profile and email; groups too where roles come by groups.',
    claims: 'Okta sends email and email_verified by itself. Nothing is to be switched on.',
    groups: 'On the application’s Sign On page add a groups claim filter, such as “matches regex .*”, and ask for the scope groups.',
    logout: 'As sign-out redirect URI enter the address after signing out. Okta does not tell other services that somebody signed out: provision by a directory, so that an account that is deactivated there ends here.',
    tellsOfLogout: false,
  },
  GOOGLE: {
    ask: 'Workspace domain',
    hint: 'The domain of your Workspace: everybody uses Google’s issuer, so only accounts of this domain are let in.',
    steps: [
      'In the Google Cloud console open APIs & Services, then Credentials, and make an OAuth client id of type Web application.',
      'As authorized redirect URI enter the redirect URI.',
      'Under OAuth consent screen choose Internal, so that only your Workspace’s accounts can use it.',
      'Copy client id and client secret from the window that opens.',
    ],
    scopes: 'profile and email.',
    claims: 'Google sends email, email_verified and hd, the Workspace’s domain, by itself.',
    groups: 'Google sends no groups. Give roles here by hand, or provision by a directory.',
    logout: 'Google has no address to sign out at and tells nobody: signing out here ends the session here, and the one at Google goes on.',
    tellsOfLogout: false,
  },
  KEYCLOAK: {
    ask: 'Realm address',
    hint: 'Such as https://keycloak.example.com/realms/acme; the admin console’s address will do.',
    steps: [
      'In your realm open Clients and choose Create client, type OpenID Connect.',
      'Turn Client authentication on, and leave only Standard flow on. Under Advanced choose S256 as the PKCE method.',
      'As valid redirect URI enter the redirect URI, exactly.',
      'Copy the secret from the Credentials tab.',
    ],
    scopes: 'profile and email: both are among a new client’s default scopes.',
    claims: 'Keycloak sends email and email_verified by itself. Switch “Verify email” on in the realm’s login settings, or an address is only what somebody typed.',
    groups: 'Under Client scopes, in the client’s dedicated scope, add the mapper Group Membership with the claim name groups, and turn “Full group path” off.',
    logout: 'As valid post logout redirect URI enter the address after signing out, and as Backchannel logout URL the back-channel address. Turn “Backchannel logout session required” off: with it on, an administrator who signs somebody out everywhere ends only one of their sessions here (keycloak#22914).',
    tellsOfLogout: true,
  },
  GENERIC: {
    ask: 'Issuer',
    hint: 'The provider’s address, such as https://login.example.com.',
    steps: [
      'Make a confidential OpenID Connect client with the authorization code flow and PKCE (S256).',
      'As redirect URI enter the redirect URI, exactly.',
      'Let it sign ID tokens with RS256, PS256, ES256 or EdDSA; unsigned and HMAC-signed ones are refused.',
    ],
    scopes: 'profile and email, and the one that brings groups, if there is one.',
    claims: 'sub, email and email_verified in the ID token or from its userinfo address. Without email_verified, name the claim that stands in for it in the next step.',
    groups: 'Map the groups into a claim of the ID token, as a list of names.',
    logout: 'Enter the address after signing out where it asks for post-logout redirect URIs, and the back-channel address where it asks for a back-channel logout URI. Let the logout token name the person (sub), not the session alone.',
    tellsOfLogout: true,
  },
}
