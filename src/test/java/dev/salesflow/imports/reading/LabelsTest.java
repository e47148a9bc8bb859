package dev.salesflow.imports.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What the console calls a field or a choice is understood in a list, in both languages. */
class LabelsTest {

    static Stream<Arguments> kinds() {
        return Stream.of(Locale.ENGLISH, Locale.CHINESE).flatMap(language -> Stream.of(
                Arguments.of(ImportKind.CUSTOMERS, "customer.field.", language), Arguments.of(ImportKind.CONTACTS, "customer.contact.", language),
                Arguments.of(ImportKind.OPPORTUNITIES, "opportunity.field.", language)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aHeaderOfLabelsIsMappedWithoutADoubt(ImportKind kind, String prefix, Locale language) throws Exception {
        var fields = kind.fields().stream().filter(field -> field.type() != Field.Type.RANGE).map(Field::name).toList();
        var labels = fields.stream().map(field -> text(prefix + field, language)).toList();

        var mapping = Sheet.of(kind, String.join(",", labels) + "\n").read().columnMapping();

        for (int n = 0; n < labels.size(); n++) {
            assertThat(mapping.guess(labels.get(n))).as(labels.get(n)).isEqualTo(new ColumnMapping.Guess(fields.get(n), ColumnMapping.Origin.NAME));
        }
    }

    static Stream<Arguments> choices() {
        return Stream.of("computerisation", "systemState", "selection", "satisfaction", "stage", "outcome", "vendorHope")
                .flatMap(field -> Stream.of(Locale.ENGLISH, Locale.CHINESE).map(language -> Arguments.of(field, language)));
    }

    @ParameterizedTest
    @MethodSource("choices")
    void aChoicesLabelIsReadAsTheChoice(String name, Locale language) {
        var kind = ImportKind.CUSTOMERS.has(name) ? ImportKind.CUSTOMERS : ImportKind.OPPORTUNITIES;
        var field = kind.field(name);
        var prefix = kind == ImportKind.OPPORTUNITIES ? name + "." : field.type() == Field.Type.YES_NO ? "customer.answer." : "customer." + name + ".";

        assertThat(field.words().values().stream().filter(value -> !value.contains(":")).distinct()).isNotEmpty().allSatisfy(value ->
                assertThat(field.words()).containsEntry(Words.fold(text(prefix + value, language)), value));
    }

    private static String text(String key, Locale language) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/customer", "messages/opportunity");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        return messages.getMessage(key, null, language);
    }
}
