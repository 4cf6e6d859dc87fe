package io.dianan.tenant.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Rows of the demonstration; codes are right by their check character and belong to nobody. */
@ApplicationScoped
class DemoStore {
    private static final String PROVIDERS =
            """
            insert into provider (id, version, name, uscc, region_code, made, created_at, changed_at)
            values
              ('01900000-0000-7000-8000-00000000000a', 0, '示范服务商甲', '91330105MADEM0ACXT', '330105',
               true, now(), now()),
              ('01900000-0000-7000-8000-00000000000b', 0, '示范服务商乙', '91330106MADEM0BCXY', '330106',
               true, now(), now())
            on conflict do nothing
            returning id
            """;
    private static final String ENTERPRISES =
            """
            insert into enterprise
              (id, version, provider_id, region_code, name, uscc, venue_class, industry_code, key_field,
               made, created_at, changed_at)
            values
              ('01900000-0000-7000-8000-0000000000a1', 0, '01900000-0000-7000-8000-00000000000a',
               '330105', '示范企业甲一', '91330105MADEM0A1XF', 'large-mall', 'F52', true,
               true, now(), now()),
              ('01900000-0000-7000-8000-0000000000b1', 0, '01900000-0000-7000-8000-00000000000b',
               '330106', '示范企业乙一', '91330106MADEM0B1XK', 'hotel', 'H61', true,
               true, now(), now())
            on conflict do nothing
            returning id
            """;
    private static final String SITES =
            """
            insert into site
              (id, version, enterprise_id, provider_id, region_code, name, address, longitude, latitude,
               made, created_at, changed_at)
            values
              ('01900000-0000-7000-8000-000000000a11', 0, '01900000-0000-7000-8000-0000000000a1',
               '01900000-0000-7000-8000-00000000000a', '330105', '示范场所甲一', '拱墅区示范路1号',
               120.1562, 30.3312, true, now(), now()),
              ('01900000-0000-7000-8000-000000000b11', 0, '01900000-0000-7000-8000-0000000000b1',
               '01900000-0000-7000-8000-00000000000b', '330106', '示范场所乙一', '西湖区示范路2号',
               120.0788, 30.2031, true, now(), now())
            on conflict do nothing
            returning id
            """;

    private final Session session;

    DemoStore(Session session) {
        this.session = session;
    }

    /** Adds the providers that are missing; a row that somebody changed stays changed. */
    List<UUID> makeProviders() {
        return make(PROVIDERS);
    }

    /** The same of the enterprises. */
    List<UUID> makeEnterprises() {
        return make(ENTERPRISES);
    }

    /** The same of the sites. */
    List<UUID> makeSites() {
        return make(SITES);
    }

    private List<UUID> make(String sql) {
        return session.createNativeQuery(sql, UUID.class).getResultList();
    }
}
