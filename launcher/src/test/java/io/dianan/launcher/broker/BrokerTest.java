package io.dianan.launcher.broker;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dianan.contracts.lane.Lane;
import io.dianan.contracts.topic.Topics;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {
    private static final BrokerUser LAUNCHER = new BrokerUser("launcher", "l");
    private static final BrokerUser GATEWAY = new BrokerUser("gateway-adapter", "g");
    private static final BrokerUser DEVICE = new BrokerUser("device-service", "d");
    private static final BrokerUser ALARM = new BrokerUser("alarm-service", "a");
    private static final BrokerUser TENANT = new BrokerUser("tenant-service", "t");
    private static final Lane LANE = new Lane(3);
    private static final String READINGS = Topics.readings(LANE);
    private static final String READINGS_CLIENT = Topics.readingsClient("device", LANE);

    @TempDir Path folder;
    private int port;
    private Broker broker;

    @BeforeEach
    void start() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        broker = Broker.start(settings());
    }

    @AfterEach
    void stop() throws Exception {
        broker.close();
    }

    @Test
    void whatIsPublishedBeforeTheFirstConsumerEverConnectedArrives() throws Exception {
        try (MqttPeer gateway = MqttPeer.connect(port, "g1", GATEWAY, true)) {
            for (int number = 0; number < Lane.COUNT; number++) {
                Lane lane = new Lane(number);
                gateway.publish(Topics.readings(lane), "r" + number).get(5, TimeUnit.SECONDS);
                gateway.publish(Topics.events(lane), "e" + number).get(5, TimeUnit.SECONDS);
            }
        }
        broker.close();
        broker = Broker.start(settings());

        Set<String> arrived = new TreeSet<>();
        for (int number = 0; number < Lane.COUNT; number++) {
            Lane lane = new Lane(number);
            arrived.add(first(Topics.readingsClient("device", lane), Topics.readings(lane)));
            arrived.add(first(Topics.eventsClient("device", lane), Topics.events(lane)));
        }

        assertEquals(
                Set.of(
                        "r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "e0", "e1", "e2", "e3",
                        "e4", "e5", "e6", "e7"),
                arrived);
    }

    @Test
    void eachConsumerHasItsOwnCopyAndMayNotTakeTheOthers() throws Exception {
        String alarmClient = Topics.readingsClient("alarm", LANE);
        try (MqttPeer gateway = MqttPeer.connect(port, "g1", GATEWAY, true)) {
            gateway.publish(READINGS, "for both").get(5, TimeUnit.SECONDS);
        }

        assertThrows(Exception.class, () -> MqttPeer.connect(port, alarmClient, DEVICE, false));
        assertThrows(Exception.class, () -> MqttPeer.connect(port, READINGS_CLIENT, ALARM, false));

        assertEquals("for both", first(READINGS_CLIENT, READINGS));
        assertEquals("for both", first(alarmClient, READINGS, ALARM));
    }

    @Test
    void domainEventsOfEveryOwnerWaitForACopyThatNeverConnectedAndOutliveTheBroker()
            throws Exception {
        try (MqttPeer tenant = MqttPeer.connect(port, "t1", TENANT, true);
                MqttPeer device = MqttPeer.connect(port, "d1", DEVICE, true)) {
            tenant.publish("dianan/domain/tenant/site", "site").get(5, TimeUnit.SECONDS);
            tenant.publish("dianan/domain/tenant/provider", "provider").get(5, TimeUnit.SECONDS);
            device.publish("dianan/domain/device/device", "device").get(5, TimeUnit.SECONDS);
        }
        broker.close();
        broker = Broker.start(settings());

        try (MqttPeer alarm = MqttPeer.connect(port, "alarm-domain", ALARM, false)) {
            assertEquals(1, alarm.subscribe("dianan/domain/tenant/#"));
            assertEquals(1, alarm.subscribe("dianan/domain/device/#"));
            await().untilAsserted(
                            () ->
                                    assertEquals(
                                            Set.of("site", "provider", "device"),
                                            Set.copyOf(alarm.received)));
            assertEquals(3, alarm.received.size());
        }
        try (MqttPeer device = MqttPeer.connect(port, "device-domain", DEVICE, false)) {
            assertEquals(1, device.subscribe("dianan/domain/tenant/#"));
            await().untilAsserted(
                            () ->
                                    assertEquals(
                                            Set.of("site", "provider"),
                                            Set.copyOf(device.received)));
        }
        assertThrows(Exception.class, () -> MqttPeer.connect(port, "alarm-domain", DEVICE, false));
        assertThrows(Exception.class, () -> MqttPeer.connect(port, "alarm-domain", ALARM, true));
    }

    @Test
    void theQueuesAreAnnouncedByARetainedMessage() throws Exception {
        try (MqttExchange gateway = MqttExchange.connect("127.0.0.1", port, GATEWAY)) {
            assertEquals(
                    Optional.of("[\"device\",\"alarm\"]"), gateway.retained(Topics.QUEUES_READY));
        }
    }

    @Test
    void wrongPasswordsAndForeignTopicsAreRefused() throws Exception {
        BrokerUser thief = new BrokerUser("device-service", "wrong");
        assertThrows(Exception.class, () -> MqttPeer.connect(port, "x", thief, true));
        try (MqttPeer tenant = MqttPeer.connect(port, "t1", TENANT, true)) {
            assertEquals(0x80, tenant.subscribe(READINGS));
            assertEquals(1, tenant.subscribe("dianan/domain/device/gateway-device"));
        }
        try (MqttPeer device = MqttPeer.connect(port, "d1", DEVICE, true)) {
            device.publish(READINGS, "forged");
            device.closed.get(5, TimeUnit.SECONDS);
        }
        try (MqttPeer device = MqttPeer.connect(port, "d2", DEVICE, true)) {
            device.publish("dianan/domain/tenant/site", "forged");
            device.closed.get(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void domainEventsReachWhoListens() throws Exception {
        try (MqttPeer gateway = MqttPeer.connect(port, "g1", GATEWAY, false);
                MqttPeer device = MqttPeer.connect(port, "d1", DEVICE, true)) {
            gateway.subscribe("dianan/domain/device/gateway-device");
            device.publish("dianan/domain/device/gateway-device", "new").get(5, TimeUnit.SECONDS);
            await().untilAsserted(() -> assertTrue(gateway.received.contains("new")));
        }
    }

    @Test
    void nobodyTakesALaneFromItsConsumerOrEmptiesIt() throws Exception {
        try (MqttPeer gateway = MqttPeer.connect(port, "g1", GATEWAY, true)) {
            gateway.publish(READINGS, "kept").get(5, TimeUnit.SECONDS);
        }

        assertThrows(Exception.class, () -> MqttPeer.connect(port, READINGS_CLIENT, TENANT, false));
        assertThrows(Exception.class, () -> MqttPeer.connect(port, READINGS_CLIENT, DEVICE, true));

        assertEquals("kept", first(READINGS_CLIENT, READINGS));
    }

    @Test
    void aFullQueueCutsThePublisherOffAndKeepsWhatItHadAcknowledged() throws Exception {
        broker.close();
        broker = Broker.start(settings(1 << 20));
        String payload = "x".repeat(200_000);
        int acknowledged = 0;
        try (MqttPeer gateway = MqttPeer.connect(port, "g1", GATEWAY, true)) {
            for (int i = 0; i < 500 && !gateway.closed.isDone(); i++) {
                try {
                    gateway.publish(READINGS, i + " " + payload).get(5, TimeUnit.SECONDS);
                    acknowledged++;
                } catch (java.util.concurrent.TimeoutException
                        | java.util.concurrent.ExecutionException e) {
                    break;
                }
            }
            gateway.closed.get(5, TimeUnit.SECONDS);
        }
        int promised = acknowledged;
        assertTrue(promised > 10 && promised < 500, "acknowledged " + promised);

        try (MqttPeer device = MqttPeer.connect(port, READINGS_CLIENT, DEVICE, false)) {
            device.subscribe(READINGS);
            await().atMost(20, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertTrue(numbers(device).size() >= promised));
            for (int i = 0; i < promised; i++) {
                assertTrue(numbers(device).contains(i), "lost " + i);
            }
        }
    }

    private static Set<Integer> numbers(MqttPeer peer) {
        Set<Integer> numbers = new TreeSet<>();
        peer.received.forEach(
                text -> numbers.add(Integer.parseInt(text.substring(0, text.indexOf(' ')))));
        return numbers;
    }

    private String first(String clientId, String topic) throws Exception {
        return first(clientId, topic, DEVICE);
    }

    private String first(String clientId, String topic, BrokerUser user) throws Exception {
        try (MqttPeer device = MqttPeer.connect(port, clientId, user, false)) {
            assertEquals(1, device.subscribe(topic));
            await().until(() -> !device.received.isEmpty());
            assertEquals(1, device.received.size());
            return device.received.element();
        }
    }

    private BrokerSettings settings() {
        return settings(BrokerSettings.ADDRESS_BYTES_MAX);
    }

    private BrokerSettings settings(long addressBytesMax) {
        return new BrokerSettings(
                "127.0.0.1",
                port,
                folder,
                List.of(LAUNCHER, GATEWAY, DEVICE, ALARM, TENANT),
                List.of("device", "alarm"),
                addressBytesMax);
    }
}
