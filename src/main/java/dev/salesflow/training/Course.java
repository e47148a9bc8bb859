package dev.salesflow.training;

import dev.salesflow.shared.PlainText;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A course of the catalogue.
 *
 * @param id null for one that is not yet in it
 * @param skillId what it trains; null where the catalogue of skills has nothing for it
 * @param aboutEn what it is about; both languages or neither
 * @param passingMark of 100; null where no test is written
 * @param active whether it is still held; what was held stays
 */
public record Course(UUID id, String nameEn, String nameZh, CourseForm form, UUID skillId, String aboutEn, String aboutZh, Integer passingMark,
        boolean active, int version) {

    static final int LONGEST_NAME = 200;
    static final int LONGEST_ABOUT = 2000;
    static final int BEST_MARK = 100;

    public String name(Locale locale) {
        return locale.getLanguage().equals("zh") ? nameZh : nameEn;
    }

    /** Null where nothing is said. */
    public String about(Locale locale) {
        return locale.getLanguage().equals("zh") ? aboutZh : aboutEn;
    }

    public List<Refusal> problems() {
        return new Refusals().add(nameProblem("nameEn", nameEn)).add(nameProblem("nameZh", nameZh))
                .require(form != null, "form", "error.notAChoice")
                .add(PlainText.problem("aboutEn", aboutEn, LONGEST_ABOUT)).add(PlainText.problem("aboutZh", aboutZh, LONGEST_ABOUT))
                .require(aboutEn == null || aboutZh != null, "aboutZh", "error.required")
                .require(aboutZh == null || aboutEn != null, "aboutEn", "error.required")
                .require(passingMark == null || passingMark >= 1 && passingMark <= BEST_MARK, "passingMark", "training.mark.between", 1, BEST_MARK).all();
    }

    private static Optional<Refusal> nameProblem(String field, String name) {
        return PlainText.requiredProblem(field, name, LONGEST_NAME).or(() -> PlainText.lineProblem(field, name, LONGEST_NAME));
    }
}
