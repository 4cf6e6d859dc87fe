package io.dianan.gateway.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.dianan.gateway.clock.EventTime;
import io.dianan.gateway.decode.DeviceRecord.Field;
import io.dianan.gateway.decode.DeviceRecord.FlagField;
import io.dianan.gateway.decode.DeviceRecord.NumberField;
import io.dianan.gateway.decode.DeviceRecord.OtherField;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a payload's objects with a streaming parser, within bounds; knows no device and no metric.
 */
final class JsonRecords {
    private static final int MESSAGE_ID_CHARS_MAX = 128;
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(32)
                                    .maxStringLength(16 * 1024)
                                    .maxNameLength(256)
                                    .maxNumberLength(64)
                                    .maxDocumentLength(64 * 1024)
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(JsonFactory.Feature.CHARSET_DETECTION)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build();

    private final JsonParser parser;
    private final Shape shape;
    private final long receivedAtMs;
    private final List<DeviceRecord> records = new ArrayList<>(1);

    private JsonRecords(JsonParser parser, Shape shape, long receivedAtMs) {
        this.parser = parser;
        this.shape = shape;
        this.receivedAtMs = receivedAtMs;
    }

    static List<DeviceRecord> read(Shape shape, byte[] payload, long receivedAtMs)
            throws MalformedPayloadException {
        PayloadText.check(payload);
        try (JsonParser parser = JSON.createParser(payload)) {
            JsonRecords reader = new JsonRecords(parser, shape, receivedAtMs);
            reader.readAll();
            return reader.records;
        } catch (JsonProcessingException e) {
            throw new MalformedPayloadException(e.getOriginalMessage() + at(e.getLocation()));
        } catch (NumberFormatException | ArithmeticException e) {
            throw new MalformedPayloadException("a number is out of all bounds");
        } catch (IOException e) {
            throw new MalformedPayloadException(String.valueOf(e.getMessage()));
        }
    }

    private static String at(@Nullable JsonLocation place) {
        return place == null ? "" : " (byte " + place.getByteOffset() + ")";
    }

    private void readAll() throws IOException, MalformedPayloadException {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_OBJECT) {
            readRecord();
        } else if (first == JsonToken.START_ARRAY) {
            JsonToken next = parser.nextToken();
            while (next != JsonToken.END_ARRAY) {
                if (next != JsonToken.START_OBJECT) {
                    throw new MalformedPayloadException(
                            "an array holds something else than objects");
                }
                readRecord();
                next = parser.nextToken();
            }
        } else {
            throw new MalformedPayloadException("neither an object nor an array of objects");
        }
        if (parser.nextToken() != null) {
            throw new MalformedPayloadException("something follows the end of the document");
        }
        if (records.isEmpty()) {
            throw new MalformedPayloadException("an empty array");
        }
    }

    private void readRecord() throws IOException, MalformedPayloadException {
        DeviceRecord next =
                switch (shape) {
                    case THINGSBOARD -> thingsBoardRecord();
                    case OWN -> ownRecord();
                };
        if (next.fields().isEmpty()) {
            throw new MalformedPayloadException("an object without values");
        }
        records.add(next);
    }

    /**
     * With an object {@code values} the rest but {@code ts} is not telemetry; without it, all is.
     */
    private DeviceRecord thingsBoardRecord() throws IOException {
        EventTime time = EventTime.received(receivedAtMs);
        List<Field> flat = new ArrayList<>();
        List<Field> values = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            JsonToken token = parser.nextToken();
            if (key.equals("values") && token == JsonToken.START_OBJECT) {
                values = readValues();
                continue;
            }
            if (key.equals("ts")) {
                time = time(token);
            }
            readValue(key, token, flat);
        }
        if (values == null) {
            return new DeviceRecord(EventTime.received(receivedAtMs), 0, null, null, flat);
        }
        return new DeviceRecord(time, 0, null, null, values);
    }

    private DeviceRecord ownRecord() throws IOException, MalformedPayloadException {
        EventTime time = EventTime.received(receivedAtMs);
        int channel = 0;
        Long sequence = null;
        String messageId = null;
        List<Field> values = List.of();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (key) {
                case "values" -> {
                    if (token != JsonToken.START_OBJECT) {
                        throw new MalformedPayloadException("values is not an object");
                    }
                    values = readValues();
                }
                case "ts" -> time = ownTime(token);
                case "channel" -> {
                    Long named = wholeNumber(key, token, 1, Integer.MAX_VALUE);
                    channel = named == null ? 0 : Math.toIntExact(named);
                }
                case "seq" -> sequence = wholeNumber(key, token, 0, Long.MAX_VALUE);
                case "id" -> messageId = messageId(token);
                default -> parser.skipChildren();
            }
        }
        return new DeviceRecord(time, channel, sequence, messageId, values);
    }

    private List<Field> readValues() throws IOException {
        List<Field> values = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            readValue(key, parser.nextToken(), values);
        }
        return values;
    }

    private void readValue(String key, JsonToken token, List<Field> into) throws IOException {
        switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> into.add(new NumberField(key, number()));
            case VALUE_TRUE, VALUE_FALSE ->
                    into.add(new FlagField(key, token == JsonToken.VALUE_TRUE));
            case VALUE_NULL -> {}
            default -> {
                if (token == JsonToken.VALUE_STRING) {
                    parser.getText(); // a text is measured only when it is read
                }
                parser.skipChildren();
                into.add(new OtherField(key));
            }
        }
    }

    private BigDecimal number() throws IOException {
        JsonParser.NumberType type = parser.getNumberType();
        if (type == JsonParser.NumberType.INT || type == JsonParser.NumberType.LONG) {
            return BigDecimal.valueOf(parser.getLongValue());
        }
        return parser.getDecimalValue();
    }

    private EventTime ownTime(JsonToken token) throws IOException, MalformedPayloadException {
        if (token.isStructStart()) {
            throw new MalformedPayloadException("ts is neither text nor a number");
        }
        return time(token);
    }

    private EventTime time(JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> timeOf(number());
            case VALUE_STRING -> EventTime.ofText(parser.getText(), receivedAtMs);
            case VALUE_NULL -> EventTime.received(receivedAtMs);
            default -> EventTime.illegal(receivedAtMs);
        };
    }

    private EventTime timeOf(BigDecimal millis) {
        Long whole = Decimals.wholeOrNull(millis);
        return whole == null
                ? EventTime.illegal(receivedAtMs)
                : EventTime.ofMillis(whole, receivedAtMs);
    }

    private @Nullable Long wholeNumber(String key, JsonToken token, long min, long max)
            throws IOException, MalformedPayloadException {
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        Long whole = token.isNumeric() ? Decimals.wholeOrNull(number()) : null;
        if (whole == null || whole < min || whole > max) {
            throw new MalformedPayloadException(key + " is not a whole number from " + min);
        }
        return whole;
    }

    private @Nullable String messageId(JsonToken token)
            throws IOException, MalformedPayloadException {
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NUMBER_INT) {
            throw new MalformedPayloadException("id is neither text nor a whole number");
        }
        String id = parser.getText();
        if (id.isEmpty() || id.length() > MESSAGE_ID_CHARS_MAX) {
            throw new MalformedPayloadException("id has not 1 to 128 characters");
        }
        return id;
    }
}
