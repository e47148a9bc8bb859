package dev.salesflow.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.salesflow.identity.Role;
import dev.salesflow.imports.reading.Question;
import dev.salesflow.opportunity.DealFacts;
import dev.salesflow.opportunity.FactBook;
import dev.salesflow.opportunity.KeyFact.Kind;
import dev.salesflow.opportunity.OpportunityBook;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TakingListsInTest extends WithLists {

    private static final DealFacts FIVE_THOUSAND = DealFacts.NONE.withAmount(new BigDecimal("5000"), "CNY");

    @Autowired
    OpportunityBook opportunities;
    @Autowired
    FactBook facts;

    @Test
    void takesProductsInAndFindsThemUnchangedTheSecondTime() {
        var list = "product,series,sales_price\nPump " + w + ",P,550\nValve " + w + ",V,\"1,096.50\"\n";

        var first = imports.bring("products", list, admin);
        var second = imports.bring("products", list, admin);
        var third = imports.bring("products", list.replace("550", "560"), admin);

        ImportFixture.counts(first, 2, 0, 0, 0, 0);
        ImportFixture.counts(second, 0, 0, 2, 0, 0);
        ImportFixture.counts(third, 0, 1, 1, 0, 0);
        assertThat(jdbc.sql("select list_price::text from product where name = ?").param("Valve " + w).query(String.class).single()).isEqualTo("1096.50");
    }

    @Test
    void aPriceListSaysWhatIsSoldInWholeUnitsAndWhatItLeavesEmptyStays() {
        var list = "产品,单位,售价,仅整数销售\nPump " + w + ",套,550,否\nValve " + w + ",人天,10,是\nHose " + w + ",米,3,\n";

        imports.bring("products", list, admin);
        imports.bring("products", "产品,售价\nPump " + w + ",560\n", admin);

        assertThat(jdbc.sql("select name || ' ' || coalesce(whole_units::text, '?') from product where name like ? order by name").param("% " + w).query(String.class).list())
                .containsExactly("Hose " + w + " ?", "Pump " + w + " false", "Valve " + w + " true");
    }

    @Test
    void takesATeamInWithItsManagersAndInvitesInsteadOfSettingPasswords() {
        var list = "sales_agent,manager,regional_office\nAda " + w + ",Meg " + w + ",North\nBen " + w + ",Meg " + w + ",North\n";

        var first = imports.bring("team", list, admin);
        var second = imports.bring("team", list, admin);

        ImportFixture.counts(first, 2, 0, 0, 0, 0);
        ImportFixture.counts(second, 0, 0, 2, 0, 0);
        assertThat(imports.rows(first, admin)).containsEntry(2, "created");
        var reps = jdbc.sql("""
                        select u.role || ' ' || m.role || ' ' || t.territory from app_user u join team t on t.id = u.team_id
                        join app_user m on m.team_id = t.id and m.role = 'MANAGER' where u.name = ? and u.password is null""")
                .param("Ada " + w).query(String.class).single();
        assertThat(reps).isEqualTo("REP MANAGER North");
        assertThat(jdbc.sql("select login from app_user where name = ?").param("Ada " + w).query(String.class).single()).isEqualTo("ada." + w);
    }

    @Test
    void givesEveryRowOfACustomerListOneVerdict() {
        var list = "account,sector,year_established,revenue,employees,office_location,subsidiary_of\n"
                + "Child " + w + ",retail,1990,12.5,10,Kenya,Parent " + w + "\n"
                + "Parent " + w + ",retail,1980,100,1000,Kenya,\n"
                + "Parent " + w + " Ltd,retail,1980,100,1000,Kenya,\n"
                + "Late " + w + ",retail,1990,12.5,ten,Kenya,\n"
                + ",retail,1990,12.5,10,Kenya,\n"
                + "Orphan " + w + ",retail,1990,12.5,10,Kenya,Nobody " + w + "\n"
                + "Short " + w + ",retail\n";

        var run = imports.bring("customers", list, admin);

        ImportFixture.counts(run, 3, 0, 0, 1, 3);
        assertThat(imports.rows(run, admin)).containsEntry(2, "created").containsEntry(3, "created")
                .containsEntry(4, "duplicate name imports.reason.repeats").containsEntry(5, "failed employees imports.reason.notWhole")
                .containsEntry(6, "failed name imports.reason.required").containsEntry(7, "created parent imports.remark.parent.unknown")
                .containsEntry(8, "failed imports.reason.cells");
        assertThat(jdbc.sql("select p.name from customer c join customer p on p.id = c.parent_id where c.name = ?").param("Child " + w)
                .query(String.class).single()).isEqualTo("Parent " + w);
        ImportFixture.counts(imports.bring("customers", list, admin), 0, 0, 3, 1, 3);
    }

    @Test
    void writesWhatChangesIntoTheCustomersHistoryAndKeepsWhatTheListLeavesEmpty() {
        imports.bring("customers", "name,city,phone\nFirma " + w + ",Kiel,0431 1\n", admin);

        var run = imports.bring("customers", "name,city,phone\nFirma " + w + " GmbH,Lübeck,\n", admin);

        ImportFixture.counts(run, 0, 1, 0, 0, 0);
        var changes = jdbc.sql("select h.field || ': ' || coalesce(h.old_value, '') || ' > ' || h.new_value from customer_change h"
                + " join customer c on c.id = h.customer_id where c.name = ?").param("Firma " + w + " GmbH").query(String.class).list();
        assertThat(changes).containsExactlyInAnyOrder("city: Kiel > Lübeck", "name: Firma " + w + " > Firma " + w + " GmbH");
        assertThat(jdbc.sql("select phone from customer where name = ?").param("Firma " + w + " GmbH").query(String.class).single()).isEqualTo("0431 1");
    }

    @Test
    void turnsDownARowWhoseRegistrationNumberBelongsToACustomerWithAnotherExternalId() {
        imports.bring("customers", "name,externalId,registrationNumber\nOne W,E1W,R1W\nTwo W,E2W,R2W\nThree W,,R3W\n".replace("W", w), admin);

        var run = imports.bring("customers", ("name,externalId,registrationNumber\nOne W,E9W,R1W\nTwo W,E2W,R3W\n"
                + "One again W,E1W,R4W\n").replace("W", w), admin);

        ImportFixture.counts(run, 0, 1, 0, 0, 2);
        assertThat(imports.rows(run, admin)).containsEntry(2, "failed registrationNumber imports.reason.idsContradict")
                .containsEntry(3, "failed registrationNumber imports.reason.idsContradict");
        assertThat(jdbc.sql("select external_id || ' ' || registration_number from customer where external_id like '%' || ? order by 1").param(w)
                .query(String.class).list()).containsExactly("E1" + w + " R4" + w, "E2" + w + " R2" + w);
    }

    @Test
    void linksParentsInAsManyStatementsHoweverManyThereAre() {
        imports.bring("customers", "name,externalId,parent\nTop W,TW,\nOne W,AW,\nTwo W,BW,\nThree W,CW,\n".replace("W", w), admin);

        var run = imports.bring("customers", ("name,externalId,parent\nTop W,TW,\nOne W,AW,Top W\nTwo W,BW,Nobody W\nThree W,CW,Top W\n")
                .replace("W", w), admin);

        ImportFixture.counts(run, 0, 2, 2, 0, 0);
        assertThat(imports.rows(run, admin)).containsEntry(2, "unchanged").containsEntry(3, "updated")
                .containsEntry(4, "unchanged parent imports.remark.parent.unknown").containsEntry(5, "updated");
    }

    @Test
    void keepsTheParentThatACustomerHadWhereTheListsWouldCloseACircle() {
        imports.bring("customers", "name,parent\nTop W,\nLow W,Top W\nLowest W,Low W\n".replace("W", w), admin);

        var run = imports.bring("customers", "name,parent\nLow W,Lowest W\n".replace("W", w), admin);

        assertThat(imports.rows(run, admin)).containsEntry(2, "unchanged parent imports.remark.parent.circle");
        assertThat(jdbc.sql("select p.name from customer c join customer p on p.id = c.parent_id where c.name = ?").param("Low " + w)
                .query(String.class).single()).isEqualTo("Top " + w);
    }

    @Test
    void tellsOfAListInTheTimelinesOfWhatItBrought() {
        prepare();
        imports.bring("customers", "account,city\nHold W,Kiel\n".replace("W", w), admin);
        imports.bring("opportunities", deals("D1,Rita W,GTX Pro W,Hold W,Engaging,2025-03-01,,10\n"), admin);

        assertThat(jdbc.sql("""
                        select t.kind || coalesce(' ' || o.external_id, '') from timeline_entry t join customer c on c.id = t.customer_id
                        left join opportunity o on o.id = t.opportunity_id where c.name = ? and t.by_login = ? order by t.id""")
                .params("Hold " + w, admin).query(String.class).list())
                .containsExactly("customerImported", "customerUpdatedByList", "opportunityImported " + w + "D1");
    }

    @Test
    void asksEverythingAtOnceAndGoesOnWithTheAnswers() {
        prepare();
        var list = deals("""
                D1,Rita W,GTX Pro W,Hold W,Won,2025-03-01,2025-04-01,1054
                D2,Rita W,GTXPro W,Hold W,Lost,2025-03-02,2025-04-02,0
                D3,Rita W,GTXPro W,,Engaging,2025-03-03,,
                D4,Rita W,Gadget W,,Prospecting,,,
                """);

        var asked = imports.bring("opportunities", list, admin);
        var done = imports.answer(asked, "{\"value:product\": {\"GTXPro W\": \"GTX Pro W\"}, \"missing:customer\": \"report\"}".replace("W", w), admin);

        assertThat(asked.state()).isEqualTo(ImportState.QUESTION);
        assertThat(asked.processed()).isZero();
        assertThat(asked.questions()).extracting(Question::id).containsExactly("value:product", "missing:customer");
        assertThat(asked.questions().get(0).rows().toString()).isEqualTo("{GTXPro " + w + "=2}");
        assertThat(asked.questions().get(1).rows()).isEqualTo(2);
        ImportFixture.counts(done, 2, 0, 0, 0, 2);
        assertThat(imports.rows(done, admin)).containsEntry(4, "failed customer imports.reason.noCustomer");
        assertThat(jdbc.sql("select stage || ' ' || outcome || ' ' || amount from opportunity where external_id = ?").param(w + "D1")
                .query(String.class).single()).isEqualTo("CONTRACT WON 1054.00");
    }

    @Test
    void putsRowsWithoutCustomerUnderOnePlaceholderWhereThePersonSaysSo() {
        prepare();
        var list = deals("D1,Rita W,GTX Pro W,,Engaging,2025-03-03,,\nD2,Rita W,GTX Pro W,,Prospecting,,,\n");

        var done = imports.bring("opportunities", list, admin, "{\"missing:customer\": \"placeholder\"}");
        var again = imports.bring("opportunities", list, admin, "{\"missing:customer\": \"placeholder\"}");

        ImportFixture.counts(done, 2, 0, 0, 0, 0);
        ImportFixture.counts(again, 0, 0, 2, 0, 0);
        assertThat(jdbc.sql("select count(distinct customer_id) from opportunity where external_id like ?").param(w + "%").query(Integer.class).single()).isEqualTo(1);
        assertThat(jdbc.sql("select string_agg(stage, ' ' order by external_id) from opportunity where outcome = 'OPEN' and external_id like ?").param(w + "%")
                .query(String.class).single()).isEqualTo("EXCHANGE FIRST_VISIT");
    }

    @Test
    void makesThePlaceholderOnlyForARowThatIsTaken() {
        prepare();
        jdbc.sql("update customer set external_id = ? where external_id = 'salesflow:not-named'").param(w).update();

        var run = imports.bring("opportunities", deals("D1,Rita W,GTX Pro W,,Won,2025-03-03,2025-03-01,\n"), admin, "{\"missing:customer\": \"placeholder\"}");

        var made = jdbc.sql("select count(*) from customer where external_id = 'salesflow:not-named'").query(Integer.class).single();
        jdbc.sql("update customer set external_id = 'salesflow:not-named' where external_id = ?").param(w).update();
        ImportFixture.counts(run, 0, 0, 0, 0, 1);
        assertThat(made).isZero();
    }

    @Test
    void stopsWithAQuestionWhereASpreadsheetMixedTheDates() {
        prepare();
        var list = deals("D1,Rita W,GTX Pro W,Hold W,Won,10/20/2024,03-01-25,1054\nD2,Rita W,GTX Pro W,Hold W,Won,10-3-24,3/15/2025,7\n");

        var asked = imports.bring("opportunities", list, admin);
        var done = imports.answer(asked, """
                {"date:engage_date": ["MM/dd/yyyy", "MM-dd-yy"], "date:close_date": {"3/15/2025": "MM/dd/yyyy", "03-01-25": "MM-dd-yy"}}""", admin);

        assertThat(asked.questions()).extracting(Question::id).containsExactly("date:engage_date", "date:close_date");
        assertThat(asked.questions().get(0).options()).startsWith("MM/dd/yyyy", "MM-dd-yy").contains("dd-MM-yy");
        assertThat(asked.questions().get(0).examples()).containsExactly("10/20/2024", "10-3-24");
        ImportFixture.counts(done, 2, 0, 0, 0, 0);
        assertThat(jdbc.sql("select started_on || ' ' || closed_on from opportunity where external_id like ? order by external_id").param(w + "%")
                .query(String.class).list()).containsExactly("2024-10-20 2025-03-01", "2024-10-03 2025-03-15");
    }

    @Test
    void refusesDealsWhoseDatesContradictTheirOutcome() {
        prepare();
        var list = deals("""
                D1,Rita W,GTX Pro W,Hold W,Won,2025-03-01,,1
                D2,Rita W,GTX Pro W,Hold W,Won,2025-03-01,2025-02-01,1
                D3,Rita W,GTX Pro W,Hold W,Engaging,2025-03-01,2025-04-01,1
                D4,Nemo,GTX Pro W,Hold W,Won,2025-03-01,2025-04-01,1
                D5,Rita W,Unheard of,Hold W,Won,2025-03-01,2025-04-01,1
                D6,Rita W,GTX Pro W,Nowhere Inc,Won,2025-03-01,2025-04-01,1
                D7,Rita W,GTX Pro W,Hold W,Sleeping,2025-03-01,2025-04-01,1
                D8,Rita W,GTX Pro W,Hold W,Won,2025-03-01,2025-04-01,-1
                """);

        var run = imports.bring("opportunities", list, admin, "{\"value:customer\": {}, \"value:owner\": {}, \"value:product\": {}, \"value:stage\": {}}");

        ImportFixture.counts(run, 0, 0, 0, 0, 8);
        assertThat(imports.rows(run, admin).values()).containsExactlyInAnyOrder(
                "failed closedOn imports.reason.closedWithoutDay", "failed closedOn imports.reason.closedBeforeStart",
                "failed closedOn imports.reason.openButClosed", "failed owner imports.reason.unknownPerson", "failed product imports.reason.unknownProduct",
                "failed customer imports.reason.unknownCustomer", "failed stage imports.reason.notAChoice", "failed amount imports.reason.negative");
    }

    @Test
    void leavesStageAndOutcomeOfAKnownDealToItsProcess() {
        prepare();
        imports.bring("opportunities", deals("D1,Rita W,GTX Pro W,Hold W,Engaging,2025-03-01,,10\n"), admin);

        var run = imports.bring("opportunities", deals("D1,Rita W,GTX Pro W,Hold W,Won,2025-03-01,2025-04-01,12\n"), admin);

        ImportFixture.counts(run, 0, 1, 0, 0, 0);
        assertThat(jdbc.sql("select stage || ' ' || outcome || ' ' || amount from opportunity where external_id = ?").param(w + "D1")
                .query(String.class).single()).isEqualTo("EXCHANGE OPEN 12.00");
        assertThat(imports.rows(run, admin).get(2)).startsWith("updated ").endsWith("imports.remark.kept");
    }

    @Test
    void leavesADealThatEndedInTheDailyWorkAsItIsAndCorrectsOneThatCameClosed() {
        prepare();
        imports.bring("opportunities", deals("D1,Rita W,GTX Pro W,Hold W,Engaging,2025-03-01,,10\nD2,Rita W,GTX Pro W,Hold W,Won,2025-03-01,2025-04-01,10\n"), admin);
        opportunities.win(jdbc.sql("select id from opportunity where external_id = ?").param(w + "D1").query(UUID.class).single(), LocalDate.now(), BigDecimal.TEN, "CNY", admin);

        var run = imports.bring("opportunities", deals("D1,Rita W,GTX Pro W,Hold W,Won,2025-03-01,2025-04-01,12\nD2,Rita W,GTX Pro W,Hold W,Won,2025-03-01,2025-04-01,12\n"), admin);

        assertThat(imports.rows(run, admin).get(2)).isEqualTo("failed amount imports.reason.closedHere");
        assertThat(imports.rows(run, admin).get(3)).startsWith("updated ");
        assertThat(jdbc.sql("select amount::text from opportunity where external_id in (?, ?) order by external_id").params(w + "D1", w + "D2")
                .query(String.class).list()).containsExactly("10.00", "12.00");
    }

    @Test
    void anotherDayOfAListRestsOnNothingThatSpokeForTheOneBefore() {
        prepare();
        var list = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,expectedSigning\nD1W,Rita W,GTX Pro W,Hold W,Engaging,2025-03-01,%s\n".replace("W", w);
        imports.bring("opportunities", list.formatted("2030-03-01"), admin);
        jdbc.sql("""
                insert into key_fact (opportunity_id, kind, value, evidence, said_by, recorded_at)
                select id, 'SCHEDULE', '2030-03-01', 'their plan', 'Ms Li', now() from opportunity where external_id = ?""").param("D1" + w).update();

        imports.bring("opportunities", list.formatted("2030-03-01"), admin);
        assertThat(fact("SCHEDULE")).isEqualTo("2030-03-01 their plan Ms Li");
        imports.bring("opportunities", list.formatted("2030-06-01"), admin);
        assertThat(fact("SCHEDULE")).isEqualTo("2030-06-01");
    }

    @Test
    void anotherAmountOfAListRestsOnNothingThatSpokeForTheOneBeforeAndTheCustomersOwnWordsStay() {
        prepare();
        var list = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,amount,currency\nD1W,Rita W,GTX Pro W,Hold W,Engaging,2025-03-01,%s\n".replace("W", w);
        imports.bring("opportunities", list.formatted("5000,CNY"), admin);
        var deal = jdbc.sql("select id from opportunity where external_id = ?").param("D1" + w).query(UUID.class).single();
        facts.state(deal, opportunities.get(deal).version(), Kind.BUDGET, FIVE_THOUSAND.with(Kind.BUDGET, FIVE_THOUSAND.said(Kind.BUDGET), "plan seen", "Ms Li"), admin);

        imports.bring("opportunities", list.formatted("5000.00,CNY"), admin);
        assertThat(fact("BUDGET")).isEqualTo("5000 CNY plan seen Ms Li");
        imports.bring("opportunities", list.formatted("6000,CNY"), admin);
        assertThat(fact("BUDGET")).isEqualTo("6000 CNY");
        imports.bring("opportunities", list.formatted(",USD"), admin);
        assertThat(fact("BUDGET")).isEqualTo("6000 USD");

        facts.learn(deal, DealFacts.NONE.with(Kind.BUDGET, "about six", "plan seen", "Ms Li"), admin);
        imports.bring("opportunities", list.formatted("7000,CNY"), admin);
        assertThat(fact("BUDGET")).isEqualTo("about six plan seen Ms Li");
    }

    private String fact(String kind) {
        return jdbc.sql("""
                        select concat_ws(' ', value, evidence, said_by) from key_fact
                        where kind = ? and opportunity_id = (select id from opportunity where external_id = ?)""")
                .params(kind, "D1" + w).query(String.class).single();
    }

    @Test
    void aManagerWhoOnlyHelpsWithADealChangesItByNoList() {
        prepare();
        imports.bring("opportunities", deals("D1,Rita W,GTX Pro W,Hold W,Engaging,2025-03-01,,10\n"), admin);
        var manager = imports.person(Role.MANAGER, imports.team());
        jdbc.sql("insert into deal_helper (task_id, opportunity_id, login) select ?, id, ? from opportunity where external_id = ?")
                .params("helps with " + w, manager, w + "D1").update();
        jdbc.sql("update customer set owner_login = ? where id = (select customer_id from opportunity where external_id = ?)").params(manager, w + "D1").update();

        var run = imports.bring("opportunities", deals("D1,,GTX Pro W,Hold W,Engaging,2025-03-01,,12\n"), manager);

        assertThat(imports.rows(run, manager).values()).containsExactly("failed externalId imports.reason.othersOpportunity");
    }

    @Test
    void takesContactsInUnderTheirCustomers() {
        prepare();
        var list = "公司,姓名,职位,手机\nHold W,王芳,采购经理,13800000000\nHold W,王芳,采购经理,13800000000\nNowhere W,李雷,,\n".replace("W", w);

        var run = imports.bring("contacts", list, admin);

        ImportFixture.counts(run, 1, 0, 0, 1, 1);
        ImportFixture.counts(imports.bring("contacts", list, admin), 0, 0, 1, 1, 1);
    }

    @Test
    void gradesTheCustomersOfABatchInItsTransaction() {
        var run = imports.bring("customers", "name,信息化,满意度,选型\nGraded W,外购,非常不满意,已开始\nUnknown W,,,\n".replace("W", w), admin);

        ImportFixture.counts(run, 2, 0, 0, 0, 0);
        assertThat(jdbc.sql("select d.cause || ' ' || coalesce(d.grade, '-') from grade_decision d join customer c on c.id = d.customer_id"
                + " where c.name = ?").param("Graded " + w).query(String.class).list()).hasSize(1).first().asString().startsWith("IMPORTED ");
    }

    @Test
    void proposesForEachColumnTheDateFormatInWhichDealsEndAfterTheyBegin() {
        prepare();
        var list = deals("""
                D1,Rita W,GTX Pro W,Hold W,Won,3-11-24,02-04-25,1
                D2,Rita W,GTX Pro W,Hold W,Won,5-12-24,01-09-25,1
                D3,Rita W,GTX Pro W,Hold W,Won,10/20/2024,3/15/2025,1
                """);

        var asked = imports.bring("opportunities", list, admin);

        assertThat(asked.questions().get(0).proposal().toString()).contains("d-d-d=dd-MM-yy", "d/d/Y=MM/dd/yyyy");
        assertThat(asked.questions().get(1).proposal().toString()).contains("d-d-d=MM-dd-yy", "d/d/Y=MM/dd/yyyy");
    }

    @Test
    void remembersAConfirmedMappingForTheNextFileOfTheSameShape() {
        var list = "Firmenname " + w + ",Ort\nWerft " + w + ",Kiel\n";
        var answer = "{\"mapping\": {\"Firmenname " + w + "\": \"name\", \"Ort\": \"city\"}}";

        var asked = imports.bring("customers", list, admin);
        var done = imports.answer(asked, answer, admin);
        var next = imports.bring("customers", list, admin);

        assertThat(asked.questions()).extracting(Question::id).containsExactly("mapping");
        ImportFixture.counts(done, 1, 0, 0, 0, 0);
        ImportFixture.counts(next, 0, 0, 1, 0, 0);
    }

    @Test
    void aManagerGivesRecordsOnlyToTheirOwnPeopleAndChangesNobodyElses() {
        var team = imports.team();
        var manager = imports.person(Role.MANAGER, team);
        imports.person(Role.REP, team, "Own " + w);
        imports.person(Role.REP, imports.team(), "Other " + w);
        imports.bring("customers", "name,owner\nTaken " + w + ",Other " + w + "\n", admin);

        var run = imports.bring("customers", "name,owner\nA W,Own W\nB W,Other W\nTaken W,\n".replace("W", w), manager);

        assertThat(imports.rows(run, manager).values()).containsExactlyInAnyOrder("created", "failed owner imports.reason.notInTeam",
                "failed name imports.reason.othersCustomer");
    }

    @Test
    void aMisspeltNameIsTakenForNobodyWhomTheManagerDoesNotLead() {
        var team = imports.team();
        var manager = imports.person(Role.MANAGER, team);
        imports.person(Role.REP, team, "Rosalind " + w);
        imports.person(Role.REP, imports.team(), "Quentin " + w);
        var list = "name,owner\nA W,Rosalimd W\nB W,Quentim W\n".replace("W", w);

        var asked = imports.bring("customers", list, manager);
        var all = imports.bring("customers", list, admin);

        assertThat(asked.questions()).singleElement().extracting(Question::proposal).asString()
                .contains("Rosalind").doesNotContain("Quentin");
        assertThat(all.questions().get(0).proposal().toString()).contains("Rosalind", "Quentin");
    }

    private void prepare() {
        imports.person(Role.REP, null, "Rita " + w);
        imports.bring("products", "product\nGTX Pro " + w + "\nGadget " + w + "\n", admin);
        imports.bring("customers", "account\nHold " + w + "\n", admin);
    }

    /** Rows with W for this test's word, under ids of its own. */
    private String deals(String rows) {
        return "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value\n"
                + rows.replaceAll("(?m)^D", "WD").replaceAll("W(?=,|D\\d|$)", w);
    }
}
