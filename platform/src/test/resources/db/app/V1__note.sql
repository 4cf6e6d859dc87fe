create table note (
    id      uuid primary key,
    version bigint not null,
    text    text not null,
    weight  numeric not null
);
