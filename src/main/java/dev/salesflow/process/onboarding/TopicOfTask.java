package dev.salesflow.process.onboarding;

import dev.salesflow.process.engine.AsTheSystem;
import dev.salesflow.training.onboarding.OnboardingBook;
import dev.salesflow.training.onboarding.OnboardingDays;
import dev.salesflow.training.onboarding.OnboardingTopic;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Which topic a task is about, and what the forms of newcomer and mentor both show of it. */
@Component
class TopicOfTask {

    private final TaskService tasks;
    private final AsTheSystem system;
    private final OnboardingBook onboardings;
    private final OnboardingDays days;

    TopicOfTask(TaskService tasks, AsTheSystem system, OnboardingBook onboardings, OnboardingDays days) {
        this.tasks = tasks;
        this.system = system;
        this.onboardings = onboardings;
        this.days = days;
    }

    UUID of(String task) {
        return UUID.fromString((String) system.answer(() -> tasks.getVariable(task, OnboardingVariables.TOPIC.name())));
    }

    /** In the reader's language. */
    Map<String, Object> shown(OnboardingTopic topic) {
        var locale = LocaleContextHolder.getLocale();
        var onboarding = onboardings.get(topic.onboardingId());
        var shown = new HashMap<String, Object>();
        shown.put("topicName", topic.topic(locale));
        shown.put("day", topic.day());
        shown.put("attempt", topic.attempts() + 1);
        shown.put("newcomerName", onboarding.newcomerName());
        shown.put("mentorName", onboarding.mentorName());
        shown.put("practiceText", topic.practice(locale));
        shown.put("checkText", topic.check(locale));
        shown.put("courseName", Objects.requireNonNullElse(topic.course(locale), ""));
        return shown;
    }

    OnboardingTopic topic(String task) {
        return days.topic(of(task));
    }
}
