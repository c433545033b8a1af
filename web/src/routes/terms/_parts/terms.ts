import type { TermRowPartsFragment, TermsQueryVariables } from '@/gen/graphql'

/** A term with its value, as the list shows it. */
export type TermRow = TermRowPartsFragment

/** Of what, of whom and for when terms are asked, as the address says it. */
export interface Scope {
  product?: string | undefined
  version?: string | undefined
  member?: string | undefined
  group?: string | undefined
  /** As it applied on this day. */
  on?: string | undefined
  /** As it was known on this day. */
  known?: string | undefined
}

/** Only the scope of an address that says more. */
export function scopeOf({ product, version, member, group, on, known }: Scope): Scope {
  return { product, version, member, group, on, known }
}

/** The question for the server: a day means its end, so that what was signed on it counts. */
export function askFor({ product, version, member, group, on, known }: Scope, shelf: boolean): TermsQueryVariables {
  return {
    productId: product,
    version: product === undefined ? undefined : version,
    memberId: member ?? '',
    ofMember: member !== undefined,
    groupId: group ?? '',
    ofGroup: group !== undefined,
    shelf,
    member,
    group,
    validAt: endOf(on),
    knownAt: endOf(known),
  }
}

function endOf(day: string | undefined): string | undefined {
  return day === undefined ? undefined : `${day}T23:59:59Z`
}

/** What a term is about: the first word of its key. */
export function areaOf(key: string): string {
  return key.split('.')[0] ?? key
}

/** Whether the search's text is in the name, key or value. */
export function matches({ term, value }: TermRow, text: string): boolean {
  const wanted = text.trim().toLowerCase()
  return [term.key, term.title, value?.text ?? ''].some((name) => name.toLowerCase().includes(wanted))
}

/** Whether an agreement, policy, law or conflict made the value another than the default. */
export function isChanged({ value, default: usual }: Pick<TermRow, 'value' | 'default'>): boolean {
  return value?.text !== usual?.text
}

const contracts = ['ONLINE_SERVICES_TERMS', 'MASTER_AGREEMENT', 'ORDER_FORM', 'DATA_PROCESSING_AGREEMENT', 'STANDARD_CONTRACTUAL_CLAUSES']

/** What a list can be narrowed to. */
export type Show = 'changed' | 'contract' | 'conflict' | 'clamped'

/** Whether a term is one of those that the list is narrowed to. */
export function isShown(row: TermRow, show: Show | undefined): boolean {
  switch (show) {
    case 'changed':
      return isChanged(row)
    case 'contract':
      return isChanged(row) && row.winner != null && contracts.includes(row.winner.layer)
    case 'conflict':
      return row.conflict.length > 0
    case 'clamped':
      return row.floors.some(({ applied }) => applied)
    default:
      return true
  }
}
