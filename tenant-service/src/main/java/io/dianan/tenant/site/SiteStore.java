package io.dianan.tenant.site;

import io.dianan.contracts.state.SiteState;
import io.dianan.platform.outbox.OutboxStore;
import io.dianan.platform.page.Keyset;
import io.dianan.platform.page.SnapshotRequest;
import io.dianan.tenant.enterprise.EnterpriseMoved;
import io.dianan.tenant.list.ListRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sites in their table, under the scope of the running transaction. */
@ApplicationScoped
class SiteStore implements PanacheRepositoryBase<SiteRecord, UUID> {
    private static final String ASKED =
            """
            (:region = '%' or regionCode like :region)
            and (:text = '%' or name ilike :text escape '\\' or address ilike :text escape '\\')
            and (cast(:provider as uuid) is null or providerId = :provider)
            and (cast(:enterprise as uuid) is null or enterpriseId = :enterprise)
            """;

    private final OutboxStore outbox;

    SiteStore(OutboxStore outbox) {
        this.outbox = outbox;
    }

    /** Whose sites are asked for; null lets all through. */
    record Owners(@Nullable UUID provider, @Nullable UUID enterprise) {}

    List<SiteRecord> list(ListRequest asked, Owners owners) {
        Parameters parameters = parameters(asked, owners);
        String behind = "";
        if (asked.place().isPresent()) {
            Keyset place = asked.place().get();
            parameters.and("key", place.key()).and("id", place.id());
            behind = asked.order().behind();
        }
        return find(ASKED + behind, asked.order().sort(), parameters)
                .range(0, asked.page().fetch() - 1)
                .list();
    }

    long count(ListRequest asked, Owners owners) {
        return count(ASKED, parameters(asked, owners));
    }

    private static Parameters parameters(ListRequest asked, Owners owners) {
        return Parameters.with("region", asked.region())
                .and("text", asked.text())
                .and("provider", owners.provider())
                .and("enterprise", owners.enterprise());
    }

    Optional<SiteRecord> held(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Writes what waits and tells the other services. */
    void write(SiteRecord site) {
        persistAndFlush(site);
        tell(site);
    }

    /** Full state to the other services, in the running transaction. */
    void tell(SiteRecord site) {
        outbox.append(SiteState.EVENT_TYPE, site.id, site.wireVersion(), site.toState());
    }

    /** In the order of their ids, for machines that keep a copy. */
    List<SiteRecord> snapshot(SnapshotRequest request) {
        UUID after = request.after();
        return (after == null ? findAll(Sort.by("id")) : find("id > ?1", Sort.by("id"), after))
                .range(0, request.fetch() - 1)
                .list();
    }

    /** Sites follow their enterprise to its new provider, in the transaction of the move. */
    void follow(@Observes EnterpriseMoved moved) {
        List<SiteRecord> sites = list("enterpriseId", moved.enterpriseId());
        sites.forEach(site -> site.providerId = moved.providerId());
        flush();
        sites.forEach(this::tell);
    }
}
