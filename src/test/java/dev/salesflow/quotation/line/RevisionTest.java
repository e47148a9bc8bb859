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
        return new QuotationLine(key, Kind.ITEM, null, "Suite", null, new BigDecimal(quantity), null, new BigDecimal(price),
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
}
