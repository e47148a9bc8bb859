package dev.salesflow.process.onboarding;

import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import dev.salesflow.shared.Refusal;
import dev.salesflow.training.onboarding.OnboardingBook;
import dev.salesflow.training.onboarding.OnboardingFinding;
import dev.salesflow.training.onboarding.OnboardingTopic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The manager ends it with a finding, or adds a day. */
@Component
class ConcludeOnboardingCompletion implements TaskCompletion {

    enum Decision { FINISH, EXTEND }

    private final OnboardingBook onboardings;
    private final MessageSource messages;

    ConcludeOnboardingCompletion(OnboardingBook onboardings, MessageSource messages) {
        this.onboardings = onboardings;
        this.messages = messages;
    }

    @Override
    public String taskId() {
        return "concludeOnboarding";
    }

    @Override
    public void take(OpenTask task) {
        notOneself(task.businessKey(), task.login());
    }

    @Override
    public void complete(CompletedTask task) {
        var id = task.businessKey();
        notOneself(id, task.login());
        var extended = task.choice("decision", Decision.class).filter(Decision.EXTEND::equals).isPresent();
        if (extended) {
            onboardings.extendInstead(id, topic(task), task.optionalText("practice").orElse(null));
        } else {
            onboardings.conclude(id, task.choice("finding", OnboardingFinding.class).orElse(null), task.optionalText("nextStep").orElse(null));
        }
        task.route(OnboardingVariables.EXTENDED, extended);
    }

    @Override
    public Map<String, Object> formData(OpenTask task) {
        var onboarding = onboardings.get(task.businessKey());
        var locale = LocaleContextHolder.getLocale();
        var topics = onboardings.topics(task.businessKey());
        var shown = new HashMap<String, Object>();
        shown.put("newcomerName", onboarding.newcomerName());
        shown.put("mentorName", onboarding.mentorName());
        shown.put("checks", topics.stream().map(topic -> messages.getMessage("onboarding.checkLine", new Object[] {topic.day(), topic.topic(locale),
                topic.mark() == null ? "–" : topic.mark().toString(), messages.getMessage("onboarding.topic." + topic.state(), null, locale), topic.attempts()}, locale))
                .collect(Collectors.joining("\n")));
        shown.put("topicChoices", topics.stream().map(topic -> new Choice(topic.id().toString(), label(topic, locale))).toList());
        return shown;
    }

    private static String label(OnboardingTopic topic, java.util.Locale locale) {
        return topic.day() + " · " + topic.topic(locale);
    }

    private List<UUID> topic(CompletedTask task) {
        return task.optionalText("topic").map(chosen -> onboardings.topics(task.businessKey()).stream().map(OnboardingTopic::id)
                .filter(id -> id.toString().equals(chosen)).findFirst().orElseThrow(() -> Refusal.ofField("topic", "error.notAChoice"))).map(List::of).orElse(List.of());
    }

    private void notOneself(UUID id, String login) {
        if (login.equals(onboardings.get(id).newcomer())) {
            throw Refusal.of("onboarding.notOneself");
        }
    }
}
