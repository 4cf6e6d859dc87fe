package io.dianan.platform.problem;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads typed query parameters. A wrong one is a {@link WireProblem#INVALID_PARAMETER} that names
 * it; by itself the REST layer says 404, and takes any text for {@code false}. Paths keep their
 * 404.
 */
@Provider
public class QueryParameters implements ParamConverterProvider {
    private static final Map<Class<?>, Kind<?>> KINDS =
            Map.of(
                    Integer.class, new Kind<>("a whole number that fits", Integer::valueOf),
                    Long.class, new Kind<>("a whole number that fits", Long::valueOf),
                    Boolean.class, new Kind<>("true or false", QueryParameters::strictBoolean),
                    UUID.class, new Kind<>("a UUID", UUID::fromString),
                    LocalDate.class, new Kind<>("a date as in RFC 3339", LocalDate::parse),
                    Instant.class, new Kind<>("a time as in RFC 3339", Instant::parse));

    private record Kind<T>(String words, Function<String, T> read) {}

    @Override
    public <T> @Nullable ParamConverter<T> getConverter(
            Class<T> type, Type genericType, Annotation @Nullable [] annotations) {
        Kind<?> kind = KINDS.get(type);
        Optional<String> name = nameIn(annotations);
        if (kind == null || name.isEmpty()) {
            return null;
        }
        return new Converter<>(
                name.get(), kind.words(), text -> type.cast(kind.read().apply(text)));
    }

    private static Optional<String> nameIn(Annotation @Nullable [] annotations) {
        if (annotations == null) {
            return Optional.empty();
        }
        return Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(annotation -> ((QueryParam) annotation).value())
                .findFirst();
    }

    private static Boolean strictBoolean(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private record Converter<T>(String name, String words, Function<String, T> read)
            implements ParamConverter<T> {
        @Override
        public @Nullable T fromString(@Nullable String text) {
            if (text == null) {
                return null;
            }
            try {
                return read.apply(text);
            } catch (IllegalArgumentException | DateTimeParseException e) {
                // The REST layer lets only its own kind of exception through.
                throw new BadRequestException(
                        WireProblem.INVALID_PARAMETER.because(name + " is not " + words));
            }
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
