-- Events of this service, written in the transaction that they tell of. The relay gives the number
-- when it publishes and the time when the broker has answered; both stay with the row, so that a
-- repetition after a crash carries the same id and number.
create table outbox (
    id           uuid primary key,
    type         text not null,
    subject      uuid not null,
    version      bigint not null,
    at           timestamptz not null default now(),
    data         json not null,
    number       bigint unique,
    published_at timestamptz
);

create index outbox_waiting on outbox (id) where published_at is null;
create index outbox_published on outbox (published_at) where published_at is not null;

-- The last number given; rows are deleted in time, numbers never come again.
create table outbox_position (
    only_row    boolean primary key default true check (only_row),
    last_number bigint not null
);

insert into outbox_position (last_number) values (0);
