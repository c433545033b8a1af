import type { TermLayer, TermRulePartsFragment } from '@/gen/graphql'

/** What part a rule had in the decision. */
export type RuleRole = 'winner' | 'contributor' | 'loser' | 'default'

/** A rule in the order of precedence. */
export interface StackedRule {
  rule: TermRulePartsFragment
  role: RuleRole
  /** Why it did not decide. */
  why?: string
}

/** The order of precedence, highest rank first. */
export const layerOrder = [
  'MEMBER_CHOICE',
  'ORGANIZATION_POLICY',
  'STANDARD_CONTRACTUAL_CLAUSES',
  'DATA_PROCESSING_AGREEMENT',
  'ORDER_FORM',
  'MASTER_AGREEMENT',
  'ONLINE_SERVICES_TERMS',
  'PRODUCT_SECTION',
  'STATEMENT',
  'PRODUCT_DEFAULT',
] as const satisfies readonly TermLayer[]

interface Trace {
  winner?: TermRulePartsFragment | null
  defaultRule?: TermRulePartsFragment | null
  contributors: readonly TermRulePartsFragment[]
  losers: readonly { rule: TermRulePartsFragment; sentence: string }[]
}

/** Every rule of a trace once, highest rank first; within a rank what decided comes first. */
export function stackOf({ winner, defaultRule, contributors, losers }: Trace): StackedRule[] {
  const rules: StackedRule[] = []
  if (winner != null) rules.push({ rule: winner, role: 'winner' })
  rules.push(...contributors.map((rule) => ({ rule, role: 'contributor' as const })))
  rules.push(...losers.map(({ rule, sentence }) => ({ rule, role: 'loser' as const, why: sentence })))
  if (defaultRule != null && !rules.some(({ rule }) => same(rule, defaultRule))) {
    rules.push({ rule: defaultRule, role: 'default' })
  }
  return rules
    .map((entry, i) => ({ entry, i, rank: layerOrder.indexOf(entry.rule.layer) }))
    .sort((a, b) => a.rank - b.rank || a.i - b.i)
    .map(({ entry }) => entry)
}

function same(a: TermRulePartsFragment, b: TermRulePartsFragment): boolean {
  return a.layer === b.layer && a.title === b.title && a.section === b.section && a.written === b.written
}

/** Where a rule stands, as a reader would cite it: a number is a section, a heading is itself. */
export function placeOf(section: string): string {
  return /^\d/.test(section) ? `Section ${section}` : section
}

/** What one layer says about a term. */
export interface Slab {
  layer: TermLayer
  rules: readonly StackedRule[]
  /** The part of its most important rule; undefined where the layer says nothing. */
  role: RuleRole | undefined
}

const weight: Record<RuleRole, number> = { winner: 0, contributor: 1, default: 2, loser: 3 }

/** Every layer, highest rank first, with what it says; the ones that say nothing too. */
export function slabsOf(trace: Trace): Slab[] {
  const rules = stackOf(trace)
  return layerOrder.map((layer) => {
    const own = rules.filter(({ rule }) => rule.layer === layer).sort((a, b) => weight[a.role] - weight[b.role])
    return { layer, rules: own, role: own[0]?.role }
  })
}

const names: Record<TermLayer, string> = {
  MEMBER_CHOICE: 'Member’s choice',
  ORGANIZATION_POLICY: 'Your policies',
  STANDARD_CONTRACTUAL_CLAUSES: 'Standard contractual clauses',
  DATA_PROCESSING_AGREEMENT: 'Data processing agreement',
  ORDER_FORM: 'Order form',
  MASTER_AGREEMENT: 'Master agreement',
  ONLINE_SERVICES_TERMS: 'Online services terms',
  PRODUCT_SECTION: 'Product section of the statement',
  STATEMENT: 'Privacy statement',
  PRODUCT_DEFAULT: 'The product itself',
}

/** What a layer is called. */
export function layerName(layer: TermLayer): string {
  return names[layer]
}
