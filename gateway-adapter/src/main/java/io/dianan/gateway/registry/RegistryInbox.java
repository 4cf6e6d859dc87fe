package io.dianan.gateway.registry;

import io.dianan.contracts.registry.GatewayDevice;
import io.dianan.contracts.registry.GatewayModel;
import io.dianan.contracts.registry.GatewayRegistryLine;
import io.dianan.contracts.topic.Topics;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Takes device-service's domain events of devices and models into the registry, one by one on its
 * own thread. Its queue is bounded; when it is full, or when an event cannot be read, the whole
 * registry is read again instead.
 */
@Singleton
public class RegistryInbox {
    private static final Logger LOG = Logger.getLogger(RegistryInbox.class);
    private static final String DEVICE_SERVICE = "device";
    private static final int WAITING_MAX = 10_000;

    private final Registry registry;
    private final RegistryCopy copy;
    private final RegistryLoop loop;
    private final BlockingQueue<Change> waiting = new ArrayBlockingQueue<>(WAITING_MAX);

    /** One event as it came. */
    private sealed interface Change {
        byte[] event();

        record OfDevice(byte[] event) implements Change {}

        record OfModel(byte[] event) implements Change {}
    }

    RegistryInbox(Registry registry, RegistryCopy copy, RegistryLoop loop) {
        this.registry = registry;
        this.copy = copy;
        this.loop = loop;
    }

    public void start() {
        loop.start();
        Thread.ofVirtual().name("registry-inbox").start(this::run);
    }

    /** Who listens to which topic. They never block. */
    public Map<String, Consumer<byte[]>> listeners() {
        return Map.of(
                Topics.domain(DEVICE_SERVICE, GatewayDevice.EVENT_TYPE),
                event -> take(new Change.OfDevice(event)),
                Topics.domain(DEVICE_SERVICE, GatewayModel.EVENT_TYPE),
                event -> take(new Change.OfModel(event)));
    }

    /** Whether devices can be known at all. */
    public boolean loaded() {
        return loop.source() != RegistryLoop.Source.NONE;
    }

    /** The subscription is new, so that events may have passed before it. */
    public void missedPerhaps() {
        loop.readAgain();
    }

    private void take(Change change) {
        if (!waiting.offer(change)) {
            loop.readAgain();
        }
    }

    private void run() {
        try {
            while (true) {
                apply(waiting.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void apply(Change change) {
        try {
            switch (change) {
                case Change.OfDevice device -> {
                    keep(
                            new GatewayRegistryLine(
                                    null, RegistryLines.deviceOf(device.event()), null));
                }
                case Change.OfModel model -> {
                    keep(new GatewayRegistryLine(RegistryLines.modelOf(model.event()), null, null));
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.warnf(
                    "a registry event cannot be read, the registry is read again: %s",
                    e.getMessage());
            loop.readAgain();
        }
    }

    private void keep(GatewayRegistryLine line) {
        registry.upsert(line);
        copy.append(line);
    }
}
