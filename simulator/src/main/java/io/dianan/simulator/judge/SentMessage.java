package io.dianan.simulator.judge;

import io.dianan.simulator.ledger.LedgerLine.Taken;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * A message of the ledger.
 *
 * @param publishes how often it went out, at least
 */
record SentMessage(Taken taken, boolean acknowledged, int publishes) {

    /** Key of the values that must be stored, comparable with {@link StoredReading#valueKey}. */
    String valueKey() {
        StringBuilder key = new StringBuilder();
        for (Map.Entry<String, BigDecimal> value : new TreeMap<>(taken.values()).entrySet()) {
            Catalogue.kept(value.getKey(), value.getValue())
                    .ifPresent(
                            kept ->
                                    key.append(value.getKey())
                                            .append('=')
                                            .append(StoredReading.plain(kept))
                                            .append(';'));
        }
        return key.toString();
    }
}
