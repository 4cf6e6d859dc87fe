package io.dianan.platform.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the items that make a transaction fail, by halves. */
final class PoisonSearch<I> {
    private final Function<List<I>, Optional<String>> trial;
    private final List<Found<I>> found = new ArrayList<>();
    private final List<I> good = new ArrayList<>();

    private PoisonSearch(Function<List<I>, Optional<String>> trial) {
        this.trial = trial;
    }

    /**
     * @param trial tries items and leaves nothing behind; tells why they failed, if they did
     */
    static <I> PoisonSearch<I> in(List<I> items, Function<List<I>, Optional<String>> trial) {
        PoisonSearch<I> search = new PoisonSearch<>(trial);
        search.look(items);
        return search;
    }

    List<Found<I>> found() {
        return found;
    }

    /** All others, in their order. */
    List<I> good() {
        return good;
    }

    private void look(List<I> part) {
        if (part.isEmpty()) {
            return;
        }
        Optional<String> failure = trial.apply(part);
        if (failure.isEmpty()) {
            good.addAll(part);
        } else if (part.size() == 1) {
            found.add(new Found<>(part.getFirst(), failure.get()));
        } else {
            int half = part.size() / 2;
            look(part.subList(0, half));
            look(part.subList(half, part.size()));
        }
    }

    /**
     * An item that fails alone.
     *
     * @param why in a sentence
     */
    record Found<I>(I item, String why) {}
}
