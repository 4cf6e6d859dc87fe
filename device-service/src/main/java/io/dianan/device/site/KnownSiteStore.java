package io.dianan.device.site;

import io.dianan.platform.json.WireJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hibernate.Session;

/** Sites as their events have told them. Works within the caller's transaction. */
@ApplicationScoped
public class KnownSiteStore {
    private final Session session;

    KnownSiteStore(Session session) {
        this.session = session;
    }

    /**
     * Keeps what an event tells, unless the same or a newer version is here; tells whether it was
     * kept. Then the devices of the site must follow in the same transaction.
     */
    public boolean keep(Site site) {
        String sql =
                """
                insert into known_site (id, version, site)
                values (:id, :version, cast(:site as jsonb))
                on conflict (id) do update
                   set version = excluded.version, site = excluded.site
                 where known_site.version < excluded.version
                """;
        return session.createNativeMutationQuery(sql)
                        .setParameter("id", site.id())
                        .setParameter("version", site.version())
                        .setParameter("site", WireJson.write(site))
                        .executeUpdate()
                > 0;
    }

    /**
     * The newer of what was asked and what has been told, held against events until the transaction
     * ends: a device that is entered now is there for whichever comes next. What was asked is not
     * kept, since the devices that are there already have yet to follow.
     */
    public Site newest(Site asked) {
        keepUnknown(asked);
        String text =
                session.createNativeQuery(
                                """
                                select cast(site as text)
                                  from known_site
                                 where id = :id
                                   for share
                                """,
                                String.class)
                        .setParameter("id", asked.id())
                        .getSingleResult();
        Site told = read(asked.id(), text);
        return told.version() > asked.version() ? told : asked;
    }

    /** Whether all sites have been read once. */
    public boolean everRead() {
        return !session.createNativeQuery("select 1 from known_sites_read", Integer.class)
                .getResultList()
                .isEmpty();
    }

    /** All sites have been read. */
    public void read() {
        session.createNativeMutationQuery(
                        "insert into known_sites_read (at) values (now()) on conflict do nothing")
                .executeUpdate();
    }

    /** A row to hold; any event is newer. */
    private void keepUnknown(Site site) {
        String sql =
                """
                insert into known_site (id, version, site)
                values (:id, 0, cast(:site as jsonb))
                on conflict (id) do nothing
                """;
        session.createNativeMutationQuery(sql)
                .setParameter("id", site.id())
                .setParameter("site", WireJson.write(site.atVersion(0)))
                .executeUpdate();
    }

    private static Site read(UUID id, String text) {
        try {
            return WireJson.read(text.getBytes(StandardCharsets.UTF_8), Site.class);
        } catch (IOException e) {
            throw new IllegalStateException("what is known of site " + id + " is no site", e);
        }
    }
}
