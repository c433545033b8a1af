import { send } from '@/app/upload'

/** The largest file that the server takes, in bytes. */
export const largest = 256 * 1024 * 1024

/** The media type by which the server tells CSV from Bulk JSON; null where the name says neither. */
export function mediaTypeOf(name: string): string | null {
  if (/\.(csv|txt)$/i.test(name)) return 'text/csv'
  return /\.json$/i.test(name) ? 'application/json' : null
}

/** Sends a file as it is, and gives its id; fails with words for people. */
export async function upload(file: File): Promise<string> {
  const type = mediaTypeOf(file.name)
  if (type === null) throw new Error('Choose a file whose name ends in .csv or .json.')
  if (file.size > largest) throw new Error('The file is larger than 256 MiB. Split it, and import the parts one after the other.')
  return send('import', file, type)
}
