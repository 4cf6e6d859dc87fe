package io.dianan.tenant.provider;

import io.dianan.contracts.state.ProviderState;
import io.dianan.platform.outbox.OutboxStore;
import io.dianan.platform.page.Keyset;
import io.dianan.platform.page.SnapshotRequest;
import io.dianan.tenant.list.ListRequest;
import io.dianan.tenant.uscc.UsccProblem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Providers in their table, under the scope of the running transaction. */
@ApplicationScoped
class ProviderStore implements PanacheRepositoryBase<ProviderRecord, UUID> {
    private static final String ASKED =
            """
            (:region = '%' or regionCode like :region)
            and (:text = '%' or name ilike :text escape '\\' or uscc ilike :text escape '\\')
            """;

    private final OutboxStore outbox;

    ProviderStore(OutboxStore outbox) {
        this.outbox = outbox;
    }

    List<ProviderRecord> list(ListRequest asked) {
        Parameters parameters = parameters(asked);
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

    long count(ListRequest asked) {
        return count(ASKED, parameters(asked));
    }

    private static Parameters parameters(ListRequest asked) {
        return Parameters.with("region", asked.region()).and("text", asked.text());
    }

    Optional<ProviderRecord> held(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * Writes what waits and tells the other services; a code that somebody else carries is told by
     * its value alone.
     */
    void write(ProviderRecord provider) {
        try {
            persistAndFlush(provider);
        } catch (ConstraintViolationException e) {
            if ("provider_uscc_once".equals(e.getConstraintName())) {
                throw UsccProblem.taken(provider.uscc);
            }
            throw e;
        }
        tell(provider);
    }

    /** Full state to the other services, in the running transaction. */
    void tell(ProviderRecord provider) {
        outbox.append(
                ProviderState.EVENT_TYPE, provider.id, provider.wireVersion(), provider.toState());
    }

    /** In the order of their ids, for machines that keep a copy. */
    List<ProviderRecord> snapshot(SnapshotRequest request) {
        UUID after = request.after();
        return (after == null ? findAll(Sort.by("id")) : find("id > ?1", Sort.by("id"), after))
                .range(0, request.fetch() - 1)
                .list();
    }
}
