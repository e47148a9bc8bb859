package dev.salesflow.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/** Labels and cells of a table in the reader's language; a cell keeps its form, so that before and after compare. */
public record TableWords(TableContract<?, ?> contract, MessageSource messages, Locale locale) {

    /** One that names nothing published stays as it stands. */
    public String label(String label) {
        if (RuleTable.FIXED.contains(label)) {
            return messages.getMessage("rules.grid." + label.replace(' ', '_'), null, locale);
        }
        var words = new FieldWords(contract);
        return label.startsWith(RuleTable.RESULT_MARK)
                ? contract.result(label).map(field -> messages.getMessage(words.label(field), locale)).orElse(label)
                : contract.condition(label).map(column -> messages.getMessage(words.column(column), locale)).orElse(label);
    }

    /** What is none of its column's choices stays as it was typed. */
    public String cell(String label, String cell) {
        if (cell.isEmpty()) {
            return "–";
        }
        var field = contract.field(label);
        var yesNo = contract.condition(label).filter(column -> column.operator() == Operator.KNOWN).isPresent()
                || field.filter(one -> one.type() == TableField.Type.BOOLEAN).isPresent();
        if (!yesNo && field.map(TableField::choices).orElse(List.of()).isEmpty()) {
            return cell;
        }
        return Arrays.stream(cell.split(",")).map(String::strip)
                .map(value -> yesNo ? messages.getMessage("rules." + value, null, value, locale)
                        : messages.getMessage(new FieldWords(contract).typed(field.orElseThrow(), value), locale))
                .collect(Collectors.joining(comma()));
    }

    /** What stands between the values of a list. */
    public String comma() {
        return messages.getMessage("rules.comma", null, locale);
    }

    /** How the table chooses among rows that fit. */
    public String policy(String policy) {
        return messages.getMessage("rules.policy." + policy, null, policy, locale);
    }
}
