-- Floors of regulators (with the rule that holds where there is no other) and rules of device
-- models and circuits. Numbers are in the unit of the type: mA, °C, % of rated current, V.
create table rule_floor (
    id               uuid           primary key,
    version          bigint         not null,
    region_code      text,
    type             text           not null,
    limit_min        numeric(10, 3) not null,
    limit_max        numeric(10, 3) not null,
    warn             numeric(10, 3),
    alarm            numeric(10, 3) not null,
    hysteresis       numeric(10, 3),
    duration_seconds integer        not null,
    changed_at       timestamptz    not null,
    changed_by       text           not null,
    constraint rule_floor_bound check (limit_min <= limit_max)
);

create unique index rule_floor_region_type on rule_floor (coalesce(region_code, ''), type);

create table alarm_rule (
    id               uuid           primary key,
    version          bigint         not null,
    level            text           not null,
    subject_id       uuid           not null,
    type             text           not null,
    warn             numeric(10, 3),
    alarm            numeric(10, 3) not null,
    hysteresis       numeric(10, 3),
    duration_seconds integer        not null,
    enabled          boolean        not null,
    changed_at       timestamptz    not null,
    changed_by       text           not null,
    provider_id      uuid,
    enterprise_id    uuid,
    region_code      text,
    constraint alarm_rule_level check (level in ('model', 'circuit')),
    constraint alarm_rule_owner check
        (level <> 'circuit' or (enterprise_id is not null and region_code is not null)),
    constraint alarm_rule_subject unique (level, subject_id, type)
);

create index alarm_rule_provider on alarm_rule (provider_id, id);
create index alarm_rule_enterprise on alarm_rule (enterprise_id, id);

-- Raised by every change of a rule or floor, so that whoever judges reads them again.
create table rule_book (
    version bigint not null
);
insert into rule_book (version) values (1);

alter table rule_floor enable row level security;
alter table alarm_rule enable row level security;

-- What a regulator demands is public; only its region's own regulators write it.
create policy reading on rule_floor for select using (true);
create policy scope on rule_floor using (
     (select current_setting('dianan.scope_all', true)) = 'on'
  or ((select current_setting('dianan.scope_region', true)) <> ''
      and starts_with(region_code, (select current_setting('dianan.scope_region', true)))));

-- A model's rule belongs to the platform and is read by all; a circuit's rule is its owner's.
create policy scope on alarm_rule using (
     (select current_setting('dianan.scope_all', true)) = 'on'
  or level = 'model'
  or provider_id = (select nullif(current_setting('dianan.scope_provider', true), '')::uuid)
  or enterprise_id = (select nullif(current_setting('dianan.scope_enterprise', true), '')::uuid)
  or ((select current_setting('dianan.scope_region', true)) <> ''
      and starts_with(region_code, (select current_setting('dianan.scope_region', true)))));

-- The nation's floors (domain.md 2.1): GB 50116 for residual current, GB 14287.3 for
-- temperatures, GB/T 12325 for voltages.
insert into rule_floor (id, version, region_code, type, limit_min, limit_max, warn, alarm,
                        hysteresis, duration_seconds, changed_at, changed_by)
values
  ('01900000-0000-7000-8000-000000000f01', 1, null, 'residual-current-high', 20, 500, 300, 500, null, 5, '2026-01-01T00:00:00Z', 'installation'),
  ('01900000-0000-7000-8000-000000000f02', 1, null, 'temp-high', 45, 140, 60, 70, null, 5, '2026-01-01T00:00:00Z', 'installation'),
  ('01900000-0000-7000-8000-000000000f03', 1, null, 'over-current', 10, 120, 80, 100, null, 5, '2026-01-01T00:00:00Z', 'installation'),
  ('01900000-0000-7000-8000-000000000f04', 1, null, 'over-voltage', 231, 280, 253, 264, null, 5, '2026-01-01T00:00:00Z', 'installation'),
  ('01900000-0000-7000-8000-000000000f05', 1, null, 'under-voltage', 150, 209, 198, 187, null, 5, '2026-01-01T00:00:00Z', 'installation');
