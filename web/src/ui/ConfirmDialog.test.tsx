// @vitest-environment happy-dom
import { MantineProvider } from '@mantine/core'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { ConfirmDialog } from './ConfirmDialog'
import type { Problem } from './Problems'

function show(answer: readonly Problem[]) {
  const onConfirm = vi.fn(() => Promise.resolve(answer))
  const onClose = vi.fn()
  render(
    <MantineProvider env="test">
      <ConfirmDialog
        opened
        onClose={onClose}
        title="Delete the account of Ada?"
        effects={['The account ends.']}
        reason={{ label: 'Reason', hint: 'Kept in the log.' }}
        typed="ada"
        confirm="Delete"
        onConfirm={onConfirm}
      />
    </MantineProvider>,
  )
  return { onConfirm, onClose, button: screen.getByRole<HTMLButtonElement>('button', { name: 'Delete' }) }
}

function fillIn() {
  fireEvent.change(screen.getByLabelText(/Reason/), { target: { value: ' Left the company ' } })
  fireEvent.change(screen.getByLabelText(/Type/), { target: { value: 'ada' } })
}

it('states the effects, and can’t be confirmed before it has a reason and the name', () => {
  const { button } = show([])
  expect(screen.getByText('The account ends.')).toBeTruthy()
  expect(button.disabled).toBe(true)
  fillIn()
  expect(button.disabled).toBe(false)
})

it('hands the reason on and closes when it was done', async () => {
  const { onConfirm, onClose, button } = show([])
  fillIn()
  fireEvent.click(button)
  await waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(onConfirm).toHaveBeenCalledWith('Left the company')
})

it('stays open with what has to be mended', async () => {
  const { onClose, button } = show([{ message: 'A hold keeps this member.', path: [] }])
  fillIn()
  fireEvent.click(button)
  expect(await screen.findByText('A hold keeps this member.')).toBeTruthy()
  expect(onClose).not.toHaveBeenCalled()
})
