package io.dianan.simulator.fake;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What the fake suite knows. Rows can be taken away, added and changed by a test. */
public final class FakeStore {
    private static final Map<String, Integer> STEPS =
            Map.of(
                    "residualCurrent",
                    0,
                    "powerFactor",
                    3,
                    "energy",
                    2,
                    "activePower",
                    0,
                    "arcCount",
                    0);

    private final ObjectMapper json =
            new ObjectMapper()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    public final Map<String, List<Map<String, Object>>> lists = new HashMap<>();
    public final Map<String, String> deviceByToken = new HashMap<>();
    public final List<Row> rows = new CopyOnWriteArrayList<>();
    public final List<Map<String, Object>> quarantine = new CopyOnWriteArrayList<>();

    /** The mistake to show as latest what came last, not what is newest. */
    public volatile boolean latestAsReceived;

    public final AtomicInteger registrations = new AtomicInteger();

    /** A stored reading. */
    public record Row(
            String circuitId,
            String deviceId,
            Instant at,
            Instant receivedAt,
            String timeQuality,
            Map<String, BigDecimal> values,
            Map<String, BigDecimal> extra) {
        public Row withAt(Instant other) {
            return new Row(circuitId, deviceId, other, receivedAt, timeQuality, values, extra);
        }

        public Row withValue(String key, String value) {
            Map<String, BigDecimal> changed = new LinkedHashMap<>(values);
            changed.put(key, new BigDecimal(value));
            return new Row(circuitId, deviceId, at, receivedAt, timeQuality, changed, extra);
        }
    }

    public synchronized Map<String, Object> create(String list, Map<String, Object> body) {
        registrations.incrementAndGet();
        Map<String, Object> item = new LinkedHashMap<>(body);
        item.put("id", UUID.randomUUID().toString());
        lists.computeIfAbsent(list, l -> new ArrayList<>()).add(item);
        return item;
    }

    public synchronized List<Map<String, Object>> items(String list) {
        return List.copyOf(lists.getOrDefault(list, List.of()));
    }

    public synchronized String credential(String deviceId) {
        String token = UUID.randomUUID().toString();
        deviceByToken.put(token, deviceId);
        return token;
    }

    public synchronized boolean knows(String token) {
        return deviceByToken.containsKey(token);
    }

    /** Takes a message as the gateway and device-service together would. */
    public synchronized void take(String token, String topic, byte[] body) {
        String deviceId = deviceByToken.get(token);
        Instant now = Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        try {
            JsonNode message = json.readTree(body);
            if (!message.path("values").isObject()) {
                throw new IOException("no values");
            }
            keep(deviceId, message, now, topic.startsWith("v1/"));
        } catch (IOException e) {
            quarantine(deviceId, now, "unparsable", topic, body);
        }
    }

    private void keep(String deviceId, JsonNode message, Instant now, boolean mapped) {
        int channel = message.path("channel").asInt(1);
        String circuitId =
                items("circuits").stream()
                        .filter(c -> c.get("deviceId").equals(deviceId))
                        .filter(c -> c.get("channel").equals(channel))
                        .map(c -> (String) c.get("id"))
                        .findFirst()
                        .orElseThrow();
        JsonNode ts = message.path("ts");
        Instant at = ts.isNumber() ? Instant.ofEpochMilli(ts.asLong()) : Instant.parse(ts.asText());
        boolean ahead = at.isAfter(now.plusSeconds(300));
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        Map<String, BigDecimal> extra = new LinkedHashMap<>();
        message.path("values")
                .properties()
                .forEach(
                        v ->
                                put(
                                        mapped
                                                ? map(
                                                        deviceId,
                                                        v.getKey(),
                                                        v.getValue().decimalValue())
                                                : Map.entry(
                                                        v.getKey(), v.getValue().decimalValue()),
                                        values,
                                        extra));
        Instant time = ahead ? free(circuitId, now) : at;
        boolean there = taken(circuitId, time);
        if (!there) {
            rows.add(
                    new Row(
                            circuitId,
                            deviceId,
                            time,
                            now,
                            ahead ? "restamped-future" : "device",
                            values,
                            extra));
        }
    }

    private boolean taken(String circuitId, Instant at) {
        return rows.stream().anyMatch(r -> r.circuitId().equals(circuitId) && r.at().equals(at));
    }

    /** Receive time, moved on while another reading of the circuit has it. */
    private Instant free(String circuitId, Instant now) {
        Instant time = now;
        while (taken(circuitId, time)) {
            time = time.plusMillis(1);
        }
        return time;
    }

    @SuppressWarnings("unchecked")
    private Map.Entry<String, BigDecimal> map(String deviceId, String key, BigDecimal raw) {
        Object modelId =
                items("devices").stream()
                        .filter(d -> d.get("id").equals(deviceId))
                        .findFirst()
                        .orElseThrow()
                        .get("modelId");
        List<Map<String, Object>> mapping =
                (List<Map<String, Object>>)
                        items("device-models").stream()
                                .filter(m -> m.get("id").equals(modelId))
                                .findFirst()
                                .orElseThrow()
                                .get("mapping");
        return mapping.stream()
                .filter(m -> m.get("source").equals(key))
                .findFirst()
                .map(
                        m ->
                                Map.entry(
                                        (String) m.get("metric"),
                                        raw.multiply(new BigDecimal(m.get("scale").toString()))
                                                .add(new BigDecimal(m.get("offset").toString()))))
                .orElse(Map.entry(key, raw));
    }

    private static void put(
            Map.Entry<String, BigDecimal> value,
            Map<String, BigDecimal> values,
            Map<String, BigDecimal> extra) {
        String key = value.getKey();
        Integer digits = STEPS.get(key);
        if (key.startsWith("temperature") || key.startsWith("voltage")) {
            digits = 1;
        } else if (key.startsWith("current")) {
            digits = 2;
        }
        if (digits == null) {
            extra.put(key, value.getValue());
            return;
        }
        values.put(key, value.getValue().setScale(digits, RoundingMode.HALF_UP));
    }

    public void quarantine(String deviceId, Instant now, String reason, String topic, byte[] body) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", UUID.randomUUID().toString());
        entry.put("deviceId", deviceId);
        entry.put("receivedAt", now.toString());
        entry.put("reason", reason);
        entry.put("detail", "");
        entry.put("topic", topic);
        entry.put("sha256", sha256(body));
        quarantine.add(entry);
    }

    public static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
