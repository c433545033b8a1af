import { expect, it } from 'vitest'
import { setUpTexts } from './steps'

it('says of every step why, and where it is done', () => {
  for (const [key, text] of Object.entries(setUpTexts)) {
    expect(text.why.length, key).toBeGreaterThan(20)
    expect(text.to, key).toMatch(/^\//)
  }
})
