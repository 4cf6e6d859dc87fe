-- What the owner of a lane must not forget. Inside tables: nobody reads them over REST, and they
-- carry ids and numbers only; no owner columns.

-- A circuit that is, or was within a day, not normal.
create table evaluation (
    circuit_id   uuid        primary key,
    device_id    uuid        not null,
    lane         integer     not null,
    last_at      timestamptz not null,
    normal_since timestamptz,
    state        jsonb       not null
) with (fillfactor = 70);

create index evaluation_lane on evaluation (lane);

-- What a device has decided by itself, last told.
create table told (
    subject_kind text        not null,
    subject_id   uuid        not null,
    type         text        not null,
    last_at      timestamptz not null,
    active       boolean     not null,
    primary key (subject_kind, subject_id, type)
) with (fillfactor = 70);

-- Device events that were judged: the same one, sent again, changes nothing.
create table event_judged (
    id        uuid        primary key,
    judged_at timestamptz not null default now()
);

create index event_judged_at on event_judged (judged_at);

-- How far a device's clock is behind, at least.
create table device_clock (
    device_id     uuid    primary key,
    lane          integer not null,
    offset_millis bigint  not null
) with (fillfactor = 70);

create index device_clock_lane on device_clock (lane);

-- When a gateway moved nothing to us.
create table own_outage (
    lane     integer     not null,
    gateway  text        not null,
    began_at timestamptz not null,
    ended_at timestamptz not null,
    primary key (lane, gateway, began_at)
);
