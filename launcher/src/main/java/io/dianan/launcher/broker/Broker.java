package io.dianan.launcher.broker;

import io.dianan.contracts.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.ServiceRegistry;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.server.impl.ServiceRegistryImpl;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** A running broker: MQTT on one port, its journal in one folder. */
public final class Broker implements AutoCloseable {
    /** Unacknowledged messages to one consumer; the broker's own default is 65,535. */
    private static final int IN_FLIGHT_MAX = 16;

    private static final int PACKET_BYTES_MAX = 1 << 20;
    private static final int PAGE_BYTES = 4 << 20;
    private static final long MEMORY_BYTES_PER_ADDRESS = 8L << 20;
    private static final long DISK_FREE_BYTES_MIN = 512L << 20;

    /** It would log every message with its content. Held, so that the setting stays. */
    private static final Logger AUDIT = Logger.getLogger("org.apache.activemq.audit");

    private final ActiveMQServer server;
    private final CompletableFuture<Void> stopped = new CompletableFuture<>();

    private Broker(ActiveMQServer server) {
        this.server = server;
    }

    /**
     * Starts the broker and returns when its lane queues stand, its door is open and the retained
     * message {@link Topics#QUEUES_READY} is out, in this order.
     */
    public static Broker start(BrokerSettings settings) throws Exception {
        AUDIT.setLevel(Level.WARNING);
        Files.createDirectories(settings.folder());
        List<LaneQueues.Subscription> lanes = LaneQueues.of(settings.consumers());
        ServiceRegistry extensions = new ServiceRegistryImpl();
        extensions.addIncomingInterceptor(new SessionGuard(lanes));
        ActiveMQServer server =
                new ActiveMQServerImpl(
                        configuration(settings, lanes),
                        null,
                        security(settings.users()),
                        null,
                        extensions);
        Broker broker = new Broker(server);
        server.registerActivateCallback(new StopWatch(broker.stopped));
        server.start();
        if (!server.waitForActivation(60, TimeUnit.SECONDS)
                || !server.getRemotingService().isStarted()) {
            server.stop();
            throw new IOException("the broker did not start in " + settings.folder());
        }
        broker.announce(settings);
        return broker;
    }

    /** Completes when the broker has stopped by itself, on a full or broken disk. */
    public CompletableFuture<Void> stopped() {
        return stopped;
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    private void announce(BrokerSettings settings) throws IOException {
        String ready =
                settings.consumers().stream()
                        .map(consumer -> '"' + consumer + '"')
                        .collect(Collectors.joining(",", "[", "]"));
        try (MqttExchange mqtt =
                MqttExchange.connect(settings.host(), settings.port(), settings.announcer())) {
            mqtt.publishRetained(Topics.QUEUES_READY, ready);
        }
    }

    private static Configuration configuration(
            BrokerSettings settings, List<LaneQueues.Subscription> lanes) throws Exception {
        String folder = settings.folder().toAbsolutePath().toString();
        Configuration configuration =
                new ConfigurationImpl()
                        .setName("dianan")
                        .setPersistenceEnabled(true)
                        .setJournalType(JournalType.NIO)
                        .setJournalSyncNonTransactional(true)
                        .setJournalSyncTransactional(true)
                        .setJournalDirectory(folder + "/journal")
                        .setBindingsDirectory(folder + "/bindings")
                        .setPagingDirectory(folder + "/paging")
                        .setLargeMessagesDirectory(folder + "/large-messages")
                        .setSecurityEnabled(true)
                        .setJMXManagementEnabled(false)
                        // Less free space than this stops publishers, before the disk is full.
                        .setMaxDiskUsage(-1)
                        .setMinDiskFree(DISK_FREE_BYTES_MIN)
                        // Nothing expires here.
                        .setMessageExpiryScanPeriod(-1)
                        .setMqttSessionScanInterval(60_000)
                        .setMqttSubscriptionPersistenceEnabled(true);
        configuration.addAddressSetting("#", addressSettings(settings.addressBytesMax()));
        Permissions.of(settings.users(), settings.consumers())
                .forEach(configuration::putSecurityRoles);
        LaneQueues.addresses(lanes).forEach(configuration::addAddressConfiguration);
        configuration.addAcceptorConfiguration(acceptor(settings));
        return configuration;
    }

    private static AddressSettings addressSettings(long bytesMax) {
        return new AddressSettings()
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(MEMORY_BYTES_PER_ADDRESS)
                .setPageSizeBytes(PAGE_BYTES)
                .setPageLimitBytes(bytesMax)
                .setPageFullMessagePolicy(PageFullMessagePolicy.FAIL)
                // By default a message is dropped after ten deliveries.
                .setMaxDeliveryAttempts(-1)
                .setAutoCreateQueues(true)
                .setAutoCreateAddresses(true)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false);
    }

    private static TransportConfiguration acceptor(BrokerSettings settings) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put(TransportConstants.HOST_PROP_NAME, settings.host());
        parameters.put(TransportConstants.PORT_PROP_NAME, settings.port());
        parameters.put(TransportConstants.PROTOCOLS_PROP_NAME, "MQTT");
        Map<String, Object> mqtt = new HashMap<>();
        mqtt.put("defaultMaximumInFlightPublishMessages", IN_FLIGHT_MAX);
        mqtt.put("maximumPacketSize", PACKET_BYTES_MAX);
        return new TransportConfiguration(
                NettyAcceptorFactory.class.getName(), parameters, "mqtt", mqtt);
    }

    private static ActiveMQJAASSecurityManager security(List<BrokerUser> users) {
        SecurityConfiguration logins = new SecurityConfiguration();
        for (BrokerUser user : users) {
            logins.addUser(user.name(), user.password());
            logins.addRole(user.name(), user.name());
        }
        return new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), logins);
    }
}
