import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** More steps than any page needs: whoever gets there is caught somewhere. */
const most = 600

/** Presses Tab until the target has the focus; at each step the focus is somewhere, and can be seen. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let step = 0; step < most; step++) {
    await page.keyboard.press(key)
    await seen(page)
    if (await target.evaluate((one) => one === document.activeElement)) return
  }
  throw new Error(`${String(most)} steps by ${key} don't lead to ${String(target)}`)
}

/** Goes to a target by Tab and presses a key there. */
export async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

/** Goes to a field by Tab and types. */
export async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.type(text)
}

/** Goes once around the page by Tab: the number of stops. Whoever is caught does not come back to the beginning. */
export async function around(page: Page): Promise<number> {
  await page.keyboard.press('Tab')
  const first = await page.evaluateHandle(() => document.activeElement)
  for (let stops = 1; stops < most; stops++) {
    await page.keyboard.press('Tab')
    await seen(page)
    if (await page.evaluate((one) => one === document.activeElement, first)) return stops
  }
  throw new Error(`The focus does not come back within ${String(most)} steps at ${page.url()}`)
}

/** Says that the focus can be seen, once what moves or changes colour has come to rest. */
async function seen(page: Page): Promise<void> {
  if ((await unseen(page)) !== '') await expect.poll(() => unseen(page), { timeout: 15_000, interval: 50 }).toBe('')
}

/**
 * What is wrong with the focus: nothing, or the element that has it without a
 * ring or a border that tells so, or outside the window. Leaving the page for the
 * browser's own bar, where nothing of it has the focus, is no fault.
 */
function unseen(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement
    if (at === null || at === document.body) return ''
    const probe = document.body.appendChild(document.createElement('i'))
    probe.style.color = 'var(--mantine-primary-color-filled)'
    const accent = getComputedStyle(probe).color
    probe.remove()
    const rings = (one: Element | null, part?: string) => {
      if (one === null) return false
      const style = getComputedStyle(one, part)
      return style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0
    }
    const bordered = (one: Element | null) => one !== null && getComputedStyle(one).borderTopColor === accent
    const shown = rings(at) || rings(at, '::after') || rings(at.nextElementSibling) || rings(at.parentElement) || bordered(at) || bordered(at.parentElement) || bordered(at.closest('[data-variant]'))
    const { top, bottom, left, right } = (at.nextElementSibling !== null && at.clientWidth < 2 ? at.nextElementSibling : at).getBoundingClientRect()
    const inside = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth
    return shown && inside ? '' : `${shown ? `outside the window (${String(Math.round(top))} to ${String(Math.round(bottom))} of ${String(innerHeight)}, scrolled to ${String(Math.round(scrollY))} of ${String(document.body.scrollHeight)}, row ${at.closest('tr')?.getAttribute('aria-rowindex') ?? 'none'})` : 'no visible focus'}: ${at.outerHTML.slice(0, 200)}`
  })
}
