import { ColumnReference } from './_parts/ColumnReference'
import { Exports } from './_parts/Exports'
import { Imports } from './_parts/Imports'
import { transferRoute } from './route'
import { BackLink, Page, PageHeader, Tabs } from '@/ui'

/** Members and groups as files. */
export function TransferPage() {
  const { tab } = transferRoute.useSearch()
  const navigate = transferRoute.useNavigate()
  return (
    <Page>
      <PageHeader
        title="Import and export"
        back={<BackLink to="/members">Members</BackLink>}
        lead="Members and groups as files: CSV for spreadsheets, Bulk JSON for programs. Nothing changes before you have seen what would."
      />
      <Tabs
        value={tab ?? 'import'}
        onChange={(next) => void navigate({ search: { tab: next as typeof tab }, replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb={20}>
          <Tabs.Tab value="import">Import</Tabs.Tab>
          <Tabs.Tab value="export">Export</Tabs.Tab>
          <Tabs.Tab value="columns">Columns</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="import">
          <Imports />
        </Tabs.Panel>
        <Tabs.Panel value="export">
          <Exports />
        </Tabs.Panel>
        <Tabs.Panel value="columns">
          <ColumnReference />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
