-- Devices that were heard at least once; one without a row was never seen. No owner columns: a row
-- is reached only through its device, whose row-level security holds, and goes with it when the
-- device moves to another owner.
create table presence (
    device_id   uuid        primary key references device (id),
    lane        integer     not null,
    state       text        not null,
    since       timestamptz not null, -- receive time: first message, or last one before the silence
    changed_at  timestamptz not null, -- lane time: since when the state has been due
    told        text,                 -- the state that others were told last
    incident_id uuid        references alarm (id),
    version     bigint      not null,
    constraint presence_state check (state in ('online', 'offline')),
    constraint presence_told check (told in ('online', 'offline'))
) with (fillfactor = 70);

create index presence_lane_devices on presence (lane);
create index presence_untold on presence (state, device_id) where told is distinct from state;
create index presence_incident on presence (incident_id) where incident_id is not null;

-- How far each lane's devices have been looked at, for the announcer, which may run elsewhere.
create table presence_lane (
    lane       integer     primary key,
    watermark  timestamptz not null,
    grace_from timestamptz not null,
    moved_at   timestamptz not null
) with (fillfactor = 50);

-- What an alarm of an area is about.
alter table alarm
    add column area_devices integer,
    add column area_regions text[];
