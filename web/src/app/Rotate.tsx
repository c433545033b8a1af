import { useState } from 'react'
import { FormDialog, Notice, Select, Text, type Problem } from '@/ui'

const overlaps = [
  { value: '0', label: 'Not at all: it ends now' },
  { value: '24', label: 'One day' },
  { value: '168', label: 'A week' },
  { value: '720', label: '30 days' },
]

interface RotateProps {
  title: string
  /** What is replaced, such as token. */
  noun: string
  usual?: string
  /** The longest overlap in hours, where that is not 30 days. */
  longest?: number
  onClose: () => void
  /** Replaces it; what it returns stays in the dialog to be mended. */
  onRotate: (overlapHours: number) => Promise<readonly Problem[]>
}

/** Replaces a secret, with a time in which both work. */
export function Rotate({ title, noun, usual = '168', longest = 720, onClose, onRotate }: RotateProps) {
  const [overlap, setOverlap] = useState(usual)
  return (
    <FormDialog opened onClose={onClose} title={title} submit="Rotate" onSubmit={() => onRotate(Number.parseInt(overlap, 10))}>
      <Text size="sm">A new {noun} is made and shown once. The former one goes on meanwhile, so that nothing is refused while you enter the new one.</Text>
      <Select
        label={`How long the former ${noun} works too`}
        allowDeselect={false}
        data={overlaps.filter(({ value }) => Number(value) <= longest)}
        value={overlap}
        onChange={(next) => setOverlap(next ?? overlap)}
      />
      {overlap === '0' ? <Notice tone="warning">Until you enter the new one, whatever uses the former is refused.</Notice> : null}
    </FormDialog>
  )
}
