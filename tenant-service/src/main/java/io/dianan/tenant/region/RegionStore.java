package io.dianan.tenant.region;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Regions in their table. A region belongs to nobody, so no row-level security applies. */
@ApplicationScoped
class RegionStore implements PanacheRepositoryBase<RegionRecord, UUID> {
    private static final String IN_FORCE =
            """
            (validFrom is null or validFrom <= :on) and (validTo is null or validTo > :on)
            and (:parent = '' or parentCode = :parent)
            and (:level = '' or level = :level)
            """;

    /** Regions in force on {@code on}, by code; an empty filter lets all through. */
    List<RegionRecord> inForce(
            LocalDate on, String parent, String level, String afterCode, int rows) {
        return find(
                        IN_FORCE + " and code > :after order by code",
                        inForceParameters(on, parent, level).and("after", afterCode))
                .range(0, rows - 1)
                .list();
    }

    long countInForce(LocalDate on, String parent, String level) {
        return count(IN_FORCE, inForceParameters(on, parent, level));
    }

    private static Parameters inForceParameters(LocalDate on, String parent, String level) {
        return Parameters.with("on", on).and("parent", parent).and("level", level);
    }

    /** All times of the codes, the latest first. */
    List<RegionRecord> timesOf(Collection<String> codes) {
        return list("code in ?1 order by code, validFrom desc nulls last", codes);
    }

    List<RegionRecord> below(String code) {
        return list("parentCode = ?1 order by code, validFrom desc nulls last", code);
    }

    /** A region that ended and one that came after it. */
    record Succession(String old, String next) {}

    /** What ended in favour of one of the codes. */
    List<Succession> successionsTo(Collection<String> codes) {
        return getEntityManager()
                .createNativeQuery(
                        """
                        select r.code, s.next
                        from region r cross join unnest(r.successors) as s (next)
                        where r.successors && string_to_array(:codes, ',')
                          and s.next = any (string_to_array(:codes, ','))
                        order by r.code, s.next
                        """,
                        Succession.class)
                .setParameter("codes", String.join(",", codes))
                .getResultList();
    }

    /** Lets one change of the tree run at a time; readers go on. */
    void lockTree() {
        getEntityManager()
                .createNativeQuery("lock table region in share row exclusive mode")
                .executeUpdate();
    }
}
