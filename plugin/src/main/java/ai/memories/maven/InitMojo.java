package ai.memories.maven;

import ai.memories.MemoriesException;
import ai.memories.evaluation.Starter;
import java.io.IOException;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Writes a first suite with its prompt, its schema and a recording, so that {@code
 * memories:evaluate} replays it at once, without a key; and prints what to put into the POM. What
 * is there already is left as it is.
 *
 * @since 0.1.0
 */
@Mojo(name = "init", threadSafe = true, requiresProject = false)
public final class InitMojo extends AbstractMojo {
  private static final String SNIPPET =
      """
      <plugin>
        <groupId>%s</groupId>
        <artifactId>%s</artifactId>
        <version>%s</version>
        <executions>
          <execution>
            <goals>
              <goal>validate</goal>
              <goal>evaluate</goal>
            </goals>
          </execution>
        </executions>
      </plugin>
      """;

  private final MavenSession session;
  private final MojoExecution execution;

  /** Called by Maven. */
  @Inject
  public InitMojo(MavenSession session, MojoExecution execution) {
    this.session = session;
    this.execution = execution;
  }

  @Override
  public void execute() throws MojoExecutionException {
    try {
      KnownProperties.check(session);
      Starter.Written written = Starter.write(ProjectPlace.of(session).directory());
      written.files().forEach(file -> getLog().info("Wrote " + file));
      written.kept().forEach(file -> getLog().info("Kept  " + file));
    } catch (MemoriesException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (IOException e) {
      throw new MojoExecutionException("The suite cannot be written: " + e.getMessage(), e);
    }
    getLog().info("Below <build><plugins> of the POM:");
    snippet().lines().forEach(getLog()::info);
    getLog().info("Then: mvn verify");
  }

  private String snippet() {
    return SNIPPET.formatted(
        execution.getGroupId(), execution.getArtifactId(), execution.getVersion());
  }
}
