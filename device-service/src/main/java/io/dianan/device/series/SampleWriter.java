package io.dianan.device.series;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes a series as one media type, item by item, so that none is held in memory. */
interface SampleWriter {
    void begin() throws IOException;

    void item(Sample sample) throws IOException;

    /**
     * @param next cursor of the next page; null on the last
     */
    void end(@Nullable String next) throws IOException;
}
