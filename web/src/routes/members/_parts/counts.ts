import { words, type BarItem } from '@/ui'

interface Counted {
  category: string
  count: number
  product: { name: string }
}

/** Records by category, the most first, with the products that they come from. */
export function byCategory(counts: readonly Counted[]): BarItem[] {
  const categories = [...new Set(counts.map((one) => one.category))]
  return categories
    .map((category) => {
      const parts = counts.filter((one) => one.category === category)
      return {
        key: category,
        label: words(category),
        value: parts.reduce((sum, { count }) => sum + count, 0),
        hint: [...new Set(parts.map(({ product }) => product.name))].join(', '),
      }
    })
    .sort((a, b) => b.value - a.value)
}
