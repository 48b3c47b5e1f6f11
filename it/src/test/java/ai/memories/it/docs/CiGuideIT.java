package ai.memories.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.evaluation.Evaluation;
import ai.memories.evaluation.EvaluationListener;
import ai.memories.evaluation.EvaluationRequest;
import ai.memories.http.ApiResponse;
import ai.memories.it.RemoteService;
import ai.memories.it.bench.BenchMaven;
import ai.memories.it.docs.CiServer.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The workflows of the guide, run as their servers would: every shell command, in its order. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the workflows are for bash")
class CiGuideIT {
  private static final int CASES = 6;
  private static final String KEY = "sk-mai-of-a-secret-0123456789";
  private static final Map<String, String> GITHUB =
      Map.of("GITHUB_ACTIONS", "true", "GITHUB_RUN_ID", "77");
  private static final Map<String, String> GITLAB =
      Map.of("GITLAB_CI", "true", "CI_PIPELINE_ID", "78");
  private static final Map<String, String> JENKINS =
      Map.of("JENKINS_URL", "https://ci.example.com/", "BUILD_TAG", "jenkins-prompts-79");

  @TempDir static Path maven;
  private static Path bin;

  @TempDir Path directory;
  private Path project;
  private CiServer server;
  private GuidePage guide;

  /** One for all tests, which find in its repository what a job needs. */
  @BeforeAll
  static void aMaven() throws Exception {
    bin = maven.resolve("bin");
    BenchMaven.ofThisBuild(maven.resolve("home")).commandIn(bin);
    Path empty = Files.createDirectories(maven.resolve("project"));
    Files.writeString(empty.resolve("pom.xml"), POM.formatted(System.getProperty("it.version")));
    new CiServer(maven.resolve("ci"), bin, empty)
        .run(
            new CiJob(
                Map.of(),
                List.of(new CiJob.Step("mvn -q -B verify", Map.of(), false)),
                Map.of(),
                Optional.empty()));
  }

