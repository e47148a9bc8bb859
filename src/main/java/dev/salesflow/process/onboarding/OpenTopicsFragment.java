package dev.salesflow.process.onboarding;

import dev.salesflow.identity.Viewers;
import dev.salesflow.process.engine.language.ModelTexts;
import dev.salesflow.training.onboarding.OnboardingBook;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The tasks that wait, on the onboarding's page: whose they are, until when, and the way to the form. */
@Controller
class OpenTopicsFragment {

    private static final int MOST = 100;

    private final OnboardingBook onboardings;
    private final Viewers viewers;
    private final ModelTexts texts;
    private final JdbcClient jdbc;
    private final Clock clock;

    OpenTopicsFragment(OnboardingBook onboardings, Viewers viewers, ModelTexts texts, JdbcClient jdbc, Clock clock) {
        this.onboardings = onboardings;
        this.viewers = viewers;
        this.texts = texts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param topic null for the conclusion
     * @param mine whether the reader is the one to do it
     */
    public record Waiting(String id, String name, String topic, String who, LocalDate due, boolean late, boolean mine) {
    }

    @GetMapping("/training/onboarding/{id}/tasks")
    String tasks(@PathVariable UUID id, Model model, Locale locale) {
        var viewer = viewers.current();
        onboardings.find(viewer, id);
        model.addAttribute("open", waiting(id, viewer.login(), locale));
        return "training/onboarding-tasks :: open";
    }

    private List<Waiting> waiting(UUID id, String reader, Locale locale) {
        return jdbc.sql("""
                        select k.id_, k.name_, k.task_def_key_, k.proc_def_id_, k.assignee_, coalesce(u.name, k.assignee_) as who, k.due_date_, t.topic_en, t.topic_zh
                        from act_ru_execution e join act_ru_task k on k.proc_inst_id_ = e.proc_inst_id_
                        left join app_user u on u.login = k.assignee_
                        left join lateral (
                            select o.topic_en, o.topic_zh, o.position from act_ru_variable v join onboarding_topic o on cast(o.id as text) = v.text_
                            where v.name_ = 'topic' and v.execution_id_ in (k.execution_id_, (select x.parent_id_ from act_ru_execution x where x.id_ = k.execution_id_))
                            limit 1) t on true
                        where e.business_key_ = ? and e.parent_id_ is null order by k.assignee_ = ? desc, k.create_time_, t.position limit ?""")
                .params(id.toString(), reader, MOST).query((row, n) -> {
                    var due = row.getTimestamp("due_date_") == null ? null : row.getTimestamp("due_date_").toInstant().atZone(clock.getZone()).toLocalDate();
                    return new Waiting(row.getString("id_"), texts.name(locale, row.getString("proc_def_id_"), row.getString("task_def_key_"), row.getString("name_")),
                            row.getString(locale.getLanguage().equals("zh") ? "topic_zh" : "topic_en"), row.getString("who"), due,
                            due != null && due.isBefore(LocalDate.now(clock)), reader.equals(row.getString("assignee_")));
                }).list();
    }
}
