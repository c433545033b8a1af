import type { CodegenConfig } from '@graphql-codegen/cli'

// Types for every document of the console, and the list of trusted documents
// that the server embeds (src/gen/documents.json).
const config: CodegenConfig = {
  schema: '../graph/schema/*.graphqls',
  documents: 'src/**/*.graphql',
  generates: {
    'src/gen/': {
      preset: 'client',
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
