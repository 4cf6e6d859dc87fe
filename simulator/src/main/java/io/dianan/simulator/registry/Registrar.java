package io.dianan.simulator.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.dianan.simulator.registry.RegisteredDevice.Circuit;
import io.dianan.simulator.registry.WantedDevice.WantedCircuit;
import io.dianan.simulator.suite.SuiteClient;
import io.dianan.simulator.suite.SuiteException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * Registers what is missing and leaves alone what is there. Eight devices at a time; the fleet file
 * is written every hundred devices and at the end, so that a broken-off run loses little.
 */
public final class Registrar {
    private static final int AT_ONCE = 8;
    private static final int SAVE_EVERY = 100;

    private final SuiteClient suite;
    private final FleetFile file;
    private final Map<DeviceModel, String> modelIds = new ConcurrentHashMap<>();

    public Registrar(SuiteClient suite, Path fleetFile) {
        this.suite = suite;
        this.file = new FleetFile(fleetFile);
    }

    /**
     * The wanted devices, in their order.
     *
     * @param progress told how many stand registered, now and then
     * @throws SuiteException if the suite refuses or does not answer
     */
    public List<RegisteredDevice> register(List<WantedDevice> wanted, IntConsumer progress) {
        try {
            Map<String, RegisteredDevice> known = stillThere(file.read(), wanted);
            List<WantedDevice> missing =
                    wanted.stream().filter(w -> !known.containsKey(w.serialNumber())).toList();
            if (!missing.isEmpty()) {
                registerMissing(missing, known, progress);
            }
            return wanted.stream().map(w -> known.get(w.serialNumber())).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the fleet file cannot be read or written", e);
        }
    }

    /** Takes the steps that lead a device into service, as far as it has not taken them. */
    public void putIntoService(RegisteredDevice device) {
        String path = "/api/v1/devices/" + device.deviceId();
        String state = suite.get(path).path("state").asText("in-stock");
        if (state.equals("in-stock")) {
            suite.post(path + "/installation", Map.of());
        }
        if (!state.equals("in-service")) {
            suite.post(path + "/commissioning", Map.of());
        }
    }

    /** All of the file, unless the suite has forgotten its first or last device. */
    private Map<String, RegisteredDevice> stillThere(
            Map<String, RegisteredDevice> known, List<WantedDevice> wanted) {
        List<RegisteredDevice> ours =
                wanted.stream()
                        .map(w -> Optional.ofNullable(known.get(w.serialNumber())))
                        .flatMap(Optional::stream)
                        .toList();
        if (ours.isEmpty() || (there(ours.getFirst()) && there(ours.getLast()))) {
            return known;
        }
        Map<String, RegisteredDevice> kept = new LinkedHashMap<>(known);
        ours.stream().filter(d -> !there(d)).forEach(d -> kept.remove(d.serialNumber()));
        return kept;
    }

    private boolean there(RegisteredDevice device) {
        return found("/api/v1/devices/" + device.deviceId()).isPresent();
    }

    private void registerMissing(
            List<WantedDevice> missing, Map<String, RegisteredDevice> known, IntConsumer progress)
            throws IOException {
        missing.stream().map(WantedDevice::model).distinct().forEach(this::modelId);
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<RegisteredDevice>> running = new ArrayList<>();
            for (WantedDevice device : missing) {
                running.add(threads.submit(() -> register(device)));
            }
            try {
                for (int done = 0; done < running.size(); done++) {
                    RegisteredDevice device = running.get(done).get();
                    known.put(device.serialNumber(), device);
                    if ((done + 1) % SAVE_EVERY == 0) {
                        file.write(known.values());
                        progress.accept(known.size());
                    }
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof SuiteException refused
                        ? refused
                        : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SuiteException("Interrupted while registering", e);
            } finally {
                threads.shutdownNow();
                file.write(known.values());
            }
        }
        progress.accept(known.size());
    }

    private RegisteredDevice register(WantedDevice wanted) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("serialNumber", wanted.serialNumber());
        body.put("modelId", modelId(wanted.model()));
        body.put("siteId", wanted.siteId());
        String deviceId =
                createOrFind(
                        "/api/v1/devices",
                        body,
                        "/api/v1/devices?q=" + encode(wanted.serialNumber()),
                        "serialNumber",
                        wanted.serialNumber());
        List<Circuit> circuits = wanted.circuits().stream().map(c -> circuit(deviceId, c)).toList();
        return new RegisteredDevice(
                wanted.serialNumber(), deviceId, secret(deviceId, wanted), circuits);
    }

    /** Of a new access token; an address has none, and may be there from an earlier run. */
    private String secret(String deviceId, WantedDevice wanted) {
        String path = "/api/v1/devices/" + deviceId + "/credentials";
        if (wanted.transmitterAddress().isEmpty()) {
            return suite.post(path, Map.of("kind", "access-token")).path("secret").asText();
        }
        String address = Long.toString(wanted.transmitterAddress().get());
        createOrFind(
                path, Map.of("kind", "gb26875-address", "name", address), path, "name", address);
        return "";
    }

    private Circuit circuit(String deviceId, WantedCircuit wanted) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("deviceId", deviceId);
        body.put("channel", wanted.channel());
        body.put("name", wanted.name());
        body.put("ratedCurrentAmperes", wanted.ratedCurrentAmperes());
        body.put("phases", wanted.phases());
        body.put("loadClass", "general");
        String circuitId =
                createOrFind(
                        "/api/v1/circuits",
                        body,
                        "/api/v1/circuits?device=" + deviceId,
                        "channel",
                        Integer.toString(wanted.channel()));
        return new Circuit(wanted.channel(), circuitId);
    }

    private String modelId(DeviceModel model) {
        String known = modelIds.get(model);
        if (known != null) {
            return known;
        }
        String list = "/api/v1/device-models?limit=200";
        String id =
                find(list, "name", model.name())
                        .orElseGet(
                                () ->
                                        createOrFind(
                                                "/api/v1/device-models",
                                                body(model),
                                                list,
                                                "name",
                                                model.name()));
        modelIds.put(model, id);
        return id;
    }

    private static Map<String, Object> body(DeviceModel model) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("vendor", model.vendor());
        body.put("name", model.name());
        body.put("protocol", model.protocol());
        body.put("mapping", model.mapping());
        body.put("reportIntervalSeconds", 60);
        return body;
    }

    /** Creates; where it exists already, looks it up in the list. */
    private String createOrFind(
            String path, Map<String, Object> body, String list, String field, String value) {
        try {
            return suite.post(path, body).path("id").asText();
        } catch (SuiteException e) {
            if (e.status() != 409) {
                throw e;
            }
            return find(list, field, value).orElseThrow(() -> e);
        }
    }

    /** Walks the pages of a list for the item with this field. */
    private Optional<String> find(String list, String field, String value) {
        String page = list;
        while (true) {
            JsonNode answer = suite.get(page);
            for (JsonNode item : answer.path("items")) {
                if (item.path(field).asText().equals(value)) {
                    return Optional.of(item.path("id").asText());
                }
            }
            String next = answer.path("next").asText("");
            if (next.isEmpty() || next.equals("null")) {
                return Optional.empty();
            }
            page = list + (list.contains("?") ? "&" : "?") + "cursor=" + encode(next);
        }
    }

    private Optional<JsonNode> found(String path) {
        try {
            return Optional.of(suite.get(path));
        } catch (SuiteException e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
