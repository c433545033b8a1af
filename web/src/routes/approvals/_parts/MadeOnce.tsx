import type { Made } from './Decide'
import { Secrets } from '@/routes/connections/_parts/BreakGlassSecrets'
import { SecretOnce } from '@/ui'

/** What carrying a proposal out made, shown this once: a secret, or what opens a break-glass account. */
export function MadeOnce({ made, onDone }: { made: Made | null; onDone: () => void }) {
  const door = made?.breakGlassSecrets ?? null
  return (
    <>
      <SecretOnce
        secret={door === null ? (made?.secret ?? null) : null}
        title="Carried out"
        use="This is the secret that the change made. Take it to where it is needed."
        onDone={onDone}
      />
      <Secrets
        shown={door === null ? null : { name: 'break-glass', codes: door.codes, oneTimeSecret: door.oneTimeSecret, oneTimeUri: door.oneTimeUri }}
        onDone={onDone}
      />
    </>
  )
}
