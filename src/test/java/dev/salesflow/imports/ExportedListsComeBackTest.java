package dev.salesflow.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.salesflow.SalesflowTest;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** A list that was exported and is imported again as it stands asks nothing and changes nothing. */
@SalesflowTest
class ExportedListsComeBackTest {

    private static final String HOW = """
            csv, false, en
            csv, true, en
            csv, true, zh
            xlsx, false, en
            xlsx, true, en
            xlsx, true, zh
            """;

    @Autowired
    MockMvc web;
    @Autowired
    ImportBook book;
    @Autowired
    Viewers viewers;
    @Autowired
    JdbcClient jdbc;

    ImportFixture imports;
    String w;
    String admin;
    String manager;
    String rep;
    UUID team;

    @BeforeEach
    void people() {
        imports = new ImportFixture(book, viewers, jdbc);
        w = ImportFixture.word();
        team = imports.team();
        admin = imports.admin();
        manager = imports.person(Role.MANAGER, team);
        rep = imports.person(Role.REP, team, "=Ada " + w);
    }

    @ParameterizedTest
    @CsvSource(textBlock = HOW)
    void customers(String format, boolean labels, String language) throws Exception {
        var group = customer("=Group " + w, null);
        var twin = customer("Twin " + w, null);
        customer("Twin " + w + " Ltd", "C-" + w);
        customer("Daughter " + w, null, group);
        customer("Granddaughter " + w, "+7" + w, twin);
        everything("'=All " + w, group);

        var file = export("customers", format, labels, language, manager);
        var run = imports.settled(imports.start("customers", file, manager, "{}"), manager);

        assertThat(run.questions()).isEmpty();
        ImportFixture.counts(run, 0, 0, 6, 0, 0);
        assertThat(imports.rows(run, manager).values()).containsOnly("unchanged");
        assertThat(jdbc.sql("select count(*) from customer where external_id like '%salesflow:%' and name like :w").param("w", "%" + w + "%")
                .query(Integer.class).single()).isZero();
    }

    @ParameterizedTest
    @CsvSource(textBlock = HOW)
    void contacts(String format, boolean labels, String language) throws Exception {
        var one = customer("@Twin " + w, null);
        var other = customer("@Twin " + w + " Ltd", "C-" + w);
        contact(one, "-Ann " + w);
        contact(other, "-Ann " + w);
        contact(other, "张三" + w);
        contact(other, "张三" + w);
        contact(other, "No\u00A0break\u3000 " + w);
        jdbc.sql("update contact set phone = '+49 6' where id = (select id from contact where name = ? limit 1)").param("张三" + w).update();

        var file = export("contacts", format, labels, language, manager);
        var run = imports.settled(imports.start("contacts", file, manager, "{}"), manager);

        assertThat(run.questions()).isEmpty();
        ImportFixture.counts(run, 0, 0, 5, 0, 0);
        assertThat(imports.rows(run, manager).values()).containsOnly("unchanged");
    }

    @ParameterizedTest
    @CsvSource(textBlock = HOW)
    void opportunities(String format, boolean labels, String language) throws Exception {
        var customer = customer("+Buyer " + w, null);
        var product = UUID.randomUUID();
        jdbc.sql("insert into product (id, name, version) values (?, ?, 1)").params(product, "-Pump " + w).update();
        var left = imports.person(Role.REP, team, "Left " + w);
        deal(customer, null, null, rep, "DEMO", "OPEN", null);
        deal(customer, null, null, rep, "DEMO", "OPEN", null);
        deal(customer, "=D" + w, product, rep, "CONTRACT", "WON", "2026-03-01");
        deal(customer, null, product, left, "EXCHANGE", "LOST", "2026-03-02");
        jdbc.sql("update app_user set enabled = false where login = ?").param(left).update();

        var file = export("opportunities", format, labels, language, manager);
        var run = imports.settled(imports.start("opportunities", file, manager, "{}"), manager);

        assertThat(run.questions()).isEmpty();
        ImportFixture.counts(run, 0, 0, 4, 0, 0);
        assertThat(imports.rows(run, manager).values()).containsOnly("unchanged");
    }

    @Test
    void aRowIsItsRecordsWhateverIsEditedInIt() throws Exception {
        var id = customer("Before " + w, null);
        var file = new String(export("customers", "csv", false, "en", manager), StandardCharsets.UTF_8);

        var run = imports.bring("customers", file.replace("Before " + w, "After " + w), manager);

        ImportFixture.counts(run, 0, 1, 0, 0, 0);
        assertThat(jdbc.sql("select name || coalesce(external_id, '') from customer where id = ?").param(id).query(String.class).single())
                .isEqualTo("After " + w);
    }

