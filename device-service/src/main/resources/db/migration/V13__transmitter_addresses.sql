-- A fire transmitter (GB/T 26875.3) is known by its source address. It stands in key_hash in
-- decimal, as it is no secret, and in name as it is shown.
alter table credential drop constraint credential_kind;
alter table credential add constraint credential_kind
    check (kind in ('access-token', 'password', 'gb26875-address'));
alter table credential add constraint credential_address_name
    check (kind <> 'gb26875-address' or name is not null);
