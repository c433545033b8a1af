import { expect, it } from 'vitest'
import { readable } from './details'

it('keeps what people read, and leaves out what programs do', () => {
  const details = [
    { key: 'terms', value: 'b7d0134660cad9b6820c831378951d0026388d9808c1a57973d72457fb9f4307' },
    { key: 'member_id', value: '01a208b4-2894-73be-92b6-84e76fbabee2' },
    { key: 'regimes', value: '["eu_gdpr"]' },
    { key: 'channel', value: 'letter' },
    { key: 'answered_by', value: 'in_progress' },
    { key: 'issuer', value: 'http://127.0.0.1/x' },
  ]
  expect(readable(details)).toEqual(['channel: letter', 'answered by: in progress', 'issuer: http://127.0.0.1/x'])
})
