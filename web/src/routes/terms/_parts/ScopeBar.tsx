import { useQuery } from '@/app/useQuery'
import classes from './ScopeBar.module.css'
import type { Scope } from './terms'
import { ProductChoicesDocument } from '@/gen/graphql'
import { Button, Select, TextInput, words } from '@/ui'

interface ScopeBarProps {
  scope: Scope
  onChange: (change: Scope) => void
}

/** For which product and which day terms are shown. */
export function ScopeBar({ scope, onChange }: ScopeBarProps) {
  const [{ data }] = useQuery({ query: ProductChoicesDocument })
  const products = (data?.products ?? []).map(({ id, name, family }) => ({ value: id, label: `${name} (${words(family)})` }))
  const past = scope.on !== undefined || scope.known !== undefined
  return (
    <div className={classes.bar} role="group" aria-label="For what and when">
      <Select
        label="Product"
        placeholder="In general"
        clearable
        searchable
        data={products}
        value={scope.product ?? null}
        onChange={(product) => onChange({ product: product ?? undefined })}
        className={classes.product}
      />
      <TextInput
        type="date"
        label="As it applied on"
        value={scope.on ?? ''}
        onChange={(event) => onChange({ on: emptyless(event.currentTarget.value) })}
      />
      <TextInput
        type="date"
        label="As it was known on"
        value={scope.known ?? ''}
        onChange={(event) => onChange({ known: emptyless(event.currentTarget.value) })}
      />
      {past ? (
        <Button variant="default" onClick={() => onChange({ on: undefined, known: undefined })}>
          Today
        </Button>
      ) : null}
    </div>
  )
}

function emptyless(text: string): string | undefined {
  return text === '' ? undefined : text
}
