package io.dianan.alarm.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dianan.contracts.event.DomainEvent;
import io.dianan.contracts.id.Uuid7;
import io.dianan.contracts.topic.Topics;
import io.dianan.platform.json.WireJson;
import io.dianan.testkit.BrokerPeer;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** device- and tenant-service as they tell their states at the broker. */
final class OwnersTold implements AutoCloseable {
    private final BrokerPeer device;
    private final BrokerPeer tenant;

    private OwnersTold(BrokerPeer device, BrokerPeer tenant) {
        this.device = device;
        this.tenant = tenant;
    }

    static OwnersTold connect() throws Exception {
        int port = ConfigProvider.getConfig().getValue("dianan.broker.port", Integer.class);
        return new OwnersTold(
                BrokerPeer.connect(port, "device-service"),
                BrokerPeer.connect(port, "tenant-service"));
    }

    /** Returns when the broker has it. */
    void tell(String owner, String type, UUID subject, long version, Object state)
            throws Exception {
        String event =
                WireJson.write(
                        new DomainEvent<>(
                                DomainEvent.SPEC_VERSION,
                                Uuid7.next().toString(),
                                "/" + owner + "-service",
                                type,
                                subject.toString(),
                                Instant.now(),
                                1,
                                version,
                                state));
        raw(owner, type, event);
    }

    void raw(String owner, String type, String text) throws Exception {
        BrokerPeer peer = owner.equals("device") ? device : tenant;
        peer.publish(Topics.domain(owner, type), text.getBytes(UTF_8));
    }

    @Override
    public void close() throws Exception {
        device.close();
        tenant.close();
    }
}
