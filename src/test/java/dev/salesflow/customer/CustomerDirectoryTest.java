package dev.salesflow.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.SalesflowTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SalesflowTest
class CustomerDirectoryTest {

    @Autowired
    CustomerDirectory directory;
    @Autowired
    CustomerBook book;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;

    @ParameterizedTest
    @ValueSource(strings = {"territory", "industry"})
    void knowsTheWordsInUseFromTheIndex(String column) {
        var plan = transaction.execute(status -> {
            jdbc.sql("set local enable_seqscan = off").update();
            return jdbc.sql("explain " + CustomerDirectory.wordsSql(column)).param("most", 10).query(String.class).list();
        });

        assertThat(String.join("\n", plan)).contains("customer_" + column).doesNotContain("Seq Scan", "Sort");
    }

    @Test
    void knowsNoWordThatOnlyAMergedCustomerHas() {
        var word = "Territory " + UUID.randomUUID();
        var into = book.register(CustomerData.named("Acme"), "system");
        var merged = book.register(CustomerData.named("Beta").with(CustomerField.TERRITORY, word), "system");
        assertThat(directory.territories()).contains(word);

        jdbc.sql("update customer set merged_into = ? where id = ?").params(into.id(), merged.id()).update();

        assertThat(directory.territories()).doesNotContain(word);
    }
}
