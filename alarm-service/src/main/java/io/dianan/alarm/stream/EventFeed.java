package io.dianan.alarm.stream;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The newest events, held for all readers. One thread fills it ({@link FeedLoop}); each reader
 * comes with the number that it has got to, so that no reader's slowness is anybody else's.
 * Bounded: the oldest go, and who needs them reads the database.
 */
@ApplicationScoped
class EventFeed {
    private final NumberedStore store;
    private final StreamConfig config;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<LiveEvent> held = new ArrayDeque<>();
    private long position;
    private int readers;
    private long wakings;
    private boolean ended;

    EventFeed(NumberedStore store, StreamConfig config) {
        this.store = store;
        this.config = config;
    }

    /**
     * What there is for a reader.
     *
     * @param behind whether it must read the database first, since what it needs is not held
     */
    record Slice(List<LiveEvent> events, boolean behind) {
        static final Slice NOTHING = new Slice(List.of(), false);

        Slice {
            events = List.copyOf(events);
        }
    }

    /**
     * One more reads; from now on nothing is missed.
     *
     * @return the last number so far
     */
    long join() {
        lock.lock();
        try {
            if (readers >= config.readersMax()) {
                throw StreamProblem.TOO_MANY_READERS.because(
                        config.readersMax() + " read already; try again later");
            }
            if (readers == 0) {
                held.clear();
                position = store.kept().last();
            }
            readers++;
            changed.signalAll();
            return position;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            readers--;
        } finally {
            lock.unlock();
        }
    }

    /** Waits, at most so long, for something behind this number. */
    Slice read(long number, Duration longest) throws InterruptedException {
        lock.lock();
        try {
            long wakingsBefore = wakings;
            long left = longest.toNanos();
            while (position <= number && wakings == wakingsBefore && !ended && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (position <= number) {
                return Slice.NOTHING;
            }
            LiveEvent oldest = held.peekFirst();
            if (oldest == null || oldest.number() > number + 1) {
                return new Slice(List.of(), true);
            }
            return new Slice(held.stream().skip(number + 1 - oldest.number()).toList(), false);
        } finally {
            lock.unlock();
        }
    }

    /** Every reader looks up: counts are new, it is cut off, or all is over. */
    void wakeAll() {
        lock.lock();
        try {
            wakings++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until somebody reads. */
    void awaitReaders() throws InterruptedException {
        lock.lock();
        try {
            while (readers == 0) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    long position() {
        lock.lock();
        try {
            return position;
        } finally {
            lock.unlock();
        }
    }

    /** The next events, in order; those that are here already are passed over. */
    void add(Collection<LiveEvent> events) {
        lock.lock();
        try {
            for (LiveEvent event : events) {
                if (event.number() <= position) {
                    continue;
                }
                if (held.size() == config.heldMax()) {
                    held.removeFirst();
                }
                held.addLast(event);
                position = event.number();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int readers() {
        lock.lock();
        try {
            return readers;
        } finally {
            lock.unlock();
        }
    }

    /** The process ends: readers are let go first, since they would hold it up. */
    void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean ended() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }
}
