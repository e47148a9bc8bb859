package dev.salesflow.imports;

import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Viewers;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every test of lists coming in has at hand: an administrator and letters of its own. */
@SalesflowTest
abstract class WithLists {

    @Autowired
    ImportBook book;
    @Autowired
    Viewers viewers;
    @Autowired
    JdbcClient jdbc;

    ImportFixture imports;
    String admin;
    String w;

    @BeforeEach
    final void lists() {
        imports = new ImportFixture(book, viewers, jdbc);
        admin = imports.admin();
        w = ImportFixture.word();
    }
}
