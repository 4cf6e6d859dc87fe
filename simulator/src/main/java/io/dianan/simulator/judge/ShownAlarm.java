package io.dianan.simulator.judge;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An alarm as the suite shows it.
 *
 * @param circuitId empty for an alarm of a whole device
 */
record ShownAlarm(String number, String type, String deviceId, String circuitId) {
    static ShownAlarm of(JsonNode alarm) {
        JsonNode subject = alarm.path("subject");
        return new ShownAlarm(
                alarm.path("number").asText(),
                alarm.path("type").asText(),
                subject.path("deviceId").asText(""),
                subject.path("circuitId").asText(""));
    }
}
