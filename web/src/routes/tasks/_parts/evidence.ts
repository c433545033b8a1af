import { api } from '@/app/client'
import { goToSignIn } from '@/app/session'

const types: Record<string, string> = { pdf: 'application/pdf', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', txt: 'text/plain' }

/** Sends a file that shows what was done, and gives its id; fails with words for people. */
export async function uploadEvidence(file: File): Promise<string> {
  const type = types[/\.([a-z]+)$/i.exec(file.name)?.[1]?.toLowerCase() ?? '']
  if (type === undefined) throw new Error('Choose a PDF, a picture (PNG, JPEG) or a text.')
  if (file.size > 10 * 1024 * 1024) throw new Error('The file is larger than 10 MiB.')
  const response = await fetch(`/upload/task?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { ...api.headers, 'Content-Type': type },
    body: file,
  })
  if (response.status === 401) goToSignIn()
  if (!response.ok) throw new Error((await response.text()).trim() || 'The file was not taken. Try again.')
  return ((await response.json()) as { id: string }).id
}
