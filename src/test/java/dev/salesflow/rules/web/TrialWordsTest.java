package dev.salesflow.rules.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.SalesflowTest;
import dev.salesflow.rules.RuleBook;
import dev.salesflow.rules.TableWords;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

/** A trial's results as a person reads them. */
@SalesflowTest
class TrialWordsTest {

    @Autowired
    RuleBook rules;
    @Autowired
    MessageSource messages;

    @Test
    void sayChoicesInWordsAndLeaveTheRest() {
        var visit = messages.getMessage("nurturing.contactWay.VISIT", null, Locale.ENGLISH);

        assertThat(words("contact-cadence", Locale.ENGLISH).of("7, VISIT")).isEqualTo("7, " + visit);
        assertThat(words("contact-cadence", Locale.SIMPLIFIED_CHINESE).of("7, VISIT")).startsWith("7、").doesNotContain("VISIT");
        assertThat(words("pool-return", Locale.SIMPLIFIED_CHINESE).of("true, 30")).isEqualTo("是、30");
        assertThat(words("contact-cadence", Locale.ENGLISH).of("–")).isEqualTo("–");
    }

    private TrialWords words(String table, Locale locale) {
        return new TrialWords(new TableWords(rules.contract(table).orElseThrow(), messages, locale));
    }
}
