/** How mail to an address gets into Steward, by what receives the mail. */
export interface MailServer {
  value: string
  label: string
  steps: readonly string[]
  /** What is written there, in full; empty where a few clicks do. */
  text: string
}

/** Where the program and the secret are in the examples. */
const command = '/usr/local/bin/steward mail'
const secretFile = '/etc/steward/mail.secret'

/** The ways to hand mail in, each with the organization’s own addresses in it. */
export function mailServers(address: string, hook: string): MailServer[] {
  const at = `--url ${hook} --secret-file ${secretFile}`
  const keepSecret = `Write the secret into ${secretFile}, readable by the mail server’s user alone (mode 0400).`
  return [
    {
      value: 'postfix',
      label: 'Postfix',
      steps: [keepSecret, 'Add the service to master.cf, the line to the transport map, then run postmap on it and reload Postfix.'],
      text: [
        '# master.cf',
        'steward unix - n n - 5 pipe',
        `  user=steward argv=${command} ${at} --sender=\${sender}`,
        '',
        '# transport',
        `${address} steward:`,
      ].join('\n'),
    },
    {
      value: 'exim',
      label: 'Exim',
      steps: [keepSecret, 'Add the router before those for local users, and the transport, to Exim’s configuration.'],
      text: [
        '# routers',
        'steward:',
        '  driver = accept',
        `  condition = \${if eqi{$local_part@$domain}{${address}}}`,
        '  transport = steward',
        '',
        '# transports',
        'steward:',
        '  driver = pipe',
        '  user = steward',
        `  command = ${command} ${at} --sender=$sender_address`,
        '  temp_errors = 75',
      ].join('\n'),
    },
    {
      value: 'aliases',
      label: 'Sendmail, OpenSMTPD',
      steps: [keepSecret, 'Add the line to the aliases file and run newaliases. The sender of the envelope is read from Return-Path.'],
      text: `${address.split('@')[0] ?? 'privacy'}: "|${command} ${at}"`,
    },
    {
      value: 'service',
      label: 'A mail service (HTTP)',
      steps: [
        'Where the service receives mail, add a rule for the address that posts the raw message, as SendGrid’s Inbound Parse (“POST the raw, full MIME message”) and Mailgun’s routes do.',
        'Put the secret into the address as the password, in place of SECRET. Steward takes the fields email and body-mime, or the message alone as the body.',
      ],
      text: hook.replace('://', '://mail:SECRET@') + '?form=mime',
    },
    {
      value: 'suite',
      label: 'Microsoft 365, Google Workspace',
      steps: [
        'These hand mail to other mail servers only. Have a rule redirect what comes to the address, with its sender unchanged, to a mail server or mail service that is set up by one of the other ways.',
        'In Exchange Online it is a mail flow rule with “Redirect the message to”, in Google Workspace a routing rule with “Change envelope recipient”.',
      ],
      text: '',
    },
  ]
}

/** What tries out whether mail arrives. */
export function trial(hook: string): string {
  return `printf 'From: you@example.com\\nSubject: My data\\n\\nA copy, please.\\n' |\n  ${command} --url ${hook} --secret-file ${secretFile}`
}
