package io.dianan.alarm.rulebook;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Floors in their table, within the caller's transaction and scope. There are some hundred. */
@ApplicationScoped
class FloorStore implements PanacheRepositoryBase<FloorRecord, UUID> {

    Optional<FloorRecord> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The nation's first, then by region. */
    List<FloorRecord> all(@Nullable String type) {
        return list(
                """
                cast(?1 as string) is null or type = ?1
                order by coalesce(regionCode, ''), type, id
                """,
                type);
    }

    List<RuleFloor> floors() {
        return all(null).stream().map(FloorRecord::toFloor).toList();
    }

    void write(FloorRecord floor) {
        try {
            persistAndFlush(floor);
        } catch (ConstraintViolationException e) {
            if ("rule_floor_region_type".equals(e.getConstraintName())) {
                throw RuleProblem.FLOOR_EXISTS.at(
                        "/type",
                        "region %s has a floor for %s already; change that one"
                                .formatted(floor.regionCode, floor.type));
            }
            throw e;
        }
    }

    void remove(FloorRecord floor) {
        delete(floor);
        flush();
    }
}
