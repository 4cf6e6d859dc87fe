package io.dianan.device.series;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.dianan.contracts.metric.Metric;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON: one document with a list of items, or NDJSON: one item a line. */
final class JsonSamples implements SampleWriter {
    private static final JsonFactory JSON =
            new JsonFactory()
                    .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                    .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

    private final SeriesRequest request;
    private final JsonGenerator json;
    private final boolean lines;

    private JsonSamples(SeriesRequest request, JsonGenerator json, boolean lines) {
        this.request = request;
        this.json = json;
        this.lines = lines;
    }

    static JsonSamples document(SeriesRequest request, OutputStream out) throws IOException {
        return new JsonSamples(request, JSON.createGenerator(out), false);
    }

    static JsonSamples lines(SeriesRequest request, OutputStream out) throws IOException {
        JsonGenerator json = JSON.createGenerator(out);
        json.setRootValueSeparator(null);
        return new JsonSamples(request, json, true);
    }

    @Override
    public void begin() throws IOException {
        if (lines) {
            return;
        }
        json.writeStartObject();
        json.writeStringField("circuitId", request.circuitId().toString());
        json.writeStringField("every", request.every().word());
        json.writeArrayFieldStart("items");
    }

    @Override
    public void item(Sample sample) throws IOException {
        json.writeStartObject();
        json.writeStringField("at", sample.at().toString());
        switch (sample) {
            case Sample.Raw raw -> raw(raw);
            case Sample.Bucket bucket -> bucket(bucket);
        }
        json.writeEndObject();
        if (lines) {
            json.writeRaw('\n');
        }
    }

    @Override
    public void end(@Nullable String next) throws IOException {
        if (!lines) {
            json.writeEndArray();
            if (next != null) {
                json.writeStringField("next", next);
            }
            json.writeEndObject();
        }
        json.close();
    }

    private void raw(Sample.Raw raw) throws IOException {
        json.writeStringField("receivedAt", raw.receivedAt().toString());
        json.writeStringField("timeQuality", raw.timeQuality());
        json.writeObjectFieldStart("values");
        for (Map.Entry<Metric, BigDecimal> value : raw.values().entrySet()) {
            json.writeNumberField(value.getKey().key(), value.getValue());
        }
        json.writeEndObject();
        if (raw.extra() != null) {
            json.writeFieldName("extra");
            json.writeRawValue(raw.extra());
        }
    }

    private void bucket(Sample.Bucket bucket) throws IOException {
        json.writeObjectFieldStart("values");
        for (Map.Entry<Metric, Sample.Summary> value : bucket.values().entrySet()) {
            Sample.Summary summary = value.getValue();
            json.writeObjectFieldStart(value.getKey().key());
            json.writeNumberField("min", summary.min());
            json.writeNumberField("max", summary.max());
            json.writeNumberField("mean", summary.mean());
            json.writeNumberField("count", summary.count());
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}
