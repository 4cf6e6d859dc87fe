package io.dianan.launcher.suite;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dianan.contracts.topic.Topics;
import io.dianan.launcher.broker.BrokerMain;
import io.dianan.launcher.broker.BrokerUser;
import io.dianan.launcher.broker.MqttExchange;
import io.dianan.launcher.process.ChildCommand;
import io.dianan.launcher.process.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The durable broker, a process of its own on the launcher's class path. */
final class BrokerPart implements Part {
    static final String NAME = "broker";
    private static final int HEAP_MIB = 320;

    private final SuiteSetting setting;
    private volatile boolean announced;

    BrokerPart(SuiteSetting setting) {
        this.setting = setting;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Path log() {
        return setting.state().log(NAME);
    }

    @Override
    public void prepare() throws IOException {
        Path file = users();
        Files.deleteIfExists(file);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Map<String, String> users =
                setting.brokerUsers().stream()
                        .collect(Collectors.toMap(BrokerUser::name, BrokerUser::password));
        new ObjectMapper().writeValue(file.toFile(), users);
    }

    @Override
    public Process start() throws IOException {
        announced = false;
        return new ChildCommand(
                        new JavaCommand(
                                        HEAP_MIB,
                                        List.of(
                                                "-cp",
                                                System.getProperty("java.class.path"),
                                                BrokerMain.class.getName()))
                                .words(),
                        Map.of(
                                "DIANAN_BROKER_LISTEN",
                                "127.0.0.1",
                                "DIANAN_BROKER_PORT",
                                Integer.toString(setting.ports().broker()),
                                "DIANAN_BROKER_FOLDER",
                                setting.state().of(NAME).toString(),
                                "DIANAN_BROKER_USERS",
                                users().toString(),
                                "DIANAN_BROKER_CONSUMERS",
                                String.join(",", SuiteSetting.CONSUMERS)),
                        log(),
                        0)
                .start();
    }

    @Override
    public boolean answers() {
        try (MqttExchange mqtt =
                MqttExchange.connect(
                        "127.0.0.1",
                        setting.ports().broker(),
                        setting.brokerUser(BrokerUser.ANNOUNCER))) {
            announced = announced || mqtt.retained(Topics.QUEUES_READY).isPresent();
            return announced;
        } catch (IOException e) {
            return false;
        }
    }

    private Path users() {
        return setting.state().secrets().resolve("broker-users.json");
    }
}
