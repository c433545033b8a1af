import { ending, send } from '@/app/upload'

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
  return types[ending(name)] ?? null
}

/** Sends the paper of a document, and gives the file's id; fails with words for people. */
export async function uploadPaper(file: File): Promise<string> {
  const type = paperType(file.name)
  if (type === null) throw new Error('Choose a PDF, a Word document or a picture (PNG, JPEG).')
  if (file.size > largestPaper) throw new Error('The file is larger than 25 MiB.')
  return send('agreement', file, type)
}
