package ai.memories.evaluation.dataset;

import ai.memories.evaluation.source.YamlList;
import java.io.IOException;
import java.util.Set;

/** Tests in YAML, a list of them. */
public final class YamlDataset implements DatasetReader {

  @Override
  public Set<String> extensions() {
    return Set.of("yaml", "yml");
  }

  @Override
  public DatasetRows open(DatasetFile file) throws IOException {
    YamlList list = YamlList.open(file.path(), file.at(1, 1).file(), file.problems());
    return DatasetRows.of(list::close, list::next);
  }
}
