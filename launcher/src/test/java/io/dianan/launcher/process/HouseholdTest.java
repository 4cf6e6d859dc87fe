package io.dianan.launcher.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HouseholdTest {
    @TempDir Path folder;
    private final StatusBoard board = new StatusBoard(Clock.systemUTC());
    private final List<String> changes = new CopyOnWriteArrayList<>();
    private Household household;

    @BeforeEach
    void make() {
        household = new Household(board, new ProcessLedger(folder.resolve("processes.json")));
        board.listen((before, after) -> changes.add(after.name() + " " + after.state().word()));
    }

    @AfterEach
    void stop() {
        household.stop();
    }

    @Test
    void aKilledPartIsStartedAgainAndCounted() throws Exception {
        start(part("a", "exec sleep 60")).get(10, TimeUnit.SECONDS);
        long pid = pid("a");

        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        await().atMost(10, TimeUnit.SECONDS)
                .untilAsserted(
                        () -> {
                            assertEquals(PartState.HEALTHY, board.of("a").orElseThrow().state());
                            assertEquals(1, board.of("a").orElseThrow().restarts());
                        });
        assertTrue(changes.contains("a down"));
        assertTrue(pid("a") != pid);
    }

    @Test
    void whoNeedsAnotherStartsAfterItAndEndsBeforeIt() throws Exception {
        AtomicBoolean baseAnswers = new AtomicBoolean();
        Part base = new ShellPart("base", List.of(), "exec sleep 60", folder, baseAnswers::get);
        Part guest = new ShellPart("guest", List.of("base"), "exec sleep 60", folder, () -> true);
        CompletableFuture<Void> all = household.start(List.of(guest, base));
        await().until(() -> board.of("base").orElseThrow().pid() != null);
        assertTrue(board.of("guest").orElseThrow().pid() == null, "the guest waits");

        baseAnswers.set(true);
        all.get(10, TimeUnit.SECONDS);
        household.stop();

        assertTrue(changes.indexOf("base healthy") < changes.indexOf("guest healthy"));
        assertTrue(changes.indexOf("guest down") < changes.indexOf("base down"));
    }

    @Test
    void whatDiesBeforeItWasEverHealthyIsGivenUp() {
        CompletableFuture<Void> all =
                household.start(
                        List.of(
                                new ShellPart("a", List.of(), "exit 1", folder, () -> false),
                                new ShellPart("b", List.of("a"), "sleep 60", folder, () -> true)));

        ExecutionException failure =
                assertThrows(ExecutionException.class, () -> all.get(20, TimeUnit.SECONDS));

        Refusal refusal = assertInstanceOf(Refusal.class, failure.getCause());
        assertTrue(refusal.sentence().startsWith("a died 3 times"), refusal.sentence());
    }

    @Test
    void aPartThatIgnoresTheAskingIsKilled() throws Exception {
        start(part("stubborn", "trap '' TERM; while true; do sleep 0.1; done"))
                .get(10, TimeUnit.SECONDS);
        ProcessIdentity identity = ProcessIdentity.of(pid("stubborn")).orElseThrow();

        household.stop();

        assertFalse(identity.lives());
    }

    @Test
    void whatAKilledLauncherLeftIsEndedByTheNext() throws Exception {
        start(part("a", "exec sleep 60")).get(10, TimeUnit.SECONDS);
        ProcessIdentity left = ProcessIdentity.of(pid("a")).orElseThrow();

        List<String> ended =
                new ProcessLedger(folder.resolve("processes.json"))
                        .endLeftovers(java.time.Duration.ofSeconds(5));

        assertEquals(List.of("a"), ended);
        assertFalse(left.lives());
    }

    @Test
    void anotherProcessWithTheSameNumberIsLeftAlone() throws Exception {
        Process innocent = new ProcessBuilder("sleep", "60").start();
        try {
            ProcessIdentity now = ProcessIdentity.of(innocent.pid()).orElseThrow();
            ProcessLedger ledger = new ProcessLedger(folder.resolve("other.json"));
            ledger.put("a", new ProcessIdentity(now.pid(), now.startTicks() - 1, now.boot()));

            assertEquals(List.of(), ledger.endLeftovers(java.time.Duration.ofSeconds(1)));
            assertTrue(innocent.isAlive());
        } finally {
            innocent.destroyForcibly();
        }
    }

    private CompletableFuture<Void> start(Part part) {
        return household.start(List.of(part));
    }

    private Part part(String name, String line) {
        return new ShellPart(name, List.of(), line, folder, () -> true);
    }

    private long pid(String name) {
        Long pid = board.of(name).orElseThrow().pid();
        return pid == null ? 0 : pid;
    }
}
