package io.dianan.platform.lane;

/** What became of items, in numbers; their sum is the number of the items. */
public record Tally(int stored, int merged, int duplicate, int conflict, int quarantined) {
    public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);

    public Tally plus(Tally other) {
        return new Tally(
                stored + other.stored,
                merged + other.merged,
                duplicate + other.duplicate,
                conflict + other.conflict,
                quarantined + other.quarantined);
    }

    public int sum() {
        return stored + merged + duplicate + conflict + quarantined;
    }
}
