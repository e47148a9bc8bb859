package dev.salesflow.process.onboarding;

import dev.salesflow.process.engine.CompletedTask;
import dev.salesflow.process.engine.OpenTask;
import dev.salesflow.process.engine.TaskCompletion;
import dev.salesflow.shared.Refusal;
import dev.salesflow.training.CourseCatalogue;
import dev.salesflow.training.Material;
import dev.salesflow.training.MaterialShelf;
import dev.salesflow.training.onboarding.OnboardingBook;
import dev.salesflow.training.onboarding.OnboardingDays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The newcomer learned and practised one topic. */
@Component
class PractiseTopicCompletion implements TaskCompletion {

    private final TopicOfTask topics;
    private final OnboardingBook onboardings;
    private final OnboardingDays days;
    private final CourseCatalogue courses;
    private final MaterialShelf shelf;

    PractiseTopicCompletion(TopicOfTask topics, OnboardingBook onboardings, OnboardingDays days, CourseCatalogue courses, MaterialShelf shelf) {
        this.topics = topics;
        this.onboardings = onboardings;
        this.days = days;
        this.courses = courses;
        this.shelf = shelf;
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

    /** With what there is to read, and with what the mentor said last time where it is practised again. */
    @Override
    public Map<String, Object> formData(OpenTask task) {
        var topic = topics.topic(task.id());
        var shown = topics.shown(topic);
        shown.put("lastCheck", days.lastCheck(topic.id()).map(note -> note.mark() + ": " + note.said()).orElse(""));
        shown.put("aboutText", "");
        shown.put("materialList", "");
        if (topic.courseId() != null) {
            var locale = LocaleContextHolder.getLocale();
            shown.put("aboutText", Objects.requireNonNullElse(courses.get(topic.courseId()).about(locale), ""));
            shown.put("materialList", shelf.of(topic.courseId()).stream().map(material -> link(material, locale)).collect(Collectors.joining("\n")));
        }
        return shown;
    }

    /** As the form's Markdown; signs of it in a title would break the link. */
    private static String link(Material material, Locale locale) {
        var target = material.link() == null ? "/training/courses/" + material.courseId() + "/materials/" + material.id() : material.link();
        return "- [" + material.title(locale).replaceAll("[\\[\\]()<>*_`]", " ") + "](" + target.replace("(", "%28").replace(")", "%29") + ")";
    }
}
