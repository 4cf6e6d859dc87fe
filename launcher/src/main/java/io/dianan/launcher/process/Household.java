package io.dianan.launcher.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** All parts together: started as their needs allow, ended in the opposite order. */
public final class Household {
    private final Map<String, PartLoop> loops = new LinkedHashMap<>();
    private final StatusBoard board;
    private final ProcessLedger ledger;

    public Household(StatusBoard board, ProcessLedger ledger) {
        this.board = board;
        this.ledger = ledger;
    }

    /** Starts every part; the promise completes when all have been healthy, or fails with one. */
    public CompletableFuture<Void> start(List<Part> parts) {
        for (Part part : parts) {
            board.register(part.name());
            loops.put(part.name(), new PartLoop(part, board, ledger));
        }
        loops.values().forEach(loop -> loop.start(needs(loop.part())));
        CompletableFuture<Void> all = new CompletableFuture<>();
        CompletableFuture.allOf(firsts(List.copyOf(loops.values())))
                .thenRun(() -> all.complete(null));
        // The first failure counts; the others wait for nothing more.
        loops.values()
                .forEach(
                        loop ->
                                loop.firstHealthy()
                                        .exceptionally(
                                                failure -> {
                                                    all.completeExceptionally(failure);
                                                    return null;
                                                }));
        return all;
    }

    /** Ends all parts, those that nobody needs first; returns when every process is gone. */
    public void stop() {
        List<PartLoop> left = new ArrayList<>(loops.values());
        while (!left.isEmpty()) {
            List<PartLoop> now = left.stream().filter(loop -> !isNeeded(loop, left)).toList();
            if (now.isEmpty()) {
                throw new IllegalStateException("the parts need each other in a ring");
            }
            List<Thread> threads =
                    now.stream().map(loop -> Thread.ofPlatform().start(loop::stop)).toList();
            for (Thread thread : threads) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            left.removeAll(now);
        }
    }

    private CompletableFuture<Void> needs(Part part) {
        return CompletableFuture.allOf(firsts(part.after().stream().map(this::loop).toList()));
    }

    private PartLoop loop(String name) {
        PartLoop loop = loops.get(name);
        if (loop == null) {
            throw new IllegalArgumentException("no part is called " + name);
        }
        return loop;
    }

    private static CompletableFuture<?>[] firsts(List<PartLoop> loops) {
        return loops.stream().map(PartLoop::firstHealthy).toArray(CompletableFuture[]::new);
    }

    private static boolean isNeeded(PartLoop loop, List<PartLoop> by) {
        String name = loop.part().name();
        return by.stream().anyMatch(other -> other.part().after().contains(name));
    }
}
