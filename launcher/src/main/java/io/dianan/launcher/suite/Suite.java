package io.dianan.launcher.suite;

import io.dianan.launcher.door.FrontDoor;
import io.dianan.launcher.door.WelcomePage;
import io.dianan.launcher.identity.RealmTemplate;
import io.dianan.launcher.process.Household;
import io.dianan.launcher.process.Part;
import io.dianan.launcher.process.PartState;
import io.dianan.launcher.process.ProcessIdentity;
import io.dianan.launcher.process.ProcessLedger;
import io.dianan.launcher.process.StatusBoard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The whole suite: the parts as processes, the front door in this one.
 *
 * <p>One thread calls {@link #start}, another may call {@link #stop} at any time.
 */
public final class Suite {
    public static final String FRONT_DOOR = "front-door";
    private static final Logger LOG = Logger.getLogger(Suite.class.getName());
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration LEFTOVER_PATIENCE = Duration.ofSeconds(20);

    private final SuiteSetting setting;
    private final Secrets people;
    private final StatusBoard board;
    private final ProcessLedger ledger;
    private final Household household;
    private @Nullable FrontDoor door;
    private boolean stopping;

    private Suite(SuiteSetting setting, Secrets people, StatusBoard board) {
        this.setting = setting;
        this.people = people;
        this.board = board;
        ledger = new ProcessLedger(setting.state().run().resolve("processes.json"));
        household = new Household(board, ledger);
    }

    /** Reads or makes the secrets; starts nothing. The caller holds the state folder. */
    public static Suite open(
            Installation installation, StateFolder state, Options options, StatusBoard board)
            throws IOException {
        SecureRandom random = new SecureRandom();
        Secrets secrets = Secrets.open(state.secrets().resolve("suite.json"), random);
        Secrets people = Secrets.open(state.people(), random);
        RealmTemplate.shipped().people().forEach(people::of);
        SuiteSetting setting =
                new SuiteSetting(
                        installation,
                        state,
                        new Ports(options.portOffset()),
                        secrets,
                        options.failpoints());
        return new Suite(setting, people, board);
    }

    /** Ends processes that a killed launcher left in this state folder; their names. */
    public List<String> endLeftovers() {
        return ledger.endLeftovers(LEFTOVER_PATIENCE);
    }

    /** Services that cannot start since their module has not been built. */
    public List<String> missingServices() {
        return kinds(false).stream().map(ServiceKind::module).toList();
    }

    /** Starts everything; the promise completes when all of it has been healthy. */
    public synchronized CompletableFuture<Void> start() {
        if (stopping) {
            return CompletableFuture.failedFuture(new IllegalStateException("stopping"));
        }
        StatusFile file = new StatusFile(setting.state());
        board.listen((before, after) -> tell(file));
        board.register(FRONT_DOOR);
        door =
                FrontDoor.open(
                        LOOPBACK,
                        setting.ports().frontDoor(),
                        FrontDoorRoutes.of(setting.ports()),
                        new WelcomePage(addresses()));
        board.set(FRONT_DOOR, PartState.HEALTHY, ProcessHandle.current().pid(), 0);
        return household.start(parts());
    }

    /** Ends everything, gracefully first; returns when nothing of it is left. */
    public synchronized void stop() {
        stopping = true;
        FrontDoor open = door;
        if (open != null) {
            open.close();
            board.set(FRONT_DOOR, PartState.DOWN, null, 0);
        }
        household.stop();
    }

    /** Where people, programs and devices knock. */
    public Map<String, String> addresses() {
        String address = setting.address();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("front door", address + "/");
        all.put("API", address + "/api/v1/");
        all.put("sign-in (OpenID Connect issuer)", setting.issuer());
        all.put("devices, MQTT", "mqtt://localhost:" + setting.ports().deviceMqtt());
        all.put(
                "fire transmitters, GB/T 26875.3",
                "tcp://localhost:" + setting.ports().transmitters());
        return all;
    }

    private List<Part> parts() {
        HttpProbe probe = new HttpProbe();
        List<Part> parts = new ArrayList<>();
        parts.add(new PostgresPart(setting));
        parts.add(new BrokerPart(setting));
        kinds(true).forEach(kind -> parts.add(new ServicePart(kind, setting, probe)));
        parts.add(new KeycloakPart(setting, people, probe));
        return parts;
    }

    private List<ServiceKind> kinds(boolean built) {
        return List.of(ServiceKind.values()).stream()
                .filter(kind -> setting.installation().hasService(kind.module()) == built)
                .toList();
    }

    private void tell(StatusFile file) {
        try {
            file.write(
                    new StatusFile.Told(
                            ProcessIdentity.own(),
                            setting.address(),
                            setting.ports().offset(),
                            board.all()));
        } catch (UncheckedIOException e) {
            // A full disk must not end the suite.
            LOG.log(Level.WARNING, "the status could not be written", e);
        }
    }
}
