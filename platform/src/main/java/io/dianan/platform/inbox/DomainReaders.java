package io.dianan.platform.inbox;

import io.dianan.contracts.event.DomainEvent;
import io.dianan.contracts.topic.Topics;
import io.dianan.platform.json.WireJson;
import io.quarkus.arc.All;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Finds an event's reader and tells poison from a fault. */
@ApplicationScoped
@IfBuildProperty(name = DomainInbox.PRESENT, stringValue = "true")
class DomainReaders {
    private static final Logger LOG = Logger.getLogger(DomainReaders.class);

    private final Map<String, DomainReader<?>> byTopic;
    private final DomainMeters meters;

    DomainReaders(@All List<DomainReader<?>> readers, DomainMeters meters) {
        this.byTopic =
                readers.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        reader -> Topics.domain(reader.owner(), reader.type()),
                                        Function.identity()));
        this.meters = meters;
    }

    /** Returns when the event is kept or passed; throws where it must be tried again. */
    void read(String topic, byte[] payload) {
        DomainReader<?> reader = byTopic.get(topic);
        if (reader == null) {
            meters.ignored();
            return;
        }
        read(reader, topic, payload);
    }

    private <T> void read(DomainReader<T> reader, String topic, byte[] payload) {
        try {
            DomainEvent<T> event = WireJson.readEvent(payload, reader.data());
            if (event.version() < 1) {
                pass(reader, topic, "it has no version");
                return;
            }
            reader.read(event);
            meters.read(reader);
        } catch (IOException e) {
            pass(reader, topic, "it is no event of its type: " + e.getClass().getSimpleName());
        } catch (RuntimeException e) {
            Optional<String> fault = RefusalStore.ownFault(e);
            if (fault.isEmpty()) {
                throw e;
            }
            pass(reader, topic, fault.get());
        }
    }

    private void pass(DomainReader<?> reader, String topic, String why) {
        LOG.errorf("an event on %s is passed: %s", topic, why);
        meters.poison(reader);
    }
}
