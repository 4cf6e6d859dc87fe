package io.dianan.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one part running, on one thread of its own: prepares it, starts it, waits until it answers,
 * watches it, and starts it again when it dies. Gives up only before the part has been healthy for
 * the first time, after {@value #DEATHS_BEFORE_HEALTHY_MAX} deaths.
 */
final class PartLoop {
    private static final Logger LOG = Logger.getLogger(PartLoop.class.getName());
    private static final int DEATHS_BEFORE_HEALTHY_MAX = 3;
    private static final int SILENCES_MAX = 3;
    private static final Duration POLL_STARTING = Duration.ofMillis(150);
    private static final Duration POLL_STARTING_LONG = Duration.ofSeconds(1);
    private static final Duration STARTING_LONG = Duration.ofSeconds(15);
    private static final Duration POLL_HEALTHY = Duration.ofSeconds(2);
    private static final Duration CALM = Duration.ofSeconds(60);

    private final Part part;
    private final StatusBoard board;
    private final ProcessLedger ledger;
    private final CompletableFuture<Void> firstHealthy = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Process process;
    private volatile @Nullable Thread thread;
    private boolean completed;
    private int starts;
    private int deathsInARow;

    PartLoop(Part part, StatusBoard board, ProcessLedger ledger) {
        this.part = part;
        this.board = board;
        this.ledger = ledger;
    }

    Part part() {
        return part;
    }

    /** Completes when the part is healthy for the first time, or fails when it will not be. */
    CompletableFuture<Void> firstHealthy() {
        return firstHealthy;
    }

    void start(CompletableFuture<?> needs) {
        thread = Thread.ofPlatform().name("part-" + part.name()).daemon().start(() -> keep(needs));
    }

    /** Ends the part; returns when its process is gone. */
    void stop() {
        stopping.countDown();
        Process running = process;
        Thread preparing = thread;
        if (running != null) {
            part.stop(running);
        } else if (preparing != null) {
            preparing.interrupt();
        }
        try {
            ended.await(part.patience().toSeconds() + 10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(CompletableFuture<?> needs) {
        try {
            if (prepare() && await(needs)) {
                while (!isStopping()) {
                    live();
                    if (!isStopping()) {
                        waitBeforeNextStart();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            board.set(part.name(), PartState.DOWN, null, restarts());
            firstHealthy.completeExceptionally(new Refusal(part.name() + " was stopped."));
            ended.countDown();
        }
    }

    private boolean await(CompletableFuture<?> needs) throws InterruptedException {
        while (!isStopping()) {
            if (needs.isCompletedExceptionally()) {
                return false;
            }
            if (needs.isDone()) {
                return true;
            }
            pause(Duration.ofMillis(20));
        }
        return false;
    }

    private boolean prepare() {
        try {
            part.prepare();
            return true;
        } catch (Exception e) {
            giveUp("cannot be prepared: " + e.getMessage(), e);
            return false;
        }
    }

    /** One life of the process, from its start to its end. */
    private void live() throws InterruptedException {
        long begin = System.nanoTime();
        Process running = launch();
        if (running == null) {
            deathsInARow++;
            return;
        }
        int silences = 0;
        boolean answered = false;
        while (running.isAlive()) {
            if (isStopping()) {
                part.stop(running);
                break;
            }
            if (part.answers() && complete()) {
                answered = true;
                silences = 0;
                board.set(part.name(), PartState.HEALTHY, running.pid(), restarts());
                firstHealthy.complete(null);
            } else if (answered && ++silences >= SILENCES_MAX) {
                board.set(part.name(), PartState.DOWN, running.pid(), restarts());
            }
            watch(running, answered ? POLL_HEALTHY : startingPoll(begin));
        }
        process = null;
        strikeOut();
        boolean calm = answered && System.nanoTime() - begin > CALM.toNanos();
        deathsInARow = calm ? 1 : deathsInARow + 1;
    }

    private @Nullable Process launch() {
        board.set(part.name(), PartState.STARTING, null, starts);
        starts++;
        try {
            LogFile.bound(part.log());
            Process running = part.start();
            process = running;
            writeDown(running);
            board.set(part.name(), PartState.STARTING, running.pid(), restarts());
            return running;
        } catch (Exception e) {
            LOG.log(Level.SEVERE, part.name() + " could not be started", e);
            return null;
        }
    }

    /** On a full disk the part runs all the same. */
    private void writeDown(Process running) {
        try {
            ProcessIdentity.of(running.pid())
                    .ifPresent(identity -> ledger.put(part.name(), identity));
        } catch (UncheckedIOException e) {
            LOG.log(Level.WARNING, part.name() + " was not written down", e);
        }
    }

    private void strikeOut() {
        try {
            ledger.remove(part.name());
        } catch (UncheckedIOException e) {
            LOG.log(Level.WARNING, part.name() + " was not struck out", e);
        }
    }

    private boolean complete() {
        if (completed) {
            return true;
        }
        try {
            part.complete();
            completed = true;
            return true;
        } catch (Exception e) {
            LOG.log(Level.WARNING, part.name() + " answers but is not complete", e);
            return false;
        }
    }

    private void watch(Process running, Duration poll) throws InterruptedException {
        if (running.waitFor(poll.toMillis(), TimeUnit.MILLISECONDS)) {
            return;
        }
        try {
            LogFile.bound(part.log());
        } catch (IOException e) {
            LOG.log(Level.FINE, "log of " + part.name() + " was not bounded", e);
        }
    }

    /** Whoever takes long to start is not asked all the time: each question costs it a log line. */
    private static Duration startingPoll(long begin) {
        boolean isLong = System.nanoTime() - begin > STARTING_LONG.toNanos();
        return isLong ? POLL_STARTING_LONG : POLL_STARTING;
    }

    private void waitBeforeNextStart() throws InterruptedException {
        board.set(part.name(), PartState.DOWN, null, restarts());
        if (!firstHealthy.isDone() && deathsInARow >= DEATHS_BEFORE_HEALTHY_MAX) {
            giveUp("died " + deathsInARow + " times before it was healthy", null);
            stopping.countDown();
            return;
        }
        pause(Backoff.after(deathsInARow));
    }

    private void giveUp(String why, @Nullable Exception cause) {
        firstHealthy.completeExceptionally(
                new Refusal(part.name() + " " + why + "; its log is " + part.log() + ".", cause));
    }

    private void pause(Duration wait) throws InterruptedException {
        stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private int restarts() {
        return Math.max(0, starts - 1);
    }
}
