package io.dianan.e2e;

import static io.restassured.RestAssured.given;

import java.net.URI;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a running device-service has counted of readings since it started.
 *
 * @param pid the process; another one has begun to count from nothing
 * @param outcomes stored, merged, duplicate, conflict and quarantined together
 * @param redelivered readings in batches at or below the committed number
 * @param redeliveredBatches those batches
 */
record IngestCounters(
        long pid,
        long received,
        long outcomes,
        long inFlight,
        long duplicate,
        long redelivered,
        long redeliveredBatches) {

    static IngestCounters of(long pid, URI metrics) {
        String page = given().get(metrics).then().statusCode(200).extract().asString();
        return new IngestCounters(
                pid,
                sum(page, "dianan_ingest_received_total\\{kind=\"readings\"\\}"),
                sum(page, "dianan_ingest_items_total\\{kind=\"readings\",outcome=\"\\w+\"\\}"),
                sum(page, "dianan_ingest_in_flight\\{kind=\"readings\"\\}"),
                sum(page, "dianan_ingest_items_total\\{kind=\"readings\",outcome=\"duplicate\"\\}"),
                sum(page, "dianan_ingest_redelivered_items_total\\{kind=\"readings\"\\}"),
                sum(page, "dianan_ingest_redelivered_batches_total\\{kind=\"readings\"\\}"));
    }

    /** What has come since; everything where the process is another one. */
    IngestCounters since(IngestCounters before) {
        if (pid != before.pid) {
            return this;
        }
        return new IngestCounters(
                pid,
                received - before.received,
                outcomes - before.outcomes,
                inFlight,
                duplicate - before.duplicate,
                redelivered - before.redelivered,
                redeliveredBatches - before.redeliveredBatches);
    }

    private static long sum(String page, String series) {
        return Pattern.compile("^" + series + " (\\S+)$", Pattern.MULTILINE)
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .mapToLong(number -> (long) Double.parseDouble(number))
                .sum();
    }
}
