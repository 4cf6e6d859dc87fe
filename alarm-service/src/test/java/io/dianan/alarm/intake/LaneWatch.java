package io.dianan.alarm.intake;

import static org.awaitility.Awaitility.await;

import io.dianan.alarm.Gateway;
import io.dianan.alarm.directory.Device;
import io.dianan.alarm.time.ForgottenTimes;
import io.dianan.contracts.lane.Lane;
import io.dianan.contracts.wire.ReadingBatch;
import io.dianan.platform.lane.LaneKey;
import io.dianan.platform.lane.LaneKind;
import io.dianan.platform.lane.LanePosition;
import io.dianan.platform.lane.LaneStore;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** Looks at the lanes from within, and makes them forget what a new process would not know. */
@ApplicationScoped
public class LaneWatch {
    private static final Scope EVERYTHING = new Scope.Everything("test");
    private static final Duration SOON = Duration.ofSeconds(30);

    private final ScopeStore scopes;
    private final LaneStore lanes;
    private final ReadingsWork readings;
    private final EventsWork events;
    private final ForgottenTimes times;
    private final DataSource dataSource;

    LaneWatch(
            ScopeStore scopes,
            LaneStore lanes,
            ReadingsWork readings,
            EventsWork events,
            ForgottenTimes times,
            DataSource dataSource) {
        this.scopes = scopes;
        this.lanes = lanes;
        this.readings = readings;
        this.events = events;
        this.times = times;
        this.dataSource = dataSource;
    }

    /** As if no gateway had ever been heard: a test's times need not fit to those of another. */
    public void afresh() {
        scopes.run(EVERYTHING, this::forgetGateways);
        for (int number = 0; number < Lane.COUNT; number++) {
            restart(new Lane(number));
        }
    }

    /** The device's lane is taken by a new process: it knows what the database knows. */
    public void restart(Device device) {
        restart(Lane.of(device.id()));
    }

    /** Returns when everything that the gateway has sent to the device's lane is committed. */
    public void settled(Gateway gateway, Device device) {
        for (LaneKind kind : LaneKind.values()) {
            LaneKey key = new LaneKey(kind, Lane.of(device.id()));
            long sent = gateway.sent(key.topic());
            await().atMost(SOON)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> committed(key, gateway) >= sent);
        }
    }

    /** The answer to the commit of a batch is lost: it is in the database, and nobody knows. */
    public void commitUnheard(ReadingBatch batch) {
        LaneKey key = new LaneKey(LaneKind.READINGS, new Lane(batch.getHeader().getLane()));
        readings.exclusively(
                key,
                () -> {
                    readings.prepare(key, batch.getReadingsList(), false);
                    return scopes.call(
                            EVERYTHING,
                            () -> readings.write(key, List.of(), batch.getReadingsList()));
                });
    }

    public long committed(LaneKind kind, Gateway gateway, Device device) {
        return committed(new LaneKey(kind, Lane.of(device.id())), gateway);
    }

    private long committed(LaneKey key, Gateway gateway) {
        return positions(key).stream()
                .filter(position -> position.run().gateway().equals(gateway.name()))
                .mapToLong(LanePosition::sequence)
                .findAny()
                .orElse(0);
    }

    private void restart(Lane lane) {
        LaneKey readingsKey = new LaneKey(LaneKind.READINGS, lane);
        LaneKey eventsKey = new LaneKey(LaneKind.EVENTS, lane);
        readings.exclusively(
                readingsKey,
                () -> {
                    times.forget(lane.number());
                    readings.taken(readingsKey, positions(readingsKey));
                    events.taken(eventsKey, positions(eventsKey));
                    return lane;
                });
    }

    private List<LanePosition> positions(LaneKey key) {
        return scopes.call(EVERYTHING, () -> lanes.positions(key));
    }

    private void forgetGateways() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from lane_position");
            statement.execute("delete from own_outage");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
