package io.dianan.simulator.story;

/** A line without which the story cannot go on was not seen; it has been told. */
final class Unseen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unseen(String line) {
        super(line);
    }
}
