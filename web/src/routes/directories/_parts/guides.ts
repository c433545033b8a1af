import type { DirectoryProfile } from '@/gen/graphql'

/** How an identity provider is set up: the names of its own screens, in order. */
export interface Guide {
  name: string
  steps: readonly string[]
  /** Where the base address goes, in the provider's own words. */
  addressField: string
  /** Where the token goes, in the provider's own words. */
  tokenField: string
}

const guides: Record<DirectoryProfile, Guide> = {
  ENTRA: {
    name: 'Microsoft Entra ID',
    addressField: 'Tenant URL',
    tokenField: 'Secret Token',
    steps: [
      'In the Entra admin center open Enterprise applications, choose New application, then Create your own application.',
      'Open the application’s Provisioning page, choose Connect your application, and enter the two values below.',
      'Choose Test connection: it appears in the log of this page within seconds.',
      'Under Users and groups assign who shall have an account, then choose Start provisioning. Entra works in rounds of about 40 minutes.',
    ],
  },
  OKTA: {
    name: 'Okta',
    addressField: 'SCIM connector base URL',
    tokenField: 'HTTP Header: Authorization',
    steps: [
      'In the Okta admin console add the app integration “SCIM 2.0 Test App (Header Auth)”, or turn SCIM provisioning on for your own app.',
      'Open Provisioning, then Configure API Integration, and enter the two values below; the token with “Bearer ” before it.',
      'Choose Test API Credentials, then Save.',
      'Under To App enable Create Users, Update User Attributes and Deactivate Users. Under Push Groups choose the groups.',
    ],
  },
  ONELOGIN: {
    name: 'OneLogin',
    addressField: 'SCIM Base URL',
    tokenField: 'SCIM Bearer Token',
    steps: [
      'Add the application “SCIM Provisioner with SAML (SCIM v2 Enterprise)”.',
      'Open Configuration, enter the two values below, and choose Enable under API Status.',
      'Open Provisioning, choose Enable provisioning, and decide what happens when a person is deleted in OneLogin.',
    ],
  },
  GOOGLE: {
    name: 'Google Workspace',
    addressField: 'Endpoint URL',
    tokenField: 'Access token',
    steps: [
      'In the Google Admin console open Apps, then Web and mobile apps, and the app that provisions.',
      'Open Autoprovisioning, and enter the two values below.',
      'Choose the groups that shall be provisioned, then turn autoprovisioning on. Google sends users, not groups.',
    ],
  },
  JUMPCLOUD: {
    name: 'JumpCloud',
    addressField: 'Base URL',
    tokenField: 'Token Key',
    steps: [
      'In the JumpCloud admin portal open SSO Applications, choose the application, then Identity Management.',
      'Choose SCIM 2.0 as API type, enter the two values below, and a test user’s e-mail.',
      'Choose Test Connection, then Activate. Turn Group Management on to send groups.',
    ],
  },
  PING: {
    name: 'PingOne',
    addressField: 'SCIM Base URL',
    tokenField: 'OAuth Access Token',
    steps: [
      'In the PingOne console open Integrations, then Provisioning, and add a connection of type SCIM Outbound.',
      'Choose OAuth 2 Bearer Token as authentication method, and enter the two values below.',
      'Choose Test Connection, save, and add a rule that names the population to provision.',
    ],
  },
  STRICT: {
    name: 'SCIM 2.0 to the letter',
    addressField: 'Base URL',
    tokenField: 'Bearer token',
    steps: [
      'Point your SCIM 2.0 client (RFC 7643 and 7644) at the base URL below.',
      'Send the token as “Authorization: Bearer …” with every request.',
      'Begin with GET /ServiceProviderConfig: it says which features are supported.',
    ],
  },
}

/** How to set up the identity provider of a directory. */
export function guideFor(profile: DirectoryProfile): Guide {
  return guides[profile]
}

/** What people call the provider. */
export function profileName(profile: DirectoryProfile): string {
  return guides[profile].name
}

/** The providers to choose from. */
export const profileOptions = (Object.keys(guides) as DirectoryProfile[]).map((value) => ({
  value,
  label: guides[value].name,
}))
