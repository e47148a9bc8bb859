package dev.salesflow.process.engine.deploy;

import dev.salesflow.process.engine.Fault;
import dev.salesflow.process.engine.FormFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a set of files must keep to before it runs here: an uploaded model is code. Finds everything that is wrong at
 * once, so that nobody mends one thing at a time.
 */
class ModelCheck {

    private static final int LARGEST_FILE = 2_000_000;

    private final Set<String> beans;
    private final Predicate<String> isDeployedForm;

    /**
     * @param beans the names a model may use
     * @param isDeployedForm whether a form with this id is already deployed
     */
    ModelCheck(Set<String> beans, Predicate<String> isDeployedForm) {
        this.beans = beans;
        this.isDeployedForm = isDeployedForm;
    }

    List<ModelProblem> problems(Map<String, byte[]> files) {
        var problems = new ArrayList<ModelProblem>();
        var forms = new HashSet<String>();
        files.forEach((name, content) -> {
            if (name.endsWith(".form")) {
                var form = FormFile.read(content);
                form.problems().forEach(fault -> problems.add(new ModelProblem(name, null, fault)));
                forms.add(form.id());
            }
        });
        files.forEach((name, content) -> {
            if (content.length > LARGEST_FILE) {
                problems.add(new ModelProblem(name, null, Fault.of("model.tooLarge", LARGEST_FILE / 1_000_000)));
            } else if (name.endsWith(".bpmn")) {
                problems.addAll(new BpmnCheck(name, beans, form -> forms.contains(form) || isDeployedForm.test(form)).problems(content));
            } else if (!name.endsWith(".form")) {
                problems.add(new ModelProblem(name, null, Fault.of("model.otherKind")));
            }
        });
        return List.copyOf(problems);
    }
}
