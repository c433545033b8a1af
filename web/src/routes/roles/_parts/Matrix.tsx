import { IconCheck } from '@tabler/icons-react'
import { Fragment } from 'react'
import { byArea } from './areas'
import classes from './roles.module.css'
import type { Permission, RolesQuery } from '@/gen/graphql'
import { Panel, words } from '@/ui'

interface RoleColumn {
  key: string
  name: string
  own: boolean
  permissions: readonly Permission[]
}

/** Permissions in rows, roles in columns: a tick where a role has one. */
export function Matrix({ data }: { data: RolesQuery }) {
  const standard = data.roles.filter(({ assignable }) => assignable)
  const columns: readonly RoleColumn[] = [
    ...standard.map(({ role, permissions }) => ({ key: role, name: words(role), own: false, permissions })),
    ...data.ownRoles.map(({ id, name, permissions }) => ({ key: id, name, own: true, permissions })),
  ]
  const rows = data.permissions.filter(({ permission }) => columns.some((one) => one.permissions.includes(permission)))
  return (
    <Panel title="Who may do what" description="Roles add up: whoever holds two may do what either allows." flush>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label="Permissions of roles">
        <table className={classes.matrix}>
          <thead>
            <tr>
              <th scope="col">Permission</th>
              {columns.map(({ key, name, own }) => (
                <th key={key} scope="col" data-own={own ? true : undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {byArea(rows).map((area) => (
              <Fragment key={area.name}>
                <tr className={classes.area}>
                  <th scope="rowgroup" colSpan={columns.length + 1}>
                    {area.name}
                  </th>
                </tr>
                {area.rows.map((row) => (
                  <MatrixRow key={row.permission} row={row} columns={columns} />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

interface MatrixRowProps {
  row: RolesQuery['permissions'][number]
  columns: readonly RoleColumn[]
}

function MatrixRow({ row, columns }: MatrixRowProps) {
  return (
    <tr>
      <th scope="row">
        {words(row.permission)}
        <span>{row.description}</span>
      </th>
      {columns.map(({ key, name, permissions }) => (
        <td key={key}>
          {permissions.includes(row.permission) ? (
            <span role="img" aria-label={`${name} may`} title={`${name} may`} className={classes.tick}>
              <IconCheck size={15} stroke={2.4} aria-hidden />
            </span>
          ) : (
            <span className={classes.none} aria-hidden>
              ·
            </span>
          )}
        </td>
      ))}
    </tr>
  )
}
