package dev.salesflow.rules.web;

import dev.salesflow.rules.FieldWords;
import dev.salesflow.rules.Operator;
import dev.salesflow.rules.RuleTable;
import dev.salesflow.rules.TableContract;
import dev.salesflow.rules.TableField;
import dev.salesflow.rules.change.DraftGrid;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** How the columns of a table are called and what their cells may hold, in the reader's language. */
@Component
class GridColumns {

    private final MessageSource messages;

    GridColumns(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * One column.
     *
     * @param label as the file has it
     * @param kind {@code fixed}, {@code condition} or {@code result}
     * @param type {@code date}, {@code note} or the field's
     * @param many whether a cell holds any number of values
     * @param choices empty where anything of the type may stand
     * @param comma what stands between several of them
     */
    record Column(String label, String words, String kind, String type, boolean many, List<Choice> choices, String comma) {

        /** A cell as people read it; what is none of the choices stays as it was typed. */
        public String shown(String cell) {
            return choices.isEmpty() || cell.isEmpty() ? cell
                    : Arrays.stream(cell.split(",")).map(String::strip).map(this::word).collect(Collectors.joining(comma));
        }

        private String word(String value) {
            return choices.stream().filter(choice -> choice.value().equals(value)).map(Choice::words).findFirst().orElse(value);
        }
    }

    record Choice(String value, String words) {
    }

    List<Column> fixed(Locale locale) {
        return RuleTable.FIXED.stream().map(label -> new Column(label, messages.getMessage("rules.grid." + label.replace(' ', '_'), null, locale),
                "fixed", label.startsWith("valid") ? "date" : "note", false, List.of(), comma(locale))).toList();
    }

    /** By its label; one that names nothing published is shown as it stands. */
    Column of(TableContract<?, ?> contract, String label, Locale locale) {
        return find(contract, label, locale).orElse(new Column(label, label, label.startsWith(RuleTable.RESULT_MARK) ? "result" : "condition", "text", false, List.of(), comma(locale)));
    }

    private Optional<Column> find(TableContract<?, ?> contract, String label, Locale locale) {
        if (label.startsWith(RuleTable.RESULT_MARK)) {
            return contract.results().stream().filter(field -> label.equals(RuleTable.RESULT_MARK + field.name())).findFirst()
                    .map(field -> result(contract, field, locale));
        }
        return conditions(contract, locale).filter(column -> column.label().equals(label)).findFirst();
    }

    /** Every column that may be added. */
    List<Column> published(TableContract<?, ?> contract, Locale locale) {
        return Stream.concat(conditions(contract, locale), contract.results().stream().map(field -> result(contract, field, locale))).toList();
    }

    private Stream<Column> conditions(TableContract<?, ?> contract, Locale locale) {
        return contract.facts().stream().flatMap(field -> field.type().operators().stream().sorted()
                .map(operator -> condition(contract, new RuleTable.Column(field, operator), locale)));
    }

    private Column condition(TableContract<?, ?> contract, RuleTable.Column column, Locale locale) {
        var words = messages.getMessage(new FieldWords(contract).column(column), locale);
        var known = column.operator() == Operator.KNOWN;
        return new Column(column.label(), words, "condition", known ? TableField.Type.BOOLEAN.word() : column.field().type().word(),
                column.operator().takesList(), known ? yesNo(locale) : choices(contract, column.field(), locale), comma(locale));
    }

    private Column result(TableContract<?, ?> contract, TableField field, Locale locale) {
        return new Column(RuleTable.RESULT_MARK + field.name(), messages.getMessage(new FieldWords(contract).label(field), locale), "result",
                field.type().word(), field.type() == TableField.Type.CHOICES, choices(contract, field, locale), comma(locale));
    }

    List<Choice> choices(TableContract<?, ?> contract, TableField field, Locale locale) {
        if (field.type() == TableField.Type.BOOLEAN) {
            return yesNo(locale);
        }
        if (field.choices().isEmpty()) {
            return List.of();
        }
        var words = new FieldWords(contract);
        return Arrays.stream(field.javaType().getEnumConstants()).map(value -> new Choice(((Enum<?>) value).name(),
                messages.getMessage(words.value(field, value), locale))).toList();
    }

    private String comma(Locale locale) {
        return messages.getMessage("rules.comma", null, locale);
    }

    private List<Choice> yesNo(Locale locale) {
        return Stream.of("true", "false").map(value -> new Choice(value, messages.getMessage("rules." + value, null, locale))).toList();
    }
}
