-- +goose Up
-- The catalogue is the vendor's, for everybody; assignments and the connections
-- of sources are an organization's.
create table product (
    id            text        not null,
    name          text        not null,
    family        text        not null,
    kind          text        not null,
    audience      text        not null,
    docs_url      text        not null,
    version_range text        not null,
    enterprise    boolean     not null,
    external      boolean     not null,
    statement_url text        not null,
    published_at  timestamptz not null,
    constraint product_pkey primary key (id),
    constraint product_kind_check check (kind in ('service', 'website', 'app', 'software', 'server', 'device')),
    constraint product_audience_check check (audience in ('enterprise', 'home', 'school', 'developer'))
);
call steward_share('product');

create table product_source (
    id         text not null,
    product_id text not null,
    name       text not null,
    kind       text not null,
    constraint product_source_pkey primary key (id),
    constraint product_source_product_fk foreign key (product_id) references product (id),
    constraint product_source_kind_check check (kind in ('builtin', 'http'))
);
call steward_share('product_source');

create table org_source (
    org_id       text        not null,
    source_id    text        not null,
    url          text        not null,
    secret       bytea       not null,
    connected_at timestamptz not null,
    constraint org_source_pkey primary key (org_id, source_id),
    constraint org_source_organization_fk foreign key (org_id) references organization (org_id),
    constraint org_source_source_fk foreign key (source_id) references product_source (id)
);
call steward_isolate('org_source');

create table assignment (
    org_id       text        not null,
    id           text        not null,
    member_id    text        not null,
    product_id   text        not null,
    acquired_by  text        not null,
    state        text        not null,
    reason       text        not null,
    assigned_at  timestamptz not null,
    noticed_at   timestamptz,
    suspend_from timestamptz,
    ends_at      timestamptz,
    ended_at     timestamptz,
    constraint assignment_pkey primary key (org_id, id),
    constraint assignment_organization_fk foreign key (org_id) references organization (org_id),
    constraint assignment_member_fk foreign key (org_id, member_id) references member (org_id, id),
    constraint assignment_product_fk foreign key (product_id) references product (id),
    constraint assignment_acquired_by_check check (acquired_by in ('organization', 'self')),
    constraint assignment_state_check check (state in ('active', 'suspended', 'ended'))
);
create unique index assignment_member_product_key on assignment (org_id, member_id, product_id) where state <> 'ended';
create index assignment_product_idx on assignment (org_id, product_id, state);
call steward_isolate('assignment');
