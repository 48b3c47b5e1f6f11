package ai.memories.evaluation;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The shape of the evaluation engine: what may know what. */
@AnalyzeClasses(packages = "ai.memories.evaluation", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "ai.memories.evaluation";

  /** Each knows only what stands before it; the front door itself knows all of them. */
  private static final List<String> ORDER =
      List.of(
          "statistics",
          "problem",
          "source",
          "setting",
          "template",
          "expression",
          "dataset",
          "assertion",
          "suite",
          "result",
          "baseline",
          "report");

  @ArchTest
  static void dependenciesPointOneWay(JavaClasses all) {
    for (int i = 0; i < ORDER.size(); i++) {
      Stream<String> later =
          ORDER.subList(i + 1, ORDER.size()).stream().map(ArchitectureTest::tree);
      noClasses()
          .that()
          .resideInAPackage(tree(ORDER.get(i)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(Stream.concat(later, Stream.of(ROOT)).toArray(String[]::new))
          .allowEmptyShould(true)
          .check(all);
    }
  }

  @ArchTest
  static void everyPackageHasItsPlaceInTheOrder(JavaClasses all) {
    Set<String> packages =
        all.stream()
            .map(type -> type.getPackageName().substring(ROOT.length()))
            .filter(name -> !name.isEmpty())
            .map(name -> name.substring(1).replaceAll("\\..*", ""))
            .collect(Collectors.toSet());

    assertThat(ORDER).containsAll(packages);
  }

  private static String tree(String layer) {
    return ROOT + "." + layer + "..";
  }

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule assertionsKnowTheirTypesByNameOnly =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".assertion")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + ".assertion.type");

  @ArchTest static final ArchRule onlySourcesKnowYaml = onlyKnownIn("source", "org.snakeyaml..");

  @ArchTest
  static final ArchRule onlyTemplatesKnowPebble = onlyKnownIn("template", "io.pebbletemplates..");

  @ArchTest
  static final ArchRule onlyExpressionsKnowJsonata = onlyKnownIn("expression", "com.dashjoin..");

  @ArchTest
  static final ArchRule onlyDatasetsKnowCsv = onlyKnownIn("dataset", "org.apache.commons.csv..");

  @ArchTest
  static final ArchRule onlyStatisticsKnowDistributions =
      onlyKnownIn("statistics", "org.apache.commons.statistics..");

  @ArchTest
  static final ArchRule whatTheClientHidesStaysHidden =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.networknt..", "okhttp3..", "org.apache.maven..", "org.junit..");

  @ArchTest
  static final ArchRule signaturesShowOnlyTheJdkJSpecifyAndUs =
      classes().that(describe("are API", ArchitectureTest::isApi)).should(showOnlyAllowedTypes());

  @ArchTest
  static final ArchRule nothingPrintsToTheStandardStreams =
      NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest
  static final ArchRule nothingUsesJavaUtilLogging = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

  @ArchTest
  static void everyPackageIsNullMarked(JavaClasses all) {
    assertThat(all).allMatch(type -> type.getPackage().isAnnotatedWith(NullMarked.class));
  }

  private static ArchRule onlyKnownIn(String layer, String library) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "." + layer)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library);
  }

  private static boolean isApi(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ArchitectureTest::isApi).orElse(true);
  }

  private static ArchCondition<JavaClass> showOnlyAllowedTypes() {
    return new ArchCondition<>("show only types of the JDK, JSpecify and ours") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        shown(type)
            .map(JavaClass::getBaseComponentType)
            .filter(shown -> !isAllowed(shown))
            .map(shown -> type.getName() + " shows " + shown.getName())
            .distinct()
            .forEach(text -> events.add(SimpleConditionEvent.violated(type, text)));
      }
    };
  }

  /** What a user of the type can see of it: supertypes and the accessible members. */
  private static Stream<JavaClass> shown(JavaClass type) {
    Stream<JavaClass> supertypes =
        Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
            .flatMap(supertype -> supertype.getAllInvolvedRawTypes().stream());
    Stream<JavaClass> members =
        type.getMembers().stream()
            .filter(ArchitectureTest::isAccessible)
            .map(JavaMember::getAllInvolvedRawTypes)
            .flatMap(Set::stream);
    Stream<JavaClass> thrown =
        type.getCodeUnits().stream()
            .filter(ArchitectureTest::isAccessible)
            .flatMap(unit -> unit.getExceptionTypes().stream());
    return Stream.of(supertypes, members, thrown).flatMap(stream -> stream);
  }

  private static boolean isAccessible(HasModifiers member) {
    Set<JavaModifier> modifiers = member.getModifiers();
    return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
        && !modifiers.contains(JavaModifier.SYNTHETIC);
  }

  private static boolean isAllowed(JavaClass shown) {
    String name = shown.getPackageName();
    return shown.isPrimitive()
        || name.startsWith("java.")
        || name.equals("org.jspecify.annotations")
        || name.equals("ai.memories")
        || name.startsWith("ai.memories.");
  }
}
