-- What could not be understood, and what is not a reading. Both carry the owner that their device
-- had when they came; without a known device they have none, and only platform roles see them.

create table quarantine (
    id            uuid        primary key,
    device_id     uuid,
    received_at   timestamptz not null,
    reason        text        not null,
    detail        text        not null,
    topic         text        not null,
    body          bytea       not null,
    sha256        bytea       not null,
    provider_id   uuid,
    enterprise_id uuid,
    region_code   text
);

create index quarantine_received on quarantine (received_at, id);
create index quarantine_device on quarantine (device_id, received_at, id);

-- detail is shaped by kind; body is what was framed and not decoded (kind raw).
create table device_event (
    id            uuid        primary key,
    device_id     uuid,
    circuit_id    uuid,
    kind          text        not null,
    at            timestamptz not null,
    received_at   timestamptz not null,
    time_quality  smallint    not null,
    detail        jsonb       not null,
    body          bytea,
    provider_id   uuid,
    enterprise_id uuid,
    region_code   text
);

create index device_event_device on device_event (device_id, at, id);
create index device_event_received on device_event (received_at);

alter table quarantine enable row level security;
alter table device_event enable row level security;

create policy scope on quarantine using (
     (select current_setting('dianan.scope_all', true)) = 'on'
  or provider_id = (select nullif(current_setting('dianan.scope_provider', true), '')::uuid)
  or enterprise_id = (select nullif(current_setting('dianan.scope_enterprise', true), '')::uuid)
  or ((select current_setting('dianan.scope_region', true)) <> ''
      and starts_with(region_code, (select current_setting('dianan.scope_region', true)))));

create policy scope on device_event using (
     (select current_setting('dianan.scope_all', true)) = 'on'
  or provider_id = (select nullif(current_setting('dianan.scope_provider', true), '')::uuid)
  or enterprise_id = (select nullif(current_setting('dianan.scope_enterprise', true), '')::uuid)
  or ((select current_setting('dianan.scope_region', true)) <> ''
      and starts_with(region_code, (select current_setting('dianan.scope_region', true)))));
