package dev.salesflow.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.SalesflowTest;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.EarlierRows;
import dev.salesflow.shared.RowOutcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SalesflowTest
class PriceListTest {

    @Autowired
    PriceList products;
    @Autowired
    ProductIntake intake;

    private static Product product(String code, String name, String price) {
        return new Product(null, code, name, null, price == null ? null : new BigDecimal(price), null, "CNY", null, null);
    }

    @Test
    void findsAProductByItsNameInAnyCaseAndByItsCode() {
        var name = "Suite " + UUID.randomUUID();
        var code = UUID.randomUUID().toString();
        products.upsert(product(code, name, "10"));

        assertThat(products.find(name.toUpperCase())).isPresent();
        assertThat(products.find(code)).isEqualTo(products.find(name));
        assertThat(products.find("no such thing")).isEmpty();
    }

    @Test
    void takesTheSameProductInOnce() {
        var name = "Suite " + UUID.randomUUID();

        assertThat(products.upsert(product(null, name, "10"))).isEqualTo(PriceList.Verdict.CREATED);
        assertThat(products.upsert(product(null, name, "10.00"))).isEqualTo(PriceList.Verdict.UNCHANGED);
        assertThat(products.upsert(product(null, name, "12"))).isEqualTo(PriceList.Verdict.UPDATED);
        assertThat(products.find(name)).get().satisfies(one -> assertThat(one.listPrice()).isEqualByComparingTo("12"));
    }

    @Test
    void keepsWhatIsKnownWhereTheNewRowIsSilent() {
        var name = "Suite " + UUID.randomUUID();
        products.upsert(product(null, name, "10"));

        products.upsert(product(null, name, null));

        assertThat(products.find(name)).get().satisfies(one -> assertThat(one.listPrice()).isEqualByComparingTo("10"));
    }

    @Test
    void aListThatCallsOneProductByTheNameOfAnotherChangesNeitherAndTheRestGoesIn() {
        var suite = "Suite " + UUID.randomUUID();
        var module = "Module " + UUID.randomUUID();
        var code = UUID.randomUUID().toString();
        products.upsert(product(code, suite, "10"));
        products.upsert(product(null, module, "20"));

        var outcomes = intake.take(List.of(product(code, module, "30"), product(null, suite, "11")), EarlierRows.NONE);

        assertThat(outcomes).extracting(RowOutcome::verdict).containsExactly(RowOutcome.Verdict.FAILED, RowOutcome.Verdict.UPDATED);
        assertThat(outcomes.get(0).reason()).isEqualTo("product.nameTaken");
        assertThat(products.find(module)).get().satisfies(one -> assertThat(one.listPrice()).isEqualByComparingTo("20"));
    }

    @Test
    void refusesAPriceBelowZero() {
        assertThatThrownBy(() -> products.upsert(product(null, "Suite", "-1"))).isInstanceOf(Refusal.class);
    }
}
