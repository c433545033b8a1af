import { useEffect, useState } from 'react'
import { useAction } from '@/app/useAction'
import { ReserveConnectionDocument, type ReserveConnectionMutation } from '@/gen/graphql'

/** Addresses of a connection that is still to be made. */
type Reservation = NonNullable<ReserveConnectionMutation['reserveConnection']['reservation']>

/** Reserves the addresses of a new connection, so that they can be entered at the provider first; null until they are there. */
export function useReservation(wanted: boolean): Reservation | null {
  const [reservation, setReservation] = useState<Reservation | null>(null)
  const reserve = useAction(ReserveConnectionDocument)
  useEffect(() => {
    if (!wanted) return
    void reserve({}).then(({ data }) => setReservation(data?.reserveConnection.reservation ?? null))
  }, [wanted, reserve])
  return reservation
}
