package dev.salesflow.process.onboarding;

import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import dev.salesflow.shared.Refusal;
import dev.salesflow.training.onboarding.OnboardingBook;
import dev.salesflow.training.onboarding.OnboardingDays;
import dev.salesflow.training.onboarding.OnboardingPlan;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The mentor, or who stands in, checks what was practised; the mark decides whether it is practised again. */
@Component
class CheckTopicCompletion implements TaskCompletion {

    private final TopicOfTask topics;
    private final OnboardingBook onboardings;
    private final OnboardingDays days;
    private final OnboardingPlan plan;

    CheckTopicCompletion(TopicOfTask topics, OnboardingBook onboardings, OnboardingDays days, OnboardingPlan plan) {
        this.topics = topics;
        this.onboardings = onboardings;
        this.days = days;
        this.plan = plan;
    }

    @Override
    public String taskId() {
        return "checkTopic";
    }

    @Override
    public void take(OpenTask task) {
        if (task.login().equals(onboardings.get(task.businessKey()).newcomer())) {
            throw Refusal.of("onboarding.notOneself");
        }
    }

    @Override
    public void complete(CompletedTask task) {
        task.route(OnboardingVariables.TOPIC_REPEATS, days.checked(topics.of(task.id()), task.integer("practiceMark").orElse(null),
                task.integer("knowledgeMark").orElse(null), task.text("said"), task.yes("leave"), task.login()));
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var topic = topics.topic(task.id());
        var shown = topics.shown(topic);
        var practice = days.lastPractice(topic.id());
        var rule = plan.rule();
        shown.put("practised", practice.map(note -> note.said()).orElse("–"));
        shown.put("asked", practice.map(note -> note.question()).orElse(""));
        shown.put("passingMark", rule.passingMark());
        shown.put("practiceShare", rule.practiceShare());
        return shown;
    }
}
