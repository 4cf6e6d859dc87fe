package io.dianan.alarm.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dianan.alarm.AlarmSuite;
import io.dianan.alarm.alarm.Alarms;
import io.dianan.alarm.directory.Fleet;
import io.dianan.platform.outbox.OutboxSignal;
import io.dianan.platform.scope.Scope;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replica whose relay is another's: nobody wakes it, it has nothing but the database. */
@QuarkusTest
@AlarmSuite
@SuppressWarnings("NullAway.Init") // filled by the test framework
class ReplicaTest {
    @Inject Fleet fleet;
    @Inject Alarms alarms;
    @Inject NumberedStore store;
    @Inject LiveCounts counts;
    @Inject StreamConfig config;

    private FeedLoop loop;
    private StreamReaders readers;
    private UUID provider;

    @BeforeEach
    void another() {
        provider = UUID.randomUUID();
        EventFeed feed = new EventFeed(store, config);
        StreamFloor floor =
                new StreamFloor(config, Clock.systemUTC(), new SimpleMeterRegistry(), feed);
        loop = new FeedLoop(feed, store, counts, new OutboxSignal(), floor);
        readers = new StreamReaders(feed, store, counts, floor);
        loop.start(new StartupEvent());
    }

    @AfterEach
    void end() throws Exception {
        loop.end(new ShutdownEvent());
    }

    @Test
    void itShowsWhatTheOtherHasNumberedInOrder() {
        Reading reading = read(null);
        List<String> told =
                IntStream.range(0, 100).mapToObj(i -> leak(600 + i).toString()).toList();

        await().until(() -> reading.alarms().size() == 100);
        assertThat(reading.alarms().stream().map(Frame::id)).isSorted().doesNotHaveDuplicates();
        assertThat(reading.alarms().stream().map(Reading::alarmId)).containsExactlyElementsOf(told);
    }

    @Test
    void whoComesOverFromAnotherReplicaOrBeforeARestartGoesOnWhereItWas() throws Exception {
        Reading before = read(null);
        UUID first = leak(600);
        await().until(() -> before.alarms().size() == 1);
        loop.letGo(new ShutdownDelayInitiatedEvent());
        await().until(() -> before.complete);

        UUID second = leak(601);
        UUID same = provider;
        end();
        another();
        provider = same;
        Reading after = read(before.alarms().getLast().id());
        UUID third = leak(602);

        await().until(() -> after.alarms().size() == 2);
        assertThat(after.alarms().stream().map(Reading::alarmId))
                .containsExactly(second.toString(), third.toString());
        assertThat(Reading.alarmId(before.alarms().getFirst())).isEqualTo(first.toString());
    }

    private UUID leak(long milliamperes) {
        return alarms.leak(
                fleet.device(provider, Fleet.ENTERPRISE_A1, Fleet.GONGSHU), milliamperes);
    }

    private Reading read(@Nullable Long resumeAfter) {
        Reading reading = new Reading();
        readers.reader(
                        new StreamReader.Who(
                                new Scope.OfProvider(provider),
                                Instant.now().plusSeconds(600),
                                resumeAfter))
                .subscribe(reading);
        await().until(() -> !reading.frames.isEmpty());
        return reading;
    }

    /** Takes all that comes. */
    private static final class Reading implements Flow.Subscriber<Frame> {
        private final List<Frame> frames = new CopyOnWriteArrayList<>();
        private volatile boolean complete;

        List<Frame> alarms() {
            return frames.stream().filter(frame -> "alarm".equals(frame.event())).toList();
        }

        static String alarmId(Frame frame) {
            return Objects.requireNonNull(frame.json()).substring(7, 43);
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(1_000_000);
        }

        @Override
        public void onNext(Frame frame) {
            frames.add(frame);
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError(failure);
        }

        @Override
        public void onComplete() {
            complete = true;
        }
    }
}
