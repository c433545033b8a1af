import { Identities } from './_parts/Identities'
import { Sessions } from './_parts/Sessions'
import { Tokens } from './_parts/Tokens'
import { useMay } from '@/app/viewer'
import { Page, PageHeader, Sections } from '@/ui'

/** One's own sessions and ways to sign in, and the organization's API tokens. */
export function SettingsPage() {
  const may = useMay()
  return (
    <Page>
      <PageHeader title="Sign-in and API tokens" lead="Where you are signed in, by what, and which programs act for your organization." />
      <Sections>
        <Sessions />
        <Identities />
        {may('MANAGE_TOKENS') ? <Tokens /> : null}
      </Sections>
    </Page>
  )
}
