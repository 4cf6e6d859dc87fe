-- Devices that were heard at least once; one without a row was never seen.
create table presence (
    device_id     uuid        primary key,
    lane          integer     not null,
    state         text        not null,
    since         timestamptz not null,
    last_seen     timestamptz not null,
    version       bigint      not null,
    marked_at     timestamptz not null,
    announced_at  timestamptz,
    folded        boolean     not null,
    provider_id   uuid,
    enterprise_id uuid        not null,
    region_code   text        not null,
    constraint presence_state check (state in ('online', 'offline'))
) with (fillfactor = 70);

create index presence_lane on presence (lane);
create index presence_provider on presence (provider_id, state);
create index presence_enterprise on presence (enterprise_id, state);
create index presence_region on presence (region_code text_pattern_ops, state);
create index presence_unannounced on presence (marked_at)
    where state = 'offline' and announced_at is null;

alter table presence enable row level security;

create policy scope on presence using (
     (select current_setting('dianan.scope_all', true)) = 'on'
  or provider_id = (select nullif(current_setting('dianan.scope_provider', true), '')::uuid)
  or enterprise_id = (select nullif(current_setting('dianan.scope_enterprise', true), '')::uuid)
  or ((select current_setting('dianan.scope_region', true)) <> ''
      and starts_with(region_code, (select current_setting('dianan.scope_region', true)))));
