package io.dianan.launcher.broker;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

/**
 * The broker as a process.
 *
 * <pre>
 * DIANAN_BROKER_LISTEN     address, 127.0.0.1
 * DIANAN_BROKER_PORT       21883
 * DIANAN_BROKER_FOLDER     journal, bindings, pages
 * DIANAN_BROKER_USERS      a file: {"device-service": "password", ...}, with the user "launcher"
 * DIANAN_BROKER_CONSUMERS  whose lane queues must exist: device
 * DIANAN_BROKER_ADDRESS_BYTES_MAX  kept on disk for one address, 4294967296
 * </pre>
 *
 * SIGTERM stops it; it exits with 1 when it has stopped by itself.
 */
public final class BrokerMain {
    private BrokerMain() {}

    public static void main(String[] arguments) throws Exception {
        Broker broker = Broker.start(settings(System.getenv()));
        System.out.println("broker ready");
        CountDownLatch asked = new CountDownLatch(1);
        FutureTask<Void> close =
                new FutureTask<>(
                        () -> {
                            asked.countDown();
                            broker.close();
                            return null;
                        });
        Runtime.getRuntime().addShutdownHook(new Thread(close));
        broker.stopped().join();
        if (asked.getCount() > 0) {
            System.err.println("broker stopped by itself");
            Runtime.getRuntime().halt(1);
        }
    }

    static BrokerSettings settings(Map<String, String> environment) throws IOException {
        Path usersFile = Path.of(required(environment, "DIANAN_BROKER_USERS"));
        Map<String, String> users =
                new ObjectMapper()
                        .readValue(
                                usersFile.toFile(),
                                new TypeReference<TreeMap<String, String>>() {});
        return new BrokerSettings(
                environment.getOrDefault("DIANAN_BROKER_LISTEN", "127.0.0.1"),
                Integer.parseInt(environment.getOrDefault("DIANAN_BROKER_PORT", "21883")),
                Path.of(required(environment, "DIANAN_BROKER_FOLDER")),
                users.entrySet().stream()
                        .map(entry -> new BrokerUser(entry.getKey(), entry.getValue()))
                        .toList(),
                words(environment.getOrDefault("DIANAN_BROKER_CONSUMERS", "device")),
                Long.parseLong(
                        environment.getOrDefault(
                                "DIANAN_BROKER_ADDRESS_BYTES_MAX",
                                Long.toString(BrokerSettings.ADDRESS_BYTES_MAX))));
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).toList();
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }
}