    @Test
    void aKeyOfSomebodyElsesRecordOpensNothing() throws Exception {
        var stranger = imports.person(Role.REP, imports.team());
        var id = UUID.randomUUID();
        jdbc.sql("insert into customer (id, name, name_key, owner_login, created_at, updated_at, version) values (?, ?, ?, ?, now(), now(), 1)")
                .params(id, "Theirs " + w, "theirs" + w, stranger).update();

        var customers = imports.bring("customers", "externalId,name\nsalesflow:" + id + ",Mine " + w + "\n", manager);
        var contacts = imports.bring("contacts", "customer,name\nsalesflow:" + id + ",Ann\n", manager);

        assertThat(imports.rows(customers, manager).get(2)).startsWith("failed").endsWith("imports.reason.othersCustomer");
        assertThat(imports.rows(contacts, manager).get(2)).startsWith("failed").endsWith("imports.reason.unknownCustomer");
    }

    @Test
    void aKeyFromAnotherSystemCountsAsAnExternalIdAndCreatesOnce() {
        var list = "externalId,name\nsalesflow:" + UUID.randomUUID() + ",Moved " + w + "\n";

        ImportFixture.counts(imports.bring("customers", list, admin), 1, 0, 0, 0, 0);
        ImportFixture.counts(imports.bring("customers", list, admin), 0, 0, 1, 0, 0);
    }

    @Test
    void aNewOpenDealIsNotGivenToWhoHasLeft() {
        customer("Buyer " + w, null);
        jdbc.sql("update app_user set enabled = false where login = ?").param(rep).update();

        var run = imports.bring("opportunities", "customer,owner,outcome,closedOn\nBuyer " + w + "," + rep + ",,\nBuyer " + w + "," + rep
                + ",WON,2026-01-05\n", manager);

        assertThat(imports.rows(run, manager)).containsEntry(2, "failed owner imports.reason.personLeft").containsEntry(3, "created");
    }

    private byte[] export(String kind, String format, boolean labels, String language, String by) throws Exception {
        return web.perform(get("/{kind}/export.{format}", kind, format).param("query", w).param("labels", String.valueOf(labels))
                        .locale(Locale.forLanguageTag(language)).with(user(by)))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
    }

    private UUID customer(String name, String externalId) {
        return customer(name, externalId, null);
    }

    private UUID customer(String name, String externalId, UUID parent) {
        var id = UUID.randomUUID();
        jdbc.sql("insert into customer (id, name, name_key, external_id, parent_id, owner_login, created_at, updated_at, version)"
                        + " values (?, ?, ?, ?, cast(? as uuid), ?, now(), now(), 1)")
                .params(id, name, dev.salesflow.customer.NameKey.of(name), externalId, parent, rep).update();
        return id;
    }

    private void everything(String name, UUID parent) {
        jdbc.sql("""
                update customer set registration_number = :w, industry = '=Retail', employees = 1200, annual_revenue = 99999999999999999.99,
                    currency = 'CNY', year_established = 1998, phone = '+86 21 5555 0101', email = 'a@b.cn', website = 'https://b.cn/?a=1,2',
                    country = '中国', city = '上海', address = '"Quoted" 1; 2', territory = '华东', source = '-Fair', need = E'@first\\nsecond',
                    expected_purchase = '2026-12-31', budget_min = 0, budget_max = 1234.50, computerisation = 'VENDOR', system_state = 'IN_USE',
                    selection = 'NOT_URGENT', satisfaction = 'ACCEPTING', vendor_hope = true, designer_left = false,
                    note = :note where id = :id""")
                .param("note", "'=kept _x0041_ \n <b>&amp;</b> 😀")
                .param("w", "9" + w).param("id", customer(name, "id,\"" + w, parent)).update();
    }

    private void contact(UUID customer, String name) {
        jdbc.sql("insert into contact (id, customer_id, name, title, phone, mobile, birthday, note, version) values (?, ?, ?, '+CEO', '+49 5', '0139', '1904-02-29',"
                + " E'=1\\n=2', 1)").params(UUID.randomUUID(), customer, name).update();
    }

    private void deal(UUID customer, String externalId, UUID product, String owner, String stage, String outcome, String closed) {
        jdbc.sql("insert into opportunity (id, customer_id, external_id, product_id, owner_login, stage, stage_entered_at, outcome, started_on, closed_on,"
                        + " amount, currency, note, created_at, updated_at, version, process_id) values (?, ?, ?, cast(? as uuid), ?, ?, now(), ?, '2026-01-05',"
                        + " cast(? as date), 1000.10, 'EUR', '=n', now(), now(), 1, ?)")
                .params(UUID.randomUUID(), customer, externalId, product, owner, stage, outcome, closed, UUID.randomUUID().toString()).update();
    }
}
