-- The same rows as before, with the two scopes named that see a provider by whom it serves: a
-- regulator and an enterprise. A provider's own people are spared the question.
alter policy scope on provider using (
     (select current_setting('dianan.scope_all', true)) = 'on'
  or id = (select nullif(current_setting('dianan.scope_provider', true), '')::uuid)
  or ((select current_setting('dianan.scope_region', true)) <> ''
      and starts_with(region_code, (select current_setting('dianan.scope_region', true))))
  or (((select current_setting('dianan.scope_region', true)) <> ''
       or (select nullif(current_setting('dianan.scope_enterprise', true), '')) is not null)
      and exists (select 1 from enterprise e where e.provider_id = provider.id)));
