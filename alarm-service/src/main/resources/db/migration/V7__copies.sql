-- When the copies were last made anew from their owners' snapshots, whole. Without the row they
-- never were, however many states have been learned one by one.
create table copies_made (
    only_row boolean     primary key default true check (only_row),
    at       timestamptz not null
);
