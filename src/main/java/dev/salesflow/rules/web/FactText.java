package dev.salesflow.rules.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.math.BigDecimal;

/** A fact of a case as JSON gives it: a text, a number or a truth value; kept as the digits that were sent. */
@Schema(name = "RuleFact", oneOf = {String.class, BigDecimal.class, Boolean.class}, description = "A text, a number, true or false")
@JsonDeserialize(using = FactText.Reader.class)
record FactText(String text) {

    static class Reader extends StdDeserializer<FactText> {

        /** Beyond it a number is no fact of ours, and its digits would fill the memory. */
        private static final int MOST_DIGITS = 50;

        Reader() {
            super(FactText.class);
        }

        @Override
        public FactText deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return switch (json.currentToken()) {
                case VALUE_STRING, VALUE_TRUE, VALUE_FALSE -> new FactText(json.getText());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new FactText(digits(json.getText()));
                default -> (FactText) context.handleUnexpectedToken(FactText.class, json);
            };
        }

        private static String digits(String number) {
            if (number.length() > MOST_DIGITS) {
                return number;
            }
            var value = new BigDecimal(number);
            return Math.abs((long) value.scale()) > MOST_DIGITS ? number : value.toPlainString();
        }
    }
}
