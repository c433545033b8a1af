import type { Plugin } from 'vite'

const generated = '/src/gen/graphql.ts'
const prefix = 'virtual:document/'
const declaration = /export const (\w+) = new TypedDocumentString\(`[^`]*`, (\{[^}]*\})\)[^;]*;/g
const imports = /import \{([^}]*)\} from ["']@\/gen\/graphql["']/g

/**
 * Leaves the texts of GraphQL documents out of what browsers load (they travel
 * by their ids), and makes a module of each document, so that a route loads its
 * own and a first visit doesn't pay for all.
 */
export function documentsByRoute(): Plugin {
  const documents = new Map<string, string>()
  return {
    name: 'documents-by-route',
    apply: 'build',
    enforce: 'pre',
    async buildStart() {
      const { readFile } = await import('node:fs/promises')
      const code = await readFile(new URL('../src/gen/graphql.ts', import.meta.url), 'utf8')
      for (const [, name, meta] of code.matchAll(declaration)) documents.set(String(name), String(meta))
    },
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return null
      const name = id.slice(prefix.length + 1)
      return `export const ${name} = { __meta__: ${documents.get(name) ?? 'undefined'} }`
    },
    transform(code, id) {
      if (!id.includes('/src/') || id.endsWith(generated) || !code.includes('@/gen/graphql')) return null
      return { code: code.replaceAll(imports, (_, names: string) => split(names, documents)), map: null }
    },
  }
}

/** One import for each document, and what else was imported as it was. */
function split(names: string, documents: Map<string, string>): string {
  const all = names.split(',').map((name) => name.trim()).filter((name) => name !== '')
  const own = all.filter((name) => documents.has(name))
  const rest = all.filter((name) => !documents.has(name))
  return [
    ...own.map((name) => `import { ${name} } from '${prefix}${name}'`),
    ...(rest.length > 0 ? [`import { ${rest.join(', ')} } from '@/gen/graphql'`] : []),
  ].join('; ')
}
