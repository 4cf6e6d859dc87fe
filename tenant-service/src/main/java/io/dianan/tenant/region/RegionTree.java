package io.dianan.tenant.region;

import io.dianan.platform.problem.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules that keep the tree sound, as plain decisions over what stands around a region.
 *
 * @param parents all times of the code above
 * @param others other times of the same code
 * @param children times of the codes directly below
 * @param successors all times of the codes named as successors
 */
record RegionTree(
        List<Place> parents, List<Place> others, List<Place> children, List<Place> successors) {

    /** A code and one time of it. */
    record Place(String code, Validity validity) {}

    RegionTree {
        parents = List.copyOf(parents);
        others = List.copyOf(others);
        children = List.copyOf(children);
        successors = List.copyOf(successors);
    }

    /** The other time of the same code that {@code validity} would run into. */
    Optional<Validity> clash(Validity validity) {
        return others.stream()
                .map(Place::validity)
                .filter(other -> other.overlaps(validity))
                .findFirst();
    }

    /** What breaks if the region is in force as {@code validity} says. */
    List<Violation> faults(RegionCode code, Validity validity, List<String> successorCodes) {
        if (validity.isEmpty()) {
            return List.of(
                    new Violation(
                            "/validTo",
                            "validTo %s is not after validFrom".formatted(validity.to())));
        }
        List<Violation> faults = new ArrayList<>();
        code.parent().flatMap(parent -> parentFault(parent, validity)).ifPresent(faults::add);
        childFault(validity).ifPresent(faults::add);
        faults.addAll(successorFaults(validity.to(), successorCodes));
        return faults;
    }

    private Optional<Violation> parentFault(RegionCode parent, Validity validity) {
        if (parents.isEmpty()) {
            return Optional.of(
                    new Violation(
                            "/code",
                            "the region above, %s, is unknown".formatted(parent.digits())));
        }
        if (parents.stream().anyMatch(place -> place.validity().contains(validity))) {
            return Optional.empty();
        }
        return Optional.of(
                new Violation(
                        "/validFrom",
                        "the region above, %s, is in force %s and not all of %s"
                                .formatted(
                                        parent.digits(),
                                        String.join(
                                                ", ",
                                                parents.stream()
                                                        .map(place -> place.validity().text())
                                                        .toList()),
                                        validity.text())));
    }

    private Optional<Violation> childFault(Validity validity) {
        return children.stream()
                .filter(child -> !validity.contains(child.validity()))
                .filter(
                        child ->
                                others.stream()
                                        .noneMatch(o -> o.validity().contains(child.validity())))
                .findFirst()
                .map(
                        child ->
                                new Violation(
                                        "/validTo",
                                        "region %s below is in force %s; end or move it first"
                                                .formatted(child.code(), child.validity().text())));
    }

    private List<Violation> successorFaults(@Nullable LocalDate end, List<String> codes) {
        if (codes.isEmpty()) {
            return List.of();
        }
        if (end == null) {
            return List.of(new Violation("/successors", "a region in force has no successor yet"));
        }
        List<Violation> faults = new ArrayList<>();
        for (int i = 0; i < codes.size(); i++) {
            String code = codes.get(i);
            boolean there =
                    successors.stream()
                            .anyMatch(s -> s.code().equals(code) && s.validity().holds(end));
            if (!there) {
                faults.add(
                        new Violation(
                                "/successors/" + i,
                                "region %s is not in force on %s".formatted(code, end)));
            }
        }
        return faults;
    }
}
