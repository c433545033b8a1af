-- Every unique index has org_id, so that it can be kept on the node that has the
-- organization. The hash comes first: whom a token belongs to is looked up by it.

-- +goose Up
drop index directory_token_hash_key;
create unique index directory_token_hash_key on directory_token (hash, org_id);

-- What one member did, newest first.
create index event_actor_idx on event (org_id, actor_id, id);
