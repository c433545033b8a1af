import type { CodegenConfig } from '@graphql-codegen/cli'
import { Kind, visit, type DocumentNode, type FieldNode } from 'graphql'

/**
 * Asks for the code of every problem of a change, whatever the document says: a
 * change that waits for a second person is known by it (src/app/useAction.ts).
 */
function withCodes(document: DocumentNode): DocumentNode {
  const code: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: 'code' } }
  return visit(document, {
    OperationDefinition: ({ operation }) => ((operation as string) === 'mutation' ? undefined : false),
    FragmentDefinition: () => false,
    Field(node) {
      const { selectionSet } = node
      if (node.name.value !== 'errors' || selectionSet === undefined) return undefined
      const has = selectionSet.selections.some((one) => one.kind === Kind.FIELD && one.name.value === 'code')
      return has ? undefined : { ...node, selectionSet: { ...selectionSet, selections: [code, ...selectionSet.selections] } }
    },
  })
}

// Types for every document of the console, and the list of trusted documents
// that the server embeds (src/gen/documents.json).
const config: CodegenConfig = {
  schema: '../graph/schema/*.graphqls',
  documents: 'src/**/*.graphql',
  generates: {
    'src/gen/': {
      preset: 'client',
      documentTransforms: [
        {
          transform: ({ documents }) =>
            documents.map(({ document, ...file }) => ({ ...file, document: document && withCodes(document) })),
        },
      ],
      presetConfig: {
        fragmentMasking: false,
        persistedDocuments: {
          mode: 'embedHashInDocument',
          hashPropertyName: 'documentId',
          hashAlgorithm: 'sha256',
        },
      },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        avoidOptionals: { field: true, inputValue: false, object: false, defaultValue: false },
        scalars: { Time: 'string', Date: 'string', Base64: 'string' },
        strictScalars: true,
        skipTypename: false,
        dedupeFragments: true,
        documentMode: 'string',
      },
    },
  },
}

export default config
