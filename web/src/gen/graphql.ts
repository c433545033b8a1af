/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Whose account it is. */
export type AccountKind =
  /** The person's own, tied to a personal e-mail address. */
  | 'PERSONAL'
  /** The person's own, through a service provider. */
  | 'THIRD_PARTY'
  /** The organization's: made and administered by it. */
  | 'WORK_OR_SCHOOL';

/** Which request to acknowledge. */
export type AcknowledgeRequestInput = {
  /** Which request. */
  requestId: string | number;
};

/** Who got a product for a member. */
export type Acquirer =
  /** The organization. */
  | 'ORGANIZATION'
  /** The member, on their own behalf. */
  | 'SELF';

/** What sort of caller acts. */
export type ActorKind =
  /** An identity provider over SCIM. */
  | 'DIRECTORY'
  /** A person with a session. */
  | 'MEMBER'
  /** Staff of the vendor, let in by an owner for a while. */
  | 'OPERATOR'
  /** An API token. */
  | 'PROGRAM'
  /** Steward itself, at set-up and sign-in. */
  | 'SYSTEM'
  /** Steward itself, doing background work. */
  | 'WORKER';

/** Which rules to add. */
export type AddClausesInput = {
  /** The rules. */
  clauses: Array<ClauseInput>;
  /** To which draft. */
  documentId: string | number;
};

/** A domain to prove. */
export type AddDomainInput = {
  /** The domain, such as example.com. */
  name: string;
};

/** Whom to put into a group. */
export type AddGroupMembersInput = {
  /** Which group. */
  groupId: string | number;
  /** Whom, at most 1,000; an unknown one is INVALID and nothing changes. */
  memberIds: Array<string | number>;
};

/** What the owner of a found account is asked, or answers. */
export type AddressChoice =
  /** To convert to an account of the organization. */
  | 'CONVERT'
  /** An answer alone: to keep the address until the time is over. */
  | 'KEEP'
  /** To give the address up. */
  | 'LEAVE'
  /** To use another address. */
  | 'RENAME';

/** Whose account goes to which directory. */
export type AdoptConflictInput = {
  /** Which conflict. */
  conflictId: string | number;
  /** To which directory. */
  directoryId: string | number;
};

/** An answer about an address. */
export type AnswerAddressQuestionInput = {
  /** The new address, with RENAME alone; it is used once the link that is sent to it comes back. */
  address?: string | null | undefined;
  /** The answer. */
  answer: AddressChoice;
  /** Which question. */
  questionId: string | number;
};

/** A change to be applied. */
export type ApplyBulkChangeInput = {
  /** The change. */
  bulkChangeId: string | number;
};

/** An import to be applied. */
export type ApplyImportInput = {
  /** The import. */
  importId: string | number;
};

/** Which request to approve. */
export type ApproveRequestInput = {
  /** A note for the log. */
  note?: string | null | undefined;
  /** Which request. */
  requestId: string | number;
};

/** Whom to ask for what. */
export type AskFoundAccountInput = {
  /** What to ask for; KEEP is an answer alone. */
  ask: AddressChoice;
  /** Which account. */
  foundAccountId: string | number;
};

/** Which product to assign. */
export type AssignProductInput = {
  /** Who got it. */
  acquiredBy?: Acquirer;
  /** Whom. */
  memberId: string | number;
  /** Which product. */
  productId: string | number;
};

/** To whom to give a request. */
export type AssignRequestInput = {
  /** To whom; to nobody when left out. */
  memberId?: string | number | null | undefined;
  /** Which request. */
  requestId: string | number;
};

/** Whether an assignment is in force. */
export type AssignmentState =
  /** The member can use the product. */
  | 'ACTIVE'
  /** Ended. */
  | 'ENDED'
  /** The member can't use the product for now. */
  | 'SUSPENDED';

/** Which paper to put beside which document. */
export type AttachDocumentFileInput = {
  /** Which document. */
  documentId: string | number;
  /** The uploaded file. */
  fileId: string | number;
};

/** Whose identity was checked, and how. */
export type AttestRequestInput = {
  /** How identity was checked, at least 20 characters. */
  evidence: string;
  /** Which request. */
  requestId: string | number;
};

/** Who may change an attribute. */
export type AttributeMutability =
  /** Directories write it once. */
  | 'IMMUTABLE'
  /** Directories only read it. */
  | 'READ_ONLY'
  /** Directories read and write it. */
  | 'READ_WRITE'
  /** Directories write it, nobody reads it back. */
  | 'WRITE_ONLY';

/** When directories are shown an attribute. */
export type AttributeReturned =
  /** Always. */
  | 'ALWAYS'
  /** Unless they exclude it. */
  | 'DEFAULT'
  /** Never. */
  | 'NEVER'
  /** When they ask for it by name. */
  | 'REQUEST';

/** What an attribute's values are. */
export type AttributeType =
  /** True or false. */
  | 'BOOLEAN'
  /** A moment, RFC 3339. */
  | 'DATE_TIME'
  /** A number. */
  | 'DECIMAL'
  /** A whole number. */
  | 'INTEGER'
  /** An address. */
  | 'REFERENCE'
  /** Text. */
  | 'STRING';

/** What becomes of a member. */
export type BulkOutcome =
  /** The change does something to them. */
  | 'CHANGE'
  /** It can't be done; the row says why. */
  | 'REFUSED'
  /** They are as the change would have them already. */
  | 'UNCHANGED'
  /** Not tried yet. */
  | 'WAITING';

/** How far a change of many accounts has come. */
export type BulkState =
  /** It is being carried out. */
  | 'APPLYING'
  /** Cancelled; what was applied stays. */
  | 'CANCELLED'
  /** The outcome for everybody is known; nothing has changed yet. */
  | 'CHECKED'
  /** The dry run is under way. */
  | 'CHECKING'
  /** Who started it may no more. */
  | 'FAILED'
  /** It was carried out, or refused, for everybody. */
  | 'FINISHED';

/** What happens to each account. */
export type BulkVerb =
  /** They get a product. */
  | 'ASSIGN'
  /** They are suspended now, and deleted when the time for undoing is over. */
  | 'DELETE'
  /** Every session ends; they sign in anew. */
  | 'RESET_SESSIONS'
  /** A suspension is taken back. */
  | 'RESTORE'
  /** They can't sign in until somebody restores them. */
  | 'SUSPEND'
  /** A product is taken from them. */
  | 'UNASSIGN';

/** A change to be stopped. */
export type CancelBulkChangeInput = {
  /** The change. */
  bulkChangeId: string | number;
};

/** An import to be stopped. */
export type CancelImportInput = {
  /** The import. */
  importId: string | number;
};

/** Which domain to look for. */
export type CheckDomainInput = {
  /** Which domain. */
  domainId: string | number;
};

/** Which decision a choice is about. */
export type ChoiceKind =
  /** Advertising chosen by interests. */
  | 'ADS_INTEREST'
  /** Optional diagnostic data of devices and products. */
  | 'DIAGNOSTICS'
  /** Combining health data with other data; off unless the person says otherwise. */
  | 'HEALTH_COMBINE'
  /** Marketing based on health data; off unless the person says otherwise. */
  | 'HEALTH_MARKETING'
  /** Activity that others in the organization see. */
  | 'NETWORK_VISIBILITY'
  /** Personalization and recommendations. */
  | 'PERSONALIZATION'
  /** Promotions by e-mail. */
  | 'PROMOTIONS_EMAIL'
  /** Promotions by postal mail. */
  | 'PROMOTIONS_POST'
  /** Promotions by SMS. */
  | 'PROMOTIONS_SMS'
  /** Promotions by telephone. */
  | 'PROMOTIONS_TELEPHONE';

/** What to mail of an area. */
export type ChooseNoticesInput = {
  /** The area. */
  area: string;
  /** Whether to mail it. */
  mail: boolean;
};

/** A rule to write. */
export type ClauseInput = {
  /** The account kind that it is about. */
  accountKind?: AccountKind | null | undefined;
  /** The category of data that it is about. */
  category?: DataCategory | null | undefined;
  /** The family that it is about. */
  family?: ProductFamily | null | undefined;
  /** The group of members that it is about. */
  groupId?: string | number | null | undefined;
  /** What it does. */
  operator?: ClauseOperator;
  /** The product that it is about. */
  productId?: string | number | null | undefined;
  /** The words of the document. */
  quote?: string | null | undefined;
  /** The label of the section, such as 7.2. */
  section: string;
  /** Whether it goes on when its document is terminated. */
  survives?: boolean;
  /** The term's key. */
  term: string;
  /** The value as text: true, 30, P30D, a word, or words divided by commas; left out for RESET. */
  value?: string | null | undefined;
};

/** What a clause does to a term. */
export type ClauseOperator =
  /** Adds these words. */
  | 'APPEND'
  /** Gives it this value. */
  | 'ASSIGN'
  /** Gives it this value and forbids documents of higher rank to change it. */
  | 'LOCK'
  /** Takes these words out. */
  | 'REMOVE'
  /** Brings the default back. */
  | 'RESET';

/** What was done. */
export type CompleteRequestInput = {
  /** What was done, at least 20 characters; the subject reads it. */
  outcome: string;
  /** Which request. */
  requestId: string | number;
};

/** What stands against what. */
export type ConflictKind =
  /** A personal or third-party account has an address in a verified domain of the organization. */
  | 'OUTSIDE_ACCOUNT'
  /** A creation was refused because of an account that another directory has, or that was made by hand. */
  | 'REFUSED_CREATE'
  /** Accounts of two directories, or of one and made by hand, have the same address. */
  | 'SAME_ADDRESS';

/** Which source to connect. */
export type ConnectSourceInput = {
  /** The secret with which requests are signed; left out, the one that is kept stays. */
  secret?: string | null | undefined;
  /** Which source. */
  sourceId: string | number;
  /** The address at which it speaks the source protocol. */
  url: string;
};

/** How Steward proves itself to a provider. */
export type ConnectionAuth =
  /** By nothing but PKCE: a public client. */
  | 'NONE'
  /** By signing with a key of its own (private_key_jwt). */
  | 'PRIVATE_KEY'
  /** By a client secret. */
  | 'SECRET';

/** The names of claims; the standard ones when left out. */
export type ConnectionClaimsInput = {
  /** The e-mail address. */
  email?: string | null | undefined;
  /** Whether the provider verified it. */
  emailVerified?: string | null | undefined;
  /** The groups. */
  groups?: string | null | undefined;
  /** The name. */
  name?: string | null | undefined;
};

/** Whose product an identity provider is. */
export type ConnectionProvider =
  /** Microsoft Entra ID. */
  | 'ENTRA'
  /** Any other OpenID provider. */
  | 'GENERIC'
  /** Google Workspace. */
  | 'GOOGLE'
  /** Keycloak. */
  | 'KEYCLOAK'
  /** Okta. */
  | 'OKTA';

/** Which part of a shared issuer is an organization's. */
export type ConnectionRestrictionInput = {
  /** The claim: hd (Google) or tid (Entra). */
  claim: string;
  /** Its permitted values. */
  values: Array<string>;
};

/** How far a connection is. */
export type ConnectionState =
  /** Switched off by an administrator. */
  | 'DISABLED'
  /** Being set up, or changed: nobody signs in with it until its settings pass a test. */
  | 'DRAFT'
  /** What everybody in the organization's domains uses. */
  | 'ENFORCED'
  /** Open to chosen members and groups, and required of nobody. */
  | 'PILOT'
  /** Switched off by Steward: its provider leads elsewhere than was confirmed. */
  | 'SUSPENDED'
  /** Passed a test sign-in with the settings that it has. */
  | 'TESTED';

/** What a contact is for. */
export type ContactRole =
  /** Invoices. */
  | 'BILLING'
  /** The data protection officer (GDPR Articles 37 to 39). */
  | 'DATA_PROTECTION_OFFICER'
  /** Notices and contracts. */
  | 'LEGAL'
  /** Questions about personal data and rights. */
  | 'PRIVACY'
  /** Connections, directories and name servers. */
  | 'TECHNICAL';

/** A document to write. */
export type CreateAgreementInput = {
  /** The document that it amends. */
  amendsId?: string | number | null | undefined;
  /** Its rules. */
  clauses?: Array<ClauseInput> | null | undefined;
  /** From when it shall hold. */
  effectiveFrom: string;
  /** Until when it shall hold; without end when left out. */
  effectiveTo?: string | null | undefined;
  /** What it is. */
  kind: DocumentKind;
  /** The parties' own number or version of it. */
  reference?: string | null | undefined;
  /** The document whose place it takes when it is signed. */
  replacesId?: string | number | null | undefined;
  /** The title. */
  title: string;
};

/** A break-glass account to make. */
export type CreateBreakGlassInput = {
  /** Its name at the door: lower-case letters, digits and hyphens. */
  name: string;
};

/** An OAuth client to create. */
export type CreateDirectoryClientInput = {
  /** For which directory. */
  directoryId: string | number;
  /** A name for people. */
  label: string;
};

/** A directory to create. */
export type CreateDirectoryInput = {
  /** A name for people. */
  name: string;
  /** Whose habits it follows. */
  profile?: DirectoryProfile;
};

/** A receiver. */
export type CreateEventReceiverInput = {
  /** The audience of its tokens; the address where it is left out. */
  audience?: string | null | undefined;
  /** The Authorization header of pushes; kept sealed and never shown. */
  authorization?: string | null | undefined;
  /** How it gets its events. */
  delivery: EventDelivery;
  /** Put values into events. What was delivered can't be erased. */
  fullValues?: boolean;
  /** Tell of the members of this group alone. */
  groupId?: string | number | null | undefined;
  /** What receives, for people. */
  name: string;
  /** The address to push to; not for polling. */
  url?: string | null | undefined;
};

/** A schema extension to define. */
export type CreateExtensionInput = {
  /** Its attributes, 1 to 50. */
  attributes: Array<ExtensionAttributeInput>;
  /** What it is for. */
  description?: string | null | undefined;
  /** A name for people. */
  name: string;
  /** What it adds attributes to. It can't be changed later. */
  resource?: SchemaResource;
  /** Its URN. It can't be changed later. */
  urn: string;
};

/** A group to create. */
export type CreateGroupInput = {
  /** The name; unique in the organization. */
  displayName: string;
  /** Its first members, at most 1,000. */
  memberIds?: Array<string | number> | null | undefined;
};

/** An organization to create. */
export type CreateOrganizationInput = {
  /** E-mail domains that the operator vouches for. */
  domains: Array<string>;
  /** The law under which its requests are answered, such as EU, UK or US-CA. */
  jurisdiction: string;
  /** Business or school. */
  kind: OrganizationKind;
  /** The name. */
  name: string;
  /** The short name used in addresses: lower-case letters, digits and hyphens. */
  slug: string;
};

/** A webhook to create. */
export type CreateWebhookInput = {
  /** Actions of the log: member.created, member.* or *. */
  actions: Array<string>;
  /** What receives it, for people. */
  name: string;
  /** The https address that messages are posted to. */
  url: string;
};

/** What a record is about. */
export type DataCategory =
  /** What the person did in a product. */
  | 'ACTIVITIES'
  /** Contents of messages and calls. */
  | 'COMMUNICATIONS'
  /** The people whom the person wrote to or saved. */
  | 'CONTACTS'
  /** That a password or key exists and when it changed; never the secret. */
  | 'CREDENTIALS'
  /** Trials, purchases and talks with the vendor. */
  | 'CUSTOMER_RELATION'
  /** Age, country and preferred language. */
  | 'DEMOGRAPHIC'
  /** Devices, and how products are used on them. */
  | 'DEVICE_AND_USAGE'
  /** Error reports and measurements. */
  | 'DIAGNOSTICS'
  /** Courses, work and marks. */
  | 'EDUCATION'
  /** Documents, pictures and other files. */
  | 'FILES'
  /** Measurements and notes about health. */
  | 'HEALTH'
  /** Advertising, cookie and device identifiers. */
  | 'IDENTIFIERS'
  /** What the person follows, rated or marked. */
  | 'INTERESTS'
  /** Where a device was. */
  | 'LOCATION'
  /** Names, e-mail and postal addresses, telephone numbers. */
  | 'NAME_AND_CONTACT'
  /** Payment instruments and invoices. */
  | 'PAYMENT'
  /** Settings that follow the person from device to device. */
  | 'PREFERENCES'
  /** What was asked of support, and what was sent with it. */
  | 'SUPPORT';

/** A receiver to be removed. */
export type DeleteEventReceiverInput = {
  /** The receiver. */
  receiverId: string | number;
};

/** Which group to delete. */
export type DeleteGroupInput = {
  /** Which group. */
  groupId: string | number;
};

/** Whom to delete. */
export type DeleteMemberInput = {
  /** Whom. */
  memberId: string | number;
};

/** Which webhook to remove. */
export type DeleteWebhookInput = {
  /** Which webhook. */
  webhookId: string | number;
};

/** How a directory does. */
export type DirectoryCondition =
  /** It fails, as its rules say; administrators were told. */
  | 'FAILING'
  /** All is well. */
  | 'HEALTHY'
  /** Silent for longer than its provider's rhythm explains. */
  | 'LAGGING'
  /** Paused by an administrator. */
  | 'STOPPED'
  /** Many requests are refused or fail, while others get through. */
  | 'TROUBLED'
  /** It has never sent anything. */
  | 'UNUSED';

/** Which identity provider's habits a directory follows. */
export type DirectoryProfile =
  /** Microsoft Entra ID. */
  | 'ENTRA'
  /** Google Workspace. */
  | 'GOOGLE'
  /** JumpCloud. */
  | 'JUMPCLOUD'
  /** Okta. */
  | 'OKTA'
  /** OneLogin. */
  | 'ONELOGIN'
  /** PingOne. */
  | 'PING'
  /** The standard to the letter. */
  | 'STRICT';

/** Whether a directory is listened to. */
export type DirectoryState =
  /** Listened to. */
  | 'ACTIVE'
  /** Refused until it is active again. */
  | 'PAUSED';

/** Which connection to switch off. */
export type DisableConnectionInput = {
  /** The connection. */
  connectionId: string | number;
  /** The version that was read. */
  version?: number | null | undefined;
};

/** Why data was given to somebody. */
export type DisclosureReason =
  /** To an affiliate of the vendor. */
  | 'AFFILIATE'
  /** The person agreed. */
  | 'CONSENT'
  /** Legal process. */
  | 'LEGAL_PROCESS'
  /** To protect customers. */
  | 'PROTECT_CUSTOMERS'
  /** To protect lives. */
  | 'PROTECT_LIVES'
  /** To protect rights and property. */
  | 'RIGHTS_AND_PROPERTY'
  /** To keep products secure. */
  | 'SECURITY'
  /** To provide what the person asked for. */
  | 'SERVICE'
  /** For signing in to another service with the account. */
  | 'SIGN_IN'
  /** To complete a transaction of the person. */
  | 'TRANSACTION'
  /** To a company that works for the vendor. */
  | 'VENDOR';

/** What an administrator typed as the provider's address. */
export type DiscoverProviderInput = {
  /** Whose product it is. */
  provider: ConnectionProvider;
  /** A tenant id, a host or an address, as it was copied. */
  typed: string;
};

/** What a document is. */
export type DocumentKind =
  /** A data processing agreement. */
  | 'DATA_PROCESSING_AGREEMENT'
  /** A master agreement. */
  | 'MASTER_AGREEMENT'
  /** Online services terms. */
  | 'ONLINE_SERVICES_TERMS'
  /** An order form. */
  | 'ORDER_FORM'
  /** The organization's own policy. */
  | 'ORGANIZATION_POLICY'
  /** Standard contractual clauses. */
  | 'STANDARD_CONTRACTUAL_CLAUSES';

/** Whether a document counts. */
export type DocumentState =
  /** Being written; it does not count. */
  | 'DRAFT'
  /** Handed in: it can't be changed, and waits for somebody else's signature. */
  | 'REVIEW'
  /** Signed; it counts from its effective time. */
  | 'SIGNED'
  /** Another one took its place. */
  | 'SUPERSEDED'
  /** Ended. */
  | 'TERMINATED';

/** Something that can be done with a document next. */
export type DocumentVerb =
  /** Write an amendment to it. */
  | 'AMEND'
  /** Put the paper that it stands for beside it. */
  | 'ATTACH'
  /** Change its clauses and its head. */
  | 'CHANGE'
  /** Give it back to its writers. */
  | 'RETURN'
  /** Sign it. */
  | 'SIGN'
  /** Hand it in for review. */
  | 'SUBMIT'
  /** End it. */
  | 'TERMINATE';

/** Where a domain stands. */
export type DomainState =
  /** Its record is gone: people still sign in, nobody new is linked. */
  | 'LOST'
  /** Its record was not found yet. */
  | 'PENDING'
  /** Proved: people sign in by it, and members are linked by addresses on it. */
  | 'VERIFIED';

/** Whose sessions to end. */
export type EndMemberSessionsInput = {
  /** Whose. */
  memberId: string | number;
  /** This session only; all of them when left out. */
  sessionId?: string | number | null | undefined;
};

/** Which session to keep. */
export type EndOwnOtherSessionsInput = {
  /** The session's global id. */
  keepSessionId: string | number;
};

/** Which session to end. */
export type EndOwnSessionInput = {
  /** The session's global id. */
  sessionId: string | number;
};

/** Which connection to enforce. */
export type EnforceConnectionInput = {
  /** The connection. */
  connectionId: string | number;
  /** The version that was read. */
  version?: number | null | undefined;
};

/** What kind of failure happened. The set is closed. */
export type ErrorCode =
  /** The request itself is malformed: headers, JSON or how it was sent. */
  | 'BAD_REQUEST'
  /** The state has changed since, or does not allow this. */
  | 'CONFLICT'
  /** The actor lacks a permission, or a rule forbids this to the actor. */
  | 'DENIED'
  /** The query does not follow the grammar of GraphQL. */
  | 'GRAPHQL_PARSE_FAILED'
  /** The query does not fit the schema, or its variables don't. */
  | 'GRAPHQL_VALIDATION_FAILED'
  /** A fault on our side; quote the request id. */
  | 'INTERNAL'
  /** An input breaks a rule; path names it. */
  | 'INVALID'
  /** There is nothing with this id that the actor may see. */
  | 'NOT_FOUND'
  /** The change waits for a second person (proposalId). Nothing is wrong, and nothing has happened yet. */
  | 'PENDING'
  /** The query asks for too much at once; the message says which limit it breaks. */
  | 'QUERY_TOO_LARGE'
  /** The person may do this, but has to prove again that it is them: POST /auth/step-up, then repeat. Tokens are never asked. */
  | 'STEP_UP_REQUIRED'
  /** Too many requests; try again later. */
  | 'TOO_MANY'
  /** Nobody is signed in, or the session or token has ended. */
  | 'UNAUTHENTICATED'
  /** A part that is needed does not answer; try again later. */
  | 'UNAVAILABLE'
  /** There is no trusted document with this documentId. */
  | 'UNKNOWN_DOCUMENT'
  /** A session may only run trusted documents. */
  | 'UNTRUSTED_DOCUMENT';

/** How a receiver gets its events. */
export type EventDelivery =
  /** The receiver fetches them (RFC 8936). */
  | 'POLL'
  /** Steward posts them (RFC 8935). */
  | 'PUSH';

/** Which events. */
export type EventFilter = {
  /** With this action, or all that begin with it when it ends in a dot, such as member. */
  action?: string | null | undefined;
  /** Done by this member. */
  actorId?: string | number | null | undefined;
  /** At this time or later. */
  from?: string | null | undefined;
  /** About things of this sort, such as request. */
  objectType?: string | null | undefined;
  /** About this member. */
  subjectId?: string | number | null | undefined;
  /** Before this time. */
  to?: string | null | undefined;
};

/** How a receiver is doing. */
export type EventReceiverState =
  /** Events are delivered. */
  | 'ENABLED'
  /** Deliveries fail and are tried again with growing pauses. */
  | 'FAILING'
  /** Nothing is delivered; events wait. */
  | 'PAUSED';

/** Where an event is. */
export type EventTokenState =
  /** The receiver took it. */
  | 'DELIVERED'
  /** It got too old, or its member was erased. */
  | 'DROPPED'
  /** The receiver refuses it for good. */
  | 'FAILED'
  /** It waits. */
  | 'PENDING';

/** Which exchanges to list. */
export type ExchangeFilter = {
  /** From this time on. */
  from?: string | null | undefined;
  /** Of one HTTP method. */
  method?: string | null | undefined;
  /** About one member or group, by its SCIM id. */
  resource?: string | null | undefined;
  /** Whose path or detail holds this text. */
  search?: string | null | undefined;
  /** With one HTTP status. */
  status?: number | null | undefined;
  /** Before this time. */
  to?: string | null | undefined;
};

/** How far an export has come. */
export type ExportState =
  /** It was given up. */
  | 'FAILED'
  /** Its file can be downloaded until it expires. */
  | 'FINISHED'
  /** It is being written. */
  | 'RUNNING';

/** Which request to extend. */
export type ExtendRequestInput = {
  /** Why; the subject reads it. */
  reason: string;
  /** Which request. */
  requestId: string | number;
};

/** One attribute of a schema extension. */
export type ExtensionAttributeInput = {
  /** The only values that there may be; none means any. */
  canonicalValues?: Array<string>;
  /** Whether upper and lower case differ. */
  caseExact?: boolean;
  /** What it is for. */
  description?: string | null | undefined;
  /** Whether it has several values. */
  multiValued?: boolean;
  /** Who may change it. */
  mutability?: AttributeMutability;
  /** Its name: a letter, then letters, digits, - and _. */
  name: string;
  /** Whether accounts that have any attribute of the extension must have it. */
  required?: boolean;
  /** When directories are shown it. */
  returned?: AttributeReturned;
  /** What its values are. */
  type: AttributeType;
  /** Whether two members can't have the same value. */
  unique?: boolean;
};

/** Where a found account stands. */
export type FoundAccountState =
  /** Its owner answered. */
  | 'ANSWERED'
  /** Its owner was asked and has time to answer. */
  | 'ASKED'
  /** Nobody was asked. */
  | 'FOUND'
  /** The time was over; the account lost the address and is still its owner's. */
  | 'LAPSED';

/** A notice to give. */
export type GiveNoticeInput = {
  /** The day; the first one that the terms allow when left out. */
  effectiveAt?: string | null | undefined;
  /** What it announces. */
  kind: OrganizationNoticeKind;
  /** Which organization. */
  organizationId: string | number;
  /** Why; the organization's owners read it. */
  reason: string;
};

/** Which groups. */
export type GroupFilter = {
  /** Provisioned by this directory. */
  directoryId?: string | number | null | undefined;
  /** Begins the name; case does not matter. */
  search?: string | null | undefined;
};

/** What a group at the provider gives. */
export type GroupRolesInput = {
  /** The group's name or id, as the provider sends it. */
  group: string;
  /** The roles of its members. */
  roles: Array<Role>;
};

/** Whether a hold stands. */
export type HoldState =
  /** It stands: nothing of it is erased. */
  | 'ACTIVE'
  /** It was released. */
  | 'RELEASED';

/** What may stay as it is. */
export type IgnoreConflictInput = {
  /** Which conflict. */
  conflictId: string | number;
  /** Why, for whoever asks later. */
  reason: string;
};

/** A written agreement to take. */
export type ImportAgreementInput = {
  /** The draft that shall say what the text says; a new one when left out. */
  documentId?: string | number | null | undefined;
  /** The text, YAML by the published schema. */
  yaml: string;
};

/** What becomes of a row. */
export type ImportOutcome =
  /** Somebody or something new is made. */
  | 'CREATE'
  /** It can't be taken; the row says why. */
  | 'REJECTED'
  /** The row says what is there already. */
  | 'UNCHANGED'
  /** Attributes change. */
  | 'UPDATE';

/** How far an import has come. */
export type ImportState =
  /** The rows are being taken over. */
  | 'APPLYING'
  /** Cancelled; what was applied stays. */
  | 'CANCELLED'
  /** The outcome of every row is known; nothing has changed yet. */
  | 'CHECKED'
  /** The dry run is under way. */
  | 'CHECKING'
  /** The file can't be read, or who started it may no more. */
  | 'FAILED'
  /** Every row was taken over or rejected. */
  | 'FINISHED';

/** Which token to issue. */
export type IssueDirectoryTokenInput = {
  /** For which directory. */
  directoryId: string | number;
  /** When it shall end, within what the terms allow; as late as they allow when left out. */
  expiresAt?: string | null | undefined;
  /** A name for people. */
  label: string;
};

/** A token to issue. */
export type IssueTokenInput = {
  /** When it shall end, within what the terms allow. */
  expiresAt: string;
  /** A name for people. */
  label: string;
  /** Whether it acts as the person who issues it, with their roles as they are at any time, instead of as a service. */
  own?: boolean;
  /** The roles that it carries; the issuer's own when left out. */
  roles?: Array<Role> | null | undefined;
  /** The permissions to which it is limited; at least one, none beyond the issuer's own. */
  scopes: Array<Permission>;
};

/** Who becomes a member by signing in. */
export type JoinRuleInput = {
  /** The domains whose addresses may; all that the organization proved when left out. */
  domains?: Array<string> | null | undefined;
  /** The groups that they come into. */
  groupIds?: Array<string | number> | null | undefined;
  /** Whether anybody does. */
  on: boolean;
  /** The products that they are assigned. */
  productIds?: Array<string | number> | null | undefined;
  /** The roles that they get; never the owner's. */
  roles?: Array<Role> | null | undefined;
};

/** Why a rule did not decide. */
export type LoserReason =
  /** Its group of rules was decided elsewhere. */
  | 'ATOMIC_GROUP'
  /** It goes below a limit of law. */
  | 'BELOW_FLOOR'
  /** A later document of equal rank says something else. */
  | 'EARLIER_SIGNED'
  /** It was no longer in force. */
  | 'EXPIRED'
  /** The product is under another statement. */
  | 'EXTERNAL_PRODUCT'
  /** It is about another version of the product. */
  | 'LEGACY_VERSION'
  /** A rule of narrower scope says something else. */
  | 'LESS_SPECIFIC'
  /** A rule of lower rank locked the term. */
  | 'LOCKED'
  /** A document of higher rank says something else. */
  | 'LOWER_RANK'
  /** Documents of this rank may not set the term. */
  | 'NOT_DELEGATED'
  /** It was not in force yet. */
  | 'NOT_YET_EFFECTIVE'
  /** It is about another jurisdiction. */
  | 'OUT_OF_SCOPE_JURISDICTION'
  /** It is about other products, or agreements do not reach this one. */
  | 'OUT_OF_SCOPE_PRODUCT'
  /** Only the member can decide the term. */
  | 'SUBJECT_ONLY'
  /** Its document was ended. */
  | 'TERMINATED'
  /** Its document is not signed. */
  | 'UNSIGNED';

/** One rule of a mapping. */
export type MappingRuleInput = {
  /** A value that is always set. */
  constant?: string | null | undefined;
  /** The value where the source has none. */
  default?: string | null | undefined;
  /** Whether it is about accounts or groups. */
  resource?: SchemaResource;
  /** The second attribute of a join. */
  second?: string | null | undefined;
  /** What a join puts between. */
  separator?: string | null | undefined;
  /** The attribute that the provider sends; left out with a constant. */
  source?: string | null | undefined;
  /** The attribute of Steward that it fills. */
  target: string;
  /** What is done with the value. */
  transform?: MappingTransform;
};

/** What a rule of a mapping does with a value. */
export type MappingTransform =
  /** Puts two values together with a separator. */
  | 'JOIN'
  /** Makes text lower case. */
  | 'LOWER'
  /** Takes it as it is. */
  | 'NONE'
  /** Removes white space at both ends. */
  | 'TRIM';

/** Which members. */
export type MemberFilter = {
  /** Accounts of this kind. */
  accountKind?: AccountKind | null | undefined;
  /** Provisioned by this directory. */
  directoryId?: string | number | null | undefined;
  /** In this group. */
  groupId?: string | number | null | undefined;
  /** With this role. */
  role?: Role | null | undefined;
  /** Begins the display name, family name, user name or an e-mail address; case does not matter. */
  search?: string | null | undefined;
  /** In one of these states; in every state but DELETED when left out. */
  states?: Array<MemberState> | null | undefined;
};

/** How members are sorted. */
export type MemberSort = {
  /** Which way. */
  direction?: SortDirection;
  /** By what. */
  field: MemberSortField;
};

/** By what members are sorted. */
export type MemberSortField =
  /** When the account was created. */
  | 'CREATED_AT'
  /** The name to show. */
  | 'DISPLAY_NAME'
  /** The family name. */
  | 'FAMILY_NAME'
  /** When the person last signed in. */
  | 'LAST_SIGN_IN_AT'
  /** The user name. */
  | 'USER_NAME';

/** Whether a member can use their account. */
export type MemberState =
  /** In use. */
  | 'ACTIVE'
  /** Stopped by the directory. */
  | 'DEACTIVATED'
  /** Deleted; its data follows the terms. */
  | 'DELETED'
  /** Stopped by an administrator. */
  | 'SUSPENDED';

/** How the mail of a notice fared. */
export type NoticeMail =
  /** The mail server refused it. */
  | 'FAILED'
  /** The mail server took it. */
  | 'SENT'
  /** None was sent: declined, no address, or no mail server. */
  | 'SKIPPED'
  /** It goes out soon, or is tried again. */
  | 'WAITING';

/** What to ask for. */
export type OpenOwnRequestInput = {
  /** Which right. */
  kind: RequestKind;
  /** What the person asks for in their own words, at most 4,000 characters. */
  question?: string | null | undefined;
};

/** A request to open. */
export type OpenRequestInput = {
  /** Whether the subject's identity has been checked already; otherwise attestRequest comes before startRequest. */
  attest?: boolean;
  /** How it arrived; never CONSOLE, which is the member's own page. */
  channel: RequestChannel;
  /** Where the letter is, who was at the counter, and the like. */
  evidence: string;
  /** Which right. */
  kind: RequestKind;
  /** Whom it is about. */
  memberId: string | number;
  /** What the subject asked for, at most 4,000 characters. */
  question?: string | null | undefined;
  /** When it arrived, within the last 90 days; now when left out. */
  receivedAt?: string | null | undefined;
};

/** What sort of organization it is; defaults differ. */
export type OrganizationKind =
  /** A business or authority. */
  | 'BUSINESS'
  /** A school or university. */
  | 'SCHOOL';

/** What a notice announces. */
export type OrganizationNoticeKind =
  /** The organization ends; data is kept for the time that its terms say. */
  | 'CANCEL'
  /** Members can't sign in; data is kept. */
  | 'SUSPEND';

/** Where a notice stands. */
export type OrganizationNoticeState =
  /** Its day has come; the organization is suspended or cancelled. */
  | 'CARRIED_OUT'
  /** The organization is closed for good. */
  | 'CLOSED'
  /** It waits for its day. */
  | 'GIVEN'
  /** It was taken back after its day. */
  | 'LIFTED'
  /** It was taken back before its day. */
  | 'REVOKED';

/** How an organization came here. */
export type OrganizationOrigin =
  /** An operator created it. */
  | 'OPERATOR'
  /** It signed itself up. */
  | 'SIGNUP';

/** Whether an organization is served. */
export type OrganizationState =
  /** Served. */
  | 'ACTIVE'
  /** Cancelled after notice; it can be taken up again for the time that its terms say. */
  | 'CANCELLED'
  /** Ended for good. */
  | 'CLOSED'
  /** Suspended after notice; nobody can sign in. */
  | 'SUSPENDED';

/** Whether a package can be fetched. */
export type PackageState =
  /** Ready for the subject to download. */
  | 'AVAILABLE'
  /** Its time is over; it was destroyed. */
  | 'EXPIRED';

/** A receiver to be paused or resumed. */
export type PauseEventReceiverInput = {
  /** True pauses, false resumes. */
  paused: boolean;
  /** The receiver. */
  receiverId: string | number;
};

