package dev.salesflow.process.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What people said, as a form shows it. */
class LiteralTest {

    @Test
    void leavesNothingThatAFormWouldTakeForMarkup() {
        assertThat(Literal.of("a < b, <b>bold</b> & *star* [x](y) 1. #")).doesNotContain("<", ">", "*", "[", "]", "(", ")")
                .isEqualTo("a &#60; b, &#60;b&#62;bold&#60;/b&#62; &#38; &#42;star&#42; &#91;x&#93;&#40;y&#41; 1&#46; &#35;");
    }

    @Test
    void keepsLinesApartAndOrdinaryWordsAsTheyAre() {
        assertThat(Literal.of("海兰汽车, call Ms Li\nthen write")).isEqualTo("海兰汽车, call Ms Li  \nthen write");
        assertThat(Literal.of(null)).isNull();
    }
}
