package dev.salesflow.process.onboarding;

import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import dev.salesflow.shared.Refusal;
import dev.salesflow.training.onboarding.OnboardingBook;
import dev.salesflow.training.onboarding.OnboardingDays;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The newcomer learned and practised one topic. */
@Component
class PractiseTopicCompletion implements TaskCompletion {

    private final TopicOfTask topics;
    private final OnboardingBook onboardings;
    private final OnboardingDays days;

    PractiseTopicCompletion(TopicOfTask topics, OnboardingBook onboardings, OnboardingDays days) {
        this.topics = topics;
        this.onboardings = onboardings;
        this.days = days;
    }

    @Override
    public String taskId() {
        return "practiseTopic";
    }

    /** Nobody learns for somebody else. */
    @Override
    public void take(OpenTask task) {
        if (!task.login().equals(onboardings.get(task.businessKey()).newcomer())) {
            throw Refusal.of("onboarding.onlyNewcomer");
        }
    }

    @Override
    public void complete(CompletedTask task) {
        days.practised(topics.of(task.id()), task.text("said"), task.optionalText("question").orElse(null), task.login());
    }

    /** With what the mentor said last time, where it is practised again. */
    @Override
    public Map<String, Object> formData(OpenTask task) {
        var topic = topics.topic(task.id());
        var shown = topics.shown(topic);
        shown.put("lastCheck", days.lastCheck(topic.id()).map(note -> note.mark() + ": " + note.said()).orElse(""));
        return shown;
    }
}
