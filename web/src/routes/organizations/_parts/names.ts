/** A short name for addresses, from a name: "Müller & Söhne" becomes "muller-sohne". */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40)
}

/** The domains in a text, one a line or divided by commas, in lower case and once each. */
export function domainsOf(text: string): string[] {
  const parts = text.toLowerCase().split(/[\s,]+/)
  return [...new Set(parts.filter((part) => part !== ''))]
}
