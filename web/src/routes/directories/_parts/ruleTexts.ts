import type { DirectoryRulePartsFragment } from '@/gen/graphql'

/** A directory's rules. */
export type Rules = DirectoryRulePartsFragment

type Keys<Kind> = { [Key in keyof Rules]: Rules[Key] extends Kind ? Key : never }[keyof Rules]

/** The rules that are on or off. */
export type Switched = Exclude<Keys<boolean>, undefined>

/** Rules that belong together. */
export interface RuleGroup {
  title: string
  rows: readonly { rule: Switched; label: string; says: string }[]
}

/** What each rule is called, and what it does. */
export const ruleGroups: readonly RuleGroup[] = [
  {
    title: 'When it creates an account that is there already',
    rows: [
      {
        rule: 'reactivateOnCreate',
        label: 'Bring its own inactive accounts back',
        says: 'The person gets the same account again, with its groups’ history and data. Otherwise the creation is refused.',
      },
      {
        rule: 'adoptHandMade',
        label: 'Take over accounts made by hand',
        says: 'Accounts and groups made here, or by signing in, become the directory’s. Otherwise they show up under Conflicts.',
      },
      {
        rule: 'adoptForeign',
        label: 'Take over accounts of other directories',
        says: 'For moving from one identity provider to another. While both go on sending, they take the account from each other.',
      },
    ],
  },
  {
    title: 'When it deletes an account',
    rows: [
      {
        rule: 'softDelete',
        label: 'Deactivate first, delete after the grace',
        says: 'The account is hidden and can come back until your terms’ grace is over. Otherwise it is deleted at once, with its data.',
      },
    ],
  },
  {
    title: 'How exact its requests must be',
    rows: [
      {
        rule: 'requireIfMatch',
        label: 'Require If-Match with changes',
        says: 'A change without the version that it is based on is answered 428. Most identity providers don’t send versions.',
      },
      {
        rule: 'uniqueGroupNames',
        label: 'Refuse a second group of the same name',
        says: 'For providers that find groups by their names.',
      },
      {
        rule: 'createOnAbsent',
        label: 'Create values that a change means but that are missing',
        says: 'Such as the work address that is to be replaced. Otherwise the change is refused with noTarget.',
      },
      {
        rule: 'ignoreUnknown',
        label: 'Skip attributes that nobody knows',
        says: 'They are listed in the log. Otherwise the whole request is refused.',
      },
    ],
  },
]
