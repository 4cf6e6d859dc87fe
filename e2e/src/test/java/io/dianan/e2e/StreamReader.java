package io.dianan.e2e;

import io.dianan.simulator.suite.EventStream;
import io.dianan.simulator.suite.SignIn;
import io.dianan.simulator.suite.Suite;
import io.dianan.simulator.suite.SuiteException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A person's program that reads the stream as it should be read: it goes on where it was when the
 * stream ends, and takes each number once.
 */
final class StreamReader implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Suite suite;
    private final SignIn person;
    private final Set<Long> numbers = new ConcurrentSkipListSet<>();
    private final Map<String, Set<Long>> versionsByAlarm = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable String lastId;
    private volatile long newest;
    private volatile int repeated;
    private volatile boolean grows = true;

    StreamReader(Suite suite, SignIn person) {
        this.suite = suite;
        this.person = person;
        this.thread = Thread.ofPlatform().daemon().name("reader").start(this::read);
    }

    private void read() {
        try {
            do {
                follow();
            } while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() throws InterruptedException {
        try (EventStream stream = EventStream.open(suite, person, lastId, this::take)) {
            stream.awaitEnd();
        } catch (SuiteException e) {
            // the suite is away; tried again after a pause
        }
    }

    private void take(EventStream.Event event) {
        lastId = event.id();
        opened.countDown();
        if (!event.type().equals("alarm")) {
            return;
        }
        long number = Long.parseLong(event.id());
        if (!numbers.add(number)) {
            repeated++;
            return;
        }
        grows &= number > newest;
        newest = number;
        versionsByAlarm
                .computeIfAbsent(
                        event.data().path("id").asText(), _ -> ConcurrentHashMap.newKeySet())
                .add(event.data().path("version").asLong());
    }

    /** Waits until the stream has told something: from then on nothing is missed. */
    void awaitOpen(Duration longest) throws InterruptedException {
        if (!opened.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("the stream did not open within " + longest);
        }
    }

    /** How many of an alarm's versions up to this one were seen. */
    long versions(String alarm, long upTo) {
        return versionsByAlarm.getOrDefault(alarm, Set.of()).stream()
                .filter(version -> version <= upTo)
                .count();
    }

    int repeated() {
        return repeated;
    }

    /** Whether each new number was greater than the one before. */
    boolean numbersGrow() {
        return grows;
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
    }
}