  @BeforeEach
  void aProjectWithAWrongAnswer() throws Exception {
    project = directory.resolve("project");
    write("pom.xml", POM.formatted(System.getProperty("it.version")));
    write("src/test/memories/suites/s.yaml", suite());
    record();
    server = new CiServer(directory.resolve("ci"), bin, project);
    guide = GuidePage.read("guide/ci.md");
  }

  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>com.example</groupId>
        <artifactId>prompts</artifactId>
        <version>1</version>
        <packaging>pom</packaging>
        <build>
          <plugins>
            <plugin>
              <groupId>ai.memories</groupId>
              <artifactId>memories-maven-plugin</artifactId>
              <version>%s</version>
              <executions>
                <execution>
                  <goals>
                    <goal>evaluate</goal>
                  </goals>
                </execution>
              </executions>
            </plugin>
          </plugins>
        </build>
      </project>
      """;

  private static String suite() {
    var suite =
        new StringBuilder("providers: [gemini:gemini-2.5-flash]\nprompts: [\"Say {{word}}\"]\n");
    suite.append("tests:\n");
    IntStream.range(0, CASES)
        .forEach(
            i ->
                suite.append(
                    "  - {id: case-%d, vars: {word: w%d}, assert: [{type: contains, value: %s}]}\n"
                        .formatted(i, i, i == 3 ? "nothing" : "fine")));
    return suite.toString();
  }

  private void write(String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void record() throws Exception {
    var properties = new Properties();
    properties.setProperty("memories.mode", "record");
    Evaluation.run(
        EvaluationRequest.builder(project)
            .output(directory.resolve("recording"))
            .environment(Map.of("MEMORIES_API_KEY", KEY))
            .properties(properties)
            .service(call -> CompletableFuture.completedFuture(answer()))
            .build(),
        EvaluationListener.NONE);
  }

  private static ApiResponse answer() {
    return ApiResponse.live(
        200,
        "application/json",
        """
        {"status": "completed", "choices": [{"index": 0, "text": "fine"}],
         "usage": {"input_tokens": 9, "output_tokens": 3, "total_tokens": 12}}
        """);
  }

  @Test
  void everyYaml_canBeRead() {
    assertThat(guide.blocks("yaml", "jobs:").stream().map(CiFiles::yaml)).hasSize(4);
    assertThat(guide.blocks("yaml", ".gitlab-ci.yml").stream().map(CiFiles::yaml)).hasSize(3);
  }

  @Test
  void github_notesTheWrongAnswer_sumsUp_andKeepsTheReports() throws Exception {
    Path summary = directory.resolve("step-summary.md");
    CiJob job =
        CiFiles.github(guide.block("yaml", "prompts.yml"), "prompts", Map.of())
            .with(GITHUB)
            .with(Map.of("GITHUB_STEP_SUMMARY", summary.toString()));

    Outcome outcome = server.run(job);

    assertThat(outcome.success()).isFalse();
    assertThat(outcome.said())
        .contains("6 replayed, 0 recorded, 0 live")
        .contains("::error file=src/test/memories/suites/s.yaml,line=");
    assertThat(summary).content().contains("1 case failed");
    assertThat(directory.resolve("ci/kept/memories/report.html")).exists();
  }

  @Test
  void gitlab_keepsReportsAndJUnitXml() throws Exception {
    String file = guide.blocks("yaml", ".gitlab-ci.yml").get(0);

    Outcome outcome = server.run(CiFiles.gitlab(file, "prompts").with(GITLAB).with(OWN_REPOSITORY));

    assertThat(outcome.said()).contains("1 case failed");
    assertThat(directory.resolve("ci/kept/target/memories/junit/TEST-s.xml")).exists();
  }

  /** The guide moves the repository below the project, where this test has nothing to fetch. */
  private static final Map<String, String> OWN_REPOSITORY = Map.of("MAVEN_OPTS", "");

  @Test
  void jenkins_failsWithTheWrongAnswer() throws Exception {
    String file = guide.blocks("groovy", "stage('prompts')").get(0);

    Outcome outcome = server.run(CiFiles.jenkins(file, "prompts").with(JENKINS));

    assertThat(outcome.success()).isFalse();
    assertThat(outcome.workspace().resolve("target/memories/junit/TEST-s.xml")).exists();
  }

  @Test
  void shardsOfGithub_comeToOneVerdict() throws Exception {
    String file = guide.block("yaml", "prompts-shards.yml");
    for (String shard : CiFiles.matrix(file, "shard", "shard")) {
      server.run(CiFiles.github(file, "shard", Map.of("matrix.shard", shard)).with(GITHUB));
    }

    oneVerdict(server.run(CiFiles.github(file, "verdict", Map.of()).with(GITHUB)));
  }

  @Test
  void shardsOfGitlab_comeToOneVerdict() throws Exception {
    String file = guide.block("yaml", "stages: [shards, verdict]");
    List<Boolean> successes = new ArrayList<>();
    int count = CiFiles.parallel(file, "shard");
    for (int shard = 1; shard <= count; shard++) {
      Map<String, String> place = Map.of("CI_NODE_INDEX", "" + shard, "CI_NODE_TOTAL", "" + count);
      CiJob job = CiFiles.gitlab(file, "shard").with(GITLAB).with(place);
      successes.add(server.run(job).success());
    }

    assertThat(successes).as("the one with the wrong answer says so").containsOnlyOnce(false);
    oneVerdict(server.run(CiFiles.gitlab(file, "verdict").with(GITLAB)));
  }

  @Test
  void shardsOfJenkins_comeToOneVerdict() throws Exception {
    String file = guide.block("groovy", "stage('shards')");
    for (String shard : CiFiles.values(file)) {
      server.run(CiFiles.jenkins(file, "shard").with(JENKINS).with(Map.of("SHARD", shard)));
    }

    oneVerdict(server.run(CiFiles.jenkins(file, "verdict").with(JENKINS)));
  }

  private static void oneVerdict(Outcome outcome) throws IOException {
    Path memories = outcome.workspace().resolve("target/memories");
    assertThat(outcome.success()).isFalse();
    assertThat(outcome.said()).contains("5 of 6 cases passed").contains("1 case failed");
    assertThat(Files.readAllLines(memories.resolve("results.jsonl"))).hasSize(CASES);
    assertThat(memories.resolve("report.html")).exists();
  }

  @Test
  void everyNight_theServiceIsAsked_withinItsLimit_andTheKeyIsNowhere() throws Exception {
    List<CiJob> jobs =
        List.of(
            CiFiles.github(guide.block("yaml", "prompts-live.yml"), "live", secrets()).with(GITHUB),
            CiFiles.gitlab(guide.block("yaml", "prompts-live:"), "prompts-live").with(GITLAB),
            CiFiles.jenkins(guide.block("groovy", "stage('live')"), "live").with(JENKINS));
    for (CiJob job : jobs) {
      try (RemoteService service = RemoteService.start()) {
        service.gives(RemoteService.answer("all is fine"));
        Outcome outcome =
            server.run(
                job.with(Map.of("MEMORIES_BASE_URL", service.baseUrl(), "MEMORIES_API_KEY", KEY)));

        assertThat(outcome.said()).contains("mode live", "limit 0.5", "6 live").doesNotContain(KEY);
        assertThat(service.requests()).hasSize(CASES);
      }
    }
  }

  private static Map<String, String> secrets() {
    return Map.of("secrets.MEMORIES_API_KEY", KEY, "inputs.cost", "0.50");
  }

  @Test
  void whatIsMissing_isRecordedOnDemand_andPushed_alsoWhereACaseFails() throws Exception {
    Path gone = recordings().get(0);
    Files.delete(gone);
    Path origin = directory.resolve("origin.git");
    git(directory, "init", "--quiet", "--bare", "--initial-branch=main", origin.toString());
    git(project, "init", "--quiet", "--initial-branch=main");
    git(project, "add", "pom.xml", "src");
    git(
        project,
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@example.com",
        "commit",
        "-qm",
        "A prompt");
    git(project, "push", "--quiet", origin.toString(), "main");
    Path workspace = directory.resolve("checkout");
    git(directory, "clone", "--quiet", origin.toString(), workspace.toString());
    CiJob job = CiFiles.github(guide.block("yaml", "prompts-record.yml"), "record", secrets());

    try (RemoteService service = RemoteService.start()) {
      service.gives(RemoteService.answer("all is fine"));
      Outcome outcome =
          server.run(
              job.with(GITHUB).with(Map.of("MEMORIES_BASE_URL", service.baseUrl())), workspace);

      assertThat(outcome.success()).as("one answer is wrong").isFalse();
      assertThat(outcome.said()).contains("1 recorded").doesNotContain(KEY);
      assertThat(service.requests()).hasSize(1);
    }
    assertThat(git(origin, "log", "--format=%s", "-1", "main")).contains("Record answers");
    assertThat(git(origin, "show", "--name-only", "--format=", "main"))
        .contains(project.relativize(gone).toString());
  }

  private List<Path> recordings() throws IOException {
    try (Stream<Path> files = Files.walk(project.resolve("src/test/memories/cassettes/suites"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String git(Path directory, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
