package ai.memories.it.docs;

import ai.memories.ModelId;
import ai.memories.client.ChatRequest;
import ai.memories.evaluation.EvaluationListener;
import ai.memories.evaluation.EvaluationRequest;
import ai.memories.evaluation.Wiring;
import ai.memories.evaluation.assertion.Answer;
import ai.memories.evaluation.assertion.AssertionConfig;
import ai.memories.evaluation.assertion.AssertionTypes;
import ai.memories.evaluation.assertion.Assertions;
import ai.memories.evaluation.assertion.Grader;
import ai.memories.evaluation.assertion.GraderQuestion;
import ai.memories.evaluation.assertion.Judgement;
import ai.memories.evaluation.baseline.Baselines;
import ai.memories.evaluation.dataset.DatasetFile;
import ai.memories.evaluation.dataset.Datasets;
import ai.memories.evaluation.expression.Transform;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.report.ConsoleHost;
import ai.memories.evaluation.result.BaselineComparison;
import ai.memories.evaluation.result.CaseName;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.RunProgress;
import ai.memories.evaluation.setting.ProjectConfig;
import ai.memories.evaluation.setting.RunMode;
import ai.memories.evaluation.setting.Settings;
import ai.memories.evaluation.source.Located;
import ai.memories.evaluation.source.ProjectFiles;
import ai.memories.evaluation.source.YamlReader;
import ai.memories.evaluation.suite.EvalCase;
import ai.memories.evaluation.suite.Suite;
import ai.memories.evaluation.suite.SuiteFilter;
import ai.memories.evaluation.suite.SuiteReader;
import ai.memories.evaluation.template.Template;
import ai.memories.evaluation.template.Templates;
import ai.memories.evaluation.template.Vars;
import ai.memories.http.CallContext;
import ai.memories.schema.ResponseSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What an example in the Javadoc of the engine may name besides; some words mean other things. */
@SuppressWarnings({"unused", "NullAway", "HidingField"})
public abstract class EvaluationStage extends Stage {
  protected EvaluationRequest request;
  protected EvaluationListener listener;
  protected RunOutcome outcome;
  protected Supplier<RunProgress> progress;
  protected CaseName name;
  protected CaseResult result;
  protected BaselineComparison comparison;
  protected Baselines baselines;
  protected List<CaseResult> results;
  protected Map<String, ResponseSchema> schemas;
  protected ConsoleHost host;

  protected Path project;
  protected Path directory;
  protected Path output;
  protected Path suites;
  protected Path file;
  protected String line;
  protected ProjectFiles files;
  protected Problems problems;
  protected Settings settings;
  protected RunMode mode;
  protected ProjectConfig config;
  protected YamlReader yaml;
  protected Located list;

  protected Answer answer;
  protected Assertions assertions;
  protected AssertionConfig assertion;
  protected AssertionTypes types;
  protected Judgement judgement;
  protected Grader grader;
  protected GraderQuestion question;
  protected Transform transform;
  protected Templates templates;
  protected Template template;
  protected Vars vars;

  protected SuiteReader reader;
  protected Suite suite;
  protected SuiteFilter.Known known;
  protected EvalCase evalCase;
  protected Datasets datasets;
  protected DatasetFile dataset;
  protected Wiring wiring;
  protected ModelId id;
  protected CallContext context;

  protected abstract void fail(List<String> reasons);

  protected abstract void ask(ChatRequest question);
}
