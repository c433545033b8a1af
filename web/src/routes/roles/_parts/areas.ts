import type { Permission } from '@/gen/graphql'

/** Permissions that belong together, as the matrix and the form show them. */
export interface Area<Row> {
  name: string
  rows: readonly Row[]
}

const areas: readonly (readonly [string, readonly Permission[]])[] = [
  ['Organization', ['READ_ORGANIZATION', 'MANAGE_ORGANIZATION', 'MANAGE_ROLES', 'MANAGE_TOKENS', 'GRANT_SUPPORT', 'READ_LOG']],
  ['Members and groups', ['READ_MEMBERS', 'MANAGE_MEMBERS', 'DELETE_MEMBERS']],
  ['Directories and products', ['READ_DIRECTORIES', 'MANAGE_DIRECTORIES', 'PROVISION', 'READ_PRODUCTS', 'MANAGE_PRODUCTS', 'MANAGE_SOURCES']],
  ['Terms', ['READ_TERMS', 'MANAGE_TERMS', 'SIGN_TERMS']],
  [
    'Member data and requests',
    ['READ_CONTENT', 'INGEST_DATA', 'READ_REQUESTS', 'OPEN_REQUESTS', 'DECIDE_REQUESTS', 'APPROVE_REQUESTS', 'MANAGE_HOLDS', 'OWN_DATA'],
  ],
]

/** The rows by area; those of no area come last. */
export function byArea<Row extends { permission: Permission }>(rows: readonly Row[]): Area<Row>[] {
  const known = areas.map(([name, permissions]) => ({
    name,
    rows: rows.filter(({ permission }) => permissions.includes(permission)),
  }))
  const rest = rows.filter(({ permission }) => !areas.some(([, permissions]) => permissions.includes(permission)))
  return [...known, { name: 'Others', rows: rest }].filter((area) => area.rows.length > 0)
}
