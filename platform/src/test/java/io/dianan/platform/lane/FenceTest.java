package io.dianan.platform.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dianan.contracts.lane.Lane;
import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import io.dianan.testkit.EmbeddedSuite;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two owners of one lane: the evicted one changes nothing, acknowledges nothing and stops. */
@QuarkusTest
@WithTestResource(
        value = EmbeddedSuite.class,
        initArgs = @ResourceArg(name = "service", value = "platform-service"))
@SuppressWarnings("NullAway.Init") // filled by the test framework
class FenceTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Scope EVERYTHING = new Scope.Everything("test");

    @Inject DataSource dataSource;
    @Inject ScopeStore scopes;

    private final IdleWork work = new IdleWork();
    private final QuickIngestConfig settings = new QuickIngestConfig();
    private LaneStore lanes;
    private DrainStore drains;

    @BeforeEach
    void build() {
        lanes = new LaneStore(dataSource);
        drains = new DrainStore(scopes, lanes, settings);
    }

    @Test
    void anEvictedOwnerChangesNothing() {
        LaneKey key = new LaneKey(LaneKind.EVENTS, new Lane(3));
        Tenure earlier = drains.take(key);
        drains.take(key);

        assertThatThrownBy(
                        () ->
                                drains.commit(
                                        earlier, work, List.of(work.decode(key, new byte[] {7}))))
                .isInstanceOf(LaneEvicted.class);

        assertThat(positions(key)).isEmpty();
    }

    @Test
    void aLoopWhoseLaneIsTakenStopsAndAcknowledgesNothing() throws Exception {
        LaneKey key = new LaneKey(LaneKind.EVENTS, new Lane(4));
        LaneMeters meters = new LaneMeters(new SimpleMeterRegistry(), LaneKind.EVENTS);
        LaneLoop<String, String> loop = new LaneLoop<>(key, work, drains, meters, settings);
        Thread.ofVirtual().start(loop);
        await().atMost(SOON).until(() -> loop.state() == LaneState.WORKING);
        AtomicBoolean first = new AtomicBoolean();
        AtomicBoolean second = new AtomicBoolean();
        loop.hand(new Delivery(new byte[] {1}, () -> first.set(true)));
        await().atMost(SOON).untilTrue(first);

        drains.take(key);
        loop.hand(new Delivery(new byte[] {2}, () -> second.set(true)));
        await().atMost(SOON).until(() -> loop.state() == LaneState.EVICTED);

        assertThat(second).isFalse();
        assertThat(positions(key)).extracting(LanePosition::sequence).containsExactly(1L);
    }

    @Test
    void aLoopThatDiesOfAnErrorIsNotReadyAndHoldsUpNobody() throws Exception {
        LaneKey key = new LaneKey(LaneKind.EVENTS, new Lane(5));
        LaneMeters meters = new LaneMeters(new SimpleMeterRegistry(), LaneKind.EVENTS);
        LaneLoop<String, String> loop = new LaneLoop<>(key, work, drains, meters, settings);
        Thread.ofVirtual().start(loop);
        await().atMost(SOON).until(() -> loop.state() == LaneState.WORKING);
        Delivery deadly = new Delivery(new byte[0], () -> {});

        loop.hand(deadly);
        await().dontCatchUncaughtExceptions()
                .atMost(SOON)
                .until(() -> loop.state() == LaneState.BROKEN);

        for (int i = 0; i < 100; i++) {
            loop.hand(deadly);
        }
        assertThat(loop.state()).isEqualTo(LaneState.BROKEN);
    }

    private List<LanePosition> positions(LaneKey key) {
        return scopes.call(EVERYTHING, () -> lanes.positions(key));
    }
}
