import { api } from '@/app/client'
import { goToSignIn } from '@/app/session'

/** The largest paper that the server takes, in bytes. */
export const largestPaper = 25 * 1024 * 1024

const types: Record<string, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** The media type of a paper by its name; null where it can't be one. */
export function paperType(name: string): string | null {
  return types[/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''] ?? null
}

/** Sends the paper of a document, and gives the file's id; fails with words for people. */
export async function uploadPaper(file: File): Promise<string> {
  const type = paperType(file.name)
  if (type === null) throw new Error('Choose a PDF, a Word document or a picture (PNG, JPEG).')
  if (file.size > largestPaper) throw new Error('The file is larger than 25 MiB.')
  const response = await fetch(`/upload/agreement?name=${encodeURIComponent(file.name)}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { ...api.headers, 'Content-Type': type },
    body: file,
  })
  if (response.status === 401) goToSignIn()
  if (!response.ok) throw new Error((await response.text()).trim() || 'The file was not taken. Try again.')
  return ((await response.json()) as { id: string }).id
}
