package io.dianan.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class RoomsTest {
    private static final JavaClasses SIMULATOR =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("io.dianan.simulator");

    @Test
    void roomsFormNoRing() {
        slices().matching("io.dianan.simulator.(*)..").should().beFreeOfCycles().check(SIMULATOR);
    }

    @Test
    void judgeSharesOnlyTheLedgerWithTheRest() {
        classes()
                .that()
                .resideInAPackage("..simulator.judge..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "..simulator.judge..",
                        "..simulator.ledger..",
                        "java..",
                        "com.fasterxml.jackson..",
                        "org.jspecify..")
                .check(SIMULATOR);
    }

    @Test
    void nothingOfTheSuiteIsUsed() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        com.tngtech.archunit.base.DescribedPredicate.describe(
                                "belong to the suite",
                                c ->
                                        c.getPackageName().startsWith("io.dianan")
                                                && !c.getPackageName()
                                                        .startsWith("io.dianan.simulator")))
                .check(SIMULATOR);
    }
}
