package io.dianan.device.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the column {@code extra}. */
final class ExtraText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, Double>> NUMBERS = new TypeReference<>() {};

    private ExtraText() {}

    static SortedMap<String, Double> parse(@Nullable String json) {
        if (json == null) {
            return Collections.emptySortedMap();
        }
        try {
            return JSON.readValue(json, NUMBERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored reading has an extra that is no map", e);
        }
    }
}
