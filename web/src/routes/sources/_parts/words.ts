import type { ConnectorKind, DataCategory, Provenance, Purpose } from '@/gen/graphql'
import { words } from '@/ui'

/** What a kind of source is called. */
export const kindWords: Record<ConnectorKind, string> = {
  DATABASE: 'PostgreSQL database',
  OBJECTS: 'S3 object store',
  MANUAL: 'By hand',
}

const categories: readonly DataCategory[] = [
  'NAME_AND_CONTACT', 'PAYMENT', 'DEMOGRAPHIC', 'DEVICE_AND_USAGE', 'CONTACTS', 'ACTIVITIES', 'INTERESTS', 'LOCATION', 'IDENTIFIERS',
  'PREFERENCES', 'DIAGNOSTICS', 'COMMUNICATIONS', 'FILES', 'EDUCATION', 'CUSTOMER_RELATION', 'SUPPORT', 'HEALTH',
]

const purposes: readonly Purpose[] = [
  'PROVIDE', 'PROVIDE_UPDATE', 'PROVIDE_SECURE', 'PROVIDE_TROUBLESHOOT', 'PROVIDE_SUPPORT', 'IMPROVE', 'PERSONALIZE', 'ADVERTISE',
  'ADVERTISE_PROMOTE', 'ADVERTISE_TARGET', 'ADVERTISE_OFFER', 'OPERATE', 'OPERATE_PERFORMANCE', 'OPERATE_LEGAL', 'OPERATE_WORKFORCE',
  'OPERATE_RESEARCH',
]

const provenances: readonly { value: Provenance; label: string }[] = [
  { value: 'PROVIDED', label: 'Given by the person' },
  { value: 'OBSERVED', label: 'Observed while they use it' },
  { value: 'THIRD_PARTY', label: 'From somebody else' },
]

const choices = <Word extends string>(list: readonly Word[]) => list.map((value) => ({ value, label: words(value) }))

/** What a form offers to choose from. */
export const heldChoices = { category: choices(categories), purpose: choices(purposes), provenance: provenances }
