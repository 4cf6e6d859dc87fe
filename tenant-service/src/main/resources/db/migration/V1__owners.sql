-- Regions, and the owners of everything: providers, enterprises, sites.
-- The launcher installs both extensions beforehand and marks the search operators leakproof.
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

-- One row per time during which a code stood for a region. A region belongs to nobody: no policy.
create table region (
    id          uuid    primary key,
    version     bigint  not null default 0,
    code        text    not null check (code ~ '^[1-9][0-9]{5}([0-9]{3})?$'),
    name        text    not null check (char_length(name) between 1 and 60),
    level       text    not null check (level in ('province', 'city', 'county', 'street')),
    parent_code text    check ((parent_code is null) = (level = 'province')),
    valid_from  date,
    valid_to    date    check (valid_to > valid_from),
    successors  text[]  not null default '{}',
    longitude   numeric(9, 6) check (longitude between -180 and 180),
    latitude    numeric(9, 6) check (latitude between -90 and 90),
    made        boolean not null default false,
    constraint region_once exclude using gist (code with =, daterange(valid_from, valid_to) with &&)
);
create index region_by_code on region (code);
create index region_by_parent on region (parent_code, code);
create index region_by_successor on region using gin (successors);

create table provider (
    id          uuid        primary key,
    version     bigint      not null,
    region_code text        not null,
    name        text        not null check (char_length(name) between 1 and 100),
    uscc        text        not null check (char_length(uscc) = 18),
    made        boolean     not null default false,
    created_at  timestamptz not null,
    changed_at  timestamptz not null,
    constraint provider_uscc_once unique (uscc)
);
create index provider_by_name on provider (name, id);
create index provider_by_region on provider (region_code text_pattern_ops);
create index provider_by_text on provider using gin (name gin_trgm_ops, uscc gin_trgm_ops);

create table enterprise (
    id            uuid        primary key,
    version       bigint      not null,
    provider_id   uuid        references provider,
    enterprise_id uuid        not null generated always as (id) stored,
    region_code   text        not null,
    name          text        not null check (char_length(name) between 1 and 100),
    uscc          text        not null check (char_length(uscc) = 18),
    address       text        check (char_length(address) between 1 and 200),
    venue_class   text,
    industry_code text,
    key_field     boolean     not null default false,
    made          boolean     not null default false,
    created_at    timestamptz not null,
    changed_at    timestamptz not null,
    constraint enterprise_uscc_once unique (uscc)
);
create index enterprise_by_name on enterprise (name, id);
create index enterprise_by_provider on enterprise (provider_id, id);
create index enterprise_by_region on enterprise (region_code text_pattern_ops);
create index enterprise_by_text on enterprise using gin (name gin_trgm_ops, uscc gin_trgm_ops);

create table site (
    id            uuid        primary key,
    version       bigint      not null,
    provider_id   uuid        references provider,
    enterprise_id uuid        not null references enterprise,
    region_code   text        not null,
    name          text        not null check (char_length(name) between 1 and 100),
    address       text        not null check (char_length(address) between 1 and 200),
    longitude     numeric(9, 6) check (longitude between -180 and 180),
    latitude      numeric(9, 6) check (latitude between -90 and 90),
    made          boolean     not null default false,
    created_at    timestamptz not null,
    changed_at    timestamptz not null,
    check ((longitude is null) = (latitude is null))
);
create index site_by_name on site (name, id);
create index site_by_provider on site (provider_id, id);
create index site_by_enterprise on site (enterprise_id, id);
create index site_by_region on site (region_code text_pattern_ops);
create index site_by_text on site using gin (name gin_trgm_ops, address gin_trgm_ops);

-- Who sees a row, and who may write one. A setting that is absent reads as '': nobody.
alter table site enable row level security;
create policy scope on site using (
     (select current_setting('dianan.scope_all', true)) = 'on'
  or provider_id = (select nullif(current_setting('dianan.scope_provider', true), '')::uuid)
  or enterprise_id = (select nullif(current_setting('dianan.scope_enterprise', true), '')::uuid)
  or ((select current_setting('dianan.scope_region', true)) <> ''
      and starts_with(region_code, (select current_setting('dianan.scope_region', true)))));

-- A regulator also sees an enterprise registered elsewhere that has a site in the region: the
-- question to site passes site's own policy, so it answers for the caller's scope.
alter table enterprise enable row level security;
create policy scope on enterprise using (
     (select current_setting('dianan.scope_all', true)) = 'on'
  or provider_id = (select nullif(current_setting('dianan.scope_provider', true), '')::uuid)
  or enterprise_id = (select nullif(current_setting('dianan.scope_enterprise', true), '')::uuid)
  or ((select current_setting('dianan.scope_region', true)) <> ''
      and (starts_with(region_code, (select current_setting('dianan.scope_region', true)))
           or exists (select 1 from site s where s.enterprise_id = enterprise.id))))
with check (
     (select current_setting('dianan.scope_all', true)) = 'on'
  or provider_id = (select nullif(current_setting('dianan.scope_provider', true), '')::uuid)
  or enterprise_id = (select nullif(current_setting('dianan.scope_enterprise', true), '')::uuid)
  or ((select current_setting('dianan.scope_region', true)) <> ''
      and starts_with(region_code, (select current_setting('dianan.scope_region', true)))));

-- A provider owns its own row. Whoever sees an enterprise sees the provider that serves it, in the
-- same way; nobody writes a provider on that ground.
alter table provider enable row level security;
create policy scope on provider using (
     (select current_setting('dianan.scope_all', true)) = 'on'
  or id = (select nullif(current_setting('dianan.scope_provider', true), '')::uuid)
  or ((select current_setting('dianan.scope_region', true)) <> ''
      and starts_with(region_code, (select current_setting('dianan.scope_region', true))))
  or exists (select 1 from enterprise e where e.provider_id = provider.id))
with check (
     (select current_setting('dianan.scope_all', true)) = 'on'
  or id = (select nullif(current_setting('dianan.scope_provider', true), '')::uuid)
  or ((select current_setting('dianan.scope_region', true)) <> ''
      and starts_with(region_code, (select current_setting('dianan.scope_region', true)))));
