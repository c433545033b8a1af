import type { DocumentNode } from 'graphql'
import type { TypedDocumentString } from '@/gen/graphql'

/**
 * A document as it travels: by its id alone. The server has the texts of all
 * documents of the console and lets a session run no others.
 */
interface TrustedDocument extends DocumentNode {
  documentId: string
}

const known = new Map<string, TrustedDocument>()

/** The id of generated text, as the server knows it. */
export function documentIdOf<Data, Variables>(document: TypedDocumentString<Data, Variables>): string {
  const id: unknown = document.__meta__?.documentId
  if (typeof id !== 'string') throw new Error('This document has no id: run npm run codegen.')
  return id
}

/** The trusted document behind generated text; always the same object, as hooks need it. */
export function trusted<Data, Variables>(document: TypedDocumentString<Data, Variables>): TrustedDocument {
  const id = documentIdOf(document)
  let found = known.get(id)
  if (found === undefined) {
    found = { kind: 'Document', definitions: [], documentId: id } as unknown as TrustedDocument
    known.set(id, found)
  }
  return found
}
