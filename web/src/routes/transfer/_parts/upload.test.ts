import { describe, expect, it } from 'vitest'
import { largest, mediaTypeOf, upload } from './upload'

describe('mediaTypeOf', () => {
  it('tells CSV from Bulk JSON by the name, whatever its case', () => {
    expect(mediaTypeOf('People.CSV')).toBe('text/csv')
    expect(mediaTypeOf('bulk.json')).toBe('application/json')
    expect(mediaTypeOf('people.xlsx')).toBeNull()
  })
})

describe('upload', () => {
  it('refuses what the server would refuse, before it is sent', async () => {
    await expect(upload(new File(['x'], 'people.xlsx'))).rejects.toThrow('.csv or .json')
    const large = new File(['x'], 'people.csv')
    Object.defineProperty(large, 'size', { value: largest + 1 })
    await expect(upload(large)).rejects.toThrow('256 MiB')
  })
})
