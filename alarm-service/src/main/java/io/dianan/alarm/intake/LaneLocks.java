package io.dianan.alarm.intake;

import io.dianan.contracts.lane.Lane;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Readings and events of one lane share devices and alarms: one of the two works at a time. */
@ApplicationScoped
class LaneLocks {
    private final List<ReentrantLock> locks =
            Stream.generate(ReentrantLock::new).limit(Lane.COUNT).toList();

    <T> T with(Lane lane, Supplier<T> work) {
        ReentrantLock lock = locks.get(lane.number());
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
