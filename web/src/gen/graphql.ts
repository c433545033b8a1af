/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Which offer to accept. */
export type AcceptRequestOfferInput = {
  /** Which offer. */
  offerId: string | number;
};

/** Whose account it is. */
export type AccountKind =
  /** The person's own, tied to a personal e-mail address. */
  | 'PERSONAL'
  /** The person's own, through a service provider. */
  | 'THIRD_PARTY'
  /** The organization's: made and administered by it. */
  | 'WORK_OR_SCHOOL';

/** Which policy was read. */
export type AcknowledgePolicyInput = {
  /** The policy's document. */
  documentId: string | number;
};

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

/** Work to give to somebody. */
export type AddHandTaskInput = {
  /** Until when. */
  dueAt: string;
  /** Where to look and what to do, at least 20 characters. */
  instructions: string;
  /** Who does it; left out, nobody yet. */
  memberId?: string | number | null | undefined;
  /** For which request. */
  requestId: string | number;
};

/** Which holidays to enter. */
export type AddHolidaysInput = {
  /** The days; all are entered or none. */
  holidays: Array<HolidayInput>;
};

/** An agent, as the directory of agents has it. */
export type AddRequestAgentInput = {
  /** Its id. */
  agentId: string;
  /** Its name. */
  name: string;
  /** Its Ed25519 public key: 64 hexadecimal digits, or base64. */
  publicKey: string;
};

/** A controller to take requests of. */
export type AddRequestControllerInput = {
  /** Whether it may fetch the packages of its requests. */
  fetches?: boolean;
  /** Its name. */
  name: string;
  /** Whether it is trusted to have made sure who asks. */
  vouches?: boolean;
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

/** Which service to list. */
export type AllowPartyInput = {
  /** Whether it is listed. */
  listed?: boolean;
  /** The service, as disclosures name it. */
  name: string;
};

/** Which service may have data at sign-in. */
export type AllowSignInInput = {
  /** Whether it may. */
  allowed: boolean;
  /** The service, as parties names it. */
  name: string;
};

/** A question to allow. */
export type AllowSupportInput = {
  /** For how many hours, at most as many as were asked for; as many when left out. */
  hours?: number | null | undefined;
  /** What is added to looking, of what was asked for; nothing when left out. */
  permissions?: Array<Permission>;
  /** Which question. */
  supportRequestId: string | number;
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

/** Which objection to answer. */
export type AnswerObjectionInput = {
  /** The answer, in 10 to 2,000 characters; the organization reads it. */
  answer: string;
  /** Whose it is. */
  organizationId: string | number;
  /** The notice that it is about. */
  subprocessorNoticeId: string | number;
  /** Whether the subprocessor is kept from the organization's data. */
  uphold: boolean;
};

/** What becomes of something of one's own. */
export type AnswerOwnLossInput = {
  /** What becomes of it. */
  answer: LossAnswer;
  /** Of which product. */
  productId: string | number;
};

/** An answer that has a template. */
export type AnswerStep =
  /** The request has arrived. */
  | 'ACKNOWLEDGED'
  /** The request goes on. */
  | 'CLOCK_RESUMED'
  /** It was worked on by hand and is answered. */
  | 'COMPLETED'
  /** It takes longer. */
  | 'EXTENDED'
  /** Something is needed from the subject. */
  | 'PAUSED'
  /** The package can be downloaded. */
  | 'READY'
  /** It is refused. */
  | 'REFUSED';

/** The words of an answer. */
export type AnswerTemplateInput = {
  /** The words, at most 3,000 characters. */
  body: string;
  /** For which kind of request; all when left out. */
  kind?: RequestKind | null | undefined;
  /** In which language, as a tag such as de. */
  language: string;
  /** Which answer. */
  step: AnswerStep;
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

/** A question to approve. */
export type ApproveContentPermitInput = {
  /** The question. */
  contentPermitId: string | number;
};

/** Which proposal to approve. */
export type ApproveProposalInput = {
  /** Which proposal. */
  proposalId: string | number;
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

/** About which request to be heard. */
export type AskOwnHearingInput = {
  /** Which request. */
  requestId: string | number;
};

/** A question to be let in. */
export type AskSupportInput = {
  /** For how many hours, 1 to 168. */
  hours: number;
  /** The organization, as operators see it. */
  organizationId: string | number;
  /** What is asked for besides looking; nothing when left out. */
  permissions?: Array<Permission>;
  /** Why; the organization's owners read it. */
  reason: string;
};

/** Whose content to ask for. */
export type AskToReadContentInput = {
  /** Only this category; any when left out. */
  category?: DataCategory | null | undefined;
  /** The member. */
  memberId: string | number;
  /** Only from this product; any when left out. */
  productId?: string | number | null | undefined;
  /** Why, in 10 to 500 characters; the member can read it. */
  reason: string;
};

/** Whose work a task is. */
export type AssignHandTaskInput = {
  /** Which task. */
  handTaskId: string | number;
  /** Whose; left out, nobody's. */
  memberId?: string | number | null | undefined;
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

/** Which service to block. */
export type BlockPartyInput = {
  /** Whether to block it. */
  blocked?: boolean;
  /** The service, as disclosures name it. */
  name: string;
};

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
  /** They are called as a pattern or a list says. */
  | 'RENAME'
  /** Every session ends; they sign in anew. */
  | 'RESET_SESSIONS'
  /** A suspension is taken back. */
  | 'RESTORE'
  /** They can't sign in until somebody restores them. */
  | 'SUSPEND'
  /** Their content of a product, and their use of it, goes to another member. */
  | 'TRANSFER'
  /** A product is taken from them. */
  | 'UNASSIGN';

/** Which loss to take back. */
export type CancelAccountLossInput = {
  /** The loss's global id. */
  accountLossId: string | number;
};

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

/** Which export to cancel. */
export type CancelLogExportInput = {
  /** Which export. */
  logExportId: string | number;
};

/** Which connector to try as it is. */
export type CheckConnectorInput = {
  /** Which one. */
  connectorId: string | number;
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
  /** What a person does and writes as training data of artificial intelligence. */
  | 'AI_TRAINING'
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

/** Whether a product's system knows a choice. */
export type ChoiceToldState =
  /** It refused, or did not answer for long. */
  | 'FAILED'
  /** It is told as soon as it answers. */
  | 'PENDING'
  /** It knows. */
  | 'TOLD';

/** What to mail of an area. */
export type ChooseNoticesInput = {
  /** The area. */
  area: string;
  /** Whether to mail it. */
  mail: boolean;
};

/** The code of a loss. */
export type ClaimLossInput = {
  /** The code, from the account that is lost or from the mail to the private address. */
  code: string;
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

/** Which records to clear. */
export type ClearOwnRecordsInput = {
  /** Only those of this category; any when left out. */
  category?: DataCategory | null | undefined;
  /** Only count them; clear nothing. */
  dryRun?: boolean;
  /** Only what arose at this time or later. */
  from?: string | null | undefined;
  /** Only from this product; any when left out. */
  productId?: string | number | null | undefined;
  /** Only what arose before this time. */
  to?: string | null | undefined;
};

/** Which proposal to complete. */
export type CompleteProposalInput = {
  /** Which proposal. */
  proposalId: string | number;
};

/** What was done. */
export type CompleteRequestInput = {
  /** What was done, at least 20 characters; the subject reads it. */
  outcome: string;
  /** Which request. */
  requestId: string | number;
};

/** Which report to agree with. */
export type ConfirmHandTaskInput = {
  /** Which task. */
  handTaskId: string | number;
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

/** One sort of rows of a person. Queries name the person by :member_id, :user_name, :external_id or :emails. */
export type ConnectorCollectionInput = {
  /** What sort of data it is. */
  category: DataCategory;
  /** Deletes or blanks them. */
  erase: string;
  /** Its name. */
  name: string;
  /** Where it comes from. */
  provenance: Provenance;
  /** What it is used for. */
  purpose: Purpose;
  /** Selects the rows: the column key names a row; at, title and content are known; others become fields. */
  read: string;
  /** Counts what is left, as one number. */
  verify: string;
};

/** What is asked of a database, and as whom. */
export type ConnectorDatabaseInput = {
  /** Host and port, such as db.example.com:5432; the port may be left out. */
  address: string;
  /** The authority of the server's certificate in PEM, where it is no public one. */
  authority?: string | null | undefined;
  /** Sorts of rows: 1 to 20. */
  collections: Array<ConnectorCollectionInput>;
  /** Whether the connection is encrypted and the server's certificate checked. Only development installations may leave it out. */
  encrypted?: boolean;
  /** The database's name. */
  name: string;
  /** The role that signs in. It needs to read and to erase, and nothing else. */
  role: string;
};

/** A system as somebody sets it up. The settings of its kind are given. */
export type ConnectorInput = {
  /** Settings of a database. */
  database?: ConnectorDatabaseInput | null | undefined;
  /** How it is reached; it stays. */
  kind: ConnectorKind;
  /** Settings of what has no interface. */
  manual?: ConnectorManualInput | null | undefined;
  /** Its name. */
  name: string;
  /** Settings of an object store. */
  objects?: ConnectorObjectsInput | null | undefined;
  /** The product whose data it holds, if any of the catalogue. */
  productId?: string | number | null | undefined;
  /** The password of a database's role, or the secret key of an object store; left out, the one that is kept stays. */
  secret?: string | null | undefined;
};

/** How a system that an organization connects itself is reached. */
export type ConnectorKind =
  /** A PostgreSQL database, by declared queries. */
  | 'DATABASE'
  /** It has no interface: a person does the work. */
  | 'MANUAL'
  /** A bucket of an S3-compatible object store, by the names of its objects. */
  | 'OBJECTS';

/** What a person does. */
export type ConnectorManualInput = {
  /** How many days before the answer its tasks are due: 0 to 30. */
  daysBefore?: number;
  /** Where to look and what to do. */
  instructions: string;
  /** Whose its tasks are at first. */
  ownerId?: string | number | null | undefined;
};

/** Which objects of a bucket are a person's. */
export type ConnectorObjectsInput = {
  /** The access key. */
  accessKey: string;
  /** The bucket. */
  bucket: string;
  /** What sort of data it is. */
  category: DataCategory;
  /** The store's address, without a path. */
  endpoint: string;
  /** Where it comes from. */
  provenance: Provenance;
  /** What it is used for. */
  purpose: Purpose;
  /** Its region. */
  region?: string | null | undefined;
  /** The name by {member_id}, {user_name}, {external_id} or {email}; with a slash at its end, everything below it. */
  template: string;
};

/** Whether a connector does its work. */
export type ConnectorState =
  /** It is asked, and answered when it was asked last. */
  | 'ACTIVE'
  /** It did not answer when it was asked last, or not as it should. */
  | 'FAILING'
  /** Somebody paused it: it is asked nothing, and work in it waits. */
  | 'PAUSED';

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

/** What became of a question to read content. */
export type ContentPermitState =
  /** Whoever asked can read until the permit ends. */
  | 'APPROVED'
  /** It waits for a second person. */
  | 'ASKED'
  /** Nobody answered in time, or the time to read is over. */
  | 'OVER'
  /** A second person refused. */
  | 'REFUSED';

/** What is to be corrected. */
export type CorrectRecordsInput = {
  /** What is wrong, and what is right: 1 to 50. */
  corrections: Array<CorrectionInput>;
  /** Which request to rectify. */
  requestId: string | number;
};

/** Another value for one field. */
export type CorrectionInput = {
  /** The category of the items. */
  category: DataCategory;
  /** title, content or the name of a field. */
  field: string;
  /** One item of a source; left out, every item of the category that has the field. */
  key?: string | null | undefined;
  /** The right value; empty clears the field. */
  value: string;
};

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

/** A system to connect. */
export type CreateConnectorInput = {
  /** What it is. */
  connector: ConnectorInput;
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

/** A log stream to create, with the settings of one kind. */
export type CreateLogStreamInput = {
  /** Actions of the log: member.created, member.* or *. */
  actions: Array<string>;
  /** Into a bucket. */
  bucket?: LogStreamBucketInput | null | undefined;
  /** Whether to begin with the first event of the log instead of the next one. */
  fromStart?: boolean;
  /** Over HTTPS. */
  https?: LogStreamHttpsInput | null | undefined;
  /** What receives it, for people. */
  name: string;
  /** Whether personal values go along; only who may see members can ask for them. */
  personal?: boolean;
  /** As syslog. */
  syslog?: LogStreamSyslogInput | null | undefined;
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

/** A role to make. */
export type CreateOwnRoleInput = {
  /** What it is for. */
  description?: string;
  /** The name, unique in the organization. */
  name: string;
  /** Its permissions: none beyond the caller's own. */
  permissions: Array<Permission>;
};

/** A view to keep. */
export type CreateSavedViewInput = {
  /** Of which list. */
  list: SavedViewList;
  /** A name of 1 to 60 characters, unlike those of the caller's other views of the list. */
  name: string;
  /** What the list's address says after the question mark, without it; at most 500 characters. */
  search: string;
};

/** A service account to make. */
export type CreateServiceAccountInput = {
  /** What it is for. */
  description?: string;
  /** The name. */
  name: string;
  /** The most that its tokens can do. */
  permissions: Array<Permission>;
  /** Points of GraphQL cost a second for each token; what everybody may when left out. */
  pointsPerSecond?: number | null | undefined;
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

/** What a hearing decided. */
export type DecideHearingInput = {
  /** Whether the record is amended. */
  amend: boolean;
  /** The decision, with evidence and reasons, at least 20 characters. */
  decision: string;
  /** About which request. */
  requestId: string | number;
};

/** A decision about a redaction. */
export type DecideRedactionInput = {
  /** Whether it is taken out. */
  confirm: boolean;
  /** Another reason than the suggested one. */
  reason?: RedactionReason | null | undefined;
  /** Which. */
  redactionId: string | number;
};

/** A decision about a sign-up. */
export type DecideSignUpInput = {
  /** Whether it becomes an organization. */
  approve: boolean;
  /** Why; needed to refuse, and told to whoever signed up. */
  reason?: string | null | undefined;
  /** Which sign-up. */
  signUpId: string | number;
};

/** Which item to decline or to give again. */
export type DeclineItemInput = {
  /** Whether to decline it. */
  declined: boolean;
  /** The item's short name. */
  item: string;
  /** The product that asks. */
  productId: string | number;
};

/** Which offer to decline. */
export type DeclineRequestOfferInput = {
  /** Which offer. */
  offerId: string | number;
};

/** Which template to delete. */
export type DeleteAnswerTemplateInput = {
  /** Which. */
  answerTemplateId: string | number;
};

/** Which connector to forget. */
export type DeleteConnectorInput = {
  /** Which one. */
  connectorId: string | number;
};

/** Which directory to delete. */
export type DeleteDirectoryInput = {
  /** Its name, typed again to confirm. */
  confirmName: string;
  /** Which directory. */
  directoryId: string | number;
};

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

/** Which stream to remove. */
export type DeleteLogStreamInput = {
  /** Which stream. */
  logStreamId: string | number;
};

/** Whom to delete. */
export type DeleteMemberInput = {
  /** Whom. */
  memberId: string | number;
};

/** Which role to delete. */
export type DeleteOwnRoleInput = {
  /** Which role. */
  ownRoleId: string | number;
};

/** A view to forget. */
export type DeleteSavedViewInput = {
  /** Which view. */
  savedViewId: string | number;
};

/** Which webhook to remove. */
export type DeleteWebhookInput = {
  /** Which webhook. */
  webhookId: string | number;
};

/** What a product misses of a member. */
export type DemandProductDataInput = {
  /** What is missing, such as a billing address. */
  item: string;
  /** Whom. */
  memberId: string | number;
  /** Which product. */
  productId: string | number;
};

/** Where a demand for missing data stands. */
export type DemandState =
  /** The product is cancelled. */
  | 'CANCELLED'
  /** What was missing was given. */
  | 'GIVEN'
  /** The person was told. */
  | 'NOTICED'
  /** The product is suspended. */
  | 'SUSPENDED';

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

/** Which health record to delete. */
export type DropHealthRecordInput = {
  /** The record. */
  recordId: string | number;
};

/** Whose employment ends. */
export type EndEmploymentInput = {
  /** The last day: the account is suspended then. */
  lastDay: string;
  /** Whose. */
  memberId: string | number;
};

/** Which grant to end. */
export type EndGrantInput = {
  /** Which grant. */
  grantId: string | number;
};

/** Which share to end. */
export type EndHealthShareInput = {
  /** The share. */
  healthShareId: string | number;
};

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

/** Which link to take back. */
export type EndPackageLinkInput = {
  /** Which. */
  packageLinkId: string | number;
};

/** An access to take back. */
export type EndSupportInput = {
  /** Which access. */
  supportGrantId: string | number;
};

/** Which connection to enforce. */
export type EnforceConnectionInput = {
  /** The connection. */
  connectionId: string | number;
  /** The version that was read. */
  version?: number | null | undefined;
};

/** An organization to enter. */
export type EnterSupportInput = {
  /** Why the operator enters; the organization reads it. */
  reason: string;
  /** The grant, as supportDoors gives it. */
  supportDoorId: string | number;
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

/** What the organization gave. */
export type GiveContractItemInput = {
  /** The item's short name. */
  item: string;
  /** For which product. */
  productId: string | number;
};

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

/** What the person gave. */
export type GiveOwnContractItemInput = {
  /** The item's short name. */
  item: string;
  /** For which product. */
  productId: string | number;
};

/** A role to give. */
export type GrantRoleInput = {
  /** The groups whose members it shall reach; the whole organization when left out. */
  groupIds?: Array<string | number> | null | undefined;
  /** To whom. */
  memberId: string | number;
  /** A role of the organization's own. */
  ownRoleId?: string | number | null | undefined;
  /** A standard role, limited to groups. */
  role?: Role | null | undefined;
};

/** An access to give. */
export type GrantSupportInput = {
  /** For how many hours, 1 to 168. */
  hours: number;
  /** The sign-in name of the one operator to let in; any operator when left out. */
  operator?: string | null | undefined;
  /** What is added to looking. */
  permissions?: Array<Permission>;
  /** Why the vendor is let in. */
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

/** A field that somebody found, erased or changed. */
export type HandFieldInput = {
  /** The category. */
  category: DataCategory;
  /** Its name in the system. */
  field: string;
  /** How often it was there. */
  items?: number;
  /** What was found, for the member's package; only where data is fetched. */
  value?: string | null | undefined;
};

/** What content to give to whom. */
export type HandOverContentInput = {
  /** From whom. */
  memberId: string | number;
  /** Of which product. */
  productId: string | number;
  /** Why, in 10 characters or more; both members can read it. */
  reason: string;
  /** To whom. */
  toMemberId: string | number;
};

/** Where a task by hand stands. */
export type HandTaskState =
  /** It is done, and looked at. */
  | 'DONE'
  /** Somebody has to do it. */
  | 'OPEN'
  /** Somebody did it, and somebody else has to look at it. */
  | 'REPORTED';

/** Where a hearing stands. */
export type HearingState =
  /** It decided to amend the record. */
  | 'AMENDED'
  /** Asked for. */
  | 'ASKED'
  /** Its time is set. */
  | 'SCHEDULED'
  /** It left the record as it is. */
  | 'UPHELD';

/** Whether a hold stands. */
export type HoldState =
  /** It stands: nothing of it is erased. */
  | 'ACTIVE'
  /** It was released. */
  | 'RELEASED';

/** A holiday to enter. */
export type HolidayInput = {
  /** The day; no weekend. */
  day: string;
  /** What it is called, in 1 to 80 characters. */
  name: string;
};

/** What an identifier is for. */
export type IdentifierClass =
  /** Advertising. */
  | 'ADVERTISING'
  /** Analyzing how products do. */
  | 'ANALYTICS'
  /** Fighting fraud. */
  | 'FRAUD'
  /** Other operation of the product. */
  | 'OPERATION'
  /** Keeping preferences. */
  | 'PREFERENCES'
  /** Signing in. */
  | 'SIGN_IN';

/** What sort of identifier it is. */
export type IdentifierKind =
  /** An advertising identifier. */
  | 'ADVERTISING_ID'
  /** A web beacon. */
  | 'BEACON'
  /** A cookie. */
  | 'COOKIE'
  /** A device's identifier. */
  | 'DEVICE_ID'
  /** Something that a page keeps in the browser. */
  | 'LOCAL_STORAGE';

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

/** A catalogue to publish. */
export type ImportCatalogueInput = {
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

/** A text of the statement to take. */
export type ImportStatementInput = {
  /** The draft that shall say what the text says; a new one when left out. */
  statementDraftId?: string | number | null | undefined;
  /** The text, YAML by the published schema. */
  yaml: string;
};

/** What became of an invitation. */
export type InvitationState =
  /** It was accepted: the person is a member. */
  | 'ACCEPTED'
  /** It was not accepted in time; it can be sent again. */
  | 'EXPIRED'
  /** Whoever has the mail can accept it. */
  | 'OPEN'
  /** It was taken back. */
  | 'REVOKED';

/** A person to invite. */
export type InviteMemberInput = {
  /** The e-mail address, in a domain that the organization has proved. */
  email: string;
  /** The groups that the person comes into, at most 50; those made in Steward, not those of a directory. */
  groupIds?: Array<string | number>;
  /** The roles that the person gets, none above the caller's own; none but a member's when left out. */
  roles?: Array<Role>;
};

/** Which token to issue. */
export type IssueDirectoryTokenInput = {
  /** For which directory. */
  directoryId: string | number;
  /** When it shall end, within what the terms allow; as late as they allow when left out. */
  expiresAt?: string | null | undefined;
  /** A name for people. */
  label: string;
};

/** A token of a service account to issue. */
export type IssueServiceTokenInput = {
  /** When it shall end; as late as the terms allow when left out. */
  expiresAt?: string | null | undefined;
  /** A name for people. */
  label: string;
  /** Its own points of GraphQL cost a second; the account's when left out. */
  pointsPerSecond?: number | null | undefined;
  /** The permissions to which it is limited; all of the account's when left out. */
  scopes?: Array<Permission> | null | undefined;
  /** Whose. */
  serviceAccountId: string | number;
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

/** A health record of one's own. */
export type KeepHealthRecordInput = {
  /** When it arose. */
  at: string;
  /** What it says. */
  content?: string | null | undefined;
  /** The product that it belongs to; what is changed stays with its own. */
  productId: string | number;
  /** The record to change; a new one when left out. */
  recordId?: string | number | null | undefined;
  /** A short title. */
  title: string;
};

/** The wish to leave. */
export type LeaveSupportInput = {
  /** Always true. */
  leave?: boolean;
};

/** Which restriction to lift. */
export type LiftRestrictionInput = {
  /** Why, 10 to 500 characters; the member reads it. */
  reason: string;
  /** Which. */
  restrictionId: string | number;
};

/** What a delivery of a log stream was for. */
export type LogDeliveryPurpose =
  /** A check, which is in no log. */
  | 'CHECK'
  /** Events of the log. */
  | 'EVENTS';

/** What came of a delivery of a log stream. */
export type LogDeliveryState =
  /** The receiver took it. */
  | 'DELIVERED'
  /** It did not; what it held is sent again. */
  | 'FAILED'
  /** It is on its way. */
  | 'WAITING';

/** How an export of the log is written. */
export type LogExportFormat =
  /** A table with the same. */
  | 'CSV'
  /** Lines of JSON by the published schema (/docs/event.schema.json). */
  | 'JSONL';

/** How far an export of the log has come. */
export type LogExportState =
  /** Somebody cancelled it. */
  | 'CANCELLED'
  /** It was given up. */
  | 'FAILED'
  /** Its file can be downloaded until it expires. */
  | 'FINISHED'
  /** It is being written. */
  | 'RUNNING';

/** Where a stream's objects go. */
export type LogStreamBucketInput = {
  /** Who writes there. */
  accessKey: string;
  /** The bucket. */
  bucket: string;
  /** The store's https address. */
  endpoint: string;
  /** Whether to compress objects. */
  gzip?: boolean;
  /** What the names of objects begin with. */
  prefix?: string | null | undefined;
  /** Its region. */
  region?: string | null | undefined;
  /** The key's secret. It can't be read again; left out, the former one stays. */
  secretKey?: string | null | undefined;
};

/** How events are written into the body of a request. */
export type LogStreamForm =
  /** One JSON array, as Datadog takes it. */
  | 'ARRAY'
  /** One event on each line (application/x-ndjson). */
  | 'LINES'
  /** The form of Splunk's HTTP Event Collector. */
  | 'SPLUNK';

/** Where a stream over HTTPS goes. */
export type LogStreamHttpsInput = {
  /** How events are written. */
  form?: LogStreamForm;
  /** Whether to compress bodies. */
  gzip?: boolean;
  /** The name of a header that carries a secret, such as Authorization. */
  header?: string | null | undefined;
  /** The header's value. It can't be read again; left out, the former one stays. */
  headerValue?: string | null | undefined;
  /** Whether to make another signing secret; the former one signs too for a day. */
  newSigningSecret?: boolean;
  /** Whether to sign requests as webhooks are signed. */
  signed?: boolean;
  /** The https address. */
  url: string;
};

/** How a log stream reaches its receiver. */
export type LogStreamKind =
  /** Objects in an S3-compatible store. */
  | 'BUCKET'
  /** Requests over HTTPS. */
  | 'HTTPS'
  /** Syslog over TLS (RFC 5424, RFC 5425). */
  | 'SYSLOG';

/** Whether a log stream sends. */
export type LogStreamState =
  /** It sends. */
  | 'ACTIVE'
  /** It waits; what happens meanwhile is kept for a week. */
  | 'PAUSED';

/** Where a stream goes as syslog. */
export type LogStreamSyslogInput = {
  /** Host and port, such as log.example.com:6514. */
  address: string;
  /** The certificate of the authority to trust instead of the system's, in PEM. */
  ca?: string | null | undefined;
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

/** What a member wants done with something that they acquired. */
export type LossAnswer =
  /** It may be lost. */
  | 'DECLINE'
  /** They export it. */
  | 'EXPORT'
  /** It moves to their personal account. */
  | 'TRANSFER';

/** Why an account is lost. */
export type LossCause =
  /** Its directory deactivated it. */
  | 'DEACTIVATED'
  /** It was deleted. */
  | 'DELETED'
  /** An administrator said when employment ends. */
  | 'EMPLOYMENT_ENDED';

/** What a member is offered for something that they acquired. */
export type LossOffer =
  /** They can export it. */
  | 'EXPORT'
  /** Nothing; it is lost with the account. */
  | 'NOTHING'
  /** They can export it, or move it to their personal account. */
  | 'TRANSFER_OR_EXPORT';

/** How far the loss of an account is. */
export type LossState =
  /** It has begun; what is lost is being written down. */
  | 'BEGUN'
  /** Grace is over; what is lost goes, and there is no way back. */
  | 'LOSING'
  /** It is lost. */
  | 'LOST'
  /** What the member acquired is marked and offered. */
  | 'OFFERED'
  /** What is lost is written down. */
  | 'PREVIEWED'
  /** They were reminded; grace runs. */
  | 'REMINDED'
  /** The member has the account back. */
  | 'RETURNED'
  /** The member and the administrators were told; grace runs. */
  | 'TOLD';

/** Nothing is needed for makeLossCode. */
export type MakeLossCodeInput = {
  /** Stays empty; it is there because an input must have a field. */
  nothing?: boolean | null | undefined;
};

/** Which package to link to. */
export type MakePackageLinkInput = {
  /** Of which request. */
  requestId: string | number;
  /** How the secret travels. */
  way: PackageLinkWay;
};

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
  /** Using this product. */
  productId?: string | number | null | undefined;
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

/** Who wrote a message. */
export type MessageSide =
  /** The subject. */
  | 'MEMBER'
  /** Whoever answers. */
  | 'OFFICE';

/** Where one wants to be told. */
export type NamePrivateAddressInput = {
  /** The e-mail address; empty forgets it. */
  address: string;
};

/** Why a feature needs an item of data. */
export type NeedBasis =
  /** The contract demands it while the product is used. */
  | 'CONTRACT'
  /** The law demands it while the product is used. */
  | 'LAW'
  /** The feature works without it, with less. */
  | 'OPTIONAL'
  /** The feature is off without it. */
  | 'REQUIRED';

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

/** Which change to object to. */
export type ObjectToSubprocessorInput = {
  /** Why, in 10 to 2,000 characters; the vendor reads it. */
  reason: string;
  /** The notice of the change. */
  subprocessorNoticeId: string | number;
};

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

/** A list of requests. */
export type OpenRequestsInput = {
  /** CSV with the columns userName, kind, channel, receivedAt, evidence and question; at most 1,000 rows. */
  csv: string;
  /** Whether it is only tried. */
  dryRun?: boolean;
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

/** What can be done with a role of the organization's own. */
export type OwnRoleAction =
  /** Delete it: nobody holds it. */
  | 'DELETE'
  /** Change its name, description and permissions. */
  | 'EDIT'
  /** Give it to members. */
  | 'GRANT';

/** Who sees to which conflict. */
export type OwnTermConflictInput = {
  /** Who sees to it; nobody when left out. */
  memberId?: string | number | null | undefined;
  /** Which conflict. */
  termConflictId: string | number;
};

/** How the second secret of a link reaches the subject. */
export type PackageLinkWay =
  /** In person. */
  | 'COUNTER'
  /** By letter. */
  | 'LETTER'
  /** By telephone. */
  | 'PHONE';

/** Whether a package can be fetched. */
export type PackageState =
  /** Ready for the subject to download. */
  | 'AVAILABLE'
  /** Its time is over; it was destroyed. */
  | 'EXPIRED';

/** Which connector to pause. */
export type PauseConnectorInput = {
  /** Which one. */
  connectorId: string | number;
};

/** A receiver to be paused or resumed. */
export type PauseEventReceiverInput = {
  /** True pauses, false resumes. */
  paused: boolean;
  /** The receiver. */
  receiverId: string | number;
};

/** Which stream to pause. */
export type PauseLogStreamInput = {
  /** Which stream. */
  logStreamId: string | number;
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
  /** Connect systems that hold members' data: databases, object stores, and what people do by hand. */
  | 'MANAGE_SOURCES'
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
  /** Only data of these categories; all when left out. */
  categories?: Array<DataCategory> | null | undefined;
  /** Who answers for what is kept. */
  custodian?: string | null | undefined;
  /** Only data from this time on. */
  from?: string | null | undefined;
  /** On the members of these groups. */
  groupIds?: Array<string | number> | null | undefined;
  /** The matter, such as a case number. */
  matter: string;
  /** On these members. */
  memberIds?: Array<string | number> | null | undefined;
  /** On the members whom this search finds now, in their names and addresses. */
  query?: string | null | undefined;
  /** Why, at least 20 characters. */
  reason: string;
  /** When somebody must look whether it is still needed; in a year when left out. */
  reviewAt?: string | null | undefined;
  /** Only data before this time. */
  until?: string | null | undefined;
};

/** A statement to place with a record. */
export type PlaceOwnStatementInput = {
  /** About which request. */
  requestId: string | number;
  /** The statement, at least 20 characters. */
  statement: string;
};

/** Which connector to ask, and of whom. */
export type PreviewConnectorInput = {
  /** Which one. */
  connectorId: string | number;
  /** Whose data. */
  memberId: string | number;
};

/** The legal basis of a processing (GDPR Article 6(1)). */
export type ProcessingGround =
  /** Consent. */
  | 'CONSENT'
  /** A contract with the person. */
  | 'CONTRACT'
  /** A legal obligation. */
  | 'LEGAL_OBLIGATION'
  /** Legitimate interests. */
  | 'LEGITIMATE_INTERESTS'
  /** A task in the public interest. */
  | 'PUBLIC_TASK'
  /** Somebody's vital interests. */
  | 'VITAL_INTERESTS';

/** Who decides about a processing. */
export type ProcessingRole =
  /** The vendor decides. */
  | 'CONTROLLER'
  /** The organization decides; the vendor acts for it. */
  | 'PROCESSOR';

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

/** What the caller can do with a proposal. */
export type ProposalAction =
  /** Approve it: it is carried out at once, with the proposer's permissions as they are now. */
  | 'APPROVE'
  /** Carry the own, approved one out: its answer holds a secret for whoever proposed it. */
  | 'COMPLETE'
  /** Reject it, with a reason. */
  | 'REJECT'
  /** Take the own one back. */
  | 'WITHDRAW';

/** What became of a proposal. */
export type ProposalState =
  /** A second person approved it; it is carried out, or its proposer completes it because its answer holds a secret for them alone (completeProposal). */
  | 'APPROVED'
  /** It was carried out. */
  | 'EXECUTED'
  /** Nobody decided in time. */
  | 'EXPIRED'
  /** It was approved and could not be carried out; result says why. */
  | 'FAILED'
  /** It waits for a second person. */
  | 'PENDING'
  /** A second person rejected it. */
  | 'REJECTED'
  /** Whoever proposed it took it back, or their account ended. */
  | 'WITHDRAWN';

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

/** Which policy to publish. */
export type PublishPolicyInput = {
  /** A signed document of the kind ORGANIZATION_POLICY. */
  documentId: string | number;
  /** What members read: what the policy means for them, in plain words. */
  summary: string;
};

/** Which draft to publish. */
export type PublishStatementInput = {
  /** Which draft. */
  statementDraftId: string | number;
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

/** Who gave what a product missed. */
export type ReceiveProductDataInput = {
  /** Who. */
  memberId: string | number;
  /** Which product. */
  productId: string | number;
};

/** What sort of recipient somebody is. */
export type RecipientKind =
  /** A company of the vendor's own. */
  | 'AFFILIATE'
  /** An authority. */
  | 'AUTHORITY'
  /** A partner with purposes of its own. */
  | 'PARTNER'
  /** A vendor working on the vendor's behalf. */
  | 'SUBPROCESSOR';

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

/** What to take out. */
export type RedactPackageInput = {
  /** The item's field, unless it is everywhere. */
  field?: string | null | undefined;
  /** The passage, 3 to 2,000 characters, unless it is a whole field. */
  passage?: string | null | undefined;
  /** The item, unless it is everywhere. */
  place?: string | null | undefined;
  /** Why. */
  reason: RedactionReason;
  /** Of which request. */
  requestId: string | number;
  /** How far. */
  scope: RedactionScope;
};

/** Why something is taken out of a package; the subject reads it in its place. */
export type RedactionReason =
  /** It is a confidential reference. */
  | 'CONFIDENTIAL_REFERENCE'
  /** The law keeps it from inspection. */
  | 'EXCLUDED_RECORDS'
  /** It is part of an investigation. */
  | 'INVESTIGATION'
  /** It is advice of a lawyer. */
  | 'LEGAL_PRIVILEGE'
  /** It would endanger security. */
  | 'SECURITY'
  /** It is about another person (GDPR Article 15(4)). */
  | 'THIRD_PERSON'
  /** It is a trade secret. */
  | 'TRADE_SECRET';

/** How far a redaction reaches. */
export type RedactionScope =
  /** A passage wherever it stands in the package. */
  | 'EVERYWHERE'
  /** A whole field of one item. */
  | 'FIELD'
  /** A passage in one field of one item. */
  | 'TEXT';

/** Where a redaction stands. */
export type RedactionState =
  /** It is taken out. */
  | 'CONFIRMED'
  /** It stays in. */
  | 'DISMISSED'
  /** Steward found it; somebody must decide. */
  | 'SUGGESTED';

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

/** A question to refuse. */
export type RefuseContentPermitInput = {
  /** The question. */
  contentPermitId: string | number;
};

/** Which request to refuse. */
export type RefuseRequestInput = {
  /** The law's ground. */
  ground: RefusalGround;
  /** Why, at least 20 characters; the subject reads it. */
  reason: string;
  /** Which request. */
  requestId: string | number;
};

/** A question to refuse. */
export type RefuseSupportInput = {
  /** Why; the operator reads it. */
  reason: string;
  /** Which question. */
  supportRequestId: string | number;
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

/** Which report to send back. */
export type RejectHandTaskInput = {
  /** Which task. */
  handTaskId: string | number;
  /** What is missing, at least 20 characters. */
  reason: string;
};

/** Which proposal to reject. */
export type RejectProposalInput = {
  /** Which proposal. */
  proposalId: string | number;
  /** Why; whoever proposed it reads it. */
  reason: string;
};

/** A sort of event of the customer relation. */
export type RelationKind =
  /** A talk or message. */
  | 'COMMUNICATION'
  /** Professional services. */
  | 'PROFESSIONAL_SERVICE'
  /** A purchase; kept by law. */
  | 'PURCHASE'
  /** Support. */
  | 'SUPPORT'
  /** A trial of a product. */
  | 'TRIAL'
  /** Use or subscription of a product. */
  | 'USE';

/** Which hold to release. */
export type ReleaseHoldInput = {
  /** Which hold. */
  holdId: string | number;
  /** Why, at least 20 characters. */
  reason: string;
};

/** Which policy to remind of. */
export type RemindPolicyInput = {
  /** The policy's document. */
  documentId: string | number;
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

/** Which holiday to take out. */
export type RemoveHolidayInput = {
  /** Which one. */
  holidayId: string | number;
};

/** Which identity to remove. */
export type RemoveOwnIdentityInput = {
  /** The identity's global id. */
  identityId: string | number;
};

/** Which agent. */
export type RemoveRequestAgentInput = {
  /** Its global id. */
  requestAgentId: string | number;
};

/** Which controller. */
export type RemoveRequestControllerInput = {
  /** Its global id. */
  requestControllerId: string | number;
};

/** Which address no longer takes mail. */
export type RemoveRequestMailboxInput = {
  /** The address, so that nobody removes another than they saw. */
  address: string;
};

/** Which account gets which name. */
export type RenameConflictInput = {
  /** Which conflict. */
  conflictId: string | number;
  /** The new user name. */
  userName: string;
};

/** Other names of a member. */
export type RenameMemberInput = {
  /** The display name; left out, it stays. */
  displayName?: string | null | undefined;
  /** The family name; left out, it stays. */
  familyName?: string | null | undefined;
  /** The given name; left out, it stays. */
  givenName?: string | null | undefined;
  /** Whom. */
  memberId: string | number;
  /** The user name; left out, it stays. */
  userName?: string | null | undefined;
};

/** A name for the organization. */
export type RenameOrganizationInput = {
  /** The name. */
  name: string;
};

/** Another name for a view. */
export type RenameSavedViewInput = {
  /** The name. */
  name: string;
  /** Which view. */
  savedViewId: string | number;
};

/** Whose codes to renew. */
export type RenewBreakGlassInput = {
  /** The account, by the id of its member. */
  accountId: string | number;
};

/** Which ignored conflict to put back on the list. */
export type ReopenConflictInput = {
  /** Which conflict. */
  conflictId: string | number;
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

/** From where to send again: a place or a time. */
export type ReplayLogStreamInput = {
  /** Which stream. */
  logStreamId: string | number;
  /** A place of the log, counted from 0. */
  position?: number | null | undefined;
  /** Everything of this time and later. */
  since?: string | null | undefined;
};

/** Which message to send again. */
export type ReplayWebhookDeliveryInput = {
  /** Which delivery. */
  deliveryId: string | number;
};

/** What was done by hand. */
export type ReportHandTaskInput = {
  /** What shows it, such as the number of a protocol. */
  evidence?: string | null | undefined;
  /** Which fields were found, erased or changed; none where nothing was there. */
  fields: Array<HandFieldInput>;
  /** A file that shows it, uploaded to /upload/task. */
  fileId?: string | number | null | undefined;
  /** Which task. */
  handTaskId: string | number;
  /** How it was done, at least 20 characters. */
  note: string;
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
  /** An authorized agent, by the public form. */
  | 'AGENT'
  /** A program of the organization. */
  | 'API'
  /** The member's own My data page. */
  | 'CONSOLE'
  /** In person; an administrator entered it. */
  | 'COUNTER'
  /** An authorized agent, by the Data Rights Protocol. */
  | 'DRP'
  /** An e-mail: to the organization's address for requests, or entered by an administrator. */
  | 'EMAIL'
  /** The organization's public form; whoever reads the address's mail confirmed it. */
  | 'FORM'
  /** A letter; an administrator entered it. */
  | 'LETTER'
  /** A controller, by OpenDSR. */
  | 'OPENDSR'
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
  /** Allow its sale again after having opted out. */
  | 'OPT_IN_SALE'
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

/** What became of a mail. */
export type RequestLetterState =
  /** It ended without a request: nobody followed the link in time, or too many tries were wrong. */
  | 'ENDED'
  /** It went on to the organization that answers. */
  | 'FORWARDED'
  /** It was not taken: a machine's, a list's, one that came before, or one that can't be read. */
  | 'IGNORED'
  /** Its sender was sent a link and has not followed it yet. */
  | 'LINK_SENT'
  /** It is looked for whose address it came from. */
  | 'RECEIVED'
  /** It became a request, or was found to be one that is open. */
  | 'REQUEST'
  /** Nobody here has the address that it came from. */
  | 'UNKNOWN_SENDER';

/** What became of an offer. */
export type RequestOfferState =
  /** The request has the offered date. */
  | 'ACCEPTED'
  /** The request keeps the terms that it was received under. */
  | 'DECLINED'
  /** A later document made another offer, or the request ended. */
  | 'LAPSED'
  /** It waits for a decision; the request keeps its date. */
  | 'OPEN';

/** Who answers a request. */
export type RequestParty =
  /** The member's organization, for work and school accounts. */
  | 'ORGANIZATION'
  /** The vendor, for personal and third-party accounts. */
  | 'VENDOR';

/** How close a request is to being late. */
export type RequestRisk =
  /** Its next step is late. */
  | 'HIGH'
  /** Its due date has passed. */
  | 'LATE'
  /** Its next step must happen within three days. */
  | 'NEAR'
  /** There is time. */
  | 'NONE';

/** By what requests are sorted. */
export type RequestSort =
  /** Due first. */
  | 'DUE_AT'
  /** Newest first. */
  | 'RECEIVED_AT'
  /** Those whose next step is due first. */
  | 'RISK';

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

/** A permission to put under the two-person rule. */
export type RequireSecondPersonInput = {
  /** The permission; at least two people must hold it. */
  permission: Permission;
};

/** An invitation to send again. */
export type ResendInvitationInput = {
  /** Which. */
  invitationId: string | number;
};

/** The wish for the addresses of a connection. */
export type ReserveConnectionInput = {
  /** Another one, although one of the caller's was not used yet. */
  another?: boolean;
};

/** Whom to restore. */
export type RestoreMemberInput = {
  /** Whom. */
  memberId: string | number;
};

/** Which records to restrict. */
export type RestrictRecordsInput = {
  /** Only of this category; any when left out. */
  category?: DataCategory | null | undefined;
  /** On which ground; not ASKED, which is a rights request's. */
  ground: RestrictionGround;
  /** Whose. */
  memberId: string | number;
  /** Only of this product; any when left out. */
  productId?: string | number | null | undefined;
  /** Why, 10 to 500 characters; the member reads it. */
  reason: string;
};

/** Why data is stored and not used otherwise: the grounds of GDPR Article 18(1). */
export type RestrictionGround =
  /** The person contests that it is accurate, until that is verified (a). */
  | 'ACCURACY'
  /** The person asked for it by a rights request, in which the ground stands. */
  | 'ASKED'
  /** Nobody needs it any more but the person, for legal claims (c). */
  | 'CLAIMS'
  /** The person objected, until it is clear whose interests weigh more (d). */
  | 'OBJECTION'
  /** It should not be held, and the person wants it restricted rather than erased (b). */
  | 'UNLAWFUL';

/** Which connector to resume. */
export type ResumeConnectorInput = {
  /** Which one. */
  connectorId: string | number;
};

/** Which stream to resume. */
export type ResumeLogStreamInput = {
  /** Which stream. */
  logStreamId: string | number;
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

/** Which draft to give back. */
export type ReturnStatementInput = {
  /** Why; whoever wrote it reads this. 3 to 500 characters. */
  reason: string;
  /** Which draft. */
  statementDraftId: string | number;
};

/** Which items to show. */
export type ReviewPackageInput = {
  /** Read on after the item at this place. */
  after?: string | null | undefined;
  /** Only of this category. */
  category?: DataCategory | null | undefined;
  /** How many, 1 to 50. */
  first?: number;
  /** Only items of which something is taken out. */
  redacted?: boolean;
  /** Of which request. */
  requestId: string | number;
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

/** An invitation to take back. */
export type RevokeInvitationInput = {
  /** Which. */
  invitationId: string | number;
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

/** A connector's new secret. */
export type RotateConnectorSecretInput = {
  /** Which one. */
  connectorId: string | number;
  /** The password or key. */
  secret: string;
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

/** Which controller gets another token. */
export type RotateRequestControllerTokenInput = {
  /** Its global id. */
  requestControllerId: string | number;
};

/** How to replace the secret. */
export type RotateRequestMailboxSecretInput = {
  /** How many hours the former secret works too, 0 to 720. */
  overlapHours?: number;
};

/** A token to rotate. */
export type RotateTokenInput = {
  /** How many hours the old one goes on, 0 to 168. */
  overlapHours?: number;
  /** Which token. */
  tokenId: string | number;
};

/** Which secret to replace. */
export type RotateWebhookSecretInput = {
  /** How many hours the former secret signs too, 0 to 720. */
  overlapHours?: number;
  /** Of which webhook. */
  webhookId: string | number;
};

/** The words of an answer, and which version they replace. */
export type SaveAnswerTemplateInput = {
  /** The template; a new one when left out. */
  answerTemplateId?: string | number | null | undefined;
  /** The words. */
  template: AnswerTemplateInput;
  /** The version that was read; 0 for a new one. */
  version: number;
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
  /** The reserved addresses that a new connection gets; fresh ones when left out. */
  reservationId?: string | number | null | undefined;
  /** Which part of a shared issuer is the organization's. */
  restriction?: ConnectionRestrictionInput | null | undefined;
  /** The scopes to ask for, besides openid; profile and email when left out. */
  scopes?: Array<string> | null | undefined;
  /** The classes of authentication (acr) of which the provider must reach one when somebody confirms that it is them: at most 5. None asks the provider for no more than to see the person again. */
  stepUp?: Array<string> | null | undefined;
  /** The methods (amr), such as otp or hwk, of which the provider must name one then: at most 5. None lets any do. */
  stepUpMethods?: Array<string> | null | undefined;
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

/** A list of the console that filters can be kept of. */
export type SavedViewList =
  /** Events of the log. */
  | 'LOG'
  /** Members. */
  | 'MEMBERS'
  /** Rights requests. */
  | 'REQUESTS';

/** When, where and by whom a hearing is held. */
export type ScheduleHearingInput = {
  /** When, at least a day ahead. */
  at: string;
  /** By whom. */
  officerId: string | number;
  /** Where. */
  place: string;
  /** About which request. */
  requestId: string | number;
};

/** What an extension adds attributes to, and a mapping fills. */
export type SchemaResource =
  /** Groups. */
  | 'GROUP'
  /** Accounts. */
  | 'USER';

/** What to search for. */
export type SearchContentInput = {
  /** Only these. */
  filter?: RecordFilter | null | undefined;
  /** Whose. */
  memberId: string | number;
  /** Why; kept in the log and shown to the member as the terms say. */
  reason: string;
  /** 1 to 8 words; records must have all of them. */
  text: string;
};

/** What to decide. */
export type SetChoiceInput = {
  /** On or off. */
  allowed: boolean;
  /** Which choice. */
  kind: ChoiceKind;
  /** When a consent about health ends by itself, within two years; it stays until it is taken back when left out. */
  until?: string | null | undefined;
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

/** A parent for an organization. */
export type SetParentOrganizationInput = {
  /** Which organization. */
  organizationId: string | number;
  /** The parent; none when left out. */
  parentId?: string | number | null | undefined;
};

/** An address for mail. */
export type SetRequestMailboxInput = {
  /** The address to which people write. */
  address: string;
};

/** A service account to disable or enable. */
export type SetServiceAccountDisabledInput = {
  /** Whether it shall be disabled. */
  disabled: boolean;
  /** Which account. */
  serviceAccountId: string | number;
};

/** Who may sign an organization up. */
export type SetSignUpModeInput = {
  /** Who may. */
  mode: SignUpMode;
};

/** What an organization needs to be used in earnest. */
export type SetUpKey =
  /** An agreement that is in force. */
  | 'AGREEMENT'
  /** A break-glass account that opened the door within 30 days. */
  | 'BREAK_GLASS'
  /** A connection that everybody uses. */
  | 'CONNECTION_ENFORCED'
  /** A connection whose present settings passed a test sign-in. */
  | 'CONNECTION_TESTED'
  /** Contacts for privacy and for technical matters. */
  | 'CONTACTS'
  /** A directory that has sent something. */
  | 'DIRECTORY'
  /** A proved domain. */
  | 'DOMAIN'
  /** An owner beside the first. */
  | 'SECOND_OWNER';

/** What of one's health to show to whom. */
export type ShareHealthInput = {
  /** What sort of recipient. */
  kind: ShareKind;
  /** Who or what sees it, at most 200 bytes. */
  recipient: string;
  /** The records, 1 to 100. */
  recordIds: Array<string | number>;
  /** When it ends by itself, within a year. */
  until: string;
};

/** To what sort of recipient a person shows health data. */
export type ShareKind =
  /** A program. */
  | 'APP'
  /** Somebody who cares for the person. */
  | 'CAREGIVER'
  /** Family or friends. */
  | 'FAMILY'
  /** A physician, nurse or therapist. */
  | 'PROFESSIONAL';

/** Which document to sign. */
export type SignDocumentInput = {
  /** Which document in review. */
  documentId: string | number;
  /** Who signs, as it stands on the paper. */
  signer: string;
};

/** Who may sign an organization up. */
export type SignUpMode =
  /** Whoever proves a domain; an operator decides about each. */
  | 'APPROVAL'
  /** Nobody; operators create organizations. */
  | 'OFF'
  /** Whoever proves a domain, at once. */
  | 'OPEN';

/** Where a sign-up stands, as far as operators see it. */
export type SignUpState =
  /** It has become an organization. */
  | 'CREATED'
  /** Its domain is proved; it waits for an operator. */
  | 'PROVEN'
  /** An operator refused it. */
  | 'REFUSED';

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

/** Which draft to simulate. */
export type SimulateDocumentInput = {
  /** A draft, or a document in review. */
  documentId: string | number;
};

/** How far a simulation has come. */
export type SimulationState =
  /** It was given up, because the document is not there or was signed meanwhile. */
  | 'FAILED'
  /** The result is whole. */
  | 'FINISHED'
  /** It is being worked out. */
  | 'RUNNING';

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
  /** New names for RENAME as CSV, at most 2,000 lines, instead of a pattern and of memberIds and filter. The first line names the columns: userName, and what is new of newUserName, displayName, givenName and familyName. */
  names?: string | null | undefined;
  /** What RENAME makes user names of: text with {user}, {local}, {domain}, {given} and {family} in it. */
  pattern?: string | null | undefined;
  /** The product that is given, taken or handed over. */
  productId?: string | number | null | undefined;
  /** Why; kept with each member's event. SUSPEND, DELETE and TRANSFER need one. */
  reason?: string | null | undefined;
  /** Who gets what TRANSFER hands over. */
  toMemberId?: string | number | null | undefined;
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

/** What of the log to export. */
export type StartLogExportInput = {
  /** Only these events; all where left out. */
  filter?: EventFilter | null | undefined;
  /** How it is written. */
  format: LogExportFormat;
  /** Whether personal values are in it; only who may see members can ask for them. */
  personal?: boolean;
};

/** Which request to start. */
export type StartRequestInput = {
  /** Which request. */
  requestId: string | number;
};

/** Where a draft of the statement stands. */
export type StatementDraftState =
  /** It is being written. */
  | 'DRAFT'
  /** It is a version of the statement. */
  | 'PUBLISHED'
  /** It was handed in: it can't be changed, and waits for a second operator. */
  | 'REVIEW'
  /** It was given up. */
  | 'WITHDRAWN';

/** How a version of the vendor's statement stands today. */
export type StatementState =
  /** It is published and applies from a later day on. */
  | 'AHEAD'
  /** It applies today. */
  | 'IN_FORCE'
  /** Another version has taken its place. */
  | 'PAST';

/** Something that can be done with a draft of the statement next. */
export type StatementVerb =
  /** Change its text. */
  | 'CHANGE'
  /** Publish it. */
  | 'PUBLISH'
  /** Give it back to its writers. */
  | 'RETURN'
  /** Hand it in for review. */
  | 'SUBMIT'
  /** Give it up. */
  | 'WITHDRAW';

/** Which draft to hand in. */
export type SubmitDocumentInput = {
  /** Which draft. */
  documentId: string | number;
};

/** Which draft to hand in. */
export type SubmitStatementInput = {
  /** Which draft. */
  statementDraftId: string | number;
};

/** Where a notice of a subprocessor stands. */
export type SubprocessorNoticeState =
  /** The organization has objected; the change waits. */
  | 'OBJECTED'
  /** It can be objected to until its time ends. */
  | 'OPEN'
  /** The vendor goes on, and has said why. */
  | 'OVERRULED'
  /** The vendor keeps the subprocessor from the organization's data. */
  | 'UPHELD';

/** What became of an operator's question to be let in. */
export type SupportRequestState =
  /** An owner let the operator in. */
  | 'ALLOWED'
  /** It waits for an owner. Nothing is open meanwhile. */
  | 'ASKED'
  /** Nobody answered in time. */
  | 'EXPIRED'
  /** An owner refused. */
  | 'REFUSED'
  /** The operator took it back. */
  | 'WITHDRAWN';

/** Whom to suspend, and why. */
export type SuspendMemberInput = {
  /** Whom. */
  memberId: string | number;
  /** Why; kept in the log. */
  reason: string;
};

/** How far a task is. */
export type TaskState =
  /** A person does it, and another one looks at it. */
  | 'BY_HAND'
  /** Done. */
  | 'DONE'
  /** Failed; unless that is lasting it is tried again by itself for a while, and by retryTask at any time. */
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
  /** Use again what was restricted. */
  | 'LIFT'
  /** Make the package of what was collected. */
  | 'PACK'
  /** Count what an erasure would reach. */
  | 'PREVIEW'
  /** Correct what is wrong. */
  | 'RECTIFY'
  /** Store, and do not use otherwise. */
  | 'RESTRICT';

/** Which choice to tell again. */
export type TellChoiceAgainInput = {
  /** Which. */
  kind: ChoiceKind;
};

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

/** Which stream to test. */
export type TestLogStreamInput = {
  /** Which stream. */
  logStreamId: string | number;
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

/** What to try. */
export type TryConnectorInput = {
  /** What it is. */
  connector: ConnectorInput;
  /** The one whose secret is used where none is given. */
  connectorId?: string | number | null | undefined;
};

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

/** What a connector becomes. */
export type UpdateConnectorInput = {
  /** What it becomes. */
  connector: ConnectorInput;
  /** Which one. */
  connectorId: string | number;
  /** The version that this was made on. */
  version: number;
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

/** What a log stream becomes; its kind stays. */
export type UpdateLogStreamInput = {
  /** Actions of the log. */
  actions: Array<string>;
  /** Into a bucket. */
  bucket?: LogStreamBucketInput | null | undefined;
  /** Over HTTPS. */
  https?: LogStreamHttpsInput | null | undefined;
  /** Which stream. */
  logStreamId: string | number;
  /** What receives it, for people. */
  name: string;
  /** Whether personal values go along. */
  personal?: boolean;
  /** As syslog. */
  syslog?: LogStreamSyslogInput | null | undefined;
  /** The version that this was made on. */
  version: number;
};

/** A role as it shall be. */
export type UpdateOwnRoleInput = {
  /** What it is for. */
  description?: string;
  /** The name. */
  name: string;
  /** Which role. */
  ownRoleId: string | number;
  /** Its permissions: added ones are none beyond the caller's own. */
  permissions: Array<Permission>;
  /** The version that was read. */
  version: number;
};

/** A service account as it shall be. */
export type UpdateServiceAccountInput = {
  /** What it is for. */
  description?: string;
  /** The name. */
  name: string;
  /** The most that its tokens can do. */
  permissions: Array<Permission>;
  /** Points of GraphQL cost a second for each token; what everybody may when left out. */
  pointsPerSecond?: number | null | undefined;
  /** Which account. */
  serviceAccountId: string | number;
  /** The version that was read. */
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

/** A permission to take out of the two-person rule. */
export type WaiveSecondPersonInput = {
  /** The permission. */
  permission: Permission;
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

/** Which proposal to take back. */
export type WithdrawProposalInput = {
  /** Which proposal. */
  proposalId: string | number;
};

/** Which request to withdraw. */
export type WithdrawRequestInput = {
  /** Which request. */
  requestId: string | number;
};

/** Which draft to give up. */
export type WithdrawStatementInput = {
  /** Which draft. */
  statementDraftId: string | number;
};

/** A question to take back. */
export type WithdrawSupportRequestInput = {
  /** The question, as askedSupport gives it. */
  askedSupportId: string | number;
};

/** A message about a request of one's own. */
export type WriteOwnMessageInput = {
  /** About which request. */
  requestId: string | number;
  /** What, at most 4,000 characters. */
  text: string;
};

/** A message to the subject of a request. */
export type WriteToSubjectInput = {
  /** About which request. */
  requestId: string | number;
  /** What, at most 4,000 characters. */
  text: string;
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

export type TransferChangedSubscriptionVariables = Exact<{
  id?: string | number | null | undefined;
}>;


export type TransferChangedSubscription = { transferChanged: { cursor: string } };

export type FindMembersQueryVariables = Exact<{
  search: string;
}>;


export type FindMembersQuery = { members: { nodes: Array<{ id: string, displayName: string, userName: string }> } };

export type PaletteSearchQueryVariables = Exact<{
  search: string;
  members: boolean;
}>;


export type PaletteSearchQuery = { members?: { nodes: Array<{ id: string, displayName: string, userName: string }> }, groups?: { nodes: Array<{ id: string, displayName: string, memberCount: number }> } };

export type OwnOrganizationsQueryVariables = Exact<{
  search: string;
}>;


export type OwnOrganizationsQuery = { viewer: { organizationList: { nodes: Array<{ slug: string, name: string, current: boolean }> } } };

export type ConfirmedQueryVariables = Exact<{ [key: string]: never; }>;


export type ConfirmedQuery = { viewer: { authenticatedAt: string | null } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { kind: ActorKind, name: string, roles: Array<Role>, permissions: Array<Permission>, breakGlass: boolean, limits: Array<{ permission: Permission, groups: Array<string> }>, support: { reason: string, until: string, mayChange: boolean, mayReadContent: boolean } | null, supportInside: { until: string, visits: number } | null, organization: { id: string, slug: string, name: string, kind: OrganizationKind, vendor: boolean }, organizations: Array<{ slug: string, name: string, current: boolean }>, me: { id: string, displayName: string, userName: string, emails: Array<{ value: string, primary: boolean }> } | null } };

export type SavedViewsQueryVariables = Exact<{
  list: SavedViewList;
}>;


export type SavedViewsQuery = { savedViews: Array<{ id: string, name: string, search: string }> };

export type CreateSavedViewMutationVariables = Exact<{
  input: CreateSavedViewInput;
}>;


export type CreateSavedViewMutation = { createSavedView: { savedView: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RenameSavedViewMutationVariables = Exact<{
  input: RenameSavedViewInput;
}>;


export type RenameSavedViewMutation = { renameSavedView: { savedView: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type DeleteSavedViewMutationVariables = Exact<{
  input: DeleteSavedViewInput;
}>;


export type DeleteSavedViewMutation = { deleteSavedView: { savedViewId: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ApprovalsQueryVariables = Exact<{
  openOnly: boolean;
}>;


export type ApprovalsQuery = { proposals: Array<{ id: string, change: string, description: string, permission: Permission, proposedBy: string, proposedAt: string, expiresAt: string, state: ProposalState, decidedBy: string | null, decidedAt: string | null, reason: string | null, result: string | null, aloneFrom: string | null, actions: Array<ProposalAction>, input: Array<{ key: string, value: string }> }> };

export type ApproveProposalMutationVariables = Exact<{
  input: ApproveProposalInput;
}>;


export type ApproveProposalMutation = { approveProposal: { proposal: { id: string, state: ProposalState, result: string | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RejectProposalMutationVariables = Exact<{
  input: RejectProposalInput;
}>;


export type RejectProposalMutation = { rejectProposal: { proposal: { id: string, state: ProposalState } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type WithdrawProposalMutationVariables = Exact<{
  input: WithdrawProposalInput;
}>;


export type WithdrawProposalMutation = { withdrawProposal: { proposal: { id: string, state: ProposalState } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type CompleteProposalMutationVariables = Exact<{
  input: CompleteProposalInput;
}>;


export type CompleteProposalMutation = { completeProposal: { secret: string | null, proposal: { id: string, state: ProposalState, change: string, result: string | null } | null, breakGlassSecrets: { codes: Array<string>, oneTimeSecret: string, oneTimeUri: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type BulkHeadFragment = { id: string, verb: BulkVerb, state: BulkState, total: number, checked: number, applied: number, undoable: boolean, undoUntil: string | null, undoesId: string | null, undoneById: string | null, startedBy: string, createdAt: string, problem: string | null, pattern: string | null, product: { id: string, name: string } | null, toMember: { id: string, displayName: string } | null, counts: { waiting: number, change: number, unchanged: number, refused: number } };

export type BulkChangesQueryVariables = Exact<{ [key: string]: never; }>;


export type BulkChangesQuery = { bulkChanges: Array<{ id: string, verb: BulkVerb, state: BulkState, total: number, checked: number, applied: number, undoable: boolean, undoUntil: string | null, undoesId: string | null, undoneById: string | null, startedBy: string, createdAt: string, problem: string | null, pattern: string | null, product: { id: string, name: string } | null, toMember: { id: string, displayName: string } | null, counts: { waiting: number, change: number, unchanged: number, refused: number } }> };

export type BulkChangeQueryVariables = Exact<{
  id: string | number;
  first: number;
  after?: string | null | undefined;
  outcomes?: Array<BulkOutcome> | BulkOutcome | null | undefined;
}>;


export type BulkChangeQuery = { bulkChange: { needsSecondPerson: boolean, id: string, verb: BulkVerb, state: BulkState, total: number, checked: number, applied: number, undoable: boolean, undoUntil: string | null, undoesId: string | null, undoneById: string | null, startedBy: string, createdAt: string, problem: string | null, pattern: string | null, rows: { nodes: Array<{ number: number, outcome: BulkOutcome, applied: boolean, reason: string | null, plan: string | null, member: { id: string, displayName: string, userName: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, product: { id: string, name: string } | null, toMember: { id: string, displayName: string } | null, counts: { waiting: number, change: number, unchanged: number, refused: number } } | null };

export type BulkProductsQueryVariables = Exact<{ [key: string]: never; }>;


export type BulkProductsQuery = { products: Array<{ id: string, name: string }> };

export type StartBulkChangeMutationVariables = Exact<{
  input: StartBulkChangeInput;
}>;


export type StartBulkChangeMutation = { startBulkChange: { bulkChange: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ApplyBulkChangeMutationVariables = Exact<{
  input: ApplyBulkChangeInput;
}>;


export type ApplyBulkChangeMutation = { applyBulkChange: { bulkChange: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type CancelBulkChangeMutationVariables = Exact<{
  input: CancelBulkChangeInput;
}>;


export type CancelBulkChangeMutation = { cancelBulkChange: { bulkChange: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type UndoBulkChangeMutationVariables = Exact<{
  input: UndoBulkChangeInput;
}>;


export type UndoBulkChangeMutation = { undoBulkChange: { bulkChange: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type CatalogueQueryVariables = Exact<{ [key: string]: never; }>;


export type CatalogueQuery = { catalogueText: string, subprocessorObjections: Array<{ organization: { id: string, name: string }, notice: { id: string, objection: string | null, objectedAt: string | null, after: { name: string, country: string } } }> };

export type CheckCatalogueQueryVariables = Exact<{
  yaml: string;
}>;


export type CheckCatalogueQuery = { checkCatalogue: Array<{ line: number, field: string, message: string }> };

export type ImportCatalogueMutationVariables = Exact<{
  input: ImportCatalogueInput;
}>;


export type ImportCatalogueMutation = { importCatalogue: { announced: number | null, retired: number | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type AnswerObjectionMutationVariables = Exact<{
  input: AnswerObjectionInput;
}>;


export type AnswerObjectionMutation = { answerObjection: { notice: { id: string, state: SubprocessorNoticeState } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ConflictPersonFragment = { id: string, displayName: string, userName: string, accountKind: AccountKind, directory: { id: string, name: string } | null };

export type ConflictsQueryVariables = Exact<{
  ignored: boolean;
}>;


export type ConflictsQuery = { directories: Array<{ id: string, name: string }>, conflicts: { more: boolean, conflicts: Array<{ id: string, kind: ConflictKind, address: string | null, attempts: number, lastAt: string | null, exchangeId: string | null, ignoredBecause: string | null, directory: { id: string, name: string } | null, member: { id: string, displayName: string, userName: string, accountKind: AccountKind, directory: { id: string, name: string } | null } | null, other: { id: string, displayName: string, userName: string, accountKind: AccountKind, directory: { id: string, name: string } | null } | null }> } };

export type AdoptConflictMutationVariables = Exact<{
  input: AdoptConflictInput;
}>;


export type AdoptConflictMutation = { adoptConflict: { member: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RenameConflictMutationVariables = Exact<{
  input: RenameConflictInput;
}>;


export type RenameConflictMutation = { renameConflict: { member: { id: string, userName: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type IgnoreConflictMutationVariables = Exact<{
  input: IgnoreConflictInput;
}>;


export type IgnoreConflictMutation = { ignoreConflict: { errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ReopenConflictMutationVariables = Exact<{
  input: ReopenConflictInput;
}>;


export type ReopenConflictMutation = { reopenConflict: { errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type BreakGlassQueryVariables = Exact<{ [key: string]: never; }>;


export type BreakGlassQuery = { organization: { id: string, slug: string }, breakGlassAccounts: Array<{ id: string, name: string, codesLeft: number, provedAt: string | null, provedByDrill: boolean | null, lockedUntil: string | null, createdAt: string }> };

export type CreateBreakGlassMutationVariables = Exact<{
  input: CreateBreakGlassInput;
}>;


export type CreateBreakGlassMutation = { createBreakGlass: { account: { id: string, name: string } | null, secrets: { codes: Array<string>, oneTimeSecret: string, oneTimeUri: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RenewBreakGlassMutationVariables = Exact<{
  input: RenewBreakGlassInput;
}>;


export type RenewBreakGlassMutation = { renewBreakGlass: { account: { id: string, name: string } | null, secrets: { codes: Array<string>, oneTimeSecret: string, oneTimeUri: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RemoveBreakGlassMutationVariables = Exact<{
  input: RemoveBreakGlassInput;
}>;


export type RemoveBreakGlassMutation = { removeBreakGlass: { name: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ConnectionQueryVariables = Exact<{
  id: string | number;
}>;


export type ConnectionQuery = { connection: { id: string, name: string, provider: ConnectionProvider, issuer: string, clientId: string, auth: ConnectionAuth, scopes: Array<string>, state: ConnectionState, suspendedFor: string | null, redirectUri: string, logoutUri: string, linkPath: string, stepUp: Array<string>, jwksUri: string, testPath: string, trustEmail: boolean, foreignHosts: Array<string>, ownerByGroup: boolean, config: number, tested: boolean, testedAt: string | null, version: number, claims: { email: string, emailVerified: string, name: string, groups: string }, restriction: { claim: string, values: Array<string> } | null, endpoints: { authorize: string | null, token: string | null, keys: string | null, userInfo: string | null, endSession: string | null }, groupRoles: Array<{ group: string, roles: Array<Role> }>, join: { on: boolean, domains: Array<string>, roles: Array<Role>, groupIds: Array<string>, productIds: Array<string> }, pilot: { everybody: boolean, members: Array<{ id: string, name: string }>, groups: Array<{ id: string, name: string }> }, requirements: Array<{ name: string, met: boolean, say: string }>, secrets: Array<{ key: boolean, createdAt: string, endsAt: string | null }> } | null };

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


export type DiscoverProviderMutation = { discoverProvider: { discovery: { issuer: string, otherIssuer: string | null, foreignHosts: Array<string>, algorithms: Array<string>, authMethods: Array<string>, pkce: boolean, sendsIssuer: boolean, endpoints: { authorize: string | null, token: string | null, keys: string | null, userInfo: string | null, endSession: string | null } } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type SaveConnectionMutationVariables = Exact<{
  input: SaveConnectionInput;
}>;


export type SaveConnectionMutation = { saveConnection: { connection: { id: string, name: string, state: ConnectionState, version: number } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type PilotConnectionMutationVariables = Exact<{
  input: PilotConnectionInput;
}>;


export type PilotConnectionMutation = { pilotConnection: { connection: { id: string, state: ConnectionState, version: number } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type EnforceConnectionMutationVariables = Exact<{
  input: EnforceConnectionInput;
}>;


export type EnforceConnectionMutation = { enforceConnection: { connection: { id: string, state: ConnectionState, version: number } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type DisableConnectionMutationVariables = Exact<{
  input: DisableConnectionInput;
}>;


export type DisableConnectionMutation = { disableConnection: { connection: { id: string, state: ConnectionState, version: number } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ReopenConnectionMutationVariables = Exact<{
  input: ReopenConnectionInput;
}>;


export type ReopenConnectionMutation = { reopenConnection: { connection: { id: string, state: ConnectionState, version: number } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RotateConnectionSecretMutationVariables = Exact<{
  input: RotateConnectionSecretInput;
}>;


export type RotateConnectionSecretMutation = { rotateConnectionSecret: { connection: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type JoinChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type JoinChoicesQuery = { organization: { id: string, domains: Array<{ name: string, verifiedAt: string | null }> | null }, products: Array<{ id: string, name: string }> };

export type ReserveConnectionMutationVariables = Exact<{
  input: ReserveConnectionInput;
}>;


export type ReserveConnectionMutation = { reserveConnection: { reservation: { id: string, redirectUri: string, jwksUri: string, logoutUri: string, expiresAt: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ConnectionsQueryVariables = Exact<{ [key: string]: never; }>;


export type ConnectionsQuery = { organization: { id: string, name: string, slug: string, kind: OrganizationKind, jurisdiction: string, state: OrganizationState, createdAt: string, domains: Array<{ name: string, verifiedBy: string, verifiedAt: string | null }> | null, connections: Array<{ id: string, name: string, provider: ConnectionProvider, issuer: string, state: ConnectionState, tested: boolean, testedAt: string | null, suspendedFor: string | null }> | null } };

export type ProviderRolesQueryVariables = Exact<{ [key: string]: never; }>;


export type ProviderRolesQuery = { roles: Array<{ role: Role, assignable: boolean, limitable: boolean }> };

export type DirectoryHeadFragment = { id: string, name: string, profile: DirectoryProfile, state: DirectoryState, url: string, createdAt: string, lastSyncAt: string | null };

export type DirectoryTokenPartsFragment = { id: string, label: string, prefix: string, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null };

export type DirectoriesQueryVariables = Exact<{ [key: string]: never; }>;


export type DirectoriesQuery = { directories: Array<{ id: string, name: string, profile: DirectoryProfile, state: DirectoryState, url: string, createdAt: string, lastSyncAt: string | null, status: { condition: DirectoryCondition }, health: Array<{ day: string, answered: number, refused: number, failed: number }> }>, conflicts: { conflicts: Array<{ id: string }> } };

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


export type CreateDirectoryMutation = { createDirectory: { directory: { id: string, name: string, profile: DirectoryProfile, state: DirectoryState, url: string, createdAt: string, lastSyncAt: string | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type UpdateDirectoryMutationVariables = Exact<{
  input: UpdateDirectoryInput;
}>;


export type UpdateDirectoryMutation = { updateDirectory: { directory: { id: string, name: string, profile: DirectoryProfile, state: DirectoryState, url: string, createdAt: string, lastSyncAt: string | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type DirectoryOwnsQueryVariables = Exact<{
  id: string | number;
}>;


export type DirectoryOwnsQuery = { directory: { id: string, owns: { members: number, groups: number } } | null };

export type DeleteDirectoryMutationVariables = Exact<{
  input: DeleteDirectoryInput;
}>;


export type DeleteDirectoryMutation = { deleteDirectory: { directoryId: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type IssueDirectoryTokenMutationVariables = Exact<{
  input: IssueDirectoryTokenInput;
}>;


export type IssueDirectoryTokenMutation = { issueDirectoryToken: { secret: string | null, token: { id: string, label: string, prefix: string, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RevokeDirectoryTokenMutationVariables = Exact<{
  input: RevokeDirectoryTokenInput;
}>;


export type RevokeDirectoryTokenMutation = { revokeDirectoryToken: { token: { id: string, label: string, prefix: string, createdAt: string, expiresAt: string, lastUsedAt: string | null, revokedAt: string | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type MappingRulePartsFragment = { resource: SchemaResource, source: string | null, target: string, transform: MappingTransform, second: string | null, separator: string | null, constant: string | null, default: string | null };

export type TrialPartsFragment = { status: number, scimType: string | null, detail: string | null, answer: string, cut: boolean, warnings: Array<string>, unlisted: number, mapped: string | null, changes: Array<{ type: string, name: string, kind: string, fields: Array<{ path: string, before: string | null, after: string | null }> }> };

export type ConditionPartsFragment = { status: { condition: DirectoryCondition, lastRequestAt: string | null, lagMinutes: number, rhythmMinutes: number, answered: number, wrong: number, problems: Array<{ status: number, method: string, detail: string, times: number, exchangeId: string }> } };

export type DirectorySetUpQueryVariables = Exact<{
  id: string | number;
}>;


export type DirectorySetUpQuery = { directory: { id: string, mappingVersion: number, quirks: Array<{ name: string, accepts: string }>, mapping: Array<{ resource: SchemaResource, source: string | null, target: string, transform: MappingTransform, second: string | null, separator: string | null, constant: string | null, default: string | null }>, log: { values: boolean, days: number, version: number }, status: { condition: DirectoryCondition, lastRequestAt: string | null, lagMinutes: number, rhythmMinutes: number, answered: number, wrong: number, problems: Array<{ status: number, method: string, detail: string, times: number, exchangeId: string }> } } | null };

export type ExchangeDetailQueryVariables = Exact<{
  id: string | number;
  full: boolean;
}>;


export type ExchangeDetailQuery = { exchange: { request: string | null, answer: string | null, requestBytes: number, answerBytes: number, complete: boolean, fullRequest?: string | null, fullAnswer?: string | null, valuesUntil: string | null, replayable: boolean, exchange: { id: string, at: string, method: string, path: string, query: string | null, status: number, scimType: string | null, problem: string | null, warnings: Array<string>, milliseconds: number, member: { id: string, displayName: string } | null, group: { id: string, displayName: string } | null } } | null };

export type SaveMappingMutationVariables = Exact<{
  input: SaveMappingInput;
}>;


export type SaveMappingMutation = { saveMapping: { directory: { id: string, mappingVersion: number, mapping: Array<{ resource: SchemaResource, source: string | null, target: string, transform: MappingTransform, second: string | null, separator: string | null, constant: string | null, default: string | null }> } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type SaveDirectoryLogMutationVariables = Exact<{
  input: SaveDirectoryLogInput;
}>;


export type SaveDirectoryLogMutation = { saveDirectoryLog: { directory: { id: string, log: { values: boolean, days: number, version: number } } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type TryRequestMutationVariables = Exact<{
  input: TryRequestInput;
}>;


export type TryRequestMutation = { tryRequest: { outcome: { status: number, scimType: string | null, detail: string | null, answer: string, cut: boolean, warnings: Array<string>, unlisted: number, mapped: string | null, changes: Array<{ type: string, name: string, kind: string, fields: Array<{ path: string, before: string | null, after: string | null }> }> } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ReplayExchangeMutationVariables = Exact<{
  input: ReplayExchangeInput;
}>;


export type ReplayExchangeMutation = { replayExchange: { outcome: { status: number, scimType: string | null, detail: string | null, answer: string, cut: boolean, warnings: Array<string>, unlisted: number, mapped: string | null, changes: Array<{ type: string, name: string, kind: string, fields: Array<{ path: string, before: string | null, after: string | null }> }> } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

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


export type SetDirectoryRulesMutation = { setDirectoryRules: { directory: { id: string, rules: { reactivateOnCreate: boolean, adoptHandMade: boolean, adoptForeign: boolean, softDelete: boolean, requireIfMatch: boolean, uniqueGroupNames: boolean, createOnAbsent: boolean, ignoreUnknown: boolean, failAfter: number, silentAfterHours: number } } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RotateDirectoryTokenMutationVariables = Exact<{
  input: RotateDirectoryTokenInput;
}>;


export type RotateDirectoryTokenMutation = { rotateDirectoryToken: { secret: string | null, token: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type CreateDirectoryClientMutationVariables = Exact<{
  input: CreateDirectoryClientInput;
}>;


export type CreateDirectoryClientMutation = { createDirectoryClient: { secret: string | null, client: { id: string, clientId: string, label: string, createdAt: string, lastUsedAt: string | null, revokedAt: string | null, secrets: Array<{ prefix: string, createdAt: string, expiresAt: string }> } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RotateDirectoryClientMutationVariables = Exact<{
  input: RotateDirectoryClientInput;
}>;


export type RotateDirectoryClientMutation = { rotateDirectoryClient: { secret: string | null, client: { id: string, clientId: string, label: string, createdAt: string, lastUsedAt: string | null, revokedAt: string | null, secrets: Array<{ prefix: string, createdAt: string, expiresAt: string }> } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RevokeDirectoryClientMutationVariables = Exact<{
  input: RevokeDirectoryClientInput;
}>;


export type RevokeDirectoryClientMutation = { revokeDirectoryClient: { client: { id: string, clientId: string, label: string, createdAt: string, lastUsedAt: string | null, revokedAt: string | null, secrets: Array<{ prefix: string, createdAt: string, expiresAt: string }> } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

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


export type CreateAgreementMutation = { createAgreement: { document: { id: string, title: string, kind: DocumentKind, state: DocumentState, effectiveFrom: string, effectiveTo: string | null, signedAt: string | null, signer: string | null, reference: string | null, createdAt: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type AddClausesMutationVariables = Exact<{
  input: AddClausesInput;
}>;


export type AddClausesMutation = { addClauses: { document: { id: string, title: string, kind: DocumentKind, state: DocumentState, effectiveFrom: string, effectiveTo: string | null, signedAt: string | null, signer: string | null, reference: string | null, createdAt: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type SignDocumentMutationVariables = Exact<{
  input: SignDocumentInput;
}>;


export type SignDocumentMutation = { signDocument: { document: { id: string, title: string, kind: DocumentKind, state: DocumentState, effectiveFrom: string, effectiveTo: string | null, signedAt: string | null, signer: string | null, reference: string | null, createdAt: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RemoveClauseMutationVariables = Exact<{
  input: RemoveClauseInput;
}>;


export type RemoveClauseMutation = { removeClause: { document: { id: string, title: string, kind: DocumentKind, state: DocumentState, effectiveFrom: string, effectiveTo: string | null, signedAt: string | null, signer: string | null, reference: string | null, createdAt: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type TerminateDocumentMutationVariables = Exact<{
  input: TerminateDocumentInput;
}>;


export type TerminateDocumentMutation = { terminateDocument: { document: { id: string, title: string, kind: DocumentKind, state: DocumentState, effectiveFrom: string, effectiveTo: string | null, signedAt: string | null, signer: string | null, reference: string | null, createdAt: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type CheckAgreementQueryVariables = Exact<{
  yaml: string;
}>;


export type CheckAgreementQuery = { checkAgreement: Array<{ line: number, column: number, field: string, fatal: boolean, message: string }> };

export type DifferencePartsFragment = { field: string | null, before: string | null, after: string | null, beforeClause: { id: string, section: string, text: string, term: { key: string, title: string } } | null, afterClause: { id: string, section: string, text: string, term: { key: string, title: string } } | null };

export type DocumentDiffQueryVariables = Exact<{
  fromId: string | number;
  toId: string | number;
}>;


export type DocumentDiffQuery = { documentDiff: Array<{ field: string | null, before: string | null, after: string | null, beforeClause: { id: string, section: string, text: string, term: { key: string, title: string } } | null, afterClause: { id: string, section: string, text: string, term: { key: string, title: string } } | null }> };

export type ImportAgreementMutationVariables = Exact<{
  input: ImportAgreementInput;
}>;


export type ImportAgreementMutation = { importAgreement: { document: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type SubmitDocumentMutationVariables = Exact<{
  input: SubmitDocumentInput;
}>;


export type SubmitDocumentMutation = { submitDocument: { document: { id: string, title: string, kind: DocumentKind, state: DocumentState, effectiveFrom: string, effectiveTo: string | null, signedAt: string | null, signer: string | null, reference: string | null, createdAt: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ReturnDocumentMutationVariables = Exact<{
  input: ReturnDocumentInput;
}>;


export type ReturnDocumentMutation = { returnDocument: { document: { id: string, title: string, kind: DocumentKind, state: DocumentState, effectiveFrom: string, effectiveTo: string | null, signedAt: string | null, signer: string | null, reference: string | null, createdAt: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type AttachDocumentFileMutationVariables = Exact<{
  input: AttachDocumentFileInput;
}>;


export type AttachDocumentFileMutation = { attachDocumentFile: { document: { id: string, title: string, kind: DocumentKind, state: DocumentState, effectiveFrom: string, effectiveTo: string | null, signedAt: string | null, signer: string | null, reference: string | null, createdAt: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type TermChangePartsFragment = { narrowed: string | null, sentence: string, newConflict: boolean, endedConflict: boolean, clampedBy: string | null, switchedOff: boolean, term: { key: string, title: string }, products: Array<{ id: string, name: string }>, before: { text: string } | null, after: { text: string } | null };

export type PreviewAgreementQueryVariables = Exact<{
  yaml: string;
}>;


export type PreviewAgreementQuery = { previewAgreement: Array<{ narrowed: string | null, sentence: string, newConflict: boolean, endedConflict: boolean, clampedBy: string | null, switchedOff: boolean, term: { key: string, title: string }, products: Array<{ id: string, name: string }>, before: { text: string } | null, after: { text: string } | null }> };

export type DocumentSimulationQueryVariables = Exact<{
  id: string | number;
}>;


export type DocumentSimulationQuery = { document: { id: string, simulation: { id: string, state: SimulationState, done: number, total: number, requestedAt: string, result: { at: string, members: number, affectedMembers: number, requestCount: number, recordsEarlier: number, recordsLater: number, productsOff: Array<{ members: number, product: { id: string, slug: string, name: string } }>, changes: Array<{ narrowed: string | null, sentence: string, newConflict: boolean, endedConflict: boolean, clampedBy: string | null, switchedOff: boolean, term: { key: string, title: string }, products: Array<{ id: string, name: string }>, before: { text: string } | null, after: { text: string } | null }>, requests: Array<{ oldDueAt: string, newDueAt: string, request: { id: string, kind: RequestKind, subjectName: string | null } | null }> } | null } | null } | null };

export type SimulateDocumentMutationVariables = Exact<{
  input: SimulateDocumentInput;
}>;


export type SimulateDocumentMutation = { simulateDocument: { simulation: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type PolicyReachQueryVariables = Exact<{
  id: string | number;
  people: boolean;
}>;


export type PolicyReachQuery = { document: { id: string, policyReach: { publishedAt: string, remindedAt: string | null, summary: string, members: number, acknowledged: number, acknowledgements?: Array<{ member: { id: string, displayName: string } | null }>, missing?: Array<{ id: string, displayName: string }> } | null } | null };

export type PublishPolicyMutationVariables = Exact<{
  input: PublishPolicyInput;
}>;


export type PublishPolicyMutation = { publishPolicy: { document: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ProductChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type ProductChoicesQuery = { products: Array<{ id: string, name: string, family: ProductFamily, enterpriseAndDeveloper: boolean }> };

export type RemindPolicyMutationVariables = Exact<{
  input: RemindPolicyInput;
}>;


export type RemindPolicyMutation = { remindPolicy: { document: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type DomainsQueryVariables = Exact<{ [key: string]: never; }>;


export type DomainsQuery = { organization: { id: string, name: string, kind: OrganizationKind, domains: Array<{ id: string, name: string, state: DomainState, verifiedBy: string, verifiedAt: string | null, recordName: string, recordValue: string, checkedAt: string | null, problem: string | null, lostAt: string | null, graceEndsAt: string | null, accounts: Array<{ kind: AccountKind, count: number }> | null, foundAccounts: Array<{ id: string, kind: AccountKind, address: string | null, state: FoundAccountState, asked: AddressChoice | null, dueAt: string | null, answer: AddressChoice | null }> | null }> | null } };

export type AddDomainMutationVariables = Exact<{
  input: AddDomainInput;
}>;


export type AddDomainMutation = { addDomain: { domain: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type CheckDomainMutationVariables = Exact<{
  input: CheckDomainInput;
}>;


export type CheckDomainMutation = { checkDomain: { domain: { id: string, state: DomainState, checkedAt: string | null, problem: string | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RemoveDomainMutationVariables = Exact<{
  input: RemoveDomainInput;
}>;


export type RemoveDomainMutation = { removeDomain: { domainId: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type AskFoundAccountMutationVariables = Exact<{
  input: AskFoundAccountInput;
}>;


export type AskFoundAccountMutation = { askFoundAccount: { foundAccount: { id: string, state: FoundAccountState } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ExtensionPartsFragment = { id: string, version: number, urn: string, resource: SchemaResource, name: string, description: string | null, used: number, attributes: Array<{ name: string, type: AttributeType, multiValued: boolean, required: boolean, caseExact: boolean, mutability: AttributeMutability, returned: AttributeReturned, unique: boolean, canonicalValues: Array<string>, description: string | null }> };

export type ExtensionsQueryVariables = Exact<{ [key: string]: never; }>;


export type ExtensionsQuery = { extensions: Array<{ id: string, version: number, urn: string, resource: SchemaResource, name: string, description: string | null, used: number, attributes: Array<{ name: string, type: AttributeType, multiValued: boolean, required: boolean, caseExact: boolean, mutability: AttributeMutability, returned: AttributeReturned, unique: boolean, canonicalValues: Array<string>, description: string | null }> }> };

export type CreateExtensionMutationVariables = Exact<{
  input: CreateExtensionInput;
}>;


export type CreateExtensionMutation = { createExtension: { extension: { id: string, version: number, urn: string, resource: SchemaResource, name: string, description: string | null, used: number, attributes: Array<{ name: string, type: AttributeType, multiValued: boolean, required: boolean, caseExact: boolean, mutability: AttributeMutability, returned: AttributeReturned, unique: boolean, canonicalValues: Array<string>, description: string | null }> } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type UpdateExtensionMutationVariables = Exact<{
  input: UpdateExtensionInput;
}>;


export type UpdateExtensionMutation = { updateExtension: { extension: { id: string, version: number, urn: string, resource: SchemaResource, name: string, description: string | null, used: number, attributes: Array<{ name: string, type: AttributeType, multiValued: boolean, required: boolean, caseExact: boolean, mutability: AttributeMutability, returned: AttributeReturned, unique: boolean, canonicalValues: Array<string>, description: string | null }> } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RemoveExtensionMutationVariables = Exact<{
  input: RemoveExtensionInput;
}>;


export type RemoveExtensionMutation = { removeExtension: { members: number, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

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


export type GroupQuery = { group: { id: string, displayName: string, externalId: string | null, createdAt: string, version: number, memberCount: number, directory: { id: string, name: string } | null, extensions: Array<{ urn: string, name: string, values: Array<{ key: string, value: string }> }>, members: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, displayName: string, userName: string, title: string | null, state: MemberState }> } } | null };

export type CreateGroupMutationVariables = Exact<{
  input: CreateGroupInput;
}>;


export type CreateGroupMutation = { createGroup: { group: { id: string, displayName: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type UpdateGroupMutationVariables = Exact<{
  input: UpdateGroupInput;
}>;


export type UpdateGroupMutation = { updateGroup: { group: { id: string, displayName: string, version: number } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type DeleteGroupMutationVariables = Exact<{
  input: DeleteGroupInput;
}>;


export type DeleteGroupMutation = { deleteGroup: { groupId: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type AddGroupMembersMutationVariables = Exact<{
  input: AddGroupMembersInput;
}>;


export type AddGroupMembersMutation = { addGroupMembers: { added: number, group: { id: string, memberCount: number } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RemoveGroupMembersMutationVariables = Exact<{
  input: RemoveGroupMembersInput;
}>;


export type RemoveGroupMembersMutation = { removeGroupMembers: { removed: number, group: { id: string, memberCount: number } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type HoldPartsFragment = { id: string, matter: string, reason: string, state: HoldState, placedAt: string, placedBy: string, reviewAt: string, releasedAt: string | null, releasedBy: string | null, releaseReason: string | null, memberCount: number, custodian: string | null, query: string | null, categories: Array<DataCategory>, from: string | null, until: string | null };

export type HoldsQueryVariables = Exact<{
  released: boolean;
}>;


export type HoldsQuery = { holds: Array<{ id: string, matter: string, reason: string, state: HoldState, placedAt: string, placedBy: string, reviewAt: string, releasedAt: string | null, releasedBy: string | null, releaseReason: string | null, memberCount: number, custodian: string | null, query: string | null, categories: Array<DataCategory>, from: string | null, until: string | null }> };

export type HoldQueryVariables = Exact<{
  id: string | number;
}>;


export type HoldQuery = { hold: { id: string, matter: string, reason: string, state: HoldState, placedAt: string, placedBy: string, reviewAt: string, releasedAt: string | null, releasedBy: string | null, releaseReason: string | null, memberCount: number, custodian: string | null, query: string | null, categories: Array<DataCategory>, from: string | null, until: string | null, members: Array<{ id: string, displayName: string, userName: string, state: MemberState }> | null, groups: Array<{ id: string, displayName: string }> | null } | null };

export type PlaceHoldMutationVariables = Exact<{
  input: PlaceHoldInput;
}>;


export type PlaceHoldMutation = { placeHold: { hold: { id: string, matter: string, reason: string, state: HoldState, placedAt: string, placedBy: string, reviewAt: string, releasedAt: string | null, releasedBy: string | null, releaseReason: string | null, memberCount: number, custodian: string | null, query: string | null, categories: Array<DataCategory>, from: string | null, until: string | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ReleaseHoldMutationVariables = Exact<{
  input: ReleaseHoldInput;
}>;


export type ReleaseHoldMutation = { releaseHold: { hold: { id: string, matter: string, reason: string, state: HoldState, placedAt: string, placedBy: string, reviewAt: string, releasedAt: string | null, releasedBy: string | null, releaseReason: string | null, memberCount: number, custodian: string | null, query: string | null, categories: Array<DataCategory>, from: string | null, until: string | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type LogQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: EventFilter | null | undefined;
}>;


export type LogQuery = { events: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, at: string, action: string, actorKind: ActorKind, actorName: string, objectType: string, objectId: string, subjectName: string | null, index: number | null, subject: { id: string } | null, details: Array<{ key: string, value: string }>, personal: Array<{ key: string, value: string }> }> }, checkpoint: { size: number, rootHash: string, at: string, keyId: string, note: string } | null, signingKeys: Array<{ id: string, publicKey: string }>, logKept: { term: string, rule: string, suspended: boolean, removed: number, removedBefore: string | null, removedAt: string | null, oldestAt: string | null, waits: string | null, note: string | null } | null };

export type LogKeptPartsFragment = { term: string, rule: string, suspended: boolean, removed: number, removedBefore: string | null, removedAt: string | null, oldestAt: string | null, waits: string | null, note: string | null };

export type EventProofQueryVariables = Exact<{
  id: string | number;
}>;


export type EventProofQuery = { eventProof: { index: number, leafHash: string, hashes: Array<string>, checkpoint: { size: number, rootHash: string, at: string, keyId: string } } | null };

export type LossPartsFragment = { id: string, cause: LossCause, state: LossState, begunAt: string, begunBy: string | null, lastDay: string | null, endsAt: string, heldSince: string | null, closedAt: string | null, records: number, claimed: boolean, cancellable: boolean, items: Array<{ acquiredBy: Acquirer, records: number, offer: LossOffer | null, answer: LossAnswer | null, fetchedAt: string | null, moved: number, deleted: number, settled: boolean, product: { id: string, name: string } }> };

export type LossesQueryVariables = Exact<{
  over: boolean;
}>;


export type LossesQuery = { accountLosses: Array<{ id: string, cause: LossCause, state: LossState, begunAt: string, begunBy: string | null, lastDay: string | null, endsAt: string, heldSince: string | null, closedAt: string | null, records: number, claimed: boolean, cancellable: boolean, member: { id: string, displayName: string } | null, items: Array<{ acquiredBy: Acquirer, records: number, offer: LossOffer | null, answer: LossAnswer | null, fetchedAt: string | null, moved: number, deleted: number, settled: boolean, product: { id: string, name: string } }> }> };

export type MemberLossQueryVariables = Exact<{
  id: string | number;
}>;


export type MemberLossQuery = { member: { id: string, loss: { id: string, cause: LossCause, state: LossState, begunAt: string, begunBy: string | null, lastDay: string | null, endsAt: string, heldSince: string | null, closedAt: string | null, records: number, claimed: boolean, cancellable: boolean, items: Array<{ acquiredBy: Acquirer, records: number, offer: LossOffer | null, answer: LossAnswer | null, fetchedAt: string | null, moved: number, deleted: number, settled: boolean, product: { id: string, name: string } }> } | null, demands: Array<{ item: string, state: DemandState, noticedAt: string, suspendFrom: string, cancelFrom: string, product: { id: string, name: string } }> } | null };

export type EndEmploymentMutationVariables = Exact<{
  input: EndEmploymentInput;
}>;


export type EndEmploymentMutation = { endEmployment: { accountLoss: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type CancelAccountLossMutationVariables = Exact<{
  input: CancelAccountLossInput;
}>;


export type CancelAccountLossMutation = { cancelAccountLoss: { accountLoss: { id: string, state: LossState } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type HandOverContentMutationVariables = Exact<{
  input: HandOverContentInput;
}>;


export type HandOverContentMutation = { handOverContent: { count: number, more: boolean, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type DemandProductDataMutationVariables = Exact<{
  input: DemandProductDataInput;
}>;


export type DemandProductDataMutation = { demandProductData: { demand: { state: DemandState } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ReceiveProductDataMutationVariables = Exact<{
  input: ReceiveProductDataInput;
}>;


export type ReceiveProductDataMutation = { receiveProductData: { demand: { state: DemandState } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type InvitationsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  states?: Array<InvitationState> | InvitationState | null | undefined;
}>;


export type InvitationsQuery = { invitations: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, email: string | null, roles: Array<Role>, state: InvitationState, invitedBy: string | null, invitedAt: string, expiresAt: string, sentAt: string, sent: number, groups: Array<{ id: string, name: string }>, member: { id: string, displayName: string } | null }> } };

export type InvitableRolesQueryVariables = Exact<{ [key: string]: never; }>;


export type InvitableRolesQuery = { roles: Array<{ role: Role, assignable: boolean }> };

export type InviteMemberMutationVariables = Exact<{
  input: InviteMemberInput;
}>;


export type InviteMemberMutation = { inviteMember: { invitation: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ResendInvitationMutationVariables = Exact<{
  input: ResendInvitationInput;
}>;


export type ResendInvitationMutation = { resendInvitation: { invitation: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RevokeInvitationMutationVariables = Exact<{
  input: RevokeInvitationInput;
}>;


export type RevokeInvitationMutation = { revokeInvitation: { invitation: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type MemberHeadFragment = { id: string, displayName: string, userName: string, state: MemberState, roles: Array<Role>, accountKind: AccountKind, version: number, lastSignInAt: string | null };

export type MemberQueryVariables = Exact<{
  id: string | number;
  products: boolean;
  requests: boolean;
  tokens: boolean;
}>;


export type MemberQuery = { member: { externalId: string | null, givenName: string | null, familyName: string | null, title: string | null, userType: string | null, department: string | null, division: string | null, costCenter: string | null, employeeNumber: string | null, preferredLanguage: string | null, timezone: string | null, createdAt: string, updatedAt: string, id: string, displayName: string, userName: string, state: MemberState, roles: Array<Role>, accountKind: AccountKind, version: number, lastSignInAt: string | null, extensions: Array<{ urn: string, name: string, values: Array<{ key: string, value: string }> }>, emails: Array<{ value: string, type: string | null, primary: boolean }>, phoneNumbers: Array<{ value: string, type: string | null, primary: boolean }>, directory: { id: string, name: string } | null, manager: { id: string, displayName: string } | null, groups: Array<{ id: string, displayName: string }>, assignments?: Array<{ acquiredBy: Acquirer, state: AssignmentState, assignedAt: string, product: { id: string, name: string, family: ProductFamily } }>, recordCounts: Array<{ category: DataCategory, source: string, count: number, restricted: boolean, firstAt: string | null, lastAt: string | null, product: { id: string, name: string } }>, sessions: Array<{ id: string, createdAt: string, lastUsedAt: string | null, expiresAt: string, agent: string | null, network: string | null }>, tokens?: Array<{ id: string, label: string, prefix: string, scopes: Array<Permission>, createdAt: string, expiresAt: string, lastUsedAt: string | null }> | null, requests?: Array<{ id: string, kind: RequestKind, state: RequestState, receivedAt: string, dueAt: string }> | null, restrictions?: Array<{ id: string, category: DataCategory | null, ground: RestrictionGround, reason: string | null, placedBy: string | null, placedAt: string, requestId: string | null, liftAt: string | null, liftReason: string | null, liftedAt: string | null, product: { id: string, name: string } | null }>, holds?: Array<{ id: string, matter: string, placedAt: string, reviewAt: string }> | null } | null };

export type MemberActivityQueryVariables = Exact<{
  id: string | number;
  first: number;
}>;


export type MemberActivityQuery = { member: { id: string, accesses: { nodes: Array<{ at: string, actorName: string, actorKind: ActorKind, reason: string, category: DataCategory | null, count: number, product: { id: string, name: string } | null }> } | null, events: { nodes: Array<{ id: string, at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }> } | null } | null };

export type SuspendMemberMutationVariables = Exact<{
  input: SuspendMemberInput;
}>;


export type SuspendMemberMutation = { suspendMember: { member: { id: string, displayName: string, userName: string, state: MemberState, roles: Array<Role>, accountKind: AccountKind, version: number, lastSignInAt: string | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RestoreMemberMutationVariables = Exact<{
  input: RestoreMemberInput;
}>;


export type RestoreMemberMutation = { restoreMember: { member: { id: string, displayName: string, userName: string, state: MemberState, roles: Array<Role>, accountKind: AccountKind, version: number, lastSignInAt: string | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type SetMemberRolesMutationVariables = Exact<{
  input: SetMemberRolesInput;
}>;


export type SetMemberRolesMutation = { setMemberRoles: { member: { id: string, displayName: string, userName: string, state: MemberState, roles: Array<Role>, accountKind: AccountKind, version: number, lastSignInAt: string | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RenameMemberMutationVariables = Exact<{
  input: RenameMemberInput;
}>;


export type RenameMemberMutation = { renameMember: { member: { givenName: string | null, familyName: string | null, id: string, displayName: string, userName: string, state: MemberState, roles: Array<Role>, accountKind: AccountKind, version: number, lastSignInAt: string | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type EndMemberSessionsMutationVariables = Exact<{
  input: EndMemberSessionsInput;
}>;


export type EndMemberSessionsMutation = { endMemberSessions: { member: { id: string, displayName: string, userName: string, state: MemberState, roles: Array<Role>, accountKind: AccountKind, version: number, lastSignInAt: string | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type DeleteMemberMutationVariables = Exact<{
  input: DeleteMemberInput;
}>;


export type DeleteMemberMutation = { deleteMember: { memberId: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ContentPermitsQueryVariables = Exact<{
  id: string | number;
}>;


export type ContentPermitsQuery = { member: { id: string, contentPermits: Array<{ id: string, category: DataCategory | null, reason: string, state: ContentPermitState, askedBy: string, askedAt: string, decidedBy: string | null, until: string | null, mayDecide: boolean, product: { id: string, name: string } | null }> | null } | null };

export type AskToReadContentMutationVariables = Exact<{
  input: AskToReadContentInput;
}>;


export type AskToReadContentMutation = { askToReadContent: { contentPermit: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ApproveContentPermitMutationVariables = Exact<{
  input: ApproveContentPermitInput;
}>;


export type ApproveContentPermitMutation = { approveContentPermit: { contentPermit: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RefuseContentPermitMutationVariables = Exact<{
  input: RefuseContentPermitInput;
}>;


export type RefuseContentPermitMutation = { refuseContentPermit: { contentPermit: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ReadContentMutationVariables = Exact<{
  input: ReadContentInput;
}>;


export type ReadContentMutation = { readContent: { endCursor: string | null, records: Array<{ id: string, category: DataCategory, provenance: Provenance, purpose: Purpose, at: string, title: string | null, content: string | null, erased: boolean, fields: Array<{ key: string, value: string }>, product: { id: string, name: string } }>, withheld: Array<{ category: DataCategory, why: string, product: { id: string, name: string } | null }>, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RoleGrantsQueryVariables = Exact<{ [key: string]: never; }>;


export type RoleGrantsQuery = { roles: Array<{ role: Role, assignable: boolean, permissions: Array<Permission> }> };

export type AssignProductMutationVariables = Exact<{
  input: AssignProductInput;
}>;


export type AssignProductMutation = { assignProduct: { member: { id: string, displayName: string, userName: string, state: MemberState, roles: Array<Role>, accountKind: AccountKind, version: number, lastSignInAt: string | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type UnassignProductMutationVariables = Exact<{
  input: UnassignProductInput;
}>;


export type UnassignProductMutation = { unassignProduct: { member: { id: string, displayName: string, userName: string, state: MemberState, roles: Array<Role>, accountKind: AccountKind, version: number, lastSignInAt: string | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RevokeMemberTokenMutationVariables = Exact<{
  input: RevokeTokenInput;
}>;


export type RevokeMemberTokenMutation = { revokeToken: { tokenId: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type SearchContentMutationVariables = Exact<{
  input: SearchContentInput;
}>;


export type SearchContentMutation = { searchContent: { incomplete: boolean, records: Array<{ id: string, category: DataCategory, provenance: Provenance, purpose: Purpose, at: string, title: string | null, content: string | null, erased: boolean, fields: Array<{ key: string, value: string }>, product: { id: string, name: string } }>, withheld: Array<{ category: DataCategory, why: string, product: { id: string, name: string } | null }>, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type OpenedRecordFragment = { id: string, category: DataCategory, provenance: Provenance, purpose: Purpose, at: string, title: string | null, content: string | null, erased: boolean, fields: Array<{ key: string, value: string }>, product: { id: string, name: string } };

export type WithheldContentFragment = { category: DataCategory, why: string, product: { id: string, name: string } | null };

export type RestrictionPartsFragment = { id: string, category: DataCategory | null, ground: RestrictionGround, reason: string | null, placedBy: string | null, placedAt: string, requestId: string | null, liftAt: string | null, liftReason: string | null, liftedAt: string | null, product: { id: string, name: string } | null };

export type RestrictRecordsMutationVariables = Exact<{
  input: RestrictRecordsInput;
}>;


export type RestrictRecordsMutation = { restrictRecords: { restriction: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type LiftRestrictionMutationVariables = Exact<{
  input: LiftRestrictionInput;
}>;


export type LiftRestrictionMutation = { liftRestriction: { restriction: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type MembersQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: MemberFilter | null | undefined;
  sort?: MemberSort | null | undefined;
  directories: boolean;
}>;


export type MembersQuery = { members: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, displayName: string, userName: string, title: string | null, department: string | null, state: MemberState, roles: Array<Role>, lastSignInAt: string | null, directory: { id: string, name: string } | null }> }, directories?: Array<{ id: string, name: string }> };

export type OwnItemPartsFragment = { item: string, title: string, category: DataCategory, basis: NeedBasis, because: string, declinable: boolean, declined: boolean, changedAt: string | null, givenAt: string | null, product: { id: string, name: string }, without: Array<{ key: string, title: string, whole: boolean }>, history: Array<{ declined: boolean, at: string }>, told: Array<{ source: string, state: ChoiceToldState }> };

export type OwnItemsQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnItemsQuery = { viewer: { me: { id: string, assignments: Array<{ acquiredBy: Acquirer, product: { id: string } }>, items: Array<{ item: string, title: string, category: DataCategory, basis: NeedBasis, because: string, declinable: boolean, declined: boolean, changedAt: string | null, givenAt: string | null, product: { id: string, name: string }, without: Array<{ key: string, title: string, whole: boolean }>, history: Array<{ declined: boolean, at: string }>, told: Array<{ source: string, state: ChoiceToldState }> }>, featuresOff: Array<{ key: string, title: string, whole: boolean, missing: Array<string>, product: { id: string, name: string } }>, managedSettings: Array<{ key: string, title: string, byOrganization: boolean, sentence: string, rule: string | null, locks: Array<ChoiceKind> }> } | null } };

export type DeclineItemMutationVariables = Exact<{
  input: DeclineItemInput;
}>;


export type DeclineItemMutation = { declineItem: { ownItem: { item: string, title: string, category: DataCategory, basis: NeedBasis, because: string, declinable: boolean, declined: boolean, changedAt: string | null, givenAt: string | null, product: { id: string, name: string }, without: Array<{ key: string, title: string, whole: boolean }>, history: Array<{ declined: boolean, at: string }>, told: Array<{ source: string, state: ChoiceToldState }> } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type GiveOwnContractItemMutationVariables = Exact<{
  input: GiveOwnContractItemInput;
}>;


export type GiveOwnContractItemMutation = { giveOwnContractItem: { ownItem: { item: string, title: string, category: DataCategory, basis: NeedBasis, because: string, declinable: boolean, declined: boolean, changedAt: string | null, givenAt: string | null, product: { id: string, name: string }, without: Array<{ key: string, title: string, whole: boolean }>, history: Array<{ declined: boolean, at: string }>, told: Array<{ source: string, state: ChoiceToldState }> } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type OwnRequestPartsFragment = { hearable: boolean, id: string, kind: RequestKind, state: RequestState, receivedAt: string, dueAt: string | null, question: string | null, refusal: string | null, refusalGround: RefusalGround | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, outcome: string | null, closedAt: string | null, sourcesTotal: number, sourcesDone: number, withdrawable: boolean, messages: Array<{ id: string, side: MessageSide, text: string | null, writtenBy: string, writtenAt: string }>, hearing: { state: HearingState, heldAt: string | null, place: string | null, decision: string | null, statement: string | null } | null, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null, url: string } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null };

export type ChoicePartsFragment = { kind: ChoiceKind, label: string, whenOn: string, whenOff: string, allowed: boolean, default: boolean, decided: boolean, lockedBy: string | null, changedAt: string | null, until: string | null, history: Array<{ allowed: boolean, at: string }>, told: Array<{ source: string, state: ChoiceToldState, problem: string | null, toldAt: string | null }> };

export type OwnLossPartsFragment = { cause: LossCause, state: LossState, lastDay: string | null, endsAt: string, claimed: boolean, items: Array<{ acquiredBy: Acquirer, records: number, offer: LossOffer | null, answer: LossAnswer | null, fetchedAt: string | null, moved: number, deleted: number, settled: boolean, product: { id: string, name: string } }> };

export type OwnLeavingQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnLeavingQuery = { viewer: { me: { id: string, accountKind: AccountKind, privateAddress: string | null, loss: { cause: LossCause, state: LossState, lastDay: string | null, endsAt: string, claimed: boolean, items: Array<{ acquiredBy: Acquirer, records: number, offer: LossOffer | null, answer: LossAnswer | null, fetchedAt: string | null, moved: number, deleted: number, settled: boolean, product: { id: string, name: string } }> } | null, demands: Array<{ item: string, state: DemandState, suspendFrom: string, cancelFrom: string, product: { id: string, name: string } }> } | null } };

export type OwnPartiesQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnPartiesQuery = { viewer: { me: { id: string, parties: Array<{ name: string, claims: Array<DataCategory>, count: number, lastAt: string, revokedAt: string | null, blocked: boolean, refusedBy: string | null }> } | null } };

export type AllowSignInMutationVariables = Exact<{
  input: AllowSignInInput;
}>;


export type AllowSignInMutation = { allowSignIn: { parties: Array<{ name: string }>, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type TellChoiceAgainMutationVariables = Exact<{
  input: TellChoiceAgainInput;
}>;


export type TellChoiceAgainMutation = { tellChoiceAgain: { choice: { kind: ChoiceKind, label: string, whenOn: string, whenOff: string, allowed: boolean, default: boolean, decided: boolean, lockedBy: string | null, changedAt: string | null, until: string | null, history: Array<{ allowed: boolean, at: string }>, told: Array<{ source: string, state: ChoiceToldState, problem: string | null, toldAt: string | null }> } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type AnswerOwnLossMutationVariables = Exact<{
  input: AnswerOwnLossInput;
}>;


export type AnswerOwnLossMutation = { answerOwnLoss: { loss: { cause: LossCause, state: LossState, lastDay: string | null, endsAt: string, claimed: boolean, items: Array<{ acquiredBy: Acquirer, records: number, offer: LossOffer | null, answer: LossAnswer | null, fetchedAt: string | null, moved: number, deleted: number, settled: boolean, product: { id: string, name: string } }> } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type MakeLossCodeMutationVariables = Exact<{
  input: MakeLossCodeInput;
}>;


export type MakeLossCodeMutation = { makeLossCode: { code: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ClaimLossMutationVariables = Exact<{
  input: ClaimLossInput;
}>;


export type ClaimLossMutation = { claimLoss: { products: number, records: number, at: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type NamePrivateAddressMutationVariables = Exact<{
  input: NamePrivateAddressInput;
}>;


export type NamePrivateAddressMutation = { namePrivateAddress: { privateAddress: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type MyDataQueryVariables = Exact<{ [key: string]: never; }>;


export type MyDataQuery = { viewer: { me: { id: string, displayName: string, userName: string, title: string | null, accountKind: AccountKind, state: MemberState, answeredBy: string, lastSignInAt: string | null, emails: Array<{ value: string, type: string | null, primary: boolean }>, groups: Array<{ id: string, displayName: string }>, assignments: Array<{ acquiredBy: Acquirer, state: AssignmentState, assignedAt: string, product: { id: string, name: string, family: ProductFamily } }>, recordCounts: Array<{ category: DataCategory, source: string, count: number, firstAt: string | null, lastAt: string | null, product: { id: string, name: string } }>, requests: Array<{ hearable: boolean, id: string, kind: RequestKind, state: RequestState, receivedAt: string, dueAt: string | null, question: string | null, refusal: string | null, refusalGround: RefusalGround | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, outcome: string | null, closedAt: string | null, sourcesTotal: number, sourcesDone: number, withdrawable: boolean, messages: Array<{ id: string, side: MessageSide, text: string | null, writtenBy: string, writtenAt: string }>, hearing: { state: HearingState, heldAt: string | null, place: string | null, decision: string | null, statement: string | null } | null, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null, url: string } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null }>, rights: Array<{ kind: RequestKind, sources: Array<string> }> } | null } };

export type OwnRequestsQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnRequestsQuery = { viewer: { me: { id: string, requests: Array<{ hearable: boolean, id: string, kind: RequestKind, state: RequestState, receivedAt: string, dueAt: string | null, question: string | null, refusal: string | null, refusalGround: RefusalGround | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, outcome: string | null, closedAt: string | null, sourcesTotal: number, sourcesDone: number, withdrawable: boolean, messages: Array<{ id: string, side: MessageSide, text: string | null, writtenBy: string, writtenAt: string }>, hearing: { state: HearingState, heldAt: string | null, place: string | null, decision: string | null, statement: string | null } | null, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null, url: string } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null }> } | null } };

export type OwnRecordsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: RecordFilter | null | undefined;
}>;


export type OwnRecordsQuery = { viewer: { me: { id: string, restrictions: Array<{ id: string, category: DataCategory | null, ground: RestrictionGround, reason: string | null, placedBy: string | null, placedAt: string, requestId: string | null, liftAt: string | null, liftReason: string | null, liftedAt: string | null, product: { id: string, name: string } | null }>, records: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, category: DataCategory, provenance: Provenance, purpose: Purpose, at: string, title: string | null, content: string | null, erased: boolean, restricted: boolean, keptUntil: string | null, recipients: Array<string>, fields: Array<{ key: string, value: string }>, product: { id: string, name: string } }> } } | null } };

export type OwnChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnChoicesQuery = { viewer: { me: { id: string, choices: Array<{ kind: ChoiceKind, label: string, whenOn: string, whenOff: string, allowed: boolean, default: boolean, decided: boolean, lockedBy: string | null, changedAt: string | null, until: string | null, history: Array<{ allowed: boolean, at: string }>, told: Array<{ source: string, state: ChoiceToldState, problem: string | null, toldAt: string | null }> }> } | null } };

export type OwnTransparencyQueryVariables = Exact<{
  first: number;
}>;


export type OwnTransparencyQuery = { viewer: { me: { id: string, accesses: { nodes: Array<{ at: string, actorName: string, approvedBy: string | null, actorKind: ActorKind, reason: string, category: DataCategory | null, count: number, product: { id: string, name: string } | null }> }, disclosures: { nodes: Array<{ at: string, recipient: string, reason: DisclosureReason, categories: Array<DataCategory>, note: string | null }> } } | null } };

export type SetChoiceMutationVariables = Exact<{
  input: SetChoiceInput;
}>;


export type SetChoiceMutation = { setChoice: { choice: { kind: ChoiceKind, label: string, whenOn: string, whenOff: string, allowed: boolean, default: boolean, decided: boolean, lockedBy: string | null, changedAt: string | null, until: string | null, history: Array<{ allowed: boolean, at: string }>, told: Array<{ source: string, state: ChoiceToldState, problem: string | null, toldAt: string | null }> } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type OpenOwnRequestMutationVariables = Exact<{
  input: OpenOwnRequestInput;
}>;


export type OpenOwnRequestMutation = { openOwnRequest: { request: { hearable: boolean, id: string, kind: RequestKind, state: RequestState, receivedAt: string, dueAt: string | null, question: string | null, refusal: string | null, refusalGround: RefusalGround | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, outcome: string | null, closedAt: string | null, sourcesTotal: number, sourcesDone: number, withdrawable: boolean, messages: Array<{ id: string, side: MessageSide, text: string | null, writtenBy: string, writtenAt: string }>, hearing: { state: HearingState, heldAt: string | null, place: string | null, decision: string | null, statement: string | null } | null, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null, url: string } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type WithdrawOwnRequestMutationVariables = Exact<{
  input: WithdrawOwnRequestInput;
}>;


export type WithdrawOwnRequestMutation = { withdrawOwnRequest: { request: { hearable: boolean, id: string, kind: RequestKind, state: RequestState, receivedAt: string, dueAt: string | null, question: string | null, refusal: string | null, refusalGround: RefusalGround | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, outcome: string | null, closedAt: string | null, sourcesTotal: number, sourcesDone: number, withdrawable: boolean, messages: Array<{ id: string, side: MessageSide, text: string | null, writtenBy: string, writtenAt: string }>, hearing: { state: HearingState, heldAt: string | null, place: string | null, decision: string | null, statement: string | null } | null, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null, url: string } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type OwnAddressQuestionsQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnAddressQuestionsQuery = { viewer: { me: { id: string, addressQuestions: Array<{ id: string, organization: string, domain: string, asked: AddressChoice, dueAt: string, answer: AddressChoice | null, confirmBy: string | null }> } | null } };

export type AnswerAddressQuestionMutationVariables = Exact<{
  input: AnswerAddressQuestionInput;
}>;


export type AnswerAddressQuestionMutation = { answerAddressQuestion: { questionId: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ClearOwnRecordsMutationVariables = Exact<{
  input: ClearOwnRecordsInput;
}>;


export type ClearOwnRecordsMutation = { clearOwnRecords: { count: number, more: boolean, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type OwnPoliciesQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnPoliciesQuery = { viewer: { me: { id: string, policies: Array<{ id: string, title: string, summary: string, publishedAt: string, sentences: Array<string>, acknowledgedAt: string | null }> } | null } };

export type AcknowledgePolicyMutationVariables = Exact<{
  input: AcknowledgePolicyInput;
}>;


export type AcknowledgePolicyMutation = { acknowledgePolicy: { policy: { id: string, acknowledgedAt: string | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type WriteOwnMessageMutationVariables = Exact<{
  input: WriteOwnMessageInput;
}>;


export type WriteOwnMessageMutation = { writeOwnMessage: { request: { hearable: boolean, id: string, kind: RequestKind, state: RequestState, receivedAt: string, dueAt: string | null, question: string | null, refusal: string | null, refusalGround: RefusalGround | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, outcome: string | null, closedAt: string | null, sourcesTotal: number, sourcesDone: number, withdrawable: boolean, messages: Array<{ id: string, side: MessageSide, text: string | null, writtenBy: string, writtenAt: string }>, hearing: { state: HearingState, heldAt: string | null, place: string | null, decision: string | null, statement: string | null } | null, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null, url: string } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type AskOwnHearingMutationVariables = Exact<{
  input: AskOwnHearingInput;
}>;


export type AskOwnHearingMutation = { askOwnHearing: { request: { hearable: boolean, id: string, kind: RequestKind, state: RequestState, receivedAt: string, dueAt: string | null, question: string | null, refusal: string | null, refusalGround: RefusalGround | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, outcome: string | null, closedAt: string | null, sourcesTotal: number, sourcesDone: number, withdrawable: boolean, messages: Array<{ id: string, side: MessageSide, text: string | null, writtenBy: string, writtenAt: string }>, hearing: { state: HearingState, heldAt: string | null, place: string | null, decision: string | null, statement: string | null } | null, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null, url: string } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type PlaceOwnStatementMutationVariables = Exact<{
  input: PlaceOwnStatementInput;
}>;


export type PlaceOwnStatementMutation = { placeOwnStatement: { request: { hearable: boolean, id: string, kind: RequestKind, state: RequestState, receivedAt: string, dueAt: string | null, question: string | null, refusal: string | null, refusalGround: RefusalGround | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, outcome: string | null, closedAt: string | null, sourcesTotal: number, sourcesDone: number, withdrawable: boolean, messages: Array<{ id: string, side: MessageSide, text: string | null, writtenBy: string, writtenAt: string }>, hearing: { state: HearingState, heldAt: string | null, place: string | null, decision: string | null, statement: string | null } | null, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null, url: string } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type OwnHealthQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnHealthQuery = { viewer: { me: { id: string, choices: Array<{ kind: ChoiceKind, label: string, whenOn: string, whenOff: string, allowed: boolean, default: boolean, decided: boolean, lockedBy: string | null, changedAt: string | null, until: string | null, history: Array<{ allowed: boolean, at: string }>, told: Array<{ source: string, state: ChoiceToldState, problem: string | null, toldAt: string | null }> }>, records: { nodes: Array<{ id: string, at: string, title: string | null, content: string | null, product: { id: string, name: string } }> }, healthShares: Array<{ id: string, kind: ShareKind, recipient: string, records: number, until: string, createdAt: string, endedAt: string | null, open: boolean, looks: Array<string> }> } | null }, products: Array<{ id: string, name: string, family: ProductFamily }> };

export type OwnDealingsQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnDealingsQuery = { viewer: { me: { id: string, dealings: Array<{ kind: RelationKind, purpose: Purpose, category: DataCategory, at: string, title: string | null, keptUntil: string | null, fields: Array<{ key: string, value: string }>, product: { id: string, name: string } }> } | null } };

export type KeepHealthRecordMutationVariables = Exact<{
  input: KeepHealthRecordInput;
}>;


export type KeepHealthRecordMutation = { keepHealthRecord: { record: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type DropHealthRecordMutationVariables = Exact<{
  input: DropHealthRecordInput;
}>;


export type DropHealthRecordMutation = { dropHealthRecord: { recordId: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ShareHealthMutationVariables = Exact<{
  input: ShareHealthInput;
}>;


export type ShareHealthMutation = { shareHealth: { url: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type EndHealthShareMutationVariables = Exact<{
  input: EndHealthShareInput;
}>;


export type EndHealthShareMutation = { endHealthShare: { share: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

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


export type ReadNoticeMutation = { readNotice: { notice: { id: string, readAt: string | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ReadAllNoticesMutationVariables = Exact<{
  input: ReadAllNoticesInput;
}>;


export type ReadAllNoticesMutation = { readAllNotices: { count: number, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ChooseNoticesMutationVariables = Exact<{
  input: ChooseNoticesInput;
}>;


export type ChooseNoticesMutation = { chooseNotices: { choices: Array<{ area: string, mail: boolean }> | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type OperationsQueryVariables = Exact<{ [key: string]: never; }>;


export type OperationsQuery = { operations: { at: string, database: string, unplacedEvents: number, unplacedSince: string | null, nodes: Array<{ id: string, version: string, startedAt: string, seenAt: string, worker: boolean, memoryMiB: number, heapMiB: number, goroutines: number, writtenMilliseconds: number | null, perSecond: number, pool: { most: number, open: number, busy: number, waited: number, waitedMilliseconds: number } }>, routes: Array<{ name: string, requests: number, errors: number, p50: number, p95: number, p99: number, statements: number }>, points: Array<{ at: string, requests: number, errors: number, statements: number, p50: number, p95: number, p99: number }>, slowStatements: Array<{ text: string, times: number, milliseconds: number, lastAt: string }>, jobs: Array<{ kind: string, due: number, later: number, running: number, retried: number, oldestSeconds: number }>, streams: { streams: number, failing: number, paused: number, behind: number } } };

export type HolidaysQueryVariables = Exact<{ [key: string]: never; }>;


export type HolidaysQuery = { holidays: Array<{ id: string, day: string, name: string }> };

export type AddHolidaysMutationVariables = Exact<{
  input: AddHolidaysInput;
}>;


export type AddHolidaysMutation = { addHolidays: { holidays: Array<{ id: string }> | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RemoveHolidayMutationVariables = Exact<{
  input: RemoveHolidayInput;
}>;


export type RemoveHolidayMutation = { removeHoliday: { holidays: Array<{ id: string }> | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type OrganizationSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type OrganizationSettingsQuery = { organization: { id: string, slug: string, name: string, kind: OrganizationKind, jurisdiction: string, state: OrganizationState, origin: OrganizationOrigin, createdAt: string, contacts: Array<{ role: ContactRole, name: string, email: string, phone: string | null }> | null, notices: Array<{ id: string, kind: OrganizationNoticeKind, state: OrganizationNoticeState, reason: string, givenAt: string, effectiveAt: string, closesAt: string | null, endedAt: string | null }> | null } };

export type RenameOrganizationMutationVariables = Exact<{
  input: RenameOrganizationInput;
}>;


export type RenameOrganizationMutation = { renameOrganization: { organization: { id: string, name: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type SetContactMutationVariables = Exact<{
  input: SetContactInput;
}>;


export type SetContactMutation = { setContact: { contact: { role: ContactRole } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RemoveContactMutationVariables = Exact<{
  input: RemoveContactInput;
}>;


export type RemoveContactMutation = { removeContact: { role: ContactRole | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type OrganizationsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type OrganizationsQuery = { organizations: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, slug: string, name: string, kind: OrganizationKind, vendor: boolean, jurisdiction: string, state: OrganizationState, createdAt: string }> } };

export type CreateOrganizationMutationVariables = Exact<{
  input: CreateOrganizationInput;
}>;


export type CreateOrganizationMutation = { createOrganization: { setupToken: string | null, organization: { id: string, slug: string, name: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type OrganizationStandingQueryVariables = Exact<{
  organizationId: string | number;
}>;


export type OrganizationStandingQuery = { organizationStanding: { suspendFrom: string, cancelFrom: string, organization: { id: string, name: string, state: OrganizationState, origin: OrganizationOrigin }, parent: { id: string, name: string, slug: string } | null, notices: Array<{ id: string, kind: OrganizationNoticeKind, state: OrganizationNoticeState, reason: string, givenAt: string, effectiveAt: string, closesAt: string | null, endedAt: string | null }> } | null };

export type GiveNoticeMutationVariables = Exact<{
  input: GiveNoticeInput;
}>;


export type GiveNoticeMutation = { giveNotice: { standing: { suspendFrom: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type WithdrawNoticeMutationVariables = Exact<{
  input: WithdrawNoticeInput;
}>;


export type WithdrawNoticeMutation = { withdrawNotice: { standing: { suspendFrom: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type SetParentOrganizationMutationVariables = Exact<{
  input: SetParentOrganizationInput;
}>;


export type SetParentOrganizationMutation = { setParentOrganization: { standing: { parent: { id: string, name: string } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type OverviewQueryVariables = Exact<{ [key: string]: never; }>;


export type OverviewQuery = { overview: { conflictCount: number | null, groupCount: number | null, setUp: Array<{ key: SetUpKey, done: boolean }> | null, membersByState: Array<{ state: MemberState, count: number }> | null, requestsByState: Array<{ state: RequestState, count: number }> | null, requestsDue: { open: number, overdue: number, soon: number, awaitingApproval: number, blocked: number, standingHolds: number, medianDays: number | null } | null, requestWeeks: Array<{ monday: string, received: number, answered: number }> | null, requestsNext: Array<{ id: string, kind: RequestKind, state: RequestState, subjectName: string | null, dueAt: string }> | null, provisioning: Array<{ day: string, answered: number, refused: number, failed: number }> | null, recordsByCategory: Array<{ category: DataCategory, count: number }> | null, recentEvents: Array<{ id: string, at: string, action: string, actorName: string, subjectName: string | null }> | null } };

export type PartiesQueryVariables = Exact<{ [key: string]: never; }>;


export type PartiesQuery = { blockedParties: Array<string>, partyRule: string, allowedParties: Array<string> };

export type BlockPartyMutationVariables = Exact<{
  input: BlockPartyInput;
}>;


export type BlockPartyMutation = { blockParty: { blockedParties: Array<string>, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type AllowPartyMutationVariables = Exact<{
  input: AllowPartyInput;
}>;


export type AllowPartyMutation = { allowParty: { allowedParties: Array<string>, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ProductQueryVariables = Exact<{
  read: boolean;
  manage: boolean;
}>;


export type ProductQuery = { products: Array<{ id: string, switchedOff: string | null, users?: number, slug: string, name: string, family: ProductFamily, docsUrl: string | null, contractItems?: Array<{ item: string, title: string, basis: NeedBasis, because: string, givenAt: string | null }>, features: Array<{ key: string, title: string, about: string | null, docsUrl: string | null, needs: Array<{ item: string, title: string, category: DataCategory, basis: NeedBasis, because: string }> }>, processing: Array<{ category: DataCategory, purpose: Purpose, ground: ProcessingGround, role: ProcessingRole, kept: string | null, regions: Array<string>, switchedBy: string | null, allowed: boolean }>, recipients: Array<{ slug: string, name: string, kind: RecipientKind, country: string }> }> };

export type GiveContractItemMutationVariables = Exact<{
  input: GiveContractItemInput;
}>;


export type GiveContractItemMutation = { giveContractItem: { released: number, product: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ProductsQueryVariables = Exact<{
  sources: boolean;
}>;


export type ProductsQuery = { products: Array<{ id: string, slug: string, name: string, family: ProductFamily, enterpriseAndDeveloper: boolean, kind: ProductKind, audience: ProductAudience, docsUrl: string | null, versionRange: string | null }>, organization?: { id: string, sources: Array<{ id: string, name: string, kind: SourceKind, url: string | null, connected: boolean, product: { id: string, name: string } }> | null } };

export type SourcePartsFragment = { id: string, name: string, kind: SourceKind, url: string | null, connected: boolean, product: { id: string, name: string } };

export type ConnectSourceMutationVariables = Exact<{
  input: ConnectSourceInput;
}>;


export type ConnectSourceMutation = { connectSource: { source: { id: string, url: string | null, connected: boolean } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

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


export type CreateReceiverMutation = { createEventReceiver: { token: string | null, receiver: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type VerifyReceiverMutationVariables = Exact<{
  input: VerifyEventReceiverInput;
}>;


export type VerifyReceiverMutation = { verifyEventReceiver: { receiver: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type PauseReceiverMutationVariables = Exact<{
  input: PauseEventReceiverInput;
}>;


export type PauseReceiverMutation = { pauseEventReceiver: { receiver: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RetryReceiverMutationVariables = Exact<{
  input: RetryEventReceiverInput;
}>;


export type RetryReceiverMutation = { retryEventReceiver: { receiver: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RotateReceiverTokenMutationVariables = Exact<{
  input: RotateEventReceiverTokenInput;
}>;


export type RotateReceiverTokenMutation = { rotateEventReceiverToken: { token: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RotateReceiverKeyMutationVariables = Exact<{
  input: RotateEventKeyInput;
}>;


export type RotateReceiverKeyMutation = { rotateEventKey: { rotated: boolean, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type DeleteReceiverMutationVariables = Exact<{
  input: DeleteEventReceiverInput;
}>;


export type DeleteReceiverMutation = { deleteEventReceiver: { receiverId: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RecipientsQueryVariables = Exact<{
  notices: boolean;
}>;


export type RecipientsQuery = { recipients: Array<{ slug: string, name: string, kind: RecipientKind, country: string, does: string, url: string | null, used: boolean, categories: Array<DataCategory>, products: Array<{ id: string, name: string }> }>, identifiers: Array<{ slug: string, name: string, kind: IdentifierKind, owner: string | null, classes: Array<IdentifierClass>, lasts: string | null, necessary: boolean, resettable: boolean, about: string }>, subprocessorNotices?: Array<{ id: string, state: SubprocessorNoticeState, objectable: boolean, gone: boolean, noticedAt: string, objectUntil: string, appliesAt: string, objection: string | null, answer: string | null, before: { name: string, country: string } | null, after: { name: string, country: string, does: string } }> };

export type ObjectToSubprocessorMutationVariables = Exact<{
  input: ObjectToSubprocessorInput;
}>;


export type ObjectToSubprocessorMutation = { objectToSubprocessor: { notice: { id: string, state: SubprocessorNoticeState } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ThreadPartsFragment = { id: string, messages: Array<{ id: string, side: MessageSide, text: string | null, step: string | null, writtenBy: string, writtenAt: string }>, handTasks: Array<{ id: string, source: string | null, work: TaskWork | null, state: HandTaskState, instructions: string | null, ownerId: string | null, ownerName: string | null, dueAt: string, note: string | null, evidence: string | null, rejected: string | null, reportedBy: string | null, reportedAt: string | null, confirmedBy: string | null, confirmedAt: string | null, mayConfirm: boolean, fields: Array<{ category: DataCategory, field: string, items: number }>, file: { id: string, name: string, bytes: number, url: string } | null }>, links: Array<{ id: string, way: PackageLinkWay, usable: boolean, attempts: number, fetched: number, expiresAt: string, madeBy: string, madeAt: string }>, hearing: { state: HearingState, askedAt: string, heldAt: string | null, place: string | null, officer: string | null, mine: boolean, decision: string | null, statement: string | null } | null };

export type RequestThreadQueryVariables = Exact<{
  id: string | number;
}>;


export type RequestThreadQuery = { request: { id: string, messages: Array<{ id: string, side: MessageSide, text: string | null, step: string | null, writtenBy: string, writtenAt: string }>, handTasks: Array<{ id: string, source: string | null, work: TaskWork | null, state: HandTaskState, instructions: string | null, ownerId: string | null, ownerName: string | null, dueAt: string, note: string | null, evidence: string | null, rejected: string | null, reportedBy: string | null, reportedAt: string | null, confirmedBy: string | null, confirmedAt: string | null, mayConfirm: boolean, fields: Array<{ category: DataCategory, field: string, items: number }>, file: { id: string, name: string, bytes: number, url: string } | null }>, links: Array<{ id: string, way: PackageLinkWay, usable: boolean, attempts: number, fetched: number, expiresAt: string, madeBy: string, madeAt: string }>, hearing: { state: HearingState, askedAt: string, heldAt: string | null, place: string | null, officer: string | null, mine: boolean, decision: string | null, statement: string | null } | null } | null };

export type WriteToSubjectMutationVariables = Exact<{
  input: WriteToSubjectInput;
}>;


export type WriteToSubjectMutation = { writeToSubject: { request: { id: string, messages: Array<{ id: string, side: MessageSide, text: string | null, step: string | null, writtenBy: string, writtenAt: string }>, handTasks: Array<{ id: string, source: string | null, work: TaskWork | null, state: HandTaskState, instructions: string | null, ownerId: string | null, ownerName: string | null, dueAt: string, note: string | null, evidence: string | null, rejected: string | null, reportedBy: string | null, reportedAt: string | null, confirmedBy: string | null, confirmedAt: string | null, mayConfirm: boolean, fields: Array<{ category: DataCategory, field: string, items: number }>, file: { id: string, name: string, bytes: number, url: string } | null }>, links: Array<{ id: string, way: PackageLinkWay, usable: boolean, attempts: number, fetched: number, expiresAt: string, madeBy: string, madeAt: string }>, hearing: { state: HearingState, askedAt: string, heldAt: string | null, place: string | null, officer: string | null, mine: boolean, decision: string | null, statement: string | null } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type MakePackageLinkMutationVariables = Exact<{
  input: MakePackageLinkInput;
}>;


export type MakePackageLinkMutation = { makePackageLink: { secret: string | null, request: { id: string, messages: Array<{ id: string, side: MessageSide, text: string | null, step: string | null, writtenBy: string, writtenAt: string }>, handTasks: Array<{ id: string, source: string | null, work: TaskWork | null, state: HandTaskState, instructions: string | null, ownerId: string | null, ownerName: string | null, dueAt: string, note: string | null, evidence: string | null, rejected: string | null, reportedBy: string | null, reportedAt: string | null, confirmedBy: string | null, confirmedAt: string | null, mayConfirm: boolean, fields: Array<{ category: DataCategory, field: string, items: number }>, file: { id: string, name: string, bytes: number, url: string } | null }>, links: Array<{ id: string, way: PackageLinkWay, usable: boolean, attempts: number, fetched: number, expiresAt: string, madeBy: string, madeAt: string }>, hearing: { state: HearingState, askedAt: string, heldAt: string | null, place: string | null, officer: string | null, mine: boolean, decision: string | null, statement: string | null } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type EndPackageLinkMutationVariables = Exact<{
  input: EndPackageLinkInput;
}>;


export type EndPackageLinkMutation = { endPackageLink: { request: { id: string, messages: Array<{ id: string, side: MessageSide, text: string | null, step: string | null, writtenBy: string, writtenAt: string }>, handTasks: Array<{ id: string, source: string | null, work: TaskWork | null, state: HandTaskState, instructions: string | null, ownerId: string | null, ownerName: string | null, dueAt: string, note: string | null, evidence: string | null, rejected: string | null, reportedBy: string | null, reportedAt: string | null, confirmedBy: string | null, confirmedAt: string | null, mayConfirm: boolean, fields: Array<{ category: DataCategory, field: string, items: number }>, file: { id: string, name: string, bytes: number, url: string } | null }>, links: Array<{ id: string, way: PackageLinkWay, usable: boolean, attempts: number, fetched: number, expiresAt: string, madeBy: string, madeAt: string }>, hearing: { state: HearingState, askedAt: string, heldAt: string | null, place: string | null, officer: string | null, mine: boolean, decision: string | null, statement: string | null } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ScheduleHearingMutationVariables = Exact<{
  input: ScheduleHearingInput;
}>;


export type ScheduleHearingMutation = { scheduleHearing: { request: { id: string, messages: Array<{ id: string, side: MessageSide, text: string | null, step: string | null, writtenBy: string, writtenAt: string }>, handTasks: Array<{ id: string, source: string | null, work: TaskWork | null, state: HandTaskState, instructions: string | null, ownerId: string | null, ownerName: string | null, dueAt: string, note: string | null, evidence: string | null, rejected: string | null, reportedBy: string | null, reportedAt: string | null, confirmedBy: string | null, confirmedAt: string | null, mayConfirm: boolean, fields: Array<{ category: DataCategory, field: string, items: number }>, file: { id: string, name: string, bytes: number, url: string } | null }>, links: Array<{ id: string, way: PackageLinkWay, usable: boolean, attempts: number, fetched: number, expiresAt: string, madeBy: string, madeAt: string }>, hearing: { state: HearingState, askedAt: string, heldAt: string | null, place: string | null, officer: string | null, mine: boolean, decision: string | null, statement: string | null } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type DecideHearingMutationVariables = Exact<{
  input: DecideHearingInput;
}>;


export type DecideHearingMutation = { decideHearing: { request: { id: string, messages: Array<{ id: string, side: MessageSide, text: string | null, step: string | null, writtenBy: string, writtenAt: string }>, handTasks: Array<{ id: string, source: string | null, work: TaskWork | null, state: HandTaskState, instructions: string | null, ownerId: string | null, ownerName: string | null, dueAt: string, note: string | null, evidence: string | null, rejected: string | null, reportedBy: string | null, reportedAt: string | null, confirmedBy: string | null, confirmedAt: string | null, mayConfirm: boolean, fields: Array<{ category: DataCategory, field: string, items: number }>, file: { id: string, name: string, bytes: number, url: string } | null }>, links: Array<{ id: string, way: PackageLinkWay, usable: boolean, attempts: number, fetched: number, expiresAt: string, madeBy: string, madeAt: string }>, hearing: { state: HearingState, askedAt: string, heldAt: string | null, place: string | null, officer: string | null, mine: boolean, decision: string | null, statement: string | null } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type TemplatePartsFragment = { id: string | null, step: AnswerStep, kind: RequestKind | null, language: string, body: string, version: number, changedBy: string | null, changedAt: string | null };

export type AnswerTemplatesQueryVariables = Exact<{ [key: string]: never; }>;


export type AnswerTemplatesQuery = { answerTemplates: { variables: Array<string>, own: Array<{ id: string | null, step: AnswerStep, kind: RequestKind | null, language: string, body: string, version: number, changedBy: string | null, changedAt: string | null }>, builtin: Array<{ id: string | null, step: AnswerStep, kind: RequestKind | null, language: string, body: string, version: number, changedBy: string | null, changedAt: string | null }> } };

export type AnswerPreviewQueryVariables = Exact<{
  input: AnswerTemplateInput;
}>;


export type AnswerPreviewQuery = { answerPreview: { text: string | null, problem: string | null } };

export type SaveAnswerTemplateMutationVariables = Exact<{
  input: SaveAnswerTemplateInput;
}>;


export type SaveAnswerTemplateMutation = { saveAnswerTemplate: { template: { id: string | null, step: AnswerStep, kind: RequestKind | null, language: string, body: string, version: number, changedBy: string | null, changedAt: string | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type DeleteAnswerTemplateMutationVariables = Exact<{
  input: DeleteAnswerTemplateInput;
}>;


export type DeleteAnswerTemplateMutation = { deleteAnswerTemplate: { errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RequestFiguresQueryVariables = Exact<{
  year: number;
}>;


export type RequestFiguresQuery = { requestFigures: { year: number, registerUrl: string, stages: Array<{ name: string, count: number, median: number, mean: number, late: number }>, sources: Array<{ name: string, count: number, median: number, mean: number, late: number }>, kinds: Array<{ name: string, count: number, median: number, mean: number, late: number }>, yearly: Array<{ kind: RequestKind, received: number, whole: number, inPart: number, denied: number, withdrawn: number, open: number, medianDays: number | null, meanDays: number | null }> } };

export type HandTaskPartsFragment = { id: string, source: string | null, work: TaskWork | null, state: HandTaskState, instructions: string | null, ownerId: string | null, ownerName: string | null, dueAt: string, note: string | null, evidence: string | null, rejected: string | null, reportedBy: string | null, reportedAt: string | null, confirmedBy: string | null, confirmedAt: string | null, mayConfirm: boolean, fields: Array<{ category: DataCategory, field: string, items: number }>, file: { id: string, name: string, bytes: number, url: string } | null };

export type AddHandTaskMutationVariables = Exact<{
  input: AddHandTaskInput;
}>;


export type AddHandTaskMutation = { addHandTask: { request: { id: string, messages: Array<{ id: string, side: MessageSide, text: string | null, step: string | null, writtenBy: string, writtenAt: string }>, handTasks: Array<{ id: string, source: string | null, work: TaskWork | null, state: HandTaskState, instructions: string | null, ownerId: string | null, ownerName: string | null, dueAt: string, note: string | null, evidence: string | null, rejected: string | null, reportedBy: string | null, reportedAt: string | null, confirmedBy: string | null, confirmedAt: string | null, mayConfirm: boolean, fields: Array<{ category: DataCategory, field: string, items: number }>, file: { id: string, name: string, bytes: number, url: string } | null }>, links: Array<{ id: string, way: PackageLinkWay, usable: boolean, attempts: number, fetched: number, expiresAt: string, madeBy: string, madeAt: string }>, hearing: { state: HearingState, askedAt: string, heldAt: string | null, place: string | null, officer: string | null, mine: boolean, decision: string | null, statement: string | null } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type AssignHandTaskMutationVariables = Exact<{
  input: AssignHandTaskInput;
}>;


export type AssignHandTaskMutation = { assignHandTask: { request: { id: string, messages: Array<{ id: string, side: MessageSide, text: string | null, step: string | null, writtenBy: string, writtenAt: string }>, handTasks: Array<{ id: string, source: string | null, work: TaskWork | null, state: HandTaskState, instructions: string | null, ownerId: string | null, ownerName: string | null, dueAt: string, note: string | null, evidence: string | null, rejected: string | null, reportedBy: string | null, reportedAt: string | null, confirmedBy: string | null, confirmedAt: string | null, mayConfirm: boolean, fields: Array<{ category: DataCategory, field: string, items: number }>, file: { id: string, name: string, bytes: number, url: string } | null }>, links: Array<{ id: string, way: PackageLinkWay, usable: boolean, attempts: number, fetched: number, expiresAt: string, madeBy: string, madeAt: string }>, hearing: { state: HearingState, askedAt: string, heldAt: string | null, place: string | null, officer: string | null, mine: boolean, decision: string | null, statement: string | null } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ReportHandTaskMutationVariables = Exact<{
  input: ReportHandTaskInput;
}>;


export type ReportHandTaskMutation = { reportHandTask: { handTaskId: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ConfirmHandTaskMutationVariables = Exact<{
  input: ConfirmHandTaskInput;
}>;


export type ConfirmHandTaskMutation = { confirmHandTask: { request: { id: string, messages: Array<{ id: string, side: MessageSide, text: string | null, step: string | null, writtenBy: string, writtenAt: string }>, handTasks: Array<{ id: string, source: string | null, work: TaskWork | null, state: HandTaskState, instructions: string | null, ownerId: string | null, ownerName: string | null, dueAt: string, note: string | null, evidence: string | null, rejected: string | null, reportedBy: string | null, reportedAt: string | null, confirmedBy: string | null, confirmedAt: string | null, mayConfirm: boolean, fields: Array<{ category: DataCategory, field: string, items: number }>, file: { id: string, name: string, bytes: number, url: string } | null }>, links: Array<{ id: string, way: PackageLinkWay, usable: boolean, attempts: number, fetched: number, expiresAt: string, madeBy: string, madeAt: string }>, hearing: { state: HearingState, askedAt: string, heldAt: string | null, place: string | null, officer: string | null, mine: boolean, decision: string | null, statement: string | null } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RejectHandTaskMutationVariables = Exact<{
  input: RejectHandTaskInput;
}>;


export type RejectHandTaskMutation = { rejectHandTask: { request: { id: string, messages: Array<{ id: string, side: MessageSide, text: string | null, step: string | null, writtenBy: string, writtenAt: string }>, handTasks: Array<{ id: string, source: string | null, work: TaskWork | null, state: HandTaskState, instructions: string | null, ownerId: string | null, ownerName: string | null, dueAt: string, note: string | null, evidence: string | null, rejected: string | null, reportedBy: string | null, reportedAt: string | null, confirmedBy: string | null, confirmedAt: string | null, mayConfirm: boolean, fields: Array<{ category: DataCategory, field: string, items: number }>, file: { id: string, name: string, bytes: number, url: string } | null }>, links: Array<{ id: string, way: PackageLinkWay, usable: boolean, attempts: number, fetched: number, expiresAt: string, madeBy: string, madeAt: string }>, hearing: { state: HearingState, askedAt: string, heldAt: string | null, place: string | null, officer: string | null, mine: boolean, decision: string | null, statement: string | null } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type CorrectRecordsMutationVariables = Exact<{
  input: CorrectRecordsInput;
}>;


export type CorrectRecordsMutation = { correctRecords: { request: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type AgentPartsFragment = { id: string, agentId: string, name: string, publicKey: string, addedAt: string, seenAt: string | null };

export type RequestLetterPartsFragment = { cameAt: string, state: RequestLetterState, why: string | null, requestId: string | null };

export type RequestMailboxPartsFragment = { address: string, hookUrl: string, madeAt: string, rotatedAt: string | null, formerUntil: string | null, taken: number, ignored: number, letters: Array<{ cameAt: string, state: RequestLetterState, why: string | null, requestId: string | null }> };

export type RequestIntakeQueryVariables = Exact<{ [key: string]: never; }>;


export type RequestIntakeQuery = { requestIntake: { formUrl: string, protocolUrl: string, businessId: string, unproven: number, agents: Array<{ id: string, agentId: string, name: string, publicKey: string, addedAt: string, seenAt: string | null }>, mailbox: { address: string, hookUrl: string, madeAt: string, rotatedAt: string | null, formerUntil: string | null, taken: number, ignored: number, letters: Array<{ cameAt: string, state: RequestLetterState, why: string | null, requestId: string | null }> } | null, openDsr: { url: string, domain: string | null, issuer: string | null, validUntil: string | null, controllers: Array<{ id: string, name: string, vouches: boolean, fetches: boolean, seenAt: string | null, taken: number, problem: string | null }> } } };

export type ControllerPartsFragment = { id: string, name: string, vouches: boolean, fetches: boolean, seenAt: string | null, taken: number, problem: string | null };

export type AddRequestControllerMutationVariables = Exact<{
  input: AddRequestControllerInput;
}>;


export type AddRequestControllerMutation = { addRequestController: { secret: string | null, controller: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RotateRequestControllerTokenMutationVariables = Exact<{
  input: RotateRequestControllerTokenInput;
}>;


export type RotateRequestControllerTokenMutation = { rotateRequestControllerToken: { secret: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RemoveRequestControllerMutationVariables = Exact<{
  input: RemoveRequestControllerInput;
}>;


export type RemoveRequestControllerMutation = { removeRequestController: { requestControllerId: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type SetRequestMailboxMutationVariables = Exact<{
  input: SetRequestMailboxInput;
}>;


export type SetRequestMailboxMutation = { setRequestMailbox: { secret: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RotateRequestMailboxSecretMutationVariables = Exact<{
  input: RotateRequestMailboxSecretInput;
}>;


export type RotateRequestMailboxSecretMutation = { rotateRequestMailboxSecret: { secret: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RemoveRequestMailboxMutationVariables = Exact<{
  input: RemoveRequestMailboxInput;
}>;


export type RemoveRequestMailboxMutation = { removeRequestMailbox: { address: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type AddRequestAgentMutationVariables = Exact<{
  input: AddRequestAgentInput;
}>;


export type AddRequestAgentMutation = { addRequestAgent: { agent: { id: string, agentId: string, name: string, publicKey: string, addedAt: string, seenAt: string | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RemoveRequestAgentMutationVariables = Exact<{
  input: RemoveRequestAgentInput;
}>;


export type RemoveRequestAgentMutation = { removeRequestAgent: { requestAgentId: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type OpenRequestsMutationVariables = Exact<{
  input: OpenRequestsInput;
}>;


export type OpenRequestsMutation = { openRequests: { rows: Array<{ line: number, taken: boolean, problem: string | null, requestId: string | null }>, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RequestPartsFragment = { id: string, kind: RequestKind, state: RequestState, regime: Regime, answeredBy: RequestParty, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, extendableTo: string | null, overdue: boolean, stopped: boolean, pausableFor: Array<PauseReason>, refusableOn: Array<RefusalGround>, closedAt: string | null, openedBy: string, attestedBy: string | null, startedBy: string | null, approvedBy: string | null, secondApprover: boolean, refusalGround: RefusalGround | null, actions: Array<RequestAction>, pauses: Array<{ reason: PauseReason, from: string, until: string | null }>, offers: Array<{ id: string, state: RequestOfferState, oldDueAt: string, newDueAt: string, document: { id: string, title: string } | null }>, member: { id: string, displayName: string, userName: string } | null, assignee: { id: string, displayName: string } | null, words: { question: string | null, evidence: string | null, reason: string | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, approvalNote: string | null, outcome: string | null, erased: boolean }, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, tasks: Array<{ id: string, source: string, work: TaskWork, state: TaskState, attempts: number, problem: string | null, lasting: boolean, updatedAt: string | null, counts: Array<{ product: string, category: DataCategory | null, items: number, left: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }> }>, timeline: Array<{ at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }>, preview: { complete: boolean, destroys: Array<{ product: string, category: DataCategory | null, items: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }>, loses: Array<{ acquiredBy: Acquirer, product: { id: string, name: string } }>, holds: Array<{ id: string, matter: string }> } | null, terms: { hash: string, at: string, values: Array<{ key: string, value: string }> } | null, holds: Array<{ id: string, matter: string, placedAt: string }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null };

export type RequestQueryVariables = Exact<{
  id: string | number;
}>;


export type RequestQuery = { request: { id: string, kind: RequestKind, state: RequestState, regime: Regime, answeredBy: RequestParty, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, extendableTo: string | null, overdue: boolean, stopped: boolean, pausableFor: Array<PauseReason>, refusableOn: Array<RefusalGround>, closedAt: string | null, openedBy: string, attestedBy: string | null, startedBy: string | null, approvedBy: string | null, secondApprover: boolean, refusalGround: RefusalGround | null, actions: Array<RequestAction>, pauses: Array<{ reason: PauseReason, from: string, until: string | null }>, offers: Array<{ id: string, state: RequestOfferState, oldDueAt: string, newDueAt: string, document: { id: string, title: string } | null }>, member: { id: string, displayName: string, userName: string } | null, assignee: { id: string, displayName: string } | null, words: { question: string | null, evidence: string | null, reason: string | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, approvalNote: string | null, outcome: string | null, erased: boolean }, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, tasks: Array<{ id: string, source: string, work: TaskWork, state: TaskState, attempts: number, problem: string | null, lasting: boolean, updatedAt: string | null, counts: Array<{ product: string, category: DataCategory | null, items: number, left: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }> }>, timeline: Array<{ at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }>, preview: { complete: boolean, destroys: Array<{ product: string, category: DataCategory | null, items: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }>, loses: Array<{ acquiredBy: Acquirer, product: { id: string, name: string } }>, holds: Array<{ id: string, matter: string }> } | null, terms: { hash: string, at: string, values: Array<{ key: string, value: string }> } | null, holds: Array<{ id: string, matter: string, placedAt: string }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null };

export type StartRequestMutationVariables = Exact<{
  input: StartRequestInput;
}>;


export type StartRequestMutation = { startRequest: { request: { id: string, kind: RequestKind, state: RequestState, regime: Regime, answeredBy: RequestParty, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, extendableTo: string | null, overdue: boolean, stopped: boolean, pausableFor: Array<PauseReason>, refusableOn: Array<RefusalGround>, closedAt: string | null, openedBy: string, attestedBy: string | null, startedBy: string | null, approvedBy: string | null, secondApprover: boolean, refusalGround: RefusalGround | null, actions: Array<RequestAction>, pauses: Array<{ reason: PauseReason, from: string, until: string | null }>, offers: Array<{ id: string, state: RequestOfferState, oldDueAt: string, newDueAt: string, document: { id: string, title: string } | null }>, member: { id: string, displayName: string, userName: string } | null, assignee: { id: string, displayName: string } | null, words: { question: string | null, evidence: string | null, reason: string | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, approvalNote: string | null, outcome: string | null, erased: boolean }, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, tasks: Array<{ id: string, source: string, work: TaskWork, state: TaskState, attempts: number, problem: string | null, lasting: boolean, updatedAt: string | null, counts: Array<{ product: string, category: DataCategory | null, items: number, left: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }> }>, timeline: Array<{ at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }>, preview: { complete: boolean, destroys: Array<{ product: string, category: DataCategory | null, items: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }>, loses: Array<{ acquiredBy: Acquirer, product: { id: string, name: string } }>, holds: Array<{ id: string, matter: string }> } | null, terms: { hash: string, at: string, values: Array<{ key: string, value: string }> } | null, holds: Array<{ id: string, matter: string, placedAt: string }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type AttestRequestMutationVariables = Exact<{
  input: AttestRequestInput;
}>;


export type AttestRequestMutation = { attestRequest: { request: { id: string, kind: RequestKind, state: RequestState, regime: Regime, answeredBy: RequestParty, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, extendableTo: string | null, overdue: boolean, stopped: boolean, pausableFor: Array<PauseReason>, refusableOn: Array<RefusalGround>, closedAt: string | null, openedBy: string, attestedBy: string | null, startedBy: string | null, approvedBy: string | null, secondApprover: boolean, refusalGround: RefusalGround | null, actions: Array<RequestAction>, pauses: Array<{ reason: PauseReason, from: string, until: string | null }>, offers: Array<{ id: string, state: RequestOfferState, oldDueAt: string, newDueAt: string, document: { id: string, title: string } | null }>, member: { id: string, displayName: string, userName: string } | null, assignee: { id: string, displayName: string } | null, words: { question: string | null, evidence: string | null, reason: string | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, approvalNote: string | null, outcome: string | null, erased: boolean }, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, tasks: Array<{ id: string, source: string, work: TaskWork, state: TaskState, attempts: number, problem: string | null, lasting: boolean, updatedAt: string | null, counts: Array<{ product: string, category: DataCategory | null, items: number, left: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }> }>, timeline: Array<{ at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }>, preview: { complete: boolean, destroys: Array<{ product: string, category: DataCategory | null, items: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }>, loses: Array<{ acquiredBy: Acquirer, product: { id: string, name: string } }>, holds: Array<{ id: string, matter: string }> } | null, terms: { hash: string, at: string, values: Array<{ key: string, value: string }> } | null, holds: Array<{ id: string, matter: string, placedAt: string }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type AcknowledgeRequestMutationVariables = Exact<{
  input: AcknowledgeRequestInput;
}>;


export type AcknowledgeRequestMutation = { acknowledgeRequest: { request: { id: string, kind: RequestKind, state: RequestState, regime: Regime, answeredBy: RequestParty, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, extendableTo: string | null, overdue: boolean, stopped: boolean, pausableFor: Array<PauseReason>, refusableOn: Array<RefusalGround>, closedAt: string | null, openedBy: string, attestedBy: string | null, startedBy: string | null, approvedBy: string | null, secondApprover: boolean, refusalGround: RefusalGround | null, actions: Array<RequestAction>, pauses: Array<{ reason: PauseReason, from: string, until: string | null }>, offers: Array<{ id: string, state: RequestOfferState, oldDueAt: string, newDueAt: string, document: { id: string, title: string } | null }>, member: { id: string, displayName: string, userName: string } | null, assignee: { id: string, displayName: string } | null, words: { question: string | null, evidence: string | null, reason: string | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, approvalNote: string | null, outcome: string | null, erased: boolean }, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, tasks: Array<{ id: string, source: string, work: TaskWork, state: TaskState, attempts: number, problem: string | null, lasting: boolean, updatedAt: string | null, counts: Array<{ product: string, category: DataCategory | null, items: number, left: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }> }>, timeline: Array<{ at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }>, preview: { complete: boolean, destroys: Array<{ product: string, category: DataCategory | null, items: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }>, loses: Array<{ acquiredBy: Acquirer, product: { id: string, name: string } }>, holds: Array<{ id: string, matter: string }> } | null, terms: { hash: string, at: string, values: Array<{ key: string, value: string }> } | null, holds: Array<{ id: string, matter: string, placedAt: string }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type AssignRequestMutationVariables = Exact<{
  input: AssignRequestInput;
}>;


export type AssignRequestMutation = { assignRequest: { request: { id: string, kind: RequestKind, state: RequestState, regime: Regime, answeredBy: RequestParty, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, extendableTo: string | null, overdue: boolean, stopped: boolean, pausableFor: Array<PauseReason>, refusableOn: Array<RefusalGround>, closedAt: string | null, openedBy: string, attestedBy: string | null, startedBy: string | null, approvedBy: string | null, secondApprover: boolean, refusalGround: RefusalGround | null, actions: Array<RequestAction>, pauses: Array<{ reason: PauseReason, from: string, until: string | null }>, offers: Array<{ id: string, state: RequestOfferState, oldDueAt: string, newDueAt: string, document: { id: string, title: string } | null }>, member: { id: string, displayName: string, userName: string } | null, assignee: { id: string, displayName: string } | null, words: { question: string | null, evidence: string | null, reason: string | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, approvalNote: string | null, outcome: string | null, erased: boolean }, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, tasks: Array<{ id: string, source: string, work: TaskWork, state: TaskState, attempts: number, problem: string | null, lasting: boolean, updatedAt: string | null, counts: Array<{ product: string, category: DataCategory | null, items: number, left: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }> }>, timeline: Array<{ at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }>, preview: { complete: boolean, destroys: Array<{ product: string, category: DataCategory | null, items: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }>, loses: Array<{ acquiredBy: Acquirer, product: { id: string, name: string } }>, holds: Array<{ id: string, matter: string }> } | null, terms: { hash: string, at: string, values: Array<{ key: string, value: string }> } | null, holds: Array<{ id: string, matter: string, placedAt: string }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ApproveRequestMutationVariables = Exact<{
  input: ApproveRequestInput;
}>;


export type ApproveRequestMutation = { approveRequest: { request: { id: string, kind: RequestKind, state: RequestState, regime: Regime, answeredBy: RequestParty, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, extendableTo: string | null, overdue: boolean, stopped: boolean, pausableFor: Array<PauseReason>, refusableOn: Array<RefusalGround>, closedAt: string | null, openedBy: string, attestedBy: string | null, startedBy: string | null, approvedBy: string | null, secondApprover: boolean, refusalGround: RefusalGround | null, actions: Array<RequestAction>, pauses: Array<{ reason: PauseReason, from: string, until: string | null }>, offers: Array<{ id: string, state: RequestOfferState, oldDueAt: string, newDueAt: string, document: { id: string, title: string } | null }>, member: { id: string, displayName: string, userName: string } | null, assignee: { id: string, displayName: string } | null, words: { question: string | null, evidence: string | null, reason: string | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, approvalNote: string | null, outcome: string | null, erased: boolean }, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, tasks: Array<{ id: string, source: string, work: TaskWork, state: TaskState, attempts: number, problem: string | null, lasting: boolean, updatedAt: string | null, counts: Array<{ product: string, category: DataCategory | null, items: number, left: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }> }>, timeline: Array<{ at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }>, preview: { complete: boolean, destroys: Array<{ product: string, category: DataCategory | null, items: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }>, loses: Array<{ acquiredBy: Acquirer, product: { id: string, name: string } }>, holds: Array<{ id: string, matter: string }> } | null, terms: { hash: string, at: string, values: Array<{ key: string, value: string }> } | null, holds: Array<{ id: string, matter: string, placedAt: string }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type CompleteRequestMutationVariables = Exact<{
  input: CompleteRequestInput;
}>;


export type CompleteRequestMutation = { completeRequest: { request: { id: string, kind: RequestKind, state: RequestState, regime: Regime, answeredBy: RequestParty, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, extendableTo: string | null, overdue: boolean, stopped: boolean, pausableFor: Array<PauseReason>, refusableOn: Array<RefusalGround>, closedAt: string | null, openedBy: string, attestedBy: string | null, startedBy: string | null, approvedBy: string | null, secondApprover: boolean, refusalGround: RefusalGround | null, actions: Array<RequestAction>, pauses: Array<{ reason: PauseReason, from: string, until: string | null }>, offers: Array<{ id: string, state: RequestOfferState, oldDueAt: string, newDueAt: string, document: { id: string, title: string } | null }>, member: { id: string, displayName: string, userName: string } | null, assignee: { id: string, displayName: string } | null, words: { question: string | null, evidence: string | null, reason: string | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, approvalNote: string | null, outcome: string | null, erased: boolean }, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, tasks: Array<{ id: string, source: string, work: TaskWork, state: TaskState, attempts: number, problem: string | null, lasting: boolean, updatedAt: string | null, counts: Array<{ product: string, category: DataCategory | null, items: number, left: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }> }>, timeline: Array<{ at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }>, preview: { complete: boolean, destroys: Array<{ product: string, category: DataCategory | null, items: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }>, loses: Array<{ acquiredBy: Acquirer, product: { id: string, name: string } }>, holds: Array<{ id: string, matter: string }> } | null, terms: { hash: string, at: string, values: Array<{ key: string, value: string }> } | null, holds: Array<{ id: string, matter: string, placedAt: string }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RefuseRequestMutationVariables = Exact<{
  input: RefuseRequestInput;
}>;


export type RefuseRequestMutation = { refuseRequest: { request: { id: string, kind: RequestKind, state: RequestState, regime: Regime, answeredBy: RequestParty, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, extendableTo: string | null, overdue: boolean, stopped: boolean, pausableFor: Array<PauseReason>, refusableOn: Array<RefusalGround>, closedAt: string | null, openedBy: string, attestedBy: string | null, startedBy: string | null, approvedBy: string | null, secondApprover: boolean, refusalGround: RefusalGround | null, actions: Array<RequestAction>, pauses: Array<{ reason: PauseReason, from: string, until: string | null }>, offers: Array<{ id: string, state: RequestOfferState, oldDueAt: string, newDueAt: string, document: { id: string, title: string } | null }>, member: { id: string, displayName: string, userName: string } | null, assignee: { id: string, displayName: string } | null, words: { question: string | null, evidence: string | null, reason: string | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, approvalNote: string | null, outcome: string | null, erased: boolean }, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, tasks: Array<{ id: string, source: string, work: TaskWork, state: TaskState, attempts: number, problem: string | null, lasting: boolean, updatedAt: string | null, counts: Array<{ product: string, category: DataCategory | null, items: number, left: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }> }>, timeline: Array<{ at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }>, preview: { complete: boolean, destroys: Array<{ product: string, category: DataCategory | null, items: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }>, loses: Array<{ acquiredBy: Acquirer, product: { id: string, name: string } }>, holds: Array<{ id: string, matter: string }> } | null, terms: { hash: string, at: string, values: Array<{ key: string, value: string }> } | null, holds: Array<{ id: string, matter: string, placedAt: string }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ExtendRequestMutationVariables = Exact<{
  input: ExtendRequestInput;
}>;


export type ExtendRequestMutation = { extendRequest: { request: { id: string, kind: RequestKind, state: RequestState, regime: Regime, answeredBy: RequestParty, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, extendableTo: string | null, overdue: boolean, stopped: boolean, pausableFor: Array<PauseReason>, refusableOn: Array<RefusalGround>, closedAt: string | null, openedBy: string, attestedBy: string | null, startedBy: string | null, approvedBy: string | null, secondApprover: boolean, refusalGround: RefusalGround | null, actions: Array<RequestAction>, pauses: Array<{ reason: PauseReason, from: string, until: string | null }>, offers: Array<{ id: string, state: RequestOfferState, oldDueAt: string, newDueAt: string, document: { id: string, title: string } | null }>, member: { id: string, displayName: string, userName: string } | null, assignee: { id: string, displayName: string } | null, words: { question: string | null, evidence: string | null, reason: string | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, approvalNote: string | null, outcome: string | null, erased: boolean }, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, tasks: Array<{ id: string, source: string, work: TaskWork, state: TaskState, attempts: number, problem: string | null, lasting: boolean, updatedAt: string | null, counts: Array<{ product: string, category: DataCategory | null, items: number, left: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }> }>, timeline: Array<{ at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }>, preview: { complete: boolean, destroys: Array<{ product: string, category: DataCategory | null, items: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }>, loses: Array<{ acquiredBy: Acquirer, product: { id: string, name: string } }>, holds: Array<{ id: string, matter: string }> } | null, terms: { hash: string, at: string, values: Array<{ key: string, value: string }> } | null, holds: Array<{ id: string, matter: string, placedAt: string }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type WithdrawRequestMutationVariables = Exact<{
  input: WithdrawRequestInput;
}>;


export type WithdrawRequestMutation = { withdrawRequest: { request: { id: string, kind: RequestKind, state: RequestState, regime: Regime, answeredBy: RequestParty, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, extendableTo: string | null, overdue: boolean, stopped: boolean, pausableFor: Array<PauseReason>, refusableOn: Array<RefusalGround>, closedAt: string | null, openedBy: string, attestedBy: string | null, startedBy: string | null, approvedBy: string | null, secondApprover: boolean, refusalGround: RefusalGround | null, actions: Array<RequestAction>, pauses: Array<{ reason: PauseReason, from: string, until: string | null }>, offers: Array<{ id: string, state: RequestOfferState, oldDueAt: string, newDueAt: string, document: { id: string, title: string } | null }>, member: { id: string, displayName: string, userName: string } | null, assignee: { id: string, displayName: string } | null, words: { question: string | null, evidence: string | null, reason: string | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, approvalNote: string | null, outcome: string | null, erased: boolean }, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, tasks: Array<{ id: string, source: string, work: TaskWork, state: TaskState, attempts: number, problem: string | null, lasting: boolean, updatedAt: string | null, counts: Array<{ product: string, category: DataCategory | null, items: number, left: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }> }>, timeline: Array<{ at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }>, preview: { complete: boolean, destroys: Array<{ product: string, category: DataCategory | null, items: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }>, loses: Array<{ acquiredBy: Acquirer, product: { id: string, name: string } }>, holds: Array<{ id: string, matter: string }> } | null, terms: { hash: string, at: string, values: Array<{ key: string, value: string }> } | null, holds: Array<{ id: string, matter: string, placedAt: string }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RetryTaskMutationVariables = Exact<{
  input: RetryTaskInput;
}>;


export type RetryTaskMutation = { retryTask: { request: { id: string, kind: RequestKind, state: RequestState, regime: Regime, answeredBy: RequestParty, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, extendableTo: string | null, overdue: boolean, stopped: boolean, pausableFor: Array<PauseReason>, refusableOn: Array<RefusalGround>, closedAt: string | null, openedBy: string, attestedBy: string | null, startedBy: string | null, approvedBy: string | null, secondApprover: boolean, refusalGround: RefusalGround | null, actions: Array<RequestAction>, pauses: Array<{ reason: PauseReason, from: string, until: string | null }>, offers: Array<{ id: string, state: RequestOfferState, oldDueAt: string, newDueAt: string, document: { id: string, title: string } | null }>, member: { id: string, displayName: string, userName: string } | null, assignee: { id: string, displayName: string } | null, words: { question: string | null, evidence: string | null, reason: string | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, approvalNote: string | null, outcome: string | null, erased: boolean }, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, tasks: Array<{ id: string, source: string, work: TaskWork, state: TaskState, attempts: number, problem: string | null, lasting: boolean, updatedAt: string | null, counts: Array<{ product: string, category: DataCategory | null, items: number, left: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }> }>, timeline: Array<{ at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }>, preview: { complete: boolean, destroys: Array<{ product: string, category: DataCategory | null, items: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }>, loses: Array<{ acquiredBy: Acquirer, product: { id: string, name: string } }>, holds: Array<{ id: string, matter: string }> } | null, terms: { hash: string, at: string, values: Array<{ key: string, value: string }> } | null, holds: Array<{ id: string, matter: string, placedAt: string }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type PauseRequestMutationVariables = Exact<{
  input: PauseRequestInput;
}>;


export type PauseRequestMutation = { pauseRequest: { request: { id: string, kind: RequestKind, state: RequestState, regime: Regime, answeredBy: RequestParty, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, extendableTo: string | null, overdue: boolean, stopped: boolean, pausableFor: Array<PauseReason>, refusableOn: Array<RefusalGround>, closedAt: string | null, openedBy: string, attestedBy: string | null, startedBy: string | null, approvedBy: string | null, secondApprover: boolean, refusalGround: RefusalGround | null, actions: Array<RequestAction>, pauses: Array<{ reason: PauseReason, from: string, until: string | null }>, offers: Array<{ id: string, state: RequestOfferState, oldDueAt: string, newDueAt: string, document: { id: string, title: string } | null }>, member: { id: string, displayName: string, userName: string } | null, assignee: { id: string, displayName: string } | null, words: { question: string | null, evidence: string | null, reason: string | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, approvalNote: string | null, outcome: string | null, erased: boolean }, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, tasks: Array<{ id: string, source: string, work: TaskWork, state: TaskState, attempts: number, problem: string | null, lasting: boolean, updatedAt: string | null, counts: Array<{ product: string, category: DataCategory | null, items: number, left: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }> }>, timeline: Array<{ at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }>, preview: { complete: boolean, destroys: Array<{ product: string, category: DataCategory | null, items: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }>, loses: Array<{ acquiredBy: Acquirer, product: { id: string, name: string } }>, holds: Array<{ id: string, matter: string }> } | null, terms: { hash: string, at: string, values: Array<{ key: string, value: string }> } | null, holds: Array<{ id: string, matter: string, placedAt: string }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ResumeRequestMutationVariables = Exact<{
  input: ResumeRequestInput;
}>;


export type ResumeRequestMutation = { resumeRequest: { request: { id: string, kind: RequestKind, state: RequestState, regime: Regime, answeredBy: RequestParty, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, extendableTo: string | null, overdue: boolean, stopped: boolean, pausableFor: Array<PauseReason>, refusableOn: Array<RefusalGround>, closedAt: string | null, openedBy: string, attestedBy: string | null, startedBy: string | null, approvedBy: string | null, secondApprover: boolean, refusalGround: RefusalGround | null, actions: Array<RequestAction>, pauses: Array<{ reason: PauseReason, from: string, until: string | null }>, offers: Array<{ id: string, state: RequestOfferState, oldDueAt: string, newDueAt: string, document: { id: string, title: string } | null }>, member: { id: string, displayName: string, userName: string } | null, assignee: { id: string, displayName: string } | null, words: { question: string | null, evidence: string | null, reason: string | null, complaint: string | null, extensionReason: string | null, pauseReason: string | null, approvalNote: string | null, outcome: string | null, erased: boolean }, clock: Array<{ rule: string, sentence: string, at: string | null, binds: boolean }>, tasks: Array<{ id: string, source: string, work: TaskWork, state: TaskState, attempts: number, problem: string | null, lasting: boolean, updatedAt: string | null, counts: Array<{ product: string, category: DataCategory | null, items: number, left: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }> }>, timeline: Array<{ at: string, action: string, actorName: string, details: Array<{ key: string, value: string }> }>, preview: { complete: boolean, destroys: Array<{ product: string, category: DataCategory | null, items: number }>, keeps: Array<{ product: string, category: DataCategory | null, items: number, ground: string, until: string | null }>, loses: Array<{ acquiredBy: Acquirer, product: { id: string, name: string } }>, holds: Array<{ id: string, matter: string }> } | null, terms: { hash: string, at: string, values: Array<{ key: string, value: string }> } | null, holds: Array<{ id: string, matter: string, placedAt: string }>, package: { id: string, state: PackageState, bytes: number | null, files: number | null, sha256: string | null, createdAt: string | null, expiresAt: string | null, fetchedAt: string | null } | null, certificate: { id: string, issuedAt: string, keyId: string, url: string } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type AcceptRequestOfferMutationVariables = Exact<{
  input: AcceptRequestOfferInput;
}>;


export type AcceptRequestOfferMutation = { acceptRequestOffer: { request: { id: string, dueAt: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type DeclineRequestOfferMutationVariables = Exact<{
  input: DeclineRequestOfferInput;
}>;


export type DeclineRequestOfferMutation = { declineRequestOffer: { request: { id: string, dueAt: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RequestsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  filter?: RequestFilter | null | undefined;
  sort: RequestSort;
}>;


export type RequestsQuery = { requests: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, kind: RequestKind, state: RequestState, channel: RequestChannel, subjectName: string | null, receivedAt: string, dueAt: string, closedAt: string | null, overdue: boolean, risk: RequestRisk, assignee: { id: string, displayName: string } | null }> }, overview: { requestsDue: { open: number, overdue: number, soon: number, awaitingApproval: number, blocked: number } | null } };

export type OpenRequestMutationVariables = Exact<{
  input: OpenRequestInput;
}>;


export type OpenRequestMutation = { openRequest: { requestId: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RedactionPartsFragment = { id: string, scope: RedactionScope, place: string | null, field: string | null, passage: string | null, reason: RedactionReason, state: RedactionState, places: number, madeBy: string, madeAt: string, decidedBy: string | null, decidedAt: string | null, person: { id: string, displayName: string } | null };

export type RequestReviewQueryVariables = Exact<{
  id: string | number;
}>;


export type RequestReviewQuery = { request: { id: string, kind: RequestKind, state: RequestState, subjectName: string | null, review: { ready: boolean, undecided: number, more: number, leaks: Array<{ file: string, redactionId: string }>, redactions: Array<{ id: string, scope: RedactionScope, place: string | null, field: string | null, passage: string | null, reason: RedactionReason, state: RedactionState, places: number, madeBy: string, madeAt: string, decidedBy: string | null, decidedAt: string | null, person: { id: string, displayName: string } | null }> } | null } | null };

export type ReviewPackageMutationVariables = Exact<{
  input: ReviewPackageInput;
}>;


export type ReviewPackageMutation = { reviewPackage: { more: boolean, items: Array<{ place: string, source: string, category: DataCategory, at: string, withheld: string | null, texts: Array<{ field: string, before: string, after: string }> }>, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RedactPackageMutationVariables = Exact<{
  input: RedactPackageInput;
}>;


export type RedactPackageMutation = { redactPackage: { redaction: { id: string, scope: RedactionScope, place: string | null, field: string | null, passage: string | null, reason: RedactionReason, state: RedactionState, places: number, madeBy: string, madeAt: string, decidedBy: string | null, decidedAt: string | null, person: { id: string, displayName: string } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type DecideRedactionMutationVariables = Exact<{
  input: DecideRedactionInput;
}>;


export type DecideRedactionMutation = { decideRedaction: { redaction: { id: string, scope: RedactionScope, place: string | null, field: string | null, passage: string | null, reason: RedactionReason, state: RedactionState, places: number, madeBy: string, madeAt: string, decidedBy: string | null, decidedAt: string | null, person: { id: string, displayName: string } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RetentionQueryVariables = Exact<{
  log: boolean;
}>;


export type RetentionQuery = { logKept?: { term: string, rule: string, suspended: boolean, removed: number, removedBefore: string | null, removedAt: string | null, oldestAt: string | null, waits: string | null, note: string | null } | null, retentionForecast: { horizons: Array<number>, most: number, lines: Array<{ category: DataCategory, rule: string, due: Array<number>, product: { id: string, name: string } }> }, retentionRuns: Array<{ begunAt: string, finishedAt: string | null, deleted: number, kept: number, lines: Array<{ category: DataCategory, deleted: number, kept: number, why: string | null, rule: string, product: { id: string, name: string } }> }> };

export type GrantLineFragment = { id: string | null, role: Role | null, ownRoleName: string | null, limited: boolean, grantedBy: string | null, grantedAt: string, groups: Array<{ id: string, displayName: string }> };

export type RolesQueryVariables = Exact<{ [key: string]: never; }>;


export type RolesQuery = { roles: Array<{ role: Role, assignable: boolean, permissions: Array<Permission> }>, ownRoles: Array<{ id: string, name: string, description: string, permissions: Array<Permission>, holders: number, version: number, createdBy: string | null, updatedAt: string, actions: Array<OwnRoleAction> }>, permissions: Array<{ permission: Permission, description: string, ownable: boolean, limitable: boolean, held: boolean }>, approvalRules: Array<{ permission: Permission, description: string, required: boolean, holders: number, setBy: string | null, setAt: string | null }>, roleHolders: Array<{ id: string | null, role: Role | null, ownRoleName: string | null, limited: boolean, grantedBy: string | null, grantedAt: string, member: { id: string, displayName: string } | null, groups: Array<{ id: string, displayName: string }> }> };

export type MemberGrantsQueryVariables = Exact<{
  id: string | number;
}>;


export type MemberGrantsQuery = { member: { id: string, grants: Array<{ id: string | null, role: Role | null, ownRoleName: string | null, limited: boolean, grantedBy: string | null, grantedAt: string, groups: Array<{ id: string, displayName: string }> }> } | null };

export type GrantableRolesQueryVariables = Exact<{ [key: string]: never; }>;


export type GrantableRolesQuery = { roles: Array<{ role: Role, limitable: boolean }>, ownRoles: Array<{ id: string, name: string, description: string }> };

export type CreateOwnRoleMutationVariables = Exact<{
  input: CreateOwnRoleInput;
}>;


export type CreateOwnRoleMutation = { createOwnRole: { ownRole: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type UpdateOwnRoleMutationVariables = Exact<{
  input: UpdateOwnRoleInput;
}>;


export type UpdateOwnRoleMutation = { updateOwnRole: { ownRole: { id: string, version: number } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type DeleteOwnRoleMutationVariables = Exact<{
  input: DeleteOwnRoleInput;
}>;


export type DeleteOwnRoleMutation = { deleteOwnRole: { ownRoleId: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type GrantRoleMutationVariables = Exact<{
  input: GrantRoleInput;
}>;


export type GrantRoleMutation = { grantRole: { grant: { id: string | null, role: Role | null, ownRoleName: string | null, limited: boolean, grantedBy: string | null, grantedAt: string, groups: Array<{ id: string, displayName: string }> } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type EndGrantMutationVariables = Exact<{
  input: EndGrantInput;
}>;


export type EndGrantMutation = { endGrant: { grantId: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RequireSecondPersonMutationVariables = Exact<{
  input: RequireSecondPersonInput;
}>;


export type RequireSecondPersonMutation = { requireSecondPerson: { permission: Permission | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type WaiveSecondPersonMutationVariables = Exact<{
  input: WaiveSecondPersonInput;
}>;


export type WaiveSecondPersonMutation = { waiveSecondPerson: { permission: Permission | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ServiceAccountsQueryVariables = Exact<{ [key: string]: never; }>;


export type ServiceAccountsQuery = { serviceAccounts: Array<{ id: string, name: string, description: string, permissions: Array<Permission>, pointsPerSecond: number | null, disabledAt: string | null, version: number, tokens: Array<{ id: string, label: string, prefix: string, scopes: Array<Permission>, expiresAt: string, expiresSoon: boolean, lastUsedAt: string | null, lastUsedFrom: string | null, pointsPerSecond: number | null }> }> };

export type CreateServiceAccountMutationVariables = Exact<{
  input: CreateServiceAccountInput;
}>;


export type CreateServiceAccountMutation = { createServiceAccount: { serviceAccount: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type SetServiceAccountDisabledMutationVariables = Exact<{
  input: SetServiceAccountDisabledInput;
}>;


export type SetServiceAccountDisabledMutation = { setServiceAccountDisabled: { serviceAccount: { id: string, disabledAt: string | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type IssueServiceTokenMutationVariables = Exact<{
  input: IssueServiceTokenInput;
}>;


export type IssueServiceTokenMutation = { issueServiceToken: { secret: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RotateTokenMutationVariables = Exact<{
  input: RotateTokenInput;
}>;


export type RotateTokenMutation = { rotateToken: { secret: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type UpdateServiceAccountMutationVariables = Exact<{
  input: UpdateServiceAccountInput;
}>;


export type UpdateServiceAccountMutation = { updateServiceAccount: { serviceAccount: { id: string, version: number } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type OwnSessionsQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnSessionsQuery = { viewer: { authenticatedAt: string | null, me: { id: string, sessions: Array<{ id: string, current: boolean, createdAt: string, lastUsedAt: string | null, expiresAt: string, idleAt: string, agent: string | null, network: string | null }> } | null } };

export type TokensQueryVariables = Exact<{ [key: string]: never; }>;


export type TokensQuery = { tokens: Array<{ id: string, label: string, prefix: string, roles: Array<Role>, scopes: Array<Permission>, createdAt: string, expiresAt: string, lastUsedAt: string | null }> };

export type EndOwnSessionMutationVariables = Exact<{
  input: EndOwnSessionInput;
}>;


export type EndOwnSessionMutation = { endOwnSession: { sessionId: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type EndOwnOtherSessionsMutationVariables = Exact<{
  input: EndOwnOtherSessionsInput;
}>;


export type EndOwnOtherSessionsMutation = { endOwnOtherSessions: { sessionIds: Array<string>, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type IssueTokenMutationVariables = Exact<{
  input: IssueTokenInput;
}>;


export type IssueTokenMutation = { issueToken: { secret: string | null, token: { id: string, label: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RevokeTokenMutationVariables = Exact<{
  input: RevokeTokenInput;
}>;


export type RevokeTokenMutation = { revokeToken: { tokenId: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type OwnIdentitiesQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnIdentitiesQuery = { viewer: { me: { id: string, identities: Array<{ id: string, connectionName: string, issuer: string, linkedAt: string, live: boolean, current: boolean }>, linkableConnections: Array<{ name: string, linkPath: string }> } | null } };

export type RemoveOwnIdentityMutationVariables = Exact<{
  input: RemoveOwnIdentityInput;
}>;


export type RemoveOwnIdentityMutation = { removeOwnIdentity: { identityId: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type SignUpsQueryVariables = Exact<{ [key: string]: never; }>;


export type SignUpsQuery = { signUps: { mode: SignUpMode, list: Array<{ id: string, state: SignUpState, name: string, domain: string, email: string, kind: OrganizationKind, jurisdiction: string, reason: string | null, provenAt: string | null, decidedAt: string | null }> } };

export type SetSignUpModeMutationVariables = Exact<{
  input: SetSignUpModeInput;
}>;


export type SetSignUpModeMutation = { setSignUpMode: { signUps: { mode: SignUpMode } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type DecideSignUpMutationVariables = Exact<{
  input: DecideSignUpInput;
}>;


export type DecideSignUpMutation = { decideSignUp: { signUp: { id: string, state: SignUpState } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ConnectorPartsFragment = { id: string, name: string, kind: ConnectorKind, state: ConnectorState, target: string | null, usedAt: string | null, workedAt: string | null, failingSince: string | null, problem: string | null, pausedAt: string | null, createdAt: string, version: number, product: { id: string, name: string } | null, database: { address: string, name: string, role: string, encrypted: boolean, authority: string | null, collections: Array<{ name: string, category: DataCategory, purpose: Purpose, provenance: Provenance, read: string, erase: string, verify: string }> } | null, objects: { endpoint: string, region: string | null, bucket: string, accessKey: string, template: string, category: DataCategory, purpose: Purpose, provenance: Provenance } | null, manual: { instructions: string, ownerId: string | null, ownerName: string | null, daysBefore: number } | null };

export type ConnectorTrialPartsFragment = { worked: boolean, milliseconds: number, steps: Array<{ name: string, worked: boolean, said: string }> };

export type ConnectorsQueryVariables = Exact<{ [key: string]: never; }>;


export type ConnectorsQuery = { connectors: Array<{ id: string, name: string, kind: ConnectorKind, state: ConnectorState, target: string | null, usedAt: string | null, workedAt: string | null, failingSince: string | null, problem: string | null, pausedAt: string | null, createdAt: string, version: number, product: { id: string, name: string } | null, database: { address: string, name: string, role: string, encrypted: boolean, authority: string | null, collections: Array<{ name: string, category: DataCategory, purpose: Purpose, provenance: Provenance, read: string, erase: string, verify: string }> } | null, objects: { endpoint: string, region: string | null, bucket: string, accessKey: string, template: string, category: DataCategory, purpose: Purpose, provenance: Provenance } | null, manual: { instructions: string, ownerId: string | null, ownerName: string | null, daysBefore: number } | null }>, organization: { id: string, sources: Array<{ id: string, name: string, kind: SourceKind, url: string | null, connected: boolean, product: { id: string, name: string } }> | null } };

export type ConnectorQueryVariables = Exact<{
  id: string | number;
}>;


export type ConnectorQuery = { connector: { id: string, name: string, kind: ConnectorKind, state: ConnectorState, target: string | null, usedAt: string | null, workedAt: string | null, failingSince: string | null, problem: string | null, pausedAt: string | null, createdAt: string, version: number, product: { id: string, name: string } | null, database: { address: string, name: string, role: string, encrypted: boolean, authority: string | null, collections: Array<{ name: string, category: DataCategory, purpose: Purpose, provenance: Provenance, read: string, erase: string, verify: string }> } | null, objects: { endpoint: string, region: string | null, bucket: string, accessKey: string, template: string, category: DataCategory, purpose: Purpose, provenance: Provenance } | null, manual: { instructions: string, ownerId: string | null, ownerName: string | null, daysBefore: number } | null } | null };

export type CreateConnectorMutationVariables = Exact<{
  input: CreateConnectorInput;
}>;


export type CreateConnectorMutation = { createConnector: { connector: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type UpdateConnectorMutationVariables = Exact<{
  input: UpdateConnectorInput;
}>;


export type UpdateConnectorMutation = { updateConnector: { connector: { id: string, name: string, kind: ConnectorKind, state: ConnectorState, target: string | null, usedAt: string | null, workedAt: string | null, failingSince: string | null, problem: string | null, pausedAt: string | null, createdAt: string, version: number, product: { id: string, name: string } | null, database: { address: string, name: string, role: string, encrypted: boolean, authority: string | null, collections: Array<{ name: string, category: DataCategory, purpose: Purpose, provenance: Provenance, read: string, erase: string, verify: string }> } | null, objects: { endpoint: string, region: string | null, bucket: string, accessKey: string, template: string, category: DataCategory, purpose: Purpose, provenance: Provenance } | null, manual: { instructions: string, ownerId: string | null, ownerName: string | null, daysBefore: number } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type TryConnectorMutationVariables = Exact<{
  input: TryConnectorInput;
}>;


export type TryConnectorMutation = { tryConnector: { trial: { worked: boolean, milliseconds: number, steps: Array<{ name: string, worked: boolean, said: string }> } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type CheckConnectorMutationVariables = Exact<{
  input: CheckConnectorInput;
}>;


export type CheckConnectorMutation = { checkConnector: { connector: { id: string, name: string, kind: ConnectorKind, state: ConnectorState, target: string | null, usedAt: string | null, workedAt: string | null, failingSince: string | null, problem: string | null, pausedAt: string | null, createdAt: string, version: number, product: { id: string, name: string } | null, database: { address: string, name: string, role: string, encrypted: boolean, authority: string | null, collections: Array<{ name: string, category: DataCategory, purpose: Purpose, provenance: Provenance, read: string, erase: string, verify: string }> } | null, objects: { endpoint: string, region: string | null, bucket: string, accessKey: string, template: string, category: DataCategory, purpose: Purpose, provenance: Provenance } | null, manual: { instructions: string, ownerId: string | null, ownerName: string | null, daysBefore: number } | null } | null, trial: { worked: boolean, milliseconds: number, steps: Array<{ name: string, worked: boolean, said: string }> } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RotateConnectorSecretMutationVariables = Exact<{
  input: RotateConnectorSecretInput;
}>;


export type RotateConnectorSecretMutation = { rotateConnectorSecret: { connector: { id: string, name: string, kind: ConnectorKind, state: ConnectorState, target: string | null, usedAt: string | null, workedAt: string | null, failingSince: string | null, problem: string | null, pausedAt: string | null, createdAt: string, version: number, product: { id: string, name: string } | null, database: { address: string, name: string, role: string, encrypted: boolean, authority: string | null, collections: Array<{ name: string, category: DataCategory, purpose: Purpose, provenance: Provenance, read: string, erase: string, verify: string }> } | null, objects: { endpoint: string, region: string | null, bucket: string, accessKey: string, template: string, category: DataCategory, purpose: Purpose, provenance: Provenance } | null, manual: { instructions: string, ownerId: string | null, ownerName: string | null, daysBefore: number } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type PauseConnectorMutationVariables = Exact<{
  input: PauseConnectorInput;
}>;


export type PauseConnectorMutation = { pauseConnector: { connector: { id: string, name: string, kind: ConnectorKind, state: ConnectorState, target: string | null, usedAt: string | null, workedAt: string | null, failingSince: string | null, problem: string | null, pausedAt: string | null, createdAt: string, version: number, product: { id: string, name: string } | null, database: { address: string, name: string, role: string, encrypted: boolean, authority: string | null, collections: Array<{ name: string, category: DataCategory, purpose: Purpose, provenance: Provenance, read: string, erase: string, verify: string }> } | null, objects: { endpoint: string, region: string | null, bucket: string, accessKey: string, template: string, category: DataCategory, purpose: Purpose, provenance: Provenance } | null, manual: { instructions: string, ownerId: string | null, ownerName: string | null, daysBefore: number } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ResumeConnectorMutationVariables = Exact<{
  input: ResumeConnectorInput;
}>;


export type ResumeConnectorMutation = { resumeConnector: { connector: { id: string, name: string, kind: ConnectorKind, state: ConnectorState, target: string | null, usedAt: string | null, workedAt: string | null, failingSince: string | null, problem: string | null, pausedAt: string | null, createdAt: string, version: number, product: { id: string, name: string } | null, database: { address: string, name: string, role: string, encrypted: boolean, authority: string | null, collections: Array<{ name: string, category: DataCategory, purpose: Purpose, provenance: Provenance, read: string, erase: string, verify: string }> } | null, objects: { endpoint: string, region: string | null, bucket: string, accessKey: string, template: string, category: DataCategory, purpose: Purpose, provenance: Provenance } | null, manual: { instructions: string, ownerId: string | null, ownerName: string | null, daysBefore: number } | null } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type PreviewConnectorMutationVariables = Exact<{
  input: PreviewConnectorInput;
}>;


export type PreviewConnectorMutation = { previewConnector: { preview: { wouldErase: number, left: number, counts: Array<{ category: DataCategory, items: number, fields: Array<string> }> } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type DeleteConnectorMutationVariables = Exact<{
  input: DeleteConnectorInput;
}>;


export type DeleteConnectorMutation = { deleteConnector: { connectorId: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type StatementHeadFragment = { version: string, title: string, state: StatementState, effectiveAt: string, until: string | null, governs: string | null };

export type StatementDraftPartsFragment = { id: string, version: string, title: string, effectiveAt: string, state: StatementDraftState, preparedBy: Array<string>, returnedBecause: string | null, createdAt: string, submittedAt: string | null, publishedAt: string | null, publishedBy: string | null, hash: string | null, allowed: Array<StatementVerb> };

export type StatementsQueryVariables = Exact<{ [key: string]: never; }>;


export type StatementsQuery = { statements: Array<{ version: string, title: string, state: StatementState, effectiveAt: string, until: string | null, governs: string | null }> };

export type StatementDraftsQueryVariables = Exact<{ [key: string]: never; }>;


export type StatementDraftsQuery = { statementDrafts: Array<{ id: string, version: string, title: string, effectiveAt: string, state: StatementDraftState, preparedBy: Array<string>, returnedBecause: string | null, createdAt: string, submittedAt: string | null, publishedAt: string | null, publishedBy: string | null, hash: string | null, allowed: Array<StatementVerb> }> };

export type StatementQueryVariables = Exact<{
  version: string;
  terms: boolean;
}>;


export type StatementQuery = { statement: { publishedAt: string, hash: string, yaml: string, forMe: Array<string>, version: string, title: string, state: StatementState, effectiveAt: string, until: string | null, governs: string | null, clauses: Array<{ section: string, termKey: string, title: string, value: string, text: string, narrowed: string | null }>, changes?: Array<{ narrowed: string | null, sentence: string, newConflict: boolean, endedConflict: boolean, clampedBy: string | null, switchedOff: boolean, term: { key: string, title: string }, products: Array<{ id: string, name: string }>, before: { text: string } | null, after: { text: string } | null }> } | null };

export type StatementDifferencesQueryVariables = Exact<{
  version: string;
  from?: string | null | undefined;
}>;


export type StatementDifferencesQuery = { statement: { version: string, differences: Array<{ field: string | null, before: string | null, after: string | null, beforeClause: { id: string, section: string, text: string, term: { key: string, title: string } } | null, afterClause: { id: string, section: string, text: string, term: { key: string, title: string } } | null }> } | null };

export type StatementDraftQueryVariables = Exact<{
  id: string | number;
}>;


export type StatementDraftQuery = { statementDraft: { yaml: string, id: string, version: string, title: string, effectiveAt: string, state: StatementDraftState, preparedBy: Array<string>, returnedBecause: string | null, createdAt: string, submittedAt: string | null, publishedAt: string | null, publishedBy: string | null, hash: string | null, allowed: Array<StatementVerb> } | null };

export type NewestStatementQueryVariables = Exact<{ [key: string]: never; }>;


export type NewestStatementQuery = { statements: Array<{ version: string, governs: string | null, yaml: string }> };

export type CheckStatementQueryVariables = Exact<{
  yaml: string;
}>;


export type CheckStatementQuery = { checkStatement: Array<{ line: number, column: number, field: string, fatal: boolean, message: string }> };

export type PreviewStatementQueryVariables = Exact<{
  yaml: string;
}>;


export type PreviewStatementQuery = { previewStatement: { before: string | null, earliest: string, organizationCount: number, affectedCount: number, owed: Array<{ notice: string, until: string, organization: { id: string, name: string } }>, differences: Array<{ field: string | null, before: string | null, after: string | null, beforeClause: { id: string, section: string, text: string, term: { key: string, title: string } } | null, afterClause: { id: string, section: string, text: string, term: { key: string, title: string } } | null }>, effects: Array<{ members: number, organization: { id: string, name: string }, changes: Array<{ narrowed: string | null, sentence: string, newConflict: boolean, endedConflict: boolean, clampedBy: string | null, switchedOff: boolean, term: { key: string, title: string }, products: Array<{ id: string, name: string }>, before: { text: string } | null, after: { text: string } | null }> }> } };

export type ImportStatementMutationVariables = Exact<{
  input: ImportStatementInput;
}>;


export type ImportStatementMutation = { importStatement: { draft: { yaml: string, id: string, version: string, title: string, effectiveAt: string, state: StatementDraftState, preparedBy: Array<string>, returnedBecause: string | null, createdAt: string, submittedAt: string | null, publishedAt: string | null, publishedBy: string | null, hash: string | null, allowed: Array<StatementVerb> } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type SubmitStatementMutationVariables = Exact<{
  input: SubmitStatementInput;
}>;


export type SubmitStatementMutation = { submitStatement: { draft: { id: string, version: string, title: string, effectiveAt: string, state: StatementDraftState, preparedBy: Array<string>, returnedBecause: string | null, createdAt: string, submittedAt: string | null, publishedAt: string | null, publishedBy: string | null, hash: string | null, allowed: Array<StatementVerb> } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ReturnStatementMutationVariables = Exact<{
  input: ReturnStatementInput;
}>;


export type ReturnStatementMutation = { returnStatement: { draft: { id: string, version: string, title: string, effectiveAt: string, state: StatementDraftState, preparedBy: Array<string>, returnedBecause: string | null, createdAt: string, submittedAt: string | null, publishedAt: string | null, publishedBy: string | null, hash: string | null, allowed: Array<StatementVerb> } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type PublishStatementMutationVariables = Exact<{
  input: PublishStatementInput;
}>;


export type PublishStatementMutation = { publishStatement: { draft: { id: string, version: string, title: string, effectiveAt: string, state: StatementDraftState, preparedBy: Array<string>, returnedBecause: string | null, createdAt: string, submittedAt: string | null, publishedAt: string | null, publishedBy: string | null, hash: string | null, allowed: Array<StatementVerb> } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type WithdrawStatementMutationVariables = Exact<{
  input: WithdrawStatementInput;
}>;


export type WithdrawStatementMutation = { withdrawStatement: { draft: { id: string, version: string, title: string, effectiveAt: string, state: StatementDraftState, preparedBy: Array<string>, returnedBecause: string | null, createdAt: string, submittedAt: string | null, publishedAt: string | null, publishedBy: string | null, hash: string | null, allowed: Array<StatementVerb> } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type LogStreamPartsFragment = { id: string, name: string, kind: LogStreamKind, target: string, actions: Array<string>, personal: boolean, state: LogStreamState, problem: string | null, position: number, failures: number, failingSince: string | null, pausedAt: string | null, nextAt: string | null, lastDeliveredAt: string | null, createdAt: string, version: number, https: { url: string, form: LogStreamForm, gzip: boolean, header: string | null, signed: boolean } | null, syslog: { address: string, ca: string | null } | null, bucket: { endpoint: string, region: string | null, bucket: string, prefix: string | null, accessKey: string, gzip: boolean } | null, lag: { events: number, since: string | null } };

export type LogStreamsQueryVariables = Exact<{ [key: string]: never; }>;


export type LogStreamsQuery = { logStreams: Array<{ id: string, name: string, kind: LogStreamKind, target: string, actions: Array<string>, personal: boolean, state: LogStreamState, problem: string | null, position: number, failures: number, failingSince: string | null, pausedAt: string | null, nextAt: string | null, lastDeliveredAt: string | null, createdAt: string, version: number, https: { url: string, form: LogStreamForm, gzip: boolean, header: string | null, signed: boolean } | null, syslog: { address: string, ca: string | null } | null, bucket: { endpoint: string, region: string | null, bucket: string, prefix: string | null, accessKey: string, gzip: boolean } | null, lag: { events: number, since: string | null } }> };

export type LogStreamQueryVariables = Exact<{
  id: string | number;
}>;


export type LogStreamQuery = { logStream: { id: string, name: string, kind: LogStreamKind, target: string, actions: Array<string>, personal: boolean, state: LogStreamState, problem: string | null, position: number, failures: number, failingSince: string | null, pausedAt: string | null, nextAt: string | null, lastDeliveredAt: string | null, createdAt: string, version: number, https: { url: string, form: LogStreamForm, gzip: boolean, header: string | null, signed: boolean } | null, syslog: { address: string, ca: string | null } | null, bucket: { endpoint: string, region: string | null, bucket: string, prefix: string | null, accessKey: string, gzip: boolean } | null, lag: { events: number, since: string | null } } | null };

export type LogDeliveriesQueryVariables = Exact<{
  id: string | number;
  first: number;
  after?: string | null | undefined;
  state?: LogDeliveryState | null | undefined;
}>;


export type LogDeliveriesQuery = { logStream: { id: string, deliveries: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, purpose: LogDeliveryPurpose, state: LogDeliveryState, first: number | null, next: number | null, events: number, status: number | null, problem: string | null, at: string }> } } | null };

export type LogDeliveryQueryVariables = Exact<{
  id: string | number;
}>;


export type LogDeliveryQuery = { logDelivery: { id: string, purpose: LogDeliveryPurpose, state: LogDeliveryState, first: number | null, next: number | null, events: number, bytes: number, target: string, status: number | null, answer: string, problem: string | null, milliseconds: number, at: string } | null };

export type CreateLogStreamMutationVariables = Exact<{
  input: CreateLogStreamInput;
}>;


export type CreateLogStreamMutation = { createLogStream: { secret: string | null, stream: { id: string, name: string, kind: LogStreamKind, target: string, actions: Array<string>, personal: boolean, state: LogStreamState, problem: string | null, position: number, failures: number, failingSince: string | null, pausedAt: string | null, nextAt: string | null, lastDeliveredAt: string | null, createdAt: string, version: number, https: { url: string, form: LogStreamForm, gzip: boolean, header: string | null, signed: boolean } | null, syslog: { address: string, ca: string | null } | null, bucket: { endpoint: string, region: string | null, bucket: string, prefix: string | null, accessKey: string, gzip: boolean } | null, lag: { events: number, since: string | null } } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type UpdateLogStreamMutationVariables = Exact<{
  input: UpdateLogStreamInput;
}>;


export type UpdateLogStreamMutation = { updateLogStream: { secret: string | null, stream: { id: string, name: string, kind: LogStreamKind, target: string, actions: Array<string>, personal: boolean, state: LogStreamState, problem: string | null, position: number, failures: number, failingSince: string | null, pausedAt: string | null, nextAt: string | null, lastDeliveredAt: string | null, createdAt: string, version: number, https: { url: string, form: LogStreamForm, gzip: boolean, header: string | null, signed: boolean } | null, syslog: { address: string, ca: string | null } | null, bucket: { endpoint: string, region: string | null, bucket: string, prefix: string | null, accessKey: string, gzip: boolean } | null, lag: { events: number, since: string | null } } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type PauseLogStreamMutationVariables = Exact<{
  input: PauseLogStreamInput;
}>;


export type PauseLogStreamMutation = { pauseLogStream: { stream: { id: string, name: string, kind: LogStreamKind, target: string, actions: Array<string>, personal: boolean, state: LogStreamState, problem: string | null, position: number, failures: number, failingSince: string | null, pausedAt: string | null, nextAt: string | null, lastDeliveredAt: string | null, createdAt: string, version: number, https: { url: string, form: LogStreamForm, gzip: boolean, header: string | null, signed: boolean } | null, syslog: { address: string, ca: string | null } | null, bucket: { endpoint: string, region: string | null, bucket: string, prefix: string | null, accessKey: string, gzip: boolean } | null, lag: { events: number, since: string | null } } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ResumeLogStreamMutationVariables = Exact<{
  input: ResumeLogStreamInput;
}>;


export type ResumeLogStreamMutation = { resumeLogStream: { stream: { id: string, name: string, kind: LogStreamKind, target: string, actions: Array<string>, personal: boolean, state: LogStreamState, problem: string | null, position: number, failures: number, failingSince: string | null, pausedAt: string | null, nextAt: string | null, lastDeliveredAt: string | null, createdAt: string, version: number, https: { url: string, form: LogStreamForm, gzip: boolean, header: string | null, signed: boolean } | null, syslog: { address: string, ca: string | null } | null, bucket: { endpoint: string, region: string | null, bucket: string, prefix: string | null, accessKey: string, gzip: boolean } | null, lag: { events: number, since: string | null } } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type DeleteLogStreamMutationVariables = Exact<{
  input: DeleteLogStreamInput;
}>;


export type DeleteLogStreamMutation = { deleteLogStream: { logStreamId: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type TestLogStreamMutationVariables = Exact<{
  input: TestLogStreamInput;
}>;


export type TestLogStreamMutation = { testLogStream: { delivery: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ReplayLogStreamMutationVariables = Exact<{
  input: ReplayLogStreamInput;
}>;


export type ReplayLogStreamMutation = { replayLogStream: { stream: { id: string, name: string, kind: LogStreamKind, target: string, actions: Array<string>, personal: boolean, state: LogStreamState, problem: string | null, position: number, failures: number, failingSince: string | null, pausedAt: string | null, nextAt: string | null, lastDeliveredAt: string | null, createdAt: string, version: number, https: { url: string, form: LogStreamForm, gzip: boolean, header: string | null, signed: boolean } | null, syslog: { address: string, ca: string | null } | null, bucket: { endpoint: string, region: string | null, bucket: string, prefix: string | null, accessKey: string, gzip: boolean } | null, lag: { events: number, since: string | null } } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type LogExportsQueryVariables = Exact<{ [key: string]: never; }>;


export type LogExportsQuery = { logExports: Array<{ id: string, format: LogExportFormat, state: LogExportState, personal: boolean, size: number, position: number, events: number, problem: string | null, createdAt: string, file: { id: string, name: string, bytes: number, sha256: string, expiresAt: string, url: string } | null }> };

export type StartLogExportMutationVariables = Exact<{
  input: StartLogExportInput;
}>;


export type StartLogExportMutation = { startLogExport: { export: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type CancelLogExportMutationVariables = Exact<{
  input: CancelLogExportInput;
}>;


export type CancelLogExportMutation = { cancelLogExport: { export: { id: string, state: LogExportState } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type SupportAccessQueryVariables = Exact<{ [key: string]: never; }>;


export type SupportAccessQuery = { supportGrants: Array<{ id: string, reason: string, permissions: Array<Permission>, named: boolean, grantedBy: string | null, grantedAt: string, expiresAt: string, endedAt: string | null, live: boolean, visits: Array<{ reason: string, startedAt: string, endedAt: string | null }> }> };

export type SupportChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type SupportChoicesQuery = { supportChoices: Array<Permission> };

export type SupportDoorsQueryVariables = Exact<{ [key: string]: never; }>;


export type SupportDoorsQuery = { supportDoors: Array<{ grantId: string, organizationName: string, organizationSlug: string, reason: string, permissions: Array<Permission>, expiresAt: string }> };

export type GrantSupportMutationVariables = Exact<{
  input: GrantSupportInput;
}>;


export type GrantSupportMutation = { grantSupport: { supportGrant: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type EndSupportMutationVariables = Exact<{
  input: EndSupportInput;
}>;


export type EndSupportMutation = { endSupport: { supportGrant: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type EnterSupportMutationVariables = Exact<{
  input: EnterSupportInput;
}>;


export type EnterSupportMutation = { enterSupport: { until: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type LeaveSupportMutationVariables = Exact<{
  input: LeaveSupportInput;
}>;


export type LeaveSupportMutation = { leaveSupport: { left: boolean, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type SupportRequestsQueryVariables = Exact<{ [key: string]: never; }>;


export type SupportRequestsQuery = { supportRequests: Array<{ id: string, operatorName: string, reason: string, hours: number, permissions: Array<Permission>, state: SupportRequestState, askedAt: string, expiresAt: string, answeredBy: string | null, answeredAt: string | null, refusal: string | null }> };

export type AskedSupportQueryVariables = Exact<{ [key: string]: never; }>;


export type AskedSupportQuery = { askedSupport: Array<{ id: string, organizationName: string, reason: string, hours: number, state: SupportRequestState, askedAt: string, expiresAt: string, refusal: string | null }> };

export type AskSupportMutationVariables = Exact<{
  input: AskSupportInput;
}>;


export type AskSupportMutation = { askSupport: { asked: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type WithdrawSupportRequestMutationVariables = Exact<{
  input: WithdrawSupportRequestInput;
}>;


export type WithdrawSupportRequestMutation = { withdrawSupportRequest: { asked: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type AllowSupportMutationVariables = Exact<{
  input: AllowSupportInput;
}>;


export type AllowSupportMutation = { allowSupport: { supportRequest: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RefuseSupportMutationVariables = Exact<{
  input: RefuseSupportInput;
}>;


export type RefuseSupportMutation = { refuseSupport: { supportRequest: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type FindOrganizationsQueryVariables = Exact<{
  search: string;
}>;


export type FindOrganizationsQuery = { organizations: { nodes: Array<{ id: string, name: string, slug: string }> } };

export type OwnHandTaskPartsFragment = { id: string, kind: RequestKind, source: string | null, work: TaskWork | null, state: HandTaskState, instructions: string | null, dueAt: string, rejected: string | null, subjectName: string, subjectUserName: string, subjectExternalId: string | null, subjectEmails: Array<string> };

export type OwnHandTasksQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnHandTasksQuery = { ownHandTasks: Array<{ id: string, kind: RequestKind, source: string | null, work: TaskWork | null, state: HandTaskState, instructions: string | null, dueAt: string, rejected: string | null, subjectName: string, subjectUserName: string, subjectExternalId: string | null, subjectEmails: Array<string> }> };

export type TermRulePartsFragment = { layer: TermLayer, title: string, section: string, operator: ClauseOperator, written: string, text: string, quote: string | null, signedAt: string | null, narrowed: string | null, clauseId: string | null, product: { name: string } | null, document: { id: string, reference: string | null, signer: string | null, hash: string | null } | null };

export type TermRowPartsFragment = { sentence: string, withoutContract: string, external: boolean, term: { key: string, title: string, matter: string, subjectOnly: boolean }, value: { text: string } | null, default: { text: string } | null, winner: { layer: TermLayer, title: string, section: string } | null, losers: Array<{ reason: LoserReason }>, floors: Array<{ applied: boolean }>, conflict: Array<{ title: string }> };

export type ScopePartsFragment = { products?: Array<{ id: string, name: string, family: ProductFamily }>, member?: { id: string, displayName: string, userName: string } | null, group?: { id: string, displayName: string } | null };

export type TermsQueryVariables = Exact<{
  productId?: string | number | null | undefined;
  version?: string | null | undefined;
  memberId?: string | number;
  ofMember?: boolean;
  groupId?: string | number;
  ofGroup?: boolean;
  shelf?: boolean;
  member?: string | number | null | undefined;
  group?: string | number | null | undefined;
  validAt?: string | null | undefined;
  knownAt?: string | null | undefined;
}>;


export type TermsQuery = { effectiveTerms: Array<{ sentence: string, withoutContract: string, external: boolean, term: { key: string, title: string, matter: string, subjectOnly: boolean }, value: { text: string } | null, default: { text: string } | null, winner: { layer: TermLayer, title: string, section: string } | null, losers: Array<{ reason: LoserReason }>, floors: Array<{ applied: boolean }>, conflict: Array<{ title: string }> }>, statements: Array<{ version: string, title: string, state: StatementState, effectiveAt: string, until: string | null, governs: string | null }>, termConflicts: Array<{ id: string }>, products?: Array<{ id: string, name: string, family: ProductFamily }>, member?: { id: string, displayName: string, userName: string } | null, group?: { id: string, displayName: string } | null };

export type TermQueryVariables = Exact<{
  key: string;
  productId?: string | number | null | undefined;
  version?: string | null | undefined;
  memberId?: string | number;
  ofMember?: boolean;
  groupId?: string | number;
  ofGroup?: boolean;
  shelf?: boolean;
  member?: string | number | null | undefined;
  group?: string | number | null | undefined;
  validAt?: string | null | undefined;
  knownAt?: string | null | undefined;
  atTheTime?: boolean;
}>;


export type TermQuery = { effectiveTerm: { sentence: string, withoutContract: string, fingerprint: string, external: boolean, validAt: string, knownAt: string, term: { key: string, title: string, matter: string, type: TermType, options: Array<string>, section: string, subjectOnly: boolean, enforcedBy: string }, value: { text: string, written: string } | null, default: { text: string, written: string } | null, defaultRule: { layer: TermLayer, title: string, section: string, operator: ClauseOperator, written: string, text: string, quote: string | null, signedAt: string | null, narrowed: string | null, clauseId: string | null, product: { name: string } | null, document: { id: string, reference: string | null, signer: string | null, hash: string | null } | null } | null, winner: { layer: TermLayer, title: string, section: string, operator: ClauseOperator, written: string, text: string, quote: string | null, signedAt: string | null, narrowed: string | null, clauseId: string | null, product: { name: string } | null, document: { id: string, reference: string | null, signer: string | null, hash: string | null } | null } | null, contributors: Array<{ layer: TermLayer, title: string, section: string, operator: ClauseOperator, written: string, text: string, quote: string | null, signedAt: string | null, narrowed: string | null, clauseId: string | null, product: { name: string } | null, document: { id: string, reference: string | null, signer: string | null, hash: string | null } | null }>, losers: Array<{ reason: LoserReason, sentence: string, rule: { layer: TermLayer, title: string, section: string, operator: ClauseOperator, written: string, text: string, quote: string | null, signedAt: string | null, narrowed: string | null, clauseId: string | null, product: { name: string } | null, document: { id: string, reference: string | null, signer: string | null, hash: string | null } | null } }>, floors: Array<{ law: string, applied: boolean, value: { text: string } }>, conflict: Array<{ layer: TermLayer, title: string, section: string, operator: ClauseOperator, written: string, text: string, quote: string | null, signedAt: string | null, narrowed: string | null, clauseId: string | null, product: { name: string } | null, document: { id: string, reference: string | null, signer: string | null, hash: string | null } | null }> } | null, termTimeline: Array<{ from: string, until: string | null, effective: { sentence: string, external: boolean, value: { text: string } | null, winner: { layer: TermLayer, title: string, section: string } | null, floors: Array<{ law: string, applied: boolean }>, conflict: Array<{ title: string }> } }>, products?: Array<{ id: string, name: string, family: ProductFamily }>, member?: { id: string, displayName: string, userName: string } | null, group?: { id: string, displayName: string } | null };

export type StepPartsFragment = { from: string, until: string | null, effective: { sentence: string, external: boolean, value: { text: string } | null, winner: { layer: TermLayer, title: string, section: string } | null, floors: Array<{ law: string, applied: boolean }>, conflict: Array<{ title: string }> } };

export type TermTimelinesQueryVariables = Exact<{
  productId?: string | number | null | undefined;
  version?: string | null | undefined;
  memberId?: string | number;
  ofMember?: boolean;
  groupId?: string | number;
  ofGroup?: boolean;
  shelf?: boolean;
  member?: string | number | null | undefined;
  group?: string | number | null | undefined;
  knownAt?: string | null | undefined;
  atTheTime?: boolean;
}>;


export type TermTimelinesQuery = { termTimelines: Array<{ term: { key: string, title: string }, steps: Array<{ from: string, until: string | null, effective: { sentence: string, external: boolean, value: { text: string } | null, winner: { layer: TermLayer, title: string, section: string } | null, floors: Array<{ law: string, applied: boolean }>, conflict: Array<{ title: string }> } }> }>, products?: Array<{ id: string, name: string, family: ProductFamily }>, member?: { id: string, displayName: string, userName: string } | null, group?: { id: string, displayName: string } | null };

export type TermConflictsQueryVariables = Exact<{
  people: boolean;
}>;


export type TermConflictsQuery = { termConflicts: Array<{ id: string, since: string, members: number, openRequests: number, product: { id: string, name: string } | null, owner?: { id: string, displayName: string } | null, effective: { sentence: string, term: { key: string, title: string }, value: { text: string } | null, conflict: Array<{ layer: TermLayer, title: string, section: string, operator: ClauseOperator, written: string, text: string, quote: string | null, signedAt: string | null, narrowed: string | null, clauseId: string | null, product: { name: string } | null, document: { id: string, reference: string | null, signer: string | null, hash: string | null } | null }> } }> };

export type OwnTermConflictMutationVariables = Exact<{
  input: OwnTermConflictInput;
}>;


export type OwnTermConflictMutation = { ownTermConflict: { conflict: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type CompareTermsQueryVariables = Exact<{
  left: string | number;
  right: string | number;
}>;


export type CompareTermsQuery = { compareTerms: Array<{ leftFrom: string, leftSentence: string, rightFrom: string, rightSentence: string, same: boolean, term: { key: string, title: string, matter: string }, left: { text: string } | null, right: { text: string } | null }> };

export type ComparableOrganizationsQueryVariables = Exact<{ [key: string]: never; }>;


export type ComparableOrganizationsQuery = { viewer: { organization: { id: string } }, organizations: { nodes: Array<{ id: string, name: string, jurisdiction: string }> } };

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


export type StartImportMutation = { startImport: { import: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ApplyImportMutationVariables = Exact<{
  input: ApplyImportInput;
}>;


export type ApplyImportMutation = { applyImport: { import: { id: string, state: ImportState } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type CancelImportMutationVariables = Exact<{
  input: CancelImportInput;
}>;


export type CancelImportMutation = { cancelImport: { import: { id: string, state: ImportState } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type StartExportMutationVariables = Exact<{
  input: StartExportInput;
}>;


export type StartExportMutation = { startExport: { export: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type TransferColumnsQueryVariables = Exact<{ [key: string]: never; }>;


export type TransferColumnsQuery = { members: Array<{ path: string }>, groups: Array<{ path: string }> };

export type WebhookPartsFragment = { id: string, name: string, url: string, actions: Array<string>, state: WebhookState, problem: string | null, failures: number, failingSince: string | null, createdAt: string, counts: { waiting: number, delivered: number, failed: number }, secrets: Array<{ prefix: string, createdAt: string, endsAt: string | null }> };

export type WebhookActionsQueryVariables = Exact<{ [key: string]: never; }>;


export type WebhookActionsQuery = { webhookActions: Array<{ action: string, occurred: boolean }> };

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


export type CreateWebhookMutation = { createWebhook: { secret: string | null, webhook: { id: string, name: string, url: string, actions: Array<string>, state: WebhookState, problem: string | null, failures: number, failingSince: string | null, createdAt: string, counts: { waiting: number, delivered: number, failed: number }, secrets: Array<{ prefix: string, createdAt: string, endsAt: string | null }> } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type UpdateWebhookMutationVariables = Exact<{
  input: UpdateWebhookInput;
}>;


export type UpdateWebhookMutation = { updateWebhook: { webhook: { id: string, name: string, url: string, actions: Array<string>, state: WebhookState, problem: string | null, failures: number, failingSince: string | null, createdAt: string, counts: { waiting: number, delivered: number, failed: number }, secrets: Array<{ prefix: string, createdAt: string, endsAt: string | null }> } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type PauseWebhookMutationVariables = Exact<{
  input: PauseWebhookInput;
}>;


export type PauseWebhookMutation = { pauseWebhook: { webhook: { id: string, name: string, url: string, actions: Array<string>, state: WebhookState, problem: string | null, failures: number, failingSince: string | null, createdAt: string, counts: { waiting: number, delivered: number, failed: number }, secrets: Array<{ prefix: string, createdAt: string, endsAt: string | null }> } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ResumeWebhookMutationVariables = Exact<{
  input: ResumeWebhookInput;
}>;


export type ResumeWebhookMutation = { resumeWebhook: { webhook: { id: string, name: string, url: string, actions: Array<string>, state: WebhookState, problem: string | null, failures: number, failingSince: string | null, createdAt: string, counts: { waiting: number, delivered: number, failed: number }, secrets: Array<{ prefix: string, createdAt: string, endsAt: string | null }> } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type DeleteWebhookMutationVariables = Exact<{
  input: DeleteWebhookInput;
}>;


export type DeleteWebhookMutation = { deleteWebhook: { webhookId: string | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type RotateWebhookSecretMutationVariables = Exact<{
  input: RotateWebhookSecretInput;
}>;


export type RotateWebhookSecretMutation = { rotateWebhookSecret: { secret: string | null, webhook: { id: string, name: string, url: string, actions: Array<string>, state: WebhookState, problem: string | null, failures: number, failingSince: string | null, createdAt: string, counts: { waiting: number, delivered: number, failed: number }, secrets: Array<{ prefix: string, createdAt: string, endsAt: string | null }> } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type TestWebhookMutationVariables = Exact<{
  input: TestWebhookInput;
}>;


export type TestWebhookMutation = { testWebhook: { delivery: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ReplayWebhookDeliveryMutationVariables = Exact<{
  input: ReplayWebhookDeliveryInput;
}>;


export type ReplayWebhookDeliveryMutation = { replayWebhookDelivery: { delivery: { id: string } | null, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

export type ReplayFailedWebhookDeliveriesMutationVariables = Exact<{
  input: ReplayFailedWebhookDeliveriesInput;
}>;


export type ReplayFailedWebhookDeliveriesMutation = { replayFailedWebhookDeliveries: { count: number, errors: Array<{ code: ErrorCode, message: string, path: Array<string> }> } };

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
  pattern
  product {
    id
    name
  }
  toMember {
    id
    displayName
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
  resource
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
export const DifferencePartsFragmentDoc = new TypedDocumentString(`
    fragment DifferenceParts on DocumentDifference {
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
    `, {"fragmentName":"DifferenceParts"}) as unknown as TypedDocumentString<DifferencePartsFragment, unknown>;
export const TermChangePartsFragmentDoc = new TypedDocumentString(`
    fragment TermChangeParts on TermChange {
  narrowed
  sentence
  newConflict
  endedConflict
  clampedBy
  switchedOff
  term {
    key
    title
  }
  products {
    id
    name
  }
  before {
    text
  }
  after {
    text
  }
}
    `, {"fragmentName":"TermChangeParts"}) as unknown as TypedDocumentString<TermChangePartsFragment, unknown>;
export const ExtensionPartsFragmentDoc = new TypedDocumentString(`
    fragment ExtensionParts on Extension {
  id
  version
  urn
  resource
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
  custodian
  query
  categories
  from
  until
}
    `, {"fragmentName":"HoldParts"}) as unknown as TypedDocumentString<HoldPartsFragment, unknown>;
export const LogKeptPartsFragmentDoc = new TypedDocumentString(`
    fragment LogKeptParts on LogKept {
  term
  rule
  suspended
  removed
  removedBefore
  removedAt
  oldestAt
  waits
  note
}
    `, {"fragmentName":"LogKeptParts"}) as unknown as TypedDocumentString<LogKeptPartsFragment, unknown>;
export const LossPartsFragmentDoc = new TypedDocumentString(`
    fragment LossParts on AccountLoss {
  id
  cause
  state
  begunAt
  begunBy
  lastDay
  endsAt
  heldSince
  closedAt
  records
  claimed
  cancellable
  items {
    acquiredBy
    records
    offer
    answer
    fetchedAt
    moved
    deleted
    settled
    product {
      id
      name
    }
  }
}
    `, {"fragmentName":"LossParts"}) as unknown as TypedDocumentString<LossPartsFragment, unknown>;
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
export const OpenedRecordFragmentDoc = new TypedDocumentString(`
    fragment OpenedRecord on Record {
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
    `, {"fragmentName":"OpenedRecord"}) as unknown as TypedDocumentString<OpenedRecordFragment, unknown>;
export const WithheldContentFragmentDoc = new TypedDocumentString(`
    fragment WithheldContent on Withheld {
  category
  why
  product {
    id
    name
  }
}
    `, {"fragmentName":"WithheldContent"}) as unknown as TypedDocumentString<WithheldContentFragment, unknown>;
export const RestrictionPartsFragmentDoc = new TypedDocumentString(`
    fragment RestrictionParts on Restriction {
  id
  category
  ground
  reason
  placedBy
  placedAt
  requestId
  liftAt
  liftReason
  liftedAt
  product {
    id
    name
  }
}
    `, {"fragmentName":"RestrictionParts"}) as unknown as TypedDocumentString<RestrictionPartsFragment, unknown>;
export const OwnItemPartsFragmentDoc = new TypedDocumentString(`
    fragment OwnItemParts on OwnItem {
  item
  title
  category
  basis
  because
  declinable
  declined
  changedAt
  givenAt
  product {
    id
    name
  }
  without {
    key
    title
    whole
  }
  history {
    declined
    at
  }
  told {
    source
    state
  }
}
    `, {"fragmentName":"OwnItemParts"}) as unknown as TypedDocumentString<OwnItemPartsFragment, unknown>;
export const OwnRequestPartsFragmentDoc = new TypedDocumentString(`
    fragment OwnRequestParts on OwnRequest {
  hearable
  messages {
    id
    side
    text
    writtenBy
    writtenAt
  }
  hearing {
    state
    heldAt
    place
    decision
    statement
  }
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
  until
  history {
    allowed
    at
  }
  told {
    source
    state
    problem
    toldAt
  }
}
    `, {"fragmentName":"ChoiceParts"}) as unknown as TypedDocumentString<ChoicePartsFragment, unknown>;
export const OwnLossPartsFragmentDoc = new TypedDocumentString(`
    fragment OwnLossParts on OwnLoss {
  cause
  state
  lastDay
  endsAt
  claimed
  items {
    acquiredBy
    records
    offer
    answer
    fetchedAt
    moved
    deleted
    settled
    product {
      id
      name
    }
  }
}
    `, {"fragmentName":"OwnLossParts"}) as unknown as TypedDocumentString<OwnLossPartsFragment, unknown>;
export const SourcePartsFragmentDoc = new TypedDocumentString(`
    fragment SourceParts on Source {
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
    `, {"fragmentName":"SourceParts"}) as unknown as TypedDocumentString<SourcePartsFragment, unknown>;
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
export const HandTaskPartsFragmentDoc = new TypedDocumentString(`
    fragment HandTaskParts on HandTask {
  id
  source
  work
  state
  instructions
  ownerId
  ownerName
  dueAt
  fields {
    category
    field
    items
  }
  note
  evidence
  file {
    id
    name
    bytes
    url
  }
  rejected
  reportedBy
  reportedAt
  confirmedBy
  confirmedAt
  mayConfirm
}
    `, {"fragmentName":"HandTaskParts"}) as unknown as TypedDocumentString<HandTaskPartsFragment, unknown>;
export const ThreadPartsFragmentDoc = new TypedDocumentString(`
    fragment ThreadParts on Request {
  id
  messages {
    id
    side
    text
    step
    writtenBy
    writtenAt
  }
  handTasks {
    ...HandTaskParts
  }
  links {
    id
    way
    usable
    attempts
    fetched
    expiresAt
    madeBy
    madeAt
  }
  hearing {
    state
    askedAt
    heldAt
    place
    officer
    mine
    decision
    statement
  }
}
    fragment HandTaskParts on HandTask {
  id
  source
  work
  state
  instructions
  ownerId
  ownerName
  dueAt
  fields {
    category
    field
    items
  }
  note
  evidence
  file {
    id
    name
    bytes
    url
  }
  rejected
  reportedBy
  reportedAt
  confirmedBy
  confirmedAt
  mayConfirm
}`, {"fragmentName":"ThreadParts"}) as unknown as TypedDocumentString<ThreadPartsFragment, unknown>;
export const TemplatePartsFragmentDoc = new TypedDocumentString(`
    fragment TemplateParts on AnswerTemplate {
  id
  step
  kind
  language
  body
  version
  changedBy
  changedAt
}
    `, {"fragmentName":"TemplateParts"}) as unknown as TypedDocumentString<TemplatePartsFragment, unknown>;
export const AgentPartsFragmentDoc = new TypedDocumentString(`
    fragment AgentParts on RequestAgent {
  id
  agentId
  name
  publicKey
  addedAt
  seenAt
}
    `, {"fragmentName":"AgentParts"}) as unknown as TypedDocumentString<AgentPartsFragment, unknown>;
export const RequestLetterPartsFragmentDoc = new TypedDocumentString(`
    fragment RequestLetterParts on RequestLetter {
  cameAt
  state
  why
  requestId
}
    `, {"fragmentName":"RequestLetterParts"}) as unknown as TypedDocumentString<RequestLetterPartsFragment, unknown>;
export const RequestMailboxPartsFragmentDoc = new TypedDocumentString(`
    fragment RequestMailboxParts on RequestMailbox {
  address
  hookUrl
  madeAt
  rotatedAt
  formerUntil
  taken
  ignored
  letters {
    ...RequestLetterParts
  }
}
    fragment RequestLetterParts on RequestLetter {
  cameAt
  state
  why
  requestId
}`, {"fragmentName":"RequestMailboxParts"}) as unknown as TypedDocumentString<RequestMailboxPartsFragment, unknown>;
export const ControllerPartsFragmentDoc = new TypedDocumentString(`
    fragment ControllerParts on RequestController {
  id
  name
  vouches
  fetches
  seenAt
  taken
  problem
}
    `, {"fragmentName":"ControllerParts"}) as unknown as TypedDocumentString<ControllerPartsFragment, unknown>;
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
  offers {
    id
    state
    oldDueAt
    newDueAt
    document {
      id
      title
    }
  }
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
    lasting
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
export const RedactionPartsFragmentDoc = new TypedDocumentString(`
    fragment RedactionParts on Redaction {
  id
  scope
  place
  field
  passage
  reason
  state
  places
  madeBy
  madeAt
  decidedBy
  decidedAt
  person {
    id
    displayName
  }
}
    `, {"fragmentName":"RedactionParts"}) as unknown as TypedDocumentString<RedactionPartsFragment, unknown>;
export const GrantLineFragmentDoc = new TypedDocumentString(`
    fragment GrantLine on Grant {
  id
  role
  ownRoleName
  limited
  groups {
    id
    displayName
  }
  grantedBy
  grantedAt
}
    `, {"fragmentName":"GrantLine"}) as unknown as TypedDocumentString<GrantLineFragment, unknown>;
export const ConnectorPartsFragmentDoc = new TypedDocumentString(`
    fragment ConnectorParts on Connector {
  id
  name
  kind
  state
  target
  product {
    id
    name
  }
  database {
    address
    name
    role
    encrypted
    authority
    collections {
      name
      category
      purpose
      provenance
      read
      erase
      verify
    }
  }
  objects {
    endpoint
    region
    bucket
    accessKey
    template
    category
    purpose
    provenance
  }
  manual {
    instructions
    ownerId
    ownerName
    daysBefore
  }
  usedAt
  workedAt
  failingSince
  problem
  pausedAt
  createdAt
  version
}
    `, {"fragmentName":"ConnectorParts"}) as unknown as TypedDocumentString<ConnectorPartsFragment, unknown>;
export const ConnectorTrialPartsFragmentDoc = new TypedDocumentString(`
    fragment ConnectorTrialParts on ConnectorTrial {
  worked
  milliseconds
  steps {
    name
    worked
    said
  }
}
    `, {"fragmentName":"ConnectorTrialParts"}) as unknown as TypedDocumentString<ConnectorTrialPartsFragment, unknown>;
export const StatementHeadFragmentDoc = new TypedDocumentString(`
    fragment StatementHead on Statement {
  version
  title
  state
  effectiveAt
  until
  governs
}
    `, {"fragmentName":"StatementHead"}) as unknown as TypedDocumentString<StatementHeadFragment, unknown>;
export const StatementDraftPartsFragmentDoc = new TypedDocumentString(`
    fragment StatementDraftParts on StatementDraft {
  id
  version
  title
  effectiveAt
  state
  preparedBy
  returnedBecause
  createdAt
  submittedAt
  publishedAt
  publishedBy
  hash
  allowed
}
    `, {"fragmentName":"StatementDraftParts"}) as unknown as TypedDocumentString<StatementDraftPartsFragment, unknown>;
export const LogStreamPartsFragmentDoc = new TypedDocumentString(`
    fragment LogStreamParts on LogStream {
  id
  name
  kind
  target
  https {
    url
    form
    gzip
    header
    signed
  }
  syslog {
    address
    ca
  }
  bucket {
    endpoint
    region
    bucket
    prefix
    accessKey
    gzip
  }
  actions
  personal
  state
  problem
  position
  lag {
    events
    since
  }
  failures
  failingSince
  pausedAt
  nextAt
  lastDeliveredAt
  createdAt
  version
}
    `, {"fragmentName":"LogStreamParts"}) as unknown as TypedDocumentString<LogStreamPartsFragment, unknown>;
export const OwnHandTaskPartsFragmentDoc = new TypedDocumentString(`
    fragment OwnHandTaskParts on OwnHandTask {
  id
  kind
  source
  work
  state
  instructions
  dueAt
  rejected
  subjectName
  subjectUserName
  subjectExternalId
  subjectEmails
}
    `, {"fragmentName":"OwnHandTaskParts"}) as unknown as TypedDocumentString<OwnHandTaskPartsFragment, unknown>;
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
  narrowed
  clauseId
  product {
    name
  }
  document {
    id
    reference
    signer
    hash
  }
}
    `, {"fragmentName":"TermRuleParts"}) as unknown as TypedDocumentString<TermRulePartsFragment, unknown>;
export const TermRowPartsFragmentDoc = new TypedDocumentString(`
    fragment TermRowParts on EffectiveTerm {
  sentence
  withoutContract
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
    `, {"fragmentName":"TermRowParts"}) as unknown as TypedDocumentString<TermRowPartsFragment, unknown>;
export const ScopePartsFragmentDoc = new TypedDocumentString(`
    fragment ScopeParts on Query {
  products @include(if: $shelf) {
    id
    name
    family
  }
  member(id: $memberId) @include(if: $ofMember) {
    id
    displayName
    userName
  }
  group(id: $groupId) @include(if: $ofGroup) {
    id
    displayName
  }
}
    `, {"fragmentName":"ScopeParts"}) as unknown as TypedDocumentString<ScopePartsFragment, unknown>;
export const StepPartsFragmentDoc = new TypedDocumentString(`
    fragment StepParts on TermStep {
  from
  until
  effective {
    sentence
    external
    value {
      text
    }
    winner {
      layer
      title
      section
    }
    floors {
      law
      applied
    }
    conflict {
      title
    }
  }
}
    `, {"fragmentName":"StepParts"}) as unknown as TypedDocumentString<StepPartsFragment, unknown>;
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
export const TransferChangedDocument = new TypedDocumentString(`
    subscription TransferChanged($id: ID) {
  transferChanged(id: $id) {
    cursor
  }
}
    `, {"documentId":"sha256:4fd68912beb2801a8c571f39250837b3fedcd41e89c4d73079a3ff6bb29331e5"}) as unknown as TypedDocumentString<TransferChangedSubscription, TransferChangedSubscriptionVariables>;
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
export const PaletteSearchDocument = new TypedDocumentString(`
    query PaletteSearch($search: String!, $members: Boolean!) {
  members(first: 6, filter: {search: $search}) @include(if: $members) {
    nodes {
      id
      displayName
      userName
    }
  }
  groups(first: 4, filter: {search: $search}) @include(if: $members) {
    nodes {
      id
      displayName
      memberCount
    }
  }
}
    `, {"documentId":"sha256:a89d45b732498567a54b3bfd8d227f66763b81717f4543a514af1df17b925b15"}) as unknown as TypedDocumentString<PaletteSearchQuery, PaletteSearchQueryVariables>;
export const OwnOrganizationsDocument = new TypedDocumentString(`
    query OwnOrganizations($search: String!) {
  viewer {
    organizationList(first: 8, search: $search) {
      nodes {
        slug
        name
        current
      }
    }
  }
}
    `, {"documentId":"sha256:5b7e31b52dc6f735e0fbedf20d440e732788c731dcb969edc265b8247d8a338d"}) as unknown as TypedDocumentString<OwnOrganizationsQuery, OwnOrganizationsQueryVariables>;
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
    limits {
      permission
      groups
    }
    breakGlass
    support {
      reason
      until
      mayChange
      mayReadContent
    }
    supportInside {
      until
      visits
    }
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
    `, {"documentId":"sha256:40d7a9c6146140af8a5e4e3b715ef58b8ab2c93ba6c0d0d0b4fd1faf8361ceb9"}) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const SavedViewsDocument = new TypedDocumentString(`
    query SavedViews($list: SavedViewList!) {
  savedViews(list: $list) {
    id
    name
    search
  }
}
    `, {"documentId":"sha256:11e3da20850afff3e0004bb7095d5f96a0946cbaa6f376d4e3ddcabe1c2c07e9"}) as unknown as TypedDocumentString<SavedViewsQuery, SavedViewsQueryVariables>;
export const CreateSavedViewDocument = new TypedDocumentString(`
    mutation CreateSavedView($input: CreateSavedViewInput!) {
  createSavedView(input: $input) {
    savedView {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:106b6b65bdccba0b5caf90e990f94a74fdb418df408b3d4aff5ef3bbe6e5b82b"}) as unknown as TypedDocumentString<CreateSavedViewMutation, CreateSavedViewMutationVariables>;
export const RenameSavedViewDocument = new TypedDocumentString(`
    mutation RenameSavedView($input: RenameSavedViewInput!) {
  renameSavedView(input: $input) {
    savedView {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:1a396379d261e23260088830036fb5fbfe567564cb6417c1bd8426db9db3c03f"}) as unknown as TypedDocumentString<RenameSavedViewMutation, RenameSavedViewMutationVariables>;
export const DeleteSavedViewDocument = new TypedDocumentString(`
    mutation DeleteSavedView($input: DeleteSavedViewInput!) {
  deleteSavedView(input: $input) {
    savedViewId
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:5ce3b4d2a15b33a141b05a1aef0769c39b9fd1afac98deffdb58755740779823"}) as unknown as TypedDocumentString<DeleteSavedViewMutation, DeleteSavedViewMutationVariables>;
export const ApprovalsDocument = new TypedDocumentString(`
    query Approvals($openOnly: Boolean!) {
  proposals(openOnly: $openOnly) {
    id
    change
    description
    permission
    input {
      key
      value
    }
    proposedBy
    proposedAt
    expiresAt
    state
    decidedBy
    decidedAt
    reason
    result
    aloneFrom
    actions
  }
}
    `, {"documentId":"sha256:d2e57364b6bfeab5b157bd52299f9bb4969a35425a8129efaf36875c0e92041e"}) as unknown as TypedDocumentString<ApprovalsQuery, ApprovalsQueryVariables>;
export const ApproveProposalDocument = new TypedDocumentString(`
    mutation ApproveProposal($input: ApproveProposalInput!) {
  approveProposal(input: $input) {
    proposal {
      id
      state
      result
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:f5fec4b44f8d9e483649f089e2582cc4f3dbbcd5ebdc29970e3c875a4b76c410"}) as unknown as TypedDocumentString<ApproveProposalMutation, ApproveProposalMutationVariables>;
export const RejectProposalDocument = new TypedDocumentString(`
    mutation RejectProposal($input: RejectProposalInput!) {
  rejectProposal(input: $input) {
    proposal {
      id
      state
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:f874331eaf11dc81464ed4c2f257cf6591747c9afd4698f93dfebbabded66907"}) as unknown as TypedDocumentString<RejectProposalMutation, RejectProposalMutationVariables>;
export const WithdrawProposalDocument = new TypedDocumentString(`
    mutation WithdrawProposal($input: WithdrawProposalInput!) {
  withdrawProposal(input: $input) {
    proposal {
      id
      state
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:6d96fbe44ff7fc23ef1506d32c970049a691b44da5fa89c69e335c960fcf05f7"}) as unknown as TypedDocumentString<WithdrawProposalMutation, WithdrawProposalMutationVariables>;
export const CompleteProposalDocument = new TypedDocumentString(`
    mutation CompleteProposal($input: CompleteProposalInput!) {
  completeProposal(input: $input) {
    proposal {
      id
      state
      change
      result
    }
    secret
    breakGlassSecrets {
      codes
      oneTimeSecret
      oneTimeUri
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:4094db44bbfa74f9123c3a1befeca8f0b0194c705db5eaced61ff5e2c85704ea"}) as unknown as TypedDocumentString<CompleteProposalMutation, CompleteProposalMutationVariables>;
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
  pattern
  product {
    id
    name
  }
  toMember {
    id
    displayName
  }
  counts {
    waiting
    change
    unchanged
    refused
  }
}`, {"documentId":"sha256:27c76cdd2bb4b304b1b10ffb2c8e205bc57529e2bc4df5c64b6b71a47b756e5a"}) as unknown as TypedDocumentString<BulkChangesQuery, BulkChangesQueryVariables>;
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
        plan
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
  pattern
  product {
    id
    name
  }
  toMember {
    id
    displayName
  }
  counts {
    waiting
    change
    unchanged
    refused
  }
}`, {"documentId":"sha256:a9ab4684bf93eb514fc6a8341d5b8ea079a21cc653312697600f65598aa865ab"}) as unknown as TypedDocumentString<BulkChangeQuery, BulkChangeQueryVariables>;
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
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:a497405d2197b65fe0e472e3832b36198e6505f3417b10fd4f5842ec0deca323"}) as unknown as TypedDocumentString<StartBulkChangeMutation, StartBulkChangeMutationVariables>;
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
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:fbaccc55926c9863b4fefff04d6153c7b34025b30e65850d4776aeaeb83030b5"}) as unknown as TypedDocumentString<CancelBulkChangeMutation, CancelBulkChangeMutationVariables>;
export const UndoBulkChangeDocument = new TypedDocumentString(`
    mutation UndoBulkChange($input: UndoBulkChangeInput!) {
  undoBulkChange(input: $input) {
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
    `, {"documentId":"sha256:1d86681e386a133298336408df29c82f477756fdb9478caff7110323bb316415"}) as unknown as TypedDocumentString<UndoBulkChangeMutation, UndoBulkChangeMutationVariables>;
export const CatalogueDocument = new TypedDocumentString(`
    query Catalogue {
  catalogueText
  subprocessorObjections {
    organization {
      id
      name
    }
    notice {
      id
      objection
      objectedAt
      after {
        name
        country
      }
    }
  }
}
    `, {"documentId":"sha256:66ccdafa32ef708f5d7ce5f5ec9f5bf94bee5f27054024915e47d20a934176fe"}) as unknown as TypedDocumentString<CatalogueQuery, CatalogueQueryVariables>;
export const CheckCatalogueDocument = new TypedDocumentString(`
    query CheckCatalogue($yaml: String!) {
  checkCatalogue(yaml: $yaml) {
    line
    field
    message
  }
}
    `, {"documentId":"sha256:96535bf5dc2ff286fd3276c3a8493de9a74804b21adf82d1629a8c8cba9825c0"}) as unknown as TypedDocumentString<CheckCatalogueQuery, CheckCatalogueQueryVariables>;
export const ImportCatalogueDocument = new TypedDocumentString(`
    mutation ImportCatalogue($input: ImportCatalogueInput!) {
  importCatalogue(input: $input) {
    announced
    retired
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:c327eb5983c9b070861fe503733c7fdb24f222277a219cc38e550aeeadc1ef30"}) as unknown as TypedDocumentString<ImportCatalogueMutation, ImportCatalogueMutationVariables>;
export const AnswerObjectionDocument = new TypedDocumentString(`
    mutation AnswerObjection($input: AnswerObjectionInput!) {
  answerObjection(input: $input) {
    notice {
      id
      state
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:61fbead402609a204c200abb1cbe41043a64e8de533af5ae48235979103419bc"}) as unknown as TypedDocumentString<AnswerObjectionMutation, AnswerObjectionMutationVariables>;
export const ConflictsDocument = new TypedDocumentString(`
    query Conflicts($ignored: Boolean!) {
  directories {
    id
    name
  }
  conflicts(ignored: $ignored) {
    more
    conflicts {
      id
      kind
      address
      attempts
      lastAt
      exchangeId
      ignoredBecause
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
}`, {"documentId":"sha256:15d037bd07bf3cb47a05bfb9e47ca3fb2433b3ea9dae129fda531982c03dd0e1"}) as unknown as TypedDocumentString<ConflictsQuery, ConflictsQueryVariables>;
export const AdoptConflictDocument = new TypedDocumentString(`
    mutation AdoptConflict($input: AdoptConflictInput!) {
  adoptConflict(input: $input) {
    member {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:276dae44cd6d08e2501cac9590ed79b79fa6cd2069af0221e3dd2966ed7d122b"}) as unknown as TypedDocumentString<AdoptConflictMutation, AdoptConflictMutationVariables>;
export const RenameConflictDocument = new TypedDocumentString(`
    mutation RenameConflict($input: RenameConflictInput!) {
  renameConflict(input: $input) {
    member {
      id
      userName
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:e0aa8ff35382749ef96cb1b187c90518d8ce21b7ccf8e9fb0183fedacd407793"}) as unknown as TypedDocumentString<RenameConflictMutation, RenameConflictMutationVariables>;
export const IgnoreConflictDocument = new TypedDocumentString(`
    mutation IgnoreConflict($input: IgnoreConflictInput!) {
  ignoreConflict(input: $input) {
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:6c6b1c35c9db3c4ca9ba052aa9e76164eda4a20a0184c1c1b6a9a4711a695a98"}) as unknown as TypedDocumentString<IgnoreConflictMutation, IgnoreConflictMutationVariables>;
export const ReopenConflictDocument = new TypedDocumentString(`
    mutation ReopenConflict($input: ReopenConflictInput!) {
  reopenConflict(input: $input) {
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:11d12321b4b88980676904bb460aa5347a3b665eddeb1d052628f37bd604c693"}) as unknown as TypedDocumentString<ReopenConflictMutation, ReopenConflictMutationVariables>;
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
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:692556acc8dd414dc7cf49e722640df11192325c101965ffd6995e5a143bb5ad"}) as unknown as TypedDocumentString<CreateBreakGlassMutation, CreateBreakGlassMutationVariables>;
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
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:555d84dcd185ca52f402aaadad4b2a6a3e95e008ff72517ce7c22536068c1997"}) as unknown as TypedDocumentString<RenewBreakGlassMutation, RenewBreakGlassMutationVariables>;
export const RemoveBreakGlassDocument = new TypedDocumentString(`
    mutation RemoveBreakGlass($input: RemoveBreakGlassInput!) {
  removeBreakGlass(input: $input) {
    name
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:dde69e81182350649b284740c8f5bca417ec7f510c4779750708d49990b0eaf7"}) as unknown as TypedDocumentString<RemoveBreakGlassMutation, RemoveBreakGlassMutationVariables>;
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
    logoutUri
    linkPath
    stepUp
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
    `, {"documentId":"sha256:2a79c18bb15ad21780075536346038536b5dc2852708e442eb89935f3df022d8"}) as unknown as TypedDocumentString<ConnectionQuery, ConnectionQueryVariables>;
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
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:d493cdd48cc03c7a98dba1770b96a1f9ba3cc6c330c68e8ec14f0b4c0688861a"}) as unknown as TypedDocumentString<DiscoverProviderMutation, DiscoverProviderMutationVariables>;
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
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:4beb9f5df0af07537933cd32006767338362ca2b0a124abb141fa8c008b99438"}) as unknown as TypedDocumentString<SaveConnectionMutation, SaveConnectionMutationVariables>;
export const PilotConnectionDocument = new TypedDocumentString(`
    mutation PilotConnection($input: PilotConnectionInput!) {
  pilotConnection(input: $input) {
    connection {
      id
      state
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:3c5659795993fb70a7913638e23366a51d9a725e9489afbed52591599ac7c4bb"}) as unknown as TypedDocumentString<PilotConnectionMutation, PilotConnectionMutationVariables>;
export const EnforceConnectionDocument = new TypedDocumentString(`
    mutation EnforceConnection($input: EnforceConnectionInput!) {
  enforceConnection(input: $input) {
    connection {
      id
      state
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:bb3de970cded20f7363317d7475317b51c246135d9afd5f99db1a49c8720c9fc"}) as unknown as TypedDocumentString<EnforceConnectionMutation, EnforceConnectionMutationVariables>;
export const DisableConnectionDocument = new TypedDocumentString(`
    mutation DisableConnection($input: DisableConnectionInput!) {
  disableConnection(input: $input) {
    connection {
      id
      state
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:70e1be4847e8c274f6f59919fb6daa6ee83555611a1cb64d0d7bb7c2218aa974"}) as unknown as TypedDocumentString<DisableConnectionMutation, DisableConnectionMutationVariables>;
export const ReopenConnectionDocument = new TypedDocumentString(`
    mutation ReopenConnection($input: ReopenConnectionInput!) {
  reopenConnection(input: $input) {
    connection {
      id
      state
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:b4da93403145740e2b7a4aae395bb9d4fba787c8dd80c9add57ed4467d8b3b75"}) as unknown as TypedDocumentString<ReopenConnectionMutation, ReopenConnectionMutationVariables>;
export const RotateConnectionSecretDocument = new TypedDocumentString(`
    mutation RotateConnectionSecret($input: RotateConnectionSecretInput!) {
  rotateConnectionSecret(input: $input) {
    connection {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:a154277e5840a6d6fb18b94f3604fba9fee88ee1328395c5d9e751f25ec92b64"}) as unknown as TypedDocumentString<RotateConnectionSecretMutation, RotateConnectionSecretMutationVariables>;
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
export const ReserveConnectionDocument = new TypedDocumentString(`
    mutation ReserveConnection($input: ReserveConnectionInput!) {
  reserveConnection(input: $input) {
    reservation {
      id
      redirectUri
      jwksUri
      logoutUri
      expiresAt
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:f33e1b7506c88c43470c34e59db0d8305bd94f41412b3afa58c9a3f9a1700946"}) as unknown as TypedDocumentString<ReserveConnectionMutation, ReserveConnectionMutationVariables>;
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
export const ProviderRolesDocument = new TypedDocumentString(`
    query ProviderRoles {
  roles {
    role
    assignable
    limitable
  }
}
    `, {"documentId":"sha256:d74daa1c0df035a7dba3c3a20284a180ed51a0c02159b74863062111b9741315"}) as unknown as TypedDocumentString<ProviderRolesQuery, ProviderRolesQueryVariables>;
export const DirectoriesDocument = new TypedDocumentString(`
    query Directories {
  directories {
    ...DirectoryHead
    status {
      condition
    }
    health(days: 7) {
      day
      answered
      refused
      failed
    }
  }
  conflicts {
    conflicts {
      id
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
}`, {"documentId":"sha256:4dbf60098b2ea071308c125a345707e463a0b7a40338c9b7aa03d9e71e99ac71"}) as unknown as TypedDocumentString<DirectoriesQuery, DirectoriesQueryVariables>;
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
      code
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
}`, {"documentId":"sha256:90b0bb3cd731eb3ba15495353d76de0b98c58a6410e2087a0a15d64276984c7b"}) as unknown as TypedDocumentString<CreateDirectoryMutation, CreateDirectoryMutationVariables>;
export const UpdateDirectoryDocument = new TypedDocumentString(`
    mutation UpdateDirectory($input: UpdateDirectoryInput!) {
  updateDirectory(input: $input) {
    directory {
      ...DirectoryHead
    }
    errors {
      code
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
}`, {"documentId":"sha256:853325e80a1c92cf4a4382b65db00f9aa1ffa430975a684677ad66cfe5916ada"}) as unknown as TypedDocumentString<UpdateDirectoryMutation, UpdateDirectoryMutationVariables>;
export const DirectoryOwnsDocument = new TypedDocumentString(`
    query DirectoryOwns($id: ID!) {
  directory(id: $id) {
    id
    owns {
      members
      groups
    }
  }
}
    `, {"documentId":"sha256:d410625f864cc9271f31abfd55d9a5c25fa555192cc209765011f2fa96198a81"}) as unknown as TypedDocumentString<DirectoryOwnsQuery, DirectoryOwnsQueryVariables>;
export const DeleteDirectoryDocument = new TypedDocumentString(`
    mutation DeleteDirectory($input: DeleteDirectoryInput!) {
  deleteDirectory(input: $input) {
    directoryId
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:b80aa6bb32392089c016fc998ffc7d5cb755bcd585e89f2b191638fafd9c3429"}) as unknown as TypedDocumentString<DeleteDirectoryMutation, DeleteDirectoryMutationVariables>;
export const IssueDirectoryTokenDocument = new TypedDocumentString(`
    mutation IssueDirectoryToken($input: IssueDirectoryTokenInput!) {
  issueDirectoryToken(input: $input) {
    secret
    token {
      ...DirectoryTokenParts
    }
    errors {
      code
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
}`, {"documentId":"sha256:0477889c8617d9f9f0710b56083a2da089fb1b8f796142eaf79af6eb592fa9dd"}) as unknown as TypedDocumentString<IssueDirectoryTokenMutation, IssueDirectoryTokenMutationVariables>;
export const RevokeDirectoryTokenDocument = new TypedDocumentString(`
    mutation RevokeDirectoryToken($input: RevokeDirectoryTokenInput!) {
  revokeDirectoryToken(input: $input) {
    token {
      ...DirectoryTokenParts
    }
    errors {
      code
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
}`, {"documentId":"sha256:83857c619583f710dc4eb63738cd1542594c2c4aaa6eadb5865dd502eb739429"}) as unknown as TypedDocumentString<RevokeDirectoryTokenMutation, RevokeDirectoryTokenMutationVariables>;
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
  resource
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
}`, {"documentId":"sha256:ce7c3edfed53471220e200f05b625c80c858257b531e686046a967d6262445a9"}) as unknown as TypedDocumentString<DirectorySetUpQuery, DirectorySetUpQueryVariables>;
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
      code
      message
      path
    }
  }
}
    fragment MappingRuleParts on MappingRule {
  resource
  source
  target
  transform
  second
  separator
  constant
  default
}`, {"documentId":"sha256:33839312e713922668b458e153038a4b03993c158f5b5a4981b60813137d7843"}) as unknown as TypedDocumentString<SaveMappingMutation, SaveMappingMutationVariables>;
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
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:ad32168c5b3a331a7bc74e96463dfd173ed9a647f394c8057f0ad3ec513b1237"}) as unknown as TypedDocumentString<SaveDirectoryLogMutation, SaveDirectoryLogMutationVariables>;
export const TryRequestDocument = new TypedDocumentString(`
    mutation TryRequest($input: TryRequestInput!) {
  tryRequest(input: $input) {
    outcome {
      ...TrialParts
    }
    errors {
      code
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
}`, {"documentId":"sha256:87aea68150c405605284365b46b03134ca5d4a09845cb4b872c2670544d27d6c"}) as unknown as TypedDocumentString<TryRequestMutation, TryRequestMutationVariables>;
export const ReplayExchangeDocument = new TypedDocumentString(`
    mutation ReplayExchange($input: ReplayExchangeInput!) {
  replayExchange(input: $input) {
    outcome {
      ...TrialParts
    }
    errors {
      code
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
}`, {"documentId":"sha256:e1f1c0c6324527744e3ec262ec8841447b63559f3800bc2e1f07d61973fa83e1"}) as unknown as TypedDocumentString<ReplayExchangeMutation, ReplayExchangeMutationVariables>;
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
      code
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
}`, {"documentId":"sha256:e58459c9c39d0dc7ee50a8df58b345be8b8d49350b0d88fd704f38761af8afd1"}) as unknown as TypedDocumentString<SetDirectoryRulesMutation, SetDirectoryRulesMutationVariables>;
export const RotateDirectoryTokenDocument = new TypedDocumentString(`
    mutation RotateDirectoryToken($input: RotateDirectoryTokenInput!) {
  rotateDirectoryToken(input: $input) {
    secret
    token {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:cfe9be6d23bd87efebd2a5b6c3eda9634b53d5cc3214df54e4d24bc1d0ee1ef4"}) as unknown as TypedDocumentString<RotateDirectoryTokenMutation, RotateDirectoryTokenMutationVariables>;
export const CreateDirectoryClientDocument = new TypedDocumentString(`
    mutation CreateDirectoryClient($input: CreateDirectoryClientInput!) {
  createDirectoryClient(input: $input) {
    secret
    client {
      ...DirectoryClientParts
    }
    errors {
      code
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
}`, {"documentId":"sha256:4a962c9189bf882fbd94bf404741d4c5686ab10984e08220a22947338caadc69"}) as unknown as TypedDocumentString<CreateDirectoryClientMutation, CreateDirectoryClientMutationVariables>;
export const RotateDirectoryClientDocument = new TypedDocumentString(`
    mutation RotateDirectoryClient($input: RotateDirectoryClientInput!) {
  rotateDirectoryClient(input: $input) {
    secret
    client {
      ...DirectoryClientParts
    }
    errors {
      code
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
}`, {"documentId":"sha256:03be7536a01a3fa49999b43c71fd8f332cee374492ab4ba88ff1158b436c138e"}) as unknown as TypedDocumentString<RotateDirectoryClientMutation, RotateDirectoryClientMutationVariables>;
export const RevokeDirectoryClientDocument = new TypedDocumentString(`
    mutation RevokeDirectoryClient($input: RevokeDirectoryClientInput!) {
  revokeDirectoryClient(input: $input) {
    client {
      ...DirectoryClientParts
    }
    errors {
      code
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
}`, {"documentId":"sha256:1e03bf18ac87a64776d08f6f45b8251d32dd73f2c95003f2e907b4b90e2d034d"}) as unknown as TypedDocumentString<RevokeDirectoryClientMutation, RevokeDirectoryClientMutationVariables>;
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
      code
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
}`, {"documentId":"sha256:1045e72a5c2fc301264311e3093968f2e320543942fcf0d0e9a3d8518396de27"}) as unknown as TypedDocumentString<CreateAgreementMutation, CreateAgreementMutationVariables>;
export const AddClausesDocument = new TypedDocumentString(`
    mutation AddClauses($input: AddClausesInput!) {
  addClauses(input: $input) {
    document {
      ...DocumentHead
    }
    errors {
      code
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
}`, {"documentId":"sha256:e67616a4f8de8ad4102618694b06e97b1e1c4dd025e4adad1645748625927d69"}) as unknown as TypedDocumentString<AddClausesMutation, AddClausesMutationVariables>;
export const SignDocumentDocument = new TypedDocumentString(`
    mutation SignDocument($input: SignDocumentInput!) {
  signDocument(input: $input) {
    document {
      ...DocumentHead
    }
    errors {
      code
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
}`, {"documentId":"sha256:514b631bf947266c869d4b6cde3c084d040290dac9282411538712cde0607772"}) as unknown as TypedDocumentString<SignDocumentMutation, SignDocumentMutationVariables>;
export const RemoveClauseDocument = new TypedDocumentString(`
    mutation RemoveClause($input: RemoveClauseInput!) {
  removeClause(input: $input) {
    document {
      ...DocumentHead
    }
    errors {
      code
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
}`, {"documentId":"sha256:3d0f3e9d7b5bdafdfe50b3fb8b65bd7be5defee348d1d278f14042ec3be3c2ca"}) as unknown as TypedDocumentString<RemoveClauseMutation, RemoveClauseMutationVariables>;
export const TerminateDocumentDocument = new TypedDocumentString(`
    mutation TerminateDocument($input: TerminateDocumentInput!) {
  terminateDocument(input: $input) {
    document {
      ...DocumentHead
    }
    errors {
      code
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
}`, {"documentId":"sha256:fcf453db92ca9d1cd1bf76d6e92b4d1e9051297d2ab4f6143351f1da85b8c851"}) as unknown as TypedDocumentString<TerminateDocumentMutation, TerminateDocumentMutationVariables>;
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
    ...DifferenceParts
  }
}
    fragment DifferenceParts on DocumentDifference {
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
}`, {"documentId":"sha256:b1f317eb599a9ad1ac0836baf2725f336430975701a915bf3a411b17a399bdb2"}) as unknown as TypedDocumentString<DocumentDiffQuery, DocumentDiffQueryVariables>;
export const ImportAgreementDocument = new TypedDocumentString(`
    mutation ImportAgreement($input: ImportAgreementInput!) {
  importAgreement(input: $input) {
    document {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:ce474574be26bda00aa63ad8dac6245c26cee44f48500b8cbef65f1053e4c8dd"}) as unknown as TypedDocumentString<ImportAgreementMutation, ImportAgreementMutationVariables>;
export const SubmitDocumentDocument = new TypedDocumentString(`
    mutation SubmitDocument($input: SubmitDocumentInput!) {
  submitDocument(input: $input) {
    document {
      ...DocumentHead
    }
    errors {
      code
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
}`, {"documentId":"sha256:d17c7fa9489c1d00ce0ca81b8b9ec35ac00b002c80381f8b07579e28addda0a4"}) as unknown as TypedDocumentString<SubmitDocumentMutation, SubmitDocumentMutationVariables>;
export const ReturnDocumentDocument = new TypedDocumentString(`
    mutation ReturnDocument($input: ReturnDocumentInput!) {
  returnDocument(input: $input) {
    document {
      ...DocumentHead
    }
    errors {
      code
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
}`, {"documentId":"sha256:7cc6ea308a88058395adaddc4193c59cc9740986580085da579d425c313eb4c9"}) as unknown as TypedDocumentString<ReturnDocumentMutation, ReturnDocumentMutationVariables>;
export const AttachDocumentFileDocument = new TypedDocumentString(`
    mutation AttachDocumentFile($input: AttachDocumentFileInput!) {
  attachDocumentFile(input: $input) {
    document {
      ...DocumentHead
    }
    errors {
      code
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
}`, {"documentId":"sha256:0a597ad5e790a9510df7dc70268cb1bfe9385b0fa22ce2b925a92ac82325919c"}) as unknown as TypedDocumentString<AttachDocumentFileMutation, AttachDocumentFileMutationVariables>;
export const PreviewAgreementDocument = new TypedDocumentString(`
    query PreviewAgreement($yaml: String!) {
  previewAgreement(yaml: $yaml) {
    ...TermChangeParts
  }
}
    fragment TermChangeParts on TermChange {
  narrowed
  sentence
  newConflict
  endedConflict
  clampedBy
  switchedOff
  term {
    key
    title
  }
  products {
    id
    name
  }
  before {
    text
  }
  after {
    text
  }
}`, {"documentId":"sha256:9730b8f2c827bfe358bb511ba1fc4a33e46dcd9b4a9ccfeb4067b026e665fa76"}) as unknown as TypedDocumentString<PreviewAgreementQuery, PreviewAgreementQueryVariables>;
export const DocumentSimulationDocument = new TypedDocumentString(`
    query DocumentSimulation($id: ID!) {
  document(id: $id) {
    id
    simulation {
      id
      state
      done
      total
      requestedAt
      result {
        at
        members
        affectedMembers
        requestCount
        recordsEarlier
        recordsLater
        productsOff {
          members
          product {
            id
            slug
            name
          }
        }
        changes {
          ...TermChangeParts
        }
        requests {
          oldDueAt
          newDueAt
          request {
            id
            kind
            subjectName
          }
        }
      }
    }
  }
}
    fragment TermChangeParts on TermChange {
  narrowed
  sentence
  newConflict
  endedConflict
  clampedBy
  switchedOff
  term {
    key
    title
  }
  products {
    id
    name
  }
  before {
    text
  }
  after {
    text
  }
}`, {"documentId":"sha256:0c2654f1d0d4f2fcfce3fcc920c807d04dd0d043f92f83fade308a55ee43fa6a"}) as unknown as TypedDocumentString<DocumentSimulationQuery, DocumentSimulationQueryVariables>;
export const SimulateDocumentDocument = new TypedDocumentString(`
    mutation SimulateDocument($input: SimulateDocumentInput!) {
  simulateDocument(input: $input) {
    simulation {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:c8e0d0d571245676567fd27fee88f3ed99f11e1937f5bae296b76f90c6a14dd1"}) as unknown as TypedDocumentString<SimulateDocumentMutation, SimulateDocumentMutationVariables>;
export const PolicyReachDocument = new TypedDocumentString(`
    query PolicyReach($id: ID!, $people: Boolean!) {
  document(id: $id) {
    id
    policyReach {
      publishedAt
      remindedAt
      summary
      members
      acknowledged
      acknowledgements @include(if: $people) {
        member {
          id
          displayName
        }
      }
      missing @include(if: $people) {
        id
        displayName
      }
    }
  }
}
    `, {"documentId":"sha256:15fe665cb0035ef29f44fc86509253c7382d325f6a3cc8606a417b20537fc857"}) as unknown as TypedDocumentString<PolicyReachQuery, PolicyReachQueryVariables>;
export const PublishPolicyDocument = new TypedDocumentString(`
    mutation PublishPolicy($input: PublishPolicyInput!) {
  publishPolicy(input: $input) {
    document {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:6d6c2170f194c6e7c6d31506551d7c77a38b31675d5cd0a1ea5dafea34df6b0d"}) as unknown as TypedDocumentString<PublishPolicyMutation, PublishPolicyMutationVariables>;
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
export const RemindPolicyDocument = new TypedDocumentString(`
    mutation RemindPolicy($input: RemindPolicyInput!) {
  remindPolicy(input: $input) {
    document {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:dfe3fc71ffa1d2bb830e1dea9d763f45c8b4cb0f039959eec234bfb5f2f8701f"}) as unknown as TypedDocumentString<RemindPolicyMutation, RemindPolicyMutationVariables>;
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
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:3c716878c33a55b73b898993003ae55db7ced5fc132520cd7c993cc64243338c"}) as unknown as TypedDocumentString<AddDomainMutation, AddDomainMutationVariables>;
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
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:14ddc1e9f2d1ed6e64b8d778f30e1744eae2854ced419551cf986f8e2287afea"}) as unknown as TypedDocumentString<CheckDomainMutation, CheckDomainMutationVariables>;
export const RemoveDomainDocument = new TypedDocumentString(`
    mutation RemoveDomain($input: RemoveDomainInput!) {
  removeDomain(input: $input) {
    domainId
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:f46ffe6236de9a729d1730498f9fcebc3d24323a54e13b4df10e763a494b2dea"}) as unknown as TypedDocumentString<RemoveDomainMutation, RemoveDomainMutationVariables>;
export const AskFoundAccountDocument = new TypedDocumentString(`
    mutation AskFoundAccount($input: AskFoundAccountInput!) {
  askFoundAccount(input: $input) {
    foundAccount {
      id
      state
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:64e34e96ac87661e8420bea6f8c7277baa47bb34f4b0a8593ea895317f7f2a97"}) as unknown as TypedDocumentString<AskFoundAccountMutation, AskFoundAccountMutationVariables>;
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
  resource
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
}`, {"documentId":"sha256:c54349ae59b789b1dd1839c70c4fd2922e1c2ec20cdd6f1cdd3d129de6c9e151"}) as unknown as TypedDocumentString<ExtensionsQuery, ExtensionsQueryVariables>;
export const CreateExtensionDocument = new TypedDocumentString(`
    mutation CreateExtension($input: CreateExtensionInput!) {
  createExtension(input: $input) {
    extension {
      ...ExtensionParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment ExtensionParts on Extension {
  id
  version
  urn
  resource
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
}`, {"documentId":"sha256:def8bdc2b089efb82703e1bd2612c8c348d78fc428150bd3bb2d885479783ea2"}) as unknown as TypedDocumentString<CreateExtensionMutation, CreateExtensionMutationVariables>;
export const UpdateExtensionDocument = new TypedDocumentString(`
    mutation UpdateExtension($input: UpdateExtensionInput!) {
  updateExtension(input: $input) {
    extension {
      ...ExtensionParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment ExtensionParts on Extension {
  id
  version
  urn
  resource
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
}`, {"documentId":"sha256:02e63c39a8ed3164752000cd3d4c686c34d56258e4991f0299e975d5e8cd3a9f"}) as unknown as TypedDocumentString<UpdateExtensionMutation, UpdateExtensionMutationVariables>;
export const RemoveExtensionDocument = new TypedDocumentString(`
    mutation RemoveExtension($input: RemoveExtensionInput!) {
  removeExtension(input: $input) {
    members
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:4117bc096fe6d6eb0276518632e0769ab9aea7fd40440aede72174ff0afd3689"}) as unknown as TypedDocumentString<RemoveExtensionMutation, RemoveExtensionMutationVariables>;
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
    extensions {
      urn
      name
      values {
        key
        value
      }
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
    `, {"documentId":"sha256:fa6354f88a38e26f889748500c382afeef1269551815399656f61795a14ba024"}) as unknown as TypedDocumentString<GroupQuery, GroupQueryVariables>;
export const CreateGroupDocument = new TypedDocumentString(`
    mutation CreateGroup($input: CreateGroupInput!) {
  createGroup(input: $input) {
    group {
      id
      displayName
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:f532ed1e511f0594e6bdc9d8656ff4eba3921191d642e1cfa99958a725dfc9e1"}) as unknown as TypedDocumentString<CreateGroupMutation, CreateGroupMutationVariables>;
export const UpdateGroupDocument = new TypedDocumentString(`
    mutation UpdateGroup($input: UpdateGroupInput!) {
  updateGroup(input: $input) {
    group {
      id
      displayName
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:e4a4de2fa403851981612062e0ee6113b0f74ebbec709b9367e3c7f92776cef4"}) as unknown as TypedDocumentString<UpdateGroupMutation, UpdateGroupMutationVariables>;
export const DeleteGroupDocument = new TypedDocumentString(`
    mutation DeleteGroup($input: DeleteGroupInput!) {
  deleteGroup(input: $input) {
    groupId
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:cb6b2b851b62083e9b872ac61f05228d70c258a8a4845e17ed6164353d86ce24"}) as unknown as TypedDocumentString<DeleteGroupMutation, DeleteGroupMutationVariables>;
export const AddGroupMembersDocument = new TypedDocumentString(`
    mutation AddGroupMembers($input: AddGroupMembersInput!) {
  addGroupMembers(input: $input) {
    added
    group {
      id
      memberCount
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:b236acbfb60331932e3fc93a1c7dc372743350cea77e623f57d5a45d4ba27283"}) as unknown as TypedDocumentString<AddGroupMembersMutation, AddGroupMembersMutationVariables>;
export const RemoveGroupMembersDocument = new TypedDocumentString(`
    mutation RemoveGroupMembers($input: RemoveGroupMembersInput!) {
  removeGroupMembers(input: $input) {
    removed
    group {
      id
      memberCount
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:12c10987d56d2eb3aa844eceb91b8a32b55dd6e6501258b43207da7a1da94ddb"}) as unknown as TypedDocumentString<RemoveGroupMembersMutation, RemoveGroupMembersMutationVariables>;
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
  custodian
  query
  categories
  from
  until
}`, {"documentId":"sha256:dba204cdf51476877878a2441e4746624fe8aaa6caa8e13ebf1745aa18deb3cd"}) as unknown as TypedDocumentString<HoldsQuery, HoldsQueryVariables>;
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
  custodian
  query
  categories
  from
  until
}`, {"documentId":"sha256:b449f2a9d9af0a4316cf405892af8c35b3877743590c143b62e22ea098bad5a7"}) as unknown as TypedDocumentString<HoldQuery, HoldQueryVariables>;
export const PlaceHoldDocument = new TypedDocumentString(`
    mutation PlaceHold($input: PlaceHoldInput!) {
  placeHold(input: $input) {
    hold {
      ...HoldParts
    }
    errors {
      code
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
  custodian
  query
  categories
  from
  until
}`, {"documentId":"sha256:99c3d73ec2ef3a63544f5b08ba45f1dc0bb0ef477b93ea30910573e6b3c996b8"}) as unknown as TypedDocumentString<PlaceHoldMutation, PlaceHoldMutationVariables>;
export const ReleaseHoldDocument = new TypedDocumentString(`
    mutation ReleaseHold($input: ReleaseHoldInput!) {
  releaseHold(input: $input) {
    hold {
      ...HoldParts
    }
    errors {
      code
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
  custodian
  query
  categories
  from
  until
}`, {"documentId":"sha256:348b3d927d7e5903c0de82120e6f9657d40a5b97d4ec5e59aeb8b3caab1b6d16"}) as unknown as TypedDocumentString<ReleaseHoldMutation, ReleaseHoldMutationVariables>;
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
  logKept {
    ...LogKeptParts
  }
}
    fragment LogKeptParts on LogKept {
  term
  rule
  suspended
  removed
  removedBefore
  removedAt
  oldestAt
  waits
  note
}`, {"documentId":"sha256:036955f509a5a82fa9577256bf7d0691c2e2e80a3e22b0eac057042375330e9a"}) as unknown as TypedDocumentString<LogQuery, LogQueryVariables>;
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
export const LossesDocument = new TypedDocumentString(`
    query Losses($over: Boolean!) {
  accountLosses(over: $over) {
    ...LossParts
    member {
      id
      displayName
    }
  }
}
    fragment LossParts on AccountLoss {
  id
  cause
  state
  begunAt
  begunBy
  lastDay
  endsAt
  heldSince
  closedAt
  records
  claimed
  cancellable
  items {
    acquiredBy
    records
    offer
    answer
    fetchedAt
    moved
    deleted
    settled
    product {
      id
      name
    }
  }
}`, {"documentId":"sha256:d4bd07dedf5ce519ae506cd37dec35430f4157fbc64e835bfbfc4c064033688a"}) as unknown as TypedDocumentString<LossesQuery, LossesQueryVariables>;
export const MemberLossDocument = new TypedDocumentString(`
    query MemberLoss($id: ID!) {
  member(id: $id) {
    id
    loss {
      ...LossParts
    }
    demands {
      item
      state
      noticedAt
      suspendFrom
      cancelFrom
      product {
        id
        name
      }
    }
  }
}
    fragment LossParts on AccountLoss {
  id
  cause
  state
  begunAt
  begunBy
  lastDay
  endsAt
  heldSince
  closedAt
  records
  claimed
  cancellable
  items {
    acquiredBy
    records
    offer
    answer
    fetchedAt
    moved
    deleted
    settled
    product {
      id
      name
    }
  }
}`, {"documentId":"sha256:953e1b5686c8f9073e4ab1c0b5847675e506fb74232cfbd74ebd6c7665932157"}) as unknown as TypedDocumentString<MemberLossQuery, MemberLossQueryVariables>;
export const EndEmploymentDocument = new TypedDocumentString(`
    mutation EndEmployment($input: EndEmploymentInput!) {
  endEmployment(input: $input) {
    accountLoss {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:c7a2734bd7e5b02a2e86e9b15af9812058cd4f1e367d9bce4350662f5e5e81c9"}) as unknown as TypedDocumentString<EndEmploymentMutation, EndEmploymentMutationVariables>;
export const CancelAccountLossDocument = new TypedDocumentString(`
    mutation CancelAccountLoss($input: CancelAccountLossInput!) {
  cancelAccountLoss(input: $input) {
    accountLoss {
      id
      state
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:8e2cfa9516f1901e1dffda9d5d8e1ed8bc03187e3fe4a2879481f8c94ecf3cea"}) as unknown as TypedDocumentString<CancelAccountLossMutation, CancelAccountLossMutationVariables>;
export const HandOverContentDocument = new TypedDocumentString(`
    mutation HandOverContent($input: HandOverContentInput!) {
  handOverContent(input: $input) {
    count
    more
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:4104b04abc4bc09fbe59cb6aa9c4e1b7b99e23bdf75d82795d8330a700601a50"}) as unknown as TypedDocumentString<HandOverContentMutation, HandOverContentMutationVariables>;
export const DemandProductDataDocument = new TypedDocumentString(`
    mutation DemandProductData($input: DemandProductDataInput!) {
  demandProductData(input: $input) {
    demand {
      state
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:29ac0eb37f9360cd28ed8b8352ef1a2252c74ec51c5522aea786fa6eb6de6a69"}) as unknown as TypedDocumentString<DemandProductDataMutation, DemandProductDataMutationVariables>;
export const ReceiveProductDataDocument = new TypedDocumentString(`
    mutation ReceiveProductData($input: ReceiveProductDataInput!) {
  receiveProductData(input: $input) {
    demand {
      state
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:ecd2b4fbe71841d4c4fe87d7d4ed508810ff095f0ed1f66c5646af7c97857e60"}) as unknown as TypedDocumentString<ReceiveProductDataMutation, ReceiveProductDataMutationVariables>;
export const InvitationsDocument = new TypedDocumentString(`
    query Invitations($first: Int!, $after: String, $states: [InvitationState!]) {
  invitations(first: $first, after: $after, states: $states) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      email
      roles
      groups {
        id
        name
      }
      state
      invitedBy
      invitedAt
      expiresAt
      sentAt
      sent
      member {
        id
        displayName
      }
    }
  }
}
    `, {"documentId":"sha256:e1a55c11aa4d69b2fd9d67cffb9f46836395d778aa1af0d0ece554feb2382c1e"}) as unknown as TypedDocumentString<InvitationsQuery, InvitationsQueryVariables>;
export const InvitableRolesDocument = new TypedDocumentString(`
    query InvitableRoles {
  roles {
    role
    assignable
  }
}
    `, {"documentId":"sha256:9c69c3452f5bab53e4eaad6d1673dc7390ad161b2638d995ebb169b5235a5e91"}) as unknown as TypedDocumentString<InvitableRolesQuery, InvitableRolesQueryVariables>;
export const InviteMemberDocument = new TypedDocumentString(`
    mutation InviteMember($input: InviteMemberInput!) {
  inviteMember(input: $input) {
    invitation {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:563bab624508f104d74828b47abe24711d9a49b8dd767e65fa10fe8b52f36019"}) as unknown as TypedDocumentString<InviteMemberMutation, InviteMemberMutationVariables>;
export const ResendInvitationDocument = new TypedDocumentString(`
    mutation ResendInvitation($input: ResendInvitationInput!) {
  resendInvitation(input: $input) {
    invitation {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:38573d4103c06dd97bf4b3f79bba2ba03c16652c864e704c03b97f091639e074"}) as unknown as TypedDocumentString<ResendInvitationMutation, ResendInvitationMutationVariables>;
export const RevokeInvitationDocument = new TypedDocumentString(`
    mutation RevokeInvitation($input: RevokeInvitationInput!) {
  revokeInvitation(input: $input) {
    invitation {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:dee9585b03a62846ba67e727029ab1dd3fec94960712eca1002bd6425b1dc481"}) as unknown as TypedDocumentString<RevokeInvitationMutation, RevokeInvitationMutationVariables>;
export const MemberDocument = new TypedDocumentString(`
    query Member($id: ID!, $products: Boolean!, $requests: Boolean!, $tokens: Boolean!) {
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
      restricted
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
    tokens @include(if: $tokens) {
      id
      label
      prefix
      scopes
      createdAt
      expiresAt
      lastUsedAt
    }
    requests @include(if: $requests) {
      id
      kind
      state
      receivedAt
      dueAt
    }
    restrictions @include(if: $requests) {
      ...RestrictionParts
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
}
fragment RestrictionParts on Restriction {
  id
  category
  ground
  reason
  placedBy
  placedAt
  requestId
  liftAt
  liftReason
  liftedAt
  product {
    id
    name
  }
}`, {"documentId":"sha256:7a09db875d8083bc74fed3ba0b836c7efdb0baf1885c6192d79d8e4696f831e3"}) as unknown as TypedDocumentString<MemberQuery, MemberQueryVariables>;
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
      code
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
}`, {"documentId":"sha256:e738380f800157cbae068e3aa29eb6c27a623b56ec1f31fe2c5c15d4176f89e9"}) as unknown as TypedDocumentString<SuspendMemberMutation, SuspendMemberMutationVariables>;
export const RestoreMemberDocument = new TypedDocumentString(`
    mutation RestoreMember($input: RestoreMemberInput!) {
  restoreMember(input: $input) {
    member {
      ...MemberHead
    }
    errors {
      code
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
}`, {"documentId":"sha256:4d67d97f0046065a600562b14d2e1e1bb67faa8f9aaab893fcd3b97a2c638fdf"}) as unknown as TypedDocumentString<RestoreMemberMutation, RestoreMemberMutationVariables>;
export const SetMemberRolesDocument = new TypedDocumentString(`
    mutation SetMemberRoles($input: SetMemberRolesInput!) {
  setMemberRoles(input: $input) {
    member {
      ...MemberHead
    }
    errors {
      code
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
}`, {"documentId":"sha256:c5fe03f0d58461370bee55bc204a472760c56fc495e6bcb3aab58692c5e032b6"}) as unknown as TypedDocumentString<SetMemberRolesMutation, SetMemberRolesMutationVariables>;
export const RenameMemberDocument = new TypedDocumentString(`
    mutation RenameMember($input: RenameMemberInput!) {
  renameMember(input: $input) {
    member {
      ...MemberHead
      givenName
      familyName
    }
    errors {
      code
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
}`, {"documentId":"sha256:39da9757826352287a074d754231bd35bbabcc2615330edc733bddcbdee8d275"}) as unknown as TypedDocumentString<RenameMemberMutation, RenameMemberMutationVariables>;
export const EndMemberSessionsDocument = new TypedDocumentString(`
    mutation EndMemberSessions($input: EndMemberSessionsInput!) {
  endMemberSessions(input: $input) {
    member {
      ...MemberHead
    }
    errors {
      code
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
}`, {"documentId":"sha256:6c83acda9c70f4bd018ede9ebd4b724e02c6b87850340e164d89c898b1969037"}) as unknown as TypedDocumentString<EndMemberSessionsMutation, EndMemberSessionsMutationVariables>;
export const DeleteMemberDocument = new TypedDocumentString(`
    mutation DeleteMember($input: DeleteMemberInput!) {
  deleteMember(input: $input) {
    memberId
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:d61fc70fc102eeeb5bad733fd4652e51710d25ea24c43a8d07e59dcbac5e15f5"}) as unknown as TypedDocumentString<DeleteMemberMutation, DeleteMemberMutationVariables>;
export const ContentPermitsDocument = new TypedDocumentString(`
    query ContentPermits($id: ID!) {
  member(id: $id) {
    id
    contentPermits {
      id
      category
      reason
      state
      askedBy
      askedAt
      decidedBy
      until
      mayDecide
      product {
        id
        name
      }
    }
  }
}
    `, {"documentId":"sha256:082d6a4f2cbb3adb38e511ef0257cdc12f18de5f8c94c94c240ba316f9c28cea"}) as unknown as TypedDocumentString<ContentPermitsQuery, ContentPermitsQueryVariables>;
export const AskToReadContentDocument = new TypedDocumentString(`
    mutation AskToReadContent($input: AskToReadContentInput!) {
  askToReadContent(input: $input) {
    contentPermit {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:c84b5f029d9206f6c278cf96602f4ad0ddc3f8cc4d285d55406b0f711de1e85e"}) as unknown as TypedDocumentString<AskToReadContentMutation, AskToReadContentMutationVariables>;
export const ApproveContentPermitDocument = new TypedDocumentString(`
    mutation ApproveContentPermit($input: ApproveContentPermitInput!) {
  approveContentPermit(input: $input) {
    contentPermit {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:8a83633a928055f87c90bada250ddc21bfbb44e7607676c9d2f1a2cfc7e82007"}) as unknown as TypedDocumentString<ApproveContentPermitMutation, ApproveContentPermitMutationVariables>;
export const RefuseContentPermitDocument = new TypedDocumentString(`
    mutation RefuseContentPermit($input: RefuseContentPermitInput!) {
  refuseContentPermit(input: $input) {
    contentPermit {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:249119796385167d3ab0b2f79aa5b7adbf33fcd7b41e842351b22c0db3fc0ffd"}) as unknown as TypedDocumentString<RefuseContentPermitMutation, RefuseContentPermitMutationVariables>;
export const ReadContentDocument = new TypedDocumentString(`
    mutation ReadContent($input: ReadContentInput!) {
  readContent(input: $input) {
    records {
      ...OpenedRecord
    }
    endCursor
    withheld {
      ...WithheldContent
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment OpenedRecord on Record {
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
fragment WithheldContent on Withheld {
  category
  why
  product {
    id
    name
  }
}`, {"documentId":"sha256:9cf9e8f7d1abd9cf4409fd8021b9f09541ce3cec00404433abc5d874f602c699"}) as unknown as TypedDocumentString<ReadContentMutation, ReadContentMutationVariables>;
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
      code
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
}`, {"documentId":"sha256:2b3486dbbe3cabdbcbe0ed09632a81a206863f6e3145546e7e429909411c34f0"}) as unknown as TypedDocumentString<AssignProductMutation, AssignProductMutationVariables>;
export const UnassignProductDocument = new TypedDocumentString(`
    mutation UnassignProduct($input: UnassignProductInput!) {
  unassignProduct(input: $input) {
    member {
      ...MemberHead
    }
    errors {
      code
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
}`, {"documentId":"sha256:0c2da00429a4e22e031eb087ae601ba927829ef31585f01d9457ec99e0d276ad"}) as unknown as TypedDocumentString<UnassignProductMutation, UnassignProductMutationVariables>;
export const RevokeMemberTokenDocument = new TypedDocumentString(`
    mutation RevokeMemberToken($input: RevokeTokenInput!) {
  revokeToken(input: $input) {
    tokenId
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:fa398eaed752d9ea951693180ecd7333c841969905ad51121d8fb6992c071c98"}) as unknown as TypedDocumentString<RevokeMemberTokenMutation, RevokeMemberTokenMutationVariables>;
export const SearchContentDocument = new TypedDocumentString(`
    mutation SearchContent($input: SearchContentInput!) {
  searchContent(input: $input) {
    records {
      ...OpenedRecord
    }
    withheld {
      ...WithheldContent
    }
    incomplete
    errors {
      code
      message
      path
    }
  }
}
    fragment OpenedRecord on Record {
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
fragment WithheldContent on Withheld {
  category
  why
  product {
    id
    name
  }
}`, {"documentId":"sha256:1ab6b387cabdc6111cd86ba615f3c6c0b624b907978b4630be0b8fa0da2384ee"}) as unknown as TypedDocumentString<SearchContentMutation, SearchContentMutationVariables>;
export const RestrictRecordsDocument = new TypedDocumentString(`
    mutation RestrictRecords($input: RestrictRecordsInput!) {
  restrictRecords(input: $input) {
    restriction {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:888f08860b9f3dcbd837cbe6be1b5cdd448425980126a5134357c932e3939897"}) as unknown as TypedDocumentString<RestrictRecordsMutation, RestrictRecordsMutationVariables>;
export const LiftRestrictionDocument = new TypedDocumentString(`
    mutation LiftRestriction($input: LiftRestrictionInput!) {
  liftRestriction(input: $input) {
    restriction {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:44d23c88f805926d8237e00c522c133dd00defbbdfba2c2d60b9ac53b048da31"}) as unknown as TypedDocumentString<LiftRestrictionMutation, LiftRestrictionMutationVariables>;
export const MembersDocument = new TypedDocumentString(`
    query Members($first: Int!, $after: String, $filter: MemberFilter, $sort: MemberSort, $directories: Boolean!) {
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
  directories @include(if: $directories) {
    id
    name
  }
}
    `, {"documentId":"sha256:492c5fdb0f91a2ccb08faac1b8670d0572867050681878917a945e02a4c61be5"}) as unknown as TypedDocumentString<MembersQuery, MembersQueryVariables>;
export const OwnItemsDocument = new TypedDocumentString(`
    query OwnItems {
  viewer {
    me {
      id
      assignments {
        acquiredBy
        product {
          id
        }
      }
      items {
        ...OwnItemParts
      }
      featuresOff {
        key
        title
        whole
        missing
        product {
          id
          name
        }
      }
      managedSettings {
        key
        title
        byOrganization
        sentence
        rule
        locks
      }
    }
  }
}
    fragment OwnItemParts on OwnItem {
  item
  title
  category
  basis
  because
  declinable
  declined
  changedAt
  givenAt
  product {
    id
    name
  }
  without {
    key
    title
    whole
  }
  history {
    declined
    at
  }
  told {
    source
    state
  }
}`, {"documentId":"sha256:3a461d6a0a4dcf2e91a3534f77cb4d9785efff3cea064fd2fcc0292aebca35c9"}) as unknown as TypedDocumentString<OwnItemsQuery, OwnItemsQueryVariables>;
export const DeclineItemDocument = new TypedDocumentString(`
    mutation DeclineItem($input: DeclineItemInput!) {
  declineItem(input: $input) {
    ownItem {
      ...OwnItemParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment OwnItemParts on OwnItem {
  item
  title
  category
  basis
  because
  declinable
  declined
  changedAt
  givenAt
  product {
    id
    name
  }
  without {
    key
    title
    whole
  }
  history {
    declined
    at
  }
  told {
    source
    state
  }
}`, {"documentId":"sha256:cf6f050e16ea2781c36ec52eb9348b377aa783683a9781526bcd276fc262512f"}) as unknown as TypedDocumentString<DeclineItemMutation, DeclineItemMutationVariables>;
export const GiveOwnContractItemDocument = new TypedDocumentString(`
    mutation GiveOwnContractItem($input: GiveOwnContractItemInput!) {
  giveOwnContractItem(input: $input) {
    ownItem {
      ...OwnItemParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment OwnItemParts on OwnItem {
  item
  title
  category
  basis
  because
  declinable
  declined
  changedAt
  givenAt
  product {
    id
    name
  }
  without {
    key
    title
    whole
  }
  history {
    declined
    at
  }
  told {
    source
    state
  }
}`, {"documentId":"sha256:fd7257bfcb00f3b3a1a7d4c3089608c9116bb607871f7de0b27257686bab9f58"}) as unknown as TypedDocumentString<GiveOwnContractItemMutation, GiveOwnContractItemMutationVariables>;
export const OwnLeavingDocument = new TypedDocumentString(`
    query OwnLeaving {
  viewer {
    me {
      id
      accountKind
      privateAddress
      loss {
        ...OwnLossParts
      }
      demands {
        item
        state
        suspendFrom
        cancelFrom
        product {
          id
          name
        }
      }
    }
  }
}
    fragment OwnLossParts on OwnLoss {
  cause
  state
  lastDay
  endsAt
  claimed
  items {
    acquiredBy
    records
    offer
    answer
    fetchedAt
    moved
    deleted
    settled
    product {
      id
      name
    }
  }
}`, {"documentId":"sha256:74219add393724345257ed2a4ba74327a3beb8fe3989006e05842e0dc3b934b6"}) as unknown as TypedDocumentString<OwnLeavingQuery, OwnLeavingQueryVariables>;
export const OwnPartiesDocument = new TypedDocumentString(`
    query OwnParties {
  viewer {
    me {
      id
      parties {
        name
        claims
        count
        lastAt
        revokedAt
        blocked
        refusedBy
      }
    }
  }
}
    `, {"documentId":"sha256:89275179e188d751831280c5ad10a7c97a5ec22982de222745f22012c669cbdf"}) as unknown as TypedDocumentString<OwnPartiesQuery, OwnPartiesQueryVariables>;
export const AllowSignInDocument = new TypedDocumentString(`
    mutation AllowSignIn($input: AllowSignInInput!) {
  allowSignIn(input: $input) {
    parties {
      name
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:12a84910e6f0a34eb1de543e9b219e462581866967c3a1330019d886062ea8a1"}) as unknown as TypedDocumentString<AllowSignInMutation, AllowSignInMutationVariables>;
export const TellChoiceAgainDocument = new TypedDocumentString(`
    mutation TellChoiceAgain($input: TellChoiceAgainInput!) {
  tellChoiceAgain(input: $input) {
    choice {
      ...ChoiceParts
    }
    errors {
      code
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
  until
  history {
    allowed
    at
  }
  told {
    source
    state
    problem
    toldAt
  }
}`, {"documentId":"sha256:ae9af3960b140b88acd2b2e81f867f3fb447a406e04925ba437b99bfce3ca253"}) as unknown as TypedDocumentString<TellChoiceAgainMutation, TellChoiceAgainMutationVariables>;
export const AnswerOwnLossDocument = new TypedDocumentString(`
    mutation AnswerOwnLoss($input: AnswerOwnLossInput!) {
  answerOwnLoss(input: $input) {
    loss {
      ...OwnLossParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment OwnLossParts on OwnLoss {
  cause
  state
  lastDay
  endsAt
  claimed
  items {
    acquiredBy
    records
    offer
    answer
    fetchedAt
    moved
    deleted
    settled
    product {
      id
      name
    }
  }
}`, {"documentId":"sha256:edbd80ae3cb6f808cb2d38de8f072c811024a31029f0290453427ac281ddbdab"}) as unknown as TypedDocumentString<AnswerOwnLossMutation, AnswerOwnLossMutationVariables>;
export const MakeLossCodeDocument = new TypedDocumentString(`
    mutation MakeLossCode($input: MakeLossCodeInput!) {
  makeLossCode(input: $input) {
    code
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:fdaeb67dac5b3b125a3dc1dbd8c2c41f732bab9e846c945fabff952ee97ecac4"}) as unknown as TypedDocumentString<MakeLossCodeMutation, MakeLossCodeMutationVariables>;
export const ClaimLossDocument = new TypedDocumentString(`
    mutation ClaimLoss($input: ClaimLossInput!) {
  claimLoss(input: $input) {
    products
    records
    at
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:d0ccc2ebf85026100eb87f519fda4827ecece4b4d0b24ccd5ed07446f466ab34"}) as unknown as TypedDocumentString<ClaimLossMutation, ClaimLossMutationVariables>;
export const NamePrivateAddressDocument = new TypedDocumentString(`
    mutation NamePrivateAddress($input: NamePrivateAddressInput!) {
  namePrivateAddress(input: $input) {
    privateAddress
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:d201d35e3c3ab427483b8c19652b4e6b579ce8335f50228349941174d0be27af"}) as unknown as TypedDocumentString<NamePrivateAddressMutation, NamePrivateAddressMutationVariables>;
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
  hearable
  messages {
    id
    side
    text
    writtenBy
    writtenAt
  }
  hearing {
    state
    heldAt
    place
    decision
    statement
  }
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
}`, {"documentId":"sha256:1e2ec0aff2a34ab9718a5f9b2d3ae2480dba2fc2c3645e71dfb7908fbe92e0bf"}) as unknown as TypedDocumentString<MyDataQuery, MyDataQueryVariables>;
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
  hearable
  messages {
    id
    side
    text
    writtenBy
    writtenAt
  }
  hearing {
    state
    heldAt
    place
    decision
    statement
  }
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
}`, {"documentId":"sha256:3bb90fb3d15b81b864a0fbdffb29ebe65ee2e2ce43ee0d52f35b65c9dc0edf19"}) as unknown as TypedDocumentString<OwnRequestsQuery, OwnRequestsQueryVariables>;
export const OwnRecordsDocument = new TypedDocumentString(`
    query OwnRecords($first: Int!, $after: String, $filter: RecordFilter) {
  viewer {
    me {
      id
      restrictions {
        ...RestrictionParts
      }
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
          restricted
          keptUntil
          recipients
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
    fragment RestrictionParts on Restriction {
  id
  category
  ground
  reason
  placedBy
  placedAt
  requestId
  liftAt
  liftReason
  liftedAt
  product {
    id
    name
  }
}`, {"documentId":"sha256:a25dd099fda1f3fba9323c4aa8a6b5bcef71b25f4949f884e53222d11a0c541b"}) as unknown as TypedDocumentString<OwnRecordsQuery, OwnRecordsQueryVariables>;
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
  until
  history {
    allowed
    at
  }
  told {
    source
    state
    problem
    toldAt
  }
}`, {"documentId":"sha256:96b8c36997dd700031b344226d307abe58b75710f92e2d1edf54096363e5a24e"}) as unknown as TypedDocumentString<OwnChoicesQuery, OwnChoicesQueryVariables>;
export const OwnTransparencyDocument = new TypedDocumentString(`
    query OwnTransparency($first: Int!) {
  viewer {
    me {
      id
      accesses(first: $first) {
        nodes {
          at
          actorName
          approvedBy
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
    `, {"documentId":"sha256:143de99e3cb71cd9e3c271f6587ccd5e8dd8cf07cb0e7d4a89239f06a1a126a5"}) as unknown as TypedDocumentString<OwnTransparencyQuery, OwnTransparencyQueryVariables>;
export const SetChoiceDocument = new TypedDocumentString(`
    mutation SetChoice($input: SetChoiceInput!) {
  setChoice(input: $input) {
    choice {
      ...ChoiceParts
    }
    errors {
      code
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
  until
  history {
    allowed
    at
  }
  told {
    source
    state
    problem
    toldAt
  }
}`, {"documentId":"sha256:f828b035509cdd6f5d2a5b5dd82554e937801ccf7dd3c9ccdd15fe7d7dc1f03f"}) as unknown as TypedDocumentString<SetChoiceMutation, SetChoiceMutationVariables>;
export const OpenOwnRequestDocument = new TypedDocumentString(`
    mutation OpenOwnRequest($input: OpenOwnRequestInput!) {
  openOwnRequest(input: $input) {
    request {
      ...OwnRequestParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment OwnRequestParts on OwnRequest {
  hearable
  messages {
    id
    side
    text
    writtenBy
    writtenAt
  }
  hearing {
    state
    heldAt
    place
    decision
    statement
  }
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
}`, {"documentId":"sha256:ba6bbb76319f97659c923e51e5b6be5d4171370061876270330d5b0e10ae4105"}) as unknown as TypedDocumentString<OpenOwnRequestMutation, OpenOwnRequestMutationVariables>;
export const WithdrawOwnRequestDocument = new TypedDocumentString(`
    mutation WithdrawOwnRequest($input: WithdrawOwnRequestInput!) {
  withdrawOwnRequest(input: $input) {
    request {
      ...OwnRequestParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment OwnRequestParts on OwnRequest {
  hearable
  messages {
    id
    side
    text
    writtenBy
    writtenAt
  }
  hearing {
    state
    heldAt
    place
    decision
    statement
  }
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
}`, {"documentId":"sha256:b2338e5d276cc550aa297f64b0e7a97d6e873b3d121125b955e5de294bb713ae"}) as unknown as TypedDocumentString<WithdrawOwnRequestMutation, WithdrawOwnRequestMutationVariables>;
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
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:43cb346480ae2db25b929c367d0a5f361d6831f87df2daaedf1c942f919d2178"}) as unknown as TypedDocumentString<AnswerAddressQuestionMutation, AnswerAddressQuestionMutationVariables>;
export const ClearOwnRecordsDocument = new TypedDocumentString(`
    mutation ClearOwnRecords($input: ClearOwnRecordsInput!) {
  clearOwnRecords(input: $input) {
    count
    more
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:59b71cc78ae04f055ae972d8c4cb4164b31f25c9bffd341d4974564b654f1e45"}) as unknown as TypedDocumentString<ClearOwnRecordsMutation, ClearOwnRecordsMutationVariables>;
export const OwnPoliciesDocument = new TypedDocumentString(`
    query OwnPolicies {
  viewer {
    me {
      id
      policies {
        id
        title
        summary
        publishedAt
        sentences
        acknowledgedAt
      }
    }
  }
}
    `, {"documentId":"sha256:4cd7ccd55c14975475d77a7470c3e1e1007dc8bd135b21a834b3dc3fc01b905b"}) as unknown as TypedDocumentString<OwnPoliciesQuery, OwnPoliciesQueryVariables>;
export const AcknowledgePolicyDocument = new TypedDocumentString(`
    mutation AcknowledgePolicy($input: AcknowledgePolicyInput!) {
  acknowledgePolicy(input: $input) {
    policy {
      id
      acknowledgedAt
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:f2dc1308ce3a1a54eb9b4ab31e29f7600daed269dbc55b11905db9e2168392ad"}) as unknown as TypedDocumentString<AcknowledgePolicyMutation, AcknowledgePolicyMutationVariables>;
export const WriteOwnMessageDocument = new TypedDocumentString(`
    mutation WriteOwnMessage($input: WriteOwnMessageInput!) {
  writeOwnMessage(input: $input) {
    request {
      ...OwnRequestParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment OwnRequestParts on OwnRequest {
  hearable
  messages {
    id
    side
    text
    writtenBy
    writtenAt
  }
  hearing {
    state
    heldAt
    place
    decision
    statement
  }
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
}`, {"documentId":"sha256:82f36289e825ce0bf2668f688ea6b8359c667e6a2e188e83778b8f394985deb8"}) as unknown as TypedDocumentString<WriteOwnMessageMutation, WriteOwnMessageMutationVariables>;
export const AskOwnHearingDocument = new TypedDocumentString(`
    mutation AskOwnHearing($input: AskOwnHearingInput!) {
  askOwnHearing(input: $input) {
    request {
      ...OwnRequestParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment OwnRequestParts on OwnRequest {
  hearable
  messages {
    id
    side
    text
    writtenBy
    writtenAt
  }
  hearing {
    state
    heldAt
    place
    decision
    statement
  }
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
}`, {"documentId":"sha256:c56a5d02c17dea3ffc555d0a5b959526d1d1c2f04651de2a12603146068478a5"}) as unknown as TypedDocumentString<AskOwnHearingMutation, AskOwnHearingMutationVariables>;
export const PlaceOwnStatementDocument = new TypedDocumentString(`
    mutation PlaceOwnStatement($input: PlaceOwnStatementInput!) {
  placeOwnStatement(input: $input) {
    request {
      ...OwnRequestParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment OwnRequestParts on OwnRequest {
  hearable
  messages {
    id
    side
    text
    writtenBy
    writtenAt
  }
  hearing {
    state
    heldAt
    place
    decision
    statement
  }
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
}`, {"documentId":"sha256:60e58f12ca306f2bbd3739dfa44495d138f124096cbd9ef87c37b2476fc304ea"}) as unknown as TypedDocumentString<PlaceOwnStatementMutation, PlaceOwnStatementMutationVariables>;
export const OwnHealthDocument = new TypedDocumentString(`
    query OwnHealth {
  viewer {
    me {
      id
      choices {
        ...ChoiceParts
      }
      records(first: 100, filter: {category: HEALTH}) {
        nodes {
          id
          at
          title
          content
          product {
            id
            name
          }
        }
      }
      healthShares {
        id
        kind
        recipient
        records
        until
        createdAt
        endedAt
        open
        looks
      }
    }
  }
  products {
    id
    name
    family
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
  until
  history {
    allowed
    at
  }
  told {
    source
    state
    problem
    toldAt
  }
}`, {"documentId":"sha256:35ae78c7bd1cb3a505f8479a76ba1d3c25752457893e9991685337d908b442d7"}) as unknown as TypedDocumentString<OwnHealthQuery, OwnHealthQueryVariables>;
export const OwnDealingsDocument = new TypedDocumentString(`
    query OwnDealings {
  viewer {
    me {
      id
      dealings {
        kind
        purpose
        category
        at
        title
        keptUntil
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
    `, {"documentId":"sha256:6f8b8393edf6a06e29dfe75533f525b62e5ca64a9cca5c13f3793ff6d9080515"}) as unknown as TypedDocumentString<OwnDealingsQuery, OwnDealingsQueryVariables>;
export const KeepHealthRecordDocument = new TypedDocumentString(`
    mutation KeepHealthRecord($input: KeepHealthRecordInput!) {
  keepHealthRecord(input: $input) {
    record {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:ad2864e16292b781e011c4a466a77d0a86e1e70bb43332e4848e9bf74e8d5380"}) as unknown as TypedDocumentString<KeepHealthRecordMutation, KeepHealthRecordMutationVariables>;
export const DropHealthRecordDocument = new TypedDocumentString(`
    mutation DropHealthRecord($input: DropHealthRecordInput!) {
  dropHealthRecord(input: $input) {
    recordId
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:9583e4a36bc820eed00078762dc442a16e1b6c4415bcc40938fafb57c45705f1"}) as unknown as TypedDocumentString<DropHealthRecordMutation, DropHealthRecordMutationVariables>;
export const ShareHealthDocument = new TypedDocumentString(`
    mutation ShareHealth($input: ShareHealthInput!) {
  shareHealth(input: $input) {
    url
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:6238c99001f46844810cf1afe9c1e0e556ef74515725fc3f8ed92d99e61fc0f9"}) as unknown as TypedDocumentString<ShareHealthMutation, ShareHealthMutationVariables>;
export const EndHealthShareDocument = new TypedDocumentString(`
    mutation EndHealthShare($input: EndHealthShareInput!) {
  endHealthShare(input: $input) {
    share {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:6fd77e2e207b554ba72e2048010f41c332c5e85203abaec048cddf5941985762"}) as unknown as TypedDocumentString<EndHealthShareMutation, EndHealthShareMutationVariables>;
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
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:ae01fd86678e5955ea6c6599ee388b543f4d9cb11c9b3ec878cd9563da9ec60e"}) as unknown as TypedDocumentString<ReadNoticeMutation, ReadNoticeMutationVariables>;
export const ReadAllNoticesDocument = new TypedDocumentString(`
    mutation ReadAllNotices($input: ReadAllNoticesInput!) {
  readAllNotices(input: $input) {
    count
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:bb55c39a9f3b9c5b4ea650e9dda0de25fe2184348db3178d2170faf7e9135c3b"}) as unknown as TypedDocumentString<ReadAllNoticesMutation, ReadAllNoticesMutationVariables>;
export const ChooseNoticesDocument = new TypedDocumentString(`
    mutation ChooseNotices($input: ChooseNoticesInput!) {
  chooseNotices(input: $input) {
    choices {
      area
      mail
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:dea7e7e57c0402a08546b76e472e100d6ae4049b468d4774aa0c27964934cfb5"}) as unknown as TypedDocumentString<ChooseNoticesMutation, ChooseNoticesMutationVariables>;
export const OperationsDocument = new TypedDocumentString(`
    query Operations {
  operations {
    at
    database
    unplacedEvents
    unplacedSince
    nodes {
      id
      version
      startedAt
      seenAt
      worker
      memoryMiB
      heapMiB
      goroutines
      writtenMilliseconds
      perSecond
      pool {
        most
        open
        busy
        waited
        waitedMilliseconds
      }
    }
    routes {
      name
      requests
      errors
      p50
      p95
      p99
      statements
    }
    points {
      at
      requests
      errors
      statements
      p50
      p95
      p99
    }
    slowStatements {
      text
      times
      milliseconds
      lastAt
    }
    jobs {
      kind
      due
      later
      running
      retried
      oldestSeconds
    }
    streams {
      streams
      failing
      paused
      behind
    }
  }
}
    `, {"documentId":"sha256:a906685a2671bb6f69fcf44cc00becf9d032f1dba7a0233df6b80c6804fe62dd"}) as unknown as TypedDocumentString<OperationsQuery, OperationsQueryVariables>;
export const HolidaysDocument = new TypedDocumentString(`
    query Holidays {
  holidays {
    id
    day
    name
  }
}
    `, {"documentId":"sha256:4c0dbaa856a1d75f54b71a92ef82e43bca9c6c6c762b41360383b9cb65ed5b24"}) as unknown as TypedDocumentString<HolidaysQuery, HolidaysQueryVariables>;
export const AddHolidaysDocument = new TypedDocumentString(`
    mutation AddHolidays($input: AddHolidaysInput!) {
  addHolidays(input: $input) {
    holidays {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:fae8313115937802ee459f2a1e53dc7166811809bb08c2a86215dac02ef8cd45"}) as unknown as TypedDocumentString<AddHolidaysMutation, AddHolidaysMutationVariables>;
export const RemoveHolidayDocument = new TypedDocumentString(`
    mutation RemoveHoliday($input: RemoveHolidayInput!) {
  removeHoliday(input: $input) {
    holidays {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:9cd0221d211cb1930afbd025b8624f2cd67b141bc76fc9219c4b18aa494ef963"}) as unknown as TypedDocumentString<RemoveHolidayMutation, RemoveHolidayMutationVariables>;
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
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:26784deb207057565457dd1eac563269f0b00a5b36de30be3434f2920ff2f454"}) as unknown as TypedDocumentString<RenameOrganizationMutation, RenameOrganizationMutationVariables>;
export const SetContactDocument = new TypedDocumentString(`
    mutation SetContact($input: SetContactInput!) {
  setContact(input: $input) {
    contact {
      role
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:6c27078ad35e4b958d409cac09d86da32e88a3c8b34e22a78d73d249f0aa681f"}) as unknown as TypedDocumentString<SetContactMutation, SetContactMutationVariables>;
export const RemoveContactDocument = new TypedDocumentString(`
    mutation RemoveContact($input: RemoveContactInput!) {
  removeContact(input: $input) {
    role
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:e139cb33740f2f57691b87f9c113c39341927c69abd3f975c9d95fbd581b23d3"}) as unknown as TypedDocumentString<RemoveContactMutation, RemoveContactMutationVariables>;
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
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:ac8c03638067389d2241392810fcfc7777775adfd87857908bb5baee656e0789"}) as unknown as TypedDocumentString<CreateOrganizationMutation, CreateOrganizationMutationVariables>;
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
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:517a63f1f9266b31834216958b6d7452e746ef6d4b7a6989c56f0a224523a5a9"}) as unknown as TypedDocumentString<GiveNoticeMutation, GiveNoticeMutationVariables>;
export const WithdrawNoticeDocument = new TypedDocumentString(`
    mutation WithdrawNotice($input: WithdrawNoticeInput!) {
  withdrawNotice(input: $input) {
    standing {
      suspendFrom
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:4772aeeebef1d9946e492333f425aa862ef56ae9a61562c9f94b1846d5000d9d"}) as unknown as TypedDocumentString<WithdrawNoticeMutation, WithdrawNoticeMutationVariables>;
export const SetParentOrganizationDocument = new TypedDocumentString(`
    mutation SetParentOrganization($input: SetParentOrganizationInput!) {
  setParentOrganization(input: $input) {
    standing {
      parent {
        id
        name
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:8c5e31926558c1640dcfc6c027087f8584660f34f46f6c807ae504dbe5eab516"}) as unknown as TypedDocumentString<SetParentOrganizationMutation, SetParentOrganizationMutationVariables>;
export const OverviewDocument = new TypedDocumentString(`
    query Overview {
  overview {
    conflictCount
    setUp {
      key
      done
    }
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
    `, {"documentId":"sha256:58a907b4f11e61e89818837d0fcd54ce9e7f649d5fb4898f678cddd0c01f8a95"}) as unknown as TypedDocumentString<OverviewQuery, OverviewQueryVariables>;
export const PartiesDocument = new TypedDocumentString(`
    query Parties {
  blockedParties
  partyRule
  allowedParties
}
    `, {"documentId":"sha256:cfea548f4ec64dddeee9156f58fb49e41fbb2ef30dab01ce18165bae69d563a3"}) as unknown as TypedDocumentString<PartiesQuery, PartiesQueryVariables>;
export const BlockPartyDocument = new TypedDocumentString(`
    mutation BlockParty($input: BlockPartyInput!) {
  blockParty(input: $input) {
    blockedParties
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:c36a089df78f06c2bce95ec3f86df223043f129a1958bcd0d8ca50c6eb3e78f7"}) as unknown as TypedDocumentString<BlockPartyMutation, BlockPartyMutationVariables>;
export const AllowPartyDocument = new TypedDocumentString(`
    mutation AllowParty($input: AllowPartyInput!) {
  allowParty(input: $input) {
    allowedParties
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:0a9f51e93cfb3c69cdf7699f0f158a5f80ea1eae6ee110487f21ce6f1c2361ef"}) as unknown as TypedDocumentString<AllowPartyMutation, AllowPartyMutationVariables>;
export const ProductDocument = new TypedDocumentString(`
    query Product($read: Boolean!, $manage: Boolean!) {
  products {
    id
    switchedOff
    users @include(if: $read)
    contractItems @include(if: $manage) {
      item
      title
      basis
      because
      givenAt
    }
    slug
    name
    family
    docsUrl
    features {
      key
      title
      about
      docsUrl
      needs {
        item
        title
        category
        basis
        because
      }
    }
    processing {
      category
      purpose
      ground
      role
      kept
      regions
      switchedBy
      allowed
    }
    recipients {
      slug
      name
      kind
      country
    }
  }
}
    `, {"documentId":"sha256:343b7f9fe2807bb0bc4a38a8dff655320e8a80f3fd164c06d1658e4b67bbadda"}) as unknown as TypedDocumentString<ProductQuery, ProductQueryVariables>;
export const GiveContractItemDocument = new TypedDocumentString(`
    mutation GiveContractItem($input: GiveContractItemInput!) {
  giveContractItem(input: $input) {
    released
    product {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:0f3967616bae38c061f97629d7cea479748b476f349496dbfe29822b3f33232e"}) as unknown as TypedDocumentString<GiveContractItemMutation, GiveContractItemMutationVariables>;
export const ProductsDocument = new TypedDocumentString(`
    query Products($sources: Boolean!) {
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
  organization @include(if: $sources) {
    id
    sources {
      ...SourceParts
    }
  }
}
    fragment SourceParts on Source {
  id
  name
  kind
  url
  connected
  product {
    id
    name
  }
}`, {"documentId":"sha256:65f9de95d7ebbc2cc1a31fec8b69d03aed5a44d08992323ac9fa410bed9b6309"}) as unknown as TypedDocumentString<ProductsQuery, ProductsQueryVariables>;
export const ConnectSourceDocument = new TypedDocumentString(`
    mutation ConnectSource($input: ConnectSourceInput!) {
  connectSource(input: $input) {
    source {
      id
      url
      connected
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:4044effab2645d63c315687429d57815e94845510221f1503cc727911711dac9"}) as unknown as TypedDocumentString<ConnectSourceMutation, ConnectSourceMutationVariables>;
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
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:b3b29951a9758d248106c4056b6f5bb027837157d1a21e96d34283c9819cb7a8"}) as unknown as TypedDocumentString<CreateReceiverMutation, CreateReceiverMutationVariables>;
export const VerifyReceiverDocument = new TypedDocumentString(`
    mutation VerifyReceiver($input: VerifyEventReceiverInput!) {
  verifyEventReceiver(input: $input) {
    receiver {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:c3ae16a5278ce6a3f3e436651267304a5a5334912d85ca5b6692713ad9e8480e"}) as unknown as TypedDocumentString<VerifyReceiverMutation, VerifyReceiverMutationVariables>;
export const PauseReceiverDocument = new TypedDocumentString(`
    mutation PauseReceiver($input: PauseEventReceiverInput!) {
  pauseEventReceiver(input: $input) {
    receiver {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:2b80bdef59ade0a2ee9915673d28f676f8b873962fba0cfd74ca6b9857d48d32"}) as unknown as TypedDocumentString<PauseReceiverMutation, PauseReceiverMutationVariables>;
export const RetryReceiverDocument = new TypedDocumentString(`
    mutation RetryReceiver($input: RetryEventReceiverInput!) {
  retryEventReceiver(input: $input) {
    receiver {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:1dd8600d3e25cdbd05846cb365633f75a0e8e2e871d78ec32ea308a79f876df9"}) as unknown as TypedDocumentString<RetryReceiverMutation, RetryReceiverMutationVariables>;
export const RotateReceiverTokenDocument = new TypedDocumentString(`
    mutation RotateReceiverToken($input: RotateEventReceiverTokenInput!) {
  rotateEventReceiverToken(input: $input) {
    token
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:1dad2e9e4a6e5425774c8d49a9da12a4c9df2d05a33d5120f698417229baac58"}) as unknown as TypedDocumentString<RotateReceiverTokenMutation, RotateReceiverTokenMutationVariables>;
export const RotateReceiverKeyDocument = new TypedDocumentString(`
    mutation RotateReceiverKey($input: RotateEventKeyInput!) {
  rotateEventKey(input: $input) {
    rotated
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:deae6c888e26894f7ddacfa0cca2ecfcb500f04de08fd14f231b0f3aa7c83134"}) as unknown as TypedDocumentString<RotateReceiverKeyMutation, RotateReceiverKeyMutationVariables>;
export const DeleteReceiverDocument = new TypedDocumentString(`
    mutation DeleteReceiver($input: DeleteEventReceiverInput!) {
  deleteEventReceiver(input: $input) {
    receiverId
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:beffa203e14268f548fc7f8975e9bdb7049b7312f0899ed3923dbab50cf200d2"}) as unknown as TypedDocumentString<DeleteReceiverMutation, DeleteReceiverMutationVariables>;
export const RecipientsDocument = new TypedDocumentString(`
    query Recipients($notices: Boolean!) {
  recipients {
    slug
    name
    kind
    country
    does
    url
    used
    categories
    products {
      id
      name
    }
  }
  identifiers {
    slug
    name
    kind
    owner
    classes
    lasts
    necessary
    resettable
    about
  }
  subprocessorNotices @include(if: $notices) {
    id
    state
    objectable
    gone
    noticedAt
    objectUntil
    appliesAt
    objection
    answer
    before {
      name
      country
    }
    after {
      name
      country
      does
    }
  }
}
    `, {"documentId":"sha256:2e6e35e90deb25f0956640d2f81d82aaed81b17f04e6704c1da11698985c9d4a"}) as unknown as TypedDocumentString<RecipientsQuery, RecipientsQueryVariables>;
export const ObjectToSubprocessorDocument = new TypedDocumentString(`
    mutation ObjectToSubprocessor($input: ObjectToSubprocessorInput!) {
  objectToSubprocessor(input: $input) {
    notice {
      id
      state
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:48c11d8dc2361d67807ef2c4d69514114fd2cc777d10686eb196fc54a656c7d5"}) as unknown as TypedDocumentString<ObjectToSubprocessorMutation, ObjectToSubprocessorMutationVariables>;
export const RequestThreadDocument = new TypedDocumentString(`
    query RequestThread($id: ID!) {
  request(id: $id) {
    ...ThreadParts
  }
}
    fragment ThreadParts on Request {
  id
  messages {
    id
    side
    text
    step
    writtenBy
    writtenAt
  }
  handTasks {
    ...HandTaskParts
  }
  links {
    id
    way
    usable
    attempts
    fetched
    expiresAt
    madeBy
    madeAt
  }
  hearing {
    state
    askedAt
    heldAt
    place
    officer
    mine
    decision
    statement
  }
}
fragment HandTaskParts on HandTask {
  id
  source
  work
  state
  instructions
  ownerId
  ownerName
  dueAt
  fields {
    category
    field
    items
  }
  note
  evidence
  file {
    id
    name
    bytes
    url
  }
  rejected
  reportedBy
  reportedAt
  confirmedBy
  confirmedAt
  mayConfirm
}`, {"documentId":"sha256:c1a07cac6e66f9c5c2ef54cd56dad4d4ce83969b6c5743acb674a24618d00e08"}) as unknown as TypedDocumentString<RequestThreadQuery, RequestThreadQueryVariables>;
export const WriteToSubjectDocument = new TypedDocumentString(`
    mutation WriteToSubject($input: WriteToSubjectInput!) {
  writeToSubject(input: $input) {
    request {
      ...ThreadParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment ThreadParts on Request {
  id
  messages {
    id
    side
    text
    step
    writtenBy
    writtenAt
  }
  handTasks {
    ...HandTaskParts
  }
  links {
    id
    way
    usable
    attempts
    fetched
    expiresAt
    madeBy
    madeAt
  }
  hearing {
    state
    askedAt
    heldAt
    place
    officer
    mine
    decision
    statement
  }
}
fragment HandTaskParts on HandTask {
  id
  source
  work
  state
  instructions
  ownerId
  ownerName
  dueAt
  fields {
    category
    field
    items
  }
  note
  evidence
  file {
    id
    name
    bytes
    url
  }
  rejected
  reportedBy
  reportedAt
  confirmedBy
  confirmedAt
  mayConfirm
}`, {"documentId":"sha256:5628347488e7b19d596d7f4977a6be51c2fcd166128ed7400a842fd9e45a7b9c"}) as unknown as TypedDocumentString<WriteToSubjectMutation, WriteToSubjectMutationVariables>;
export const MakePackageLinkDocument = new TypedDocumentString(`
    mutation MakePackageLink($input: MakePackageLinkInput!) {
  makePackageLink(input: $input) {
    request {
      ...ThreadParts
    }
    secret
    errors {
      code
      message
      path
    }
  }
}
    fragment ThreadParts on Request {
  id
  messages {
    id
    side
    text
    step
    writtenBy
    writtenAt
  }
  handTasks {
    ...HandTaskParts
  }
  links {
    id
    way
    usable
    attempts
    fetched
    expiresAt
    madeBy
    madeAt
  }
  hearing {
    state
    askedAt
    heldAt
    place
    officer
    mine
    decision
    statement
  }
}
fragment HandTaskParts on HandTask {
  id
  source
  work
  state
  instructions
  ownerId
  ownerName
  dueAt
  fields {
    category
    field
    items
  }
  note
  evidence
  file {
    id
    name
    bytes
    url
  }
  rejected
  reportedBy
  reportedAt
  confirmedBy
  confirmedAt
  mayConfirm
}`, {"documentId":"sha256:a0fc6dfebdacfbcc836fe03bddb399a2fdb580836dc60ceafce426fadc5fe07e"}) as unknown as TypedDocumentString<MakePackageLinkMutation, MakePackageLinkMutationVariables>;
export const EndPackageLinkDocument = new TypedDocumentString(`
    mutation EndPackageLink($input: EndPackageLinkInput!) {
  endPackageLink(input: $input) {
    request {
      ...ThreadParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment ThreadParts on Request {
  id
  messages {
    id
    side
    text
    step
    writtenBy
    writtenAt
  }
  handTasks {
    ...HandTaskParts
  }
  links {
    id
    way
    usable
    attempts
    fetched
    expiresAt
    madeBy
    madeAt
  }
  hearing {
    state
    askedAt
    heldAt
    place
    officer
    mine
    decision
    statement
  }
}
fragment HandTaskParts on HandTask {
  id
  source
  work
  state
  instructions
  ownerId
  ownerName
  dueAt
  fields {
    category
    field
    items
  }
  note
  evidence
  file {
    id
    name
    bytes
    url
  }
  rejected
  reportedBy
  reportedAt
  confirmedBy
  confirmedAt
  mayConfirm
}`, {"documentId":"sha256:163e6f8654a9445eea4729d2e60fdfeb3f1b1cb42490a87d2926ac6f3b964fa4"}) as unknown as TypedDocumentString<EndPackageLinkMutation, EndPackageLinkMutationVariables>;
export const ScheduleHearingDocument = new TypedDocumentString(`
    mutation ScheduleHearing($input: ScheduleHearingInput!) {
  scheduleHearing(input: $input) {
    request {
      ...ThreadParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment ThreadParts on Request {
  id
  messages {
    id
    side
    text
    step
    writtenBy
    writtenAt
  }
  handTasks {
    ...HandTaskParts
  }
  links {
    id
    way
    usable
    attempts
    fetched
    expiresAt
    madeBy
    madeAt
  }
  hearing {
    state
    askedAt
    heldAt
    place
    officer
    mine
    decision
    statement
  }
}
fragment HandTaskParts on HandTask {
  id
  source
  work
  state
  instructions
  ownerId
  ownerName
  dueAt
  fields {
    category
    field
    items
  }
  note
  evidence
  file {
    id
    name
    bytes
    url
  }
  rejected
  reportedBy
  reportedAt
  confirmedBy
  confirmedAt
  mayConfirm
}`, {"documentId":"sha256:f0fb0f4eeb0953930470baad9b856f28344c5d0c9e356aa207cfe88b51b6d71d"}) as unknown as TypedDocumentString<ScheduleHearingMutation, ScheduleHearingMutationVariables>;
export const DecideHearingDocument = new TypedDocumentString(`
    mutation DecideHearing($input: DecideHearingInput!) {
  decideHearing(input: $input) {
    request {
      ...ThreadParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment ThreadParts on Request {
  id
  messages {
    id
    side
    text
    step
    writtenBy
    writtenAt
  }
  handTasks {
    ...HandTaskParts
  }
  links {
    id
    way
    usable
    attempts
    fetched
    expiresAt
    madeBy
    madeAt
  }
  hearing {
    state
    askedAt
    heldAt
    place
    officer
    mine
    decision
    statement
  }
}
fragment HandTaskParts on HandTask {
  id
  source
  work
  state
  instructions
  ownerId
  ownerName
  dueAt
  fields {
    category
    field
    items
  }
  note
  evidence
  file {
    id
    name
    bytes
    url
  }
  rejected
  reportedBy
  reportedAt
  confirmedBy
  confirmedAt
  mayConfirm
}`, {"documentId":"sha256:295c86d68fbcdb69b10a8d9d9158f7afbb6001df5648f4ce905b300d05e11158"}) as unknown as TypedDocumentString<DecideHearingMutation, DecideHearingMutationVariables>;
export const AnswerTemplatesDocument = new TypedDocumentString(`
    query AnswerTemplates {
  answerTemplates {
    variables
    own {
      ...TemplateParts
    }
    builtin {
      ...TemplateParts
    }
  }
}
    fragment TemplateParts on AnswerTemplate {
  id
  step
  kind
  language
  body
  version
  changedBy
  changedAt
}`, {"documentId":"sha256:b6eae87b9fe90d78aefa11196bdee9ee9d7d0831730064525ba9eade1a961c4d"}) as unknown as TypedDocumentString<AnswerTemplatesQuery, AnswerTemplatesQueryVariables>;
export const AnswerPreviewDocument = new TypedDocumentString(`
    query AnswerPreview($input: AnswerTemplateInput!) {
  answerPreview(input: $input) {
    text
    problem
  }
}
    `, {"documentId":"sha256:eae2beaa68a3016c676376a06e542db7f7c09b6e5652c1f3c656d9f38589b534"}) as unknown as TypedDocumentString<AnswerPreviewQuery, AnswerPreviewQueryVariables>;
export const SaveAnswerTemplateDocument = new TypedDocumentString(`
    mutation SaveAnswerTemplate($input: SaveAnswerTemplateInput!) {
  saveAnswerTemplate(input: $input) {
    template {
      ...TemplateParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment TemplateParts on AnswerTemplate {
  id
  step
  kind
  language
  body
  version
  changedBy
  changedAt
}`, {"documentId":"sha256:85d36f481e4f06021f8fae46c49f1c08da9120b26da16aa65cdc480515885b9c"}) as unknown as TypedDocumentString<SaveAnswerTemplateMutation, SaveAnswerTemplateMutationVariables>;
export const DeleteAnswerTemplateDocument = new TypedDocumentString(`
    mutation DeleteAnswerTemplate($input: DeleteAnswerTemplateInput!) {
  deleteAnswerTemplate(input: $input) {
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:7b47bcf5c55126e7215daa669e5847eb14ba5da646260a616980d5ab974923f5"}) as unknown as TypedDocumentString<DeleteAnswerTemplateMutation, DeleteAnswerTemplateMutationVariables>;
export const RequestFiguresDocument = new TypedDocumentString(`
    query RequestFigures($year: Int!) {
  requestFigures(year: $year) {
    year
    registerUrl
    stages {
      name
      count
      median
      mean
      late
    }
    sources {
      name
      count
      median
      mean
      late
    }
    kinds {
      name
      count
      median
      mean
      late
    }
    yearly {
      kind
      received
      whole
      inPart
      denied
      withdrawn
      open
      medianDays
      meanDays
    }
  }
}
    `, {"documentId":"sha256:5d74958399d9bd241f1afebc48c4472f05999193d7f3b78bff2dce4461c1aaec"}) as unknown as TypedDocumentString<RequestFiguresQuery, RequestFiguresQueryVariables>;
export const AddHandTaskDocument = new TypedDocumentString(`
    mutation AddHandTask($input: AddHandTaskInput!) {
  addHandTask(input: $input) {
    request {
      ...ThreadParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment ThreadParts on Request {
  id
  messages {
    id
    side
    text
    step
    writtenBy
    writtenAt
  }
  handTasks {
    ...HandTaskParts
  }
  links {
    id
    way
    usable
    attempts
    fetched
    expiresAt
    madeBy
    madeAt
  }
  hearing {
    state
    askedAt
    heldAt
    place
    officer
    mine
    decision
    statement
  }
}
fragment HandTaskParts on HandTask {
  id
  source
  work
  state
  instructions
  ownerId
  ownerName
  dueAt
  fields {
    category
    field
    items
  }
  note
  evidence
  file {
    id
    name
    bytes
    url
  }
  rejected
  reportedBy
  reportedAt
  confirmedBy
  confirmedAt
  mayConfirm
}`, {"documentId":"sha256:2f039340dc743cbe0ab9fa5603a2cd3193ea46fe3f673c713d5658e047b46c58"}) as unknown as TypedDocumentString<AddHandTaskMutation, AddHandTaskMutationVariables>;
export const AssignHandTaskDocument = new TypedDocumentString(`
    mutation AssignHandTask($input: AssignHandTaskInput!) {
  assignHandTask(input: $input) {
    request {
      ...ThreadParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment ThreadParts on Request {
  id
  messages {
    id
    side
    text
    step
    writtenBy
    writtenAt
  }
  handTasks {
    ...HandTaskParts
  }
  links {
    id
    way
    usable
    attempts
    fetched
    expiresAt
    madeBy
    madeAt
  }
  hearing {
    state
    askedAt
    heldAt
    place
    officer
    mine
    decision
    statement
  }
}
fragment HandTaskParts on HandTask {
  id
  source
  work
  state
  instructions
  ownerId
  ownerName
  dueAt
  fields {
    category
    field
    items
  }
  note
  evidence
  file {
    id
    name
    bytes
    url
  }
  rejected
  reportedBy
  reportedAt
  confirmedBy
  confirmedAt
  mayConfirm
}`, {"documentId":"sha256:b651d43328ec3a0b7bc9d743ec133be00e4918ae270eb8da051d0faab2b7e9e9"}) as unknown as TypedDocumentString<AssignHandTaskMutation, AssignHandTaskMutationVariables>;
export const ReportHandTaskDocument = new TypedDocumentString(`
    mutation ReportHandTask($input: ReportHandTaskInput!) {
  reportHandTask(input: $input) {
    handTaskId
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:0a062148921d494486c96c47c679f12e9d5e7a91c8dd63ff0aea3b8e3b3873cc"}) as unknown as TypedDocumentString<ReportHandTaskMutation, ReportHandTaskMutationVariables>;
export const ConfirmHandTaskDocument = new TypedDocumentString(`
    mutation ConfirmHandTask($input: ConfirmHandTaskInput!) {
  confirmHandTask(input: $input) {
    request {
      ...ThreadParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment ThreadParts on Request {
  id
  messages {
    id
    side
    text
    step
    writtenBy
    writtenAt
  }
  handTasks {
    ...HandTaskParts
  }
  links {
    id
    way
    usable
    attempts
    fetched
    expiresAt
    madeBy
    madeAt
  }
  hearing {
    state
    askedAt
    heldAt
    place
    officer
    mine
    decision
    statement
  }
}
fragment HandTaskParts on HandTask {
  id
  source
  work
  state
  instructions
  ownerId
  ownerName
  dueAt
  fields {
    category
    field
    items
  }
  note
  evidence
  file {
    id
    name
    bytes
    url
  }
  rejected
  reportedBy
  reportedAt
  confirmedBy
  confirmedAt
  mayConfirm
}`, {"documentId":"sha256:011ceb7d6f85c471529610b183e023b7677c4adec132e8bf475d754d90a3a511"}) as unknown as TypedDocumentString<ConfirmHandTaskMutation, ConfirmHandTaskMutationVariables>;
export const RejectHandTaskDocument = new TypedDocumentString(`
    mutation RejectHandTask($input: RejectHandTaskInput!) {
  rejectHandTask(input: $input) {
    request {
      ...ThreadParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment ThreadParts on Request {
  id
  messages {
    id
    side
    text
    step
    writtenBy
    writtenAt
  }
  handTasks {
    ...HandTaskParts
  }
  links {
    id
    way
    usable
    attempts
    fetched
    expiresAt
    madeBy
    madeAt
  }
  hearing {
    state
    askedAt
    heldAt
    place
    officer
    mine
    decision
    statement
  }
}
fragment HandTaskParts on HandTask {
  id
  source
  work
  state
  instructions
  ownerId
  ownerName
  dueAt
  fields {
    category
    field
    items
  }
  note
  evidence
  file {
    id
    name
    bytes
    url
  }
  rejected
  reportedBy
  reportedAt
  confirmedBy
  confirmedAt
  mayConfirm
}`, {"documentId":"sha256:0c2c2abddfeac9a156997d31352ae5cda4ad7aa0446132e8ea424e42eedaa537"}) as unknown as TypedDocumentString<RejectHandTaskMutation, RejectHandTaskMutationVariables>;
export const CorrectRecordsDocument = new TypedDocumentString(`
    mutation CorrectRecords($input: CorrectRecordsInput!) {
  correctRecords(input: $input) {
    request {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:7811c2bdea1dc3635522668ea6c0b2c3c68c3400fea2f8a26344c592e27e9ab1"}) as unknown as TypedDocumentString<CorrectRecordsMutation, CorrectRecordsMutationVariables>;
export const RequestIntakeDocument = new TypedDocumentString(`
    query RequestIntake {
  requestIntake {
    formUrl
    protocolUrl
    businessId
    unproven
    agents {
      ...AgentParts
    }
    mailbox {
      ...RequestMailboxParts
    }
    openDsr {
      url
      domain
      issuer
      validUntil
      controllers {
        ...ControllerParts
      }
    }
  }
}
    fragment AgentParts on RequestAgent {
  id
  agentId
  name
  publicKey
  addedAt
  seenAt
}
fragment RequestLetterParts on RequestLetter {
  cameAt
  state
  why
  requestId
}
fragment RequestMailboxParts on RequestMailbox {
  address
  hookUrl
  madeAt
  rotatedAt
  formerUntil
  taken
  ignored
  letters {
    ...RequestLetterParts
  }
}
fragment ControllerParts on RequestController {
  id
  name
  vouches
  fetches
  seenAt
  taken
  problem
}`, {"documentId":"sha256:f6b38df4eac7a7777a5d9c22bf9b7858d11226f571cbc5eca6f786782e936817"}) as unknown as TypedDocumentString<RequestIntakeQuery, RequestIntakeQueryVariables>;
export const AddRequestControllerDocument = new TypedDocumentString(`
    mutation AddRequestController($input: AddRequestControllerInput!) {
  addRequestController(input: $input) {
    controller {
      id
    }
    secret
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:8eeb84106e6483d29cad1a9cf9c32c897d426ecda6e518b940bd248d548113de"}) as unknown as TypedDocumentString<AddRequestControllerMutation, AddRequestControllerMutationVariables>;
export const RotateRequestControllerTokenDocument = new TypedDocumentString(`
    mutation RotateRequestControllerToken($input: RotateRequestControllerTokenInput!) {
  rotateRequestControllerToken(input: $input) {
    secret
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:39b1c169f374dce4aa2b092ddba1b774209c58ea13af9304f00158eceeb5ec76"}) as unknown as TypedDocumentString<RotateRequestControllerTokenMutation, RotateRequestControllerTokenMutationVariables>;
export const RemoveRequestControllerDocument = new TypedDocumentString(`
    mutation RemoveRequestController($input: RemoveRequestControllerInput!) {
  removeRequestController(input: $input) {
    requestControllerId
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:ead47025c271b945fb40fa8a107fcde9858de6c2600c6856981f32bdf57aa90f"}) as unknown as TypedDocumentString<RemoveRequestControllerMutation, RemoveRequestControllerMutationVariables>;
export const SetRequestMailboxDocument = new TypedDocumentString(`
    mutation SetRequestMailbox($input: SetRequestMailboxInput!) {
  setRequestMailbox(input: $input) {
    secret
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:0bed6bc247887ad50be2c6a4bdea0f5c43fb286ecd081e6321de611bd6f1e5e8"}) as unknown as TypedDocumentString<SetRequestMailboxMutation, SetRequestMailboxMutationVariables>;
export const RotateRequestMailboxSecretDocument = new TypedDocumentString(`
    mutation RotateRequestMailboxSecret($input: RotateRequestMailboxSecretInput!) {
  rotateRequestMailboxSecret(input: $input) {
    secret
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:967c0d927decbbacc20ff36fd5b4598835128fa799250acecbffac8ce1c1cebd"}) as unknown as TypedDocumentString<RotateRequestMailboxSecretMutation, RotateRequestMailboxSecretMutationVariables>;
export const RemoveRequestMailboxDocument = new TypedDocumentString(`
    mutation RemoveRequestMailbox($input: RemoveRequestMailboxInput!) {
  removeRequestMailbox(input: $input) {
    address
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:adad54e83afde001741636eb331ae3f2798684873e322e81407d875184828abb"}) as unknown as TypedDocumentString<RemoveRequestMailboxMutation, RemoveRequestMailboxMutationVariables>;
export const AddRequestAgentDocument = new TypedDocumentString(`
    mutation AddRequestAgent($input: AddRequestAgentInput!) {
  addRequestAgent(input: $input) {
    agent {
      ...AgentParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment AgentParts on RequestAgent {
  id
  agentId
  name
  publicKey
  addedAt
  seenAt
}`, {"documentId":"sha256:064aa268904f5ee455ba7078f6320931104d2c3eb45815eccd6776014701d504"}) as unknown as TypedDocumentString<AddRequestAgentMutation, AddRequestAgentMutationVariables>;
export const RemoveRequestAgentDocument = new TypedDocumentString(`
    mutation RemoveRequestAgent($input: RemoveRequestAgentInput!) {
  removeRequestAgent(input: $input) {
    requestAgentId
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:32eb0dd790d76d54ea16c6768e09feae2dcf9ef077c49c1eb19fb903d1bf2145"}) as unknown as TypedDocumentString<RemoveRequestAgentMutation, RemoveRequestAgentMutationVariables>;
export const OpenRequestsDocument = new TypedDocumentString(`
    mutation OpenRequests($input: OpenRequestsInput!) {
  openRequests(input: $input) {
    rows {
      line
      taken
      problem
      requestId
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:1ebcdb72a2bfd24e720fb525e184ce31b954f7b2335ec6a177a4e02fe3cd855d"}) as unknown as TypedDocumentString<OpenRequestsMutation, OpenRequestsMutationVariables>;
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
  offers {
    id
    state
    oldDueAt
    newDueAt
    document {
      id
      title
    }
  }
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
    lasting
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
}`, {"documentId":"sha256:ccf783ab173f4d81f8eb4ce7dccd8a24ce833ceeddbdff637d80464cfcddb1e9"}) as unknown as TypedDocumentString<RequestQuery, RequestQueryVariables>;
export const StartRequestDocument = new TypedDocumentString(`
    mutation StartRequest($input: StartRequestInput!) {
  startRequest(input: $input) {
    request {
      ...RequestParts
    }
    errors {
      code
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
  offers {
    id
    state
    oldDueAt
    newDueAt
    document {
      id
      title
    }
  }
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
    lasting
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
}`, {"documentId":"sha256:0bc9c16593d629fc03c1e9f730342d973fdd3ef930fecbd5c9ecff69a113e98f"}) as unknown as TypedDocumentString<StartRequestMutation, StartRequestMutationVariables>;
export const AttestRequestDocument = new TypedDocumentString(`
    mutation AttestRequest($input: AttestRequestInput!) {
  attestRequest(input: $input) {
    request {
      ...RequestParts
    }
    errors {
      code
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
  offers {
    id
    state
    oldDueAt
    newDueAt
    document {
      id
      title
    }
  }
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
    lasting
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
}`, {"documentId":"sha256:3e73192a721d9ca4a1f0647d23f1bc42a31ef2e15e4848b6ae04425347dac98b"}) as unknown as TypedDocumentString<AttestRequestMutation, AttestRequestMutationVariables>;
export const AcknowledgeRequestDocument = new TypedDocumentString(`
    mutation AcknowledgeRequest($input: AcknowledgeRequestInput!) {
  acknowledgeRequest(input: $input) {
    request {
      ...RequestParts
    }
    errors {
      code
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
  offers {
    id
    state
    oldDueAt
    newDueAt
    document {
      id
      title
    }
  }
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
    lasting
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
}`, {"documentId":"sha256:754c8530be0bb969b1340730309417a37aaa32feb3b6e3579ade0c62f7b0d070"}) as unknown as TypedDocumentString<AcknowledgeRequestMutation, AcknowledgeRequestMutationVariables>;
export const AssignRequestDocument = new TypedDocumentString(`
    mutation AssignRequest($input: AssignRequestInput!) {
  assignRequest(input: $input) {
    request {
      ...RequestParts
    }
    errors {
      code
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
  offers {
    id
    state
    oldDueAt
    newDueAt
    document {
      id
      title
    }
  }
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
    lasting
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
}`, {"documentId":"sha256:23b589ad627e4c8198f7c812f8467c29b42620500274f5ee6992813277878045"}) as unknown as TypedDocumentString<AssignRequestMutation, AssignRequestMutationVariables>;
export const ApproveRequestDocument = new TypedDocumentString(`
    mutation ApproveRequest($input: ApproveRequestInput!) {
  approveRequest(input: $input) {
    request {
      ...RequestParts
    }
    errors {
      code
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
  offers {
    id
    state
    oldDueAt
    newDueAt
    document {
      id
      title
    }
  }
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
    lasting
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
}`, {"documentId":"sha256:b5a2c73d14723a08672a8285a0171808cd97c2eff7847463a8598345b4ecd878"}) as unknown as TypedDocumentString<ApproveRequestMutation, ApproveRequestMutationVariables>;
export const CompleteRequestDocument = new TypedDocumentString(`
    mutation CompleteRequest($input: CompleteRequestInput!) {
  completeRequest(input: $input) {
    request {
      ...RequestParts
    }
    errors {
      code
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
  offers {
    id
    state
    oldDueAt
    newDueAt
    document {
      id
      title
    }
  }
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
    lasting
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
}`, {"documentId":"sha256:3d2cfbc0dea948605b4c8d22ecf211d10317fe992cdce9d1849f5360d1e495fb"}) as unknown as TypedDocumentString<CompleteRequestMutation, CompleteRequestMutationVariables>;
export const RefuseRequestDocument = new TypedDocumentString(`
    mutation RefuseRequest($input: RefuseRequestInput!) {
  refuseRequest(input: $input) {
    request {
      ...RequestParts
    }
    errors {
      code
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
  offers {
    id
    state
    oldDueAt
    newDueAt
    document {
      id
      title
    }
  }
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
    lasting
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
}`, {"documentId":"sha256:c330744b2cc36207029b137501ce0c0f0a70c9ef3d29a6df9f19afa4b021b2ef"}) as unknown as TypedDocumentString<RefuseRequestMutation, RefuseRequestMutationVariables>;
export const ExtendRequestDocument = new TypedDocumentString(`
    mutation ExtendRequest($input: ExtendRequestInput!) {
  extendRequest(input: $input) {
    request {
      ...RequestParts
    }
    errors {
      code
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
  offers {
    id
    state
    oldDueAt
    newDueAt
    document {
      id
      title
    }
  }
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
    lasting
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
}`, {"documentId":"sha256:71d92a3d8b41aed4555b36465d4d04629a76d5ceeabeadb4011b142bed43e705"}) as unknown as TypedDocumentString<ExtendRequestMutation, ExtendRequestMutationVariables>;
export const WithdrawRequestDocument = new TypedDocumentString(`
    mutation WithdrawRequest($input: WithdrawRequestInput!) {
  withdrawRequest(input: $input) {
    request {
      ...RequestParts
    }
    errors {
      code
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
  offers {
    id
    state
    oldDueAt
    newDueAt
    document {
      id
      title
    }
  }
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
    lasting
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
}`, {"documentId":"sha256:71a825da3691bb4bfa3b8798486b9d1bbef5f30c62078ed6fa3b11710107b918"}) as unknown as TypedDocumentString<WithdrawRequestMutation, WithdrawRequestMutationVariables>;
export const RetryTaskDocument = new TypedDocumentString(`
    mutation RetryTask($input: RetryTaskInput!) {
  retryTask(input: $input) {
    request {
      ...RequestParts
    }
    errors {
      code
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
  offers {
    id
    state
    oldDueAt
    newDueAt
    document {
      id
      title
    }
  }
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
    lasting
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
}`, {"documentId":"sha256:dce686dfd0162e5f89aeacee417821efc898bec4eb5d2e6d0f898d2e1852761e"}) as unknown as TypedDocumentString<RetryTaskMutation, RetryTaskMutationVariables>;
export const PauseRequestDocument = new TypedDocumentString(`
    mutation PauseRequest($input: PauseRequestInput!) {
  pauseRequest(input: $input) {
    request {
      ...RequestParts
    }
    errors {
      code
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
  offers {
    id
    state
    oldDueAt
    newDueAt
    document {
      id
      title
    }
  }
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
    lasting
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
}`, {"documentId":"sha256:41f4bc485d18a1d0963f4d69023f52157ff00792f6a3f68b7e8784733ab6f8c6"}) as unknown as TypedDocumentString<PauseRequestMutation, PauseRequestMutationVariables>;
export const ResumeRequestDocument = new TypedDocumentString(`
    mutation ResumeRequest($input: ResumeRequestInput!) {
  resumeRequest(input: $input) {
    request {
      ...RequestParts
    }
    errors {
      code
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
  offers {
    id
    state
    oldDueAt
    newDueAt
    document {
      id
      title
    }
  }
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
    lasting
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
}`, {"documentId":"sha256:2397df537e9bbd9bad3e84d4846a39c64e57ef82dacce38636ae1937db2206ba"}) as unknown as TypedDocumentString<ResumeRequestMutation, ResumeRequestMutationVariables>;
export const AcceptRequestOfferDocument = new TypedDocumentString(`
    mutation AcceptRequestOffer($input: AcceptRequestOfferInput!) {
  acceptRequestOffer(input: $input) {
    request {
      id
      dueAt
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:d8010aa7fb4244c326b42728fe57a56fb5541933b1405ac984f4d82ad83cfaf0"}) as unknown as TypedDocumentString<AcceptRequestOfferMutation, AcceptRequestOfferMutationVariables>;
export const DeclineRequestOfferDocument = new TypedDocumentString(`
    mutation DeclineRequestOffer($input: DeclineRequestOfferInput!) {
  declineRequestOffer(input: $input) {
    request {
      id
      dueAt
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:3a81239ecc4fcbded5a738c4f1f2a734ffe9210591bc8779e0a4ed157224f4d0"}) as unknown as TypedDocumentString<DeclineRequestOfferMutation, DeclineRequestOfferMutationVariables>;
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
      risk
      assignee {
        id
        displayName
      }
    }
  }
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
    `, {"documentId":"sha256:fd9924b91fb31474a35a5ec9d7ed2c045fc3b30aab77932b383b60e8075967a7"}) as unknown as TypedDocumentString<RequestsQuery, RequestsQueryVariables>;
export const OpenRequestDocument = new TypedDocumentString(`
    mutation OpenRequest($input: OpenRequestInput!) {
  openRequest(input: $input) {
    requestId
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:113c2a8b666232ed9e657c5a18ff527d4fed0e0bbb42cc5f4f6a6c8de28fd3e1"}) as unknown as TypedDocumentString<OpenRequestMutation, OpenRequestMutationVariables>;
export const RequestReviewDocument = new TypedDocumentString(`
    query RequestReview($id: ID!) {
  request(id: $id) {
    id
    kind
    state
    subjectName
    review {
      ready
      undecided
      more
      leaks {
        file
        redactionId
      }
      redactions {
        ...RedactionParts
      }
    }
  }
}
    fragment RedactionParts on Redaction {
  id
  scope
  place
  field
  passage
  reason
  state
  places
  madeBy
  madeAt
  decidedBy
  decidedAt
  person {
    id
    displayName
  }
}`, {"documentId":"sha256:5d31bec8029c3c6d010e5d2d9d8cbaaf358c13ba3db0c6d6507ac0e8a9b766ca"}) as unknown as TypedDocumentString<RequestReviewQuery, RequestReviewQueryVariables>;
export const ReviewPackageDocument = new TypedDocumentString(`
    mutation ReviewPackage($input: ReviewPackageInput!) {
  reviewPackage(input: $input) {
    items {
      place
      source
      category
      at
      withheld
      texts {
        field
        before
        after
      }
    }
    more
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:6006434bcb78c1a44edf06edad5ee255d1b23d27576acf0955898b47d1ac5513"}) as unknown as TypedDocumentString<ReviewPackageMutation, ReviewPackageMutationVariables>;
export const RedactPackageDocument = new TypedDocumentString(`
    mutation RedactPackage($input: RedactPackageInput!) {
  redactPackage(input: $input) {
    redaction {
      ...RedactionParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment RedactionParts on Redaction {
  id
  scope
  place
  field
  passage
  reason
  state
  places
  madeBy
  madeAt
  decidedBy
  decidedAt
  person {
    id
    displayName
  }
}`, {"documentId":"sha256:166d8d6e58bdb05f7590cc04c463307994e89880abc7e3b97cbc0d5a035f0d3a"}) as unknown as TypedDocumentString<RedactPackageMutation, RedactPackageMutationVariables>;
export const DecideRedactionDocument = new TypedDocumentString(`
    mutation DecideRedaction($input: DecideRedactionInput!) {
  decideRedaction(input: $input) {
    redaction {
      ...RedactionParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment RedactionParts on Redaction {
  id
  scope
  place
  field
  passage
  reason
  state
  places
  madeBy
  madeAt
  decidedBy
  decidedAt
  person {
    id
    displayName
  }
}`, {"documentId":"sha256:2ba9d9d90807a0a602ba673dd190c2781e888456fab11060103040385fbe1cbc"}) as unknown as TypedDocumentString<DecideRedactionMutation, DecideRedactionMutationVariables>;
export const RetentionDocument = new TypedDocumentString(`
    query Retention($log: Boolean!) {
  logKept @include(if: $log) {
    ...LogKeptParts
  }
  retentionForecast {
    horizons
    most
    lines {
      category
      rule
      due
      product {
        id
        name
      }
    }
  }
  retentionRuns {
    begunAt
    finishedAt
    deleted
    kept
    lines {
      category
      deleted
      kept
      why
      rule
      product {
        id
        name
      }
    }
  }
}
    fragment LogKeptParts on LogKept {
  term
  rule
  suspended
  removed
  removedBefore
  removedAt
  oldestAt
  waits
  note
}`, {"documentId":"sha256:59af7406a9ad7f2d09a8fb035df19a74f97986313be6d481926d83ff098eef22"}) as unknown as TypedDocumentString<RetentionQuery, RetentionQueryVariables>;
export const RolesDocument = new TypedDocumentString(`
    query Roles {
  roles {
    role
    assignable
    permissions
  }
  ownRoles {
    id
    name
    description
    permissions
    holders
    version
    createdBy
    updatedAt
    actions
  }
  permissions {
    permission
    description
    ownable
    limitable
    held
  }
  approvalRules {
    permission
    description
    required
    holders
    setBy
    setAt
  }
  roleHolders {
    ...GrantLine
    member {
      id
      displayName
    }
  }
}
    fragment GrantLine on Grant {
  id
  role
  ownRoleName
  limited
  groups {
    id
    displayName
  }
  grantedBy
  grantedAt
}`, {"documentId":"sha256:a5238c392f734fda90db6c6039aa67935024713d15cb8e6b6f96bc88c24ce252"}) as unknown as TypedDocumentString<RolesQuery, RolesQueryVariables>;
export const MemberGrantsDocument = new TypedDocumentString(`
    query MemberGrants($id: ID!) {
  member(id: $id) {
    id
    grants {
      ...GrantLine
    }
  }
}
    fragment GrantLine on Grant {
  id
  role
  ownRoleName
  limited
  groups {
    id
    displayName
  }
  grantedBy
  grantedAt
}`, {"documentId":"sha256:7c21535ba870c47575c784efbf108d6c3cec8c601a67c10a3db0285025801105"}) as unknown as TypedDocumentString<MemberGrantsQuery, MemberGrantsQueryVariables>;
export const GrantableRolesDocument = new TypedDocumentString(`
    query GrantableRoles {
  roles {
    role
    limitable
  }
  ownRoles {
    id
    name
    description
  }
}
    `, {"documentId":"sha256:7f87f560b6aea147fd24cc6e9c82ed3464c985786172beb4f2e29e3d329ed3b0"}) as unknown as TypedDocumentString<GrantableRolesQuery, GrantableRolesQueryVariables>;
export const CreateOwnRoleDocument = new TypedDocumentString(`
    mutation CreateOwnRole($input: CreateOwnRoleInput!) {
  createOwnRole(input: $input) {
    ownRole {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:1a5161785e383fd67b6dfc5b5ca72a376fc724dd0d65e7afba548f1ea6599d54"}) as unknown as TypedDocumentString<CreateOwnRoleMutation, CreateOwnRoleMutationVariables>;
export const UpdateOwnRoleDocument = new TypedDocumentString(`
    mutation UpdateOwnRole($input: UpdateOwnRoleInput!) {
  updateOwnRole(input: $input) {
    ownRole {
      id
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:a9fe4aee6b6231ba87d06a0fab0043f8ec7c7ae5f7549c7f1de8098bc5659f9c"}) as unknown as TypedDocumentString<UpdateOwnRoleMutation, UpdateOwnRoleMutationVariables>;
export const DeleteOwnRoleDocument = new TypedDocumentString(`
    mutation DeleteOwnRole($input: DeleteOwnRoleInput!) {
  deleteOwnRole(input: $input) {
    ownRoleId
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:28e0ed86db7616f3216bb6748184eb69d16062c59faeb454a9072d253074fbd7"}) as unknown as TypedDocumentString<DeleteOwnRoleMutation, DeleteOwnRoleMutationVariables>;
export const GrantRoleDocument = new TypedDocumentString(`
    mutation GrantRole($input: GrantRoleInput!) {
  grantRole(input: $input) {
    grant {
      ...GrantLine
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment GrantLine on Grant {
  id
  role
  ownRoleName
  limited
  groups {
    id
    displayName
  }
  grantedBy
  grantedAt
}`, {"documentId":"sha256:4efe40471c513ca79678065fd318ca5b8a9aef974749f367cab18fede102dcb1"}) as unknown as TypedDocumentString<GrantRoleMutation, GrantRoleMutationVariables>;
export const EndGrantDocument = new TypedDocumentString(`
    mutation EndGrant($input: EndGrantInput!) {
  endGrant(input: $input) {
    grantId
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:1ba0c69de74767659c5cf15d12889453d7b9434be05b94e67c77f5766e4d2495"}) as unknown as TypedDocumentString<EndGrantMutation, EndGrantMutationVariables>;
export const RequireSecondPersonDocument = new TypedDocumentString(`
    mutation RequireSecondPerson($input: RequireSecondPersonInput!) {
  requireSecondPerson(input: $input) {
    permission
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:718043d5f61fad546301d36fa1f8fe8f9f9c2a63408da5a73f568187a1dc98d6"}) as unknown as TypedDocumentString<RequireSecondPersonMutation, RequireSecondPersonMutationVariables>;
export const WaiveSecondPersonDocument = new TypedDocumentString(`
    mutation WaiveSecondPerson($input: WaiveSecondPersonInput!) {
  waiveSecondPerson(input: $input) {
    permission
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:9bf277fd87f62877ca622e15df8ea7b75e9ca2a290c36fa11c36938aa78fca19"}) as unknown as TypedDocumentString<WaiveSecondPersonMutation, WaiveSecondPersonMutationVariables>;
export const ServiceAccountsDocument = new TypedDocumentString(`
    query ServiceAccounts {
  serviceAccounts {
    id
    name
    description
    permissions
    pointsPerSecond
    disabledAt
    version
    tokens {
      id
      label
      prefix
      scopes
      expiresAt
      expiresSoon
      lastUsedAt
      lastUsedFrom
      pointsPerSecond
    }
  }
}
    `, {"documentId":"sha256:d869bc465a6063564e67fffc7e9bff5b87a2a0bfc049d9d7904958ad12db9b58"}) as unknown as TypedDocumentString<ServiceAccountsQuery, ServiceAccountsQueryVariables>;
export const CreateServiceAccountDocument = new TypedDocumentString(`
    mutation CreateServiceAccount($input: CreateServiceAccountInput!) {
  createServiceAccount(input: $input) {
    serviceAccount {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:344fb5c5d1fa463da50a3e3b61d0979d1540f0ce19e252f6f78e77fc2c125a98"}) as unknown as TypedDocumentString<CreateServiceAccountMutation, CreateServiceAccountMutationVariables>;
export const SetServiceAccountDisabledDocument = new TypedDocumentString(`
    mutation SetServiceAccountDisabled($input: SetServiceAccountDisabledInput!) {
  setServiceAccountDisabled(input: $input) {
    serviceAccount {
      id
      disabledAt
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:3a429199860b0b9ec26b45140937d51353b6d669fec883db68f2490492141cf2"}) as unknown as TypedDocumentString<SetServiceAccountDisabledMutation, SetServiceAccountDisabledMutationVariables>;
export const IssueServiceTokenDocument = new TypedDocumentString(`
    mutation IssueServiceToken($input: IssueServiceTokenInput!) {
  issueServiceToken(input: $input) {
    secret
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:27e4e3bbb7b3038c5718b0fcc77106842678f41a338886fabcee81c1a610f866"}) as unknown as TypedDocumentString<IssueServiceTokenMutation, IssueServiceTokenMutationVariables>;
export const RotateTokenDocument = new TypedDocumentString(`
    mutation RotateToken($input: RotateTokenInput!) {
  rotateToken(input: $input) {
    secret
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:25ab45522f3e673cc28b18286fa995515f0a8d5c0e0b7e39a00d744a39b1b824"}) as unknown as TypedDocumentString<RotateTokenMutation, RotateTokenMutationVariables>;
export const UpdateServiceAccountDocument = new TypedDocumentString(`
    mutation UpdateServiceAccount($input: UpdateServiceAccountInput!) {
  updateServiceAccount(input: $input) {
    serviceAccount {
      id
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:054e77c5d506db7e63e9a08fdc3482004292b412f00e00936561a934d62993b3"}) as unknown as TypedDocumentString<UpdateServiceAccountMutation, UpdateServiceAccountMutationVariables>;
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
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:88156fb81a7e181e1eb712efc499c4fa628f338b531b6089e2ba4ce8808ec0c2"}) as unknown as TypedDocumentString<EndOwnSessionMutation, EndOwnSessionMutationVariables>;
export const EndOwnOtherSessionsDocument = new TypedDocumentString(`
    mutation EndOwnOtherSessions($input: EndOwnOtherSessionsInput!) {
  endOwnOtherSessions(input: $input) {
    sessionIds
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:f0f5db977dcd66b4950c938d585785a8423c097027104561f3516742ef7fb3d0"}) as unknown as TypedDocumentString<EndOwnOtherSessionsMutation, EndOwnOtherSessionsMutationVariables>;
export const IssueTokenDocument = new TypedDocumentString(`
    mutation IssueToken($input: IssueTokenInput!) {
  issueToken(input: $input) {
    secret
    token {
      id
      label
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:e2c420b79cafdf137da551171162900727eed48a29e4a4690749863c3de1a1fd"}) as unknown as TypedDocumentString<IssueTokenMutation, IssueTokenMutationVariables>;
export const RevokeTokenDocument = new TypedDocumentString(`
    mutation RevokeToken($input: RevokeTokenInput!) {
  revokeToken(input: $input) {
    tokenId
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:edd1e10fdc3371ffb1f1c26d04793c7790766f45bd3f341fefa742703c1c59fd"}) as unknown as TypedDocumentString<RevokeTokenMutation, RevokeTokenMutationVariables>;
export const OwnIdentitiesDocument = new TypedDocumentString(`
    query OwnIdentities {
  viewer {
    me {
      id
      identities {
        id
        connectionName
        issuer
        linkedAt
        live
        current
      }
      linkableConnections {
        name
        linkPath
      }
    }
  }
}
    `, {"documentId":"sha256:8d93930463fb49ad02004c70fd0300dbe83fd3e5bb5fe3fa688e48f9c46b3cba"}) as unknown as TypedDocumentString<OwnIdentitiesQuery, OwnIdentitiesQueryVariables>;
export const RemoveOwnIdentityDocument = new TypedDocumentString(`
    mutation RemoveOwnIdentity($input: RemoveOwnIdentityInput!) {
  removeOwnIdentity(input: $input) {
    identityId
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:0143375c1f5841c99fb4d648dea5ecb13881c66032b8e3d96f2917e36d602c93"}) as unknown as TypedDocumentString<RemoveOwnIdentityMutation, RemoveOwnIdentityMutationVariables>;
export const SignUpsDocument = new TypedDocumentString(`
    query SignUps {
  signUps {
    mode
    list {
      id
      state
      name
      domain
      email
      kind
      jurisdiction
      reason
      provenAt
      decidedAt
    }
  }
}
    `, {"documentId":"sha256:ff201338c0d49fbcc021ee9803d706a49946d783dcd29138d9ab08d902d149b4"}) as unknown as TypedDocumentString<SignUpsQuery, SignUpsQueryVariables>;
export const SetSignUpModeDocument = new TypedDocumentString(`
    mutation SetSignUpMode($input: SetSignUpModeInput!) {
  setSignUpMode(input: $input) {
    signUps {
      mode
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:2699dec16bcff61de70478b7a2a72367d9cc3d71aa46bd322400a46b0a1bdf88"}) as unknown as TypedDocumentString<SetSignUpModeMutation, SetSignUpModeMutationVariables>;
export const DecideSignUpDocument = new TypedDocumentString(`
    mutation DecideSignUp($input: DecideSignUpInput!) {
  decideSignUp(input: $input) {
    signUp {
      id
      state
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:d3c59dc6dc4da4a978cf4f8f98116549e16afc75516fba540e2ed5215196adfd"}) as unknown as TypedDocumentString<DecideSignUpMutation, DecideSignUpMutationVariables>;
export const ConnectorsDocument = new TypedDocumentString(`
    query Connectors {
  connectors {
    ...ConnectorParts
  }
  organization {
    id
    sources {
      ...SourceParts
    }
  }
}
    fragment SourceParts on Source {
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
fragment ConnectorParts on Connector {
  id
  name
  kind
  state
  target
  product {
    id
    name
  }
  database {
    address
    name
    role
    encrypted
    authority
    collections {
      name
      category
      purpose
      provenance
      read
      erase
      verify
    }
  }
  objects {
    endpoint
    region
    bucket
    accessKey
    template
    category
    purpose
    provenance
  }
  manual {
    instructions
    ownerId
    ownerName
    daysBefore
  }
  usedAt
  workedAt
  failingSince
  problem
  pausedAt
  createdAt
  version
}`, {"documentId":"sha256:74c8dc363d3f9a92c14ea7e25868c823009981c44e82c915a877dd6ccbd6cbfc"}) as unknown as TypedDocumentString<ConnectorsQuery, ConnectorsQueryVariables>;
export const ConnectorDocument = new TypedDocumentString(`
    query Connector($id: ID!) {
  connector(id: $id) {
    ...ConnectorParts
  }
}
    fragment ConnectorParts on Connector {
  id
  name
  kind
  state
  target
  product {
    id
    name
  }
  database {
    address
    name
    role
    encrypted
    authority
    collections {
      name
      category
      purpose
      provenance
      read
      erase
      verify
    }
  }
  objects {
    endpoint
    region
    bucket
    accessKey
    template
    category
    purpose
    provenance
  }
  manual {
    instructions
    ownerId
    ownerName
    daysBefore
  }
  usedAt
  workedAt
  failingSince
  problem
  pausedAt
  createdAt
  version
}`, {"documentId":"sha256:d30eda8e03b681112c6eed6c4ac36de346997f1fac1321a88e8ca90aabc7df96"}) as unknown as TypedDocumentString<ConnectorQuery, ConnectorQueryVariables>;
export const CreateConnectorDocument = new TypedDocumentString(`
    mutation CreateConnector($input: CreateConnectorInput!) {
  createConnector(input: $input) {
    connector {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:1f97cb090d03b730897734dc2dcdbc91e6324f336f5e81d257e87f2937a106d5"}) as unknown as TypedDocumentString<CreateConnectorMutation, CreateConnectorMutationVariables>;
export const UpdateConnectorDocument = new TypedDocumentString(`
    mutation UpdateConnector($input: UpdateConnectorInput!) {
  updateConnector(input: $input) {
    connector {
      ...ConnectorParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment ConnectorParts on Connector {
  id
  name
  kind
  state
  target
  product {
    id
    name
  }
  database {
    address
    name
    role
    encrypted
    authority
    collections {
      name
      category
      purpose
      provenance
      read
      erase
      verify
    }
  }
  objects {
    endpoint
    region
    bucket
    accessKey
    template
    category
    purpose
    provenance
  }
  manual {
    instructions
    ownerId
    ownerName
    daysBefore
  }
  usedAt
  workedAt
  failingSince
  problem
  pausedAt
  createdAt
  version
}`, {"documentId":"sha256:44eb79bb9ff771b784c323bc2804e126d30a2291f954d5110414a0e1dd1a90b5"}) as unknown as TypedDocumentString<UpdateConnectorMutation, UpdateConnectorMutationVariables>;
export const TryConnectorDocument = new TypedDocumentString(`
    mutation TryConnector($input: TryConnectorInput!) {
  tryConnector(input: $input) {
    trial {
      ...ConnectorTrialParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment ConnectorTrialParts on ConnectorTrial {
  worked
  milliseconds
  steps {
    name
    worked
    said
  }
}`, {"documentId":"sha256:bf1d65623f3d6686b337306e2f6c78bd95c294883ccbe3addb75f747270eeb8c"}) as unknown as TypedDocumentString<TryConnectorMutation, TryConnectorMutationVariables>;
export const CheckConnectorDocument = new TypedDocumentString(`
    mutation CheckConnector($input: CheckConnectorInput!) {
  checkConnector(input: $input) {
    connector {
      ...ConnectorParts
    }
    trial {
      ...ConnectorTrialParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment ConnectorParts on Connector {
  id
  name
  kind
  state
  target
  product {
    id
    name
  }
  database {
    address
    name
    role
    encrypted
    authority
    collections {
      name
      category
      purpose
      provenance
      read
      erase
      verify
    }
  }
  objects {
    endpoint
    region
    bucket
    accessKey
    template
    category
    purpose
    provenance
  }
  manual {
    instructions
    ownerId
    ownerName
    daysBefore
  }
  usedAt
  workedAt
  failingSince
  problem
  pausedAt
  createdAt
  version
}
fragment ConnectorTrialParts on ConnectorTrial {
  worked
  milliseconds
  steps {
    name
    worked
    said
  }
}`, {"documentId":"sha256:8a1324520784f45322a23703de3f2aa5d6c9b5546f46e8cb339b07419846e837"}) as unknown as TypedDocumentString<CheckConnectorMutation, CheckConnectorMutationVariables>;
export const RotateConnectorSecretDocument = new TypedDocumentString(`
    mutation RotateConnectorSecret($input: RotateConnectorSecretInput!) {
  rotateConnectorSecret(input: $input) {
    connector {
      ...ConnectorParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment ConnectorParts on Connector {
  id
  name
  kind
  state
  target
  product {
    id
    name
  }
  database {
    address
    name
    role
    encrypted
    authority
    collections {
      name
      category
      purpose
      provenance
      read
      erase
      verify
    }
  }
  objects {
    endpoint
    region
    bucket
    accessKey
    template
    category
    purpose
    provenance
  }
  manual {
    instructions
    ownerId
    ownerName
    daysBefore
  }
  usedAt
  workedAt
  failingSince
  problem
  pausedAt
  createdAt
  version
}`, {"documentId":"sha256:f7da289dde53301742aa45cde0036e1f3cd6aeae65fdfaf28a30117718efee44"}) as unknown as TypedDocumentString<RotateConnectorSecretMutation, RotateConnectorSecretMutationVariables>;
export const PauseConnectorDocument = new TypedDocumentString(`
    mutation PauseConnector($input: PauseConnectorInput!) {
  pauseConnector(input: $input) {
    connector {
      ...ConnectorParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment ConnectorParts on Connector {
  id
  name
  kind
  state
  target
  product {
    id
    name
  }
  database {
    address
    name
    role
    encrypted
    authority
    collections {
      name
      category
      purpose
      provenance
      read
      erase
      verify
    }
  }
  objects {
    endpoint
    region
    bucket
    accessKey
    template
    category
    purpose
    provenance
  }
  manual {
    instructions
    ownerId
    ownerName
    daysBefore
  }
  usedAt
  workedAt
  failingSince
  problem
  pausedAt
  createdAt
  version
}`, {"documentId":"sha256:c9da231cc917d87e07cb1d6a5e9cb3f649c1eaf49e525a762b4b33f0cc8cb311"}) as unknown as TypedDocumentString<PauseConnectorMutation, PauseConnectorMutationVariables>;
export const ResumeConnectorDocument = new TypedDocumentString(`
    mutation ResumeConnector($input: ResumeConnectorInput!) {
  resumeConnector(input: $input) {
    connector {
      ...ConnectorParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment ConnectorParts on Connector {
  id
  name
  kind
  state
  target
  product {
    id
    name
  }
  database {
    address
    name
    role
    encrypted
    authority
    collections {
      name
      category
      purpose
      provenance
      read
      erase
      verify
    }
  }
  objects {
    endpoint
    region
    bucket
    accessKey
    template
    category
    purpose
    provenance
  }
  manual {
    instructions
    ownerId
    ownerName
    daysBefore
  }
  usedAt
  workedAt
  failingSince
  problem
  pausedAt
  createdAt
  version
}`, {"documentId":"sha256:659fbc55ff1c013aa913a81e3e8e8487c5901a4b985a79a1b7140a08fc3ba451"}) as unknown as TypedDocumentString<ResumeConnectorMutation, ResumeConnectorMutationVariables>;
export const PreviewConnectorDocument = new TypedDocumentString(`
    mutation PreviewConnector($input: PreviewConnectorInput!) {
  previewConnector(input: $input) {
    preview {
      counts {
        category
        items
        fields
      }
      wouldErase
      left
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:0ded6d6f62c85908e7eccf69541b3e046803081c4dd541eb34767019a64549e0"}) as unknown as TypedDocumentString<PreviewConnectorMutation, PreviewConnectorMutationVariables>;
export const DeleteConnectorDocument = new TypedDocumentString(`
    mutation DeleteConnector($input: DeleteConnectorInput!) {
  deleteConnector(input: $input) {
    connectorId
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:39a6a046777ec998b9f473f72b71511de9f26b0ec2ee494c36aa934fb9877a26"}) as unknown as TypedDocumentString<DeleteConnectorMutation, DeleteConnectorMutationVariables>;
export const StatementsDocument = new TypedDocumentString(`
    query Statements {
  statements {
    ...StatementHead
  }
}
    fragment StatementHead on Statement {
  version
  title
  state
  effectiveAt
  until
  governs
}`, {"documentId":"sha256:7f73e57e495804c70dc78fb5c9cabb5470a6d5389db4fff9dff216fe70b31f8c"}) as unknown as TypedDocumentString<StatementsQuery, StatementsQueryVariables>;
export const StatementDraftsDocument = new TypedDocumentString(`
    query StatementDrafts {
  statementDrafts {
    ...StatementDraftParts
  }
}
    fragment StatementDraftParts on StatementDraft {
  id
  version
  title
  effectiveAt
  state
  preparedBy
  returnedBecause
  createdAt
  submittedAt
  publishedAt
  publishedBy
  hash
  allowed
}`, {"documentId":"sha256:c5035790a4b8d9b5ee84fde9e0cd04d972b7aab69721ce1426757cda48064d20"}) as unknown as TypedDocumentString<StatementDraftsQuery, StatementDraftsQueryVariables>;
export const StatementDocument = new TypedDocumentString(`
    query Statement($version: String!, $terms: Boolean!) {
  statement(version: $version) {
    ...StatementHead
    publishedAt
    hash
    yaml
    forMe
    clauses {
      section
      termKey
      title
      value
      text
      narrowed
    }
    changes @include(if: $terms) {
      ...TermChangeParts
    }
  }
}
    fragment TermChangeParts on TermChange {
  narrowed
  sentence
  newConflict
  endedConflict
  clampedBy
  switchedOff
  term {
    key
    title
  }
  products {
    id
    name
  }
  before {
    text
  }
  after {
    text
  }
}
fragment StatementHead on Statement {
  version
  title
  state
  effectiveAt
  until
  governs
}`, {"documentId":"sha256:08c71f24bff98fa7b8b0e19caa0525626678ef8983753033d7538dedb10490de"}) as unknown as TypedDocumentString<StatementQuery, StatementQueryVariables>;
export const StatementDifferencesDocument = new TypedDocumentString(`
    query StatementDifferences($version: String!, $from: String) {
  statement(version: $version) {
    version
    differences(from: $from) {
      ...DifferenceParts
    }
  }
}
    fragment DifferenceParts on DocumentDifference {
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
}`, {"documentId":"sha256:f54a09f342206d70fcaccecb61c679c50a5d082d6df040821cf9cd84e0831d40"}) as unknown as TypedDocumentString<StatementDifferencesQuery, StatementDifferencesQueryVariables>;
export const StatementDraftDocument = new TypedDocumentString(`
    query StatementDraft($id: ID!) {
  statementDraft(id: $id) {
    ...StatementDraftParts
    yaml
  }
}
    fragment StatementDraftParts on StatementDraft {
  id
  version
  title
  effectiveAt
  state
  preparedBy
  returnedBecause
  createdAt
  submittedAt
  publishedAt
  publishedBy
  hash
  allowed
}`, {"documentId":"sha256:37970a2ab6776fe90a79ba0e2920742b9e5744ab07072a79de28cab2a88b206a"}) as unknown as TypedDocumentString<StatementDraftQuery, StatementDraftQueryVariables>;
export const NewestStatementDocument = new TypedDocumentString(`
    query NewestStatement {
  statements {
    version
    governs
    yaml
  }
}
    `, {"documentId":"sha256:276c19286f3db8edf3b5febd77b7787f5327a82ce9a7aceaec01311a1135fc1f"}) as unknown as TypedDocumentString<NewestStatementQuery, NewestStatementQueryVariables>;
export const CheckStatementDocument = new TypedDocumentString(`
    query CheckStatement($yaml: String!) {
  checkStatement(yaml: $yaml) {
    line
    column
    field
    fatal
    message
  }
}
    `, {"documentId":"sha256:cff18b886ee86ebbba258bb8cb69d5ce180efe474517b0cbaf6f0eb1a72ae584"}) as unknown as TypedDocumentString<CheckStatementQuery, CheckStatementQueryVariables>;
export const PreviewStatementDocument = new TypedDocumentString(`
    query PreviewStatement($yaml: String!) {
  previewStatement(yaml: $yaml) {
    before
    earliest
    organizationCount
    affectedCount
    owed {
      organization {
        id
        name
      }
      notice
      until
    }
    differences {
      ...DifferenceParts
    }
    effects {
      organization {
        id
        name
      }
      members
      changes {
        ...TermChangeParts
      }
    }
  }
}
    fragment DifferenceParts on DocumentDifference {
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
fragment TermChangeParts on TermChange {
  narrowed
  sentence
  newConflict
  endedConflict
  clampedBy
  switchedOff
  term {
    key
    title
  }
  products {
    id
    name
  }
  before {
    text
  }
  after {
    text
  }
}`, {"documentId":"sha256:36540d55cd08d36281c7445a8a2061b9692bebf7829feb6fd9a55d418aca92ad"}) as unknown as TypedDocumentString<PreviewStatementQuery, PreviewStatementQueryVariables>;
export const ImportStatementDocument = new TypedDocumentString(`
    mutation ImportStatement($input: ImportStatementInput!) {
  importStatement(input: $input) {
    draft {
      ...StatementDraftParts
      yaml
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment StatementDraftParts on StatementDraft {
  id
  version
  title
  effectiveAt
  state
  preparedBy
  returnedBecause
  createdAt
  submittedAt
  publishedAt
  publishedBy
  hash
  allowed
}`, {"documentId":"sha256:fb6d552b8dac6db0d3134172f4400e204a15f6ef8c198b08a5b8df5d491763e4"}) as unknown as TypedDocumentString<ImportStatementMutation, ImportStatementMutationVariables>;
export const SubmitStatementDocument = new TypedDocumentString(`
    mutation SubmitStatement($input: SubmitStatementInput!) {
  submitStatement(input: $input) {
    draft {
      ...StatementDraftParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment StatementDraftParts on StatementDraft {
  id
  version
  title
  effectiveAt
  state
  preparedBy
  returnedBecause
  createdAt
  submittedAt
  publishedAt
  publishedBy
  hash
  allowed
}`, {"documentId":"sha256:bc347c416532d9fc5fb516f2f1b88c470c147d712e074dd34ecc84eba3556ab7"}) as unknown as TypedDocumentString<SubmitStatementMutation, SubmitStatementMutationVariables>;
export const ReturnStatementDocument = new TypedDocumentString(`
    mutation ReturnStatement($input: ReturnStatementInput!) {
  returnStatement(input: $input) {
    draft {
      ...StatementDraftParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment StatementDraftParts on StatementDraft {
  id
  version
  title
  effectiveAt
  state
  preparedBy
  returnedBecause
  createdAt
  submittedAt
  publishedAt
  publishedBy
  hash
  allowed
}`, {"documentId":"sha256:a949c2ff5f5bd8057652e6a8cc086bf198dab9a418b37d7b8a4744c197e5a870"}) as unknown as TypedDocumentString<ReturnStatementMutation, ReturnStatementMutationVariables>;
export const PublishStatementDocument = new TypedDocumentString(`
    mutation PublishStatement($input: PublishStatementInput!) {
  publishStatement(input: $input) {
    draft {
      ...StatementDraftParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment StatementDraftParts on StatementDraft {
  id
  version
  title
  effectiveAt
  state
  preparedBy
  returnedBecause
  createdAt
  submittedAt
  publishedAt
  publishedBy
  hash
  allowed
}`, {"documentId":"sha256:473f38a8359fecfe7b77966982d144ca923a80b14329961b44b89e8b74669b35"}) as unknown as TypedDocumentString<PublishStatementMutation, PublishStatementMutationVariables>;
export const WithdrawStatementDocument = new TypedDocumentString(`
    mutation WithdrawStatement($input: WithdrawStatementInput!) {
  withdrawStatement(input: $input) {
    draft {
      ...StatementDraftParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment StatementDraftParts on StatementDraft {
  id
  version
  title
  effectiveAt
  state
  preparedBy
  returnedBecause
  createdAt
  submittedAt
  publishedAt
  publishedBy
  hash
  allowed
}`, {"documentId":"sha256:6ce43c2e6f32fc9fa608d758642a7d96c86b69d2f07ac31002255588e625af02"}) as unknown as TypedDocumentString<WithdrawStatementMutation, WithdrawStatementMutationVariables>;
export const LogStreamsDocument = new TypedDocumentString(`
    query LogStreams {
  logStreams {
    ...LogStreamParts
  }
}
    fragment LogStreamParts on LogStream {
  id
  name
  kind
  target
  https {
    url
    form
    gzip
    header
    signed
  }
  syslog {
    address
    ca
  }
  bucket {
    endpoint
    region
    bucket
    prefix
    accessKey
    gzip
  }
  actions
  personal
  state
  problem
  position
  lag {
    events
    since
  }
  failures
  failingSince
  pausedAt
  nextAt
  lastDeliveredAt
  createdAt
  version
}`, {"documentId":"sha256:9994efdad8c9d1cb4851a60b88a8f0b0d93e9165cb8ccf027adbbb8b60fddea5"}) as unknown as TypedDocumentString<LogStreamsQuery, LogStreamsQueryVariables>;
export const LogStreamDocument = new TypedDocumentString(`
    query LogStream($id: ID!) {
  logStream(id: $id) {
    ...LogStreamParts
  }
}
    fragment LogStreamParts on LogStream {
  id
  name
  kind
  target
  https {
    url
    form
    gzip
    header
    signed
  }
  syslog {
    address
    ca
  }
  bucket {
    endpoint
    region
    bucket
    prefix
    accessKey
    gzip
  }
  actions
  personal
  state
  problem
  position
  lag {
    events
    since
  }
  failures
  failingSince
  pausedAt
  nextAt
  lastDeliveredAt
  createdAt
  version
}`, {"documentId":"sha256:b02672af6b855cdb9dc68bd6f8aaef7b8f6932034501851fd1bc8c0480dccac7"}) as unknown as TypedDocumentString<LogStreamQuery, LogStreamQueryVariables>;
export const LogDeliveriesDocument = new TypedDocumentString(`
    query LogDeliveries($id: ID!, $first: Int!, $after: String, $state: LogDeliveryState) {
  logStream(id: $id) {
    id
    deliveries(first: $first, after: $after, state: $state) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        purpose
        state
        first
        next
        events
        status
        problem
        at
      }
    }
  }
}
    `, {"documentId":"sha256:c1f8365fd05ad751ad5eacb85d2f68906b29510aa2aa496ed0498ef872b58486"}) as unknown as TypedDocumentString<LogDeliveriesQuery, LogDeliveriesQueryVariables>;
export const LogDeliveryDocument = new TypedDocumentString(`
    query LogDelivery($id: ID!) {
  logDelivery(id: $id) {
    id
    purpose
    state
    first
    next
    events
    bytes
    target
    status
    answer
    problem
    milliseconds
    at
  }
}
    `, {"documentId":"sha256:3b963dba4d0ae02c451c68d4b3ca61f1c2be24f674391022eef3bdb66500811f"}) as unknown as TypedDocumentString<LogDeliveryQuery, LogDeliveryQueryVariables>;
export const CreateLogStreamDocument = new TypedDocumentString(`
    mutation CreateLogStream($input: CreateLogStreamInput!) {
  createLogStream(input: $input) {
    secret
    stream {
      ...LogStreamParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment LogStreamParts on LogStream {
  id
  name
  kind
  target
  https {
    url
    form
    gzip
    header
    signed
  }
  syslog {
    address
    ca
  }
  bucket {
    endpoint
    region
    bucket
    prefix
    accessKey
    gzip
  }
  actions
  personal
  state
  problem
  position
  lag {
    events
    since
  }
  failures
  failingSince
  pausedAt
  nextAt
  lastDeliveredAt
  createdAt
  version
}`, {"documentId":"sha256:51b4ee860cc702831127eb25923522f19573316863f7f5e36e08a87c93665804"}) as unknown as TypedDocumentString<CreateLogStreamMutation, CreateLogStreamMutationVariables>;
export const UpdateLogStreamDocument = new TypedDocumentString(`
    mutation UpdateLogStream($input: UpdateLogStreamInput!) {
  updateLogStream(input: $input) {
    secret
    stream {
      ...LogStreamParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment LogStreamParts on LogStream {
  id
  name
  kind
  target
  https {
    url
    form
    gzip
    header
    signed
  }
  syslog {
    address
    ca
  }
  bucket {
    endpoint
    region
    bucket
    prefix
    accessKey
    gzip
  }
  actions
  personal
  state
  problem
  position
  lag {
    events
    since
  }
  failures
  failingSince
  pausedAt
  nextAt
  lastDeliveredAt
  createdAt
  version
}`, {"documentId":"sha256:e162c9f874a2c39fa42222e33676482b576722efe75e08e84a200b4035684094"}) as unknown as TypedDocumentString<UpdateLogStreamMutation, UpdateLogStreamMutationVariables>;
export const PauseLogStreamDocument = new TypedDocumentString(`
    mutation PauseLogStream($input: PauseLogStreamInput!) {
  pauseLogStream(input: $input) {
    stream {
      ...LogStreamParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment LogStreamParts on LogStream {
  id
  name
  kind
  target
  https {
    url
    form
    gzip
    header
    signed
  }
  syslog {
    address
    ca
  }
  bucket {
    endpoint
    region
    bucket
    prefix
    accessKey
    gzip
  }
  actions
  personal
  state
  problem
  position
  lag {
    events
    since
  }
  failures
  failingSince
  pausedAt
  nextAt
  lastDeliveredAt
  createdAt
  version
}`, {"documentId":"sha256:ae2a0d70346467474d869e43cc3d246f38fbc03664a16b2660c84ea6b634b15a"}) as unknown as TypedDocumentString<PauseLogStreamMutation, PauseLogStreamMutationVariables>;
export const ResumeLogStreamDocument = new TypedDocumentString(`
    mutation ResumeLogStream($input: ResumeLogStreamInput!) {
  resumeLogStream(input: $input) {
    stream {
      ...LogStreamParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment LogStreamParts on LogStream {
  id
  name
  kind
  target
  https {
    url
    form
    gzip
    header
    signed
  }
  syslog {
    address
    ca
  }
  bucket {
    endpoint
    region
    bucket
    prefix
    accessKey
    gzip
  }
  actions
  personal
  state
  problem
  position
  lag {
    events
    since
  }
  failures
  failingSince
  pausedAt
  nextAt
  lastDeliveredAt
  createdAt
  version
}`, {"documentId":"sha256:8513b08b3acec04d0ae8fed8e3d6ea435ac7f02f7786efbc92dc4d2d611a8d75"}) as unknown as TypedDocumentString<ResumeLogStreamMutation, ResumeLogStreamMutationVariables>;
export const DeleteLogStreamDocument = new TypedDocumentString(`
    mutation DeleteLogStream($input: DeleteLogStreamInput!) {
  deleteLogStream(input: $input) {
    logStreamId
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:88763ae2aea53dbfa018aa5ed23938a01c3d8c31c940e2d7b8ddceee87b272c7"}) as unknown as TypedDocumentString<DeleteLogStreamMutation, DeleteLogStreamMutationVariables>;
export const TestLogStreamDocument = new TypedDocumentString(`
    mutation TestLogStream($input: TestLogStreamInput!) {
  testLogStream(input: $input) {
    delivery {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:c18aa65b488930ffe48c217f4f072d56636b7b213d2b2fc6fe6596e88f49b942"}) as unknown as TypedDocumentString<TestLogStreamMutation, TestLogStreamMutationVariables>;
export const ReplayLogStreamDocument = new TypedDocumentString(`
    mutation ReplayLogStream($input: ReplayLogStreamInput!) {
  replayLogStream(input: $input) {
    stream {
      ...LogStreamParts
    }
    errors {
      code
      message
      path
    }
  }
}
    fragment LogStreamParts on LogStream {
  id
  name
  kind
  target
  https {
    url
    form
    gzip
    header
    signed
  }
  syslog {
    address
    ca
  }
  bucket {
    endpoint
    region
    bucket
    prefix
    accessKey
    gzip
  }
  actions
  personal
  state
  problem
  position
  lag {
    events
    since
  }
  failures
  failingSince
  pausedAt
  nextAt
  lastDeliveredAt
  createdAt
  version
}`, {"documentId":"sha256:d55adc058d1ba92dbae69d06d347bc6097de6ca28722bf7fc98ba7a8c9e94910"}) as unknown as TypedDocumentString<ReplayLogStreamMutation, ReplayLogStreamMutationVariables>;
export const LogExportsDocument = new TypedDocumentString(`
    query LogExports {
  logExports {
    id
    format
    state
    personal
    size
    position
    events
    problem
    createdAt
    file {
      id
      name
      bytes
      sha256
      expiresAt
      url
    }
  }
}
    `, {"documentId":"sha256:48682276d7ebd2f31d61fb5d2fd254d1d494e25f93977a830eef6f07968e6450"}) as unknown as TypedDocumentString<LogExportsQuery, LogExportsQueryVariables>;
export const StartLogExportDocument = new TypedDocumentString(`
    mutation StartLogExport($input: StartLogExportInput!) {
  startLogExport(input: $input) {
    export {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:7aa79ed97de2e880ea138853e4bac1a8064ee92efcb27d7361107e43ec78b57c"}) as unknown as TypedDocumentString<StartLogExportMutation, StartLogExportMutationVariables>;
export const CancelLogExportDocument = new TypedDocumentString(`
    mutation CancelLogExport($input: CancelLogExportInput!) {
  cancelLogExport(input: $input) {
    export {
      id
      state
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:fcf32467a41f205ba62bd317677cabcaa9b53d867651ef00aae5af5f6fea8260"}) as unknown as TypedDocumentString<CancelLogExportMutation, CancelLogExportMutationVariables>;
export const SupportAccessDocument = new TypedDocumentString(`
    query SupportAccess {
  supportGrants {
    id
    reason
    permissions
    named
    grantedBy
    grantedAt
    expiresAt
    endedAt
    live
    visits {
      reason
      startedAt
      endedAt
    }
  }
}
    `, {"documentId":"sha256:b357eda9cb7aebaf2ef256983d8cdf8e5402dd6b58cefa9adccf360eb91f429b"}) as unknown as TypedDocumentString<SupportAccessQuery, SupportAccessQueryVariables>;
export const SupportChoicesDocument = new TypedDocumentString(`
    query SupportChoices {
  supportChoices
}
    `, {"documentId":"sha256:88bab5dc85075f34011260291de59ec2335ebb038a34b65c9abcfe7235290058"}) as unknown as TypedDocumentString<SupportChoicesQuery, SupportChoicesQueryVariables>;
export const SupportDoorsDocument = new TypedDocumentString(`
    query SupportDoors {
  supportDoors {
    grantId
    organizationName
    organizationSlug
    reason
    permissions
    expiresAt
  }
}
    `, {"documentId":"sha256:eef95c0db1098783521857a3e9f16ba6ee8deab5b5dd8d291fd16338bb560ba6"}) as unknown as TypedDocumentString<SupportDoorsQuery, SupportDoorsQueryVariables>;
export const GrantSupportDocument = new TypedDocumentString(`
    mutation GrantSupport($input: GrantSupportInput!) {
  grantSupport(input: $input) {
    supportGrant {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:73c590a77aa14fb968bab20e275bd7641789cf3bf9a4922fa628efe904a7f0d2"}) as unknown as TypedDocumentString<GrantSupportMutation, GrantSupportMutationVariables>;
export const EndSupportDocument = new TypedDocumentString(`
    mutation EndSupport($input: EndSupportInput!) {
  endSupport(input: $input) {
    supportGrant {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:0376b9d976d6c1d03a50c24b04b762b5fd1648000f97cfe580a8adbb39a448cb"}) as unknown as TypedDocumentString<EndSupportMutation, EndSupportMutationVariables>;
export const EnterSupportDocument = new TypedDocumentString(`
    mutation EnterSupport($input: EnterSupportInput!) {
  enterSupport(input: $input) {
    until
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:b083cb4e08fd97af18ef92f9ac066c0b4a7d87a22aa0945aacc14a497d68e616"}) as unknown as TypedDocumentString<EnterSupportMutation, EnterSupportMutationVariables>;
export const LeaveSupportDocument = new TypedDocumentString(`
    mutation LeaveSupport($input: LeaveSupportInput!) {
  leaveSupport(input: $input) {
    left
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:d1bacd8b55eb7e593df080db7c37f20ec252c75d74df228952b32e06ba1eacc9"}) as unknown as TypedDocumentString<LeaveSupportMutation, LeaveSupportMutationVariables>;
export const SupportRequestsDocument = new TypedDocumentString(`
    query SupportRequests {
  supportRequests {
    id
    operatorName
    reason
    hours
    permissions
    state
    askedAt
    expiresAt
    answeredBy
    answeredAt
    refusal
  }
}
    `, {"documentId":"sha256:1e32d4ee92b74122f86ff1dbacb7781a70cf95b884235411d6169b2da258a02b"}) as unknown as TypedDocumentString<SupportRequestsQuery, SupportRequestsQueryVariables>;
export const AskedSupportDocument = new TypedDocumentString(`
    query AskedSupport {
  askedSupport {
    id
    organizationName
    reason
    hours
    state
    askedAt
    expiresAt
    refusal
  }
}
    `, {"documentId":"sha256:6a4a89bf7fadd65b4f1efefe6845ea44116608825377ee6b01ed8a2c7c04fee9"}) as unknown as TypedDocumentString<AskedSupportQuery, AskedSupportQueryVariables>;
export const AskSupportDocument = new TypedDocumentString(`
    mutation AskSupport($input: AskSupportInput!) {
  askSupport(input: $input) {
    asked {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:9792916a262d6dbb42a39ce55ee8f66c8b8b77f9e29a73fa4820134c8365722e"}) as unknown as TypedDocumentString<AskSupportMutation, AskSupportMutationVariables>;
export const WithdrawSupportRequestDocument = new TypedDocumentString(`
    mutation WithdrawSupportRequest($input: WithdrawSupportRequestInput!) {
  withdrawSupportRequest(input: $input) {
    asked {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:28858da2af1bc313fd9c2f63091073a927daa4b25947fdfda795112413477c07"}) as unknown as TypedDocumentString<WithdrawSupportRequestMutation, WithdrawSupportRequestMutationVariables>;
export const AllowSupportDocument = new TypedDocumentString(`
    mutation AllowSupport($input: AllowSupportInput!) {
  allowSupport(input: $input) {
    supportRequest {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:f9beed755e943399cbfd7e920bf7ebebb073f818dc7a1f13166f6aae6ff17197"}) as unknown as TypedDocumentString<AllowSupportMutation, AllowSupportMutationVariables>;
export const RefuseSupportDocument = new TypedDocumentString(`
    mutation RefuseSupport($input: RefuseSupportInput!) {
  refuseSupport(input: $input) {
    supportRequest {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:f69db67fee5cbb1ed87d56f54dc9f3af8e9485d2cf988c5507197578471984f5"}) as unknown as TypedDocumentString<RefuseSupportMutation, RefuseSupportMutationVariables>;
export const FindOrganizationsDocument = new TypedDocumentString(`
    query FindOrganizations($search: String!) {
  organizations(first: 10, search: $search) {
    nodes {
      id
      name
      slug
    }
  }
}
    `, {"documentId":"sha256:7c482ba03c9ce21e7b022e168385676c6894cde678399e5021fbf871fc465857"}) as unknown as TypedDocumentString<FindOrganizationsQuery, FindOrganizationsQueryVariables>;
export const OwnHandTasksDocument = new TypedDocumentString(`
    query OwnHandTasks {
  ownHandTasks {
    ...OwnHandTaskParts
  }
}
    fragment OwnHandTaskParts on OwnHandTask {
  id
  kind
  source
  work
  state
  instructions
  dueAt
  rejected
  subjectName
  subjectUserName
  subjectExternalId
  subjectEmails
}`, {"documentId":"sha256:6dda894c0af15ce09b3e2e78fc77bc1cded99d11f66d20b4fd09902befa27d62"}) as unknown as TypedDocumentString<OwnHandTasksQuery, OwnHandTasksQueryVariables>;
export const TermsDocument = new TypedDocumentString(`
    query Terms($productId: ID, $version: String, $memberId: ID! = "", $ofMember: Boolean! = false, $groupId: ID! = "", $ofGroup: Boolean! = false, $shelf: Boolean! = true, $member: ID, $group: ID, $validAt: Time, $knownAt: Time) {
  ...ScopeParts
  effectiveTerms(
    productId: $productId
    version: $version
    memberId: $member
    groupId: $group
    validAt: $validAt
    knownAt: $knownAt
  ) {
    ...TermRowParts
  }
  statements {
    ...StatementHead
  }
  termConflicts {
    id
  }
}
    fragment StatementHead on Statement {
  version
  title
  state
  effectiveAt
  until
  governs
}
fragment TermRowParts on EffectiveTerm {
  sentence
  withoutContract
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
fragment ScopeParts on Query {
  products @include(if: $shelf) {
    id
    name
    family
  }
  member(id: $memberId) @include(if: $ofMember) {
    id
    displayName
    userName
  }
  group(id: $groupId) @include(if: $ofGroup) {
    id
    displayName
  }
}`, {"documentId":"sha256:916e54a96a2ec26f1a817209f5a0b2bedf45daf686b740034073cdc9f1c0305b"}) as unknown as TypedDocumentString<TermsQuery, TermsQueryVariables>;
export const TermDocument = new TypedDocumentString(`
    query Term($key: String!, $productId: ID, $version: String, $memberId: ID! = "", $ofMember: Boolean! = false, $groupId: ID! = "", $ofGroup: Boolean! = false, $shelf: Boolean! = true, $member: ID, $group: ID, $validAt: Time, $knownAt: Time, $atTheTime: Boolean! = false) {
  ...ScopeParts
  effectiveTerm(
    key: $key
    productId: $productId
    version: $version
    memberId: $member
    groupId: $group
    validAt: $validAt
    knownAt: $knownAt
  ) {
    sentence
    withoutContract
    fingerprint
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
  termTimeline(
    key: $key
    productId: $productId
    version: $version
    memberId: $member
    groupId: $group
    knownAt: $knownAt
    atTheTime: $atTheTime
  ) {
    ...StepParts
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
  narrowed
  clauseId
  product {
    name
  }
  document {
    id
    reference
    signer
    hash
  }
}
fragment ScopeParts on Query {
  products @include(if: $shelf) {
    id
    name
    family
  }
  member(id: $memberId) @include(if: $ofMember) {
    id
    displayName
    userName
  }
  group(id: $groupId) @include(if: $ofGroup) {
    id
    displayName
  }
}
fragment StepParts on TermStep {
  from
  until
  effective {
    sentence
    external
    value {
      text
    }
    winner {
      layer
      title
      section
    }
    floors {
      law
      applied
    }
    conflict {
      title
    }
  }
}`, {"documentId":"sha256:502a429164c059919fd203e31f32cc7246e1aad93598e84347a290eb9911ed2d"}) as unknown as TypedDocumentString<TermQuery, TermQueryVariables>;
export const TermTimelinesDocument = new TypedDocumentString(`
    query TermTimelines($productId: ID, $version: String, $memberId: ID! = "", $ofMember: Boolean! = false, $groupId: ID! = "", $ofGroup: Boolean! = false, $shelf: Boolean! = true, $member: ID, $group: ID, $knownAt: Time, $atTheTime: Boolean! = false) {
  ...ScopeParts
  termTimelines(
    productId: $productId
    version: $version
    memberId: $member
    groupId: $group
    knownAt: $knownAt
    atTheTime: $atTheTime
  ) {
    term {
      key
      title
    }
    steps {
      ...StepParts
    }
  }
}
    fragment ScopeParts on Query {
  products @include(if: $shelf) {
    id
    name
    family
  }
  member(id: $memberId) @include(if: $ofMember) {
    id
    displayName
    userName
  }
  group(id: $groupId) @include(if: $ofGroup) {
    id
    displayName
  }
}
fragment StepParts on TermStep {
  from
  until
  effective {
    sentence
    external
    value {
      text
    }
    winner {
      layer
      title
      section
    }
    floors {
      law
      applied
    }
    conflict {
      title
    }
  }
}`, {"documentId":"sha256:8274e502bd3eaf93146844e9adb91f88ba0468295c5f51f65b7e79cfb85a79c8"}) as unknown as TypedDocumentString<TermTimelinesQuery, TermTimelinesQueryVariables>;
export const TermConflictsDocument = new TypedDocumentString(`
    query TermConflicts($people: Boolean!) {
  termConflicts {
    id
    since
    members
    openRequests
    product {
      id
      name
    }
    owner @include(if: $people) {
      id
      displayName
    }
    effective {
      sentence
      term {
        key
        title
      }
      value {
        text
      }
      conflict {
        ...TermRuleParts
      }
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
  narrowed
  clauseId
  product {
    name
  }
  document {
    id
    reference
    signer
    hash
  }
}`, {"documentId":"sha256:1b68f819fcf1adef2c9296604136ef36074d65cc47b7a20b834ff83059828309"}) as unknown as TypedDocumentString<TermConflictsQuery, TermConflictsQueryVariables>;
export const OwnTermConflictDocument = new TypedDocumentString(`
    mutation OwnTermConflict($input: OwnTermConflictInput!) {
  ownTermConflict(input: $input) {
    conflict {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:c72c57c6c6878570eed81a05658e681e1068264f774c8ae9a95dcbd60dc13597"}) as unknown as TypedDocumentString<OwnTermConflictMutation, OwnTermConflictMutationVariables>;
export const CompareTermsDocument = new TypedDocumentString(`
    query CompareTerms($left: ID!, $right: ID!) {
  compareTerms(organizationId: $left, otherId: $right) {
    term {
      key
      title
      matter
    }
    left {
      text
    }
    leftFrom
    leftSentence
    right {
      text
    }
    rightFrom
    rightSentence
    same
  }
}
    `, {"documentId":"sha256:64698a0b6d76d708dd50bae9a053ad0a4213bc0fb3583693e115883768ba33b1"}) as unknown as TypedDocumentString<CompareTermsQuery, CompareTermsQueryVariables>;
export const ComparableOrganizationsDocument = new TypedDocumentString(`
    query ComparableOrganizations {
  viewer {
    organization {
      id
    }
  }
  organizations(first: 100) {
    nodes {
      id
      name
      jurisdiction
    }
  }
}
    `, {"documentId":"sha256:97c3a0d7507a332a949b8b011cbb7cd1ad570a999f24e24e7a15c3722fca0272"}) as unknown as TypedDocumentString<ComparableOrganizationsQuery, ComparableOrganizationsQueryVariables>;
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
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:3954c857f786d45754ff9f5ab701ce390e733b5cd2684e3c6fe84ca14254a514"}) as unknown as TypedDocumentString<StartImportMutation, StartImportMutationVariables>;
export const ApplyImportDocument = new TypedDocumentString(`
    mutation ApplyImport($input: ApplyImportInput!) {
  applyImport(input: $input) {
    import {
      id
      state
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:2a8989253d492cea41e849bd384ae35145a5370be7b03e751fc3de1e11c9cd85"}) as unknown as TypedDocumentString<ApplyImportMutation, ApplyImportMutationVariables>;
export const CancelImportDocument = new TypedDocumentString(`
    mutation CancelImport($input: CancelImportInput!) {
  cancelImport(input: $input) {
    import {
      id
      state
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:c57d708b421f881ec688865d83fbf92e57752740f29023156436f1cf79c49fd0"}) as unknown as TypedDocumentString<CancelImportMutation, CancelImportMutationVariables>;
export const StartExportDocument = new TypedDocumentString(`
    mutation StartExport($input: StartExportInput!) {
  startExport(input: $input) {
    export {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:3fe95a517d0acff279a817b569c1235f1deb60710a7f84184afd308e14ada277"}) as unknown as TypedDocumentString<StartExportMutation, StartExportMutationVariables>;
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
export const WebhookActionsDocument = new TypedDocumentString(`
    query WebhookActions {
  webhookActions {
    action
    occurred
  }
}
    `, {"documentId":"sha256:ffb67f2e249b8a6cc2c3c1b65292a541bf2f6da2837794d20ab06c33b04cf15b"}) as unknown as TypedDocumentString<WebhookActionsQuery, WebhookActionsQueryVariables>;
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
      code
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
}`, {"documentId":"sha256:3b152decaa30248670396621a4da1e876caf4340f3811c6ae5cce750264e4b86"}) as unknown as TypedDocumentString<CreateWebhookMutation, CreateWebhookMutationVariables>;
export const UpdateWebhookDocument = new TypedDocumentString(`
    mutation UpdateWebhook($input: UpdateWebhookInput!) {
  updateWebhook(input: $input) {
    webhook {
      ...WebhookParts
    }
    errors {
      code
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
}`, {"documentId":"sha256:6b576857917bd4f585faa1a5d421f2b3a261b81dee62580b230c0c5df8659bcb"}) as unknown as TypedDocumentString<UpdateWebhookMutation, UpdateWebhookMutationVariables>;
export const PauseWebhookDocument = new TypedDocumentString(`
    mutation PauseWebhook($input: PauseWebhookInput!) {
  pauseWebhook(input: $input) {
    webhook {
      ...WebhookParts
    }
    errors {
      code
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
}`, {"documentId":"sha256:fff6cb5990a5cdafaccc101c649afaf05c6a2f77a5e5cb5596276ca33d1ea53e"}) as unknown as TypedDocumentString<PauseWebhookMutation, PauseWebhookMutationVariables>;
export const ResumeWebhookDocument = new TypedDocumentString(`
    mutation ResumeWebhook($input: ResumeWebhookInput!) {
  resumeWebhook(input: $input) {
    webhook {
      ...WebhookParts
    }
    errors {
      code
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
}`, {"documentId":"sha256:0f84a15d8b45d707a91fe485a59553300a1952cdefc733b6ed89d5440487b92f"}) as unknown as TypedDocumentString<ResumeWebhookMutation, ResumeWebhookMutationVariables>;
export const DeleteWebhookDocument = new TypedDocumentString(`
    mutation DeleteWebhook($input: DeleteWebhookInput!) {
  deleteWebhook(input: $input) {
    webhookId
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:27b3446ef6c0ad1f60a3c9d89b1c84f0227e04d1b547d399f1bc646f5cb167c7"}) as unknown as TypedDocumentString<DeleteWebhookMutation, DeleteWebhookMutationVariables>;
export const RotateWebhookSecretDocument = new TypedDocumentString(`
    mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) {
  rotateWebhookSecret(input: $input) {
    secret
    webhook {
      ...WebhookParts
    }
    errors {
      code
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
}`, {"documentId":"sha256:604c172ef29c70454217a320419075842a60ca220df808a6f9d0960a9fb2022e"}) as unknown as TypedDocumentString<RotateWebhookSecretMutation, RotateWebhookSecretMutationVariables>;
export const TestWebhookDocument = new TypedDocumentString(`
    mutation TestWebhook($input: TestWebhookInput!) {
  testWebhook(input: $input) {
    delivery {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:1d37b95794c555b1486799329f93c8ca72e4c8ca8a8167e3b670e665c6c27bd0"}) as unknown as TypedDocumentString<TestWebhookMutation, TestWebhookMutationVariables>;
export const ReplayWebhookDeliveryDocument = new TypedDocumentString(`
    mutation ReplayWebhookDelivery($input: ReplayWebhookDeliveryInput!) {
  replayWebhookDelivery(input: $input) {
    delivery {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:6b77a4663a94408ded7ec22a49b96b0293b306eb95541d906e4cbbcc2486343e"}) as unknown as TypedDocumentString<ReplayWebhookDeliveryMutation, ReplayWebhookDeliveryMutationVariables>;
export const ReplayFailedWebhookDeliveriesDocument = new TypedDocumentString(`
    mutation ReplayFailedWebhookDeliveries($input: ReplayFailedWebhookDeliveriesInput!) {
  replayFailedWebhookDeliveries(input: $input) {
    count
    errors {
      code
      message
      path
    }
  }
}
    `, {"documentId":"sha256:7f4341ca000864a78347cc8fc42bbc33a18c6f0d5588ba1d717d38cd0fc7e109"}) as unknown as TypedDocumentString<ReplayFailedWebhookDeliveriesMutation, ReplayFailedWebhookDeliveriesMutationVariables>;