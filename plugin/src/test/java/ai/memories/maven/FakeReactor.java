package ai.memories.maven;

import ai.memories.evaluation.EvaluationRequest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.execution.ProjectDependencyGraph;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;

/** A session of Maven with modules in a directory, in which nothing but our own code runs. */
final class FakeReactor {
  final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
  final MavenSession session = session(request);
  final Lines log = new Lines();

  private final Path directory;
  private final List<MavenProject> projects = new ArrayList<>();

  FakeReactor(Path directory) {
    this.directory = directory;
  }

  @SuppressWarnings("deprecation") // as Maven makes it
  private static MavenSession session(DefaultMavenExecutionRequest request) {
    return new MavenSession(null, null, request, new DefaultMavenExecutionResult());
  }

  MavenProject without(String name) {
    var model = new Model();
    model.setGroupId("g");
    model.setArtifactId(name);
    model.setVersion("1");
    var project = new MavenProject(model);
    project.setFile(new File(directory.toFile(), name + "/pom.xml"));
    projects.add(project);
    session.setProjects(projects);
    session.setProjectDependencyGraph(new InARow(projects));
    return project;
  }

  MavenProject with(String name) throws IOException {
    MavenProject project = without(name);
    Path memories = project.getBasedir().toPath().resolve(EvaluationRequest.MEMORIES);
    Files.createDirectories(memories.resolve("suites"));
    return project;
  }

  static MojoExecution evaluate(MojoExecution.Source source) {
    var plugin = new PluginDescriptor();
    plugin.setGroupId("ai.memories");
    plugin.setArtifactId("memories-maven-plugin");
    plugin.setVersion("9");
    var goal = new MojoDescriptor();
    goal.setPluginDescriptor(plugin);
    goal.setGoal("evaluate");
    return new MojoExecution(goal, "strict", source);
  }

  /** What was logged, level and text. */
  static final class Lines extends SystemStreamLog {
    final List<String> lines = new ArrayList<>();

    @Override
    public void info(CharSequence content) {
      lines.add("info " + content);
    }

    @Override
    public void warn(CharSequence content) {
      lines.add("warn " + content);
    }
  }

  /** Each builds on the one before. */
  private record InARow(List<MavenProject> getSortedProjects) implements ProjectDependencyGraph {
    @Override
    public List<MavenProject> getAllProjects() {
      return getSortedProjects;
    }

    @Override
    public List<MavenProject> getDownstreamProjects(MavenProject project, boolean transitive) {
      return getSortedProjects.subList(
          getSortedProjects.indexOf(project) + 1, getSortedProjects.size());
    }

    @Override
    public List<MavenProject> getUpstreamProjects(MavenProject project, boolean transitive) {
      return getSortedProjects.subList(0, getSortedProjects.indexOf(project));
    }
  }
}
