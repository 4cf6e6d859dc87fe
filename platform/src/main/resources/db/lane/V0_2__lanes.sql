-- Who owns a lane, and how far each gateway's batches are committed in it.

create table lane (
    kind     text        not null,
    number   integer     not null,
    epoch    bigint      not null default 0,
    owner    text,
    taken_at timestamptz,
    primary key (kind, number),
    constraint lane_kind check (kind in ('readings', 'events')),
    constraint lane_number check (number between 0 and 7)
);

insert into lane (kind, number)
select kind, number
from unnest(array['readings', 'events']) as kind, generate_series(0, 7) as number;

-- A gateway has a new start id at each start; rows of past starts are swept after a week.
create table lane_position (
    kind         text        not null,
    number       integer     not null,
    gateway      text        not null,
    start_id     text        not null,
    sequence     bigint      not null,
    watermark_at timestamptz not null,
    moved_at     timestamptz not null,
    primary key (kind, number, gateway, start_id)
) with (fillfactor = 70);
