package io.dianan.device.series;

import io.dianan.platform.problem.WireProblem;
import io.dianan.platform.scope.Caller;
import io.dianan.platform.scope.Scope;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /api/v1/circuits/{id}/readings}: one circuit's series. */
@Path("/api/v1/circuits/{id}/readings")
@Authenticated
@RunOnVirtualThread
class SeriesResource {
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static final List<MediaType> OFFERED =
            List.of(
                    MediaType.APPLICATION_JSON_TYPE,
                    MediaType.valueOf(NDJSON),
                    MediaType.valueOf(CSV));

    private final Caller caller;
    private final Series series;

    SeriesResource(Caller caller, Series series) {
        this.caller = caller;
        this.series = series;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, NDJSON, CSV})
    @Operation(
            summary =
                    "Readings of a circuit, raw or in buckets of every=1m,5m,15m,1h,1d; JSON refuses"
                            + " a span of more than 100,000 readings unless it is paged by limit;"
                            + " NDJSON and CSV stream")
    @ResponseHeader(name = "Vary", value = "Accept")
    public StreamingOutput read(
            @RestPath UUID id, @BeanParam SeriesRequest.Query query, @Context HttpHeaders headers) {
        Scope scope = caller.scope();
        SeriesRequest request = query.of(id, Instant.now());
        MediaType type = wanted(headers);
        series.check(scope, request, type.equals(MediaType.APPLICATION_JSON_TYPE));
        return out -> series.write(scope, request, writer(type, request, out));
    }

    private static SampleWriter writer(MediaType type, SeriesRequest request, OutputStream out)
            throws IOException {
        return switch (type.getSubtype()) {
            case "csv" -> new CsvSamples(request, out);
            case "x-ndjson" -> JsonSamples.lines(request, out);
            default -> JsonSamples.document(request, out);
        };
    }

    private static MediaType wanted(HttpHeaders headers) {
        for (MediaType accepted : headers.getAcceptableMediaTypes()) {
            for (MediaType offered : OFFERED) {
                if (accepted.isCompatible(offered)) {
                    return offered;
                }
            }
        }
        throw WireProblem.NOT_ACCEPTABLE.because("readings come as JSON, NDJSON or CSV");
    }
}
