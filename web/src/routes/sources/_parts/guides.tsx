import type { ReactNode } from 'react'
import classes from './sources.module.css'
import type { ConnectorKind } from '@/gen/graphql'

interface Guide {
  title: string
  steps: readonly ReactNode[]
}

const role = `create role steward login password '…';
grant select, delete on orders to steward;`

const example = `select id as key, placed as at,
       'Order ' || id as title, note as content,
       total
  from orders
 where lower(buyer) = any(:emails)`

/** How each kind of source is set up. */
export const guides: Record<ConnectorKind, Guide> = {
  DATABASE: {
    title: 'Setting up a database',
    steps: [
      <>Make a role that reads and erases these tables and nothing else:<pre className={classes.code}>{role}</pre></>,
      'Let Steward’s address in, over TLS. Addresses inside your own network are refused unless whoever runs Steward allows them.',
      <>Write three queries for each sort of rows. They name the person by <code>:emails</code>, <code>:user_name</code>, <code>:external_id</code> or <code>:member_id</code>:<pre className={classes.code}>{example}</pre></>,
      'Test: the database is asked whether it understands each query. None of them runs.',
      'After that, try it on a member: you see how much is there and how much an erasure would reach, and nothing is erased.',
    ],
  },
  OBJECTS: {
    title: 'Setting up an object store',
    steps: [
      'Make an access key for this bucket that may list, read and delete objects and their versions.',
      <>Say how a person’s objects are named, such as <code>users/{'{email}'}/</code>. Whoever lacks the value, or has a slash in it, has no objects.</>,
      'Test: the bucket is reached and a few objects are listed. None is read.',
      'An erasure deletes every version. What a lock of the store keeps is reported with the day on which the lock ends.',
    ],
  },
  MANUAL: {
    title: 'Work by hand',
    steps: [
      'For paper, and for systems without an interface. Each request then has a task here.',
      'Whoever does it says which fields were found, given or erased, how, and what shows it.',
      'Somebody else looks at it. An erasure has no certificate before that.',
    ],
  },
}