/** Why a request's clock stands still. */
export type PauseReason =
  /** The subject was asked which data or processing is meant. */
  | 'CLARIFICATION'
  /** A fee that the law allows was asked for. */
  | 'FEE'
  /** The subject was asked to prove who they are. */
  | 'IDENTITY';

/** Which clock to pause, and why. */
export type PauseRequestInput = {
  /** For which reason of the law. */
  for: PauseReason;
  /** What is needed from the subject, at least 20 characters; they read it. */
  reason: string;
  /** Which request. */
  requestId: string | number;
};

/** Which webhook to pause. */
export type PauseWebhookInput = {
  /** Which webhook. */
  webhookId: string | number;
};

/** One thing that an actor may do. */
export type Permission =
  /** Approve what somebody else prepared. */
  | 'APPROVE_REQUESTS'
  /** Start, refuse and extend rights requests. */
  | 'DECIDE_REQUESTS'
  /** Delete members. */
  | 'DELETE_MEMBERS'
  /** Let the vendor's staff in for a while, and show them out. */
  | 'GRANT_SUPPORT'
  /** Hand in records of member data. */
  | 'INGEST_DATA'
  /** Change directories and their tokens. */
  | 'MANAGE_DIRECTORIES'
  /** Place and release legal holds. */
  | 'MANAGE_HOLDS'
  /** Create, change, suspend and restore members; create, change and delete groups. */
  | 'MANAGE_MEMBERS'
  /** Change the organization's settings and connections. */
  | 'MANAGE_ORGANIZATION'
  /** Assign products and connect sources. */
  | 'MANAGE_PRODUCTS'
  /** Give and take roles. */
  | 'MANAGE_ROLES'
  /** Write documents. */
  | 'MANAGE_TERMS'
  /** Issue and revoke API tokens. */
  | 'MANAGE_TOKENS'
  /** Open a rights request for a member. */
  | 'OPEN_REQUESTS'
  /** The vendor's: organizations, products, the statement. */
  | 'OPERATE'
  /** One's own data. */
  | 'OWN_DATA'
  /** Provision over SCIM. */
  | 'PROVISION'
  /** Read members' content, as the terms allow. */
  | 'READ_CONTENT'
  /** See directories and what they sent. */
  | 'READ_DIRECTORIES'
  /** Read, prove and export the log. */
  | 'READ_LOG'
  /** See members and groups. */
  | 'READ_MEMBERS'
  /** See the organization, its domains and connections. */
  | 'READ_ORGANIZATION'
  /** See products, sources and assignments. */
  | 'READ_PRODUCTS'
  /** See rights requests and holds. */
  | 'READ_REQUESTS'
  /** See terms, documents and clauses. */
  | 'READ_TERMS'
  /** Sign and terminate documents. */
  | 'SIGN_TERMS'
  /** Steward's own background work. */
  | 'WORK';

/** To whom to open a connection. */
export type PilotConnectionInput = {
  /** The connection. */
  connectionId: string | number;
  /** Whether everybody may use it. */
  everybody?: boolean | null | undefined;
  /** The groups whose members try it. */
  groupIds?: Array<string | number> | null | undefined;
  /** The members who try it. */
  memberIds?: Array<string | number> | null | undefined;
  /** The version that was read. */
  version?: number | null | undefined;
};

/** A hold to place. */
export type PlaceHoldInput = {
  /** On the members of these groups. */
  groupIds?: Array<string | number> | null | undefined;
  /** The matter, such as a case number. */
  matter: string;
  /** On these members. */
  memberIds?: Array<string | number> | null | undefined;
  /** Why, at least 20 characters. */
  reason: string;
  /** When somebody must look whether it is still needed; in a year when left out. */
  reviewAt?: string | null | undefined;
};

/** For whom a product is made. */
export type ProductAudience =
  /** Developers. */
  | 'DEVELOPER'
  /** Organizations. */
  | 'ENTERPRISE'
  /** People at home. */
  | 'HOME'
  /** Schools. */
  | 'SCHOOL';

/** A family of products; the statement has a section for each. */
export type ProductFamily =
  /** Services for developers. */
  | 'DEVELOPER_SERVICE'
  /** Server and developer software. */
  | 'ENTERPRISE_AND_DEVELOPER_SOFTWARE'
  /** Appliances and hardware for organizations. */
  | 'ENTERPRISE_APPLIANCE'
  /** Online services for organizations. */
  | 'ENTERPRISE_ONLINE_SERVICE'
  /** Entertainment. */
  | 'ENTERTAINMENT'
  /** Products under another statement. */
  | 'EXTERNAL'
  /** Health. */
  | 'HEALTH'
  /** Operating systems and devices. */
  | 'OS_AND_DEVICE'
  /** Productivity and communications. */
  | 'PRODUCTIVITY_AND_COMMUNICATIONS'
  /** Professional services. */
  | 'PROFESSIONAL_SERVICE'
  /** Search and artificial intelligence. */
  | 'SEARCH_AND_AI';

/** What sort of thing a product is. */
export type ProductKind =
  /** An app. */
  | 'APP'
  /** A device. */
  | 'DEVICE'
  /** A server. */
  | 'SERVER'
  /** A service. */
  | 'SERVICE'
  /** Software. */
  | 'SOFTWARE'
  /** A website. */
  | 'WEBSITE';

/** How data came to be held. */
export type Provenance =
  /** It was observed while the person used a product. */
  | 'OBSERVED'
  /** The person gave it. */
  | 'PROVIDED'
  /** Somebody else gave it. */
  | 'THIRD_PARTY';

/** Where a provider leads. */
export type ProviderEndpointsInput = {
  /** Where browsers go to sign in. */
  authorize?: string | null | undefined;
  /** Where browsers go to sign out. */
  endSession?: string | null | undefined;
  /** Where the signing keys are. */
  keys?: string | null | undefined;
  /** Where codes are traded for tokens. */
  token?: string | null | undefined;
  /** Where more of a person is told. */
  userInfo?: string | null | undefined;
};

/** What data is used for. */
export type Purpose =
  /** Advertise and market. */
  | 'ADVERTISE'
  /** Make relevant offers. */
  | 'ADVERTISE_OFFER'
  /** Send promotional messages. */
  | 'ADVERTISE_PROMOTE'
  /** Target advertising. */
  | 'ADVERTISE_TARGET'
  /** Improve and develop products. */
  | 'IMPROVE'
  /** Operate the business. */
  | 'OPERATE'
  /** Meet legal obligations. */
  | 'OPERATE_LEGAL'
  /** Measure performance. */
  | 'OPERATE_PERFORMANCE'
  /** Do research. */
  | 'OPERATE_RESEARCH'
  /** Develop the workforce. */
  | 'OPERATE_WORKFORCE'
  /** Personalize and recommend. */
  | 'PERSONALIZE'
  /** Provide the product. */
  | 'PROVIDE'
  /** Keep the product secure. */
  | 'PROVIDE_SECURE'
  /** Give support. */
  | 'PROVIDE_SUPPORT'
  /** Find and mend faults. */
  | 'PROVIDE_TROUBLESHOOT'
  /** Keep the product up to date. */
  | 'PROVIDE_UPDATE';

/** Everything was read. */
export type ReadAllNoticesInput = {
  /** Leave it out. */
  nothing?: boolean | null | undefined;
};

/** Whose content to read. */
export type ReadContentInput = {
  /** Read on after this cursor. */
  after?: string | null | undefined;
  /** Only these. */
  filter?: RecordFilter | null | undefined;
  /** How many, 1 to 100. */
  first?: number;
  /** Whose. */
  memberId: string | number;
  /** Why; kept in the log and shown to the member as the terms say. */
  reason: string;
};

/** Which notice was read. */
export type ReadNoticeInput = {
  /** Which notice. */
  noticeId: string | number;
};

/** Which records. */
export type RecordFilter = {
  /** About this. */
  category?: DataCategory | null | undefined;
  /** Arisen at this time or later. */
  from?: string | null | undefined;
  /** From this product. */
  productId?: string | number | null | undefined;
  /** Arisen before this time. */
  to?: string | null | undefined;
};

/** The law's ground for refusing. */
export type RefusalGround =
  /** Compelling grounds outweigh the subject's interests. */
  | 'COMPELLING_GROUNDS'
  /** A contract with the subject needs it. */
  | 'CONTRACT_PERFORMANCE'
  /** The data was looked at and is correct. */
  | 'DATA_ACCURATE'
  /** It is excessive. */
  | 'EXCESSIVE'
  /** The law keeps these records from inspection. */
  | 'EXCLUDED_RECORDS'
  /** Freedom of expression and information requires it. */
  | 'FREEDOM_OF_EXPRESSION'
  /** The person's identity can't be verified. */
  | 'IDENTITY_UNVERIFIED'
  /** The data is needed for legal claims. */
  | 'LEGAL_CLAIMS'
  /** The law requires keeping the data. */
  | 'LEGAL_OBLIGATION'
  /** The right does not apply. */
  | 'NOT_APPLICABLE'
  /** Nothing is held. */
  | 'NO_DATA'
  /** The data is kept in the public interest. */
  | 'PUBLIC_INTEREST'
  /** It would harm others' rights. */
  | 'RIGHTS_OF_OTHERS'
  /** It would endanger security. */
  | 'SECURITY'
  /** It would disclose trade secrets. */
  | 'TRADE_SECRETS'
  /** It is manifestly unfounded. */
  | 'UNFOUNDED';

/** Which request to refuse. */
export type RefuseRequestInput = {
  /** The law's ground. */
  ground: RefusalGround;
  /** Why, at least 20 characters; the subject reads it. */
  reason: string;
  /** Which request. */
  requestId: string | number;
};

/** A law with deadlines for rights requests. */
export type Regime =
  /** The California Consumer Privacy Act. */
  | 'CCPA'
  /** The GDPR of the European Union. */
  | 'EU_GDPR'
  /** The Family Educational Rights and Privacy Act. */
  | 'FERPA'
  /** The general data protection law of Brazil. */
  | 'LGPD'
  /** The GDPR of the United Kingdom. */
  | 'UK_GDPR'
  /** No law; the vendor's statement promises an answer everywhere. */
  | 'VOLUNTARY';

/** Which hold to release. */
export type ReleaseHoldInput = {
  /** Which hold. */
  holdId: string | number;
  /** Why, at least 20 characters. */
  reason: string;
};

/** Which account to end. */
export type RemoveBreakGlassInput = {
  /** The account, by the id of its member. */
  accountId: string | number;
};

/** Which rule to take out. */
export type RemoveClauseInput = {
  /** Which rule. */
  clauseId: string | number;
  /** Of which draft. */
  documentId: string | number;
};

/** Which contact to take away. */
export type RemoveContactInput = {
  /** Which contact. */
  role: ContactRole;
};

/** Which domain to give up. */
export type RemoveDomainInput = {
  /** Which domain. */
  domainId: string | number;
};

/** Which schema extension to remove. */
export type RemoveExtensionInput = {
  /** Whether the values of members or groups are deleted with it, for good. Without that, an extension with values stays. */
  deleteValues?: boolean;
  /** Which extension. */
  extensionId: string | number;
};

/** Whom to take out of a group. */
export type RemoveGroupMembersInput = {
  /** Which group. */
  groupId: string | number;
  /** Whom, at most 1,000. */
  memberIds: Array<string | number>;
};

/** Which account gets which name. */
export type RenameConflictInput = {
  /** Which conflict. */
  conflictId: string | number;
  /** The new user name. */
  userName: string;
};

/** A name for the organization. */
export type RenameOrganizationInput = {
  /** The name. */
  name: string;
};

/** Whose codes to renew. */
export type RenewBreakGlassInput = {
  /** The account, by the id of its member. */
  accountId: string | number;
};

/** Which connection to take back. */
export type ReopenConnectionInput = {
  /** The connection. */
  connectionId: string | number;
  /** The version that was read. */
  version?: number | null | undefined;
};

/** Which request to try again. */
export type ReplayExchangeInput = {
  /** Which entry of the provisioning log. */
  exchangeId: string | number;
};

/** What to send again. */
export type ReplayFailedWebhookDeliveriesInput = {
  /** What failed since then. */
  since: string;
  /** Of which webhook. */
  webhookId: string | number;
};

/** Which message to send again. */
export type ReplayWebhookDeliveryInput = {
  /** Which delivery. */
  deliveryId: string | number;
};

/** What the actor can do with a request now. */
export type RequestAction =
  /** approveRequest. */
  | 'APPROVE'
  /** assignRequest. */
  | 'ASSIGN'
  /** attestRequest. */
  | 'ATTEST'
  /** completeRequest, for kinds that a person works on by hand. */
  | 'COMPLETE'
  /** extendRequest. */
  | 'EXTEND'
  /** pauseRequest. */
  | 'PAUSE_CLOCK'
  /** refuseRequest. */
  | 'REFUSE'
  /** resumeRequest. */
  | 'RESUME_CLOCK'
  /** retryTask, for a task that failed. */
  | 'RETRY'
  /** startRequest. */
  | 'START'
  /** withdrawRequest, or withdrawOwnRequest. */
  | 'WITHDRAW';

/** How a request came in. */
export type RequestChannel =
  /** The member's own My data page. */
  | 'CONSOLE'
  /** In person; an administrator entered it. */
  | 'COUNTER'
  /** An e-mail; an administrator entered it. */
  | 'EMAIL'
  /** A letter; an administrator entered it. */
  | 'LETTER'
  /** A telephone call; an administrator entered it. */
  | 'PHONE'
  /** Steward's own: the time for which a deleted member's data is kept is over. */
  | 'RETENTION';

/** Which requests. */
export type RequestFilter = {
  /** Given to this administrator. */
  assigneeId?: string | number | null | undefined;
  /** Only those due before this time. */
  dueBefore?: string | null | undefined;
  /** Of one of these kinds; all when left out. */
  kinds?: Array<RequestKind> | null | undefined;
  /** About this member. */
  memberId?: string | number | null | undefined;
  /** Only those that wait for an answer. */
  open?: boolean;
  /** In one of these states; all when left out. */
  states?: Array<RequestState> | null | undefined;
};

/** Which right a request is about. */
export type RequestKind =
  /** See what is held. */
  | 'ACCESS'
  /** Have education records amended. */
  | 'AMENDMENT'
  /** Have a decision by a machine explained and looked at by a person. */
  | 'AUTOMATED_DECISION'
  /** Take back a consent. */
  | 'CONSENT_WITHDRAWAL'
  /** Have it erased. */
  | 'ERASURE'
  /** Inspect education records. */
  | 'INSPECTION'
  /** Have the use of sensitive data limited. */
  | 'LIMIT_USE'
  /** Object to its use. */
  | 'OBJECTION'
  /** Have it not used for advertising. */
  | 'OPT_OUT_ADVERTISING'
  /** Have it not sold. */
  | 'OPT_OUT_SALE'
  /** Have it not shared for advertising elsewhere. */
  | 'OPT_OUT_SHARING'
  /** Take it elsewhere. */
  | 'PORTABILITY'
  /** Have it corrected. */
  | 'RECTIFICATION'
  /** Have its use restricted. */
  | 'RESTRICTION';

/** Who answers a request. */
export type RequestParty =
  /** The member's organization, for work and school accounts. */
  | 'ORGANIZATION'
  /** The vendor, for personal and third-party accounts. */
  | 'VENDOR';

/** By what requests are sorted. */
export type RequestSort =
  /** Due first. */
  | 'DUE_AT'
  /** Newest first. */
  | 'RECEIVED_AT';

/** How far a request is. */
export type RequestState =
  /** Prepared; a second person must approve. */
  | 'AWAITING_APPROVAL'
  /** Stopped by a hold; goes on when that is released. */
  | 'BLOCKED'
  /** Answered. */
  | 'COMPLETED'
  /** Approved; being carried out. */
  | 'EXECUTING'
  /** Started: sources are being asked. */
  | 'IN_PROGRESS'
  /** Received; nobody has started it. */
  | 'RECEIVED'
  /** Refused. */
  | 'REFUSED'
  /** Withdrawn by the subject. */
  | 'WITHDRAWN';

/** Whom to restore. */
export type RestoreMemberInput = {
  /** Whom. */
  memberId: string | number;
};

/** Whose clock to let run. */
export type ResumeRequestInput = {
  /** Which request. */
  requestId: string | number;
};

/** Which webhook to resume. */
export type ResumeWebhookInput = {
  /** Which webhook. */
  webhookId: string | number;
};

/** A receiver to be tried again. */
export type RetryEventReceiverInput = {
  /** The receiver. */
  receiverId: string | number;
};

/** Which task to retry. */
export type RetryTaskInput = {
  /** Which task. */
  taskId: string | number;
};

/** Which document to give back. */
export type ReturnDocumentInput = {
  /** Which document. */
  documentId: string | number;
  /** Why; whoever wrote it reads this. */
  reason: string;
};

/** Which client to revoke. */
export type RevokeDirectoryClientInput = {
  /** Which client. */
  directoryClientId: string | number;
};

/** Which token to revoke. */
export type RevokeDirectoryTokenInput = {
  /** Which token. */
  tokenId: string | number;
};

/** Which token to revoke. */
export type RevokeTokenInput = {
  /** Which token. */
  tokenId: string | number;
};

/** A named set of permissions. */
export type Role =
  /** Everything but the organization's own settings, roles and terms. */
  | 'ADMIN'
  /** Reads everything but content; changes nothing. */
  | 'AUDITOR'
  /** Members' accounts; no content, no log. */
  | 'HELPDESK'
  /** Their own data; every active member has it. */
  | 'MEMBER'
  /** Staff of the vendor; never reads members' content. */
  | 'OPERATOR'
  /** Everything that an organization can do. */
  | 'OWNER'
  /** Requests, holds and member data. */
  | 'PRIVACY_OFFICER'
  /** What a directory's token carries. */
  | 'PROVISIONER';

/** A new secret for a connection. */
export type RotateConnectionSecretInput = {
  /** The new client secret; left out for a connection that proves itself by key. */
  clientSecret?: string | null | undefined;
  /** The connection. */
  connectionId: string | number;
  /** For how many days the old one goes on working, 0 to 30. */
  overlapDays: number;
};

/** Which client's secret to replace. */
export type RotateDirectoryClientInput = {
  /** Which client. */
  directoryClientId: string | number;
  /** How many hours the former secret works too, 0 to 720. */
  overlapHours?: number;
};

/** Which token to replace. */
export type RotateDirectoryTokenInput = {
  /** Which token. */
  directoryTokenId: string | number;
  /** How many hours the former one works too, 0 to 720. */
  overlapHours?: number;
};

/** How the signing key is replaced. */
export type RotateEventKeyInput = {
  /** Publish the former keys no longer, at once: where one got into wrong hands. */
  revoke?: boolean;
};

/** A receiver that needs a new token. */
export type RotateEventReceiverTokenInput = {
  /** The receiver. */
  receiverId: string | number;
};

/** Which secret to replace. */
export type RotateWebhookSecretInput = {
  /** How many hours the former secret signs too, 0 to 720. */
  overlapHours?: number;
  /** Of which webhook. */
  webhookId: string | number;
};

/** A connection to save. What is left out stays as it is. */
export type SaveConnectionInput = {
  /** How Steward proves itself; by secret when left out. */
  auth?: ConnectionAuth | null | undefined;
  /** Which claims say who somebody is. */
  claims?: ConnectionClaimsInput | null | undefined;
  /** The client id that the provider gave. */
  clientId: string;
  /** The client secret, which takes the place of the one that is kept at once. */
  clientSecret?: string | null | undefined;
  /** Confirms endpoints outside the issuer's own domain. */
  confirmForeignHosts?: boolean | null | undefined;
  /** The connection to change; leave out to create one. */
  connectionId?: string | number | null | undefined;
  /** Where the provider leads, as discoverProvider found. */
  endpoints?: ProviderEndpointsInput | null | undefined;
  /** Which groups at the provider give which roles. */
  groupRoles?: Array<GroupRolesInput> | null | undefined;
  /** The provider's issuer address, https. */
  issuer: string;
  /** Who becomes a member by signing in. */
  join?: JoinRuleInput | null | undefined;
  /** A name for people. */
  name: string;
  /** Whether a group may give the owner's role. */
  ownerByGroup?: boolean | null | undefined;
  /** Whose product it is; GENERIC when left out. */
  provider?: ConnectionProvider | null | undefined;
  /** Which part of a shared issuer is the organization's. */
  restriction?: ConnectionRestrictionInput | null | undefined;
  /** The scopes to ask for, besides openid; profile and email when left out. */
  scopes?: Array<string> | null | undefined;
  /** The classes of authentication (acr) of which the provider must reach one when somebody confirms that it is them: at most 5. None asks the provider for no more than to see the person again. */
  stepUp?: Array<string> | null | undefined;
  /** Whether to believe addresses that the provider does not say it verified. */
  trustEmail?: boolean | null | undefined;
  /** The version that was read; another one by now is a CONFLICT. Left out, the change is made whatever it is. */
  version?: number | null | undefined;
};

/** What the log keeps of a directory. */
export type SaveDirectoryLogInput = {
  /** For how many days, 1 to 90. */
  days: number;
  /** Which directory. */
  directoryId: string | number;
  /** Whether personal values are kept, sealed. */
  values: boolean;
  /** The version that was read; another one by now is a CONFLICT. */
  version: number;
};

/** A directory's mapping. */
export type SaveMappingInput = {
  /** Which directory. */
  directoryId: string | number;
  /** All its rules, at most 50. */
  rules: Array<MappingRuleInput>;
  /** The version that was read; another one by now is a CONFLICT. */
  version: number;
};

/** What an extension adds attributes to, and a mapping fills. */
export type SchemaResource =
  /** Groups. */
  | 'GROUP'
  /** Accounts. */
  | 'USER';

/** What to decide. */
export type SetChoiceInput = {
  /** On or off. */
  allowed: boolean;
  /** Which choice. */
  kind: ChoiceKind;
};

/** Whom to write to. */
export type SetContactInput = {
  /** The e-mail address. */
  email: string;
  /** The name, of a person or an office. */
  name: string;
  /** The telephone number with the country's code, such as +49 30 1234567. */
  phone?: string | null | undefined;
  /** What for. */
  role: ContactRole;
};

/** Which rules to set. */
export type SetDirectoryRulesInput = {
  /** Take over what is another directory's. */
  adoptForeign?: boolean | null | undefined;
  /** Take over what was made in the console. */
  adoptHandMade?: boolean | null | undefined;
  /** Create values that a change means but that are missing. */
  createOnAbsent?: boolean | null | undefined;
  /** Which directory. */
  directoryId: string | number;
  /** Failures in a row, 0 to 1000. */
  failAfter?: number | null | undefined;
  /** Skip attributes that no schema has. */
  ignoreUnknown?: boolean | null | undefined;
  /** Bring inactive accounts of its own back. */
  reactivateOnCreate?: boolean | null | undefined;
  /** Refuse changes without a version. */
  requireIfMatch?: boolean | null | undefined;
  /** Hours, 0 to 2160. */
  silentAfterHours?: number | null | undefined;
  /** Deactivate and hide instead of deleting. */
  softDelete?: boolean | null | undefined;
  /** Refuse a second group of the same name. */
  uniqueGroupNames?: boolean | null | undefined;
};

/** Which roles a member shall have. */
export type SetMemberRolesInput = {
  /** Whom. */
  memberId: string | number;
  /** Exactly these roles; only assignable ones. */
  roles: Array<Role>;
};

/** Which document to sign. */
export type SignDocumentInput = {
  /** Which document in review. */
  documentId: string | number;
  /** Who signs, as it stands on the paper. */
  signer: string;
};

/** Whether a sign-in came through. */
export type SigninOutcome =
  /** Every check passed. */
  | 'PASSED'
  /** Refused, for the reason given. */
  | 'REFUSED';

/** What a sign-in was for. */
export type SigninPurpose =
  /** To add a way to sign in to one's account. */
  | 'LINK'
  /** To come in. */
  | 'SIGN_IN'
  /** To prove again who one is. */
  | 'STEP_UP'
  /** To test a connection. */
  | 'TEST';

/** What one check came to. */
export type SigninStepOutcome =
  /** Not as expected: this refused the sign-in. */
  | 'FAILED'
  /** As expected. */
  | 'PASSED'
  /** Not checked. */
  | 'SKIPPED'
  /** Did no harm, and is worth a look. */
  | 'WARNED';

/** Which way a list runs. */
export type SortDirection =
  /** Smallest, earliest or A first. */
  | 'ASC'
  /** Largest, latest or Z first. */
  | 'DESC';

/** How a source is reached. */
export type SourceKind =
  /** Steward keeps the data itself. */
  | 'BUILTIN'
  /** Over the source protocol. */
  | 'HTTP';

/** A change to be tried. Give memberIds or filter, not both. */
export type StartBulkChangeInput = {
  /** Whom: everybody that this chooses when the dry run begins, at most 200,000. */
  filter?: MemberFilter | null | undefined;
  /** Whom: at most 1,000. */
  memberIds?: Array<string | number> | null | undefined;
  /** The product that is given or taken. */
  productId?: string | number | null | undefined;
  /** Why; kept with each member's event. SUSPEND and DELETE need one. */
  reason?: string | null | undefined;
  /** What happens to each account. */
  verb: BulkVerb;
};

/** What is to be written. */
export type StartExportInput = {
  /** How. */
  format: TransferFormat;
  /** What; a CSV file holds members or groups. */
  kind: TransferKind;
  /** Write the column grantedRoles too. */
  withRoles?: boolean;
};

/** A file to be imported. Uploaded before, to /upload/import. */
export type StartImportInput = {
  /** The file. */
  fileId: string | number;
  /** Leave columns out that no attribute has; otherwise such a file is refused. */
  ignoreUnknown?: boolean;
  /** Take the column grantedRoles over; needs MANAGE_ROLES. */
  withRoles?: boolean;
};

/** Which request to start. */
export type StartRequestInput = {
  /** Which request. */
  requestId: string | number;
};

/** Which draft to hand in. */
export type SubmitDocumentInput = {
  /** Which draft. */
  documentId: string | number;
};

/** Whom to suspend, and why. */
export type SuspendMemberInput = {
  /** Whom. */
  memberId: string | number;
  /** Why; kept in the log. */
  reason: string;
};

/** How far a task is. */
export type TaskState =
  /** Done. */
  | 'DONE'
  /** Failed; it is tried again by itself for a while, and by retryTask at any time. */
  | 'FAILED'
  /** Under way. */
  | 'RUNNING'
  /** Waiting. */
  | 'WAITING';

/** What a task does in its source. */
export type TaskWork =
  /** Fetch everything for a package. */
  | 'COLLECT'
  /** Destroy the member's keys. */
  | 'DESTROY'
  /** Erase, and ask what is left. */
  | 'ERASE'
  /** Make the package of what was collected. */
  | 'PACK'
  /** Count what an erasure would reach. */
  | 'PREVIEW';

/** Where in the order of precedence a rule comes from. */
export type TermLayer =
  /** A data processing agreement. */
  | 'DATA_PROCESSING_AGREEMENT'
  /** A master agreement. */
  | 'MASTER_AGREEMENT'
  /** The member's choice. */
  | 'MEMBER_CHOICE'
  /** Online services terms. */
  | 'ONLINE_SERVICES_TERMS'
  /** An order form. */
  | 'ORDER_FORM'
  /** The organization's own policy. */
  | 'ORGANIZATION_POLICY'
  /** What the product does by itself. */
  | 'PRODUCT_DEFAULT'
  /** The statement's section for a product. */
  | 'PRODUCT_SECTION'
  /** Standard contractual clauses. */
  | 'STANDARD_CONTRACTUAL_CLAUSES'
  /** The vendor's privacy statement. */
  | 'STATEMENT';

/** What sort of value a term has. */
export type TermType =
  /** Yes or no. */
  | 'BOOL'
  /** A calendar day. */
  | 'DATE'
  /** A length of time. */
  | 'DURATION'
  /** One of a few words. */
  | 'ENUM'
  /** A whole number. */
  | 'INT'
  /** An amount of money. */
  | 'MONEY'
  /** A web address. */
  | 'REFERENCE'
  /** Several regions, such as EU or US-CA. */
  | 'REGIONS'
  /** Several of a few words. */
  | 'SET';

/** Which document to end. */
export type TerminateDocumentInput = {
  /** When it shall end; now when left out. */
  at?: string | null | undefined;
  /** Which document. */
  documentId: string | number;
};

/** Which webhook to test. */
export type TestWebhookInput = {
  /** Which webhook. */
  webhookId: string | number;
};

/** How a file is written. */
export type TransferFormat =
  /** A SCIM Bulk request (RFC 7644 section 3.7). */
  | 'BULK'
  /** CSV with SCIM attribute paths as columns. */
  | 'CSV';

/** What a file or a row is about. */
export type TransferKind =
  /** Members and groups: Bulk JSON only. */
  | 'BOTH'
  /** Groups and who is in them. */
  | 'GROUPS'
  /** Members. */
  | 'MEMBERS';

/** A request to try out. */
export type TryRequestInput = {
  /** The body, at most 200 KiB. */
  body?: string | null | undefined;
  /** On which directory. */
  directoryId: string | number;
  /** GET, POST, PUT, PATCH or DELETE. */
  method: string;
  /** The path below the directory's address, with its query, or the whole address. */
  path: string;
  /** Rules to try in place of the directory's mapping. */
  rules?: Array<MappingRuleInput> | null | undefined;
};

/** Which product to take back. */
export type UnassignProductInput = {
  /** Whom. */
  memberId: string | number;
  /** Which product. */
  productId: string | number;
  /** Why; kept with the assignment. */
  reason?: string | null | undefined;
};

/** A change to be undone. */
export type UndoBulkChangeInput = {
  /** The change. */
  bulkChangeId: string | number;
};

/** What to change of a directory. */
export type UpdateDirectoryInput = {
  /** Which directory. */
  directoryId: string | number;
  /** The new name. */
  name?: string | null | undefined;
  /** The new profile. */
  profile?: DirectoryProfile | null | undefined;
  /** Whether to listen to it. */
  state?: DirectoryState | null | undefined;
};

/** What to change of a schema extension. */
export type UpdateExtensionInput = {
  /** All its attributes. */
  attributes: Array<ExtensionAttributeInput>;
  /** What it is for. */
  description?: string | null | undefined;
  /** Which extension. */
  extensionId: string | number;
  /** The name. */
  name: string;
  /** The version that was read; another one by now is a CONFLICT. */
  version: number;
};

/** What to change of a group. */
export type UpdateGroupInput = {
  /** The new name. */
  displayName: string;
  /** Which group. */
  groupId: string | number;
  /** The version that was read; another one by now is a CONFLICT. */
  version: number;
};

/** What to change of a webhook. */
export type UpdateWebhookInput = {
  /** The new actions. */
  actions?: Array<string> | null | undefined;
  /** The new name. */
  name?: string | null | undefined;
  /** The new address. */
  url?: string | null | undefined;
  /** Which webhook. */
  webhookId: string | number;
};

/** A receiver to be verified. */
export type VerifyEventReceiverInput = {
  /** The receiver. */
  receiverId: string | number;
};

/** Where a delivery stands. */
export type WebhookDeliveryState =
  /** The endpoint took it. */
  | 'DELIVERED'
  /** It was given up. */
  | 'FAILED'
  /** It is tried, or tried again later. */
  | 'WAITING';

/** Whether a webhook is sent to. */
export type WebhookState =
  /** Sent to. */
  | 'ACTIVE'
  /** It answered that it is gone for good; nothing is kept for it. */
  | 'GONE'
  /** Sent nothing; what would have been sent is kept for a replay. */
  | 'PAUSED';

/** Whose notice to take back. */
export type WithdrawNoticeInput = {
  /** Which organization. */
  organizationId: string | number;
};

/** Which request to withdraw. */
export type WithdrawOwnRequestInput = {
  /** The request's global id. */
  requestId: string | number;
};

/** Which request to withdraw. */
export type WithdrawRequestInput = {
  /** Which request. */
  requestId: string | number;
};

export type FindGroupsQueryVariables = Exact<{
  search: string;
}>;


export type FindGroupsQuery = { groups: { nodes: Array<{ id: string, displayName: string, memberCount: number }> } };

export type LogChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type LogChangedSubscription = { eventRecorded: { cursor: string } };

export type RequestQueueChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type RequestQueueChangedSubscription = { requestQueueChanged: { cursor: string } };

export type RequestChangedSubscriptionVariables = Exact<{
  id: string | number;
}>;


export type RequestChangedSubscription = { requestChanged: { cursor: string } };

export type OwnDataChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type OwnDataChangedSubscription = { ownDataChanged: { cursor: string } };

export type FindMembersQueryVariables = Exact<{
  search: string;
}>;


export type FindMembersQuery = { members: { nodes: Array<{ id: string, displayName: string, userName: string }> } };

export type ConfirmedQueryVariables = Exact<{ [key: string]: never; }>;


export type ConfirmedQuery = { viewer: { authenticatedAt: string | null } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { kind: ActorKind, name: string, roles: Array<Role>, permissions: Array<Permission>, breakGlass: boolean, organization: { id: string, slug: string, name: string, kind: OrganizationKind, vendor: boolean }, organizations: Array<{ slug: string, name: string, current: boolean }>, me: { id: string, displayName: string, userName: string, emails: Array<{ value: string, primary: boolean }> } | null } };

export type BulkHeadFragment = { id: string, verb: BulkVerb, state: BulkState, total: number, checked: number, applied: number, undoable: boolean, undoUntil: string | null, undoesId: string | null, undoneById: string | null, startedBy: string, createdAt: string, problem: string | null, product: { id: string, name: string } | null, counts: { waiting: number, change: number, unchanged: number, refused: number } };

export type BulkChangesQueryVariables = Exact<{ [key: string]: never; }>;


export type BulkChangesQuery = { bulkChanges: Array<{ id: string, verb: BulkVerb, state: BulkState, total: number, checked: number, applied: number, undoable: boolean, undoUntil: string | null, undoesId: string | null, undoneById: string | null, startedBy: string, createdAt: string, problem: string | null, product: { id: string, name: string } | null, counts: { waiting: number, change: number, unchanged: number, refused: number } }> };

export type BulkChangeQueryVariables = Exact<{
  id: string | number;
  first: number;
  after?: string | null | undefined;
  outcomes?: Array<BulkOutcome> | BulkOutcome | null | undefined;
}>;


