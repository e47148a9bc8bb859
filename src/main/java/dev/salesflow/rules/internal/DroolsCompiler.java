package dev.salesflow.rules.internal;

import dev.salesflow.rules.RuleTable;
import dev.salesflow.rules.TableCompiler;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.Message;
import org.springframework.stereotype.Component;

/**
 * Compiles a table with Drools' executable model. Every compilation has a release and a resource path of its own: what is
 * wrong with one can never touch another.
 */
@Component
public class DroolsCompiler implements TableCompiler {

    @Override
    public Compiled compile(RuleTable table, int version) {
        var unique = UUID.randomUUID().toString().replace("-", "");
        var name = table.name().replace('-', '_');
        var packageName = "dev.salesflow.generated." + name + "_" + unique;
        var drl = new DrlWriter(table, packageName).write();
        var services = KieServices.Factory.get();
        var release = services.newReleaseId("dev.salesflow.rules", name, unique);
        var files = services.newKieFileSystem();
        files.generateAndWritePomXML(release);
        files.write("src/main/resources/" + packageName.replace('.', '/') + "/table.drl", drl);
        var builder = services.newKieBuilder(files, getClass().getClassLoader()).buildAll(ExecutableModelProject.class);
        var errors = builder.getResults().getMessages(Message.Level.ERROR);
        try {
            if (!errors.isEmpty()) {
                throw new IllegalStateException("the rule table " + table.name() + " version " + version
                        + " does not compile: " + errors.stream().map(Message::getText).collect(Collectors.joining("; ")));
            }
            return new Base(services.newKieContainer(release, getClass().getClassLoader()).getKieBase());
        } finally {
            // The repository is static; the rule base lives on without its entry there.
            services.getRepository().removeKieModule(release);
        }
    }

    private record Base(KieBase base) implements Compiled {

        @Override
        public void fire(Collection<?> facts, Firings firings) {
            var session = base.newKieSession();
            try {
                session.setGlobal("firings", firings);
                facts.forEach(session::insert);
                session.fireAllRules();
            } finally {
                session.dispose();
            }
        }
    }
}
