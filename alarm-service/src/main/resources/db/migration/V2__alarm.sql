-- Alarms and their timelines. Owners and names are those of the time of the alarm.
-- Values are counts of the metric's steps.
create sequence alarm_number;

create table alarm (
    id               uuid        primary key,
    number           text        not null,
    version          bigint      not null,
    state            text        not null,
    change           text        not null,
    judgement        text,
    type             text        not null,
    class            text        not null,
    level            integer     not null,
    subject_kind     text        not null,
    subject_id       text        not null,
    circuit_id       uuid,
    circuit_name     text,
    device_id        uuid,
    serial_number    text,
    site_id          uuid,
    provider_id      uuid,
    enterprise_id    uuid,
    region_code      text        not null,
    metric           text,
    limit_value      bigint,
    first_value      bigint,
    last_value       bigint,
    peak_value       bigint,
    first_at         timestamptz not null,
    last_at          timestamptz not null,
    raised_at        timestamptz not null,
    occurrences      integer     not null,
    recovered_at     timestamptz,
    late             boolean     not null,
    sources          text[]      not null,
    standing_sources text[]      not null,
    acknowledged_at  timestamptz,
    acknowledged_by  text,
    closed_at        timestamptz,
    cause            text,
    handler          text,
    evidence         text,
    constraint alarm_number_unique unique (number),
    constraint alarm_state check
        (state in ('raised', 'acknowledged', 'verified', 'resolved', 'closed', 'reopened')),
    constraint alarm_class check (class in ('alarm', 'fault', 'warning')),
    constraint alarm_level check (level between 1 and 4),
    constraint alarm_subject_kind check (subject_kind in ('circuit', 'device', 'area')),
    constraint alarm_closed check
        (state <> 'closed' or (cause is not null and handler is not null and evidence is not null))
);

-- One open alarm per subject and type, however many find it at once.
create unique index alarm_open on alarm (subject_kind, subject_id, type) where state <> 'closed';
create index alarm_raised on alarm (raised_at, id);
create index alarm_provider on alarm (provider_id, raised_at, id);
create index alarm_enterprise on alarm (enterprise_id, raised_at, id);
create index alarm_region on alarm (region_code text_pattern_ops, raised_at, id);
create index alarm_device on alarm (device_id, raised_at, id);
create index alarm_subject on alarm (subject_kind, subject_id, type, raised_at);

create table alarm_line (
    id            uuid        primary key,
    alarm_id      uuid        not null references alarm (id),
    alarm_version bigint      not null,
    at            timestamptz not null,
    kind          text        not null,
    actor         text,
    actor_name    text,
    detail        jsonb       not null,
    provider_id   uuid,
    enterprise_id uuid,
    region_code   text        not null
);

create index alarm_line_alarm on alarm_line (alarm_id, id);

alter table alarm enable row level security;
alter table alarm_line enable row level security;

create policy scope on alarm using (
     (select current_setting('dianan.scope_all', true)) = 'on'
  or provider_id = (select nullif(current_setting('dianan.scope_provider', true), '')::uuid)
  or enterprise_id = (select nullif(current_setting('dianan.scope_enterprise', true), '')::uuid)
  or ((select current_setting('dianan.scope_region', true)) <> ''
      and starts_with(region_code, (select current_setting('dianan.scope_region', true)))));

create policy scope on alarm_line using (
     (select current_setting('dianan.scope_all', true)) = 'on'
  or provider_id = (select nullif(current_setting('dianan.scope_provider', true), '')::uuid)
  or enterprise_id = (select nullif(current_setting('dianan.scope_enterprise', true), '')::uuid)
  or ((select current_setting('dianan.scope_region', true)) <> ''
      and starts_with(region_code, (select current_setting('dianan.scope_region', true)))));

-- A timeline tells what was: nobody rewrites it.
revoke update, delete on alarm_line from "${app}";
