-- Readings and what is kept beside them. None of these tables has owner columns: they are reached
-- through circuits and devices that were found under row-level security (docs/adr/0002).
-- Metric columns count the steps of contracts' Metric: 1 mA, 0.1 °C, 0.01 A, 0.1 V, 1 W, 0.001,
-- 0.01 kWh, 1. Below this script nobody can tell a TimescaleDB hypertable from native partitions.

do $$
declare
    timescale boolean := exists (select from pg_extension where extname = 'timescaledb');
    licence   text    := current_setting('timescaledb.license', true);
begin
    execute
        'create table reading (
             circuit_id       uuid        not null,
             at               timestamptz not null,
             received_at      timestamptz not null,
             time_quality     smallint    not null,
             residual_current integer,
             temperature1     integer,
             temperature2     integer,
             temperature3     integer,
             temperature4     integer,
             current_a        integer,
             current_b        integer,
             current_c        integer,
             voltage_a        integer,
             voltage_b        integer,
             voltage_c        integer,
             active_power     integer,
             power_factor     integer,
             energy           bigint,
             arc_count        integer,
             extra            jsonb,
             primary key (circuit_id, at)
         )' || case when timescale then '' else ' partition by range (at)' end;

    if timescale then
        perform create_hypertable('reading', by_range('at', interval '1 day'),
                                  create_default_indexes => false);
        -- The Apache edition has no columnstore and counts as plain.
        if licence = 'timescale' then
            execute 'alter table reading set (timescaledb.compress,
                         timescaledb.compress_segmentby = ''circuit_id'',
                         timescaledb.compress_orderby = ''at'')';
            perform add_compression_policy('reading', interval '2 days');
        end if;

        execute 'create function reading_retention_days() returns integer
                 language sql immutable as
                 $f$ select ' || case when licence = 'timescale' then 365 else 30 end || ' $f$';

        -- Chunks come by themselves.
        execute 'create function reading_day_make(day date) returns boolean
                 language sql immutable as
                 $f$ select false $f$';

        execute 'create function reading_days_drop(before date) returns integer
                 language sql security definer
                 set search_path = public, pg_temp set lock_timeout = ''5s'' as
                 $f$ select count(*)::integer
                     from drop_chunks(''reading'', before::timestamp at time zone ''UTC'') $f$';
    else
        execute 'create function reading_retention_days() returns integer
                 language sql immutable as
                 $f$ select 30 $f$';

        -- Attaching a table that was made aside does not hold up those who write.
        execute 'create function reading_day_make(day date) returns boolean
                 language plpgsql security definer
                 set search_path = public, pg_temp as
                 $f$
                 declare
                     name text := ''reading_'' || to_char(day, ''YYYYMMDD'');
                 begin
                     if to_regclass(name) is not null then
                         return false;
                     end if;
                     perform pg_advisory_xact_lock(hashtext(''reading_day_make''));
                     if to_regclass(name) is not null then
                         return false;
                     end if;
                     execute format(''create table %I (like reading including defaults)'', name);
                     execute format(
                         ''alter table reading attach partition %I for values from (%L) to (%L)'',
                         name,
                         day::timestamp at time zone ''UTC'',
                         (day + 1)::timestamp at time zone ''UTC'');
                     return true;
                 end
                 $f$';

        execute 'create function reading_days_drop(before date) returns integer
                 language plpgsql security definer
                 set search_path = public, pg_temp set lock_timeout = ''5s'' as
                 $f$
                 declare
                     name    text;
                     dropped integer := 0;
                 begin
                     for name in
                         select c.relname
                         from pg_inherits i
                         join pg_class c on c.oid = i.inhrelid
                         where i.inhparent = ''reading''::regclass
                           and c.relname < ''reading_'' || to_char(before, ''YYYYMMDD'')
                         order by c.relname
                     loop
                         execute format(''drop table %I'', name);
                         dropped := dropped + 1;
                     end loop;
                     return dropped;
                 end
                 $f$';
    end if;
end
$$;

revoke execute on function reading_day_make(date), reading_days_drop(date) from public;
grant execute on function reading_day_make(date), reading_days_drop(date) to ${app};

select reading_day_make((now() at time zone 'UTC')::date + ahead)
from generate_series(-1, 3) as ahead;

-- The newest reading of each circuit by event time. Rewritten all the time: room for it in place.
create table reading_latest (
    circuit_id       uuid        primary key,
    at               timestamptz not null,
    received_at      timestamptz not null,
    time_quality     smallint    not null,
    residual_current integer,
    temperature1     integer,
    temperature2     integer,
    temperature3     integer,
    temperature4     integer,
    current_a        integer,
    current_b        integer,
    current_c        integer,
    voltage_a        integer,
    voltage_b        integer,
    voltage_c        integer,
    active_power     integer,
    power_factor     integer,
    energy           bigint,
    arc_count        integer,
    extra            jsonb
) with (fillfactor = 60);

-- A reading of a circuit and instant that told another value than the first, which stayed.
-- id is made from what arrived, so that the same contradiction is kept once.
create table reading_conflict (
    circuit_id  uuid        not null,
    at          timestamptz not null,
    id          uuid        not null,
    received_at timestamptz not null,
    first       jsonb       not null,
    arrived     jsonb       not null,
    primary key (circuit_id, at, id)
);

create index reading_conflict_at on reading_conflict (at);

-- When a device was last heard, by the gateway's clock.
create table device_seen (
    device_id uuid        primary key,
    seen_at   timestamptz not null
) with (fillfactor = 60);
