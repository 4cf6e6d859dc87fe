package io.dianan.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says of JSON that did not fit where it was and what was expected, in words of the wire. */
final class InvalidJson {
    private InvalidJson() {}

    static ProblemException of(JsonMappingException e) {
        if (e.getCause() instanceof ProblemException named) {
            return named;
        }
        if (isUnparsable(e.getCause()) || saysMoreFollows(e)) {
            return WireProblem.UNPARSABLE_BODY.because("the body is not valid JSON");
        }
        return WireProblem.INVALID_BODY.at(pointer(e.getPath()), detail(e));
    }

    private static boolean isUnparsable(@Nullable Throwable cause) {
        return cause instanceof JsonProcessingException && !(cause instanceof JsonMappingException);
    }

    /** Jackson has no type of its own for a second value behind the body. */
    private static boolean saysMoreFollows(JsonMappingException e) {
        return e.getOriginalMessage().startsWith("Trailing token");
    }

    private static String detail(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "unknown property " + unknown.getPropertyName();
        }
        if (e instanceof InvalidFormatException wrong) {
            return wrong.getValue() + " is not " + expected(wrong.getTargetType());
        }
        if (e instanceof MismatchedInputException wrong) {
            return "this must be " + expected(wrong.getTargetType());
        }
        if (e.getCause() instanceof IllegalArgumentException refused
                && refused.getMessage() != null) {
            return refused.getMessage();
        }
        return "this value is not valid";
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "another value";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number that fits";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a text";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == Instant.class) {
            return "a time as in RFC 3339";
        }
        return type == LocalDate.class ? "a date as in RFC 3339" : "an object";
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        return path.stream()
                .map(
                        step ->
                                step.getFieldName() == null
                                        ? Integer.toString(step.getIndex())
                                        : InvalidInput.escaped(step.getFieldName()))
                .map(step -> "/" + step)
                .collect(Collectors.joining());
    }
}
