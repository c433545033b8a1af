import type { ReactNode } from 'react'
import type { Entered } from './entered'
import { Code } from '@/ui'

/** A receiver that many have, with what to do at its side and what that means for the form. */
export interface Guide {
  value: string
  label: string
  steps: readonly ReactNode[]
  /** What the form has to say for it. */
  fills: Partial<Entered>
}

/** The guides beside the form: the receivers that are asked for most, and the general ones. */
export const guides: readonly Guide[] = [
  {
    value: 'splunk',
    label: 'Splunk',
    fills: { kind: 'HTTPS', form: 'SPLUNK', gzip: true, header: 'Authorization', signed: false },
    steps: [
      <>In Splunk: Settings, Data inputs, HTTP Event Collector, New token. Leave indexer acknowledgment off.</>,
      <>Address: <Code>https://HOST:8088/services/collector/event</Code> (Splunk Cloud: <Code>https://http-inputs-NAME.splunkcloud.com/services/collector/event</Code>).</>,
      <>The header <Code>Authorization</Code> has the value <Code>Splunk TOKEN</Code>.</>,
      <>Search for <Code>sourcetype=steward:event</Code>; <Code>steward:proof</Code> is what proves them.</>,
    ],
  },
  {
    value: 'elastic',
    label: 'Elastic',
    fills: { kind: 'HTTPS', form: 'LINES', gzip: true, header: 'X-Api-Key', signed: false },
    steps: [
      <>In Kibana: add the integration “Custom HTTP Endpoint Logs” to an agent that this address reaches, with TLS.</>,
      <>Choose “Secret header” there, name it <Code>X-Api-Key</Code>, and give the same value here.</>,
      <>Address: the agent’s own, such as <Code>https://HOST:8443/steward</Code>.</>,
      <>Its <Code>message</Code> field has each event as JSON; parse it with a JSON processor, and take <Code>at</Code> as the time.</>,
    ],
  },
  {
    value: 'datadog',
    label: 'Datadog',
    fills: { kind: 'HTTPS', form: 'ARRAY', gzip: true, header: 'DD-API-KEY', signed: false },
    steps: [
      <>In Datadog: Organization settings, API keys, New key.</>,
      <>Address: <Code>https://http-intake.logs.datadoghq.eu/api/v2/logs</Code>, with your own site’s name.</>,
      <>The header <Code>DD-API-KEY</Code> has the key.</>,
      <>Make <Code>at</Code> the date attribute of the pipeline, and <Code>action</Code> the event name.</>,
    ],
  },
  {
    value: 'https',
    label: 'Your own program',
    fills: { kind: 'HTTPS', form: 'LINES', gzip: true, header: '', signed: true },
    steps: [
      <>Take POST requests over https, one event on each line, and answer 2xx only once you have kept them.</>,
      <>Verify <Code>webhook-signature</Code> as Standard Webhooks says, over the unpacked body.</>,
      <>The same event can come twice; tell it by its <Code>id</Code>. Answer 429 or 503 with <Code>Retry-After</Code> to be left alone for a while.</>,
      <>The form of an event is published at <Code>/docs/event.schema.json</Code>.</>,
    ],
  },
  {
    value: 'syslog',
    label: 'Syslog',
    fills: { kind: 'SYSLOG' },
    steps: [
      <>Open a syslog input over TLS (usually port 6514) with octet counting: rsyslog’s <Code>imtcp</Code> or syslog-ng’s <Code>syslog()</Code>.</>,
      <>Allow messages of 64 KiB (rsyslog: <Code>global(maxMessageSize=&quot;64k&quot;)</Code>).</>,
      <>Paste the certificate of your own authority where the server’s is not from a public one.</>,
      <>The message is the event as JSON; the structured data <Code>steward@32473</Code> has place, action and ids to filter by.</>,
    ],
  },
  {
    value: 'bucket',
    label: 'S3 bucket',
    fills: { kind: 'BUCKET', gzip: false },
    steps: [
      <>Make a bucket, and a user who may only <Code>s3:PutObject</Code> under the prefix.</>,
      <>Object lock on the bucket keeps anybody from changing what arrived.</>,
      <>Objects are written once a minute at most: <Code>PREFIX/2026/03/02/FROM-NEXT.jsonl</Code>, sorted as the log is.</>,
      <>Check them at any time: <Code>steward verify stream *.jsonl</Code>.</>,
    ],
  },
]
