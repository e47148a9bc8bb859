package dev.salesflow.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes out of a spreadsheet or a Chinese keyboard. */
class SpellingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "valid from | 2026/3/1 | 2026-03-01", "valid until | 2026年12月31日 | 2026-12-31", "valid from | ２０２６．３．１ | 2026-03-01",
            "valid from | 2026-03-01 00:00:00 | 2026-03-01",
            "pieces >= | 1,200 | 1200", "pieces = | １２ | 12", "pieces < | 12.00 | 12", "-> fee | '¥1,234,567.50' | 1234567.50", "-> fee | -￥ 12.5 | -12.5",
            "weight between | 1，2.5 | '1, 2.5'", "weight between | 1 ~ 3 | '1, 3'", "pieces in | 1、2;３ | '1, 2, 3'",
            "fragile = | TRUE | true", "weight known | False | false"})
    void isReadWhereThereIsOneReading(String column, String typed, String written) {
        assertThat(new Spelling(Parcel.ONE).of(column, typed)).isEqualTo(written);
    }

    /** The checks tell of it with what the person typed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "valid from | 3/1/2026", "valid from | 2026-02-30", "valid until | soon", "pieces >= | 1,20", "pieces = | 12.5", "-> fee | 10%", "-> fee | 1.234,50",
            "-> fee | 5万", "town = | 2026/3/1", "note (en) | 1,000 pieces", "note (zh) | １，０００", "size = | small", "pieces in | 1~3", "nothing | 1,000"})
    void staysAsItIsWhereThereAreSeveralOrNone(String column, String typed) {
        assertThat(new Spelling(Parcel.ONE).of(column, typed)).isEqualTo(typed);
    }

    @ParameterizedTest
    @CsvSource({"note (en)", "valid from", "pieces ="})
    void nothingIsNothing(String column) {
        assertThat(new Spelling(Parcel.ONE).of(column, null)).isEmpty();
        assertThat(new Spelling(Parcel.ONE).of(column, "  ")).isEmpty();
    }
}
