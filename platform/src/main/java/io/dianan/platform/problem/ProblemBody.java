package io.dianan.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem as RFC 9457 writes it, media type {@value #MEDIA_TYPE}.
 *
 * @param detail a sentence that names the offender; absent where there is nothing to say
 * @param errors one entry per error of a body; absent where the body is not at fault
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ProblemBody(
        String type, String title, int status, @Nullable String detail, List<Violation> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public ProblemBody {
        errors = List.copyOf(errors);
    }

    static ProblemBody of(Problem problem, @Nullable String detail, List<Violation> errors) {
        return new ProblemBody(problem.type(), problem.title(), problem.status(), detail, errors);
    }
}
