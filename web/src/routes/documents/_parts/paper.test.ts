import { describe, expect, it } from 'vitest'
import { largestPaper, paperType, uploadPaper } from './paper'

describe('paperType', () => {
  it('goes by the name, whatever its case', () => {
    expect(paperType('Agreement.PDF')).toBe('application/pdf')
    expect(paperType('scan.jpeg')).toBe('image/jpeg')
    expect(paperType('agreement')).toBeNull()
    expect(paperType('agreement.exe')).toBeNull()
  })
})

describe('uploadPaper', () => {
  it('refuses what the server would refuse, before it is sent', async () => {
    await expect(uploadPaper(new File(['x'], 'a.exe'))).rejects.toThrow('PDF')
    const large = new File(['x'], 'a.pdf')
    Object.defineProperty(large, 'size', { value: largestPaper + 1 })
    await expect(uploadPaper(large)).rejects.toThrow('25 MiB')
  })
})
