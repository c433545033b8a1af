import { words, wordsInside } from '@/ui'

interface Reach {
  product?: { name: string } | null
  family?: string | null
  category?: string | null
  accountKind?: string | null
}

/** What a clause reaches, in words: everything, unless it narrows itself. */
export function reachOf({ product, family, category, accountKind }: Reach): string {
  const parts: string[] = []
  if (product != null) parts.push(product.name)
  if (family != null) parts.push(words(family))
  if (category != null) parts.push(`only ${wordsInside(category)}`)
  if (accountKind != null) parts.push(`only ${wordsInside(accountKind)} accounts`)
  return parts.length === 0 ? 'All that the document reaches' : parts.join(', ')
}

interface TermShape {
  type: string
  options: readonly string[]
}

/** How a value is to be written, for people who write clauses. */
export function hintFor({ type, options }: TermShape): string {
  switch (type) {
    case 'BOOL':
      return 'true or false'
    case 'DURATION':
      return 'ISO 8601, such as P30D, P1M or PT12H'
    case 'INT':
      return 'A whole number'
    case 'DATE':
      return 'A day, such as 2026-03-02'
    case 'MONEY':
      return 'An amount with its currency'
    case 'SET':
      return `Words divided by commas: ${options.join(', ')}`
    case 'REGIONS':
      return 'Regions divided by commas, such as EU, UK'
    case 'REFERENCE':
      return 'A web address'
    default:
      return `One of: ${options.join(', ')}`
  }
}
