import { ending, send } from '@/app/upload'

const types: Record<string, string> = { pdf: 'application/pdf', png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', txt: 'text/plain' }

/** Sends a file that shows what was done, and gives its id; fails with words for people. */
export async function uploadEvidence(file: File): Promise<string> {
  const type = types[ending(file.name)]
  if (type === undefined) throw new Error('Choose a PDF, a picture (PNG, JPEG) or a text.')
  if (file.size > 10 * 1024 * 1024) throw new Error('The file is larger than 10 MiB.')
  return send('task', file, type)
}
