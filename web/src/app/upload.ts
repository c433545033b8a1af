import { api } from './client'
import { goToSignIn } from './session'

/** What a file is sent for: the last part of the address that takes it. */
type Purpose = 'agreement' | 'import' | 'task'

/** Sends a file as it is, and gives its id; fails with words for people. */
export async function send(purpose: Purpose, file: File, type: string): Promise<string> {
  const response = await fetch(`/upload/${purpose}?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { ...api.headers, 'Content-Type': type },
    body: file,
  })
  if (response.status === 401) goToSignIn()
  if (!response.ok) throw new Error((await response.text()).trim() || 'The file was not taken. Try again.')
  return ((await response.json()) as { id: string }).id
}

/** What follows the last point of a file's name, in lower case; empty without one. */
export function ending(name: string): string {
  return /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
}
