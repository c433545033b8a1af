import { describe, expect, it } from 'vitest'
import { placesFor, startFor } from './navigation'

const labels = (permissions: Parameters<typeof placesFor>[0]) =>
  placesFor(permissions).flatMap((section) => section.places.map((place) => place.label))

describe('placesFor', () => {
  it('shows a plain member nothing but what is theirs', () => {
    expect(labels(['OWN_DATA'])).toEqual(['My data', 'My tasks'])
  })

  it('shows each place by its own permission', () => {
    expect(labels(['READ_MEMBERS', 'READ_LOG'])).toEqual(['Members', 'Accounts being lost', 'Groups', 'Webhooks', 'Log'])
  })

  it('leaves out sections without places', () => {
    expect(placesFor(['OPERATE']).map((section) => section.label)).toEqual(['Vendor'])
  })

  it('shows how the installation is doing to operators alone', () => {
    expect(labels(['OPERATE'])).toContain('Operations')
    expect(labels(['READ_ORGANIZATION', 'MANAGE_ORGANIZATION', 'READ_LOG', 'OWN_DATA'])).not.toContain('Operations')
  })
})

describe('startFor', () => {
  it('starts administrators at the overview and members at their data', () => {
    expect(startFor(['READ_ORGANIZATION', 'OWN_DATA'])).toBe('/overview')
    expect(startFor(['OWN_DATA'])).toBe('/my-data')
    expect(startFor(['OPERATE', 'OWN_DATA'])).toBe('/organizations')
  })
})
