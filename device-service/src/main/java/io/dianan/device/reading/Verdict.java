package io.dianan.device.reading;

/** What became of one reading. */
enum Verdict {
    /** The first of its circuit and instant. */
    STORED,
    /** Filled metrics that were missing. */
    MERGED,
    /** Told nothing new. */
    DUPLICATE,
    /** Told another value of a metric; the first stays, the other is kept beside it. */
    CONFLICT
}
