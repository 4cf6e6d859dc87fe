package io.dianan.simulator.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.dianan.simulator.suite.Suite;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The demo people of the story.
 *
 * @param dispatcher of provider A, whose customer has the leak
 * @param competitor dispatcher of provider B
 * @param county regulator of the county where it leaks
 * @param neighbour regulator of the county beside it
 */
record Cast(
        Desk adminA,
        Desk adminB,
        Desk dispatcher,
        Desk technician,
        Desk competitor,
        Desk county,
        Desk neighbour,
        Desk province)
        implements AutoCloseable {

    static Cast signIn(Suite suite, Path state) {
        return new Cast(
                new Desk(suite, state, "provider-a-admin"),
                new Desk(suite, state, "provider-b-admin"),
                new Desk(suite, state, "provider-a-dispatcher"),
                new Desk(suite, state, "provider-a-technician"),
                new Desk(suite, state, "provider-b-dispatcher"),
                new Desk(suite, state, "regulator-gongshu"),
                new Desk(suite, state, "regulator-xihu"),
                new Desk(suite, state, "regulator-province"));
    }

    /** Works off what an earlier telling that was broken off has left open. */
    void clearAway(String deviceId, Teller teller) {
        String open =
                "/api/v1/alarms?state=raised,acknowledged,verified,resolved,reopened&device="
                        + deviceId;
        for (JsonNode alarm : dispatcher.rest().get(open).path("items")) {
            workOff(alarm, "other", "left open by an earlier demonstration");
            teller.seen(
                    dispatcher.person(),
                    "closes what an earlier demonstration left open",
                    dispatcher.address(alarm));
        }
    }

    /** From where the alarm stands to its closure; the answer is the closed alarm. */
    JsonNode workOff(JsonNode alarm, String cause, String evidence) {
        String id = alarm.path("id").asText();
        JsonNode now = alarm;
        for (Optional<Step> next = Step.after(now); next.isPresent(); next = Step.after(now)) {
            Step step = next.get();
            Desk who = step.technicians() ? technician : dispatcher;
            now = who.step(id, step.path(), step.body(cause, who.person(), evidence));
        }
        return now;
    }

    /** The way from raised to closed of a real alarm. */
    enum Step {
        ACKNOWLEDGEMENT(List.of("raised", "reopened"), false) {
            @Override
            Map<String, ?> body(String cause, String handler, String evidence) {
                return Map.of("note", "on it");
            }
        },
        VERIFICATION(List.of("acknowledged"), true) {
            @Override
            Map<String, ?> body(String cause, String handler, String evidence) {
                return Map.of("verdict", "real");
            }
        },
        RESOLUTION(List.of("verified"), true) {
            @Override
            Map<String, ?> body(String cause, String handler, String evidence) {
                return Map.of("measures", evidence);
            }
        },
        CLOSURE(List.of("resolved"), false) {
            @Override
            Map<String, ?> body(String cause, String handler, String evidence) {
                return Map.of("cause", cause, "handler", handler, "evidence", evidence);
            }
        };

        private final List<String> states;
        private final boolean technicians;

        Step(List<String> states, boolean technicians) {
            this.states = states;
            this.technicians = technicians;
        }

        static Optional<Step> after(JsonNode alarm) {
            String state = alarm.path("state").asText();
            for (Step step : values()) {
                if (step.states.contains(state)) {
                    return Optional.of(step);
                }
            }
            return Optional.empty();
        }

        boolean technicians() {
            return technicians;
        }

        String path() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        abstract Map<String, ?> body(String cause, String handler, String evidence);
    }

    @Override
    public void close() {
        List.of(adminA, adminB, dispatcher, technician, competitor, county, neighbour, province)
                .forEach(Desk::close);
    }
}
