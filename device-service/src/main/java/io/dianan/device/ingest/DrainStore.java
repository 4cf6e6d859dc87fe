package io.dianan.device.ingest;

import io.dianan.contracts.id.Uuid7;
import io.dianan.device.lane.Batch;
import io.dianan.device.lane.BatchWork;
import io.dianan.device.lane.GatewayRun;
import io.dianan.device.lane.LaneKey;
import io.dianan.device.lane.LanePosition;
import io.dianan.device.lane.LaneStore;
import io.dianan.device.lane.Tally;
import io.dianan.device.lane.Tenure;
import io.dianan.device.quarantine.QuarantineStore;
import io.dianan.device.quarantine.Quarantined;
import io.dianan.platform.failpoint.Failpoint;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
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
 * Commits what waits in a lane in one transaction: the fence, the items, what goes to quarantine,
 * and the position. An item that the database refuses is found and quarantined alone, and the
 * others commit; any other fault is thrown and has changed nothing.
 */
@ApplicationScoped
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
    private final QuarantineStore quarantine;

    DrainStore(ScopeStore scopes, LaneStore lanes, QuarantineStore quarantine) {
        this.scopes = scopes;
        this.lanes = lanes;
        this.quarantine = quarantine;
    }

    Tenure take(LaneKey key) {
        return scopes.call(SCOPE, () -> lanes.take(key, OWNER));
    }

    List<LanePosition> positions(LaneKey key) {
        return scopes.call(SCOPE, () -> lanes.positions(key));
    }

    /**
     * @throws io.dianan.device.lane.LaneEvicted if the lane has another owner
     */
    <I> Tally commit(Tenure tenure, BatchWork<I> work, List<Batch<I>> drain) {
        List<I> items = drain.stream().flatMap(batch -> batch.items().stream()).toList();
        List<Quarantined> refused =
                drain.stream().flatMap(batch -> batch.refused().stream()).toList();
        Collection<LanePosition> positions = furthest(drain);
        work.prepare(items, false);
        try {
            return once(tenure, work, items, refused, positions);
        } catch (RuntimeException e) {
            if (refusal(e).isEmpty()) {
                throw e;
            }
        }
        // Perhaps a day of readings has vanished; only then is it the items' own fault.
        work.prepare(items, true);
        PoisonSearch<I> search = PoisonSearch.in(items, part -> trial(tenure, work, part));
        List<Quarantined> all = new ArrayList<>(refused);
        for (PoisonSearch.Found<I> found : search.found()) {
            LOG.warnf("lane %s: one item goes to quarantine: %s", tenure.key(), found.why());
            all.add(work.refused(found.item(), found.why()));
        }
        return once(tenure, work, search.good(), all, positions);
    }

    private <I> Tally once(
            Tenure tenure,
            BatchWork<I> work,
            List<I> items,
            List<Quarantined> refused,
            Collection<LanePosition> positions) {
        return scopes.call(
                SCOPE,
                () -> {
                    lanes.hold(tenure);
                    Tally tally = write(work, items, refused);
                    lanes.move(tenure.key(), positions);
                    if (tally.sum() > 0) {
                        Failpoint.hit("device-before-commit");
                    }
                    return tally;
                });
    }

    private <I> Tally write(BatchWork<I> work, List<I> items, List<Quarantined> refused) {
        List<Quarantined> all = new ArrayList<>(refused);
        Tally tally = Tally.NOTHING;
        if (!items.isEmpty()) {
            BatchWork.Written written = work.write(items);
            tally = written.tally();
            all.addAll(written.refused());
        }
        int kept = quarantine.keep(all);
        return tally.plus(new Tally(0, 0, all.size() - kept, 0, kept));
    }

    private <I> Optional<String> trial(Tenure tenure, BatchWork<I> work, List<I> part) {
        try {
            scopes.run(
                    SCOPE,
                    () -> {
                        lanes.hold(tenure);
                        write(work, part, List.of());
                        throw new TrialPassed();
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

    private static <I> Collection<LanePosition> furthest(List<Batch<I>> drain) {
        Map<GatewayRun, LanePosition> furthest = new HashMap<>();
        for (Batch<I> batch : drain) {
            batch.position()
                    .ifPresent(
                            position ->
                                    furthest.merge(
                                            position.run(),
                                            position,
                                            (a, b) -> a.sequence() > b.sequence() ? a : b));
        }
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
