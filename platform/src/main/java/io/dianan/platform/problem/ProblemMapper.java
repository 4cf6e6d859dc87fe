package io.dianan.platform.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * The one place where an exception becomes an answer (RFC 9457). An answer never carries a class
 * name, SQL, a path of the machine or a stack.
 */
public class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    @ServerExceptionMapper
    public RestResponse<ProblemBody> named(ProblemException e) {
        return answer(e.problem(), e.getMessage(), e.violations()).build();
    }

    /** Bean validation of bodies and parameters. */
    @ServerExceptionMapper
    public RestResponse<ProblemBody> invalid(ConstraintViolationException e) {
        return named(InvalidInput.of(e));
    }

    /** JSON of the wrong shape: unknown property, wrong type, missing creator value. */
    @ServerExceptionMapper
    public RestResponse<ProblemBody> mismatched(MismatchedInputException e) {
        return named(InvalidJson.of(e));
    }

    @ServerExceptionMapper({
        UnauthorizedException.class,
        AuthenticationFailedException.class,
        AuthenticationCompletionException.class
    })
    public RestResponse<ProblemBody> notSignedIn(SecurityException e) {
        return answer(WireProblem.NOT_SIGNED_IN, "send a valid access token", List.of())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    public RestResponse<ProblemBody> notAllowed(ForbiddenException e) {
        return answer(WireProblem.NOT_ALLOWED, "your roles do not allow this", List.of()).build();
    }

    /** What the REST layer itself refuses, and JSON that it could not read. */
    @ServerExceptionMapper
    public RestResponse<ProblemBody> refused(WebApplicationException e) {
        if (e.getCause() instanceof JsonMappingException unmapped) {
            return named(InvalidJson.of(unmapped));
        }
        if (e.getCause() instanceof ProblemException named) {
            return named(named);
        }
        int status = e.getResponse().getStatus();
        if (status == 400) {
            String detail = e.getCause() == null ? null : "the body is not valid JSON";
            return answer(WireProblem.UNPARSABLE_BODY, detail, List.of()).build();
        }
        WireProblem problem = byStatus(status);
        if (problem == WireProblem.INTERNAL) {
            return unexpected(e);
        }
        RestResponse.ResponseBuilder<ProblemBody> answer = answer(problem, null, List.of());
        for (String header : List.of(HttpHeaders.ALLOW, HttpHeaders.RETRY_AFTER)) {
            Object value = e.getResponse().getHeaders().getFirst(header);
            if (value != null) {
                answer.header(header, value);
            }
        }
        return answer.build();
    }

    /** Everything else: the database is away for now, or it is our fault. */
    @ServerExceptionMapper
    public RestResponse<ProblemBody> unexpected(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException named) {
                return named(named);
            }
            if (DatabaseAway.tellsFrom(cause)) {
                LOG.warnf("the database does not answer: %s", cause.getMessage());
                return answer(WireProblem.UNAVAILABLE, "the database does not answer", List.of())
                        .build();
            }
        }
        LOG.error("a request failed", e);
        return answer(WireProblem.INTERNAL, null, List.of()).build();
    }

    private static WireProblem byStatus(int status) {
        return Arrays.stream(WireProblem.values())
                .filter(problem -> problem.status() == status)
                .findFirst()
                .orElse(WireProblem.INTERNAL);
    }

    private static RestResponse.ResponseBuilder<ProblemBody> answer(
            Problem problem, @Nullable String detail, List<Violation> errors) {
        RestResponse.ResponseBuilder<ProblemBody> answer =
                RestResponse.ResponseBuilder.<ProblemBody>create(problem.status())
                        .entity(ProblemBody.of(problem, detail, errors))
                        .header(HttpHeaders.CONTENT_TYPE, ProblemBody.MEDIA_TYPE);
        return problem.status() == WireProblem.UNAVAILABLE.status()
                ? answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                : answer;
    }
}
