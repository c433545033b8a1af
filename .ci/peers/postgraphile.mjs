// PostGraphile over members, groups and memberships: node postgraphile.mjs PORT
// DATABASE MEMBERS. Prints "ready TOKEN".
import http from 'node:http'
import { createRequire } from 'node:module'

const require = createRequire(`${process.cwd()}/`)
const { postgraphile } = require('postgraphile')
const { Client } = require('pg')
const [port, url, members] = process.argv.slice(2)

const client = new Client({ connectionString: url })
await client.connect()
await client.query(`
  create table member (id int primary key, user_name text not null unique, display_name text not null, title text not null);
  create table team (id int primary key, display_name text not null);
  create table membership (team_id int references team, member_id int references member, primary key (team_id, member_id));
  insert into member select i, 'person' || i || '@bench.example', 'Person ' || lpad(i::text, 7, '0'), 'Engineer' from generate_series(1, ${Number(members)}) i;
  insert into team select i, 'Team ' || i from generate_series(1, 50) i;
  insert into membership select 1 + (m.id * 7 + k * 11) % 50, m.id from member m, generate_series(1, 5) k on conflict do nothing;
  create index on membership (member_id);
  create index on member (display_name, id);
  analyze`)
await client.end()
http.createServer(postgraphile(url, 'public', { disableQueryLog: true, retryOnInitFail: false }))
  .listen(Number(port), '127.0.0.1', () => console.log('ready', 'bench'))