export type BulkChangeQuery = { bulkChange: { needsSecondPerson: boolean, id: string, verb: BulkVerb, state: BulkState, total: number, checked: number, applied: number, undoable: boolean, undoUntil: string | null, undoesId: string | null, undoneById: string | null, startedBy: string, createdAt: string, problem: string | null, rows: { nodes: Array<{ number: number, outcome: BulkOutcome, applied: boolean, reason: string | null, member: { id: string, displayName: string, userName: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, product: { id: string, name: string } | null, counts: { waiting: number, change: number, unchanged: number, refused: number } } | null };

export type BulkProductsQueryVariables = Exact<{ [key: string]: never; }>;


export type BulkProductsQuery = { products: Array<{ id: string, name: string }> };

export type StartBulkChangeMutationVariables = Exact<{
  input: StartBulkChangeInput;
}>;


export type StartBulkChangeMutation = { startBulkChange: { bulkChange: { id: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type ApplyBulkChangeMutationVariables = Exact<{
  input: ApplyBulkChangeInput;
}>;


export type ApplyBulkChangeMutation = { applyBulkChange: { bulkChange: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type CancelBulkChangeMutationVariables = Exact<{
  input: CancelBulkChangeInput;
}>;


export type CancelBulkChangeMutation = { cancelBulkChange: { bulkChange: { id: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type UndoBulkChangeMutationVariables = Exact<{
  input: UndoBulkChangeInput;
}>;


export type UndoBulkChangeMutation = { undoBulkChange: { bulkChange: { id: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type ConflictPersonFragment = { id: string, displayName: string, userName: string, accountKind: AccountKind, directory: { id: string, name: string } | null };

export type ConflictsQueryVariables = Exact<{ [key: string]: never; }>;


export type ConflictsQuery = { directories: Array<{ id: string, name: string }>, conflicts: { more: boolean, conflicts: Array<{ id: string, kind: ConflictKind, address: string | null, attempts: number, lastAt: string | null, exchangeId: string | null, directory: { id: string, name: string } | null, member: { id: string, displayName: string, userName: string, accountKind: AccountKind, directory: { id: string, name: string } | null } | null, other: { id: string, displayName: string, userName: string, accountKind: AccountKind, directory: { id: string, name: string } | null } | null }> } };

export type AdoptConflictMutationVariables = Exact<{
  input: AdoptConflictInput;
}>;


export type AdoptConflictMutation = { adoptConflict: { member: { id: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type RenameConflictMutationVariables = Exact<{
  input: RenameConflictInput;
}>;


export type RenameConflictMutation = { renameConflict: { member: { id: string, userName: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type IgnoreConflictMutationVariables = Exact<{
  input: IgnoreConflictInput;
}>;


export type IgnoreConflictMutation = { ignoreConflict: { errors: Array<{ message: string, path: Array<string> }> } };

export type BreakGlassQueryVariables = Exact<{ [key: string]: never; }>;


export type BreakGlassQuery = { organization: { id: string, slug: string }, breakGlassAccounts: Array<{ id: string, name: string, codesLeft: number, provedAt: string | null, provedByDrill: boolean | null, lockedUntil: string | null, createdAt: string }> };

export type CreateBreakGlassMutationVariables = Exact<{
  input: CreateBreakGlassInput;
}>;


export type CreateBreakGlassMutation = { createBreakGlass: { account: { id: string, name: string } | null, secrets: { codes: Array<string>, oneTimeSecret: string, oneTimeUri: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type RenewBreakGlassMutationVariables = Exact<{
  input: RenewBreakGlassInput;
}>;


export type RenewBreakGlassMutation = { renewBreakGlass: { account: { id: string, name: string } | null, secrets: { codes: Array<string>, oneTimeSecret: string, oneTimeUri: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type RemoveBreakGlassMutationVariables = Exact<{
  input: RemoveBreakGlassInput;
}>;


export type RemoveBreakGlassMutation = { removeBreakGlass: { name: string | null, errors: Array<{ message: string, path: Array<string> }> } };

export type ConnectionQueryVariables = Exact<{
  id: string | number;
}>;


export type ConnectionQuery = { connection: { id: string, name: string, provider: ConnectionProvider, issuer: string, clientId: string, auth: ConnectionAuth, scopes: Array<string>, state: ConnectionState, suspendedFor: string | null, redirectUri: string, jwksUri: string, testPath: string, trustEmail: boolean, foreignHosts: Array<string>, ownerByGroup: boolean, config: number, tested: boolean, testedAt: string | null, version: number, claims: { email: string, emailVerified: string, name: string, groups: string }, restriction: { claim: string, values: Array<string> } | null, endpoints: { authorize: string | null, token: string | null, keys: string | null, userInfo: string | null, endSession: string | null }, groupRoles: Array<{ group: string, roles: Array<Role> }>, join: { on: boolean, domains: Array<string>, roles: Array<Role>, groupIds: Array<string>, productIds: Array<string> }, pilot: { everybody: boolean, members: Array<{ id: string, name: string }>, groups: Array<{ id: string, name: string }> }, requirements: Array<{ name: string, met: boolean, say: string }>, secrets: Array<{ key: boolean, createdAt: string, endsAt: string | null }> } | null };

export type LastTestQueryVariables = Exact<{
  id: string | number;
}>;


export type LastTestQuery = { signinTraces: { nodes: Array<{ id: string, at: string, config: number, purpose: SigninPurpose, outcome: SigninOutcome, reason: string | null, advice: string | null, memberName: string | null, steps: Array<{ name: string, outcome: SigninStepOutcome, expected: string | null, got: string | null, advice: string | null }> }> } };

export type SigninTracesQueryVariables = Exact<{
  id: string | number;
  first: number;
  after?: string | null | undefined;
  outcome?: SigninOutcome | null | undefined;
  from?: string | null | undefined;
}>;


export type SigninTracesQuery = { signinTraces: { nodes: Array<{ id: string, at: string, config: number, purpose: SigninPurpose, outcome: SigninOutcome, reason: string | null, advice: string | null, memberName: string | null, steps: Array<{ name: string, outcome: SigninStepOutcome, expected: string | null, got: string | null, advice: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type TracePartsFragment = { id: string, at: string, config: number, purpose: SigninPurpose, outcome: SigninOutcome, reason: string | null, advice: string | null, memberName: string | null, steps: Array<{ name: string, outcome: SigninStepOutcome, expected: string | null, got: string | null, advice: string | null }> };

export type DiscoverProviderMutationVariables = Exact<{
  input: DiscoverProviderInput;
}>;


export type DiscoverProviderMutation = { discoverProvider: { discovery: { issuer: string, otherIssuer: string | null, foreignHosts: Array<string>, algorithms: Array<string>, authMethods: Array<string>, pkce: boolean, sendsIssuer: boolean, endpoints: { authorize: string | null, token: string | null, keys: string | null, userInfo: string | null, endSession: string | null } } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type SaveConnectionMutationVariables = Exact<{
  input: SaveConnectionInput;
}>;


export type SaveConnectionMutation = { saveConnection: { connection: { id: string, name: string, state: ConnectionState, version: number } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type PilotConnectionMutationVariables = Exact<{
  input: PilotConnectionInput;
}>;


export type PilotConnectionMutation = { pilotConnection: { connection: { id: string, state: ConnectionState, version: number } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type EnforceConnectionMutationVariables = Exact<{
  input: EnforceConnectionInput;
}>;


export type EnforceConnectionMutation = { enforceConnection: { connection: { id: string, state: ConnectionState, version: number } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type DisableConnectionMutationVariables = Exact<{
  input: DisableConnectionInput;
}>;


export type DisableConnectionMutation = { disableConnection: { connection: { id: string, state: ConnectionState, version: number } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type ReopenConnectionMutationVariables = Exact<{
  input: ReopenConnectionInput;
}>;


export type ReopenConnectionMutation = { reopenConnection: { connection: { id: string, state: ConnectionState, version: number } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type RotateConnectionSecretMutationVariables = Exact<{
  input: RotateConnectionSecretInput;
}>;


export type RotateConnectionSecretMutation = { rotateConnectionSecret: { connection: { id: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type JoinChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type JoinChoicesQuery = { organization: { id: string, domains: Array<{ name: string, verifiedAt: string | null }> | null }, products: Array<{ id: string, name: string }> };

export type ConnectionsQueryVariables = Exact<{ [key: string]: never; }>;


export type ConnectionsQuery = { organization: { id: string, name: string, slug: string, kind: OrganizationKind, jurisdiction: string, state: OrganizationState, createdAt: string, domains: Array<{ name: string, verifiedBy: string, verifiedAt: string | null }> | null, connections: Array<{ id: string, name: string, provider: ConnectionProvider, issuer: string, state: ConnectionState, tested: boolean, testedAt: string | null, suspendedFor: string | null }> | null } };

export type DirectoryHeadFragment = { id: string, name: string, profile: DirectoryProfile, state: DirectoryState, url: string, createdAt: string, lastSyncAt: string | null };

export type DirectoryTokenPartsFragment = { id: string, label: string, prefix: string, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null };

export type DirectoriesQueryVariables = Exact<{ [key: string]: never; }>;


export type DirectoriesQuery = { directories: Array<{ id: string, name: string, profile: DirectoryProfile, state: DirectoryState, url: string, createdAt: string, lastSyncAt: string | null, health: Array<{ day: string, answered: number, refused: number, failed: number }> }> };

export type DirectoryQueryVariables = Exact<{
  id: string | number;
}>;


export type DirectoryQuery = { directory: { id: string, name: string, profile: DirectoryProfile, state: DirectoryState, url: string, createdAt: string, lastSyncAt: string | null, tokens: Array<{ id: string, label: string, prefix: string, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null }>, health: Array<{ day: string, answered: number, refused: number, failed: number }> } | null };

export type ExchangesQueryVariables = Exact<{
  id: string | number;
  first: number;
  after?: string | null | undefined;
  refused: boolean;
  filter?: ExchangeFilter | null | undefined;
}>;


export type ExchangesQuery = { directory: { id: string, exchanges: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, at: string, method: string, path: string, status: number, milliseconds: number, problem: string | null, resourceType: string | null }> } } | null };

export type CreateDirectoryMutationVariables = Exact<{
  input: CreateDirectoryInput;
}>;


export type CreateDirectoryMutation = { createDirectory: { directory: { id: string, name: string, profile: DirectoryProfile, state: DirectoryState, url: string, createdAt: string, lastSyncAt: string | null } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type UpdateDirectoryMutationVariables = Exact<{
  input: UpdateDirectoryInput;
}>;


export type UpdateDirectoryMutation = { updateDirectory: { directory: { id: string, name: string, profile: DirectoryProfile, state: DirectoryState, url: string, createdAt: string, lastSyncAt: string | null } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type IssueDirectoryTokenMutationVariables = Exact<{
  input: IssueDirectoryTokenInput;
}>;


export type IssueDirectoryTokenMutation = { issueDirectoryToken: { secret: string | null, token: { id: string, label: string, prefix: string, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type RevokeDirectoryTokenMutationVariables = Exact<{
  input: RevokeDirectoryTokenInput;
}>;


export type RevokeDirectoryTokenMutation = { revokeDirectoryToken: { token: { id: string, label: string, prefix: string, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type MappingRulePartsFragment = { source: string | null, target: string, transform: MappingTransform, second: string | null, separator: string | null, constant: string | null, default: string | null };

export type TrialPartsFragment = { status: number, scimType: string | null, detail: string | null, answer: string, cut: boolean, warnings: Array<string>, unlisted: number, mapped: string | null, changes: Array<{ type: string, name: string, kind: string, fields: Array<{ path: string, before: string | null, after: string | null }> }> };

export type ConditionPartsFragment = { status: { condition: DirectoryCondition, lastRequestAt: string | null, lagMinutes: number, rhythmMinutes: number, answered: number, wrong: number, problems: Array<{ status: number, method: string, detail: string, times: number, exchangeId: string }> } };

export type DirectorySetUpQueryVariables = Exact<{
  id: string | number;
}>;


export type DirectorySetUpQuery = { directory: { id: string, mappingVersion: number, quirks: Array<{ name: string, accepts: string }>, mapping: Array<{ source: string | null, target: string, transform: MappingTransform, second: string | null, separator: string | null, constant: string | null, default: string | null }>, log: { values: boolean, days: number, version: number }, status: { condition: DirectoryCondition, lastRequestAt: string | null, lagMinutes: number, rhythmMinutes: number, answered: number, wrong: number, problems: Array<{ status: number, method: string, detail: string, times: number, exchangeId: string }> } } | null };

export type DirectoryConditionsQueryVariables = Exact<{ [key: string]: never; }>;


export type DirectoryConditionsQuery = { directories: Array<{ id: string, status: { condition: DirectoryCondition } }>, conflicts: { conflicts: Array<{ id: string }> } };

export type ExchangeDetailQueryVariables = Exact<{
  id: string | number;
  full: boolean;
}>;


export type ExchangeDetailQuery = { exchange: { request: string | null, answer: string | null, requestBytes: number, answerBytes: number, complete: boolean, fullRequest?: string | null, fullAnswer?: string | null, valuesUntil: string | null, replayable: boolean, exchange: { id: string, at: string, method: string, path: string, query: string | null, status: number, scimType: string | null, problem: string | null, warnings: Array<string>, milliseconds: number, member: { id: string, displayName: string } | null, group: { id: string, displayName: string } | null } } | null };

export type SaveMappingMutationVariables = Exact<{
  input: SaveMappingInput;
}>;


export type SaveMappingMutation = { saveMapping: { directory: { id: string, mappingVersion: number, mapping: Array<{ source: string | null, target: string, transform: MappingTransform, second: string | null, separator: string | null, constant: string | null, default: string | null }> } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type SaveDirectoryLogMutationVariables = Exact<{
  input: SaveDirectoryLogInput;
}>;


export type SaveDirectoryLogMutation = { saveDirectoryLog: { directory: { id: string, log: { values: boolean, days: number, version: number } } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type TryRequestMutationVariables = Exact<{
  input: TryRequestInput;
}>;


export type TryRequestMutation = { tryRequest: { outcome: { status: number, scimType: string | null, detail: string | null, answer: string, cut: boolean, warnings: Array<string>, unlisted: number, mapped: string | null, changes: Array<{ type: string, name: string, kind: string, fields: Array<{ path: string, before: string | null, after: string | null }> }> } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type ReplayExchangeMutationVariables = Exact<{
  input: ReplayExchangeInput;
}>;


export type ReplayExchangeMutation = { replayExchange: { outcome: { status: number, scimType: string | null, detail: string | null, answer: string, cut: boolean, warnings: Array<string>, unlisted: number, mapped: string | null, changes: Array<{ type: string, name: string, kind: string, fields: Array<{ path: string, before: string | null, after: string | null }> }> } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type DirectoryRulePartsFragment = { reactivateOnCreate: boolean, adoptHandMade: boolean, adoptForeign: boolean, softDelete: boolean, requireIfMatch: boolean, uniqueGroupNames: boolean, createOnAbsent: boolean, ignoreUnknown: boolean, failAfter: number, silentAfterHours: number };

export type DirectoryClientPartsFragment = { id: string, clientId: string, label: string, createdAt: string, lastUsedAt: string | null, revokedAt: string | null, secrets: Array<{ prefix: string, createdAt: string, expiresAt: string }> };

export type DirectoryRulesQueryVariables = Exact<{
  id: string | number;
}>;


export type DirectoryRulesQuery = { directory: { id: string, rules: { reactivateOnCreate: boolean, adoptHandMade: boolean, adoptForeign: boolean, softDelete: boolean, requireIfMatch: boolean, uniqueGroupNames: boolean, createOnAbsent: boolean, ignoreUnknown: boolean, failAfter: number, silentAfterHours: number } } | null };

export type DirectoryClientsQueryVariables = Exact<{
  id: string | number;
}>;


export type DirectoryClientsQuery = { directory: { id: string, tokenUrl: string, clients: Array<{ id: string, clientId: string, label: string, createdAt: string, lastUsedAt: string | null, revokedAt: string | null, secrets: Array<{ prefix: string, createdAt: string, expiresAt: string }> }> } | null };

export type DirectoryFailingQueryVariables = Exact<{
  id: string | number;
}>;


export type DirectoryFailingQuery = { directory: { id: string, failing: { since: string, reason: string } | null } | null };

export type SetDirectoryRulesMutationVariables = Exact<{
  input: SetDirectoryRulesInput;
}>;


export type SetDirectoryRulesMutation = { setDirectoryRules: { directory: { id: string, rules: { reactivateOnCreate: boolean, adoptHandMade: boolean, adoptForeign: boolean, softDelete: boolean, requireIfMatch: boolean, uniqueGroupNames: boolean, createOnAbsent: boolean, ignoreUnknown: boolean, failAfter: number, silentAfterHours: number } } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type RotateDirectoryTokenMutationVariables = Exact<{
  input: RotateDirectoryTokenInput;
}>;


export type RotateDirectoryTokenMutation = { rotateDirectoryToken: { secret: string | null, token: { id: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type CreateDirectoryClientMutationVariables = Exact<{
  input: CreateDirectoryClientInput;
}>;


export type CreateDirectoryClientMutation = { createDirectoryClient: { secret: string | null, client: { id: string, clientId: string, label: string, createdAt: string, lastUsedAt: string | null, revokedAt: string | null, secrets: Array<{ prefix: string, createdAt: string, expiresAt: string }> } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type RotateDirectoryClientMutationVariables = Exact<{
  input: RotateDirectoryClientInput;
}>;


export type RotateDirectoryClientMutation = { rotateDirectoryClient: { secret: string | null, client: { id: string, clientId: string, label: string, createdAt: string, lastUsedAt: string | null, revokedAt: string | null, secrets: Array<{ prefix: string, createdAt: string, expiresAt: string }> } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type RevokeDirectoryClientMutationVariables = Exact<{
  input: RevokeDirectoryClientInput;
}>;


export type RevokeDirectoryClientMutation = { revokeDirectoryClient: { client: { id: string, clientId: string, label: string, createdAt: string, lastUsedAt: string | null, revokedAt: string | null, secrets: Array<{ prefix: string, createdAt: string, expiresAt: string }> } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type DocumentHeadFragment = { id: string, title: string, kind: DocumentKind, state: DocumentState, effectiveFrom: string, effectiveTo: string | null, signedAt: string | null, signer: string | null, reference: string | null, createdAt: string };

export type DocumentsQueryVariables = Exact<{ [key: string]: never; }>;


export type DocumentsQuery = { documents: Array<{ id: string, title: string, kind: DocumentKind, state: DocumentState, effectiveFrom: string, effectiveTo: string | null, signedAt: string | null, signer: string | null, reference: string | null, createdAt: string, clauses: Array<{ id: string }>, amends: { id: string, title: string } | null, replaces: { id: string } | null }> };

export type DocumentQueryVariables = Exact<{
  id: string | number;
}>;


export type DocumentQuery = { document: { hash: string | null, allowed: Array<DocumentVerb>, submittedAt: string | null, returnedBecause: string | null, fileHash: string | null, yaml: string | null, id: string, title: string, kind: DocumentKind, state: DocumentState, effectiveFrom: string, effectiveTo: string | null, signedAt: string | null, signer: string | null, reference: string | null, createdAt: string, file: { id: string, name: string, bytes: number, url: string } | null, amends: { id: string, title: string } | null, replaces: { id: string, title: string } | null, clauses: Array<{ id: string, section: string, operator: ClauseOperator, written: string, text: string, family: ProductFamily | null, category: DataCategory | null, accountKind: AccountKind | null, survives: boolean, quote: string | null, term: { key: string, title: string }, product: { id: string, name: string } | null }> } | null };

export type TermChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type TermChoicesQuery = { terms: Array<{ key: string, title: string, type: TermType, options: Array<string>, subjectOnly: boolean }> };

export type CreateAgreementMutationVariables = Exact<{
  input: CreateAgreementInput;
}>;


export type CreateAgreementMutation = { createAgreement: { document: { id: string, title: string, kind: DocumentKind, state: DocumentState, effectiveFrom: string, effectiveTo: string | null, signedAt: string | null, signer: string | null, reference: string | null, createdAt: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type AddClausesMutationVariables = Exact<{
  input: AddClausesInput;
}>;


export type AddClausesMutation = { addClauses: { document: { id: string, title: string, kind: DocumentKind, state: DocumentState, effectiveFrom: string, effectiveTo: string | null, signedAt: string | null, signer: string | null, reference: string | null, createdAt: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type SignDocumentMutationVariables = Exact<{
  input: SignDocumentInput;
}>;


export type SignDocumentMutation = { signDocument: { document: { id: string, title: string, kind: DocumentKind, state: DocumentState, effectiveFrom: string, effectiveTo: string | null, signedAt: string | null, signer: string | null, reference: string | null, createdAt: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type RemoveClauseMutationVariables = Exact<{
  input: RemoveClauseInput;
}>;


export type RemoveClauseMutation = { removeClause: { document: { id: string, title: string, kind: DocumentKind, state: DocumentState, effectiveFrom: string, effectiveTo: string | null, signedAt: string | null, signer: string | null, reference: string | null, createdAt: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type TerminateDocumentMutationVariables = Exact<{
  input: TerminateDocumentInput;
}>;


export type TerminateDocumentMutation = { terminateDocument: { document: { id: string, title: string, kind: DocumentKind, state: DocumentState, effectiveFrom: string, effectiveTo: string | null, signedAt: string | null, signer: string | null, reference: string | null, createdAt: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type CheckAgreementQueryVariables = Exact<{
  yaml: string;
}>;


export type CheckAgreementQuery = { checkAgreement: Array<{ line: number, column: number, field: string, fatal: boolean, message: string }> };

export type DocumentDiffQueryVariables = Exact<{
  fromId: string | number;
  toId: string | number;
}>;


export type DocumentDiffQuery = { documentDiff: Array<{ field: string | null, before: string | null, after: string | null, beforeClause: { id: string, section: string, text: string, term: { key: string, title: string } } | null, afterClause: { id: string, section: string, text: string, term: { key: string, title: string } } | null }> };

export type ImportAgreementMutationVariables = Exact<{
  input: ImportAgreementInput;
}>;


export type ImportAgreementMutation = { importAgreement: { document: { id: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type SubmitDocumentMutationVariables = Exact<{
  input: SubmitDocumentInput;
}>;


export type SubmitDocumentMutation = { submitDocument: { document: { id: string, title: string, kind: DocumentKind, state: DocumentState, effectiveFrom: string, effectiveTo: string | null, signedAt: string | null, signer: string | null, reference: string | null, createdAt: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type ReturnDocumentMutationVariables = Exact<{
  input: ReturnDocumentInput;
}>;


export type ReturnDocumentMutation = { returnDocument: { document: { id: string, title: string, kind: DocumentKind, state: DocumentState, effectiveFrom: string, effectiveTo: string | null, signedAt: string | null, signer: string | null, reference: string | null, createdAt: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type AttachDocumentFileMutationVariables = Exact<{
  input: AttachDocumentFileInput;
}>;


export type AttachDocumentFileMutation = { attachDocumentFile: { document: { id: string, title: string, kind: DocumentKind, state: DocumentState, effectiveFrom: string, effectiveTo: string | null, signedAt: string | null, signer: string | null, reference: string | null, createdAt: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type DomainsQueryVariables = Exact<{ [key: string]: never; }>;


export type DomainsQuery = { organization: { id: string, name: string, kind: OrganizationKind, domains: Array<{ id: string, name: string, state: DomainState, verifiedBy: string, verifiedAt: string | null, recordName: string, recordValue: string, checkedAt: string | null, problem: string | null, lostAt: string | null, graceEndsAt: string | null, accounts: Array<{ kind: AccountKind, count: number }> | null, foundAccounts: Array<{ id: string, kind: AccountKind, address: string | null, state: FoundAccountState, asked: AddressChoice | null, dueAt: string | null, answer: AddressChoice | null }> | null }> | null } };

export type AddDomainMutationVariables = Exact<{
  input: AddDomainInput;
}>;


export type AddDomainMutation = { addDomain: { domain: { id: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type CheckDomainMutationVariables = Exact<{
  input: CheckDomainInput;
}>;


export type CheckDomainMutation = { checkDomain: { domain: { id: string, state: DomainState, checkedAt: string | null, problem: string | null } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type RemoveDomainMutationVariables = Exact<{
  input: RemoveDomainInput;
}>;


export type RemoveDomainMutation = { removeDomain: { domainId: string | null, errors: Array<{ message: string, path: Array<string> }> } };

export type AskFoundAccountMutationVariables = Exact<{
  input: AskFoundAccountInput;
}>;


export type AskFoundAccountMutation = { askFoundAccount: { foundAccount: { id: string, state: FoundAccountState } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type ExtensionPartsFragment = { id: string, version: number, urn: string, name: string, description: string | null, used: number, attributes: Array<{ name: string, type: AttributeType, multiValued: boolean, required: boolean, caseExact: boolean, mutability: AttributeMutability, returned: AttributeReturned, unique: boolean, canonicalValues: Array<string>, description: string | null }> };

export type ExtensionsQueryVariables = Exact<{ [key: string]: never; }>;


export type ExtensionsQuery = { extensions: Array<{ id: string, version: number, urn: string, name: string, description: string | null, used: number, attributes: Array<{ name: string, type: AttributeType, multiValued: boolean, required: boolean, caseExact: boolean, mutability: AttributeMutability, returned: AttributeReturned, unique: boolean, canonicalValues: Array<string>, description: string | null }> }> };

export type CreateExtensionMutationVariables = Exact<{
  input: CreateExtensionInput;
}>;


export type CreateExtensionMutation = { createExtension: { extension: { id: string, version: number, urn: string, name: string, description: string | null, used: number, attributes: Array<{ name: string, type: AttributeType, multiValued: boolean, required: boolean, caseExact: boolean, mutability: AttributeMutability, returned: AttributeReturned, unique: boolean, canonicalValues: Array<string>, description: string | null }> } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type UpdateExtensionMutationVariables = Exact<{
  input: UpdateExtensionInput;
}>;


export type UpdateExtensionMutation = { updateExtension: { extension: { id: string, version: number, urn: string, name: string, description: string | null, used: number, attributes: Array<{ name: string, type: AttributeType, multiValued: boolean, required: boolean, caseExact: boolean, mutability: AttributeMutability, returned: AttributeReturned, unique: boolean, canonicalValues: Array<string>, description: string | null }> } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type RemoveExtensionMutationVariables = Exact<{
  input: RemoveExtensionInput;
}>;


export type RemoveExtensionMutation = { removeExtension: { members: number, errors: Array<{ message: string, path: Array<string> }> } };

export type GroupsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: GroupFilter | null | undefined;
}>;


export type GroupsQuery = { groups: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, displayName: string, memberCount: number, createdAt: string, directory: { id: string, name: string } | null }> } };

export type GroupQueryVariables = Exact<{
  id: string | number;
  first: number;
  after?: string | null | undefined;
}>;


export type GroupQuery = { group: { id: string, displayName: string, externalId: string | null, createdAt: string, version: number, memberCount: number, directory: { id: string, name: string } | null, members: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, displayName: string, userName: string, title: string | null, state: MemberState }> } } | null };

export type CreateGroupMutationVariables = Exact<{
  input: CreateGroupInput;
}>;


export type CreateGroupMutation = { createGroup: { group: { id: string, displayName: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type UpdateGroupMutationVariables = Exact<{
  input: UpdateGroupInput;
}>;


export type UpdateGroupMutation = { updateGroup: { group: { id: string, displayName: string, version: number } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type DeleteGroupMutationVariables = Exact<{
  input: DeleteGroupInput;
}>;


export type DeleteGroupMutation = { deleteGroup: { groupId: string | null, errors: Array<{ message: string, path: Array<string> }> } };

export type AddGroupMembersMutationVariables = Exact<{
  input: AddGroupMembersInput;
}>;


export type AddGroupMembersMutation = { addGroupMembers: { added: number, group: { id: string, memberCount: number } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type RemoveGroupMembersMutationVariables = Exact<{
  input: RemoveGroupMembersInput;
}>;


export type RemoveGroupMembersMutation = { removeGroupMembers: { removed: number, group: { id: string, memberCount: number } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type HoldPartsFragment = { id: string, matter: string, reason: string, state: HoldState, placedAt: string, placedBy: string, reviewAt: string, releasedAt: string | null, releasedBy: string | null, releaseReason: string | null, memberCount: number };

export type HoldsQueryVariables = Exact<{
  released: boolean;
}>;


export type HoldsQuery = { holds: Array<{ id: string, matter: string, reason: string, state: HoldState, placedAt: string, placedBy: string, reviewAt: string, releasedAt: string | null, releasedBy: string | null, releaseReason: string | null, memberCount: number }> };

export type HoldQueryVariables = Exact<{
  id: string | number;
}>;


export type HoldQuery = { hold: { id: string, matter: string, reason: string, state: HoldState, placedAt: string, placedBy: string, reviewAt: string, releasedAt: string | null, releasedBy: string | null, releaseReason: string | null, memberCount: number, members: Array<{ id: string, displayName: string, userName: string, state: MemberState }> | null, groups: Array<{ id: string, displayName: string }> | null } | null };

export type PlaceHoldMutationVariables = Exact<{
  input: PlaceHoldInput;
}>;


export type PlaceHoldMutation = { placeHold: { hold: { id: string, matter: string, reason: string, state: HoldState, placedAt: string, placedBy: string, reviewAt: string, releasedAt: string | null, releasedBy: string | null, releaseReason: string | null, memberCount: number } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type ReleaseHoldMutationVariables = Exact<{
  input: ReleaseHoldInput;
}>;


export type ReleaseHoldMutation = { releaseHold: { hold: { id: string, matter: string, reason: string, state: HoldState, placedAt: string, placedBy: string, reviewAt: string, releasedAt: string | null, releasedBy: string | null, releaseReason: string | null, memberCount: number } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type LogQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: EventFilter | null | undefined;
}>;


export type LogQuery = { events: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, at: string, action: string, actorKind: ActorKind, actorName: string, objectType: string, objectId: string, subjectName: string | null, index: number | null, subject: { id: string } | null, details: Array<{ key: string, value: string }>, personal: Array<{ key: string, value: string }> }> } };

export type CheckpointQueryVariables = Exact<{ [key: string]: never; }>;


export type CheckpointQuery = { checkpoint: { size: number, rootHash: string, at: string, keyId: string, note: string } | null, signingKeys: Array<{ id: string, publicKey: string }> };

export type EventProofQueryVariables = Exact<{
  id: string | number;
}>;


export type EventProofQuery = { eventProof: { index: number, leafHash: string, hashes: Array<string>, checkpoint: { size: number, rootHash: string, at: string, keyId: string } } | null };

export type MemberHeadFragment = { id: string, displayName: string, userName: string, state: MemberState, roles: Array<Role>, accountKind: AccountKind, version: number, lastSignInAt: string | null };

export type MemberQueryVariables = Exact<{
  id: string | number;
  products: boolean;
  requests: boolean;
}>;


export type MemberQuery = { member: { externalId: string | null, givenName: string | null, familyName: string | null, title: string | null, userType: string | null, department: string | null, division: string | null, costCenter: string | null, employeeNumber: string | null, preferredLanguage: string | null, timezone: string | null, createdAt: string, updatedAt: string, id: string, displayName: string, userName: string, state: MemberState, roles: Array<Role>, accountKind: AccountKind, version: number, lastSignInAt: string | null, extensions: Array<{ urn: string, name: string, values: Array<{ key: string, value: string }> }>, emails: Array<{ value: string, type: string | null, primary: boolean }>, phoneNumbers: Array<{ value: string, type: string | null, primary: boolean }>, directory: { id: string, name: string } | null, manager: { id: string, displayName: string } | null, groups: Array<{ id: string, displayName: string }>, assignments?: Array<{ acquiredBy: Acquirer, state: AssignmentState, assignedAt: string, product: { id: string, name: string, family: ProductFamily } }>, recordCounts: Array<{ category: DataCategory, source: string, count: number, firstAt: string | null, lastAt: string | null, product: { id: string, name: string } }>, sessions: Array<{ id: string, createdAt: string, lastUsedAt: string | null, expiresAt: string, agent: string | null, network: string | null }>, requests?: Array<{ id: string, kind: RequestKind, state: RequestState, receivedAt: string, dueAt: string }> | null, holds?: Array<{ id: string, matter: string, placedAt: string, reviewAt: string }> | null } | null };

export type MemberActivityQueryVariables = Exact<{
  id: string | number;
  first: number;
}>;


export type MemberActivityQuery = { member: { id: string, accesses: { nodes: Array<{ at: string, actorName: string, actorKind: ActorKind, reason: string, category: DataCategory | null, count: number, product: { id: string, name: string } | null }> } | null, events: { nodes: Array<{ id: string, at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }> } | null } | null };

export type SuspendMemberMutationVariables = Exact<{
  input: SuspendMemberInput;
}>;


export type SuspendMemberMutation = { suspendMember: { member: { id: string, displayName: string, userName: string, state: MemberState, roles: Array<Role>, accountKind: AccountKind, version: number, lastSignInAt: string | null } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type RestoreMemberMutationVariables = Exact<{
  input: RestoreMemberInput;
}>;


export type RestoreMemberMutation = { restoreMember: { member: { id: string, displayName: string, userName: string, state: MemberState, roles: Array<Role>, accountKind: AccountKind, version: number, lastSignInAt: string | null } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type SetMemberRolesMutationVariables = Exact<{
  input: SetMemberRolesInput;
}>;


export type SetMemberRolesMutation = { setMemberRoles: { member: { id: string, displayName: string, userName: string, state: MemberState, roles: Array<Role>, accountKind: AccountKind, version: number, lastSignInAt: string | null } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type EndMemberSessionsMutationVariables = Exact<{
  input: EndMemberSessionsInput;
}>;


export type EndMemberSessionsMutation = { endMemberSessions: { member: { id: string, displayName: string, userName: string, state: MemberState, roles: Array<Role>, accountKind: AccountKind, version: number, lastSignInAt: string | null } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type DeleteMemberMutationVariables = Exact<{
  input: DeleteMemberInput;
}>;


export type DeleteMemberMutation = { deleteMember: { memberId: string | null, errors: Array<{ message: string, path: Array<string> }> } };

export type ReadContentMutationVariables = Exact<{
  input: ReadContentInput;
}>;


export type ReadContentMutation = { readContent: { endCursor: string | null, records: Array<{ id: string, category: DataCategory, provenance: Provenance, purpose: Purpose, at: string, title: string | null, content: string | null, erased: boolean, fields: Array<{ key: string, value: string }>, product: { id: string, name: string } }>, withheld: Array<{ category: DataCategory, why: string, product: { id: string, name: string } | null }>, errors: Array<{ message: string, path: Array<string> }> } };

export type RoleGrantsQueryVariables = Exact<{ [key: string]: never; }>;


export type RoleGrantsQuery = { roles: Array<{ role: Role, assignable: boolean, permissions: Array<Permission> }> };

export type AssignProductMutationVariables = Exact<{
  input: AssignProductInput;
}>;


export type AssignProductMutation = { assignProduct: { member: { id: string, displayName: string, userName: string, state: MemberState, roles: Array<Role>, accountKind: AccountKind, version: number, lastSignInAt: string | null } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type UnassignProductMutationVariables = Exact<{
  input: UnassignProductInput;
}>;


export type UnassignProductMutation = { unassignProduct: { member: { id: string, displayName: string, userName: string, state: MemberState, roles: Array<Role>, accountKind: AccountKind, version: number, lastSignInAt: string | null } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type MembersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: MemberFilter | null | undefined;
  sort?: MemberSort | null | undefined;
}>;


export type MembersQuery = { members: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, displayName: string, userName: string, title: string | null, department: string | null, state: MemberState, roles: Array<Role>, lastSignInAt: string | null, directory: { id: string, name: string } | null }> } };

export type MemberFiltersQueryVariables = Exact<{ [key: string]: never; }>;


export type MemberFiltersQuery = { directories: Array<{ id: string, name: string }> };

export type OwnRequestPartsFragment = { id: string, kind: RequestKind, state: RequestState, receivedAt: string, dueAt: string | null, question: string | null, refusal: string | null, refusalGround: RefusalGround | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, outcome: string | null, closedAt: string | null, sourcesTotal: number, sourcesDone: number, withdrawable: boolean, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null, url: string } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null };

export type ChoicePartsFragment = { kind: ChoiceKind, label: string, whenOn: string, whenOff: string, allowed: boolean, default: boolean, decided: boolean, lockedBy: string | null, changedAt: string | null, history: Array<{ allowed: boolean, at: string }> };

export type MyDataQueryVariables = Exact<{ [key: string]: never; }>;


export type MyDataQuery = { viewer: { me: { id: string, displayName: string, userName: string, title: string | null, accountKind: AccountKind, state: MemberState, answeredBy: string, lastSignInAt: string | null, emails: Array<{ value: string, type: string | null, primary: boolean }>, groups: Array<{ id: string, displayName: string }>, assignments: Array<{ acquiredBy: Acquirer, state: AssignmentState, assignedAt: string, product: { id: string, name: string, family: ProductFamily } }>, recordCounts: Array<{ category: DataCategory, source: string, count: number, firstAt: string | null, lastAt: string | null, product: { id: string, name: string } }>, requests: Array<{ id: string, kind: RequestKind, state: RequestState, receivedAt: string, dueAt: string | null, question: string | null, refusal: string | null, refusalGround: RefusalGround | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, outcome: string | null, closedAt: string | null, sourcesTotal: number, sourcesDone: number, withdrawable: boolean, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null, url: string } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null }>, rights: Array<{ kind: RequestKind, sources: Array<string> }> } | null } };

export type OwnRequestsQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnRequestsQuery = { viewer: { me: { id: string, requests: Array<{ id: string, kind: RequestKind, state: RequestState, receivedAt: string, dueAt: string | null, question: string | null, refusal: string | null, refusalGround: RefusalGround | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, outcome: string | null, closedAt: string | null, sourcesTotal: number, sourcesDone: number, withdrawable: boolean, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null, url: string } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null }> } | null } };

export type OwnRecordsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: RecordFilter | null | undefined;
}>;


export type OwnRecordsQuery = { viewer: { me: { id: string, records: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, category: DataCategory, provenance: Provenance, purpose: Purpose, at: string, title: string | null, content: string | null, erased: boolean, fields: Array<{ key: string, value: string }>, product: { id: string, name: string } }> } } | null } };

export type OwnChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnChoicesQuery = { viewer: { me: { id: string, choices: Array<{ kind: ChoiceKind, label: string, whenOn: string, whenOff: string, allowed: boolean, default: boolean, decided: boolean, lockedBy: string | null, changedAt: string | null, history: Array<{ allowed: boolean, at: string }> }> } | null } };

export type OwnTransparencyQueryVariables = Exact<{
  first: number;
}>;


export type OwnTransparencyQuery = { viewer: { me: { id: string, accesses: { nodes: Array<{ at: string, actorName: string, actorKind: ActorKind, reason: string, category: DataCategory | null, count: number, product: { id: string, name: string } | null }> }, disclosures: { nodes: Array<{ at: string, recipient: string, reason: DisclosureReason, categories: Array<DataCategory>, note: string | null }> } } | null } };

export type SetChoiceMutationVariables = Exact<{
  input: SetChoiceInput;
}>;


export type SetChoiceMutation = { setChoice: { choice: { kind: ChoiceKind, label: string, whenOn: string, whenOff: string, allowed: boolean, default: boolean, decided: boolean, lockedBy: string | null, changedAt: string | null, history: Array<{ allowed: boolean, at: string }> } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type OpenOwnRequestMutationVariables = Exact<{
  input: OpenOwnRequestInput;
}>;


export type OpenOwnRequestMutation = { openOwnRequest: { request: { id: string, kind: RequestKind, state: RequestState, receivedAt: string, dueAt: string | null, question: string | null, refusal: string | null, refusalGround: RefusalGround | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, outcome: string | null, closedAt: string | null, sourcesTotal: number, sourcesDone: number, withdrawable: boolean, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null, url: string } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type WithdrawOwnRequestMutationVariables = Exact<{
  input: WithdrawOwnRequestInput;
}>;


export type WithdrawOwnRequestMutation = { withdrawOwnRequest: { request: { id: string, kind: RequestKind, state: RequestState, receivedAt: string, dueAt: string | null, question: string | null, refusal: string | null, refusalGround: RefusalGround | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, outcome: string | null, closedAt: string | null, sourcesTotal: number, sourcesDone: number, withdrawable: boolean, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null, url: string } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type OwnAddressQuestionsQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnAddressQuestionsQuery = { viewer: { me: { id: string, addressQuestions: Array<{ id: string, organization: string, domain: string, asked: AddressChoice, dueAt: string, answer: AddressChoice | null, confirmBy: string | null }> } | null } };

export type AnswerAddressQuestionMutationVariables = Exact<{
  input: AnswerAddressQuestionInput;
}>;


export type AnswerAddressQuestionMutation = { answerAddressQuestion: { questionId: string | null, errors: Array<{ message: string, path: Array<string> }> } };

export type UnreadQueryVariables = Exact<{ [key: string]: never; }>;


export type UnreadQuery = { inbox: { unread: number } };

export type InboxQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type InboxQuery = { inbox: { unread: number, sendsMail: boolean, notices: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, kind: string, subject: string, text: string, link: string | null, at: string, readAt: string | null, mail: NoticeMail | null }> }, choices: Array<{ area: string, title: string, mail: boolean }> } };

export type ReadNoticeMutationVariables = Exact<{
  input: ReadNoticeInput;
}>;


export type ReadNoticeMutation = { readNotice: { notice: { id: string, readAt: string | null } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type ReadAllNoticesMutationVariables = Exact<{
  input: ReadAllNoticesInput;
}>;


export type ReadAllNoticesMutation = { readAllNotices: { count: number, errors: Array<{ message: string, path: Array<string> }> } };

export type ChooseNoticesMutationVariables = Exact<{
  input: ChooseNoticesInput;
}>;


export type ChooseNoticesMutation = { chooseNotices: { choices: Array<{ area: string, mail: boolean }> | null, errors: Array<{ message: string, path: Array<string> }> } };

export type OrganizationSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type OrganizationSettingsQuery = { organization: { id: string, slug: string, name: string, kind: OrganizationKind, jurisdiction: string, state: OrganizationState, origin: OrganizationOrigin, createdAt: string, contacts: Array<{ role: ContactRole, name: string, email: string, phone: string | null }> | null, notices: Array<{ id: string, kind: OrganizationNoticeKind, state: OrganizationNoticeState, reason: string, givenAt: string, effectiveAt: string, closesAt: string | null, endedAt: string | null }> | null } };

export type RenameOrganizationMutationVariables = Exact<{
  input: RenameOrganizationInput;
}>;


export type RenameOrganizationMutation = { renameOrganization: { organization: { id: string, name: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type SetContactMutationVariables = Exact<{
  input: SetContactInput;
}>;


export type SetContactMutation = { setContact: { contact: { role: ContactRole } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type RemoveContactMutationVariables = Exact<{
  input: RemoveContactInput;
}>;


export type RemoveContactMutation = { removeContact: { role: ContactRole | null, errors: Array<{ message: string, path: Array<string> }> } };

export type OrganizationsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type OrganizationsQuery = { organizations: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, slug: string, name: string, kind: OrganizationKind, vendor: boolean, jurisdiction: string, state: OrganizationState, createdAt: string }> } };

export type CreateOrganizationMutationVariables = Exact<{
  input: CreateOrganizationInput;
}>;


export type CreateOrganizationMutation = { createOrganization: { setupToken: string | null, organization: { id: string, slug: string, name: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type OrganizationStandingQueryVariables = Exact<{
  organizationId: string | number;
}>;


export type OrganizationStandingQuery = { organizationStanding: { suspendFrom: string, cancelFrom: string, organization: { id: string, name: string, state: OrganizationState, origin: OrganizationOrigin }, parent: { id: string, name: string, slug: string } | null, notices: Array<{ id: string, kind: OrganizationNoticeKind, state: OrganizationNoticeState, reason: string, givenAt: string, effectiveAt: string, closesAt: string | null, endedAt: string | null }> } | null };

export type GiveNoticeMutationVariables = Exact<{
  input: GiveNoticeInput;
}>;


export type GiveNoticeMutation = { giveNotice: { standing: { suspendFrom: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type WithdrawNoticeMutationVariables = Exact<{
  input: WithdrawNoticeInput;
}>;


export type WithdrawNoticeMutation = { withdrawNotice: { standing: { suspendFrom: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type OverviewQueryVariables = Exact<{ [key: string]: never; }>;


export type OverviewQuery = { overview: { conflictCount: number | null, groupCount: number | null, membersByState: Array<{ state: MemberState, count: number }> | null, requestsByState: Array<{ state: RequestState, count: number }> | null, requestsDue: { open: number, overdue: number, soon: number, awaitingApproval: number, blocked: number, standingHolds: number, medianDays: number | null } | null, requestWeeks: Array<{ monday: string, received: number, answered: number }> | null, requestsNext: Array<{ id: string, kind: RequestKind, state: RequestState, subjectName: string | null, dueAt: string }> | null, provisioning: Array<{ day: string, answered: number, refused: number, failed: number }> | null, recordsByCategory: Array<{ category: DataCategory, count: number }> | null, recentEvents: Array<{ id: string, at: string, action: string, actorName: string, subjectName: string | null }> | null } };

export type ProductsQueryVariables = Exact<{ [key: string]: never; }>;


export type ProductsQuery = { products: Array<{ id: string, slug: string, name: string, family: ProductFamily, enterpriseAndDeveloper: boolean, kind: ProductKind, audience: ProductAudience, docsUrl: string | null, versionRange: string | null }> };

export type SourcesQueryVariables = Exact<{ [key: string]: never; }>;


export type SourcesQuery = { organization: { id: string, sources: Array<{ id: string, name: string, kind: SourceKind, url: string | null, connected: boolean, product: { id: string, name: string } }> | null } };

export type ConnectSourceMutationVariables = Exact<{
  input: ConnectSourceInput;
}>;


export type ConnectSourceMutation = { connectSource: { source: { id: string, url: string | null, connected: boolean } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type ReceiverPartsFragment = { id: string, name: string, delivery: EventDelivery, url: string, audience: string, issuer: string, keySetUrl: string, fullValues: boolean, groupId: string | null, state: EventReceiverState, problem: string | null, failures: number, nextAt: string | null, pending: number, lastDeliveredAt: string | null, createdAt: string };

export type ReceiversQueryVariables = Exact<{ [key: string]: never; }>;


export type ReceiversQuery = { eventReceivers: Array<{ id: string, name: string, delivery: EventDelivery, url: string, audience: string, issuer: string, keySetUrl: string, fullValues: boolean, groupId: string | null, state: EventReceiverState, problem: string | null, failures: number, nextAt: string | null, pending: number, lastDeliveredAt: string | null, createdAt: string }> };

export type ReceiverQueryVariables = Exact<{
  id: string | number;
}>;


export type ReceiverQuery = { eventReceiver: { id: string, name: string, delivery: EventDelivery, url: string, audience: string, issuer: string, keySetUrl: string, fullValues: boolean, groupId: string | null, state: EventReceiverState, problem: string | null, failures: number, nextAt: string | null, pending: number, lastDeliveredAt: string | null, createdAt: string, events: Array<{ id: string, type: string, subject: string, attributes: Array<string>, state: EventTokenState, attempts: number, problem: string | null, createdAt: string, endedAt: string | null }> } | null };

export type ReceiverGroupQueryVariables = Exact<{
  id: string | number;
}>;


export type ReceiverGroupQuery = { group: { id: string, displayName: string } | null };

export type CreateReceiverMutationVariables = Exact<{
  input: CreateEventReceiverInput;
}>;


export type CreateReceiverMutation = { createEventReceiver: { token: string | null, receiver: { id: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type VerifyReceiverMutationVariables = Exact<{
  input: VerifyEventReceiverInput;
}>;


export type VerifyReceiverMutation = { verifyEventReceiver: { receiver: { id: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type PauseReceiverMutationVariables = Exact<{
  input: PauseEventReceiverInput;
}>;


export type PauseReceiverMutation = { pauseEventReceiver: { receiver: { id: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type RetryReceiverMutationVariables = Exact<{
  input: RetryEventReceiverInput;
}>;


export type RetryReceiverMutation = { retryEventReceiver: { receiver: { id: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type RotateReceiverTokenMutationVariables = Exact<{
  input: RotateEventReceiverTokenInput;
}>;


export type RotateReceiverTokenMutation = { rotateEventReceiverToken: { token: string | null, errors: Array<{ message: string, path: Array<string> }> } };

export type RotateReceiverKeyMutationVariables = Exact<{
  input: RotateEventKeyInput;
}>;


export type RotateReceiverKeyMutation = { rotateEventKey: { rotated: boolean, errors: Array<{ message: string, path: Array<string> }> } };

export type DeleteReceiverMutationVariables = Exact<{
  input: DeleteEventReceiverInput;
}>;


export type DeleteReceiverMutation = { deleteEventReceiver: { receiverId: string | null, errors: Array<{ message: string, path: Array<string> }> } };

export type RequestPartsFragment = { id: string, kind: RequestKind, state: RequestState, regime: Regime, answeredBy: RequestParty, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, extendableTo: string | null, overdue: boolean, stopped: boolean, pausableFor: Array<PauseReason>, refusableOn: Array<RefusalGround>, closedAt: string | null, openedBy: string, attestedBy: string | null, startedBy: string | null, approvedBy: string | null, secondApprover: boolean, refusalGround: RefusalGround | null, actions: Array<RequestAction>, pauses: Array<{ reason: PauseReason, from: string, until: string | null }>, member: { id: string, displayName: string, userName: string } | null, assignee: { id: string, displayName: string } | null, words: { question: string | null, evidence: string | null, reason: string | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, approvalNote: string | null, outcome: string | null, erased: boolean }, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, tasks: Array<{ id: string, source: string, work: TaskWork, state: TaskState, attempts: number, problem: string | null, updatedAt: string | null, counts: Array<{ product: string, category: DataCategory | null, items: number, left: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }> }>, timeline: Array<{ at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }>, preview: { complete: boolean, destroys: Array<{ product: string, category: DataCategory | null, items: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }>, loses: Array<{ acquiredBy: Acquirer, product: { id: string, name: string } }>, holds: Array<{ id: string, matter: string }> } | null, terms: { hash: string, at: string, values: Array<{ key: string, value: string }> } | null, holds: Array<{ id: string, matter: string, placedAt: string }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null };

export type RequestQueryVariables = Exact<{
  id: string | number;
}>;


export type RequestQuery = { request: { id: string, kind: RequestKind, state: RequestState, regime: Regime, answeredBy: RequestParty, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, extendableTo: string | null, overdue: boolean, stopped: boolean, pausableFor: Array<PauseReason>, refusableOn: Array<RefusalGround>, closedAt: string | null, openedBy: string, attestedBy: string | null, startedBy: string | null, approvedBy: string | null, secondApprover: boolean, refusalGround: RefusalGround | null, actions: Array<RequestAction>, pauses: Array<{ reason: PauseReason, from: string, until: string | null }>, member: { id: string, displayName: string, userName: string } | null, assignee: { id: string, displayName: string } | null, words: { question: string | null, evidence: string | null, reason: string | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, approvalNote: string | null, outcome: string | null, erased: boolean }, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, tasks: Array<{ id: string, source: string, work: TaskWork, state: TaskState, attempts: number, problem: string | null, updatedAt: string | null, counts: Array<{ product: string, category: DataCategory | null, items: number, left: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }> }>, timeline: Array<{ at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }>, preview: { complete: boolean, destroys: Array<{ product: string, category: DataCategory | null, items: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }>, loses: Array<{ acquiredBy: Acquirer, product: { id: string, name: string } }>, holds: Array<{ id: string, matter: string }> } | null, terms: { hash: string, at: string, values: Array<{ key: string, value: string }> } | null, holds: Array<{ id: string, matter: string, placedAt: string }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null };

export type StartRequestMutationVariables = Exact<{
  input: StartRequestInput;
}>;


export type StartRequestMutation = { startRequest: { request: { id: string, kind: RequestKind, state: RequestState, regime: Regime, answeredBy: RequestParty, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, extendableTo: string | null, overdue: boolean, stopped: boolean, pausableFor: Array<PauseReason>, refusableOn: Array<RefusalGround>, closedAt: string | null, openedBy: string, attestedBy: string | null, startedBy: string | null, approvedBy: string | null, secondApprover: boolean, refusalGround: RefusalGround | null, actions: Array<RequestAction>, pauses: Array<{ reason: PauseReason, from: string, until: string | null }>, member: { id: string, displayName: string, userName: string } | null, assignee: { id: string, displayName: string } | null, words: { question: string | null, evidence: string | null, reason: string | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, approvalNote: string | null, outcome: string | null, erased: boolean }, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, tasks: Array<{ id: string, source: string, work: TaskWork, state: TaskState, attempts: number, problem: string | null, updatedAt: string | null, counts: Array<{ product: string, category: DataCategory | null, items: number, left: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }> }>, timeline: Array<{ at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }>, preview: { complete: boolean, destroys: Array<{ product: string, category: DataCategory | null, items: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }>, loses: Array<{ acquiredBy: Acquirer, product: { id: string, name: string } }>, holds: Array<{ id: string, matter: string }> } | null, terms: { hash: string, at: string, values: Array<{ key: string, value: string }> } | null, holds: Array<{ id: string, matter: string, placedAt: string }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type AttestRequestMutationVariables = Exact<{
  input: AttestRequestInput;
}>;


export type AttestRequestMutation = { attestRequest: { request: { id: string, kind: RequestKind, state: RequestState, regime: Regime, answeredBy: RequestParty, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, extendableTo: string | null, overdue: boolean, stopped: boolean, pausableFor: Array<PauseReason>, refusableOn: Array<RefusalGround>, closedAt: string | null, openedBy: string, attestedBy: string | null, startedBy: string | null, approvedBy: string | null, secondApprover: boolean, refusalGround: RefusalGround | null, actions: Array<RequestAction>, pauses: Array<{ reason: PauseReason, from: string, until: string | null }>, member: { id: string, displayName: string, userName: string } | null, assignee: { id: string, displayName: string } | null, words: { question: string | null, evidence: string | null, reason: string | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, approvalNote: string | null, outcome: string | null, erased: boolean }, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, tasks: Array<{ id: string, source: string, work: TaskWork, state: TaskState, attempts: number, problem: string | null, updatedAt: string | null, counts: Array<{ product: string, category: DataCategory | null, items: number, left: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }> }>, timeline: Array<{ at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }>, preview: { complete: boolean, destroys: Array<{ product: string, category: DataCategory | null, items: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }>, loses: Array<{ acquiredBy: Acquirer, product: { id: string, name: string } }>, holds: Array<{ id: string, matter: string }> } | null, terms: { hash: string, at: string, values: Array<{ key: string, value: string }> } | null, holds: Array<{ id: string, matter: string, placedAt: string }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type AcknowledgeRequestMutationVariables = Exact<{
  input: AcknowledgeRequestInput;
}>;


export type AcknowledgeRequestMutation = { acknowledgeRequest: { request: { id: string, kind: RequestKind, state: RequestState, regime: Regime, answeredBy: RequestParty, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, extendableTo: string | null, overdue: boolean, stopped: boolean, pausableFor: Array<PauseReason>, refusableOn: Array<RefusalGround>, closedAt: string | null, openedBy: string, attestedBy: string | null, startedBy: string | null, approvedBy: string | null, secondApprover: boolean, refusalGround: RefusalGround | null, actions: Array<RequestAction>, pauses: Array<{ reason: PauseReason, from: string, until: string | null }>, member: { id: string, displayName: string, userName: string } | null, assignee: { id: string, displayName: string } | null, words: { question: string | null, evidence: string | null, reason: string | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, approvalNote: string | null, outcome: string | null, erased: boolean }, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, tasks: Array<{ id: string, source: string, work: TaskWork, state: TaskState, attempts: number, problem: string | null, updatedAt: string | null, counts: Array<{ product: string, category: DataCategory | null, items: number, left: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }> }>, timeline: Array<{ at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }>, preview: { complete: boolean, destroys: Array<{ product: string, category: DataCategory | null, items: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }>, loses: Array<{ acquiredBy: Acquirer, product: { id: string, name: string } }>, holds: Array<{ id: string, matter: string }> } | null, terms: { hash: string, at: string, values: Array<{ key: string, value: string }> } | null, holds: Array<{ id: string, matter: string, placedAt: string }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type AssignRequestMutationVariables = Exact<{
  input: AssignRequestInput;
}>;


export type AssignRequestMutation = { assignRequest: { request: { id: string, kind: RequestKind, state: RequestState, regime: Regime, answeredBy: RequestParty, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, extendableTo: string | null, overdue: boolean, stopped: boolean, pausableFor: Array<PauseReason>, refusableOn: Array<RefusalGround>, closedAt: string | null, openedBy: string, attestedBy: string | null, startedBy: string | null, approvedBy: string | null, secondApprover: boolean, refusalGround: RefusalGround | null, actions: Array<RequestAction>, pauses: Array<{ reason: PauseReason, from: string, until: string | null }>, member: { id: string, displayName: string, userName: string } | null, assignee: { id: string, displayName: string } | null, words: { question: string | null, evidence: string | null, reason: string | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, approvalNote: string | null, outcome: string | null, erased: boolean }, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, tasks: Array<{ id: string, source: string, work: TaskWork, state: TaskState, attempts: number, problem: string | null, updatedAt: string | null, counts: Array<{ product: string, category: DataCategory | null, items: number, left: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }> }>, timeline: Array<{ at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }>, preview: { complete: boolean, destroys: Array<{ product: string, category: DataCategory | null, items: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }>, loses: Array<{ acquiredBy: Acquirer, product: { id: string, name: string } }>, holds: Array<{ id: string, matter: string }> } | null, terms: { hash: string, at: string, values: Array<{ key: string, value: string }> } | null, holds: Array<{ id: string, matter: string, placedAt: string }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type ApproveRequestMutationVariables = Exact<{
  input: ApproveRequestInput;
}>;


export type ApproveRequestMutation = { approveRequest: { request: { id: string, kind: RequestKind, state: RequestState, regime: Regime, answeredBy: RequestParty, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, extendableTo: string | null, overdue: boolean, stopped: boolean, pausableFor: Array<PauseReason>, refusableOn: Array<RefusalGround>, closedAt: string | null, openedBy: string, attestedBy: string | null, startedBy: string | null, approvedBy: string | null, secondApprover: boolean, refusalGround: RefusalGround | null, actions: Array<RequestAction>, pauses: Array<{ reason: PauseReason, from: string, until: string | null }>, member: { id: string, displayName: string, userName: string } | null, assignee: { id: string, displayName: string } | null, words: { question: string | null, evidence: string | null, reason: string | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, approvalNote: string | null, outcome: string | null, erased: boolean }, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, tasks: Array<{ id: string, source: string, work: TaskWork, state: TaskState, attempts: number, problem: string | null, updatedAt: string | null, counts: Array<{ product: string, category: DataCategory | null, items: number, left: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }> }>, timeline: Array<{ at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }>, preview: { complete: boolean, destroys: Array<{ product: string, category: DataCategory | null, items: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }>, loses: Array<{ acquiredBy: Acquirer, product: { id: string, name: string } }>, holds: Array<{ id: string, matter: string }> } | null, terms: { hash: string, at: string, values: Array<{ key: string, value: string }> } | null, holds: Array<{ id: string, matter: string, placedAt: string }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type CompleteRequestMutationVariables = Exact<{
  input: CompleteRequestInput;
}>;


export type CompleteRequestMutation = { completeRequest: { request: { id: string, kind: RequestKind, state: RequestState, regime: Regime, answeredBy: RequestParty, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, extendableTo: string | null, overdue: boolean, stopped: boolean, pausableFor: Array<PauseReason>, refusableOn: Array<RefusalGround>, closedAt: string | null, openedBy: string, attestedBy: string | null, startedBy: string | null, approvedBy: string | null, secondApprover: boolean, refusalGround: RefusalGround | null, actions: Array<RequestAction>, pauses: Array<{ reason: PauseReason, from: string, until: string | null }>, member: { id: string, displayName: string, userName: string } | null, assignee: { id: string, displayName: string } | null, words: { question: string | null, evidence: string | null, reason: string | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, approvalNote: string | null, outcome: string | null, erased: boolean }, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, tasks: Array<{ id: string, source: string, work: TaskWork, state: TaskState, attempts: number, problem: string | null, updatedAt: string | null, counts: Array<{ product: string, category: DataCategory | null, items: number, left: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }> }>, timeline: Array<{ at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }>, preview: { complete: boolean, destroys: Array<{ product: string, category: DataCategory | null, items: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }>, loses: Array<{ acquiredBy: Acquirer, product: { id: string, name: string } }>, holds: Array<{ id: string, matter: string }> } | null, terms: { hash: string, at: string, values: Array<{ key: string, value: string }> } | null, holds: Array<{ id: string, matter: string, placedAt: string }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type RefuseRequestMutationVariables = Exact<{
  input: RefuseRequestInput;
}>;


export type RefuseRequestMutation = { refuseRequest: { request: { id: string, kind: RequestKind, state: RequestState, regime: Regime, answeredBy: RequestParty, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, extendableTo: string | null, overdue: boolean, stopped: boolean, pausableFor: Array<PauseReason>, refusableOn: Array<RefusalGround>, closedAt: string | null, openedBy: string, attestedBy: string | null, startedBy: string | null, approvedBy: string | null, secondApprover: boolean, refusalGround: RefusalGround | null, actions: Array<RequestAction>, pauses: Array<{ reason: PauseReason, from: string, until: string | null }>, member: { id: string, displayName: string, userName: string } | null, assignee: { id: string, displayName: string } | null, words: { question: string | null, evidence: string | null, reason: string | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, approvalNote: string | null, outcome: string | null, erased: boolean }, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, tasks: Array<{ id: string, source: string, work: TaskWork, state: TaskState, attempts: number, problem: string | null, updatedAt: string | null, counts: Array<{ product: string, category: DataCategory | null, items: number, left: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }> }>, timeline: Array<{ at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }>, preview: { complete: boolean, destroys: Array<{ product: string, category: DataCategory | null, items: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }>, loses: Array<{ acquiredBy: Acquirer, product: { id: string, name: string } }>, holds: Array<{ id: string, matter: string }> } | null, terms: { hash: string, at: string, values: Array<{ key: string, value: string }> } | null, holds: Array<{ id: string, matter: string, placedAt: string }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type ExtendRequestMutationVariables = Exact<{
  input: ExtendRequestInput;
}>;


export type ExtendRequestMutation = { extendRequest: { request: { id: string, kind: RequestKind, state: RequestState, regime: Regime, answeredBy: RequestParty, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, extendableTo: string | null, overdue: boolean, stopped: boolean, pausableFor: Array<PauseReason>, refusableOn: Array<RefusalGround>, closedAt: string | null, openedBy: string, attestedBy: string | null, startedBy: string | null, approvedBy: string | null, secondApprover: boolean, refusalGround: RefusalGround | null, actions: Array<RequestAction>, pauses: Array<{ reason: PauseReason, from: string, until: string | null }>, member: { id: string, displayName: string, userName: string } | null, assignee: { id: string, displayName: string } | null, words: { question: string | null, evidence: string | null, reason: string | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, approvalNote: string | null, outcome: string | null, erased: boolean }, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, tasks: Array<{ id: string, source: string, work: TaskWork, state: TaskState, attempts: number, problem: string | null, updatedAt: string | null, counts: Array<{ product: string, category: DataCategory | null, items: number, left: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }> }>, timeline: Array<{ at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }>, preview: { complete: boolean, destroys: Array<{ product: string, category: DataCategory | null, items: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }>, loses: Array<{ acquiredBy: Acquirer, product: { id: string, name: string } }>, holds: Array<{ id: string, matter: string }> } | null, terms: { hash: string, at: string, values: Array<{ key: string, value: string }> } | null, holds: Array<{ id: string, matter: string, placedAt: string }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type WithdrawRequestMutationVariables = Exact<{
  input: WithdrawRequestInput;
}>;


export type WithdrawRequestMutation = { withdrawRequest: { request: { id: string, kind: RequestKind, state: RequestState, regime: Regime, answeredBy: RequestParty, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, extendableTo: string | null, overdue: boolean, stopped: boolean, pausableFor: Array<PauseReason>, refusableOn: Array<RefusalGround>, closedAt: string | null, openedBy: string, attestedBy: string | null, startedBy: string | null, approvedBy: string | null, secondApprover: boolean, refusalGround: RefusalGround | null, actions: Array<RequestAction>, pauses: Array<{ reason: PauseReason, from: string, until: string | null }>, member: { id: string, displayName: string, userName: string } | null, assignee: { id: string, displayName: string } | null, words: { question: string | null, evidence: string | null, reason: string | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, approvalNote: string | null, outcome: string | null, erased: boolean }, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, tasks: Array<{ id: string, source: string, work: TaskWork, state: TaskState, attempts: number, problem: string | null, updatedAt: string | null, counts: Array<{ product: string, category: DataCategory | null, items: number, left: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }> }>, timeline: Array<{ at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }>, preview: { complete: boolean, destroys: Array<{ product: string, category: DataCategory | null, items: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }>, loses: Array<{ acquiredBy: Acquirer, product: { id: string, name: string } }>, holds: Array<{ id: string, matter: string }> } | null, terms: { hash: string, at: string, values: Array<{ key: string, value: string }> } | null, holds: Array<{ id: string, matter: string, placedAt: string }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type RetryTaskMutationVariables = Exact<{
  input: RetryTaskInput;
}>;


export type RetryTaskMutation = { retryTask: { request: { id: string, kind: RequestKind, state: RequestState, regime: Regime, answeredBy: RequestParty, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, extendableTo: string | null, overdue: boolean, stopped: boolean, pausableFor: Array<PauseReason>, refusableOn: Array<RefusalGround>, closedAt: string | null, openedBy: string, attestedBy: string | null, startedBy: string | null, approvedBy: string | null, secondApprover: boolean, refusalGround: RefusalGround | null, actions: Array<RequestAction>, pauses: Array<{ reason: PauseReason, from: string, until: string | null }>, member: { id: string, displayName: string, userName: string } | null, assignee: { id: string, displayName: string } | null, words: { question: string | null, evidence: string | null, reason: string | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, approvalNote: string | null, outcome: string | null, erased: boolean }, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, tasks: Array<{ id: string, source: string, work: TaskWork, state: TaskState, attempts: number, problem: string | null, updatedAt: string | null, counts: Array<{ product: string, category: DataCategory | null, items: number, left: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }> }>, timeline: Array<{ at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }>, preview: { complete: boolean, destroys: Array<{ product: string, category: DataCategory | null, items: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }>, loses: Array<{ acquiredBy: Acquirer, product: { id: string, name: string } }>, holds: Array<{ id: string, matter: string }> } | null, terms: { hash: string, at: string, values: Array<{ key: string, value: string }> } | null, holds: Array<{ id: string, matter: string, placedAt: string }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type PauseRequestMutationVariables = Exact<{
  input: PauseRequestInput;
}>;


export type PauseRequestMutation = { pauseRequest: { request: { id: string, kind: RequestKind, state: RequestState, regime: Regime, answeredBy: RequestParty, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, extendableTo: string | null, overdue: boolean, stopped: boolean, pausableFor: Array<PauseReason>, refusableOn: Array<RefusalGround>, closedAt: string | null, openedBy: string, attestedBy: string | null, startedBy: string | null, approvedBy: string | null, secondApprover: boolean, refusalGround: RefusalGround | null, actions: Array<RequestAction>, pauses: Array<{ reason: PauseReason, from: string, until: string | null }>, member: { id: string, displayName: string, userName: string } | null, assignee: { id: string, displayName: string } | null, words: { question: string | null, evidence: string | null, reason: string | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, approvalNote: string | null, outcome: string | null, erased: boolean }, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, tasks: Array<{ id: string, source: string, work: TaskWork, state: TaskState, attempts: number, problem: string | null, updatedAt: string | null, counts: Array<{ product: string, category: DataCategory | null, items: number, left: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }> }>, timeline: Array<{ at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }>, preview: { complete: boolean, destroys: Array<{ product: string, category: DataCategory | null, items: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }>, loses: Array<{ acquiredBy: Acquirer, product: { id: string, name: string } }>, holds: Array<{ id: string, matter: string }> } | null, terms: { hash: string, at: string, values: Array<{ key: string, value: string }> } | null, holds: Array<{ id: string, matter: string, placedAt: string }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type ResumeRequestMutationVariables = Exact<{
  input: ResumeRequestInput;
}>;


export type ResumeRequestMutation = { resumeRequest: { request: { id: string, kind: RequestKind, state: RequestState, regime: Regime, answeredBy: RequestParty, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, extendableTo: string | null, overdue: boolean, stopped: boolean, pausableFor: Array<PauseReason>, refusableOn: Array<RefusalGround>, closedAt: string | null, openedBy: string, attestedBy: string | null, startedBy: string | null, approvedBy: string | null, secondApprover: boolean, refusalGround: RefusalGround | null, actions: Array<RequestAction>, pauses: Array<{ reason: PauseReason, from: string, until: string | null }>, member: { id: string, displayName: string, userName: string } | null, assignee: { id: string, displayName: string } | null, words: { question: string | null, evidence: string | null, reason: string | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, approvalNote: string | null, outcome: string | null, erased: boolean }, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, tasks: Array<{ id: string, source: string, work: TaskWork, state: TaskState, attempts: number, problem: string | null, updatedAt: string | null, counts: Array<{ product: string, category: DataCategory | null, items: number, left: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }> }>, timeline: Array<{ at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }>, preview: { complete: boolean, destroys: Array<{ product: string, category: DataCategory | null, items: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }>, loses: Array<{ acquiredBy: Acquirer, product: { id: string, name: string } }>, holds: Array<{ id: string, matter: string }> } | null, terms: { hash: string, at: string, values: Array<{ key: string, value: string }> } | null, holds: Array<{ id: string, matter: string, placedAt: string }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type RequestsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: RequestFilter | null | undefined;
  sort: RequestSort;
}>;


export type RequestsQuery = { requests: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, kind: RequestKind, state: RequestState, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, closedAt: string | null, overdue: boolean, assignee: { id: string, displayName: string } | null }> } };

export type RequestQueueQueryVariables = Exact<{ [key: string]: never; }>;


export type RequestQueueQuery = { overview: { requestsDue: { open: number, overdue: number, soon: number, awaitingApproval: number, blocked: number } | null } };

export type OpenRequestMutationVariables = Exact<{
  input: OpenRequestInput;
}>;


export type OpenRequestMutation = { openRequest: { requestId: string | null, errors: Array<{ message: string, path: Array<string> }> } };

export type OwnSessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnSessionsQuery = { viewer: { authenticatedAt: string | null, me: { id: string, sessions: Array<{ id: string, current: boolean, createdAt: string, lastUsedAt: string | null, expiresAt: string, idleAt: string, agent: string | null, network: string | null }> } | null } };

export type TokensQueryVariables = Exact<{ [key: string]: never; }>;


export type TokensQuery = { tokens: Array<{ id: string, label: string, prefix: string, roles: Array<Role>, scopes: Array<Permission>, createdAt: string, expiresAt: string, lastUsedAt: string | null }> };

export type EndOwnSessionMutationVariables = Exact<{
  input: EndOwnSessionInput;
}>;


export type EndOwnSessionMutation = { endOwnSession: { sessionId: string | null, errors: Array<{ message: string, path: Array<string> }> } };

export type EndOwnOtherSessionsMutationVariables = Exact<{
  input: EndOwnOtherSessionsInput;
}>;


export type EndOwnOtherSessionsMutation = { endOwnOtherSessions: { sessionIds: Array<string>, errors: Array<{ message: string, path: Array<string> }> } };

export type IssueTokenMutationVariables = Exact<{
  input: IssueTokenInput;
}>;


export type IssueTokenMutation = { issueToken: { secret: string | null, token: { id: string, label: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type RevokeTokenMutationVariables = Exact<{
  input: RevokeTokenInput;
}>;


export type RevokeTokenMutation = { revokeToken: { tokenId: string | null, errors: Array<{ message: string, path: Array<string> }> } };

export type TermRulePartsFragment = { layer: TermLayer, title: string, section: string, operator: ClauseOperator, written: string, text: string, quote: string | null, signedAt: string | null, document: { id: string } | null };

export type TermsQueryVariables = Exact<{
  productId?: string | number | null | undefined;
  validAt?: string | null | undefined;
  knownAt?: string | null | undefined;
}>;


export type TermsQuery = { effectiveTerms: Array<{ sentence: string, external: boolean, term: { key: string, title: string, matter: string, subjectOnly: boolean }, value: { text: string } | null, default: { text: string } | null, winner: { layer: TermLayer, title: string, section: string } | null, losers: Array<{ reason: LoserReason }>, floors: Array<{ applied: boolean }>, conflict: Array<{ title: string }> }> };

export type TermQueryVariables = Exact<{
  key: string;
  productId?: string | number | null | undefined;
  validAt?: string | null | undefined;
  knownAt?: string | null | undefined;
}>;


export type TermQuery = { effectiveTerm: { sentence: string, external: boolean, validAt: string, knownAt: string, term: { key: string, title: string, matter: string, type: TermType, options: Array<string>, section: string, subjectOnly: boolean, enforcedBy: string }, value: { text: string, written: string } | null, default: { text: string, written: string } | null, defaultRule: { layer: TermLayer, title: string, section: string, operator: ClauseOperator, written: string, text: string, quote: string | null, signedAt: string | null, document: { id: string } | null } | null, winner: { layer: TermLayer, title: string, section: string, operator: ClauseOperator, written: string, text: string, quote: string | null, signedAt: string | null, document: { id: string } | null } | null, contributors: Array<{ layer: TermLayer, title: string, section: string, operator: ClauseOperator, written: string, text: string, quote: string | null, signedAt: string | null, document: { id: string } | null }>, losers: Array<{ reason: LoserReason, sentence: string, rule: { layer: TermLayer, title: string, section: string, operator: ClauseOperator, written: string, text: string, quote: string | null, signedAt: string | null, document: { id: string } | null } }>, floors: Array<{ law: string, applied: boolean, value: { text: string } }>, conflict: Array<{ layer: TermLayer, title: string, section: string, operator: ClauseOperator, written: string, text: string, quote: string | null, signedAt: string | null, document: { id: string } | null }> } | null };

export type ProductChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type ProductChoicesQuery = { products: Array<{ id: string, name: string, family: ProductFamily, enterpriseAndDeveloper: boolean }> };

export type TransfersQueryVariables = Exact<{ [key: string]: never; }>;


export type TransfersQuery = { imports: Array<{ id: string, name: string, kind: TransferKind, state: ImportState, total: number, checked: number, applied: number, createdAt: string, counts: { create: number, update: number, unchanged: number, rejected: number } }>, exports: Array<{ id: string, format: TransferFormat, kind: TransferKind, state: ExportState, done: number, problem: string | null, createdAt: string, file: { name: string, bytes: number, expiresAt: string, url: string } | null }> };

export type ImportRowsQueryVariables = Exact<{
  id: string | number;
  first: number;
  after?: string | null | undefined;
  outcomes?: Array<ImportOutcome> | ImportOutcome | null | undefined;
}>;


export type ImportRowsQuery = { import: { id: string, name: string, kind: TransferKind, state: ImportState, total: number, checked: number, applied: number, ignored: Array<string>, problem: string | null, createdAt: string, counts: { create: number, update: number, unchanged: number, rejected: number }, rejected: { name: string, url: string } | null, rows: { nodes: Array<{ number: number, line: number | null, outcome: ImportOutcome, applied: boolean, label: string, attributes: Array<string>, column: string | null, value: string | null, reason: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type StartImportMutationVariables = Exact<{
  input: StartImportInput;
}>;


export type StartImportMutation = { startImport: { import: { id: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type ApplyImportMutationVariables = Exact<{
  input: ApplyImportInput;
}>;


export type ApplyImportMutation = { applyImport: { import: { id: string, state: ImportState } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type CancelImportMutationVariables = Exact<{
  input: CancelImportInput;
}>;


export type CancelImportMutation = { cancelImport: { import: { id: string, state: ImportState } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type StartExportMutationVariables = Exact<{
  input: StartExportInput;
}>;


export type StartExportMutation = { startExport: { export: { id: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type TransferColumnsQueryVariables = Exact<{ [key: string]: never; }>;


export type TransferColumnsQuery = { members: Array<{ path: string }>, groups: Array<{ path: string }> };

export type WebhookPartsFragment = { id: string, name: string, url: string, actions: Array<string>, state: WebhookState, problem: string | null, failures: number, failingSince: string | null, createdAt: string, counts: { waiting: number, delivered: number, failed: number }, secrets: Array<{ prefix: string, createdAt: string, endsAt: string | null }> };

export type WebhooksQueryVariables = Exact<{ [key: string]: never; }>;


export type WebhooksQuery = { webhooks: Array<{ id: string, name: string, url: string, actions: Array<string>, state: WebhookState, problem: string | null, failures: number, failingSince: string | null, createdAt: string, counts: { waiting: number, delivered: number, failed: number }, secrets: Array<{ prefix: string, createdAt: string, endsAt: string | null }> }> };

export type WebhookQueryVariables = Exact<{
  id: string | number;
}>;


export type WebhookQuery = { webhook: { id: string, name: string, url: string, actions: Array<string>, state: WebhookState, problem: string | null, failures: number, failingSince: string | null, createdAt: string, counts: { waiting: number, delivered: number, failed: number }, secrets: Array<{ prefix: string, createdAt: string, endsAt: string | null }> } | null };

export type WebhookDeliveriesQueryVariables = Exact<{
  id: string | number;
  first: number;
  after?: string | null | undefined;
  state?: WebhookDeliveryState | null | undefined;
}>;


export type WebhookDeliveriesQuery = { webhook: { id: string, deliveries: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, action: string, state: WebhookDeliveryState, problem: string | null, tries: number, status: number | null, nextAt: string | null, createdAt: string }> } } | null };

export type WebhookDeliveryQueryVariables = Exact<{
  id: string | number;
}>;


export type WebhookDeliveryQuery = { webhookDelivery: { id: string, messageId: string, action: string, payload: string, state: WebhookDeliveryState, problem: string | null, tries: number, status: number | null, nextAt: string | null, createdAt: string, endedAt: string | null, attempts: Array<{ number: number, at: string, milliseconds: number, url: string, status: number | null, answer: string, problem: string | null, headers: Array<{ key: string, value: string }> }> } | null };

export type CreateWebhookMutationVariables = Exact<{
  input: CreateWebhookInput;
}>;


export type CreateWebhookMutation = { createWebhook: { secret: string | null, webhook: { id: string, name: string, url: string, actions: Array<string>, state: WebhookState, problem: string | null, failures: number, failingSince: string | null, createdAt: string, counts: { waiting: number, delivered: number, failed: number }, secrets: Array<{ prefix: string, createdAt: string, endsAt: string | null }> } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type UpdateWebhookMutationVariables = Exact<{
  input: UpdateWebhookInput;
}>;


export type UpdateWebhookMutation = { updateWebhook: { webhook: { id: string, name: string, url: string, actions: Array<string>, state: WebhookState, problem: string | null, failures: number, failingSince: string | null, createdAt: string, counts: { waiting: number, delivered: number, failed: number }, secrets: Array<{ prefix: string, createdAt: string, endsAt: string | null }> } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type PauseWebhookMutationVariables = Exact<{
  input: PauseWebhookInput;
}>;


export type PauseWebhookMutation = { pauseWebhook: { webhook: { id: string, name: string, url: string, actions: Array<string>, state: WebhookState, problem: string | null, failures: number, failingSince: string | null, createdAt: string, counts: { waiting: number, delivered: number, failed: number }, secrets: Array<{ prefix: string, createdAt: string, endsAt: string | null }> } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type ResumeWebhookMutationVariables = Exact<{
  input: ResumeWebhookInput;
}>;


export type ResumeWebhookMutation = { resumeWebhook: { webhook: { id: string, name: string, url: string, actions: Array<string>, state: WebhookState, problem: string | null, failures: number, failingSince: string | null, createdAt: string, counts: { waiting: number, delivered: number, failed: number }, secrets: Array<{ prefix: string, createdAt: string, endsAt: string | null }> } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type DeleteWebhookMutationVariables = Exact<{
  input: DeleteWebhookInput;
}>;


export type DeleteWebhookMutation = { deleteWebhook: { webhookId: string | null, errors: Array<{ message: string, path: Array<string> }> } };

export type RotateWebhookSecretMutationVariables = Exact<{
  input: RotateWebhookSecretInput;
}>;


export type RotateWebhookSecretMutation = { rotateWebhookSecret: { secret: string | null, webhook: { id: string, name: string, url: string, actions: Array<string>, state: WebhookState, problem: string | null, failures: number, failingSince: string | null, createdAt: string, counts: { waiting: number, delivered: number, failed: number }, secrets: Array<{ prefix: string, createdAt: string, endsAt: string | null }> } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type TestWebhookMutationVariables = Exact<{
  input: TestWebhookInput;
}>;


export type TestWebhookMutation = { testWebhook: { delivery: { id: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type ReplayWebhookDeliveryMutationVariables = Exact<{
  input: ReplayWebhookDeliveryInput;
}>;


export type ReplayWebhookDeliveryMutation = { replayWebhookDelivery: { delivery: { id: string } | null, errors: Array<{ message: string, path: Array<string> }> } };

export type ReplayFailedWebhookDeliveriesMutationVariables = Exact<{
  input: ReplayFailedWebhookDeliveriesInput;
}>;


export type ReplayFailedWebhookDeliveriesMutation = { replayFailedWebhookDeliveries: { count: number, errors: Array<{ message: string, path: Array<string> }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const BulkHeadFragmentDoc = new TypedDocumentString(`
    fragment BulkHead on BulkChange {
  id
  verb
  state
  total
  checked
  applied
  undoable
  undoUntil
  undoesId
  undoneById
  startedBy
  createdAt
  problem
  product {
    id
    name
  }
  counts {
    waiting
    change
    unchanged
    refused
  }
}
    `, {"fragmentName":"BulkHead"}) as unknown as TypedDocumentString<BulkHeadFragment, unknown>;
export const ConflictPersonFragmentDoc = new TypedDocumentString(`
    fragment ConflictPerson on Member {
  id
  displayName
  userName
  accountKind
  directory {
    id
    name
  }
}
    `, {"fragmentName":"ConflictPerson"}) as unknown as TypedDocumentString<ConflictPersonFragment, unknown>;
export const TracePartsFragmentDoc = new TypedDocumentString(`
    fragment TraceParts on SigninTrace {
  id
  at
  config
  purpose
  outcome
  reason
  advice
  memberName
  steps {
    name
    outcome
    expected
    got
    advice
  }
}
    `, {"fragmentName":"TraceParts"}) as unknown as TypedDocumentString<TracePartsFragment, unknown>;
export const DirectoryHeadFragmentDoc = new TypedDocumentString(`
    fragment DirectoryHead on Directory {
  id
  name
  profile
  state
  url
  createdAt
  lastSyncAt
}
    `, {"fragmentName":"DirectoryHead"}) as unknown as TypedDocumentString<DirectoryHeadFragment, unknown>;
export const DirectoryTokenPartsFragmentDoc = new TypedDocumentString(`
    fragment DirectoryTokenParts on DirectoryToken {
  id
  label
  prefix
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}
    `, {"fragmentName":"DirectoryTokenParts"}) as unknown as TypedDocumentString<DirectoryTokenPartsFragment, unknown>;
export const MappingRulePartsFragmentDoc = new TypedDocumentString(`
    fragment MappingRuleParts on MappingRule {
  source
  target
  transform
  second
  separator
  constant
  default
}
    `, {"fragmentName":"MappingRuleParts"}) as unknown as TypedDocumentString<MappingRulePartsFragment, unknown>;
export const TrialPartsFragmentDoc = new TypedDocumentString(`
    fragment TrialParts on TrialOutcome {
  status
  scimType
  detail
  answer
  cut
  warnings
  unlisted
  mapped
  changes {
    type
    name
    kind
    fields {
      path
      before
      after
    }
  }
}
    `, {"fragmentName":"TrialParts"}) as unknown as TypedDocumentString<TrialPartsFragment, unknown>;
export const ConditionPartsFragmentDoc = new TypedDocumentString(`
    fragment ConditionParts on Directory {
  status {
    condition
    lastRequestAt
    lagMinutes
    rhythmMinutes
    answered
    wrong
    problems {
      status
      method
      detail
      times
      exchangeId
    }
  }
}
    `, {"fragmentName":"ConditionParts"}) as unknown as TypedDocumentString<ConditionPartsFragment, unknown>;
export const DirectoryRulePartsFragmentDoc = new TypedDocumentString(`
    fragment DirectoryRuleParts on DirectoryRules {
  reactivateOnCreate
  adoptHandMade
  adoptForeign
  softDelete
  requireIfMatch
  uniqueGroupNames
  createOnAbsent
  ignoreUnknown
  failAfter
  silentAfterHours
}
    `, {"fragmentName":"DirectoryRuleParts"}) as unknown as TypedDocumentString<DirectoryRulePartsFragment, unknown>;
export const DirectoryClientPartsFragmentDoc = new TypedDocumentString(`
    fragment DirectoryClientParts on DirectoryClient {
  id
  clientId
  label
  createdAt
  lastUsedAt
  revokedAt
  secrets {
    prefix
    createdAt
    expiresAt
  }
}
    `, {"fragmentName":"DirectoryClientParts"}) as unknown as TypedDocumentString<DirectoryClientPartsFragment, unknown>;
export const DocumentHeadFragmentDoc = new TypedDocumentString(`
    fragment DocumentHead on Document {
  id
  title
  kind
  state
  effectiveFrom
  effectiveTo
  signedAt
  signer
  reference
  createdAt
}
    `, {"fragmentName":"DocumentHead"}) as unknown as TypedDocumentString<DocumentHeadFragment, unknown>;
export const ExtensionPartsFragmentDoc = new TypedDocumentString(`
    fragment ExtensionParts on Extension {
  id
  version
  urn
  name
  description
  used
  attributes {
    name
    type
    multiValued
    required
    caseExact
    mutability
    returned
    unique
    canonicalValues
    description
  }
}
    `, {"fragmentName":"ExtensionParts"}) as unknown as TypedDocumentString<ExtensionPartsFragment, unknown>;
export const HoldPartsFragmentDoc = new TypedDocumentString(`
    fragment HoldParts on Hold {
  id
  matter
  reason
  state
  placedAt
  placedBy
  reviewAt
  releasedAt
  releasedBy
  releaseReason
  memberCount
}
    `, {"fragmentName":"HoldParts"}) as unknown as TypedDocumentString<HoldPartsFragment, unknown>;
export const MemberHeadFragmentDoc = new TypedDocumentString(`
    fragment MemberHead on Member {
  id
  displayName
  userName
  state
  roles
  accountKind
  version
  lastSignInAt
}
    `, {"fragmentName":"MemberHead"}) as unknown as TypedDocumentString<MemberHeadFragment, unknown>;
export const OwnRequestPartsFragmentDoc = new TypedDocumentString(`
    fragment OwnRequestParts on OwnRequest {
  id
  kind
  state
  receivedAt
  dueAt
  question
  refusal
  refusalGround
  complaint
  extensionReason
  pauseReason
  outcome
  closedAt
  sourcesTotal
  sourcesDone
  withdrawable
  clock {
    rule
    sentence
    at
    binds
  }
  package {
    id
    state
    bytes
    files
    sha256
    createdAt
    expiresAt
    fetchedAt
    url
  }
  certificate {
    id
    issuedAt
    keyId
    url
  }
}
    `, {"fragmentName":"OwnRequestParts"}) as unknown as TypedDocumentString<OwnRequestPartsFragment, unknown>;
export const ChoicePartsFragmentDoc = new TypedDocumentString(`
    fragment ChoiceParts on Choice {
  kind
  label
  whenOn
  whenOff
  allowed
  default
  decided
  lockedBy
  changedAt
  history {
    allowed
    at
  }
}
    `, {"fragmentName":"ChoiceParts"}) as unknown as TypedDocumentString<ChoicePartsFragment, unknown>;
export const ReceiverPartsFragmentDoc = new TypedDocumentString(`
    fragment ReceiverParts on EventReceiver {
  id
  name
  delivery
  url
  audience
  issuer
  keySetUrl
  fullValues
  groupId
  state
  problem
  failures
  nextAt
  pending
  lastDeliveredAt
  createdAt
}
    `, {"fragmentName":"ReceiverParts"}) as unknown as TypedDocumentString<ReceiverPartsFragment, unknown>;
export const RequestPartsFragmentDoc = new TypedDocumentString(`
    fragment RequestParts on Request {
  id
  kind
  state
  regime
  answeredBy
  channel
  subjectName
  receivedAt
  dueAt
  acknowledgeBy
  acknowledgedAt
  extendableTo
  overdue
  stopped
  pausableFor
  refusableOn
  pauses {
    reason
    from
    until
  }
  closedAt
  openedBy
  attestedBy
  startedBy
  approvedBy
  secondApprover
  refusalGround
  actions
  member {
    id
    displayName
    userName
  }
  assignee {
    id
    displayName
  }
  words {
    question
    evidence
    reason
    complaint
    extensionReason
    pauseReason
    approvalNote
    outcome
    erased
  }
  clock {
    rule
    sentence
    at
    binds
  }
  tasks {
    id
    source
    work
    state
    attempts
    problem
    updatedAt
    counts {
      product
      category
      items
      left
    }
    keeps {
      product
      category
      items
      ground
      until
    }
  }
  timeline {
    at
    action
    actorName
    details {
      key
      value
    }
  }
  preview {
    complete
    destroys {
      product
      category
      items
    }
    keeps {
      product
      category
      items
      ground
      until
    }
    loses {
      acquiredBy
      product {
        id
        name
      }
    }
    holds {
      id
      matter
    }
  }
  terms {
    hash
    at
    values {
      key
      value
    }
  }
  holds {
    id
    matter
    placedAt
  }
  package {
    id
    state
    bytes
    files
    sha256
    createdAt
    expiresAt
    fetchedAt
  }
  certificate {
    id
    issuedAt
    keyId
    url
  }
}
    `, {"fragmentName":"RequestParts"}) as unknown as TypedDocumentString<RequestPartsFragment, unknown>;
export const TermRulePartsFragmentDoc = new TypedDocumentString(`
    fragment TermRuleParts on TermRule {
  layer
  title
  section
  operator
  written
  text
  quote
  signedAt
  document {
    id
  }
}
    `, {"fragmentName":"TermRuleParts"}) as unknown as TypedDocumentString<TermRulePartsFragment, unknown>;
export const WebhookPartsFragmentDoc = new TypedDocumentString(`
    fragment WebhookParts on Webhook {
  id
  name
  url
  actions
  state
  problem
  failures
  failingSince
  createdAt
  counts {
    waiting
    delivered
    failed
  }
  secrets {
    prefix
    createdAt
    endsAt
  }
}
    `, {"fragmentName":"WebhookParts"}) as unknown as TypedDocumentString<WebhookPartsFragment, unknown>;
export const FindGroupsDocument = new TypedDocumentString(`
    query FindGroups($search: String!) {
  groups(first: 10, filter: {search: $search}) {
    nodes {
      id
      displayName
      memberCount
    }
  }
}
    `, {"documentId":"sha256:62c11e02d3e113d0bb3bcfe5968f7343012342fb6a6007b65ddd2c538b6e43e7"}) as unknown as TypedDocumentString<FindGroupsQuery, FindGroupsQueryVariables>;
export const LogChangedDocument = new TypedDocumentString(`
    subscription LogChanged {
  eventRecorded {
    cursor
  }
}
    `, {"documentId":"sha256:cc9ff5f7f93b4f7df03b07124858f15b3f692a76ae2f6f0e505c9fb6ef5c3e6e"}) as unknown as TypedDocumentString<LogChangedSubscription, LogChangedSubscriptionVariables>;
export const RequestQueueChangedDocument = new TypedDocumentString(`
    subscription RequestQueueChanged {
  requestQueueChanged {
    cursor
  }
}
    `, {"documentId":"sha256:42733bef6834bc02031b2cec01d32064ff4f439cd1f172f26d83e6ba40cdeac0"}) as unknown as TypedDocumentString<RequestQueueChangedSubscription, RequestQueueChangedSubscriptionVariables>;
export const RequestChangedDocument = new TypedDocumentString(`
    subscription RequestChanged($id: ID!) {
  requestChanged(id: $id) {
    cursor
  }
}
    `, {"documentId":"sha256:b44f983210ddfa921036d4edc766e3eb9952f2da73de483a9839323eb8e2a3f8"}) as unknown as TypedDocumentString<RequestChangedSubscription, RequestChangedSubscriptionVariables>;
export const OwnDataChangedDocument = new TypedDocumentString(`
    subscription OwnDataChanged {
  ownDataChanged {
    cursor
  }
}
    `, {"documentId":"sha256:127bf15f675484b20aac7ce7380eaca7060b8d7d2de82cc53a94ae3aa0ee416d"}) as unknown as TypedDocumentString<OwnDataChangedSubscription, OwnDataChangedSubscriptionVariables>;
export const FindMembersDocument = new TypedDocumentString(`
    query FindMembers($search: String!) {
  members(first: 10, filter: {search: $search}) {
    nodes {
      id
      displayName
      userName
    }
  }
}
    `, {"documentId":"sha256:2f4e540f3e3ed649b8e46a5e4b1385f3a186c242f12043e678e058f137e17f15"}) as unknown as TypedDocumentString<FindMembersQuery, FindMembersQueryVariables>;
export const ConfirmedDocument = new TypedDocumentString(`
    query Confirmed {
  viewer {
    authenticatedAt
  }
}
    `, {"documentId":"sha256:8c000fca3fa4f39ec1ddcac116a374aed93d2eb31f8977c009d3beb78252c5aa"}) as unknown as TypedDocumentString<ConfirmedQuery, ConfirmedQueryVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    kind
    name
    roles
    permissions
    breakGlass
    organization {
      id
      slug
      name
      kind
      vendor
    }
    organizations {
      slug
      name
      current
    }
    me {
      id
      displayName
      userName
      emails {
        value
        primary
      }
    }
  }
}
    `, {"documentId":"sha256:ec07910bfc1fd175c18f3b3c18a48d9d0ce74d746ced864b44a911e16518ad53"}) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const BulkChangesDocument = new TypedDocumentString(`
    query BulkChanges {
  bulkChanges {
    ...BulkHead
  }
}
    fragment BulkHead on BulkChange {
  id
  verb
  state
  total
  checked
  applied
  undoable
  undoUntil
  undoesId
  undoneById
  startedBy
  createdAt
  problem
  product {
    id
    name
  }
  counts {
    waiting
    change
    unchanged
    refused
  }
}`, {"documentId":"sha256:7a18adf526aaaff1846a94bb91b350221e3f7e60e85576b0da5435b3cc5c4c49"}) as unknown as TypedDocumentString<BulkChangesQuery, BulkChangesQueryVariables>;
export const BulkChangeDocument = new TypedDocumentString(`
    query BulkChange($id: ID!, $first: Int!, $after: String, $outcomes: [BulkOutcome!]) {
  bulkChange(id: $id) {
    ...BulkHead
    needsSecondPerson
    rows(first: $first, after: $after, outcomes: $outcomes) {
      nodes {
        number
        outcome
        applied
        reason
        member {
          id
          displayName
          userName
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment BulkHead on BulkChange {
  id
  verb
  state
  total
  checked
  applied
  undoable
  undoUntil
  undoesId
  undoneById
  startedBy
  createdAt
  problem
  product {
    id
    name
  }
  counts {
    waiting
    change
    unchanged
    refused
  }
}`, {"documentId":"sha256:c26cf87a2c30837cff4f0606a4c9a98c325cd0d24c705846bedcd0ae71ea1616"}) as unknown as TypedDocumentString<BulkChangeQuery, BulkChangeQueryVariables>;
export const BulkProductsDocument = new TypedDocumentString(`
    query BulkProducts {
  products {
    id
    name
  }
}
    `, {"documentId":"sha256:199c4bfb511ef57f52e861df3f9e94f2cee4c2c8ebd74f7bbceb2de5b01650b0"}) as unknown as TypedDocumentString<BulkProductsQuery, BulkProductsQueryVariables>;
export const StartBulkChangeDocument = new TypedDocumentString(`
    mutation StartBulkChange($input: StartBulkChangeInput!) {
  startBulkChange(input: $input) {
    bulkChange {
      id
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:1850619ce6d0c6170f8331b79c03b61b940731d66d636926ec6ec2e1acf593fb"}) as unknown as TypedDocumentString<StartBulkChangeMutation, StartBulkChangeMutationVariables>;
export const ApplyBulkChangeDocument = new TypedDocumentString(`
    mutation ApplyBulkChange($input: ApplyBulkChangeInput!) {
  applyBulkChange(input: $input) {
    bulkChange {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:e8de6b89c9a1b6aea56fdb2f2fc37553fca8c41f35e799d148cde1ec388000eb"}) as unknown as TypedDocumentString<ApplyBulkChangeMutation, ApplyBulkChangeMutationVariables>;
export const CancelBulkChangeDocument = new TypedDocumentString(`
    mutation CancelBulkChange($input: CancelBulkChangeInput!) {
  cancelBulkChange(input: $input) {
    bulkChange {
      id
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:7441051ae5897730ce5879e52d37d7fd1f48a88c8c86d42d77578f6ad3aa48e2"}) as unknown as TypedDocumentString<CancelBulkChangeMutation, CancelBulkChangeMutationVariables>;
export const UndoBulkChangeDocument = new TypedDocumentString(`
    mutation UndoBulkChange($input: UndoBulkChangeInput!) {
  undoBulkChange(input: $input) {
    bulkChange {
      id
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:3cf7dbe9680ece0e16b7671e072fe1a963df74523217a0acade0e1b113e59bc9"}) as unknown as TypedDocumentString<UndoBulkChangeMutation, UndoBulkChangeMutationVariables>;
export const ConflictsDocument = new TypedDocumentString(`
    query Conflicts {
  directories {
    id
    name
  }
  conflicts {
    more
    conflicts {
      id
      kind
      address
      attempts
      lastAt
      exchangeId
      directory {
        id
        name
      }
      member {
        ...ConflictPerson
      }
      other {
        ...ConflictPerson
      }
    }
  }
}
    fragment ConflictPerson on Member {
  id
  displayName
  userName
  accountKind
  directory {
    id
    name
  }
}`, {"documentId":"sha256:e8c836454e3c33dba9357a528c0b356ccc0ecee293eaad58fd7fd171816bc4cd"}) as unknown as TypedDocumentString<ConflictsQuery, ConflictsQueryVariables>;
export const AdoptConflictDocument = new TypedDocumentString(`
    mutation AdoptConflict($input: AdoptConflictInput!) {
  adoptConflict(input: $input) {
    member {
      id
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:74bd88af560a3209ac26ad913279c0d396672f5da2389db8517dd54b167f39b7"}) as unknown as TypedDocumentString<AdoptConflictMutation, AdoptConflictMutationVariables>;
export const RenameConflictDocument = new TypedDocumentString(`
    mutation RenameConflict($input: RenameConflictInput!) {
  renameConflict(input: $input) {
    member {
      id
      userName
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:3b3d6b4a38982ee67184fe57857a1610e3ac1a9bcff385f1f5a011532fea3e45"}) as unknown as TypedDocumentString<RenameConflictMutation, RenameConflictMutationVariables>;
export const IgnoreConflictDocument = new TypedDocumentString(`
    mutation IgnoreConflict($input: IgnoreConflictInput!) {
  ignoreConflict(input: $input) {
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:b6dbf698d91c2e9d8ecbe4751b2531d0f16fab506dec546b6e2f2df98d8ae39b"}) as unknown as TypedDocumentString<IgnoreConflictMutation, IgnoreConflictMutationVariables>;
export const BreakGlassDocument = new TypedDocumentString(`
    query BreakGlass {
  organization {
    id
    slug
  }
  breakGlassAccounts {
    id
    name
    codesLeft
    provedAt
    provedByDrill
    lockedUntil
    createdAt
  }
}
    `, {"documentId":"sha256:4256b93fc09c700569ddbf9d3199b8c6210e2ceb981517b18d1ed580580d7551"}) as unknown as TypedDocumentString<BreakGlassQuery, BreakGlassQueryVariables>;
export const CreateBreakGlassDocument = new TypedDocumentString(`
    mutation CreateBreakGlass($input: CreateBreakGlassInput!) {
  createBreakGlass(input: $input) {
    account {
      id
      name
    }
    secrets {
      codes
      oneTimeSecret
      oneTimeUri
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:8547d5523de45227d97071f99a1ce11b4cffaeafaaca4d3a888ff18546d74bd5"}) as unknown as TypedDocumentString<CreateBreakGlassMutation, CreateBreakGlassMutationVariables>;
export const RenewBreakGlassDocument = new TypedDocumentString(`
    mutation RenewBreakGlass($input: RenewBreakGlassInput!) {
  renewBreakGlass(input: $input) {
    account {
      id
      name
    }
    secrets {
      codes
      oneTimeSecret
      oneTimeUri
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:e053bd7454d9c6eb170a16709d851f0e6424647d7dc87e5df77926b5f1f3eb32"}) as unknown as TypedDocumentString<RenewBreakGlassMutation, RenewBreakGlassMutationVariables>;
export const RemoveBreakGlassDocument = new TypedDocumentString(`
    mutation RemoveBreakGlass($input: RemoveBreakGlassInput!) {
  removeBreakGlass(input: $input) {
    name
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:7dc047afc0ac296cf05e7d4b17e09d358bfc6e33c192a2ccbfdec54fbe89cde8"}) as unknown as TypedDocumentString<RemoveBreakGlassMutation, RemoveBreakGlassMutationVariables>;
export const ConnectionDocument = new TypedDocumentString(`
    query Connection($id: ID!) {
  connection(id: $id) {
    id
    name
    provider
    issuer
    clientId
    auth
    scopes
    state
    suspendedFor
    redirectUri
    jwksUri
    testPath
    claims {
      email
      emailVerified
      name
      groups
    }
    restriction {
      claim
      values
    }
    trustEmail
    endpoints {
      authorize
      token
      keys
      userInfo
      endSession
    }
    foreignHosts
    groupRoles {
      group
      roles
    }
    ownerByGroup
    join {
      on
      domains
      roles
      groupIds
      productIds
    }
    pilot {
      everybody
      members {
        id
        name
      }
      groups {
        id
        name
      }
    }
    config
    tested
    testedAt
    requirements {
      name
      met
      say
    }
    secrets {
      key
      createdAt
      endsAt
    }
    version
  }
}
    `, {"documentId":"sha256:41792a0017f79a4f3c3bb56072a3ce7f80d09811e5048b6e150670e5147943fb"}) as unknown as TypedDocumentString<ConnectionQuery, ConnectionQueryVariables>;
export const LastTestDocument = new TypedDocumentString(`
    query LastTest($id: ID!) {
  signinTraces(first: 1, filter: {connectionId: $id, purpose: TEST}) {
    nodes {
      ...TraceParts
    }
  }
}
    fragment TraceParts on SigninTrace {
  id
  at
  config
  purpose
  outcome
  reason
  advice
  memberName
  steps {
    name
    outcome
    expected
    got
    advice
  }
}`, {"documentId":"sha256:66181d6747b630cda296b29f15921d8f13530b8539bf8ffa4bb6a095710854dd"}) as unknown as TypedDocumentString<LastTestQuery, LastTestQueryVariables>;
export const SigninTracesDocument = new TypedDocumentString(`
    query SigninTraces($id: ID!, $first: Int!, $after: String, $outcome: SigninOutcome, $from: Time) {
  signinTraces(
    first: $first
    after: $after
    filter: {connectionId: $id, outcome: $outcome, from: $from}
  ) {
    nodes {
      ...TraceParts
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment TraceParts on SigninTrace {
  id
  at
  config
  purpose
  outcome
  reason
  advice
  memberName
  steps {
    name
    outcome
    expected
    got
    advice
  }
}`, {"documentId":"sha256:780ad8111e40cffd96aff79e2420c54a583dcdbbac71887d8ae0d73836a969ba"}) as unknown as TypedDocumentString<SigninTracesQuery, SigninTracesQueryVariables>;
export const DiscoverProviderDocument = new TypedDocumentString(`
    mutation DiscoverProvider($input: DiscoverProviderInput!) {
  discoverProvider(input: $input) {
    discovery {
      issuer
      otherIssuer
      endpoints {
        authorize
        token
        keys
        userInfo
        endSession
      }
      foreignHosts
      algorithms
      authMethods
      pkce
      sendsIssuer
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:b876ad6ed40efb62c8827c6dda74dc80a9783b5e23d0a8ffa604e17c24ff8239"}) as unknown as TypedDocumentString<DiscoverProviderMutation, DiscoverProviderMutationVariables>;
export const SaveConnectionDocument = new TypedDocumentString(`
    mutation SaveConnection($input: SaveConnectionInput!) {
  saveConnection(input: $input) {
    connection {
      id
      name
      state
      version
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:c47210a8d080beddcefb25071fd5d33d861e943c9415250dcd2d939a4932f71f"}) as unknown as TypedDocumentString<SaveConnectionMutation, SaveConnectionMutationVariables>;
export const PilotConnectionDocument = new TypedDocumentString(`
    mutation PilotConnection($input: PilotConnectionInput!) {
  pilotConnection(input: $input) {
    connection {
      id
      state
      version
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:a7e3f0615d4cbc262c7d205bac765d1052e5610949fc1d79b83a7a5f9c052988"}) as unknown as TypedDocumentString<PilotConnectionMutation, PilotConnectionMutationVariables>;
export const EnforceConnectionDocument = new TypedDocumentString(`
    mutation EnforceConnection($input: EnforceConnectionInput!) {
  enforceConnection(input: $input) {
    connection {
      id
      state
      version
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:d20a313a5ae1403eb46424e51e05479bc7b9a4d5d061853edf95a8b1a7e81b2f"}) as unknown as TypedDocumentString<EnforceConnectionMutation, EnforceConnectionMutationVariables>;
export const DisableConnectionDocument = new TypedDocumentString(`
    mutation DisableConnection($input: DisableConnectionInput!) {
  disableConnection(input: $input) {
    connection {
      id
      state
      version
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:09816e6730a393f71526b74b90bce0012545cc59c5c6dd81412c68f77e90b78d"}) as unknown as TypedDocumentString<DisableConnectionMutation, DisableConnectionMutationVariables>;
export const ReopenConnectionDocument = new TypedDocumentString(`
    mutation ReopenConnection($input: ReopenConnectionInput!) {
  reopenConnection(input: $input) {
    connection {
      id
      state
      version
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:730eace543c02f2b0e067bfc3091623d97afb988560b6367289508bb583d5e2f"}) as unknown as TypedDocumentString<ReopenConnectionMutation, ReopenConnectionMutationVariables>;
export const RotateConnectionSecretDocument = new TypedDocumentString(`
    mutation RotateConnectionSecret($input: RotateConnectionSecretInput!) {
  rotateConnectionSecret(input: $input) {
    connection {
      id
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:4595d006da7e9f699b67ea1e66b687d251c74aa719204548f3134b0a7d24ec9b"}) as unknown as TypedDocumentString<RotateConnectionSecretMutation, RotateConnectionSecretMutationVariables>;
export const JoinChoicesDocument = new TypedDocumentString(`
    query JoinChoices {
  organization {
    id
    domains {
      name
      verifiedAt
    }
  }
  products {
    id
    name
  }
}
    `, {"documentId":"sha256:f22349a03d602b917805d72ae444928e1271f0dcb1da19906de9c832dff25b41"}) as unknown as TypedDocumentString<JoinChoicesQuery, JoinChoicesQueryVariables>;
export const ConnectionsDocument = new TypedDocumentString(`
    query Connections {
  organization {
    id
    name
    slug
    kind
    jurisdiction
    state
    createdAt
    domains {
      name
      verifiedBy
      verifiedAt
    }
    connections {
      id
      name
      provider
      issuer
      state
      tested
      testedAt
      suspendedFor
    }
  }
}
    `, {"documentId":"sha256:7c5965cfea826973a273aad271a8b4389bac55d59e115dfa1547316c2866e36e"}) as unknown as TypedDocumentString<ConnectionsQuery, ConnectionsQueryVariables>;
export const DirectoriesDocument = new TypedDocumentString(`
    query Directories {
  directories {
    ...DirectoryHead
    health(days: 7) {
      day
      answered
      refused
      failed
    }
  }
}
    fragment DirectoryHead on Directory {
  id
  name
  profile
  state
  url
  createdAt
  lastSyncAt
}`, {"documentId":"sha256:4eacb8b424a0d67a0db3d8e78ca0be9aab64241f7bf1b885ccac5595a567fb21"}) as unknown as TypedDocumentString<DirectoriesQuery, DirectoriesQueryVariables>;
export const DirectoryDocument = new TypedDocumentString(`
    query Directory($id: ID!) {
  directory(id: $id) {
    ...DirectoryHead
    tokens {
      ...DirectoryTokenParts
    }
    health(days: 30) {
      day
      answered
      refused
      failed
    }
  }
}
    fragment DirectoryHead on Directory {
  id
  name
  profile
  state
  url
  createdAt
  lastSyncAt
}
fragment DirectoryTokenParts on DirectoryToken {
  id
  label
  prefix
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}`, {"documentId":"sha256:506cec17ea999dd9312cec0bce9e3ac09e0490fc4e3e592f1e79d7d67760b712"}) as unknown as TypedDocumentString<DirectoryQuery, DirectoryQueryVariables>;
export const ExchangesDocument = new TypedDocumentString(`
    query Exchanges($id: ID!, $first: Int!, $after: String, $refused: Boolean!, $filter: ExchangeFilter) {
  directory(id: $id) {
    id
    exchanges(first: $first, after: $after, refused: $refused, filter: $filter) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        at
        method
        path
        status
        milliseconds
        problem
        resourceType
      }
    }
  }
}
    `, {"documentId":"sha256:bb55751a6541d42653c4a28fc51965bd40834c34520f4556fde8a1ad47b821d9"}) as unknown as TypedDocumentString<ExchangesQuery, ExchangesQueryVariables>;
export const CreateDirectoryDocument = new TypedDocumentString(`
    mutation CreateDirectory($input: CreateDirectoryInput!) {
  createDirectory(input: $input) {
    directory {
      ...DirectoryHead
    }
    errors {
      message
      path
    }
  }
}
    fragment DirectoryHead on Directory {
  id
  name
  profile
  state
  url
  createdAt
  lastSyncAt
}`, {"documentId":"sha256:67039989c90aea7c86450ee616d0f4cfb2fa9fa4802b76aa36da10e66df5bc3e"}) as unknown as TypedDocumentString<CreateDirectoryMutation, CreateDirectoryMutationVariables>;
export const UpdateDirectoryDocument = new TypedDocumentString(`
    mutation UpdateDirectory($input: UpdateDirectoryInput!) {
  updateDirectory(input: $input) {
    directory {
      ...DirectoryHead
    }
    errors {
      message
      path
    }
  }
}
    fragment DirectoryHead on Directory {
  id
  name
  profile
  state
  url
  createdAt
  lastSyncAt
}`, {"documentId":"sha256:47587c78914b562af23e2cab39275a591c7bc76520b0c02148c55a0af50d40dd"}) as unknown as TypedDocumentString<UpdateDirectoryMutation, UpdateDirectoryMutationVariables>;
export const IssueDirectoryTokenDocument = new TypedDocumentString(`
    mutation IssueDirectoryToken($input: IssueDirectoryTokenInput!) {
  issueDirectoryToken(input: $input) {
    secret
    token {
      ...DirectoryTokenParts
    }
    errors {
      message
      path
    }
  }
}
    fragment DirectoryTokenParts on DirectoryToken {
  id
  label
  prefix
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}`, {"documentId":"sha256:88be97d7dbee0253096b8667d7570794268490928f997cfc4cd1b500ebb64e58"}) as unknown as TypedDocumentString<IssueDirectoryTokenMutation, IssueDirectoryTokenMutationVariables>;
export const RevokeDirectoryTokenDocument = new TypedDocumentString(`
    mutation RevokeDirectoryToken($input: RevokeDirectoryTokenInput!) {
  revokeDirectoryToken(input: $input) {
    token {
      ...DirectoryTokenParts
    }
    errors {
      message
      path
    }
  }
}
    fragment DirectoryTokenParts on DirectoryToken {
  id
  label
  prefix
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}`, {"documentId":"sha256:2961a03e0a2dfb2deafa5e008889ffe80590634df5d601c7f802420fc357128e"}) as unknown as TypedDocumentString<RevokeDirectoryTokenMutation, RevokeDirectoryTokenMutationVariables>;
export const DirectorySetUpDocument = new TypedDocumentString(`
    query DirectorySetUp($id: ID!) {
  directory(id: $id) {
    id
    ...ConditionParts
    quirks {
      name
      accepts
    }
    mapping {
      ...MappingRuleParts
    }
    mappingVersion
    log {
      values
      days
      version
    }
  }
}
    fragment MappingRuleParts on MappingRule {
  source
  target
  transform
  second
  separator
  constant
  default
}
fragment ConditionParts on Directory {
  status {
    condition
    lastRequestAt
    lagMinutes
    rhythmMinutes
    answered
    wrong
    problems {
      status
      method
      detail
      times
      exchangeId
    }
  }
}`, {"documentId":"sha256:7e8ae251bbc97e4e79508fd37098c3fcd509c00481a473e9c3d733e6b036d2d1"}) as unknown as TypedDocumentString<DirectorySetUpQuery, DirectorySetUpQueryVariables>;
export const DirectoryConditionsDocument = new TypedDocumentString(`
    query DirectoryConditions {
  directories {
    id
    status {
      condition
    }
  }
  conflicts {
    conflicts {
      id
    }
  }
}
    `, {"documentId":"sha256:ba036c23bd91ffadaa01ed577fdf7b3f805e50cda79975f9781113544cabfd89"}) as unknown as TypedDocumentString<DirectoryConditionsQuery, DirectoryConditionsQueryVariables>;
export const ExchangeDetailDocument = new TypedDocumentString(`
    query ExchangeDetail($id: ID!, $full: Boolean!) {
  exchange(id: $id) {
    request
    answer
    requestBytes
    answerBytes
    complete
    fullRequest @include(if: $full)
    fullAnswer @include(if: $full)
    valuesUntil
    replayable
    exchange {
      id
      at
      method
      path
      query
      status
      scimType
      problem
      warnings
      milliseconds
      member {
        id
        displayName
      }
      group {
        id
        displayName
      }
    }
  }
}
    `, {"documentId":"sha256:1615e5dc57aec05604536300fa6471c6ea562bfa5e2f218701fe74f7121ce23b"}) as unknown as TypedDocumentString<ExchangeDetailQuery, ExchangeDetailQueryVariables>;
export const SaveMappingDocument = new TypedDocumentString(`
    mutation SaveMapping($input: SaveMappingInput!) {
  saveMapping(input: $input) {
    directory {
      id
      mapping {
        ...MappingRuleParts
      }
      mappingVersion
    }
    errors {
      message
      path
    }
  }
}
    fragment MappingRuleParts on MappingRule {
  source
  target
  transform
  second
  separator
  constant
  default
}`, {"documentId":"sha256:049474fdfa57aaa9345f038d36f1186e9845db1dbe5b42b6e3621f1d29a47ef1"}) as unknown as TypedDocumentString<SaveMappingMutation, SaveMappingMutationVariables>;
export const SaveDirectoryLogDocument = new TypedDocumentString(`
    mutation SaveDirectoryLog($input: SaveDirectoryLogInput!) {
  saveDirectoryLog(input: $input) {
    directory {
      id
      log {
        values
        days
        version
      }
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:75688660301d9e9f7217a85ce7e77e5d6137860b54deb3145f3bbb7dd3ee50f7"}) as unknown as TypedDocumentString<SaveDirectoryLogMutation, SaveDirectoryLogMutationVariables>;
export const TryRequestDocument = new TypedDocumentString(`
    mutation TryRequest($input: TryRequestInput!) {
  tryRequest(input: $input) {
    outcome {
      ...TrialParts
    }
    errors {
      message
      path
    }
  }
}
    fragment TrialParts on TrialOutcome {
  status
  scimType
  detail
  answer
  cut
  warnings
  unlisted
  mapped
  changes {
    type
    name
    kind
    fields {
      path
      before
      after
    }
  }
}`, {"documentId":"sha256:1dbf9f7c1a0ce5b2d434c07cf642c9e8b1b848806c0d5721adb93929334ec69a"}) as unknown as TypedDocumentString<TryRequestMutation, TryRequestMutationVariables>;
export const ReplayExchangeDocument = new TypedDocumentString(`
    mutation ReplayExchange($input: ReplayExchangeInput!) {
  replayExchange(input: $input) {
    outcome {
      ...TrialParts
    }
    errors {
      message
      path
    }
  }
}
    fragment TrialParts on TrialOutcome {
  status
  scimType
  detail
  answer
  cut
  warnings
  unlisted
  mapped
  changes {
    type
    name
    kind
    fields {
      path
      before
      after
    }
  }
}`, {"documentId":"sha256:0b8424ab4280f1db000884e6ad7706f388899734a348efec6e2380b52ddd4b3f"}) as unknown as TypedDocumentString<ReplayExchangeMutation, ReplayExchangeMutationVariables>;
export const DirectoryRulesDocument = new TypedDocumentString(`
    query DirectoryRules($id: ID!) {
  directory(id: $id) {
    id
    rules {
      ...DirectoryRuleParts
    }
  }
}
    fragment DirectoryRuleParts on DirectoryRules {
  reactivateOnCreate
  adoptHandMade
  adoptForeign
  softDelete
  requireIfMatch
  uniqueGroupNames
  createOnAbsent
  ignoreUnknown
  failAfter
  silentAfterHours
}`, {"documentId":"sha256:9139a3b8ff75b7d3c9f4ed9021b41acd05810b8fbfbb605d5421abd9ccf089b0"}) as unknown as TypedDocumentString<DirectoryRulesQuery, DirectoryRulesQueryVariables>;
export const DirectoryClientsDocument = new TypedDocumentString(`
    query DirectoryClients($id: ID!) {
  directory(id: $id) {
    id
    tokenUrl
    clients {
      ...DirectoryClientParts
    }
  }
}
    fragment DirectoryClientParts on DirectoryClient {
  id
  clientId
  label
  createdAt
  lastUsedAt
  revokedAt
  secrets {
    prefix
    createdAt
    expiresAt
  }
}`, {"documentId":"sha256:ed85417a65e6d91e2be9b0e50004d4e9c28342a86dd662fe0110e0a7a2a3f021"}) as unknown as TypedDocumentString<DirectoryClientsQuery, DirectoryClientsQueryVariables>;
export const DirectoryFailingDocument = new TypedDocumentString(`
    query DirectoryFailing($id: ID!) {
  directory(id: $id) {
    id
    failing {
      since
      reason
    }
  }
}
    `, {"documentId":"sha256:73303ddda7a4dcb3f569fa32a80de3a540ab0c493e465ed45a07df79b4d102d6"}) as unknown as TypedDocumentString<DirectoryFailingQuery, DirectoryFailingQueryVariables>;
export const SetDirectoryRulesDocument = new TypedDocumentString(`
    mutation SetDirectoryRules($input: SetDirectoryRulesInput!) {
  setDirectoryRules(input: $input) {
    directory {
      id
      rules {
        ...DirectoryRuleParts
      }
    }
    errors {
      message
      path
    }
  }
}
    fragment DirectoryRuleParts on DirectoryRules {
  reactivateOnCreate
  adoptHandMade
  adoptForeign
  softDelete
  requireIfMatch
  uniqueGroupNames
  createOnAbsent
  ignoreUnknown
  failAfter
  silentAfterHours
}`, {"documentId":"sha256:e72ea46903aab99169908eda4ae587ab02c66683c72415877ed415e937644f38"}) as unknown as TypedDocumentString<SetDirectoryRulesMutation, SetDirectoryRulesMutationVariables>;
export const RotateDirectoryTokenDocument = new TypedDocumentString(`
    mutation RotateDirectoryToken($input: RotateDirectoryTokenInput!) {
  rotateDirectoryToken(input: $input) {
    secret
    token {
      id
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:19e81ca21bde3fd8946e09dfcf2490d1f88ce81ec8c239e2dc5f84bf714349e0"}) as unknown as TypedDocumentString<RotateDirectoryTokenMutation, RotateDirectoryTokenMutationVariables>;
export const CreateDirectoryClientDocument = new TypedDocumentString(`
    mutation CreateDirectoryClient($input: CreateDirectoryClientInput!) {
  createDirectoryClient(input: $input) {
    secret
    client {
      ...DirectoryClientParts
    }
    errors {
      message
      path
    }
  }
}
    fragment DirectoryClientParts on DirectoryClient {
  id
  clientId
  label
  createdAt
  lastUsedAt
  revokedAt
  secrets {
    prefix
    createdAt
    expiresAt
  }
}`, {"documentId":"sha256:c32dd21f191a420b858f45eb29f3742ea28ddebcbffba0c2ee5af9763e922519"}) as unknown as TypedDocumentString<CreateDirectoryClientMutation, CreateDirectoryClientMutationVariables>;
export const RotateDirectoryClientDocument = new TypedDocumentString(`
    mutation RotateDirectoryClient($input: RotateDirectoryClientInput!) {
  rotateDirectoryClient(input: $input) {
    secret
    client {
      ...DirectoryClientParts
    }
    errors {
      message
      path
    }
  }
}
    fragment DirectoryClientParts on DirectoryClient {
  id
  clientId
  label
  createdAt
  lastUsedAt
  revokedAt
  secrets {
    prefix
    createdAt
    expiresAt
  }
}`, {"documentId":"sha256:59d47528f2e21f69d8924ec85adc628eaf953fe1e1d426b4352ab3b1e11ba80f"}) as unknown as TypedDocumentString<RotateDirectoryClientMutation, RotateDirectoryClientMutationVariables>;
export const RevokeDirectoryClientDocument = new TypedDocumentString(`
    mutation RevokeDirectoryClient($input: RevokeDirectoryClientInput!) {
  revokeDirectoryClient(input: $input) {
    client {
      ...DirectoryClientParts
    }
    errors {
      message
      path
    }
  }
}
    fragment DirectoryClientParts on DirectoryClient {
  id
  clientId
  label
  createdAt
  lastUsedAt
  revokedAt
  secrets {
    prefix
    createdAt
    expiresAt
  }
}`, {"documentId":"sha256:359b4fccaa875990501542bf3e839713725d406b6ae801f816ba98a9a2d140c3"}) as unknown as TypedDocumentString<RevokeDirectoryClientMutation, RevokeDirectoryClientMutationVariables>;
export const DocumentsDocument = new TypedDocumentString(`
    query Documents {
  documents {
    ...DocumentHead
    clauses {
      id
    }
    amends {
      id
      title
    }
    replaces {
      id
    }
  }
}
    fragment DocumentHead on Document {
  id
  title
  kind
  state
  effectiveFrom
  effectiveTo
  signedAt
  signer
  reference
  createdAt
}`, {"documentId":"sha256:f266166848f7e9f28bb9c837ff0b53137ec5bdd84e46b09b0359c10b3bf999fa"}) as unknown as TypedDocumentString<DocumentsQuery, DocumentsQueryVariables>;
export const DocumentDocument = new TypedDocumentString(`
    query Document($id: ID!) {
  document(id: $id) {
    ...DocumentHead
    hash
    allowed
    submittedAt
    returnedBecause
    fileHash
    yaml
    file {
      id
      name
      bytes
      url
    }
    amends {
      id
      title
    }
    replaces {
      id
      title
    }
    clauses {
      id
      section
      operator
      written
      text
      term {
        key
        title
      }
      product {
        id
        name
      }
      family
      category
      accountKind
      survives
      quote
    }
  }
}
    fragment DocumentHead on Document {
  id
  title
  kind
  state
  effectiveFrom
  effectiveTo
  signedAt
  signer
  reference
  createdAt
}`, {"documentId":"sha256:ebfe21a84b22ae4d5781a20e240f8d027671f63554c3a8cd63eff464198451bf"}) as unknown as TypedDocumentString<DocumentQuery, DocumentQueryVariables>;
export const TermChoicesDocument = new TypedDocumentString(`
    query TermChoices {
  terms {
    key
    title
    type
    options
    subjectOnly
  }
}
    `, {"documentId":"sha256:c6c644ab2968e6d52d8489bd7356d4fe6c9270eab3fd157af51866b2c7fabf2b"}) as unknown as TypedDocumentString<TermChoicesQuery, TermChoicesQueryVariables>;
export const CreateAgreementDocument = new TypedDocumentString(`
    mutation CreateAgreement($input: CreateAgreementInput!) {
  createAgreement(input: $input) {
    document {
      ...DocumentHead
    }
    errors {
      message
      path
    }
  }
}
    fragment DocumentHead on Document {
  id
  title
  kind
  state
  effectiveFrom
  effectiveTo
  signedAt
  signer
  reference
  createdAt
}`, {"documentId":"sha256:aba8fe3e1ec32e114dd204336fd461ab5c2aeb81a840e0524e454cc707b47498"}) as unknown as TypedDocumentString<CreateAgreementMutation, CreateAgreementMutationVariables>;
export const AddClausesDocument = new TypedDocumentString(`
    mutation AddClauses($input: AddClausesInput!) {
  addClauses(input: $input) {
    document {
      ...DocumentHead
    }
    errors {
      message
      path
    }
  }
}
    fragment DocumentHead on Document {
  id
  title
  kind
  state
  effectiveFrom
  effectiveTo
  signedAt
  signer
  reference
  createdAt
}`, {"documentId":"sha256:c2146150a6ae4877c517b70189bb948288660b0565f5b24190580652b013cbb6"}) as unknown as TypedDocumentString<AddClausesMutation, AddClausesMutationVariables>;
export const SignDocumentDocument = new TypedDocumentString(`
    mutation SignDocument($input: SignDocumentInput!) {
  signDocument(input: $input) {
    document {
      ...DocumentHead
    }
    errors {
      message
      path
    }
  }
}
    fragment DocumentHead on Document {
  id
  title
  kind
  state
  effectiveFrom
  effectiveTo
  signedAt
  signer
  reference
  createdAt
}`, {"documentId":"sha256:cd1cb188545292dd2e633ecf23eca39de651cafeccb5374153ca8a61a392965d"}) as unknown as TypedDocumentString<SignDocumentMutation, SignDocumentMutationVariables>;
export const RemoveClauseDocument = new TypedDocumentString(`
    mutation RemoveClause($input: RemoveClauseInput!) {
  removeClause(input: $input) {
    document {
      ...DocumentHead
    }
    errors {
      message
      path
    }
  }
}
    fragment DocumentHead on Document {
  id
  title
  kind
  state
  effectiveFrom
  effectiveTo
  signedAt
  signer
  reference
  createdAt
}`, {"documentId":"sha256:a644e20889c91361c754c173f6c66ee8d5a9df77a88cc2d7051931f9ad407ce8"}) as unknown as TypedDocumentString<RemoveClauseMutation, RemoveClauseMutationVariables>;
export const TerminateDocumentDocument = new TypedDocumentString(`
    mutation TerminateDocument($input: TerminateDocumentInput!) {
  terminateDocument(input: $input) {
    document {
      ...DocumentHead
    }
    errors {
      message
      path
    }
  }
}
    fragment DocumentHead on Document {
  id
  title
  kind
  state
  effectiveFrom
  effectiveTo
  signedAt
  signer
  reference
  createdAt
}`, {"documentId":"sha256:c40c2d9f5ed3c4fe07a17238eb23e85d1ac7fd1ea3423d0ba3e2b1b86eafa5fb"}) as unknown as TypedDocumentString<TerminateDocumentMutation, TerminateDocumentMutationVariables>;
export const CheckAgreementDocument = new TypedDocumentString(`
    query CheckAgreement($yaml: String!) {
  checkAgreement(yaml: $yaml) {
    line
    column
    field
    fatal
    message
  }
}
    `, {"documentId":"sha256:4ec9bf94b8a511e2ddc9e16273c78528cc765acc9cbc588e5bd4e8b9492f77c9"}) as unknown as TypedDocumentString<CheckAgreementQuery, CheckAgreementQueryVariables>;
export const DocumentDiffDocument = new TypedDocumentString(`
    query DocumentDiff($fromId: ID!, $toId: ID!) {
  documentDiff(fromId: $fromId, toId: $toId) {
    field
    before
    after
    beforeClause {
      id
      section
      text
      term {
        key
        title
      }
    }
    afterClause {
      id
      section
      text
      term {
        key
        title
      }
    }
  }
}
    `, {"documentId":"sha256:cfe56b23d024c2eb890fec862174b56f0eb31380886396590c35fcd43469f04a"}) as unknown as TypedDocumentString<DocumentDiffQuery, DocumentDiffQueryVariables>;
export const ImportAgreementDocument = new TypedDocumentString(`
    mutation ImportAgreement($input: ImportAgreementInput!) {
  importAgreement(input: $input) {
    document {
      id
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:37ef0723f44c3cc155e272195dba6f8dd6b1312e304fdaa9c7f547d98ba3c38c"}) as unknown as TypedDocumentString<ImportAgreementMutation, ImportAgreementMutationVariables>;
export const SubmitDocumentDocument = new TypedDocumentString(`
    mutation SubmitDocument($input: SubmitDocumentInput!) {
  submitDocument(input: $input) {
    document {
      ...DocumentHead
    }
    errors {
      message
      path
    }
  }
}
    fragment DocumentHead on Document {
  id
  title
  kind
  state
  effectiveFrom
  effectiveTo
  signedAt
  signer
  reference
  createdAt
}`, {"documentId":"sha256:4357f7de9a9217d1b70389b77cad3b77c266bf043f0fe20a2ad1a91782e54e27"}) as unknown as TypedDocumentString<SubmitDocumentMutation, SubmitDocumentMutationVariables>;
export const ReturnDocumentDocument = new TypedDocumentString(`
    mutation ReturnDocument($input: ReturnDocumentInput!) {
  returnDocument(input: $input) {
    document {
      ...DocumentHead
    }
    errors {
      message
      path
    }
  }
}
    fragment DocumentHead on Document {
  id
  title
  kind
  state
  effectiveFrom
  effectiveTo
  signedAt
  signer
  reference
  createdAt
}`, {"documentId":"sha256:3f722c59379260c589f9fb9a84030cf79e23a69272bf1fd3cef7002b97478136"}) as unknown as TypedDocumentString<ReturnDocumentMutation, ReturnDocumentMutationVariables>;
export const AttachDocumentFileDocument = new TypedDocumentString(`
    mutation AttachDocumentFile($input: AttachDocumentFileInput!) {
  attachDocumentFile(input: $input) {
    document {
      ...DocumentHead
    }
    errors {
      message
      path
    }
  }
}
    fragment DocumentHead on Document {
  id
  title
  kind
  state
  effectiveFrom
  effectiveTo
  signedAt
  signer
  reference
  createdAt
}`, {"documentId":"sha256:3f8e2655bd26f126524c4d3c1848421f0036fb84960b4cbbe80e55764ded043c"}) as unknown as TypedDocumentString<AttachDocumentFileMutation, AttachDocumentFileMutationVariables>;
export const DomainsDocument = new TypedDocumentString(`
    query Domains {
  organization {
    id
    name
    kind
    domains {
      id
      name
      state
      verifiedBy
      verifiedAt
      recordName
      recordValue
      checkedAt
      problem
      lostAt
      graceEndsAt
      accounts {
        kind
        count
      }
      foundAccounts {
        id
        kind
        address
        state
        asked
        dueAt
        answer
      }
    }
  }
}
    `, {"documentId":"sha256:859962680d48198964b2211350b6d20ea03eb4b0f1b0b4bcc1ea3c91b8cfd427"}) as unknown as TypedDocumentString<DomainsQuery, DomainsQueryVariables>;
export const AddDomainDocument = new TypedDocumentString(`
    mutation AddDomain($input: AddDomainInput!) {
  addDomain(input: $input) {
    domain {
      id
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:470fc4e75e72ee61ed932589c4352f3641e7cd19319b5bb07ed5461dc9f60247"}) as unknown as TypedDocumentString<AddDomainMutation, AddDomainMutationVariables>;
export const CheckDomainDocument = new TypedDocumentString(`
    mutation CheckDomain($input: CheckDomainInput!) {
  checkDomain(input: $input) {
    domain {
      id
      state
      checkedAt
      problem
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:58fa5cb6258665c5c3c31c95a4d955d209c2effe745a582df2afd41e2e59bc23"}) as unknown as TypedDocumentString<CheckDomainMutation, CheckDomainMutationVariables>;
export const RemoveDomainDocument = new TypedDocumentString(`
    mutation RemoveDomain($input: RemoveDomainInput!) {
  removeDomain(input: $input) {
    domainId
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:9401c36f4456ba7c9b2dcb01c0f1df919e3b4f4f740f7ae8a4922c285fe961d0"}) as unknown as TypedDocumentString<RemoveDomainMutation, RemoveDomainMutationVariables>;
export const AskFoundAccountDocument = new TypedDocumentString(`
    mutation AskFoundAccount($input: AskFoundAccountInput!) {
  askFoundAccount(input: $input) {
    foundAccount {
      id
      state
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:cea3eeb4adbab5431864ac4c3bbe6a096872161a75c329b05f5c6c8b74a1d182"}) as unknown as TypedDocumentString<AskFoundAccountMutation, AskFoundAccountMutationVariables>;
export const ExtensionsDocument = new TypedDocumentString(`
    query Extensions {
  extensions {
    ...ExtensionParts
  }
}
    fragment ExtensionParts on Extension {
  id
  version
  urn
  name
  description
  used
  attributes {
    name
    type
    multiValued
    required
    caseExact
    mutability
    returned
    unique
    canonicalValues
    description
  }
}`, {"documentId":"sha256:710962d5b49a81dd93a9912c8dbe058f3f07147a6e257551e129ba0db3392cbf"}) as unknown as TypedDocumentString<ExtensionsQuery, ExtensionsQueryVariables>;
export const CreateExtensionDocument = new TypedDocumentString(`
    mutation CreateExtension($input: CreateExtensionInput!) {
  createExtension(input: $input) {
    extension {
      ...ExtensionParts
    }
    errors {
      message
      path
    }
  }
}
    fragment ExtensionParts on Extension {
  id
  version
  urn
  name
  description
  used
  attributes {
    name
    type
    multiValued
    required
    caseExact
    mutability
    returned
    unique
    canonicalValues
    description
  }
}`, {"documentId":"sha256:6fae2ad72fdf3371c22baf8827567df1a480aa2463b742155af18e55c65f07af"}) as unknown as TypedDocumentString<CreateExtensionMutation, CreateExtensionMutationVariables>;
export const UpdateExtensionDocument = new TypedDocumentString(`
    mutation UpdateExtension($input: UpdateExtensionInput!) {
  updateExtension(input: $input) {
    extension {
      ...ExtensionParts
    }
    errors {
      message
      path
    }
  }
}
    fragment ExtensionParts on Extension {
  id
  version
  urn
  name
  description
  used
  attributes {
    name
    type
    multiValued
    required
    caseExact
    mutability
    returned
    unique
    canonicalValues
    description
  }
}`, {"documentId":"sha256:d91d820aecd4e63f6bb2654a70b58a190ed0def0337e039d80ab4a86cd0e2978"}) as unknown as TypedDocumentString<UpdateExtensionMutation, UpdateExtensionMutationVariables>;
export const RemoveExtensionDocument = new TypedDocumentString(`
    mutation RemoveExtension($input: RemoveExtensionInput!) {
  removeExtension(input: $input) {
    members
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:28e6304dddbd59bb6f88bc460e7301f0f29f5923ece2c777e7599da1a162ec08"}) as unknown as TypedDocumentString<RemoveExtensionMutation, RemoveExtensionMutationVariables>;
export const GroupsDocument = new TypedDocumentString(`
    query Groups($first: Int!, $after: String, $filter: GroupFilter) {
  groups(first: $first, after: $after, filter: $filter) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      displayName
      memberCount
      createdAt
      directory {
        id
        name
      }
    }
  }
}
    `, {"documentId":"sha256:24d8d34930e7b44c347cc82937a762fea068d380bcad56101abe748382601e20"}) as unknown as TypedDocumentString<GroupsQuery, GroupsQueryVariables>;
export const GroupDocument = new TypedDocumentString(`
    query Group($id: ID!, $first: Int!, $after: String) {
  group(id: $id) {
    id
    displayName
    externalId
    createdAt
    version
    memberCount
    directory {
      id
      name
    }
    members(first: $first, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        displayName
        userName
        title
        state
      }
    }
  }
}
    `, {"documentId":"sha256:b5ae3f6af4b1e493c02a8c9aaa61f73a2e44b17bb41cef5bec4726e30f6e20af"}) as unknown as TypedDocumentString<GroupQuery, GroupQueryVariables>;
export const CreateGroupDocument = new TypedDocumentString(`
    mutation CreateGroup($input: CreateGroupInput!) {
  createGroup(input: $input) {
    group {
      id
      displayName
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:ed50fda59ef1463147439b58c5c39d0c67af438f9569b9b039b6f769eb5e66b3"}) as unknown as TypedDocumentString<CreateGroupMutation, CreateGroupMutationVariables>;
export const UpdateGroupDocument = new TypedDocumentString(`
    mutation UpdateGroup($input: UpdateGroupInput!) {
  updateGroup(input: $input) {
    group {
      id
      displayName
      version
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:d7ae4291e8be04c9b91b450fb51129398319bf6166350fb5b91a5609183a6b7d"}) as unknown as TypedDocumentString<UpdateGroupMutation, UpdateGroupMutationVariables>;
export const DeleteGroupDocument = new TypedDocumentString(`
    mutation DeleteGroup($input: DeleteGroupInput!) {
  deleteGroup(input: $input) {
    groupId
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:30e600cde7b4042c48d74f9634587620714a12bbf6f5ef87e839e7a72de14f5e"}) as unknown as TypedDocumentString<DeleteGroupMutation, DeleteGroupMutationVariables>;
export const AddGroupMembersDocument = new TypedDocumentString(`
    mutation AddGroupMembers($input: AddGroupMembersInput!) {
  addGroupMembers(input: $input) {
    added
    group {
      id
      memberCount
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:513ef9293180922b1882bc9e56a5f620c8e7ac7ffbebbd9f5f71aa2b4fbf7964"}) as unknown as TypedDocumentString<AddGroupMembersMutation, AddGroupMembersMutationVariables>;
export const RemoveGroupMembersDocument = new TypedDocumentString(`
    mutation RemoveGroupMembers($input: RemoveGroupMembersInput!) {
  removeGroupMembers(input: $input) {
    removed
    group {
      id
      memberCount
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:753da8e8b9a433d99249c5b203dd9767b52095af37f8332d283a2ce122788c18"}) as unknown as TypedDocumentString<RemoveGroupMembersMutation, RemoveGroupMembersMutationVariables>;
export const HoldsDocument = new TypedDocumentString(`
    query Holds($released: Boolean!) {
  holds(released: $released) {
    ...HoldParts
  }
}
    fragment HoldParts on Hold {
  id
  matter
  reason
  state
  placedAt
  placedBy
  reviewAt
  releasedAt
  releasedBy
  releaseReason
  memberCount
}`, {"documentId":"sha256:1f838815bc900b23f98aacbef01561332f5f5361311bf5e53a05d478b3e23ddb"}) as unknown as TypedDocumentString<HoldsQuery, HoldsQueryVariables>;
export const HoldDocument = new TypedDocumentString(`
    query Hold($id: ID!) {
  hold(id: $id) {
    ...HoldParts
    members {
      id
      displayName
      userName
      state
    }
    groups {
      id
      displayName
    }
  }
}
    fragment HoldParts on Hold {
  id
  matter
  reason
  state
  placedAt
  placedBy
  reviewAt
  releasedAt
  releasedBy
  releaseReason
  memberCount
}`, {"documentId":"sha256:0d44658eb9f34aaad13bcbc09e71f3902b090e5c285b385f0114aeea6f1f6721"}) as unknown as TypedDocumentString<HoldQuery, HoldQueryVariables>;
export const PlaceHoldDocument = new TypedDocumentString(`
    mutation PlaceHold($input: PlaceHoldInput!) {
  placeHold(input: $input) {
    hold {
      ...HoldParts
    }
    errors {
      message
      path
    }
  }
}
    fragment HoldParts on Hold {
  id
  matter
  reason
  state
  placedAt
  placedBy
  reviewAt
  releasedAt
  releasedBy
  releaseReason
  memberCount
}`, {"documentId":"sha256:f945d2508baa436954202941e5e4f28d3f4c0967f8a21093a68caf5bf3fba13b"}) as unknown as TypedDocumentString<PlaceHoldMutation, PlaceHoldMutationVariables>;
export const ReleaseHoldDocument = new TypedDocumentString(`
    mutation ReleaseHold($input: ReleaseHoldInput!) {
  releaseHold(input: $input) {
    hold {
      ...HoldParts
    }
    errors {
      message
      path
    }
  }
}
    fragment HoldParts on Hold {
  id
  matter
  reason
  state
  placedAt
  placedBy
  reviewAt
  releasedAt
  releasedBy
  releaseReason
  memberCount
}`, {"documentId":"sha256:a5de81127431ae529f55a607f7d93ed274d28c2b5f885276828aa38ce150cff9"}) as unknown as TypedDocumentString<ReleaseHoldMutation, ReleaseHoldMutationVariables>;
export const LogDocument = new TypedDocumentString(`
    query Log($first: Int!, $after: String, $filter: EventFilter) {
  events(first: $first, after: $after, filter: $filter) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      at
      action
      actorKind
      actorName
      objectType
      objectId
      subjectName
      index
      subject {
        id
      }
      details {
        key
        value
      }
      personal {
        key
        value
      }
    }
  }
}
    `, {"documentId":"sha256:9da1f45e962ea8b3273d2e32a884d0b1f42f0f15f7ad63e0cd5568ebe3eb0862"}) as unknown as TypedDocumentString<LogQuery, LogQueryVariables>;
export const CheckpointDocument = new TypedDocumentString(`
    query Checkpoint {
  checkpoint {
    size
    rootHash
    at
    keyId
    note
  }
  signingKeys {
    id
    publicKey
  }
}
    `, {"documentId":"sha256:d7bea87fdf39bad660eabd478119f3f2e0756139b6b2c4d6c38972aad8930005"}) as unknown as TypedDocumentString<CheckpointQuery, CheckpointQueryVariables>;
export const EventProofDocument = new TypedDocumentString(`
    query EventProof($id: ID!) {
  eventProof(id: $id) {
    index
    leafHash
    hashes
    checkpoint {
      size
      rootHash
      at
      keyId
    }
  }
}
    `, {"documentId":"sha256:9acef2b04533459d45f5664e315f8ddc687f4b6a31e0044e19412d31e9249c54"}) as unknown as TypedDocumentString<EventProofQuery, EventProofQueryVariables>;
export const MemberDocument = new TypedDocumentString(`
    query Member($id: ID!, $products: Boolean!, $requests: Boolean!) {
  member(id: $id) {
    ...MemberHead
    externalId
    givenName
    familyName
    title
    userType
    department
    division
    costCenter
    employeeNumber
    preferredLanguage
    timezone
    extensions {
      urn
      name
      values {
        key
        value
      }
    }
    createdAt
    updatedAt
    emails {
      value
      type
      primary
    }
    phoneNumbers {
      value
      type
      primary
    }
    directory {
      id
      name
    }
    manager {
      id
      displayName
    }
    groups {
      id
      displayName
    }
    assignments @include(if: $products) {
      product {
        id
        name
        family
      }
      acquiredBy
      state
      assignedAt
    }
    recordCounts {
      category
      product {
        id
        name
      }
      source
      count
      firstAt
      lastAt
    }
    sessions {
      id
      createdAt
      lastUsedAt
      expiresAt
      agent
      network
    }
    requests @include(if: $requests) {
      id
      kind
      state
      receivedAt
      dueAt
    }
    holds @include(if: $requests) {
      id
      matter
      placedAt
      reviewAt
    }
  }
}
    fragment MemberHead on Member {
  id
  displayName
  userName
  state
  roles
  accountKind
  version
  lastSignInAt
}`, {"documentId":"sha256:765bf64bb7abdcb33cf6d4261f10061e7bf8316c7aac876cd9d74bcf86c79792"}) as unknown as TypedDocumentString<MemberQuery, MemberQueryVariables>;
export const MemberActivityDocument = new TypedDocumentString(`
    query MemberActivity($id: ID!, $first: Int!) {
  member(id: $id) {
    id
    accesses(first: $first) {
      nodes {
        at
        actorName
        actorKind
        reason
        category
        count
        product {
          id
          name
        }
      }
    }
    events(first: $first) {
      nodes {
        id
        at
        action
        actorName
        details {
          key
          value
        }
      }
    }
  }
}
    `, {"documentId":"sha256:9273f11e828d98b60b72e1637b7e700e29ebb95e4fbe10d89ac8eb9af2bcf4ae"}) as unknown as TypedDocumentString<MemberActivityQuery, MemberActivityQueryVariables>;
export const SuspendMemberDocument = new TypedDocumentString(`
    mutation SuspendMember($input: SuspendMemberInput!) {
  suspendMember(input: $input) {
    member {
      ...MemberHead
    }
    errors {
      message
      path
    }
  }
}
    fragment MemberHead on Member {
  id
  displayName
  userName
  state
  roles
  accountKind
  version
  lastSignInAt
}`, {"documentId":"sha256:2f82ecbff2fcd5810e8bdb7a950fe74d900f0e249a9888dfd20de0d79b5e0820"}) as unknown as TypedDocumentString<SuspendMemberMutation, SuspendMemberMutationVariables>;
export const RestoreMemberDocument = new TypedDocumentString(`
    mutation RestoreMember($input: RestoreMemberInput!) {
  restoreMember(input: $input) {
    member {
      ...MemberHead
    }
    errors {
      message
      path
    }
  }
}
    fragment MemberHead on Member {
  id
  displayName
  userName
  state
  roles
  accountKind
  version
  lastSignInAt
}`, {"documentId":"sha256:be039d5221845e07fd23adc09b0c4afc841e7b851b38f78dea5c27cf70130373"}) as unknown as TypedDocumentString<RestoreMemberMutation, RestoreMemberMutationVariables>;
export const SetMemberRolesDocument = new TypedDocumentString(`
    mutation SetMemberRoles($input: SetMemberRolesInput!) {
  setMemberRoles(input: $input) {
    member {
      ...MemberHead
    }
    errors {
      message
      path
    }
  }
}
    fragment MemberHead on Member {
  id
  displayName
  userName
  state
  roles
  accountKind
  version
  lastSignInAt
}`, {"documentId":"sha256:858c3ad33afc037769ea3336162637b488315c8a62e5fe049181ce6b233e1089"}) as unknown as TypedDocumentString<SetMemberRolesMutation, SetMemberRolesMutationVariables>;
export const EndMemberSessionsDocument = new TypedDocumentString(`
    mutation EndMemberSessions($input: EndMemberSessionsInput!) {
  endMemberSessions(input: $input) {
    member {
      ...MemberHead
    }
    errors {
      message
      path
    }
  }
}
    fragment MemberHead on Member {
  id
  displayName
  userName
  state
  roles
  accountKind
  version
  lastSignInAt
}`, {"documentId":"sha256:ef406c45c5bcdb09f8d047d4df794c73c03ed59709531fa2ec023c0ce5056b19"}) as unknown as TypedDocumentString<EndMemberSessionsMutation, EndMemberSessionsMutationVariables>;
export const DeleteMemberDocument = new TypedDocumentString(`
    mutation DeleteMember($input: DeleteMemberInput!) {
  deleteMember(input: $input) {
    memberId
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:dd10812f218b138ea3bb756843b1e26d872021c55f024524ed9f8c2a770bd7ed"}) as unknown as TypedDocumentString<DeleteMemberMutation, DeleteMemberMutationVariables>;
export const ReadContentDocument = new TypedDocumentString(`
    mutation ReadContent($input: ReadContentInput!) {
  readContent(input: $input) {
    records {
      id
      category
      provenance
      purpose
      at
      title
      content
      erased
      fields {
        key
        value
      }
      product {
        id
        name
      }
    }
    endCursor
    withheld {
      category
      why
      product {
        id
        name
      }
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:282349145e1ea681e22382df5237f4661ffb4380c3aba17c861375699f76798a"}) as unknown as TypedDocumentString<ReadContentMutation, ReadContentMutationVariables>;
export const RoleGrantsDocument = new TypedDocumentString(`
    query RoleGrants {
  roles {
    role
    assignable
    permissions
  }
}
    `, {"documentId":"sha256:510fa3eae64c4732fd91d571792784ecc8411853902ebda86540e95d9c06025c"}) as unknown as TypedDocumentString<RoleGrantsQuery, RoleGrantsQueryVariables>;
export const AssignProductDocument = new TypedDocumentString(`
    mutation AssignProduct($input: AssignProductInput!) {
  assignProduct(input: $input) {
    member {
      ...MemberHead
    }
    errors {
      message
      path
    }
  }
}
    fragment MemberHead on Member {
  id
  displayName
  userName
  state
  roles
  accountKind
  version
  lastSignInAt
}`, {"documentId":"sha256:70499964d55ea55654af516513976b43e596354b8c66a9a8b6a7bda8896942b9"}) as unknown as TypedDocumentString<AssignProductMutation, AssignProductMutationVariables>;
export const UnassignProductDocument = new TypedDocumentString(`
    mutation UnassignProduct($input: UnassignProductInput!) {
  unassignProduct(input: $input) {
    member {
      ...MemberHead
    }
    errors {
      message
      path
    }
  }
}
    fragment MemberHead on Member {
  id
  displayName
  userName
  state
  roles
  accountKind
  version
  lastSignInAt
}`, {"documentId":"sha256:7c161233e277f1d38b1886da4bcedcf9ae6ad18ead0a690d9955cd85c3c50766"}) as unknown as TypedDocumentString<UnassignProductMutation, UnassignProductMutationVariables>;
export const MembersDocument = new TypedDocumentString(`
    query Members($first: Int!, $after: String, $filter: MemberFilter, $sort: MemberSort) {
  members(first: $first, after: $after, filter: $filter, sort: $sort) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      displayName
      userName
      title
      department
      state
      roles
      lastSignInAt
      directory {
        id
        name
      }
    }
  }
}
    `, {"documentId":"sha256:dfb6b197896e01cf4fba6d31d86406c5570b898c81703ebe3e414ea46468c52e"}) as unknown as TypedDocumentString<MembersQuery, MembersQueryVariables>;
export const MemberFiltersDocument = new TypedDocumentString(`
    query MemberFilters {
  directories {
    id
    name
  }
}
    `, {"documentId":"sha256:eff963af677f7918883365bfb7bad758b780f1c240ecd25f00e8fa7820cb1937"}) as unknown as TypedDocumentString<MemberFiltersQuery, MemberFiltersQueryVariables>;
export const MyDataDocument = new TypedDocumentString(`
    query MyData {
  viewer {
    me {
      id
      displayName
      userName
      title
      accountKind
      state
      answeredBy
      lastSignInAt
      emails {
        value
        type
        primary
      }
      groups {
        id
        displayName
      }
      assignments {
        acquiredBy
        state
        assignedAt
        product {
          id
          name
          family
        }
      }
      recordCounts {
        category
        source
        count
        firstAt
        lastAt
        product {
          id
          name
        }
      }
      requests {
        ...OwnRequestParts
      }
      rights {
        kind
        sources
      }
    }
  }
}
    fragment OwnRequestParts on OwnRequest {
  id
  kind
  state
  receivedAt
  dueAt
  question
  refusal
  refusalGround
  complaint
  extensionReason
  pauseReason
  outcome
  closedAt
  sourcesTotal
  sourcesDone
  withdrawable
  clock {
    rule
    sentence
    at
    binds
  }
  package {
    id
    state
    bytes
    files
    sha256
    createdAt
    expiresAt
    fetchedAt
    url
  }
  certificate {
    id
    issuedAt
    keyId
    url
  }
}`, {"documentId":"sha256:6b1c49cfe4bfe6d4bfbc6a0fea4b42bcafd27ea7826607460b60af568d05faba"}) as unknown as TypedDocumentString<MyDataQuery, MyDataQueryVariables>;
export const OwnRequestsDocument = new TypedDocumentString(`
    query OwnRequests {
  viewer {
    me {
      id
      requests {
        ...OwnRequestParts
      }
    }
  }
}
    fragment OwnRequestParts on OwnRequest {
  id
  kind
  state
  receivedAt
  dueAt
  question
  refusal
  refusalGround
  complaint
  extensionReason
  pauseReason
  outcome
  closedAt
  sourcesTotal
  sourcesDone
  withdrawable
  clock {
    rule
    sentence
    at
    binds
  }
  package {
    id
    state
    bytes
    files
    sha256
    createdAt
    expiresAt
    fetchedAt
    url
  }
  certificate {
    id
    issuedAt
    keyId
    url
  }
}`, {"documentId":"sha256:8e3655a0cf5c7b1a6812a95a11dc31090c63f28d683dbb54da1d106139aea05d"}) as unknown as TypedDocumentString<OwnRequestsQuery, OwnRequestsQueryVariables>;
export const OwnRecordsDocument = new TypedDocumentString(`
    query OwnRecords($first: Int!, $after: String, $filter: RecordFilter) {
  viewer {
    me {
      id
      records(first: $first, after: $after, filter: $filter) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          category
          provenance
          purpose
          at
          title
          content
          erased
          fields {
            key
            value
          }
          product {
            id
            name
          }
        }
      }
    }
  }
}
    `, {"documentId":"sha256:91693160c15246ca624dbedeb2836486f36e1a1c1e2e9ca7b6ca654e969c189b"}) as unknown as TypedDocumentString<OwnRecordsQuery, OwnRecordsQueryVariables>;
export const OwnChoicesDocument = new TypedDocumentString(`
    query OwnChoices {
  viewer {
    me {
      id
      choices {
        ...ChoiceParts
      }
    }
  }
}
    fragment ChoiceParts on Choice {
  kind
  label
  whenOn
  whenOff
  allowed
  default
  decided
  lockedBy
  changedAt
  history {
    allowed
    at
  }
}`, {"documentId":"sha256:32f0328b339f61a8f5097f912b79704e0f877a26ed414e441ea62107b1d49fe1"}) as unknown as TypedDocumentString<OwnChoicesQuery, OwnChoicesQueryVariables>;
export const OwnTransparencyDocument = new TypedDocumentString(`
    query OwnTransparency($first: Int!) {
  viewer {
    me {
      id
      accesses(first: $first) {
        nodes {
          at
          actorName
          actorKind
          reason
          category
          count
          product {
            id
            name
          }
        }
      }
      disclosures(first: $first) {
        nodes {
          at
          recipient
          reason
          categories
          note
        }
      }
    }
  }
}
    `, {"documentId":"sha256:f60881f9e2ca0232bc205e0acf6752b4704f833a0b14fa921be40eece472ac54"}) as unknown as TypedDocumentString<OwnTransparencyQuery, OwnTransparencyQueryVariables>;
export const SetChoiceDocument = new TypedDocumentString(`
    mutation SetChoice($input: SetChoiceInput!) {
  setChoice(input: $input) {
    choice {
      ...ChoiceParts
    }
    errors {
      message
      path
    }
  }
}
    fragment ChoiceParts on Choice {
  kind
  label
  whenOn
  whenOff
  allowed
  default
  decided
  lockedBy
  changedAt
  history {
    allowed
    at
  }
}`, {"documentId":"sha256:9ee19b07aeeeaf465a8d5c9c2d52ae2c983163e4b9c033760f68a897ab492243"}) as unknown as TypedDocumentString<SetChoiceMutation, SetChoiceMutationVariables>;
export const OpenOwnRequestDocument = new TypedDocumentString(`
    mutation OpenOwnRequest($input: OpenOwnRequestInput!) {
  openOwnRequest(input: $input) {
    request {
      ...OwnRequestParts
    }
    errors {
      message
      path
    }
  }
}
    fragment OwnRequestParts on OwnRequest {
  id
  kind
  state
  receivedAt
  dueAt
  question
  refusal
  refusalGround
  complaint
  extensionReason
  pauseReason
  outcome
  closedAt
  sourcesTotal
  sourcesDone
  withdrawable
  clock {
    rule
    sentence
    at
    binds
  }
  package {
    id
    state
    bytes
    files
    sha256
    createdAt
    expiresAt
    fetchedAt
    url
  }
  certificate {
    id
    issuedAt
    keyId
    url
  }
}`, {"documentId":"sha256:26a923670ab2a1b5cadb4956d3dd224f543806136e8a9c723f110a06e304ae4f"}) as unknown as TypedDocumentString<OpenOwnRequestMutation, OpenOwnRequestMutationVariables>;
export const WithdrawOwnRequestDocument = new TypedDocumentString(`
    mutation WithdrawOwnRequest($input: WithdrawOwnRequestInput!) {
  withdrawOwnRequest(input: $input) {
    request {
      ...OwnRequestParts
    }
    errors {
      message
      path
    }
  }
}
    fragment OwnRequestParts on OwnRequest {
  id
  kind
  state
  receivedAt
  dueAt
  question
  refusal
  refusalGround
  complaint
  extensionReason
  pauseReason
  outcome
  closedAt
  sourcesTotal
  sourcesDone
  withdrawable
  clock {
    rule
    sentence
    at
    binds
  }
  package {
    id
    state
    bytes
    files
    sha256
    createdAt
    expiresAt
    fetchedAt
    url
  }
  certificate {
    id
    issuedAt
    keyId
    url
  }
}`, {"documentId":"sha256:bf2c6f304fb6460968e4566654ba623730a2c3233de0b5f7b01d2f0098f4d5d9"}) as unknown as TypedDocumentString<WithdrawOwnRequestMutation, WithdrawOwnRequestMutationVariables>;
export const OwnAddressQuestionsDocument = new TypedDocumentString(`
    query OwnAddressQuestions {
  viewer {
    me {
      id
      addressQuestions {
        id
        organization
        domain
        asked
        dueAt
        answer
        confirmBy
      }
    }
  }
}
    `, {"documentId":"sha256:e01f5196dfa4efa233ac03387b9937f06b8f571b8a852e6ace678790d06cf93c"}) as unknown as TypedDocumentString<OwnAddressQuestionsQuery, OwnAddressQuestionsQueryVariables>;
export const AnswerAddressQuestionDocument = new TypedDocumentString(`
    mutation AnswerAddressQuestion($input: AnswerAddressQuestionInput!) {
  answerAddressQuestion(input: $input) {
    questionId
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:e372bb4b348cbfcd39909180aaab12379e7c878e173f07e3ae11a8933f47a816"}) as unknown as TypedDocumentString<AnswerAddressQuestionMutation, AnswerAddressQuestionMutationVariables>;
export const UnreadDocument = new TypedDocumentString(`
    query Unread {
  inbox {
    unread
  }
}
    `, {"documentId":"sha256:b5e2f88f1dfb043d44be9e9f733644b87bd023ba8d666cf021390614683285bd"}) as unknown as TypedDocumentString<UnreadQuery, UnreadQueryVariables>;
export const InboxDocument = new TypedDocumentString(`
    query Inbox($first: Int!, $after: String) {
  inbox {
    unread
    sendsMail
    notices(first: $first, after: $after) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        kind
        subject
        text
        link
        at
        readAt
        mail
      }
    }
    choices {
      area
      title
      mail
    }
  }
}
    `, {"documentId":"sha256:6f61ad7877787383d1a50da8eb74bb8b7a7a5e1a4450052029bc7db0d9d6dcbb"}) as unknown as TypedDocumentString<InboxQuery, InboxQueryVariables>;
export const ReadNoticeDocument = new TypedDocumentString(`
    mutation ReadNotice($input: ReadNoticeInput!) {
  readNotice(input: $input) {
    notice {
      id
      readAt
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:da2f3269d9129a82a8403d23279306cb5234d15d64f5c564185fd62feacb66a8"}) as unknown as TypedDocumentString<ReadNoticeMutation, ReadNoticeMutationVariables>;
export const ReadAllNoticesDocument = new TypedDocumentString(`
    mutation ReadAllNotices($input: ReadAllNoticesInput!) {
  readAllNotices(input: $input) {
    count
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:d0ee2c7960bcb8fd6caf6ee5cf6175081b6f95b60872bd7c2b3598dfe8cc528a"}) as unknown as TypedDocumentString<ReadAllNoticesMutation, ReadAllNoticesMutationVariables>;
export const ChooseNoticesDocument = new TypedDocumentString(`
    mutation ChooseNotices($input: ChooseNoticesInput!) {
  chooseNotices(input: $input) {
    choices {
      area
      mail
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:2bcf43fd03851b92177e3de24b5e66a6a1072428f252271a1813273385eccf50"}) as unknown as TypedDocumentString<ChooseNoticesMutation, ChooseNoticesMutationVariables>;
export const OrganizationSettingsDocument = new TypedDocumentString(`
    query OrganizationSettings {
  organization {
    id
    slug
    name
    kind
    jurisdiction
    state
    origin
    createdAt
    contacts {
      role
      name
      email
      phone
    }
    notices {
      id
      kind
      state
      reason
      givenAt
      effectiveAt
      closesAt
      endedAt
    }
  }
}
    `, {"documentId":"sha256:520c376da691b3ed12465228732cb0cb30919f2bbf97055577f4063c2617d456"}) as unknown as TypedDocumentString<OrganizationSettingsQuery, OrganizationSettingsQueryVariables>;
export const RenameOrganizationDocument = new TypedDocumentString(`
    mutation RenameOrganization($input: RenameOrganizationInput!) {
  renameOrganization(input: $input) {
    organization {
      id
      name
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:1f025f119f0d77a10aea91a8d5e86b5744c3ccc96f5a485d21ef2a27108c1ef0"}) as unknown as TypedDocumentString<RenameOrganizationMutation, RenameOrganizationMutationVariables>;
export const SetContactDocument = new TypedDocumentString(`
    mutation SetContact($input: SetContactInput!) {
  setContact(input: $input) {
    contact {
      role
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:a5f03b1d4ae8d1ad7d4257edebc2b4689b941e3268f249a5e8a181f83fa8e2b7"}) as unknown as TypedDocumentString<SetContactMutation, SetContactMutationVariables>;
export const RemoveContactDocument = new TypedDocumentString(`
    mutation RemoveContact($input: RemoveContactInput!) {
  removeContact(input: $input) {
    role
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:70b1eab5d0e783af84cfffae7b95c99670cdfe54b01fef5f0592873ed08e40ee"}) as unknown as TypedDocumentString<RemoveContactMutation, RemoveContactMutationVariables>;
export const OrganizationsDocument = new TypedDocumentString(`
    query Organizations($first: Int!, $after: String, $search: String) {
  organizations(first: $first, after: $after, search: $search) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      slug
      name
      kind
      vendor
      jurisdiction
      state
      createdAt
    }
  }
}
    `, {"documentId":"sha256:0daeaf5e8a72e0fb276a4b97f3252765f09b16e55f40f7b7c66b6d392b3926bd"}) as unknown as TypedDocumentString<OrganizationsQuery, OrganizationsQueryVariables>;
export const CreateOrganizationDocument = new TypedDocumentString(`
    mutation CreateOrganization($input: CreateOrganizationInput!) {
  createOrganization(input: $input) {
    setupToken
    organization {
      id
      slug
      name
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:a0429d1d27b3e9260581c9762fc6d1c30cf4bc5cca5888439cb06994bb4117c1"}) as unknown as TypedDocumentString<CreateOrganizationMutation, CreateOrganizationMutationVariables>;
export const OrganizationStandingDocument = new TypedDocumentString(`
    query OrganizationStanding($organizationId: ID!) {
  organizationStanding(organizationId: $organizationId) {
    suspendFrom
    cancelFrom
    organization {
      id
      name
      state
      origin
    }
    parent {
      id
      name
      slug
    }
    notices {
      id
      kind
      state
      reason
      givenAt
      effectiveAt
      closesAt
      endedAt
    }
  }
}
    `, {"documentId":"sha256:cec02bd5faf05e8eb8efa1a72ab7f985213ce1d184daad884153b7577442833a"}) as unknown as TypedDocumentString<OrganizationStandingQuery, OrganizationStandingQueryVariables>;
export const GiveNoticeDocument = new TypedDocumentString(`
    mutation GiveNotice($input: GiveNoticeInput!) {
  giveNotice(input: $input) {
    standing {
      suspendFrom
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:6a8371dabf55b896d8f7bec7037eab404f8484889097cbe70779c7df2ee6243e"}) as unknown as TypedDocumentString<GiveNoticeMutation, GiveNoticeMutationVariables>;
export const WithdrawNoticeDocument = new TypedDocumentString(`
    mutation WithdrawNotice($input: WithdrawNoticeInput!) {
  withdrawNotice(input: $input) {
    standing {
      suspendFrom
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:1fea9411edaeb362817cc083f2c6fa62260471111cda2fc65b8d94cadafc4043"}) as unknown as TypedDocumentString<WithdrawNoticeMutation, WithdrawNoticeMutationVariables>;
export const OverviewDocument = new TypedDocumentString(`
    query Overview {
  overview {
    conflictCount
    membersByState {
      state
      count
    }
    groupCount
    requestsByState {
      state
      count
    }
    requestsDue {
      open
      overdue
      soon
      awaitingApproval
      blocked
      standingHolds
      medianDays
    }
    requestWeeks {
      monday
      received
      answered
    }
    requestsNext {
      id
      kind
      state
      subjectName
      dueAt
    }
    provisioning(days: 30) {
      day
      answered
      refused
      failed
    }
    recordsByCategory {
      category
      count
    }
    recentEvents {
      id
      at
      action
      actorName
      subjectName
    }
  }
}
    `, {"documentId":"sha256:6f9ad58f0f6bf3a8ca37feb9497b3f4fdee4ab16999ffc5627d8a0811f796e91"}) as unknown as TypedDocumentString<OverviewQuery, OverviewQueryVariables>;
export const ProductsDocument = new TypedDocumentString(`
    query Products {
  products {
    id
    slug
    name
    family
    enterpriseAndDeveloper
    kind
    audience
    docsUrl
    versionRange
  }
}
    `, {"documentId":"sha256:cdfc5dbff0c75e3d3bb3889b796a5126542da7b2b99f8332b389e0a36760b56b"}) as unknown as TypedDocumentString<ProductsQuery, ProductsQueryVariables>;
export const SourcesDocument = new TypedDocumentString(`
    query Sources {
  organization {
    id
    sources {
      id
      name
      kind
      url
      connected
      product {
        id
        name
      }
    }
  }
}
    `, {"documentId":"sha256:f415b598743c7b055137348ed8215a954db5eb686efdd7c9b313d728a588cd2a"}) as unknown as TypedDocumentString<SourcesQuery, SourcesQueryVariables>;
export const ConnectSourceDocument = new TypedDocumentString(`
    mutation ConnectSource($input: ConnectSourceInput!) {
  connectSource(input: $input) {
    source {
      id
      url
      connected
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:492abd9effad13f917c208036c94b31436d062b0e50c0cf123b310cc2191bc56"}) as unknown as TypedDocumentString<ConnectSourceMutation, ConnectSourceMutationVariables>;
export const ReceiversDocument = new TypedDocumentString(`
    query Receivers {
  eventReceivers {
    ...ReceiverParts
  }
}
    fragment ReceiverParts on EventReceiver {
  id
  name
  delivery
  url
  audience
  issuer
  keySetUrl
  fullValues
  groupId
  state
  problem
  failures
  nextAt
  pending
  lastDeliveredAt
  createdAt
}`, {"documentId":"sha256:d73f8a1c74c3f2e88917fb764b5617daba664bf2b77b18601476ce2e69d85600"}) as unknown as TypedDocumentString<ReceiversQuery, ReceiversQueryVariables>;
export const ReceiverDocument = new TypedDocumentString(`
    query Receiver($id: ID!) {
  eventReceiver(id: $id) {
    ...ReceiverParts
    events {
      id
      type
      subject
      attributes
      state
      attempts
      problem
      createdAt
      endedAt
    }
  }
}
    fragment ReceiverParts on EventReceiver {
  id
  name
  delivery
  url
  audience
  issuer
  keySetUrl
  fullValues
  groupId
  state
  problem
  failures
  nextAt
  pending
  lastDeliveredAt
  createdAt
}`, {"documentId":"sha256:1eba483137d7e647810d68856e3472ff28e54470ca11f1cf73a1baae800e5e85"}) as unknown as TypedDocumentString<ReceiverQuery, ReceiverQueryVariables>;
export const ReceiverGroupDocument = new TypedDocumentString(`
    query ReceiverGroup($id: ID!) {
  group(id: $id) {
    id
    displayName
  }
}
    `, {"documentId":"sha256:7a5ac75459fb22ded3e02b76018ae07653e57d4d95cc6013f9632cff3d2918d9"}) as unknown as TypedDocumentString<ReceiverGroupQuery, ReceiverGroupQueryVariables>;
export const CreateReceiverDocument = new TypedDocumentString(`
    mutation CreateReceiver($input: CreateEventReceiverInput!) {
  createEventReceiver(input: $input) {
    receiver {
      id
    }
    token
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:8479c932d438e484173bd63b5cf11bce5287302f24252bf028cdbffefef067ad"}) as unknown as TypedDocumentString<CreateReceiverMutation, CreateReceiverMutationVariables>;
export const VerifyReceiverDocument = new TypedDocumentString(`
    mutation VerifyReceiver($input: VerifyEventReceiverInput!) {
  verifyEventReceiver(input: $input) {
    receiver {
      id
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:a3107f9eff33d8827d73eb70eb280419500726009f5efd9693c9e1a894f7c397"}) as unknown as TypedDocumentString<VerifyReceiverMutation, VerifyReceiverMutationVariables>;
export const PauseReceiverDocument = new TypedDocumentString(`
    mutation PauseReceiver($input: PauseEventReceiverInput!) {
  pauseEventReceiver(input: $input) {
    receiver {
      id
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:6f7fc82abacb6360ff3bc39f96a2688beb03ad470f54c71b3ec3bb5f1481f17e"}) as unknown as TypedDocumentString<PauseReceiverMutation, PauseReceiverMutationVariables>;
export const RetryReceiverDocument = new TypedDocumentString(`
    mutation RetryReceiver($input: RetryEventReceiverInput!) {
  retryEventReceiver(input: $input) {
    receiver {
      id
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:2a7bf3d352744444a158c3c3b416eabd33651e7454d55ed817a41fc15cbecdf8"}) as unknown as TypedDocumentString<RetryReceiverMutation, RetryReceiverMutationVariables>;
export const RotateReceiverTokenDocument = new TypedDocumentString(`
    mutation RotateReceiverToken($input: RotateEventReceiverTokenInput!) {
  rotateEventReceiverToken(input: $input) {
    token
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:dc2d6b4c3c970ef5bd1e194f357272574d274e3569b291d9d1026ca5697c7c80"}) as unknown as TypedDocumentString<RotateReceiverTokenMutation, RotateReceiverTokenMutationVariables>;
export const RotateReceiverKeyDocument = new TypedDocumentString(`
    mutation RotateReceiverKey($input: RotateEventKeyInput!) {
  rotateEventKey(input: $input) {
    rotated
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:6b1c97b91ab9477979737c555d817100ba8dbfeddbe1299a5eb27ac752612236"}) as unknown as TypedDocumentString<RotateReceiverKeyMutation, RotateReceiverKeyMutationVariables>;
export const DeleteReceiverDocument = new TypedDocumentString(`
    mutation DeleteReceiver($input: DeleteEventReceiverInput!) {
  deleteEventReceiver(input: $input) {
    receiverId
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:ffef5c784734648f9f0830e9d32cc88b016bcf45ca256068773892dd54db72eb"}) as unknown as TypedDocumentString<DeleteReceiverMutation, DeleteReceiverMutationVariables>;
export const RequestDocument = new TypedDocumentString(`
    query Request($id: ID!) {
  request(id: $id) {
    ...RequestParts
  }
}
    fragment RequestParts on Request {
  id
  kind
  state
  regime
  answeredBy
  channel
  subjectName
  receivedAt
  dueAt
  acknowledgeBy
  acknowledgedAt
  extendableTo
  overdue
  stopped
  pausableFor
  refusableOn
  pauses {
    reason
    from
    until
  }
  closedAt
  openedBy
  attestedBy
  startedBy
  approvedBy
  secondApprover
  refusalGround
  actions
  member {
    id
    displayName
    userName
  }
  assignee {
    id
    displayName
  }
  words {
    question
    evidence
    reason
    complaint
    extensionReason
    pauseReason
    approvalNote
    outcome
    erased
  }
  clock {
    rule
    sentence
    at
    binds
  }
  tasks {
    id
    source
    work
    state
    attempts
    problem
    updatedAt
    counts {
      product
      category
      items
      left
    }
    keeps {
      product
      category
      items
      ground
      until
    }
  }
  timeline {
    at
    action
    actorName
    details {
      key
      value
    }
  }
  preview {
    complete
    destroys {
      product
      category
      items
    }
    keeps {
      product
      category
      items
      ground
      until
    }
    loses {
      acquiredBy
      product {
        id
        name
      }
    }
    holds {
      id
      matter
    }
  }
  terms {
    hash
    at
    values {
      key
      value
    }
  }
  holds {
    id
    matter
    placedAt
  }
  package {
    id
    state
    bytes
    files
    sha256
    createdAt
    expiresAt
    fetchedAt
  }
  certificate {
    id
    issuedAt
    keyId
    url
  }
}`, {"documentId":"sha256:20e431be1039e307bfb08329e0331341200c394b24bf027c6f6985e14b7927df"}) as unknown as TypedDocumentString<RequestQuery, RequestQueryVariables>;
export const StartRequestDocument = new TypedDocumentString(`
    mutation StartRequest($input: StartRequestInput!) {
  startRequest(input: $input) {
    request {
      ...RequestParts
    }
    errors {
      message
      path
    }
  }
}
    fragment RequestParts on Request {
  id
  kind
  state
  regime
  answeredBy
  channel
  subjectName
  receivedAt
  dueAt
  acknowledgeBy
  acknowledgedAt
  extendableTo
  overdue
  stopped
  pausableFor
  refusableOn
  pauses {
    reason
    from
    until
  }
  closedAt
  openedBy
  attestedBy
  startedBy
  approvedBy
  secondApprover
  refusalGround
  actions
  member {
    id
    displayName
    userName
  }
  assignee {
    id
    displayName
  }
  words {
    question
    evidence
    reason
    complaint
    extensionReason
    pauseReason
    approvalNote
    outcome
    erased
  }
  clock {
    rule
    sentence
    at
    binds
  }
  tasks {
    id
    source
    work
    state
    attempts
    problem
    updatedAt
    counts {
      product
      category
      items
      left
    }
    keeps {
      product
      category
      items
      ground
      until
    }
  }
  timeline {
    at
    action
    actorName
    details {
      key
      value
    }
  }
  preview {
    complete
    destroys {
      product
      category
      items
    }
    keeps {
      product
      category
      items
      ground
      until
    }
    loses {
      acquiredBy
      product {
        id
        name
      }
    }
    holds {
      id
      matter
    }
  }
  terms {
    hash
    at
    values {
      key
      value
    }
  }
  holds {
    id
    matter
    placedAt
  }
  package {
    id
    state
    bytes
    files
    sha256
    createdAt
    expiresAt
    fetchedAt
  }
  certificate {
    id
    issuedAt
    keyId
    url
  }
}`, {"documentId":"sha256:c8c1430dcc4ed0327420c963fa640c7d754b73010dcb21dcce5fd5f7bede61cd"}) as unknown as TypedDocumentString<StartRequestMutation, StartRequestMutationVariables>;
export const AttestRequestDocument = new TypedDocumentString(`
    mutation AttestRequest($input: AttestRequestInput!) {
  attestRequest(input: $input) {
    request {
      ...RequestParts
    }
    errors {
      message
      path
    }
  }
}
    fragment RequestParts on Request {
  id
  kind
  state
  regime
  answeredBy
  channel
  subjectName
  receivedAt
  dueAt
  acknowledgeBy
  acknowledgedAt
  extendableTo
  overdue
  stopped
  pausableFor
  refusableOn
  pauses {
    reason
    from
    until
  }
  closedAt
  openedBy
  attestedBy
  startedBy
  approvedBy
  secondApprover
  refusalGround
  actions
  member {
    id
    displayName
    userName
  }
  assignee {
    id
    displayName
  }
  words {
    question
    evidence
    reason
    complaint
    extensionReason
    pauseReason
    approvalNote
    outcome
    erased
  }
  clock {
    rule
    sentence
    at
    binds
  }
  tasks {
    id
    source
    work
    state
    attempts
    problem
    updatedAt
    counts {
      product
      category
      items
      left
    }
    keeps {
      product
      category
      items
      ground
      until
    }
  }
  timeline {
    at
    action
    actorName
    details {
      key
      value
    }
  }
  preview {
    complete
    destroys {
      product
      category
      items
    }
    keeps {
      product
      category
      items
      ground
      until
    }
    loses {
      acquiredBy
      product {
        id
        name
      }
    }
    holds {
      id
      matter
    }
  }
  terms {
    hash
    at
    values {
      key
      value
    }
  }
  holds {
    id
    matter
    placedAt
  }
  package {
    id
    state
    bytes
    files
    sha256
    createdAt
    expiresAt
    fetchedAt
  }
  certificate {
    id
    issuedAt
    keyId
    url
  }
}`, {"documentId":"sha256:69d4db2429d3b7437dd15e8b8efb285dc5b565c1735462ea44bd88ddd59dfae0"}) as unknown as TypedDocumentString<AttestRequestMutation, AttestRequestMutationVariables>;
export const AcknowledgeRequestDocument = new TypedDocumentString(`
    mutation AcknowledgeRequest($input: AcknowledgeRequestInput!) {
  acknowledgeRequest(input: $input) {
    request {
      ...RequestParts
    }
    errors {
      message
      path
    }
  }
}
    fragment RequestParts on Request {
  id
  kind
  state
  regime
  answeredBy
  channel
  subjectName
  receivedAt
  dueAt
  acknowledgeBy
  acknowledgedAt
  extendableTo
  overdue
  stopped
  pausableFor
  refusableOn
  pauses {
    reason
    from
    until
  }
  closedAt
  openedBy
  attestedBy
  startedBy
  approvedBy
  secondApprover
  refusalGround
  actions
  member {
    id
    displayName
    userName
  }
  assignee {
    id
    displayName
  }
  words {
    question
    evidence
    reason
    complaint
    extensionReason
    pauseReason
    approvalNote
    outcome
    erased
  }
  clock {
    rule
    sentence
    at
    binds
  }
  tasks {
    id
    source
    work
    state
    attempts
    problem
    updatedAt
    counts {
      product
      category
      items
      left
    }
    keeps {
      product
      category
      items
      ground
      until
    }
  }
  timeline {
    at
    action
    actorName
    details {
      key
      value
    }
  }
  preview {
    complete
    destroys {
      product
      category
      items
    }
    keeps {
      product
      category
      items
      ground
      until
    }
    loses {
      acquiredBy
      product {
        id
        name
      }
    }
    holds {
      id
      matter
    }
  }
  terms {
    hash
    at
    values {
      key
      value
    }
  }
  holds {
    id
    matter
    placedAt
  }
  package {
    id
    state
    bytes
    files
    sha256
    createdAt
    expiresAt
    fetchedAt
  }
  certificate {
    id
    issuedAt
    keyId
    url
  }
}`, {"documentId":"sha256:52dff068e597da2c1b44622ed57fab2bd004984b3af9271989a066438cec4379"}) as unknown as TypedDocumentString<AcknowledgeRequestMutation, AcknowledgeRequestMutationVariables>;
export const AssignRequestDocument = new TypedDocumentString(`
    mutation AssignRequest($input: AssignRequestInput!) {
  assignRequest(input: $input) {
    request {
      ...RequestParts
    }
    errors {
      message
      path
    }
  }
}
    fragment RequestParts on Request {
  id
  kind
  state
  regime
  answeredBy
  channel
  subjectName
  receivedAt
  dueAt
  acknowledgeBy
  acknowledgedAt
  extendableTo
  overdue
  stopped
  pausableFor
  refusableOn
  pauses {
    reason
    from
    until
  }
  closedAt
  openedBy
  attestedBy
  startedBy
  approvedBy
  secondApprover
  refusalGround
  actions
  member {
    id
    displayName
    userName
  }
  assignee {
    id
    displayName
  }
  words {
    question
    evidence
    reason
    complaint
    extensionReason
    pauseReason
    approvalNote
    outcome
    erased
  }
  clock {
    rule
    sentence
    at
    binds
  }
  tasks {
    id
    source
    work
    state
    attempts
    problem
    updatedAt
    counts {
      product
      category
      items
      left
    }
    keeps {
      product
      category
      items
      ground
      until
    }
  }
  timeline {
    at
    action
    actorName
    details {
      key
      value
    }
  }
  preview {
    complete
    destroys {
      product
      category
      items
    }
    keeps {
      product
      category
      items
      ground
      until
    }
    loses {
      acquiredBy
      product {
        id
        name
      }
    }
    holds {
      id
      matter
    }
  }
  terms {
    hash
    at
    values {
      key
      value
    }
  }
  holds {
    id
    matter
    placedAt
  }
  package {
    id
    state
    bytes
    files
    sha256
    createdAt
    expiresAt
    fetchedAt
  }
  certificate {
    id
    issuedAt
    keyId
    url
  }
}`, {"documentId":"sha256:c10f9588df339c7f16f4da014f98b7cf340d98a2ec84d23ca59aba4043236b6d"}) as unknown as TypedDocumentString<AssignRequestMutation, AssignRequestMutationVariables>;
export const ApproveRequestDocument = new TypedDocumentString(`
    mutation ApproveRequest($input: ApproveRequestInput!) {
  approveRequest(input: $input) {
    request {
      ...RequestParts
    }
    errors {
      message
      path
    }
  }
}
    fragment RequestParts on Request {
  id
  kind
  state
  regime
  answeredBy
  channel
  subjectName
  receivedAt
  dueAt
  acknowledgeBy
  acknowledgedAt
  extendableTo
  overdue
  stopped
  pausableFor
  refusableOn
  pauses {
    reason
    from
    until
  }
  closedAt
  openedBy
  attestedBy
  startedBy
  approvedBy
  secondApprover
  refusalGround
  actions
  member {
    id
    displayName
    userName
  }
  assignee {
    id
    displayName
  }
  words {
    question
    evidence
    reason
    complaint
    extensionReason
    pauseReason
    approvalNote
    outcome
    erased
  }
  clock {
    rule
    sentence
    at
    binds
  }
  tasks {
    id
    source
    work
    state
    attempts
    problem
    updatedAt
    counts {
      product
      category
      items
      left
    }
    keeps {
      product
      category
      items
      ground
      until
    }
  }
  timeline {
    at
    action
    actorName
    details {
      key
      value
    }
  }
  preview {
    complete
    destroys {
      product
      category
      items
    }
    keeps {
      product
      category
      items
      ground
      until
    }
    loses {
      acquiredBy
      product {
        id
        name
      }
    }
    holds {
      id
      matter
    }
  }
  terms {
    hash
    at
    values {
      key
      value
    }
  }
  holds {
    id
    matter
    placedAt
  }
  package {
    id
    state
    bytes
    files
    sha256
    createdAt
    expiresAt
    fetchedAt
  }
  certificate {
    id
    issuedAt
    keyId
    url
  }
}`, {"documentId":"sha256:eebad2c6a89d003b82ddde9b4ca7df0a83064f20383bdc75d5d3b23999b6ac3d"}) as unknown as TypedDocumentString<ApproveRequestMutation, ApproveRequestMutationVariables>;
export const CompleteRequestDocument = new TypedDocumentString(`
    mutation CompleteRequest($input: CompleteRequestInput!) {
  completeRequest(input: $input) {
    request {
      ...RequestParts
    }
    errors {
      message
      path
    }
  }
}
    fragment RequestParts on Request {
  id
  kind
  state
  regime
  answeredBy
  channel
  subjectName
  receivedAt
  dueAt
  acknowledgeBy
  acknowledgedAt
  extendableTo
  overdue
  stopped
  pausableFor
  refusableOn
  pauses {
    reason
    from
    until
  }
  closedAt
  openedBy
  attestedBy
  startedBy
  approvedBy
  secondApprover
  refusalGround
  actions
  member {
    id
    displayName
    userName
  }
  assignee {
    id
    displayName
  }
  words {
    question
    evidence
    reason
    complaint
    extensionReason
    pauseReason
    approvalNote
    outcome
    erased
  }
  clock {
    rule
    sentence
    at
    binds
  }
  tasks {
    id
    source
    work
    state
    attempts
    problem
    updatedAt
    counts {
      product
      category
      items
      left
    }
    keeps {
      product
      category
      items
      ground
      until
    }
  }
  timeline {
    at
    action
    actorName
    details {
      key
      value
    }
  }
  preview {
    complete
    destroys {
      product
      category
      items
    }
    keeps {
      product
      category
      items
      ground
      until
    }
    loses {
      acquiredBy
      product {
        id
        name
      }
    }
    holds {
      id
      matter
    }
  }
  terms {
    hash
    at
    values {
      key
      value
    }
  }
  holds {
    id
    matter
    placedAt
  }
  package {
    id
    state
    bytes
    files
    sha256
    createdAt
    expiresAt
    fetchedAt
  }
  certificate {
    id
    issuedAt
    keyId
    url
  }
}`, {"documentId":"sha256:6c655b75b191a5f294603691afe7b584f64db243e5a9026f420ebe086965fabe"}) as unknown as TypedDocumentString<CompleteRequestMutation, CompleteRequestMutationVariables>;
export const RefuseRequestDocument = new TypedDocumentString(`
    mutation RefuseRequest($input: RefuseRequestInput!) {
  refuseRequest(input: $input) {
    request {
      ...RequestParts
    }
    errors {
      message
      path
    }
  }
}
    fragment RequestParts on Request {
  id
  kind
  state
  regime
  answeredBy
  channel
  subjectName
  receivedAt
  dueAt
  acknowledgeBy
  acknowledgedAt
  extendableTo
  overdue
  stopped
  pausableFor
  refusableOn
  pauses {
    reason
    from
    until
  }
  closedAt
  openedBy
  attestedBy
  startedBy
  approvedBy
  secondApprover
  refusalGround
  actions
  member {
    id
    displayName
    userName
  }
  assignee {
    id
    displayName
  }
  words {
    question
    evidence
    reason
    complaint
    extensionReason
    pauseReason
    approvalNote
    outcome
    erased
  }
  clock {
    rule
    sentence
    at
    binds
  }
  tasks {
    id
    source
    work
    state
    attempts
    problem
    updatedAt
    counts {
      product
      category
      items
      left
    }
    keeps {
      product
      category
      items
      ground
      until
    }
  }
  timeline {
    at
    action
    actorName
    details {
      key
      value
    }
  }
  preview {
    complete
    destroys {
      product
      category
      items
    }
    keeps {
      product
      category
      items
      ground
      until
    }
    loses {
      acquiredBy
      product {
        id
        name
      }
    }
    holds {
      id
      matter
    }
  }
  terms {
    hash
    at
    values {
      key
      value
    }
  }
  holds {
    id
    matter
    placedAt
  }
  package {
    id
    state
    bytes
    files
    sha256
    createdAt
    expiresAt
    fetchedAt
  }
  certificate {
    id
    issuedAt
    keyId
    url
  }
}`, {"documentId":"sha256:8a44aca8fddb9577224ea3cc846fd293316e9a69eadfe6f5e9c61716382e1aba"}) as unknown as TypedDocumentString<RefuseRequestMutation, RefuseRequestMutationVariables>;
export const ExtendRequestDocument = new TypedDocumentString(`
    mutation ExtendRequest($input: ExtendRequestInput!) {
  extendRequest(input: $input) {
    request {
      ...RequestParts
    }
    errors {
      message
      path
    }
  }
}
    fragment RequestParts on Request {
  id
  kind
  state
  regime
  answeredBy
  channel
  subjectName
  receivedAt
  dueAt
  acknowledgeBy
  acknowledgedAt
  extendableTo
  overdue
  stopped
  pausableFor
  refusableOn
  pauses {
    reason
    from
    until
  }
  closedAt
  openedBy
  attestedBy
  startedBy
  approvedBy
  secondApprover
  refusalGround
  actions
  member {
    id
    displayName
    userName
  }
  assignee {
    id
    displayName
  }
  words {
    question
    evidence
    reason
    complaint
    extensionReason
    pauseReason
    approvalNote
    outcome
    erased
  }
  clock {
    rule
    sentence
    at
    binds
  }
  tasks {
    id
    source
    work
    state
    attempts
    problem
    updatedAt
    counts {
      product
      category
      items
      left
    }
    keeps {
      product
      category
      items
      ground
      until
    }
  }
  timeline {
    at
    action
    actorName
    details {
      key
      value
    }
  }
  preview {
    complete
    destroys {
      product
      category
      items
    }
    keeps {
      product
      category
      items
      ground
      until
    }
    loses {
      acquiredBy
      product {
        id
        name
      }
    }
    holds {
      id
      matter
    }
  }
  terms {
    hash
    at
    values {
      key
      value
    }
  }
  holds {
    id
    matter
    placedAt
  }
  package {
    id
    state
    bytes
    files
    sha256
    createdAt
    expiresAt
    fetchedAt
  }
  certificate {
    id
    issuedAt
    keyId
    url
  }
}`, {"documentId":"sha256:8614f6320280a24ebafd16d7dd01d363804841f2f562abc86f743723668713d9"}) as unknown as TypedDocumentString<ExtendRequestMutation, ExtendRequestMutationVariables>;
export const WithdrawRequestDocument = new TypedDocumentString(`
    mutation WithdrawRequest($input: WithdrawRequestInput!) {
  withdrawRequest(input: $input) {
    request {
      ...RequestParts
    }
    errors {
      message
      path
    }
  }
}
    fragment RequestParts on Request {
  id
  kind
  state
  regime
  answeredBy
  channel
  subjectName
  receivedAt
  dueAt
  acknowledgeBy
  acknowledgedAt
  extendableTo
  overdue
  stopped
  pausableFor
  refusableOn
  pauses {
    reason
    from
    until
  }
  closedAt
  openedBy
  attestedBy
  startedBy
  approvedBy
  secondApprover
  refusalGround
  actions
  member {
    id
    displayName
    userName
  }
  assignee {
    id
    displayName
  }
  words {
    question
    evidence
    reason
    complaint
    extensionReason
    pauseReason
    approvalNote
    outcome
    erased
  }
  clock {
    rule
    sentence
    at
    binds
  }
  tasks {
    id
    source
    work
    state
    attempts
    problem
    updatedAt
    counts {
      product
      category
      items
      left
    }
    keeps {
      product
      category
      items
      ground
      until
    }
  }
  timeline {
    at
    action
    actorName
    details {
      key
      value
    }
  }
  preview {
    complete
    destroys {
      product
      category
      items
    }
    keeps {
      product
      category
      items
      ground
      until
    }
    loses {
      acquiredBy
      product {
        id
        name
      }
    }
    holds {
      id
      matter
    }
  }
  terms {
    hash
    at
    values {
      key
      value
    }
  }
  holds {
    id
    matter
    placedAt
  }
  package {
    id
    state
    bytes
    files
    sha256
    createdAt
    expiresAt
    fetchedAt
  }
  certificate {
    id
    issuedAt
    keyId
    url
  }
}`, {"documentId":"sha256:7c8a450748384e4d086a29e9afb0eef0b21193dece6081300f054757dadb8a6a"}) as unknown as TypedDocumentString<WithdrawRequestMutation, WithdrawRequestMutationVariables>;
export const RetryTaskDocument = new TypedDocumentString(`
    mutation RetryTask($input: RetryTaskInput!) {
  retryTask(input: $input) {
    request {
      ...RequestParts
    }
    errors {
      message
      path
    }
  }
}
    fragment RequestParts on Request {
  id
  kind
  state
  regime
  answeredBy
  channel
  subjectName
  receivedAt
  dueAt
  acknowledgeBy
  acknowledgedAt
  extendableTo
  overdue
  stopped
  pausableFor
  refusableOn
  pauses {
    reason
    from
    until
  }
  closedAt
  openedBy
  attestedBy
  startedBy
  approvedBy
  secondApprover
  refusalGround
  actions
  member {
    id
    displayName
    userName
  }
  assignee {
    id
    displayName
  }
  words {
    question
    evidence
    reason
    complaint
    extensionReason
    pauseReason
    approvalNote
    outcome
    erased
  }
  clock {
    rule
    sentence
    at
    binds
  }
  tasks {
    id
    source
    work
    state
    attempts
    problem
    updatedAt
    counts {
      product
      category
      items
      left
    }
    keeps {
      product
      category
      items
      ground
      until
    }
  }
  timeline {
    at
    action
    actorName
    details {
      key
      value
    }
  }
  preview {
    complete
    destroys {
      product
      category
      items
    }
    keeps {
      product
      category
      items
      ground
      until
    }
    loses {
      acquiredBy
      product {
        id
        name
      }
    }
    holds {
      id
      matter
    }
  }
  terms {
    hash
    at
    values {
      key
      value
    }
  }
  holds {
    id
    matter
    placedAt
  }
  package {
    id
    state
    bytes
    files
    sha256
    createdAt
    expiresAt
    fetchedAt
  }
  certificate {
    id
    issuedAt
    keyId
    url
  }
}`, {"documentId":"sha256:96649d6b13194d0973e828434972d94a1a1ebaf37cff036d1beb9c2b69f04d4d"}) as unknown as TypedDocumentString<RetryTaskMutation, RetryTaskMutationVariables>;
export const PauseRequestDocument = new TypedDocumentString(`
    mutation PauseRequest($input: PauseRequestInput!) {
  pauseRequest(input: $input) {
    request {
      ...RequestParts
    }
    errors {
      message
      path
    }
  }
}
    fragment RequestParts on Request {
  id
  kind
  state
  regime
  answeredBy
  channel
  subjectName
  receivedAt
  dueAt
  acknowledgeBy
  acknowledgedAt
  extendableTo
  overdue
  stopped
  pausableFor
  refusableOn
  pauses {
    reason
    from
    until
  }
  closedAt
  openedBy
  attestedBy
  startedBy
  approvedBy
  secondApprover
  refusalGround
  actions
  member {
    id
    displayName
    userName
  }
  assignee {
    id
    displayName
  }
  words {
    question
    evidence
    reason
    complaint
    extensionReason
    pauseReason
    approvalNote
    outcome
    erased
  }
  clock {
    rule
    sentence
    at
    binds
  }
  tasks {
    id
    source
    work
    state
    attempts
    problem
    updatedAt
    counts {
      product
      category
      items
      left
    }
    keeps {
      product
      category
      items
      ground
      until
    }
  }
  timeline {
    at
    action
    actorName
    details {
      key
      value
    }
  }
  preview {
    complete
    destroys {
      product
      category
      items
    }
    keeps {
      product
      category
      items
      ground
      until
    }
    loses {
      acquiredBy
      product {
        id
        name
      }
    }
    holds {
      id
      matter
    }
  }
  terms {
    hash
    at
    values {
      key
      value
    }
  }
  holds {
    id
    matter
    placedAt
  }
  package {
    id
    state
    bytes
    files
    sha256
    createdAt
    expiresAt
    fetchedAt
  }
  certificate {
    id
    issuedAt
    keyId
    url
  }
}`, {"documentId":"sha256:d03bd3300fa3e696e4311d56d360e3bd3ab0ecff09b141e2b407ad2e50008069"}) as unknown as TypedDocumentString<PauseRequestMutation, PauseRequestMutationVariables>;
export const ResumeRequestDocument = new TypedDocumentString(`
    mutation ResumeRequest($input: ResumeRequestInput!) {
  resumeRequest(input: $input) {
    request {
      ...RequestParts
    }
    errors {
      message
      path
    }
  }
}
    fragment RequestParts on Request {
  id
  kind
  state
  regime
  answeredBy
  channel
  subjectName
  receivedAt
  dueAt
  acknowledgeBy
  acknowledgedAt
  extendableTo
  overdue
  stopped
  pausableFor
  refusableOn
  pauses {
    reason
    from
    until
  }
  closedAt
  openedBy
  attestedBy
  startedBy
  approvedBy
  secondApprover
  refusalGround
  actions
  member {
    id
    displayName
    userName
  }
  assignee {
    id
    displayName
  }
  words {
    question
    evidence
    reason
    complaint
    extensionReason
    pauseReason
    approvalNote
    outcome
    erased
  }
  clock {
    rule
    sentence
    at
    binds
  }
  tasks {
    id
    source
    work
    state
    attempts
    problem
    updatedAt
    counts {
      product
      category
      items
      left
    }
    keeps {
      product
      category
      items
      ground
      until
    }
  }
  timeline {
    at
    action
    actorName
    details {
      key
      value
    }
  }
  preview {
    complete
    destroys {
      product
      category
      items
    }
    keeps {
      product
      category
      items
      ground
      until
    }
    loses {
      acquiredBy
      product {
        id
        name
      }
    }
    holds {
      id
      matter
    }
  }
  terms {
    hash
    at
    values {
      key
      value
    }
  }
  holds {
    id
    matter
    placedAt
  }
  package {
    id
    state
    bytes
    files
    sha256
    createdAt
    expiresAt
    fetchedAt
  }
  certificate {
    id
    issuedAt
    keyId
    url
  }
}`, {"documentId":"sha256:c71f59ecc1e55b374273139eda7dbd233d7e0836bf9cdfe6799521981cf3a2e2"}) as unknown as TypedDocumentString<ResumeRequestMutation, ResumeRequestMutationVariables>;
export const RequestsDocument = new TypedDocumentString(`
    query Requests($first: Int!, $after: String, $filter: RequestFilter, $sort: RequestSort!) {
  requests(first: $first, after: $after, filter: $filter, sort: $sort) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      kind
      state
      channel
      subjectName
      receivedAt
      dueAt
      closedAt
      overdue
      assignee {
        id
        displayName
      }
    }
  }
}
    `, {"documentId":"sha256:7abcf69c2e7137385ad237955a1ca47087b18547e90163a94c7ab11ad80fbd9a"}) as unknown as TypedDocumentString<RequestsQuery, RequestsQueryVariables>;
export const RequestQueueDocument = new TypedDocumentString(`
    query RequestQueue {
  overview {
    requestsDue {
      open
      overdue
      soon
      awaitingApproval
      blocked
    }
  }
}
    `, {"documentId":"sha256:5856054a4c60938137ce2405e36100bd2340a3a4ccd16ade0c28342da8dd7302"}) as unknown as TypedDocumentString<RequestQueueQuery, RequestQueueQueryVariables>;
export const OpenRequestDocument = new TypedDocumentString(`
    mutation OpenRequest($input: OpenRequestInput!) {
  openRequest(input: $input) {
    requestId
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:bd8eeb140b39f0b0240b62e6c31be01a095d2dbf6a1ca97ef4231dd7f840a165"}) as unknown as TypedDocumentString<OpenRequestMutation, OpenRequestMutationVariables>;
export const OwnSessionsDocument = new TypedDocumentString(`
    query OwnSessions {
  viewer {
    authenticatedAt
    me {
      id
      sessions {
        id
        current
        createdAt
        lastUsedAt
        expiresAt
        idleAt
        agent
        network
      }
    }
  }
}
    `, {"documentId":"sha256:a528c4f40775a671f1472a01ff7e5c6b7981fb674e97326a4d70aacbdffe513b"}) as unknown as TypedDocumentString<OwnSessionsQuery, OwnSessionsQueryVariables>;
export const TokensDocument = new TypedDocumentString(`
    query Tokens {
  tokens {
    id
    label
    prefix
    roles
    scopes
    createdAt
    expiresAt
    lastUsedAt
  }
}
    `, {"documentId":"sha256:552282f056d3bddfe320690be48b6d0e09d05e2e2915ee8cf22948e0e861bea0"}) as unknown as TypedDocumentString<TokensQuery, TokensQueryVariables>;
export const EndOwnSessionDocument = new TypedDocumentString(`
    mutation EndOwnSession($input: EndOwnSessionInput!) {
  endOwnSession(input: $input) {
    sessionId
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:78614c4b3e36dce94ba1c2a8a7106b253e8311e5a21eca06c2fa235f91a0c99a"}) as unknown as TypedDocumentString<EndOwnSessionMutation, EndOwnSessionMutationVariables>;
export const EndOwnOtherSessionsDocument = new TypedDocumentString(`
    mutation EndOwnOtherSessions($input: EndOwnOtherSessionsInput!) {
  endOwnOtherSessions(input: $input) {
    sessionIds
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:98f93c06f905b68b83a466b65e3bec592428a16494a6e79dfc136c1adb786cbe"}) as unknown as TypedDocumentString<EndOwnOtherSessionsMutation, EndOwnOtherSessionsMutationVariables>;
export const IssueTokenDocument = new TypedDocumentString(`
    mutation IssueToken($input: IssueTokenInput!) {
  issueToken(input: $input) {
    secret
    token {
      id
      label
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:40d59a4d3c52590d3c3664d6b2db1fc9eae1dab18d00f61866dedfca8bafb34f"}) as unknown as TypedDocumentString<IssueTokenMutation, IssueTokenMutationVariables>;
export const RevokeTokenDocument = new TypedDocumentString(`
    mutation RevokeToken($input: RevokeTokenInput!) {
  revokeToken(input: $input) {
    tokenId
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:1ccc32fed8cf8d46a759459cfb417de1197a7c9ade4c57e5d98c9ba4f8eaae2b"}) as unknown as TypedDocumentString<RevokeTokenMutation, RevokeTokenMutationVariables>;
export const TermsDocument = new TypedDocumentString(`
    query Terms($productId: ID, $validAt: Time, $knownAt: Time) {
  effectiveTerms(productId: $productId, validAt: $validAt, knownAt: $knownAt) {
    sentence
    external
    term {
      key
      title
      matter
      subjectOnly
    }
    value {
      text
    }
    default {
      text
    }
    winner {
      layer
      title
      section
    }
    losers {
      reason
    }
    floors {
      applied
    }
    conflict {
      title
    }
  }
}
    `, {"documentId":"sha256:60f9e624b6b9c2a8a171036542c4c1dd5fe5b33c5316367721e33416aced3400"}) as unknown as TypedDocumentString<TermsQuery, TermsQueryVariables>;
export const TermDocument = new TypedDocumentString(`
    query Term($key: String!, $productId: ID, $validAt: Time, $knownAt: Time) {
  effectiveTerm(
    key: $key
    productId: $productId
    validAt: $validAt
    knownAt: $knownAt
  ) {
    sentence
    external
    validAt
    knownAt
    term {
      key
      title
      matter
      type
      options
      section
      subjectOnly
      enforcedBy
    }
    value {
      text
      written
    }
    default {
      text
      written
    }
    defaultRule {
      ...TermRuleParts
    }
    winner {
      ...TermRuleParts
    }
    contributors {
      ...TermRuleParts
    }
    losers {
      reason
      sentence
      rule {
        ...TermRuleParts
      }
    }
    floors {
      law
      applied
      value {
        text
      }
    }
    conflict {
      ...TermRuleParts
    }
  }
}
    fragment TermRuleParts on TermRule {
  layer
  title
  section
  operator
  written
  text
  quote
  signedAt
  document {
    id
  }
}`, {"documentId":"sha256:09671949a5779522bf2ed90a53d6d29608729d81373ffa0fed219c45633ee86f"}) as unknown as TypedDocumentString<TermQuery, TermQueryVariables>;
export const ProductChoicesDocument = new TypedDocumentString(`
    query ProductChoices {
  products {
    id
    name
    family
    enterpriseAndDeveloper
  }
}
    `, {"documentId":"sha256:4fadc94ff8db746d2277cbe12d0c172add07581e92d9ffde67600d338013d8ef"}) as unknown as TypedDocumentString<ProductChoicesQuery, ProductChoicesQueryVariables>;
export const TransfersDocument = new TypedDocumentString(`
    query Transfers {
  imports {
    id
    name
    kind
    state
    total
    checked
    applied
    createdAt
    counts {
      create
      update
      unchanged
      rejected
    }
  }
  exports {
    id
    format
    kind
    state
    done
    problem
    createdAt
    file {
      name
      bytes
      expiresAt
      url
    }
  }
}
    `, {"documentId":"sha256:6333e8199d6fba4fc8fc7f05706b24085744b4e17a7ed4dddabdd9fec1146b87"}) as unknown as TypedDocumentString<TransfersQuery, TransfersQueryVariables>;
export const ImportRowsDocument = new TypedDocumentString(`
    query ImportRows($id: ID!, $first: Int!, $after: String, $outcomes: [ImportOutcome!]) {
  import(id: $id) {
    id
    name
    kind
    state
    total
    checked
    applied
    ignored
    problem
    createdAt
    counts {
      create
      update
      unchanged
      rejected
    }
    rejected {
      name
      url
    }
    rows(first: $first, after: $after, outcomes: $outcomes) {
      nodes {
        number
        line
        outcome
        applied
        label
        attributes
        column
        value
        reason
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `, {"documentId":"sha256:7f2d27e992787e3b9866422a9eff28a3860a5c2d8621eb888139e4a16b782958"}) as unknown as TypedDocumentString<ImportRowsQuery, ImportRowsQueryVariables>;
export const StartImportDocument = new TypedDocumentString(`
    mutation StartImport($input: StartImportInput!) {
  startImport(input: $input) {
    import {
      id
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:799bbef4afdb094329a1d99fac306bc20da2aa7e7e4bef3448543a08da6449dd"}) as unknown as TypedDocumentString<StartImportMutation, StartImportMutationVariables>;
export const ApplyImportDocument = new TypedDocumentString(`
    mutation ApplyImport($input: ApplyImportInput!) {
  applyImport(input: $input) {
    import {
      id
      state
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:0a5448b2d387fbaafa448153f73ed06c364f16febab882e0a6be4ed4bf72aa92"}) as unknown as TypedDocumentString<ApplyImportMutation, ApplyImportMutationVariables>;
export const CancelImportDocument = new TypedDocumentString(`
    mutation CancelImport($input: CancelImportInput!) {
  cancelImport(input: $input) {
    import {
      id
      state
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:5eb8c961414a7a68a8424942d6db9ad84f016f656bf95c749fbfa18350822723"}) as unknown as TypedDocumentString<CancelImportMutation, CancelImportMutationVariables>;
export const StartExportDocument = new TypedDocumentString(`
    mutation StartExport($input: StartExportInput!) {
  startExport(input: $input) {
    export {
      id
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:55572ff2c8c03a3115767281f0ea715eb7e8b61bb09eea741e7416719acb4fbf"}) as unknown as TypedDocumentString<StartExportMutation, StartExportMutationVariables>;
export const TransferColumnsDocument = new TypedDocumentString(`
    query TransferColumns {
  members: transferColumns(kind: MEMBERS) {
    path
  }
  groups: transferColumns(kind: GROUPS) {
    path
  }
}
    `, {"documentId":"sha256:7dc7f6c586ecf7eae69de54be347b60650b92ad0846204e03c34fa21a24e151b"}) as unknown as TypedDocumentString<TransferColumnsQuery, TransferColumnsQueryVariables>;
export const WebhooksDocument = new TypedDocumentString(`
    query Webhooks {
  webhooks {
    ...WebhookParts
  }
}
    fragment WebhookParts on Webhook {
  id
  name
  url
  actions
  state
  problem
  failures
  failingSince
  createdAt
  counts {
    waiting
    delivered
    failed
  }
  secrets {
    prefix
    createdAt
    endsAt
  }
}`, {"documentId":"sha256:bb2ecb279342c1ae87a457d8c22ef16b6f790361a52412983e943c7b1ec9219a"}) as unknown as TypedDocumentString<WebhooksQuery, WebhooksQueryVariables>;
export const WebhookDocument = new TypedDocumentString(`
    query Webhook($id: ID!) {
  webhook(id: $id) {
    ...WebhookParts
  }
}
    fragment WebhookParts on Webhook {
  id
  name
  url
  actions
  state
  problem
  failures
  failingSince
  createdAt
  counts {
    waiting
    delivered
    failed
  }
  secrets {
    prefix
    createdAt
    endsAt
  }
}`, {"documentId":"sha256:2ddeff5a21d4f0622829be4a27c592efed257546172c5dd36c568f98b4935bd4"}) as unknown as TypedDocumentString<WebhookQuery, WebhookQueryVariables>;
export const WebhookDeliveriesDocument = new TypedDocumentString(`
    query WebhookDeliveries($id: ID!, $first: Int!, $after: String, $state: WebhookDeliveryState) {
  webhook(id: $id) {
    id
    deliveries(first: $first, after: $after, state: $state) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        action
        state
        problem
        tries
        status
        nextAt
        createdAt
      }
    }
  }
}
    `, {"documentId":"sha256:0ed879a1ba0a77dc6bf7323e2497f2fb05283ab4c63db9e014523f28f559b791"}) as unknown as TypedDocumentString<WebhookDeliveriesQuery, WebhookDeliveriesQueryVariables>;
export const WebhookDeliveryDocument = new TypedDocumentString(`
    query WebhookDelivery($id: ID!) {
  webhookDelivery(id: $id) {
    id
    messageId
    action
    payload
    state
    problem
    tries
    status
    nextAt
    createdAt
    endedAt
    attempts {
      number
      at
      milliseconds
      url
      headers {
        key
        value
      }
      status
      answer
      problem
    }
  }
}
    `, {"documentId":"sha256:1c09b8b3dbe8ffb5c54d2cd727d8778a1164dd428c6642c32f0c11f50624711b"}) as unknown as TypedDocumentString<WebhookDeliveryQuery, WebhookDeliveryQueryVariables>;
export const CreateWebhookDocument = new TypedDocumentString(`
    mutation CreateWebhook($input: CreateWebhookInput!) {
  createWebhook(input: $input) {
    secret
    webhook {
      ...WebhookParts
    }
    errors {
      message
      path
    }
  }
}
    fragment WebhookParts on Webhook {
  id
  name
  url
  actions
  state
  problem
  failures
  failingSince
  createdAt
  counts {
    waiting
    delivered
    failed
  }
  secrets {
    prefix
    createdAt
    endsAt
  }
}`, {"documentId":"sha256:a5a4645b0769dc245a0e5f60183ec15cde12953f79f68014a615e030361a0276"}) as unknown as TypedDocumentString<CreateWebhookMutation, CreateWebhookMutationVariables>;
export const UpdateWebhookDocument = new TypedDocumentString(`
    mutation UpdateWebhook($input: UpdateWebhookInput!) {
  updateWebhook(input: $input) {
    webhook {
      ...WebhookParts
    }
    errors {
      message
      path
    }
  }
}
    fragment WebhookParts on Webhook {
  id
  name
  url
  actions
  state
  problem
  failures
  failingSince
  createdAt
  counts {
    waiting
    delivered
    failed
  }
  secrets {
    prefix
    createdAt
    endsAt
  }
}`, {"documentId":"sha256:02b6f6e7d1bd1be4741a28fe8a7f2348f1c78f6a9b1630ff4f6642ec800eaaa7"}) as unknown as TypedDocumentString<UpdateWebhookMutation, UpdateWebhookMutationVariables>;
export const PauseWebhookDocument = new TypedDocumentString(`
    mutation PauseWebhook($input: PauseWebhookInput!) {
  pauseWebhook(input: $input) {
    webhook {
      ...WebhookParts
    }
    errors {
      message
      path
    }
  }
}
    fragment WebhookParts on Webhook {
  id
  name
  url
  actions
  state
  problem
  failures
  failingSince
  createdAt
  counts {
    waiting
    delivered
    failed
  }
  secrets {
    prefix
    createdAt
    endsAt
  }
}`, {"documentId":"sha256:c4546172b59b98df289a329396f0d7ed0bee5ae6a7dc05dc20ed835e1502ba30"}) as unknown as TypedDocumentString<PauseWebhookMutation, PauseWebhookMutationVariables>;
export const ResumeWebhookDocument = new TypedDocumentString(`
    mutation ResumeWebhook($input: ResumeWebhookInput!) {
  resumeWebhook(input: $input) {
    webhook {
      ...WebhookParts
    }
    errors {
      message
      path
    }
  }
}
    fragment WebhookParts on Webhook {
  id
  name
  url
  actions
  state
  problem
  failures
  failingSince
  createdAt
  counts {
    waiting
    delivered
    failed
  }
  secrets {
    prefix
    createdAt
    endsAt
  }
}`, {"documentId":"sha256:59540058bcc5abb6dbb0c5c6b625fe75b3b6699c57ccd72dd93fd74c643cc139"}) as unknown as TypedDocumentString<ResumeWebhookMutation, ResumeWebhookMutationVariables>;
export const DeleteWebhookDocument = new TypedDocumentString(`
    mutation DeleteWebhook($input: DeleteWebhookInput!) {
  deleteWebhook(input: $input) {
    webhookId
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:da68a30992cec11b80738b9d2e517cb96591689d2a499f67a79c5389efe17b70"}) as unknown as TypedDocumentString<DeleteWebhookMutation, DeleteWebhookMutationVariables>;
export const RotateWebhookSecretDocument = new TypedDocumentString(`
    mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {
  rotateWebhookSecret(input: $input) {
    secret
    webhook {
      ...WebhookParts
    }
    errors {
      message
      path
    }
  }
}
    fragment WebhookParts on Webhook {
  id
  name
  url
  actions
  state
  problem
  failures
  failingSince
  createdAt
  counts {
    waiting
    delivered
    failed
  }
  secrets {
    prefix
    createdAt
    endsAt
  }
}`, {"documentId":"sha256:6b5415a495e34de08d038f4552795e04188ddc8034fe17b62c158b702dfad512"}) as unknown as TypedDocumentString<RotateWebhookSecretMutation, RotateWebhookSecretMutationVariables>;
export const TestWebhookDocument = new TypedDocumentString(`
    mutation TestWebhook($input: TestWebhookInput!) {
  testWebhook(input: $input) {
    delivery {
      id
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:5e825bd1d1121c82f723da32909b671b65cbaa82bad0d231a1b08e764f85687c"}) as unknown as TypedDocumentString<TestWebhookMutation, TestWebhookMutationVariables>;
export const ReplayWebhookDeliveryDocument = new TypedDocumentString(`
    mutation ReplayWebhookDelivery($input: ReplayWebhookDeliveryInput!) {
  replayWebhookDelivery(input: $input) {
    delivery {
      id
    }
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:5914cd0397ad62083beab236165ff55a08800f45b3f93c201240f1abb10cfca7"}) as unknown as TypedDocumentString<ReplayWebhookDeliveryMutation, ReplayWebhookDeliveryMutationVariables>;
export const ReplayFailedWebhookDeliveriesDocument = new TypedDocumentString(`
    mutation ReplayFailedWebhookDeliveries($input: ReplayFailedWebhookDeliveriesInput!) {
  replayFailedWebhookDeliveries(input: $input) {
    count
    errors {
      message
      path
    }
  }
}
    `, {"documentId":"sha256:a77330a8fa1ec9f9cc69912cdb4baa075e3a22b2bf4f7703b7b8b792aac3ccde"}) as unknown as TypedDocumentString<ReplayFailedWebhookDeliveriesMutation, ReplayFailedWebhookDeliveriesMutationVariables>;