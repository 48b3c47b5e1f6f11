package ai.memories.maven;

import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * Where the project is and where its output goes; outside a project, the current directory.
 *
 * @param directory the project's base directory
 * @param output the directory of results and reports
 */
record ProjectPlace(Path directory, Path output) {

  static ProjectPlace of(MavenSession session) {
    MavenProject project = session.getCurrentProject();
    if (project == null || project.getFile() == null) {
      Path here = Path.of(session.getExecutionRootDirectory());
      return new ProjectPlace(here, here.resolve("target/memories"));
    }
    return new ProjectPlace(
        project.getBasedir().toPath(),
        Path.of(project.getBuild().getDirectory()).resolve("memories"));
  }
}
