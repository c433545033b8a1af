/** For how many hours the vendor is let in. */
export const lengths = [
  { value: '1', label: 'An hour' },
  { value: '4', label: '4 hours' },
  { value: '24', label: 'A day' },
  { value: '72', label: '3 days' },
  { value: '168', label: 'A week' },
]
