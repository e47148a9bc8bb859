package dev.salesflow.quotation.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.quotation.line.QuotationLine.Kind;
import dev.salesflow.quotation.line.Revision.Fate;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RevisionTest {

    private static QuotationLine line(UUID key, String quantity, String price, String discount) {
        return line(key, null, key.toString(), quantity, price, discount);
    }

    private static QuotationLine line(UUID key, UUID product, String name, String quantity, String price, String discount) {
        return new QuotationLine(key, Kind.ITEM, product, name, null, new BigDecimal(quantity), null, new BigDecimal(price),
                new BigDecimal(discount), BigDecimal.ZERO, null);
    }

    @Test
    void tellsWhatWasAddedRemovedChangedOrLeft() {
        var kept = UUID.randomUUID();
        var changed = UUID.randomUUID();
        var removed = UUID.randomUUID();
        var before = List.of(line(removed, "1", "7", "0"), line(kept, "1", "10", "0"), line(changed, "2", "20", "0"));
        var after = List.of(line(changed, "3", "20.00", "5"), line(kept, "1.0", "10.00", "0"), line(UUID.randomUUID(), "1", "1", "0"));

        var differences = Revision.differences(before, after);

        assertThat(differences).extracting(Revision.Difference::fate).containsExactly(Fate.CHANGED, Fate.SAME, Fate.ADDED, Fate.REMOVED);
        assertThat(differences.get(0)).satisfies(one -> {
            assertThat(one.quantityChanged()).isTrue();
            assertThat(one.priceChanged()).isFalse();
            assertThat(one.discountChanged()).isTrue();
        });
        assertThat(differences.get(3).line().key()).isEqualTo(removed);
    }

    @Test
    void knowsAThingAgainThatWasWrittenAnew() {
        var product = UUID.randomUUID();
        var listed = line(UUID.randomUUID(), product, "Suite", "1", "10", "0");
        var training = line(UUID.randomUUID(), null, "Training", "1", "5", "0");
        var agreed = QuotationLine.adjustment(new BigDecimal("-1"), new BigDecimal("13"));
        var short1 = line(UUID.randomUUID(), product, "Suite", "1", "10", "20");
        var course = line(UUID.randomUUID(), null, "training", "2", "5", "0");
        var lower = QuotationLine.adjustment(new BigDecimal("-2"), new BigDecimal("13.00"));
        var otherTax = QuotationLine.adjustment(new BigDecimal("-2"), new BigDecimal("6"));

        var differences = Revision.differences(List.of(training, listed, agreed), List.of(short1, course, otherTax, lower));

        assertThat(differences).extracting(Revision.Difference::fate).containsExactly(Fate.CHANGED, Fate.CHANGED, Fate.ADDED, Fate.CHANGED);
        assertThat(differences).extracting(Revision.Difference::before).containsExactly(listed, training, null, agreed);
    }

    @Test
    void oneProductOnTwoLinesIsTwoLines() {
        var product = UUID.randomUUID();
        var first = line(UUID.randomUUID(), product, "Seat", "1", "10", "0");
        var second = line(UUID.randomUUID(), product, "Seat", "2", "10", "0");

        var differences = Revision.differences(List.of(first, second), List.of(second, line(UUID.randomUUID(), product, "Seat", "3", "10", "0")));

        assertThat(differences).extracting(Revision.Difference::fate).containsExactly(Fate.SAME, Fate.CHANGED);
        assertThat(differences.get(1).before()).isEqualTo(first);
    }
}
