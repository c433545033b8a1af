// The only way from a string to markup, and it refuses markup: the theme writes
// the text of style elements, which holds no "<". Anything else that tries is a
// mistake or an attack.

interface PolicyFactory {
  createPolicy(name: string, rules: { createHTML: (text: string) => string }): unknown
}

/** What the policy lets through: text without tags. */
export function styleTextOnly(text: string): string {
  if (text.includes('<')) throw new TypeError('The console makes no markup from strings.')
  return text
}

/** Installs the policy where the browser knows trusted types. */
export function installTrustedTypes(): void {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes
  factory?.createPolicy('default', { createHTML: styleTextOnly })
}
