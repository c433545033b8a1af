import type { BulkOutcome, BulkState, BulkVerb } from '@/gen/graphql'
import { formatCount, type Tone } from '@/ui'

/** What happens to accounts: as a heading, on a button, and what it means for them. */
export const verbWords: Record<BulkVerb, { title: string; act: string; effects: readonly string[] }> = {
  SUSPEND: {
    title: 'Suspend accounts',
    act: 'Suspend',
    effects: ['Their sessions and API tokens end at once.', 'They can’t sign in until somebody restores them. Their data stays as it is.'],
  },
  RESTORE: { title: 'Restore accounts', act: 'Restore', effects: ['They can sign in again at once.'] },
  RESET_SESSIONS: {
    title: 'Reset sessions',
    act: 'Reset sessions',
    effects: ['They are signed out everywhere and sign in anew.', 'This can’t be undone.'],
  },
  RENAME: {
    title: 'Rename accounts',
    act: 'Rename',
    effects: ['They sign in and are found by the new name at once.', 'A directory that keeps an account can write its own name again.'],
  },
  ASSIGN: { title: 'Give a product', act: 'Give', effects: ['They can use the product at once.'] },
  UNASSIGN: { title: 'Take a product away', act: 'Take away', effects: ['They can’t use the product any more.'] },
  TRANSFER: {
    title: 'Hand content over',
    act: 'Hand over',
    effects: [
      'What the product holds, and its use, belong to one other member from now on.',
      'Health data and credentials never go along; your terms say what may. Whoever is under a legal hold is left out.',
      'The members see in the log that you did, and why.',
    ],
  },
  DELETE: {
    title: 'Delete accounts',
    act: 'Delete',
    effects: [
      'They are suspended at once: sessions and API tokens end.',
      'Their accounts are deleted when the time for undoing is over. Until then nothing is lost.',
      'Whoever is under a legal hold is left out.',
    ],
  },
}

/** How far a change is. */
export const stateWords: Record<BulkState, { label: string; tone: Tone }> = {
  CHECKING: { label: 'Dry run under way', tone: 'info' },
  CHECKED: { label: 'Ready to apply', tone: 'warning' },
  APPLYING: { label: 'Being carried out', tone: 'info' },
  FINISHED: { label: 'Done', tone: 'success' },
  CANCELLED: { label: 'Cancelled', tone: 'neutral' },
  FAILED: { label: 'Failed', tone: 'danger' },
}

/** What becomes of a member, before it is applied and after. */
export const outcomeWords: Record<BulkOutcome, { plan: string; done: string; tone: Tone }> = {
  WAITING: { plan: 'Not tried yet', done: 'Not tried', tone: 'neutral' },
  CHANGE: { plan: 'To be changed', done: 'Changed', tone: 'info' },
  UNCHANGED: { plan: 'As they are', done: 'As they were', tone: 'neutral' },
  REFUSED: { plan: 'Left out', done: 'Left out', tone: 'danger' },
}

/** Whether a change goes on by itself. */
export function isBusy(state: BulkState): boolean {
  return state === 'CHECKING' || state === 'APPLYING'
}

/** The title of a change. */
export function titleOf(of: {
  verb: BulkVerb
  undoesId?: string | null
  product?: { name: string } | null
  toMember?: { displayName: string } | null
}): string {
  const title = verbWords[of.verb].title
  const named = of.product == null ? title : `${title}: ${of.product.name}`
  const what = of.toMember == null ? named : `${named} to ${of.toMember.displayName}`
  return of.undoesId == null ? what : `Undo: ${what.charAt(0).toLowerCase()}${what.slice(1)}`
}

/** What a change would do or did, in a few words. */
export function summary(counts: { change: number; unchanged: number; refused: number }): string {
  const parts = [
    [counts.change, 'changed'],
    [counts.unchanged, 'as they are'],
    [counts.refused, 'left out'],
  ] as const
  const said = parts.filter(([n]) => n > 0).map(([n, word]) => `${formatCount(n)} ${word}`)
  return said.length === 0 ? 'Nobody yet' : said.join(', ')
}
