import { IconCertificate, IconDownload } from '@tabler/icons-react'
import type { Request } from '../request'
import classes from './parts.module.css'
import { Button, Facts, formatBytes, Moment, Panel, StatusBadge } from '@/ui'

/** What came of the request: the subject's package, or the certificate of erasure. */
export function Proof({ request }: { request: Request }) {
  return (
    <>
      {request.package == null ? null : <PackagePanel held={request.package} />}
      {request.certificate == null ? null : <CertificatePanel certificate={request.certificate} />}
    </>
  )
}

function PackagePanel({ held }: { held: NonNullable<Request['package']> }) {
  return (
    <Panel
      title="Package"
      description="Sealed for the subject: only they can open it, on their My data page."
      actions={<StatusBadge state={held.state} />}
    >
      <Facts
        items={[
          ['Size', held.bytes == null ? null : formatBytes(held.bytes)],
          ['Files', held.files],
          ['Made', held.createdAt == null ? null : <Moment key="made" at={held.createdAt} show="time" />],
          ['Available until', held.expiresAt == null ? null : <Moment key="until" at={held.expiresAt} show="time" />],
          ['First downloaded', held.fetchedAt == null ? 'Not yet' : <Moment key="got" at={held.fetchedAt} show="time" />],
          ['SHA-256', held.sha256 == null ? null : <span key="hash" className={classes.mono}>{held.sha256}</span>],
        ]}
      />
    </Panel>
  )
}

function CertificatePanel({ certificate }: { certificate: NonNullable<Request['certificate']> }) {
  return (
    <Panel
      title="Certificate of erasure"
      description="Signed, without personal data, and checkable without this server."
      tone="accent"
      actions={
        <Button
          component="a"
          href={certificate.url}
          download
          size="xs"
          leftSection={<IconDownload size={15} aria-hidden />}
        >
          Download certificate
        </Button>
      }
    >
      <Facts
        items={[
          ['Issued', <Moment key="issued" at={certificate.issuedAt} show="time" />],
          ['Signed with key', <span key="key" className={classes.mono}>{certificate.keyId}</span>],
          [
            'Check it with',
            <span key="how" className={classes.mono}>
              <IconCertificate size={14} aria-hidden /> steward verify certificate FILE
            </span>,
          ],
        ]}
      />
    </Panel>
  )
}
