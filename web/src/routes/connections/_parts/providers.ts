import type { ConnectionProvider } from '@/gen/graphql'

/** What providers are called. */
export const providerNames: Record<ConnectionProvider, string> = {
  ENTRA: 'Microsoft Entra ID',
  OKTA: 'Okta',
  GOOGLE: 'Google Workspace',
  KEYCLOAK: 'Keycloak',
  GENERIC: 'Another provider',
}

/** The providers to choose from. */
export const providerOptions = (Object.keys(providerNames) as ConnectionProvider[]).map((value) => ({
  value,
  label: providerNames[value],
}))
