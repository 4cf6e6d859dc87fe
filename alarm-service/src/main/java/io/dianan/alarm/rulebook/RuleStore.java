package io.dianan.alarm.rulebook;

import io.dianan.platform.page.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Rules in their table, within the caller's transaction and scope. */
@ApplicationScoped
class RuleStore implements PanacheRepositoryBase<RuleRecord, UUID> {
    private final Session session;

    RuleStore(Session session) {
        this.session = session;
    }

    Optional<RuleRecord> locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    List<RuleRecord> page(
            @Nullable String level,
            @Nullable UUID subjectId,
            @Nullable String type,
            @Nullable UUID afterId,
            PageRequest asked) {
        return find(
                        """
                        (cast(?1 as string) is null or level = ?1)
                        and (cast(?2 as uuid) is null or subjectId = ?2)
                        and (cast(?3 as string) is null or type = ?3)
                        and (cast(?4 as uuid) is null or id > ?4)
                        order by id
                        """,
                        level,
                        subjectId,
                        type,
                        afterId)
                .range(0, asked.fetch() - 1)
                .list();
    }

    void write(RuleRecord rule) {
        try {
            persistAndFlush(rule);
        } catch (ConstraintViolationException e) {
            if ("alarm_rule_subject".equals(e.getConstraintName())) {
                throw RuleProblem.RULE_EXISTS.at(
                        "/type",
                        "the %s %s has a rule for %s already; change that one"
                                .formatted(rule.level, rule.subjectId, rule.type));
            }
            throw e;
        }
        touch();
    }

    void remove(RuleRecord rule) {
        delete(rule);
        flush();
        touch();
    }

    /** Tells all who judge that the book has changed. */
    void touch() {
        session.createNativeMutationQuery("update rule_book set version = version + 1")
                .executeUpdate();
    }

    long bookVersion() {
        return session.createNativeQuery("select version from rule_book", Long.class)
                .getSingleResult();
    }

    List<StoredRule> enabled() {
        return list("enabled").stream().map(RuleRecord::toRule).toList();
    }
}
