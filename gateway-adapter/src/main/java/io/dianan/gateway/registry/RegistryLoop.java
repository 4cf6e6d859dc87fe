package io.dianan.gateway.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Reads the registry whenever it is told to, and tries again until it has it. The first failure
 * falls back to the copy on disk, where there is one, so that a gateway starts without
 * device-service.
 */
@Singleton
public class RegistryLoop {
    private static final Logger LOG = Logger.getLogger(RegistryLoop.class);
    private static final Duration RETRY_MIN = Duration.ofMillis(500);

    private final Registry registry;
    private final RegistryClient client;
    private final RegistryCopy copy;
    private final Duration retryMax;
    private final Semaphore wanted = new Semaphore(0);
    private volatile Source source = Source.NONE;
    private volatile String lastFailure = "not asked yet";

    /** Where the registry in memory comes from. */
    public enum Source {
        NONE,
        COPY_ON_DISK,
        DEVICE_SERVICE
    }

    RegistryLoop(
            Registry registry, RegistryClient client, RegistryCopy copy, RegistryConfig config) {
        this.registry = registry;
        this.client = client;
        this.copy = copy;
        this.retryMax = config.retryMax();
    }

    public void start() {
        Thread.ofVirtual().name("registry").start(this::run);
    }

    /** Asks for the registry anew, since changes may have passed unseen. */
    public void readAgain() {
        wanted.release();
    }

    public Source source() {
        return source;
    }

    /** Why the registry could not be read the last time. */
    public String lastFailure() {
        return lastFailure;
    }

    private void run() {
        try {
            while (true) {
                wanted.acquire();
                wanted.drainPermits();
                readUntilWhole();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void readUntilWhole() throws InterruptedException {
        Duration pause = RETRY_MIN;
        while (!readOnce()) {
            if (source == Source.NONE) {
                readCopy();
            }
            long millis = pause.toMillis();
            TimeUnit.MILLISECONDS.sleep(
                    millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
            pause =
                    pause.multipliedBy(2).compareTo(retryMax) < 0
                            ? pause.multipliedBy(2)
                            : retryMax;
        }
    }

    private boolean readOnce() {
        registry.snapshotBegins();
        copy.snapshotBegins();
        try {
            client.readAll(
                    line -> {
                        registry.upsert(RegistryLines.parse(line));
                        copy.snapshotLine(line);
                    });
        } catch (IOException | RuntimeException e) {
            registry.snapshotBroke();
            copy.snapshotBroke();
            tellOnce(String.valueOf(e.getMessage()));
            return false;
        }
        registry.snapshotEnds();
        copy.snapshotEnds();
        source = Source.DEVICE_SERVICE;
        lastFailure = "none";
        LOG.infof("registry read from device-service: %d devices", registry.deviceCount());
        return true;
    }

    private void readCopy() {
        if (!copy.exists()) {
            return;
        }
        try {
            copy.read(this::applyOfCopy);
            source = Source.COPY_ON_DISK;
            LOG.infof("registry read from the copy on disk: %d devices", registry.deviceCount());
        } catch (IOException | UncheckedIOException e) {
            LOG.warnf("the registry's copy on disk cannot be read: %s", e.getMessage());
        }
    }

    private void applyOfCopy(String line) {
        try {
            registry.upsert(RegistryLines.parse(line));
        } catch (JsonProcessingException e) {
            LOG.debug("a torn line in the registry's copy", e);
        }
    }

    private void tellOnce(String failure) {
        if (!failure.equals(lastFailure)) {
            LOG.warnf("the registry cannot be read yet: %s", failure);
        }
        lastFailure = failure;
    }
}
