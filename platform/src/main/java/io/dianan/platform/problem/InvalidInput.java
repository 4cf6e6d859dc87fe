package io.dianan.platform.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Says of what bean validation refused where it was: a pointer into the body, or a parameter. */
final class InvalidInput {
    private InvalidInput() {}

    static ProblemException of(ConstraintViolationException e) {
        List<Violation> inBody = new ArrayList<>();
        List<String> parameters = new ArrayList<>();
        for (ConstraintViolation<?> violation : e.getConstraintViolations()) {
            List<Path.Node> steps = new ArrayList<>();
            violation.getPropertyPath().forEach(steps::add);
            Path.Node last = steps.getLast();
            if (last.getKind() == ElementKind.PARAMETER && violation.getInvalidValue() != null) {
                parameters.add(last.getName() + " " + violation.getMessage());
            } else {
                inBody.add(new Violation(pointer(steps), detail(last, violation)));
            }
        }
        if (!parameters.isEmpty()) {
            parameters.sort(Comparator.naturalOrder());
            return WireProblem.INVALID_PARAMETER.because(String.join("; ", parameters));
        }
        inBody.sort(Comparator.comparing(Violation::pointer).thenComparing(Violation::detail));
        return WireProblem.INVALID_BODY.at(inBody);
    }

    private static String detail(Path.Node last, ConstraintViolation<?> violation) {
        return last.getKind() == ElementKind.PARAMETER
                ? last.getName() + " " + violation.getMessage()
                : violation.getMessage();
    }

    private static String pointer(List<Path.Node> steps) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node step : steps) {
            if (step.isInIterable() && step.getIndex() != null) {
                pointer.append('/').append(step.getIndex());
            }
            if (step.isInIterable() && step.getKey() != null) {
                pointer.append('/').append(escaped(step.getKey().toString()));
            }
            if (step.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(escaped(step.getName()));
            }
        }
        return pointer.toString();
    }

    /** One step of a JSON pointer (RFC 6901). */
    static String escaped(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }
}
