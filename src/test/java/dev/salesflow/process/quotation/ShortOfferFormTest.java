package dev.salesflow.process.quotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.junit.jupiter.api.Test;

/** What the form of the short offer tells while it is filled in; its expressions run in the browser, and here. Money reaches a form as text. */
class ShortOfferFormTest {

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();
    private static final Pattern EXPRESSION = Pattern.compile("\\{\\{(.*?)}}");

    private final JsonNode form = form();

    private static JsonNode form() {
        try {
            return new ObjectMapper().readTree(Path.of("processes/quotation/prepareQuotation.form").toFile());
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** As it is seen; empty where it is hidden. */
    private String shown(String part, String language, Map<String, Object> typed) {
        var data = new HashMap<String, Object>(Map.of("nextStep", "on", "drafted", false, "product", "p", "currency", "EUR", "listPrices", List.of(
                Map.of("priceOf", "p", "priceIn", "CNY", "listPrice", "100000", "shownPrice", "100,000.00 CNY"),
                Map.of("priceOf", "p", "priceIn", "EUR", "listPrice", "12000.00", "shownPrice", "12,000.00 EUR"))));
        data.putAll(typed);
        for (var component : form.path("components")) {
            if (component.path("id").asText().equals("prepareQuotation_" + part)) {
                var text = language.equals("en") ? component.path("text").asText() : component.path("properties").path("text_zh").asText();
                var hidden = FEEL.evaluateExpression(component.path("conditional").path("hide").asText().substring(1), data).result();
                return Boolean.TRUE.equals(hidden) ? "" : EXPRESSION.matcher(text).replaceAll(found -> told(found, data));
            }
        }
        throw new AssertionError("no part " + part);
    }

    private static String told(MatchResult found, Map<String, Object> data) {
        var result = FEEL.evaluateExpression(found.group(1), data);
        assertThat(result.isSuccess()).as(found.group(1)).isTrue();
        return String.valueOf(result.result());
    }

    @Test
    void theListPriceIsWrittenAsMoneyIsAndSaysThatItIsWithTax() {
        assertThat(shown("listed", "en", Map.of())).startsWith("List price **12,000.00 EUR** each, with tax.");
        assertThat(shown("listed", "zh", Map.of())).startsWith("目录价 **12,000.00 EUR**（含税单价）");
        assertThat(shown("listed", "en", Map.of("currency", "USD"))).isEmpty();
    }

    @Test
    void theAmountTypedIsToldAsTheDiscountThatItIs() {
        assertThat(shown("discount", "en", Map.of("amount", "10200", "quantity", "1"))).matches("This amount is a discount of \\*\\*15(\\.00)? %\\*\\*\\.");
        assertThat(shown("discount", "zh", Map.of("amount", "36480", "quantity", "4"))).matches("该金额相当于折扣 \\*\\*24(\\.00)? %\\*\\*。");
        assertThat(shown("discount", "en", Map.of("amount", new BigDecimal("12000")))).matches("This amount is a discount of \\*\\*0(\\.00)? %\\*\\*\\.");
    }

    @Test
    void moreThanTheListPriceIsNoDiscountAndNothingIsReckonedOfWhatIsNotTyped() {
        var tooMuch = Map.<String, Object>of("amount", "12000.01", "quantity", "1");

        assertThat(shown("discount", "en", tooMuch)).isEmpty();
        assertThat(shown("above", "en", tooMuch)).startsWith("**That is more than the list price of so many.**");
        for (var part : List.of("discount", "above")) {
            assertThat(shown(part, "en", Map.of())).isEmpty();
            assertThat(shown(part, "en", Map.of("amount", "5", "quantity", "0"))).isEmpty();
            assertThat(shown(part, "en", Map.of("amount", "5", "quantity", "1", "drafted", true))).isEmpty();
        }
    }
}
