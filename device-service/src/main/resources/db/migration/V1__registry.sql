-- Device models, devices, circuits and credentials.
-- Owner columns (provider_id, enterprise_id, region_code) come from the device's site; a circuit
-- and a credential carry their device's owner, so that row-level security needs no join.

-- Platform-wide reference data: everybody signed in reads it, so no owner columns and no policy.
-- maintainer_id is the provider that brought the model and may change it; null: the platform's.
create table device_model (
    id                      uuid        primary key,
    vendor                  text        not null,
    name                    text        not null,
    protocol                text        not null,
    mapping                 jsonb       not null,
    report_interval_seconds integer     not null,
    maintainer_id           uuid,
    version                 bigint      not null,
    created_at              timestamptz not null,
    constraint device_model_name unique (vendor, name)
);

create table device (
    id            uuid        primary key,
    serial_number text        not null,
    imei          text,
    iccid         text,
    model_id      uuid        not null references device_model (id),
    site_id       uuid        not null,
    parent_id     uuid        references device (id),
    state         text        not null,
    provider_id   uuid,
    enterprise_id uuid        not null,
    region_code   text        not null,
    version       bigint      not null,
    created_at    timestamptz not null,
    removed_at    timestamptz,
    constraint device_serial_number unique (serial_number),
    constraint device_imei unique (imei),
    constraint device_iccid unique (iccid),
    constraint device_state check
        (state in ('in-stock', 'installed', 'in-service', 'suspended', 'removed')),
    constraint device_removed check ((state = 'removed') = (removed_at is not null))
);

create index device_provider on device (provider_id, id);
create index device_enterprise on device (enterprise_id, id);
create index device_region on device (region_code text_pattern_ops, id);
create index device_site on device (site_id, id);
create index device_model_id on device (model_id, id);
create index device_parent on device (parent_id) where parent_id is not null;
create index device_removed_at on device (removed_at) where removed_at is not null;
create index device_serial_number_search on device using gin (serial_number gin_trgm_ops);

create table circuit (
    id                    uuid          primary key,
    device_id             uuid          not null references device (id),
    channel               integer       not null,
    name                  text          not null,
    rated_current_amperes numeric(8, 2),
    phases                integer       not null,
    load_class            text          not null,
    valid_from            timestamptz   not null,
    valid_to              timestamptz,
    provider_id           uuid,
    enterprise_id         uuid          not null,
    region_code           text          not null,
    version               bigint        not null,
    constraint circuit_channel check (channel between 1 and 32),
    constraint circuit_phases check (phases in (1, 3))
);

create unique index circuit_device_channel on circuit (device_id, channel) where valid_to is null;
create index circuit_device on circuit (device_id);
create index circuit_provider on circuit (provider_id, id);
create index circuit_enterprise on circuit (enterprise_id, id);
create index circuit_region on circuit (region_code text_pattern_ops, id);

create table credential (
    id            uuid        primary key,
    device_id     uuid        not null references device (id),
    kind          text        not null,
    name          text,
    key_hash      text        not null,
    created_at    timestamptz not null,
    provider_id   uuid,
    enterprise_id uuid        not null,
    region_code   text        not null,
    constraint credential_key_hash unique (key_hash),
    constraint credential_kind check (kind in ('access-token', 'password')),
    constraint credential_password_name check (kind <> 'password' or name is not null)
);

create unique index credential_name on credential (name) where kind = 'password';
create index credential_device on credential (device_id);

alter table device enable row level security;
alter table circuit enable row level security;
alter table credential enable row level security;

create policy scope on device using (
     (select current_setting('dianan.scope_all', true)) = 'on'
  or provider_id = (select nullif(current_setting('dianan.scope_provider', true), '')::uuid)
  or enterprise_id = (select nullif(current_setting('dianan.scope_enterprise', true), '')::uuid)
  or ((select current_setting('dianan.scope_region', true)) <> ''
      and starts_with(region_code, (select current_setting('dianan.scope_region', true)))));

create policy scope on circuit using (
     (select current_setting('dianan.scope_all', true)) = 'on'
  or provider_id = (select nullif(current_setting('dianan.scope_provider', true), '')::uuid)
  or enterprise_id = (select nullif(current_setting('dianan.scope_enterprise', true), '')::uuid)
  or ((select current_setting('dianan.scope_region', true)) <> ''
      and starts_with(region_code, (select current_setting('dianan.scope_region', true)))));

create policy scope on credential using (
     (select current_setting('dianan.scope_all', true)) = 'on'
  or provider_id = (select nullif(current_setting('dianan.scope_provider', true), '')::uuid)
  or enterprise_id = (select nullif(current_setting('dianan.scope_enterprise', true), '')::uuid)
  or ((select current_setting('dianan.scope_region', true)) <> ''
      and starts_with(region_code, (select current_setting('dianan.scope_region', true)))));
