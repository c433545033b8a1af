import type { LogStreamForm, LogStreamKind, LogStreamPartsFragment } from '@/gen/graphql'

/** What is entered of a stream; of each kind its own fields. */
export interface Entered {
  kind: LogStreamKind
  name: string
  url: string
  form: LogStreamForm
  gzip: boolean
  header: string
  headerValue: string
  signed: boolean
  newSigningSecret: boolean
  address: string
  ca: string
  endpoint: string
  region: string
  bucket: string
  prefix: string
  accessKey: string
  secretKey: string
  all: boolean
  actions: string[]
  personal: boolean
  fromStart: boolean
}

/** A form that nothing was entered into. */
export const nothing: Entered = {
  kind: 'HTTPS', name: '', url: '', form: 'LINES', gzip: true, header: '', headerValue: '', signed: true, newSigningSecret: false,
  address: '', ca: '', endpoint: '', region: '', bucket: '', prefix: '', accessKey: '', secretKey: '',
  all: true, actions: [], personal: false, fromStart: false,
}

/** What is entered of a stream that there is; secrets can't be read. */
export function enteredOf(stream: LogStreamPartsFragment): Entered {
  const { https, syslog, bucket } = stream
  return {
    ...nothing,
    kind: stream.kind,
    name: stream.name,
    personal: stream.personal,
    all: stream.actions.includes('*'),
    actions: stream.actions.filter((action) => action !== '*'),
    url: https?.url ?? '',
    form: https?.form ?? 'LINES',
    gzip: https?.gzip ?? bucket?.gzip ?? false,
    header: https?.header ?? '',
    signed: https?.signed ?? false,
    address: syslog?.address ?? '',
    ca: syslog?.ca ?? '',
    endpoint: bucket?.endpoint ?? '',
    region: bucket?.region ?? '',
    bucket: bucket?.bucket ?? '',
    prefix: bucket?.prefix ?? '',
    accessKey: bucket?.accessKey ?? '',
  }
}

const given = (text: string) => (text.trim() === '' ? undefined : text.trim())

/** The input of both mutations: the settings of the one kind. */
export function inputOf(entered: Entered) {
  const { kind, name, all, actions, personal } = entered
  return {
    name: name.trim(),
    actions: all ? ['*'] : actions,
    personal,
    https: kind !== 'HTTPS' ? undefined : {
      url: entered.url.trim(), form: entered.form, gzip: entered.gzip, header: given(entered.header),
      headerValue: given(entered.headerValue), signed: entered.signed, newSigningSecret: entered.newSigningSecret,
    },
    syslog: kind !== 'SYSLOG' ? undefined : { address: entered.address.trim(), ca: given(entered.ca) },
    bucket: kind !== 'BUCKET' ? undefined : {
      endpoint: entered.endpoint.trim(), region: given(entered.region), bucket: entered.bucket.trim(), prefix: given(entered.prefix),
      accessKey: entered.accessKey.trim(), secretKey: given(entered.secretKey), gzip: entered.gzip,
    },
  }
}

/** Whether enough is entered to send the form. */
export function complete(entered: Entered): boolean {
  const { kind, name, all, actions } = entered
  const target = { HTTPS: entered.url, SYSLOG: entered.address, BUCKET: entered.endpoint && entered.bucket && entered.accessKey }[kind]
  return name.trim() !== '' && target.trim() !== '' && (all || actions.length > 0)
}

/** What a stream's kind is called. */
export const kindWords: Record<LogStreamKind, string> = { HTTPS: 'HTTPS', SYSLOG: 'Syslog over TLS', BUCKET: 'S3 bucket' }
