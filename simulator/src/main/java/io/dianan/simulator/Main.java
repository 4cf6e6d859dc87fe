package io.dianan.simulator;

import io.dianan.simulator.command.CommandLine;
import io.dianan.simulator.command.Stopper;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Starts the command. Ctrl-C and SIGTERM ask it to end; the process ends when it has, with its exit
 * code.
 */
public final class Main {
    private static final long LAST_WORK_MINUTES = 15;

    private Main() {}

    public static void main(String[] args) {
        Stopper stopper = new Stopper();
        CountDownLatch done = new CountDownLatch(1);
        AtomicInteger exit = new AtomicInteger(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    stopper.stop();
                                    end(done, exit);
                                },
                                "end"));
        try {
            exit.set(CommandLine.run(args, System.out, System.err, stopper));
        } finally {
            done.countDown();
        }
        System.exit(exit.get());
    }

    private static void end(CountDownLatch done, AtomicInteger exit) {
        try {
            done.await(LAST_WORK_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.out.flush();
        Runtime.getRuntime().halt(exit.get());
    }
}
