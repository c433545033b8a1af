import { api } from '@/app/client'
import { goToSignIn } from '@/app/session'

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
  const response = await fetch(`/upload/import?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { ...api.headers, 'Content-Type': type },
    body: file,
  })
  if (response.status === 401) goToSignIn()
  if (!response.ok) throw new Error((await response.text()).trim() || 'The file was not taken. Try again.')
  return ((await response.json()) as { id: string }).id
}
