import type { ImportOutcome, ImportState, TransferKind } from '@/gen/graphql'
import { formatCount, type Tone } from '@/ui'

/** What an import or export is about, in the middle of a sentence. */
export const kindWords: Record<TransferKind, string> = {
  MEMBERS: 'members',
  GROUPS: 'groups',
  BOTH: 'members and groups',
}

/** What becomes of a row, before it is applied and after. */
export const outcomeWords: Record<ImportOutcome, { plan: string; done: string; tone: Tone }> = {
  CREATE: { plan: 'New', done: 'Created', tone: 'success' },
  UPDATE: { plan: 'Changes', done: 'Changed', tone: 'info' },
  UNCHANGED: { plan: 'As it is', done: 'As it was', tone: 'neutral' },
  REJECTED: { plan: 'Rejected', done: 'Rejected', tone: 'danger' },
}

/** How far an import is. */
export const stateWords: Record<ImportState, { label: string; tone: Tone }> = {
  CHECKING: { label: 'Dry run under way', tone: 'info' },
  CHECKED: { label: 'Ready to apply', tone: 'warning' },
  APPLYING: { label: 'Being applied', tone: 'info' },
  FINISHED: { label: 'Applied', tone: 'success' },
  FAILED: { label: 'Failed', tone: 'danger' },
  CANCELLED: { label: 'Cancelled', tone: 'neutral' },
}

/** Whether an import goes on by itself. */
export function isBusy(state: ImportState): boolean {
  return state === 'CHECKING' || state === 'APPLYING'
}

/** What an import would do or did, in a few words. */
export function summary(counts: { create: number; update: number; unchanged: number; rejected: number }): string {
  const parts = [
    [counts.create, 'new'],
    [counts.update, 'changed'],
    [counts.unchanged, 'as they are'],
    [counts.rejected, 'rejected'],
  ] as const
  const said = parts.filter(([n]) => n > 0).map(([n, word]) => `${formatCount(n)} ${word}`)
  return said.length === 0 ? 'No rows yet' : said.join(', ')
}
