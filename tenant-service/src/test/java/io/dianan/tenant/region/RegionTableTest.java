package io.dianan.tenant.region;

import static org.assertj.core.api.Assertions.assertThat;

import io.dianan.platform.scope.Scope;
import io.dianan.platform.scope.ScopeStore;
import io.dianan.testkit.EmbeddedSuite;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The table that the migration brings. */
@QuarkusTest
@WithTestResource(EmbeddedSuite.class)
class RegionTableTest {
    private static final Path SOURCE = Path.of("../../shared/data/regions-zhejiang.csv");

    @Inject RegionStore store;
    @Inject ScopeStore scopes;

    @Test
    void theTreeAsShippedIsSound() {
        List<RegionRecord> all = scopes.call(new Scope.Nobody(), store::listAll);

        for (RegionRecord region : all) {
            RegionCode code = new RegionCode(region.code);
            assertThat(region.level).as(region.code).isEqualTo(code.level().word());
            RegionTree around =
                    new RegionTree(
                            places(all, code.parent().map(RegionCode::digits).orElse("")),
                            List.of(),
                            List.of(),
                            all.stream().map(RegionTableTest::place).toList());
            assertThat(around.faults(code, region.validity(), List.of(region.successors)))
                    .as(region.code)
                    .isEmpty();
        }
    }

    @Test
    void theTableHasWhatTheSourceHas() throws IOException {
        Assumptions.assumeTrue(
                Files.exists(SOURCE), SOURCE + " is not here: the table is not compared with it");
        Set<String> source =
                Files.readAllLines(SOURCE).stream()
                        .skip(1)
                        .collect(Collectors.toCollection(TreeSet::new));

        Set<String> table =
                scopes.call(new Scope.Nobody(), store::listAll).stream()
                        .filter(region -> region.code.length() == 6)
                        .map(RegionTableTest::line)
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(table).isEqualTo(source);
    }

    private static String line(RegionRecord region) {
        return String.join(
                ",",
                region.code,
                region.name,
                region.level,
                text(region.parentCode),
                text(region.validFrom),
                text(region.validTo),
                String.join(";", region.successors));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static List<RegionTree.Place> places(List<RegionRecord> all, String code) {
        return all.stream().filter(r -> r.code.equals(code)).map(RegionTableTest::place).toList();
    }

    private static RegionTree.Place place(RegionRecord region) {
        return new RegionTree.Place(region.code, region.validity());
    }
}
