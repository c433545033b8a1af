import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, findBreakingChanges, lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql'
import { describe, expect, it } from 'vitest'

// What clients rely on: the schema as it was released stands in released.graphql.
// A change that breaks a client of it fails here, unless it is listed in
// accepted.json with its reason and the day on which it was decided. After a
// release: RELEASE_API=1 npm test -- src/app/apiContract.test.ts

interface Accepted {
  change: string
  reason: string
  date: string
}

const folder = join(import.meta.dirname, '../../../graph/schema')
const released = join(folder, 'released.graphql')

function current(): GraphQLSchema {
  const files = readdirSync(folder).filter((name) => name.endsWith('.graphqls'))
  return lexicographicSortSchema(buildSchema(files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')))
}

/** The breaks that nobody has accepted, and the acceptances that nothing needs. */
function compare(before: GraphQLSchema, after: GraphQLSchema, accepted: Accepted[]): string[] {
  const breaks = findBreakingChanges(before, after).map((change) => change.description)
  const left = breaks.filter((one) => !accepted.some((entry) => entry.change === one))
  const idle = accepted.filter((entry) => !breaks.includes(entry.change))
  return [...left.map((one) => `breaks clients: ${one}`), ...idle.map((entry) => `is accepted and does not happen: ${entry.change}`)]
}

describe('the API', () => {
  it('breaks no client of the released schema, but where that was decided', () => {
    if (process.env.RELEASE_API === '1') writeFileSync(released, `${printSchema(current())}\n`)
    const accepted = JSON.parse(readFileSync(join(folder, 'accepted.json'), 'utf8')) as Accepted[]
    expect(compare(buildSchema(readFileSync(released, 'utf8')), current(), accepted)).toEqual([])
    for (const { reason, date } of accepted) {
      expect(reason.length).toBeGreaterThan(20)
      expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    }
  })

  it('notices what breaks clients', () => {
    const before = buildSchema('type Query { a(x: Int): Int! b: Kind } enum Kind { ONE TWO } input In { x: Int } type T { f: Int }')
    const changes = {
      'a field that is gone': 'type Query { b: Kind } enum Kind { ONE TWO } input In { x: Int } type T { f: Int }',
      'a field that may be null': 'type Query { a(x: Int): Int b: Kind } enum Kind { ONE TWO } input In { x: Int } type T { f: Int }',
      'an argument that is required': 'type Query { a(x: Int!): Int! b: Kind } enum Kind { ONE TWO } input In { x: Int } type T { f: Int }',
      'a value that is gone': 'type Query { a(x: Int): Int! b: Kind } enum Kind { ONE } input In { x: Int } type T { f: Int }',
      'an input that is required': 'type Query { a(x: Int): Int! b: Kind } enum Kind { ONE TWO } input In { x: Int y: Int! } type T { f: Int }',
      'a type that is gone': 'type Query { a(x: Int): Int! b: Kind } enum Kind { ONE TWO } input In { x: Int }',
    }
    for (const [name, after] of Object.entries(changes)) {
      const found = compare(before, buildSchema(after), [])
      expect(found, name).toHaveLength(1)
      const accepted = { change: found[0]?.replace('breaks clients: ', '') ?? '', reason: '', date: '' }
      expect(compare(before, buildSchema(after), [accepted]), name).toEqual([])
    }
    expect(compare(before, before, [{ change: 'x', reason: '', date: '' }])).toHaveLength(1)
  })
})
