package io.dianan.gateway.broker;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/**
 * Whether everyone who must keep our messages has a durable queue: a broker acknowledges and drops
 * what no session has subscribed to. Once complete it stays so.
 */
@Singleton
public class ReadyQueues {
    private static final Logger LOG = Logger.getLogger(ReadyQueues.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private volatile Set<String> missing;

    ReadyQueues(EarConfig config) {
        this.missing = Set.copyOf(config.consumers());
    }

    /** The broker's retained message: a JSON array of consumers' names. */
    public void announced(byte[] names) {
        try {
            Set<String> left = new TreeSet<>(missing);
            JSON.readValue(names, new TypeReference<List<String>>() {}).forEach(left::remove);
            missing = Set.copyOf(left);
        } catch (IOException e) {
            LOG.warnf("the broker's announcement of queues cannot be read: %s", e.getMessage());
        }
    }

    public boolean complete() {
        return missing.isEmpty();
    }

    /** Whose queues the broker has not announced. */
    public Set<String> missing() {
        return new TreeSet<>(missing);
    }
}
