package io.dianan.alarm.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Names of providers, enterprises and sites. Works within the caller's transaction. */
@ApplicationScoped
class NameStore {
    private final Session session;

    NameStore(Session session) {
        this.session = session;
    }

    /** Keeps the name unless a newer or the same version is here; tells whether it was kept. */
    boolean keep(OwnerKind kind, UUID id, long version, String name) {
        String sql =
                """
                insert into owner_name (kind, id, version, name)
                values (:kind, :id, :version, :name)
                on conflict (kind, id) do update
                   set version = excluded.version, name = excluded.name
                 where owner_name.version < excluded.version
                """;
        return session.createNativeMutationQuery(sql)
                        .setParameter("kind", kind.word())
                        .setParameter("id", id)
                        .setParameter("version", version)
                        .setParameter("name", name)
                        .executeUpdate()
                > 0;
    }

    /** Those that are known. Ids of different kinds never meet: they are UUIDs of their owners. */
    Map<UUID, String> find(Collection<UUID> ids) {
        String sql =
                """
                select id, name
                  from owner_name
                 where id = any (cast(string_to_array(:ids, ',') as uuid[]))
                """;
        return session
                .createNativeQuery(sql, Row.class)
                .setParameter(
                        "ids", ids.stream().map(UUID::toString).collect(Collectors.joining(",")))
                .getResultList()
                .stream()
                .collect(Collectors.toMap(Row::id, Row::name, (one, _) -> one));
    }

    record Row(UUID id, String name) {}
}
