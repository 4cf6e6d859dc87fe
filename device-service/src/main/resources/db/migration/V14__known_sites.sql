-- What tenant-service has told of each site, kept by version. It is compared with and shown to
-- nobody, so it has no owner columns and no policy: whoever registers a device must notice that the
-- site has moved to somebody whose rows are hidden.
create table known_site (
    id      uuid   primary key,
    version bigint not null,
    site    jsonb  not null
);

-- When all sites were read once from tenant-service's snapshot. Without the row they never were.
create table known_sites_read (
    only_row boolean     primary key default true check (only_row),
    at       timestamptz not null
);
