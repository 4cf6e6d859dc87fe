package io.dianan.tenant.enterprise;

import io.dianan.contracts.state.EnterpriseState;
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

/** Enterprises in their table, under the scope of the running transaction. */
@ApplicationScoped
class EnterpriseStore implements PanacheRepositoryBase<EnterpriseRecord, UUID> {
    private static final String ASKED =
            """
            (:region = '%' or regionCode like :region)
            and (:text = '%' or name ilike :text escape '\\' or uscc ilike :text escape '\\')
            and (cast(:provider as uuid) is null or providerId = :provider)
            and (:venueClass = '' or venueClass = :venueClass)
            and (cast(:keyField as boolean) is null or keyField = :keyField)
            """;

    private final OutboxStore outbox;

    EnterpriseStore(OutboxStore outbox) {
        this.outbox = outbox;
    }

    List<EnterpriseRecord> list(ListRequest asked, EnterpriseFilter filter) {
        Parameters parameters = parameters(asked, filter);
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

    long count(ListRequest asked, EnterpriseFilter filter) {
        return count(ASKED, parameters(asked, filter));
    }

    private static Parameters parameters(ListRequest asked, EnterpriseFilter filter) {
        return Parameters.with("region", asked.region())
                .and("text", asked.text())
                .and("provider", filter.provider())
                .and(
                        "venueClass",
                        filter.venueClass() == null ? "" : filter.venueClass().toString())
                .and("keyField", filter.keyField());
    }

    Optional<EnterpriseRecord> held(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Held against a move, not against readers of the same kind. */
    Optional<EnterpriseRecord> heldStill(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_READ);
    }

    /**
     * Writes what waits and tells the other services; a code that somebody else carries is told by
     * its value alone.
     */
    void write(EnterpriseRecord enterprise) {
        try {
            persistAndFlush(enterprise);
        } catch (ConstraintViolationException e) {
            if ("enterprise_uscc_once".equals(e.getConstraintName())) {
                throw UsccProblem.taken(enterprise.uscc);
            }
            throw e;
        }
        tell(enterprise);
    }

    /** Full state to the other services, in the running transaction. */
    void tell(EnterpriseRecord enterprise) {
        outbox.append(
                EnterpriseState.EVENT_TYPE,
                enterprise.id,
                enterprise.wireVersion(),
                enterprise.toState());
    }

    /** In the order of their ids, for machines that keep a copy. */
    List<EnterpriseRecord> snapshot(SnapshotRequest request) {
        UUID after = request.after();
        return (after == null ? findAll(Sort.by("id")) : find("id > ?1", Sort.by("id"), after))
                .range(0, request.fetch() - 1)
                .list();
    }
}
