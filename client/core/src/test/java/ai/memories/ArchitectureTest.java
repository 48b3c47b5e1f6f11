package ai.memories;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The shape of the house: what may know what. */
@AnalyzeClasses(packages = "ai.memories", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String JSON = "ai.memories.json";

  @ArchTest
  static final ArchRule dependenciesPointOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("ai.memories..")
          .withOptionalLayers(true)
          .layer("root")
          .definedBy("ai.memories")
          .layer("json")
          .definedBy(JSON)
          .layer("regex")
          .definedBy("ai.memories.regex")
          .layer("schema")
          .definedBy("ai.memories.schema")
          .layer("typed")
          .definedBy("ai.memories.typed")
          .layer("pricing")
          .definedBy("ai.memories.pricing")
          .layer("http")
          .definedBy("ai.memories.http")
          .layer("client")
          .definedBy("ai.memories.client")
          .layer("cassette")
          .definedBy("ai.memories.cassette")
          .layer("endpoint")
          .definedBy("ai.memories.endpoint")
          .whereLayer("root")
          .mayNotAccessAnyLayer()
          .whereLayer("json")
          .mayOnlyAccessLayers("root")
          .whereLayer("regex")
          .mayOnlyAccessLayers("root")
          .whereLayer("schema")
          .mayOnlyAccessLayers("root", "json", "regex")
          .whereLayer("typed")
          .mayOnlyAccessLayers("root", "json", "schema")
          .whereLayer("pricing")
          .mayOnlyAccessLayers("root", "json")
          .whereLayer("http")
          .mayOnlyAccessLayers("root", "json", "regex", "schema", "pricing")
          .whereLayer("client")
          .mayOnlyAccessLayers("root", "json", "regex", "schema", "typed", "pricing", "http")
          .whereLayer("cassette")
          .mayOnlyAccessLayers(
              "root", "json", "regex", "schema", "typed", "pricing", "http", "client")
          .whereLayer("endpoint")
          .mayOnlyAccessLayers(
              "root", "json", "regex", "schema", "typed", "pricing", "http", "client", "cassette");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("ai.memories.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyHttpKnowsOkHttp =
      noClasses()
          .that()
          .resideOutsideOfPackage("ai.memories.http")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("okhttp3..", "okio..", "kotlin..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlySchemaKnowsItsValidator =
      noClasses()
          .that()
          .resideOutsideOfPackage("ai.memories.schema")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.networknt..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule signaturesShowOnlyTheJdkJSpecifyAndUs =
      classes()
          .that(describe("are API", ArchitectureTest::isApi))
          .should(showOnlyAllowedTypes())
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule nothingPrintsToTheStandardStreams =
      NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.allowEmptyShould(true);

  /** By name, since which of the JDK's classes are exceptions is not looked up. */
  @ArchTest
  static final ArchRule nothingPrintsAStackTrace =
      noClasses().should().callMethodWhere(target(name("printStackTrace"))).allowEmptyShould(true);

  @ArchTest
  static final ArchRule nothingUsesJavaUtilLogging =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.util.logging")
          .allowEmptyShould(true);

  @ArchTest
  static void everyPackageIsNullMarked(JavaClasses all) {
    ArchCondition<JavaClass> inMarkedPackage =
        condition(
            "be in a @NullMarked package",
            type -> !type.getPackage().isAnnotatedWith(NullMarked.class),
            type -> Set.of(type.getPackageName() + " has no @NullMarked package-info"));
    classes().should(inMarkedPackage).check(all);
  }

  private static boolean isApi(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ArchitectureTest::isApi).orElse(true);
  }

  private static ArchCondition<JavaClass> showOnlyAllowedTypes() {
    return condition(
        "show only types of the JDK, JSpecify and ours",
        type -> !strangers(type).isEmpty(),
        type -> Set.of(type.getName() + " shows " + strangers(type)));
  }

  private static Set<String> strangers(JavaClass type) {
    Set<String> names = new TreeSet<>();
    shown(type)
        .map(JavaClass::getBaseComponentType)
        .filter(shown -> !isAllowed(type, shown))
        .map(JavaClass::getName)
        .forEach(names::add);
    return names;
  }

  /** What a user of the type can see of it: supertypes and the accessible members. */
  private static Stream<JavaClass> shown(JavaClass type) {
    Stream<JavaClass> supertypes =
        Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
            .flatMap(supertype -> supertype.getAllInvolvedRawTypes().stream());
    Stream<JavaClass> fields =
        type.getFields().stream()
            .filter(field -> isAccessible(field.getModifiers()))
            .flatMap(field -> field.getAllInvolvedRawTypes().stream());
    Stream<JavaClass> calls =
        type.getCodeUnits().stream()
            .filter(unit -> isAccessible(unit.getModifiers()))
            .flatMap(
                unit ->
                    Stream.concat(
                        unit.getAllInvolvedRawTypes().stream(), unit.getExceptionTypes().stream()));
    return Stream.of(supertypes, fields, calls).flatMap(stream -> stream);
  }

  private static boolean isAccessible(Set<JavaModifier> modifiers) {
    return (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED))
        && !modifiers.contains(JavaModifier.SYNTHETIC);
  }

  private static boolean isAllowed(JavaClass owner, JavaClass shown) {
    String name = shown.getPackageName();
    return shown.isPrimitive()
        || name.startsWith("java.")
        || name.equals("org.jspecify.annotations")
        || name.equals("ai.memories")
        || name.startsWith("ai.memories.")
        || (owner.getPackageName().equals(JSON) && name.startsWith("com.fasterxml.jackson."));
  }

  private static ArchCondition<JavaClass> condition(
      String description, Predicate<JavaClass> broken, Function<JavaClass, Set<String>> complaint) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (broken.test(type)) {
          complaint
              .apply(type)
              .forEach(text -> events.add(SimpleConditionEvent.violated(type, text)));
        }
      }
    };
  }
}
