package io.dianan.gateway.decode;

import io.dianan.contracts.wire.Reading;
import java.util.List;

/**
 * What became of one payload. Never empty on both sides: each payload leaves a reading or a
 * rejection.
 *
 * @param ignoredCount values beyond the catalogue that are not numbers, and so fit no reading
 */
public record Decoded(List<Reading> readings, List<Rejection> rejections, int ignoredCount) {

    static Decoded unparsable(String detail) {
        return new Decoded(List.of(), List.of(new Rejection(Reason.UNPARSABLE, detail)), 0);
    }
}
