package io.dianan.tenant.region;

import static io.dianan.tenant.region.ValidityTest.between;
import static org.assertj.core.api.Assertions.assertThat;

import io.dianan.platform.problem.Violation;
import io.dianan.tenant.region.RegionTree.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegionTreeTest {
    private static final RegionCode STREET = new RegionCode("330105901");
    private static final RegionCode COUNTY = new RegionCode("330105");
    private static final Place COUNTY_SINCE_2000 = new Place("330105", between("2000-01-01", null));
    private static final Place CITY = new Place("330100", between(null, null));

    @Test
    void aRegionInsideTheTimeOfTheOneAboveIsSound() {
        assertThat(street(COUNTY_SINCE_2000).faults(STREET, between("2022-01-01", null), List.of()))
                .isEmpty();
    }

    @Test
    void aProvinceNeedsNothingAbove() {
        RegionTree alone = new RegionTree(List.of(), List.of(), List.of(), List.of());

        assertThat(alone.faults(new RegionCode("330000"), between(null, null), List.of()))
                .isEmpty();
    }

    @Test
    void aRegionBelowNothingIsRefused() {
        RegionTree tree = new RegionTree(List.of(), List.of(), List.of(), List.of());

        assertThat(tree.faults(STREET, between("2022-01-01", null), List.of()))
                .containsExactly(new Violation("/code", "the region above, 330105, is unknown"));
    }

    @Test
    void aRegionDoesNotOutliveTheOneAbove() {
        RegionTree tree = street(new Place("330105", between("2000-01-01", "2021-04-09")));

        assertThat(tree.faults(STREET, between("2010-01-01", null), List.of()))
                .extracting(Violation::pointer)
                .containsExactly("/validFrom");
        assertThat(tree.faults(STREET, between("1999-12-31", "2021-04-09"), List.of())).hasSize(1);
        assertThat(tree.faults(STREET, between("2000-01-01", "2021-04-09"), List.of())).isEmpty();
    }

    @Test
    void aRegionWithSomethingBelowDoesNotEndBeforeIt() {
        RegionTree tree =
                new RegionTree(
                        List.of(CITY),
                        List.of(),
                        List.of(new Place("330105901", between("2022-01-01", null))),
                        List.of());

        assertThat(tree.faults(COUNTY, between(null, "2030-01-01"), List.of()))
                .containsExactly(
                        new Violation(
                                "/validTo",
                                "region 330105901 below is in force 2022-01-01..; end or move it first"));
        assertThat(tree.faults(COUNTY, between(null, null), List.of())).isEmpty();
    }

    @Test
    void whatLiesBelowAnotherTimeOfTheCodeDoesNotCount() {
        RegionTree tree =
                new RegionTree(
                        List.of(CITY),
                        List.of(new Place("330105", between("2022-01-01", null))),
                        List.of(new Place("330105901", between("2022-01-01", null))),
                        List.of());

        assertThat(tree.faults(COUNTY, between("2000-01-01", "2010-01-01"), List.of())).isEmpty();
    }

    @Test
    void aSuccessorIsInForceOnTheDayOfTheEnd() {
        RegionTree tree =
                new RegionTree(
                        List.of(CITY),
                        List.of(),
                        List.of(),
                        List.of(
                                new Place("330102", between(null, null)),
                                new Place("330113", between("2021-04-10", null))));

        assertThat(
                        tree.faults(
                                COUNTY,
                                between(null, "2021-04-09"),
                                List.of("330102", "330113", "330199")))
                .extracting(Violation::pointer)
                .containsExactly("/successors/1", "/successors/2");
        assertThat(tree.faults(COUNTY, between(null, null), List.of("330102")))
                .extracting(Violation::pointer)
                .containsExactly("/successors");
    }

    @Test
    void aTimeHasAtLeastOneDay() {
        assertThat(
                        street(COUNTY_SINCE_2000)
                                .faults(STREET, between("2022-01-01", "2022-01-01"), List.of()))
                .extracting(Violation::pointer)
                .containsExactly("/validTo");
    }

    @Test
    void twoTimesOfACodeDoNotMeet() {
        RegionTree tree =
                new RegionTree(
                        List.of(COUNTY_SINCE_2000),
                        List.of(new Place("330105901", between("2010-01-01", "2012-01-01"))),
                        List.of(),
                        List.of());

        assertThat(tree.clash(between("2011-12-31", null))).isPresent();
        assertThat(tree.clash(between("2012-01-01", null))).isEmpty();
    }

    private static RegionTree street(Place above) {
        return new RegionTree(List.of(above), List.of(), List.of(), List.of());
    }
}
