package ai.memories.junit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "ai.memories.junit",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule onlyTheClosingLineKnowsTheLauncher =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ClosingLine.class.getName())
          .and()
          .doNotHaveFullyQualifiedName(ClosingLine.class.getName() + "$1")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.junit.jupiter.params..",
              "org.junit.jupiter.engine..",
              "org.junit.platform.engine..",
              "org.junit.platform.launcher..");

  @ArchTest
  static final ArchRule onlyItsPackageKnowsAssertJ =
      noClasses()
          .that()
          .resideOutsideOfPackage("ai.memories.junit.assertj")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.assertj..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule nothingPrintsToTheStandardStreams =
      NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("ai.memories.(**)").should().beFreeOfCycles();
}
