-- Copies of what device-service and tenant-service own, kept by version. Owner columns as there.
create table device (
    id                      uuid    primary key,
    version                 bigint  not null,
    serial_number           text    not null,
    model_id                uuid    not null,
    site_id                 uuid    not null,
    state                   text    not null,
    report_interval_seconds integer not null,
    provider_id             uuid,
    enterprise_id           uuid    not null,
    region_code             text    not null
);

create index device_provider on device (provider_id, id);
create index device_enterprise on device (enterprise_id, id);
create index device_region on device (region_code text_pattern_ops, id);

create table circuit (
    id                    uuid    primary key,
    device_id             uuid    not null references device (id),
    channel               integer not null,
    name                  text    not null,
    rated_current_amperes numeric(8, 2),
    phases                integer not null,
    load_class            text    not null,
    provider_id           uuid,
    enterprise_id         uuid    not null,
    region_code           text    not null
);

create index circuit_device on circuit (device_id);

-- Names only, looked up by ids that the caller may already see: no owner columns, no policy.
create table owner_name (
    kind    text   not null,
    id      uuid   not null,
    version bigint not null,
    name    text   not null,
    primary key (kind, id),
    constraint owner_name_kind check (kind in ('provider', 'enterprise', 'site'))
);

alter table device enable row level security;
alter table circuit enable row level security;

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
