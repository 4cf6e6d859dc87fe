package io.dianan.platform.lane;

import io.dianan.contracts.id.Uuid7;
import io.dianan.platform.failpoint.Failpoint;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Commits what waits in a lane in one transaction: the fence, the items, what is refused, and the
 * position. An item that the database refuses is found and refused alone, and the others commit;
 * any other fault is thrown and has changed nothing.
 */
@ApplicationScoped
@IfBuildProperty(name = Lanes.PRESENT, stringValue = "true")
class DrainStore {
    private static final Logger LOG = Logger.getLogger(DrainStore.class);
    private static final Scope SCOPE =
            new Scope.Everything("a lane carries every owner's messages");

    /** This run of this process; the id tells it from another with the same host and number. */
    private static final String OWNER =
            "%s/%d/%s"
                    .formatted(
                            System.getenv().getOrDefault("HOSTNAME", "localhost"),
                            ProcessHandle.current().pid(),
                            Uuid7.next());

    private final ScopeStore scopes;
    private final LaneStore lanes;

    private final IngestConfig settings;

    DrainStore(ScopeStore scopes, LaneStore lanes, IngestConfig settings) {
        this.scopes = scopes;
        this.lanes = lanes;
        this.settings = settings;
    }

    Tenure take(LaneKey key) {
        return scopes.call(
                SCOPE,
                () -> {
                    lanes.sweep();
                    return lanes.take(key, OWNER);
                });
    }

    List<LanePosition> positions(LaneKey key) {
        return scopes.call(SCOPE, () -> lanes.positions(key));
    }

    /**
     * @throws LaneEvicted if the lane has another owner
     */
    <I, R> Tally commit(Tenure tenure, BatchWork<I, R> work, List<Batch<I, R>> drain) {
        List<I> items = drain.stream().flatMap(batch -> batch.items().stream()).toList();
        List<R> refused = drain.stream().flatMap(batch -> batch.refused().stream()).toList();
        List<LanePosition> positions =
                drain.stream().flatMap(batch -> batch.position().stream()).toList();
        work.prepare(tenure.key(), items, false);
        try {
            return once(tenure, work, items, refused, positions);
        } catch (RuntimeException e) {
            if (refusal(e).isEmpty()) {
                throw e;
            }
        }
        // Perhaps a day of readings has vanished; only then is it the items' own fault.
        work.prepare(tenure.key(), items, true);
        PoisonSearch<I> search = PoisonSearch.in(items, part -> trial(tenure, work, part));
        List<R> all = new ArrayList<>(refused);
        for (PoisonSearch.Found<I> found : search.found()) {
            LOG.warnf("lane %s: one item is refused: %s", tenure.key(), found.why());
            all.add(work.refused(found.item(), found.why()));
        }
        return once(tenure, work, search.good(), all, positions);
    }

    private <I, R> Tally once(
            Tenure tenure,
            BatchWork<I, R> work,
            List<I> items,
            List<R> refused,
            List<LanePosition> positions) {
        return work.exclusively(
                tenure.key(),
                () -> {
                    Tally tally =
                            scopes.call(
                                    SCOPE, () -> write(tenure, work, positions, items, refused));
                    work.committed(tenure.key());
                    return tally;
                });
    }

    private <I, R> Tally write(
            Tenure tenure,
            BatchWork<I, R> work,
            List<LanePosition> positions,
            List<I> items,
            List<R> refused) {
        lanes.hold(tenure);
        Tally tally = write(tenure.key(), work, positions, items, refused);
        lanes.move(tenure.key(), furthest(positions));
        if (tally.sum() > 0) {
            Failpoint.hit(settings.word() + "-before-commit");
        }
        return tally;
    }

    private static <I, R> Tally write(
            LaneKey key,
            BatchWork<I, R> work,
            List<LanePosition> positions,
            List<I> items,
            List<R> refused) {
        BatchWork.Written<R> written = work.write(key, positions, items);
        List<R> all = new ArrayList<>(refused);
        all.addAll(written.refused());
        int kept = all.isEmpty() ? 0 : work.keep(all);
        return written.tally().plus(new Tally(0, 0, all.size() - kept, 0, kept));
    }

    private <I, R> Optional<String> trial(Tenure tenure, BatchWork<I, R> work, List<I> part) {
        try {
            work.exclusively(
                    tenure.key(),
                    () -> {
                        scopes.run(
                                SCOPE,
                                () -> {
                                    lanes.hold(tenure);
                                    write(tenure.key(), work, List.of(), part, List.of());
                                    throw new TrialPassed();
                                });
                        return Optional.empty();
                    });
            return Optional.empty();
        } catch (TrialPassed e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            Optional<String> refusal = refusal(e);
            if (refusal.isEmpty()) {
                throw e;
            }
            return refusal;
        }
    }

    private static Collection<LanePosition> furthest(List<LanePosition> positions) {
        Map<GatewayRun, LanePosition> furthest = new HashMap<>();
        positions.forEach(
                position ->
                        furthest.merge(
                                position.run(),
                                position,
                                (a, b) -> a.sequence() > b.sequence() ? a : b));
        return furthest.values();
    }

    /** Data exceptions (22) and broken constraints (23) are the data's fault, nothing else is. */
    private static Optional<String> refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && (sql.getSQLState().startsWith("22") || sql.getSQLState().startsWith("23"))) {
                return Optional.of("the database refused it with " + sql.getSQLState());
            }
        }
        return Optional.empty();
    }

    /** Undoes a trial that went well. */
    private static final class TrialPassed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private TrialPassed() {
            super(null, null, false, false);
        }
    }
}
