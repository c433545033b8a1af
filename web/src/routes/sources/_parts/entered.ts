import type { ConnectorKind, ConnectorPartsFragment, DataCategory, Provenance, Purpose } from '@/gen/graphql'

/** What sort of data something holds. */
export interface Held {
  category: DataCategory
  purpose: Purpose
  provenance: Provenance
}

/** One sort of rows of a database. */
export interface Collection extends Held {
  name: string
  read: string
  erase: string
  verify: string
}

/** What is entered of a source; of each kind its own fields. */
export interface Entered extends Held {
  kind: ConnectorKind
  name: string
  productId: string
  secret: string
  address: string
  database: string
  role: string
  encrypted: boolean
  authority: string
  collections: Collection[]
  endpoint: string
  region: string
  bucket: string
  accessKey: string
  template: string
  instructions: string
  owner: { id: string; name: string } | null
  daysBefore: number
}

/** Rows that nobody has described yet. */
export const noRows: Collection = {
  name: '', category: 'ACTIVITIES', purpose: 'PROVIDE', provenance: 'OBSERVED',
  read: '', erase: '', verify: '',
}

/** A form that nothing was entered into. */
export const nothing: Entered = {
  kind: 'DATABASE', name: '', productId: '', secret: '', address: '', database: '', role: '', encrypted: true, authority: '',
  collections: [noRows], endpoint: '', region: '', bucket: '', accessKey: '', template: 'users/{email}/',
  category: 'FILES', purpose: 'PROVIDE', provenance: 'PROVIDED', instructions: '', owner: null, daysBefore: 3,
}

/** What is entered of a source that there is; its secret can't be read. */
export function enteredOf({ kind, name, product, database, objects, manual }: ConnectorPartsFragment): Entered {
  return {
    ...nothing,
    kind,
    name,
    productId: product?.id ?? '',
    ...(database == null ? {} : {
      address: database.address, database: database.name, role: database.role, encrypted: database.encrypted,
      authority: database.authority ?? '', collections: [...database.collections],
    }),
    ...(objects == null ? {} : { ...objects, region: objects.region ?? '' }),
    ...(manual == null ? {} : {
      instructions: manual.instructions, daysBefore: manual.daysBefore,
      owner: manual.ownerId == null ? null : { id: manual.ownerId, name: manual.ownerName ?? 'Somebody' },
    }),
  }
}

const given = (text: string) => (text.trim() === '' ? undefined : text.trim())

/** The input of all mutations that take a source: the settings of the one kind. */
export function inputOf(entered: Entered) {
  const { kind, category, purpose, provenance } = entered
  return {
    kind,
    name: entered.name.trim(),
    productId: given(entered.productId),
    secret: kind === 'MANUAL' || entered.secret === '' ? undefined : entered.secret,
    database: kind !== 'DATABASE' ? undefined : {
      address: entered.address.trim(), name: entered.database.trim(), role: entered.role.trim(), encrypted: entered.encrypted,
      authority: given(entered.authority),
      collections: entered.collections.map((one) => ({
        name: one.name.trim(), category: one.category, purpose: one.purpose, provenance: one.provenance,
        read: one.read, erase: one.erase, verify: one.verify,
      })),
    },
    objects: kind !== 'OBJECTS' ? undefined : {
      endpoint: entered.endpoint.trim(), region: given(entered.region), bucket: entered.bucket.trim(),
      accessKey: entered.accessKey.trim(), template: entered.template.trim(), category, purpose, provenance,
    },
    manual: kind !== 'MANUAL' ? undefined : {
      instructions: entered.instructions.trim(), ownerId: entered.owner?.id, daysBefore: entered.daysBefore,
    },
  }
}

/** Whether enough is entered to try it. */
export function complete(entered: Entered, saved: boolean): boolean {
  const { name, secret, collections } = entered
  const secretThere = saved || secret !== ''
  const filled = (...texts: string[]) => texts.every((text) => text.trim() !== '')
  if (!filled(name)) return false
  switch (entered.kind) {
    case 'DATABASE':
      return (
        secretThere && filled(entered.address, entered.database, entered.role) && collections.length > 0 &&
        collections.every((one) => filled(one.name, one.read, one.erase, one.verify))
      )
    case 'OBJECTS':
      return secretThere && filled(entered.endpoint, entered.bucket, entered.accessKey, entered.template)
    case 'MANUAL':
      return entered.instructions.trim().length >= 10
  }
}
