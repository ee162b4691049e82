package io.plumbline.tests;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The walls of the house: who may know whom. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.plumbline");

  @Test
  void modulesDependInOneDirection() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("io.plumbline..")
        .layer("model")
        .definedBy("io.plumbline.model..")
        .layer("udfs")
        .definedBy("io.plumbline.udfs..")
        .layer("rules")
        .definedBy("io.plumbline.rules..")
        .layer("sql")
        .definedBy("io.plumbline.sql..")
        .layer("lineage")
        .definedBy("io.plumbline.lineage..")
        .layer("connectors")
        .definedBy("io.plumbline.connectors..")
        .layer("ranger")
        .definedBy("io.plumbline.ranger..")
        .layer("enforcement")
        .definedBy("io.plumbline.enforcement..")
        .layer("jobs")
        .definedBy("io.plumbline.jobs..")
        .layer("server")
        .definedBy("io.plumbline.server..")
        .layer("standalone")
        .definedBy("io.plumbline.standalone..")
        .whereLayer("standalone")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("server")
        .mayOnlyBeAccessedByLayers("standalone")
        .whereLayer("jobs")
        .mayOnlyBeAccessedByLayers("standalone")
        // Heavy store clients and credentials stay out of the Flink job's class path.
        .whereLayer("enforcement")
        .mayOnlyBeAccessedByLayers("standalone")
        // So do Ranger's plugin and what comes with it.
        .whereLayer("ranger")
        .mayOnlyBeAccessedByLayers("enforcement", "server", "standalone")
        .whereLayer("connectors")
        .mayOnlyBeAccessedByLayers("enforcement", "jobs", "standalone")
        .whereLayer("sql")
        .mayOnlyBeAccessedByLayers("jobs", "server", "standalone")
        .whereLayer("lineage")
        .mayOnlyBeAccessedByLayers("connectors", "enforcement", "jobs", "server", "standalone")
        .whereLayer("rules")
        .mayOnlyBeAccessedByLayers("sql", "ranger", "enforcement", "jobs", "server", "standalone")
        .whereLayer("udfs")
        .mayOnlyBeAccessedByLayers("rules", "sql", "jobs", "server", "standalone")
        .check(CLASSES);
  }

  @Test
  void coreKnowsNoFlinkNoBrokerAndNoClock() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAnyPackage("io.plumbline.model..", "io.plumbline.rules..", "io.plumbline.udfs..")
        .and()
        // The metric functions once more, as functions of Flink SQL.
        .resideOutsideOfPackage("io.plumbline.udfs.flink..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.flink..", "org.apache.kafka..", "java.net..", "java.nio.file..")
        .check(CLASSES);
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAnyPackage("io.plumbline.rules..", "io.plumbline.sql..")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .check(CLASSES);
  }

  @Test
  void rangerAndHadoopStayOutOfTheCoreAndOfTheJobs() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideOutsideOfPackages("io.plumbline.ranger..", "io.plumbline.enforcement..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.ranger..", "org.apache.hadoop..")
        .check(CLASSES);
  }

  @Test
  void serverHasNoFlink() {
    ArchRuleDefinition.noClasses()
        .that()
        .resideInAPackage("io.plumbline.server..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.flink..")
        .check(CLASSES);
  }

  @Test
  void detectorPackagesHaveNoCycles() {
    slices().matching("io.plumbline.rules.(*)..").should().beFreeOfCycles().check(CLASSES);
    slices().matching("io.plumbline.jobs.(*)..").should().beFreeOfCycles().check(CLASSES);
  }
}
