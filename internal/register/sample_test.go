package register_test

const sample = `format: steward.catalogue/1
products:
  - id: mail
    name: Mail
    family: enterprise_online_service
    kind: service
    audience: enterprise
    docs: https://docs.example/mail
    versions: ">=2.0"
    features:
      - id: send
        title: Sending mail
        needs:
          - {item: address, title: E-mail address, category: name_and_contact, basis: required, because: Mail is sent from it.}
      - id: suggest
        title: Suggested replies
        docs: https://docs.example/mail/suggest
        needs:
          - {item: history, title: Earlier messages, category: communications, basis: optional, because: Replies are suggested by them.}
      - id: invoice
        title: Invoices
        needs:
          - {item: vat_number, title: VAT number, category: payment, basis: law, because: "VAT Directive, Article 226."}
          - {item: billing_address, title: Billing address, category: name_and_contact, basis: contract, because: Invoices go there.}
    processing:
      - {category: communications, purpose: provide, ground: contract, role: processor, regions: [EU], measures: Sealed under the member's key.}
      - {category: activities, purpose: personalize, ground: consent, role: controller, term: use.personalize}
  - {id: pulse, name: Pulse, family: health, kind: app, audience: home}
recipients:
  - {id: sysoon_eu, name: Sysoon Europe, kind: affiliate, country: IE, does: Runs the service in Europe., categories: [communications]}
  - {id: night_desk, name: Night Desk, kind: subprocessor, country: DE, does: Answers support at night., products: [mail], categories: [support]}
identifiers:
  - {id: session, name: steward, kind: cookie, classes: [sign_in], necessary: true, about: Keeps you signed in.}
  - {id: ad_id, name: Advertising ID, kind: advertising_id, owner: Big Ads, classes: [advertising], lasts: P1Y, resettable: true, about: Tells advertisements apart.}
  - {id: pixel, name: Open pixel, kind: beacon, owner: Count Co, classes: [analytics], about: Tells that a message was opened., products: [mail]}
`
