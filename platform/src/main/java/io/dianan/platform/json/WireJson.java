package io.dianan.platform.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.dianan.contracts.event.DomainEvent;
import java.io.IOException;

/**
 * JSON between our own services. A property that a reader does not know is passed over, since the
 * wire grows and services are renewed one after the other.
 */
public final class WireJson {
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .serializationInclusion(JsonInclude.Include.NON_NULL)
                    .build();

    private WireJson() {}

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON can be made of " + value.getClass(), e);
        }
    }

    /**
     * @throws IOException if {@code json} is not one {@code type}
     */
    public static <T> T read(byte[] json, Class<T> type) throws IOException {
        return MAPPER.readValue(json, type);
    }

    /**
     * A container of things: a page of states.
     *
     * @throws IOException if {@code json} is not one
     */
    public static <T> T read(byte[] json, Class<?> container, Class<?> item) throws IOException {
        return MAPPER.readValue(
                json, MAPPER.getTypeFactory().constructParametricType(container, item));
    }

    /**
     * A domain event with {@code data} of a known type.
     *
     * @throws IOException if {@code json} is not such an event
     */
    public static <T> DomainEvent<T> readEvent(byte[] json, Class<T> data) throws IOException {
        JavaType type = MAPPER.getTypeFactory().constructParametricType(DomainEvent.class, data);
        return MAPPER.readValue(json, type);
    }
}
