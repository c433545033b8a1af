import { useState } from 'react'
import type { ExplainedTerm } from '../term'
import { layerName, placeOf, slabsOf, type RuleRole, type Slab } from './stack'
import classes from './Stack.module.css'
import { capital, DataTable, Missing, Panel, SegmentedControl, TextLink, type Column } from '@/ui'

const parts: Record<RuleRole, string> = { winner: 'Decides', contributor: 'Counts too', loser: 'Does not count', default: 'The default' }

/** The layers of a term drawn on each other, the law beside them; as a table for those who would rather read. */
export function StackPanel({ term }: { term: ExplainedTerm }) {
  const [view, setView] = useState('drawn')
  const slabs = slabsOf(term)
  return (
    <Panel
      title="The layers"
      description="What stands higher decides, as far as it may. The law stands beside them: no layer goes below it."
      flush={view === 'table'}
      actions={
        <SegmentedControl
          size="xs"
          aria-label="How the layers are shown"
          className={classes.switch}
          data={[
            { value: 'drawn', label: 'Drawn' },
            { value: 'table', label: 'Table' },
          ]}
          value={view}
          onChange={setView}
        />
      }
    >
      {view === 'table' ? <SlabTable slabs={slabs} term={term} /> : <Drawn slabs={slabs} term={term} />}
    </Panel>
  )
}

function Drawn({ slabs, term }: { slabs: readonly Slab[]; term: ExplainedTerm }) {
  return (
    <div className={classes.figure}>
      <ol className={classes.stack} aria-label="Layers, highest rank first">
        {slabs.map((slab) => (
          <li key={slab.layer} className={classes.slab} data-role={slab.role ?? 'silent'}>
            <span className={classes.layer}>{layerName(slab.layer)}</span>
            <span className={classes.says}>
              <Says slab={slab} />
            </span>
            {slab.role === undefined ? null : <span className={classes.part}>{parts[slab.role]}</span>}
          </li>
        ))}
      </ol>
      <div className={classes.law} data-applied={term.floors.some(({ applied }) => applied)}>
        <strong>Limits of law</strong>
        {term.floors.length === 0 ? <span>None here</span> : null}
        {term.floors.map((floor) => (
          <span key={floor.law}>
            {capital(floor.value.text)}
            <small>
              {floor.law}: {floor.applied ? 'changed the value' : 'kept'}
            </small>
          </span>
        ))}
      </div>
    </div>
  )
}

function Says({ slab }: { slab: Slab }) {
  const [first, ...others] = slab.rules
  if (first === undefined) return <>says nothing</>
  const { rule } = first
  const where = `${rule.title}, ${placeOf(rule.section)}`
  return (
    <>
      <b>{capital(rule.text)}</b>{' '}
      <span className={classes.where}>
        {rule.document == null ? (
          where
        ) : (
          <TextLink to="/documents/$id" params={{ id: rule.document.id }} search={{ clause: rule.clauseId ?? undefined }} inherit>
            {where}
          </TextLink>
        )}
        {others.length === 0 ? '' : ` and ${others.length} more`}
      </span>
    </>
  )
}

interface Row {
  key: string
  layer: string
  says: string | undefined
  where: string
  part: string
  why: string
}

const columns: readonly Column<Row>[] = [
  { id: 'layer', header: 'Layer', cell: ({ layer }) => layer },
  { id: 'says', header: 'Says', cell: ({ says }) => says ?? <Missing /> },
  { id: 'where', header: 'Where', cell: ({ where }) => (where === '' ? <Missing /> : where) },
  { id: 'part', header: 'Part', cell: ({ part }) => (part === '' ? <Missing /> : part) },
  { id: 'why', header: 'Why not', cell: ({ why }) => (why === '' ? <Missing /> : why) },
]

function SlabTable({ slabs, term }: { slabs: readonly Slab[]; term: ExplainedTerm }) {
  const rows = slabs.flatMap(({ layer, rules }): Row[] =>
    rules.length === 0
      ? [{ key: layer, layer: layerName(layer), says: undefined, where: '', part: '', why: '' }]
      : rules.map(({ rule, role, why }, i) => ({
          key: `${layer}${i}`,
          layer: layerName(layer),
          says: capital(rule.text),
          where: `${rule.title}, ${placeOf(rule.section)}`,
          part: parts[role],
          why: why ?? '',
        })),
  )
  const laws: Row[] = term.floors.map(({ law, value, applied }) => ({
    key: law, layer: 'Limit of law', says: capital(value.text), where: law, part: applied ? 'Changed the value' : 'Kept', why: '',
  }))
  return <DataTable label="Layers" columns={columns} rows={[...rows, ...laws]} rowKey={({ key }) => key} />
}
