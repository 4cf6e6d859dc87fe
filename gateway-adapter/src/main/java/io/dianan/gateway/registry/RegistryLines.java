package io.dianan.gateway.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.dianan.contracts.event.DomainEvent;
import io.dianan.contracts.registry.GatewayDevice;
import io.dianan.contracts.registry.GatewayModel;
import io.dianan.contracts.registry.GatewayRegistryLine;
import java.io.IOException;

/** The registry's lines and events as text. Unknown fields pass: the wire only grows. */
final class RegistryLines {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private RegistryLines() {}

    static GatewayRegistryLine parse(String line) throws JsonProcessingException {
        return JSON.readValue(line, GatewayRegistryLine.class);
    }

    static String write(GatewayRegistryLine line) {
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a registry line is plain data", e);
        }
    }

    static GatewayDevice deviceOf(byte[] event) throws IOException {
        return JSON.readValue(event, new TypeReference<DomainEvent<GatewayDevice>>() {}).data();
    }

    static GatewayModel modelOf(byte[] event) throws IOException {
        return JSON.readValue(event, new TypeReference<DomainEvent<GatewayModel>>() {}).data();
    }
}
