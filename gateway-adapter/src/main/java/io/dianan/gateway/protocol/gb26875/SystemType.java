package io.dianan.gateway.protocol.gb26875;

import java.util.Map;

/**
 * Kind of a fire system (GB/T 26875.3-2011, table 4). There is none for electrical fire: those are
 * component types.
 */
public final class SystemType {
    private static final Map<Integer, String> WORDS =
            Map.ofEntries(
                    Map.entry(0, "general"),
                    Map.entry(1, "fire-alarm-system"),
                    Map.entry(10, "linkage-controller"),
                    Map.entry(11, "hydrants"),
                    Map.entry(12, "sprinklers"),
                    Map.entry(13, "gas-extinguishing"),
                    Map.entry(14, "water-spray-pump"),
                    Map.entry(15, "water-spray-vessel"),
                    Map.entry(16, "foam-extinguishing"),
                    Map.entry(17, "powder-extinguishing"),
                    Map.entry(18, "smoke-control"),
                    Map.entry(19, "fire-doors-and-shutters"),
                    Map.entry(20, "fire-lift"),
                    Map.entry(21, "emergency-broadcast"),
                    Map.entry(22, "emergency-lighting"),
                    Map.entry(23, "fire-power-supply"),
                    Map.entry(24, "fire-telephone"));

    private SystemType() {}

    /** Kebab-case; {@code maker-131} from 128 up, {@code reserved-9} where the table has none. */
    public static String word(int code) {
        String word = WORDS.get(code);
        return word == null ? ComponentType.unnamed(code) : word;
    }
}
