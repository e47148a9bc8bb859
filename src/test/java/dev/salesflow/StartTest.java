package dev.salesflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SalesflowTest
class StartTest {

    @Autowired
    JdbcClient jdbc;

    @Test
    void keepsEveryAcknowledgedWriteThroughAPowerCut() {
        assertThat(jdbc.sql("show fsync").query(String.class).single()).isEqualTo("on");
        // What the server gives a connection that asks for nothing; those of the tests do not wait for the disk.
        assertThat(jdbc.sql("select reset_val from pg_settings where name = 'synchronous_commit'").query(String.class).single()).isEqualTo("on");
        assertThat(jdbc.sql("show full_page_writes").query(String.class).single()).isEqualTo("on");
    }

    @Test
    void knowsUpperAndLowerCaseOfEveryLanguage() {
        assertThat(jdbc.sql("select lower('ÉCOLE 上海 ÄÖÜ')").query(String.class).single()).isEqualTo("école 上海 äöü");
    }
}
