package io.dianan.platform.lane;

import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.mqtt.Clients;
import io.smallrye.reactive.messaging.mqtt.ReceivingMqttMessageMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Where batches come in. Only hands over to the lanes: the connector runs all sixteen channels on
 * one thread, and a message that failed here would stop its channel for good. Acknowledging is left
 * to the lane, after its commit.
 */
@ApplicationScoped
@IfBuildProperty(name = Lanes.PRESENT, stringValue = "true")
class BatchInbox {
    private static final Logger LOG = Logger.getLogger(BatchInbox.class);

    private final Lanes lanes;

    BatchInbox(Lanes lanes) {
        this.lanes = lanes;
    }

    @Incoming("readings-0")
    @Incoming("readings-1")
    @Incoming("readings-2")
    @Incoming("readings-3")
    @Incoming("readings-4")
    @Incoming("readings-5")
    @Incoming("readings-6")
    @Incoming("readings-7")
    @Incoming("events-0")
    @Incoming("events-1")
    @Incoming("events-2")
    @Incoming("events-3")
    @Incoming("events-4")
    @Incoming("events-5")
    @Incoming("events-6")
    @Incoming("events-7")
    @Blocking
    @Acknowledgment(Acknowledgment.Strategy.NONE)
    void take(byte[] payload, ReceivingMqttMessageMetadata metadata) {
        try {
            lanes.hand(metadata.getTopic(), new Delivery(payload, () -> acknowledge(metadata)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the sessions' connections, so that they are not wrested back from the new owner. */
    void letGo(@Observes LanesGivenUp event) {
        Clients.clear();
    }

    /**
     * A message of a connection that is gone cannot be acknowledged, and its packet id may belong
     * to another one by now; the client of a gone connection sends nothing, and the broker delivers
     * the message again.
     */
    private static void acknowledge(ReceivingMqttMessageMetadata metadata) {
        try {
            metadata.getMessage().ack();
        } catch (RuntimeException e) {
            LOG.debugf("not acknowledged, will come again: %s", e.toString());
        }
    }
}
