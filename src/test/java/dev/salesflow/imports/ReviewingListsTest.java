package dev.salesflow.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.identity.Role;
import dev.salesflow.imports.reading.ColumnMapping.Origin;
import dev.salesflow.imports.reading.Answers;
import dev.salesflow.imports.reading.ImportKind;
import dev.salesflow.imports.reading.Question;
import dev.salesflow.imports.reading.ReadCell;
import dev.salesflow.imports.reading.Reading;
import dev.salesflow.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ReviewingListsTest extends WithLists {

    @Autowired
    ReviewBook reviews;

    @Test
    void showsTheFirstRowsAsTheyWillBeAndWritesNothing() throws Exception {
        imports.bring("customers", "name,phone\nKnown W,0431 1\n".replace("W", w), admin);
        var before = everything();

        var id = upload("customers", "客户名称,电话,员工人数\nKnown W,0431 2\nKnown W,0431 2,5\nNew W,,many\nNext W,,7\nNEXT W,,7\n".replace("W", w), admin);
        var review = reviews.review(id, viewers.of(admin));

        assertThat(review.rows()).extracting(Review.Row::line).containsExactly(2, 3, 4, 5, 6);
        assertThat(review.rows()).extracting(row -> row.outcome().verdict().name()).containsExactly("FAILED", "UPDATED", "FAILED", "CREATED", "DUPLICATE");
        assertThat(review.rows().get(2).cells()).extracting(ReadCell::raw).containsExactly("New " + w, "", "many");
        assertThat(review.rows().get(2).cells().get(2).problem().reason()).isEqualTo("imports.reason.notWhole");
        assertThat(review.run().rows()).isEqualTo(5);
        assertThat(review.run().processed()).isZero();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void keepsWhatAPersonChangesAndAsksAndShowsAnewByIt() throws Exception {
        var id = upload("opportunities", "account,Tag\nHold W,03/04/2025\n".replace("W", w), admin);

        var first = reviews.review(id, viewers.of(admin));
        draft(id, "mapping", Map.of("account", "customer", "Tag", "closedOn"), admin);
        var second = reviews.review(id, viewers.of(admin));
        draft(id, "date:Tag", Map.of("d/d/Y", "dd/MM/yyyy"), admin);
        var third = reviews.review(id, viewers.of(admin));

        assertThat(first.columns().get(1).guess().origin()).isEqualTo(Origin.NOTHING);
        assertThat(second.questions()).extracting(asked -> asked.question().id()).containsExactly("date:Tag", "value:account");
        assertThat(second.rows().get(0).cells().get(1).value()).hasToString("2025-03-04");
        assertThat(third.rows().get(0).cells().get(1).value()).hasToString("2025-04-03");
        assertThat(book.find(id, viewers.of(admin)).state()).isEqualTo(ImportState.QUESTION);
    }

    @Test
    void importsByOneConfirmationWithTheProposalsThatWereShown() throws Exception {
        imports.bring("products", "product\nGTX Pro " + w + "\n", admin);
        imports.bring("customers", "account\nHold " + w + "\n", admin);
        var id = upload("opportunities", "opportunity_id,product,account\n1W,GTXPro W,Hold W\n2W,GTXPro W,\n".replace("W", w), admin);

        assertThatThrownBy(() -> reviews.confirm(id, viewers.of(admin)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.all()).extracting(Refusal::field).containsExactly("missing:customer"));
        draft(id, "missing:customer", "report", admin);
        reviews.confirm(id, viewers.of(admin));
        var done = imports.settled(id, admin);

        ImportFixture.counts(done, 1, 0, 0, 0, 1);
        assertThat(jdbc.sql("select p.name from opportunity o join product p on p.id = o.product_id where o.external_id = ?").param("1" + w)
                .query(String.class).single()).isEqualTo("GTX Pro " + w);
        assertThat(jdbc.sql("select count(*) from import_review where import_id = ?").param(id).query(Integer.class).single()).isZero();
    }

    @Test
    void remembersAMappingForTheSameColumnsInAnyOrderUntilItIsProposedAnew() throws Exception {
        var first = upload("customers", "Kladde W,Ort\nWerft W,Kiel\n".replace("W", w), admin);
        draft(first, "mapping", Map.of("Kladde " + w, "name", "Ort", "city"), admin);
        reviews.confirm(first, viewers.of(admin));
        imports.settled(first, admin);

        var next = upload("customers", "Ort,Kladde W\nKiel,Werft W\n".replace("W", w), admin);
        var remembered = reviews.review(next, viewers.of(admin));
        reviews.proposeAnew(next, viewers.of(admin));
        var anew = reviews.review(next, viewers.of(admin));

        assertThat(remembered.columns()).extracting(column -> column.guess().field()).containsExactly("city", "name");
        assertThat(remembered.columns()).extracting(column -> column.guess().origin()).containsOnly(Origin.REMEMBERED);
        assertThat(remembered.rows().get(0).outcome().verdict().name()).isEqualTo("UNCHANGED");
        assertThat(anew.missing()).containsExactly("name");
    }

    @Test
    void prefersOnesOwnMemoryToThatOfTheTeamAndKnowsNothingOfOtherTeams() throws Exception {
        var team = imports.team();
        var one = imports.person(Role.MANAGER, team);
        var other = imports.person(Role.MANAGER, team);
        var stranger = imports.person(Role.MANAGER, imports.team());
        var list = "A W,B W\nx W,Kiel\n".replace("W", w);
        confirmed(list, Map.of("A " + w, "name", "B " + w, "city"), one);

        var teams = reviews.review(upload("customers", list, other), viewers.of(other));
        var strangers = reviews.review(upload("customers", list, stranger), viewers.of(stranger));
        confirmed(list, Map.of("A " + w, "name", "B " + w, "address"), other);
        var own = reviews.review(upload("customers", list, other), viewers.of(other));

        assertThat(teams.columns().get(1).guess().field()).isEqualTo("city");
        assertThat(strangers.missing()).containsExactly("name");
        assertThat(own.columns().get(1).guess().field()).isEqualTo("address");
    }

    @Test
    void remembersWhatAWordMeansForTheNextListOfTheKind() {
        imports.bring("customers", "account\nHold " + w + "\n", admin);
        var list = "opportunity_id,account,阶段\n1W,Hold W,已递标书W\n".replace("W", w);

        var asked = imports.bring("opportunities", list, admin);
        var done = imports.answer(asked, "{\"value:stage\": {\"已递标书W\": \"QUOTATION\"}}".replace("W", w), admin);
        var next = imports.bring("opportunities", list.replace("1" + w, "2" + w), admin);

        assertThat(asked.questions()).extracting(Question::id).containsExactly("value:阶段");
        ImportFixture.counts(done, 1, 0, 0, 0, 0);
        ImportFixture.counts(next, 1, 0, 0, 0, 0);
        assertThat(jdbc.sql("select stage from opportunity where external_id = ?").param("2" + w).query(String.class).single()).isEqualTo("QUOTATION");
    }

    @Test
    void asksNothingAgainThatWasAnsweredForSuchAListAndShowsWhatItRemembers() throws Exception {
        imports.bring("products", "product\nGTX Pro W\nGTX Mid W\n".replace("W", w), admin);
        imports.bring("customers", "account\nHold " + w + "\n", admin);
        var list = ("opportunity_id,product,account,amount,deal_stage,engage_date,close_date\n1W,GTXPro W,Hold W,1.234,won,01/02/2024,03/04/2024\n"
                + "2W,GTXMid W,,5.678,won,01/02/2024,03/04/2024\n3W,Foo W,Hold W,1.111,won,01/02/2024,03/04/2024\n").replace("W", w);
        var asked = imports.bring("opportunities", list, admin);

        var done = imports.answer(asked, ("{\"*\": \"proposal\", \"missing:customer\": \"placeholder\", \"number:amount\": \"1.234,56\","
                + " \"date:engage_date\": \"dd/MM/yyyy\", \"value:product\": {\"GTXPro W\": \"GTX Mid W\", \"GTXMid W\": \"GTXMid W\", \"Foo W\": \"\"}}").replace("W", w), admin);
        var again = imports.bring("opportunities", list, admin);
        var review = reviews.review(upload("opportunities", list, admin), viewers.of(admin));

        assertThat(asked.questions()).extracting(Question::id).contains("date:engage_date", "date:close_date", "number:amount", "value:product", "missing:customer");
        ImportFixture.counts(done, 2, 0, 0, 0, 1);
        ImportFixture.counts(again, 0, 0, 2, 0, 1);
        assertThat(review.questions()).noneMatch(Reading.Asked::open).extracting(one -> one.question().id())
                .containsExactlyInAnyOrder("date:engage_date", "date:close_date", "number:amount", "value:product", "missing:customer");
        assertThat(review.questions()).filteredOn(one -> one.question().kind() != Question.Kind.values).allMatch(one -> !one.remembered().isEmpty());
        assertThat(review.questions().get(3).remembered()).containsExactlyInAnyOrder("GTXPro " + w, "GTXMid " + w, "Foo " + w);
    }

    @Test
    void asksAgainWhereWhatItRemembersDoesNotFitAndWhereAllWasAcceptedUnseen() {
        imports.bring("customers", "account\nHold W\n".replace("W", w), admin);
        var list = "account,Tag W\nHold W,%s\n".replace("W", w);
        var mapping = "{\"mapping\": {\"account\": \"customer\", \"Tag W\": \"expectedSigning\"}}".replace("W", w);

        imports.bring("opportunities", list.formatted("03/04/2025"), admin, mapping.replace("}}", "}, \"*\": \"proposal\"}"));
        var unseen = imports.bring("opportunities", list.formatted("03/04/2025"), admin, mapping);
        imports.answer(unseen, "{\"date:Tag W\": \"dd/MM/yyyy\"}".replace("W", w), admin);
        var other = imports.bring("opportunities", list.formatted("03-04-25"), admin);

        assertThat(unseen.questions()).extracting(Question::id).containsExactly("date:Tag " + w);
        assertThat(other.questions()).extracting(Question::id).containsExactly("date:Tag " + w);
    }

    @Test
    void losesNothingAndStaysInQuestionWhereAnAnswerDoesNotFit() {
        imports.bring("products", "product\nGTX Pro " + w + "\n", admin);
        imports.bring("customers", "account\nHold " + w + "\n", admin);
        var asked = imports.bring("opportunities", "opportunity_id,product,account\n1W,GTXPro W,Hold W\n".replace("W", w), admin);

        assertThatThrownBy(() -> imports.answer(asked, "{\"value:product\": {\"GTXPro W\": \"GTX Prx W\"}}".replace("W", w), admin))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("value:product"));

        assertThat(book.find(asked.id(), viewers.of(admin)).questions()).extracting(Question::id).containsExactly("value:product");
        ImportFixture.counts(imports.answer(asked, "{\"*\": \"proposal\"}", admin), 1, 0, 0, 0, 0);
    }

    private void confirmed(String list, Map<String, String> mapping, String by) throws Exception {
        var id = upload("customers", list, by);
        draft(id, "mapping", mapping, by);
        reviews.confirm(id, viewers.of(by));
        imports.settled(id, by);
    }

    private void draft(UUID id, String question, Object answer, String by) {
        reviews.draft(id, Map.of(question, new com.fasterxml.jackson.databind.ObjectMapper().valueToTree(answer)), viewers.of(by));
    }

    @Test
    void actsWithTheRightsOfWhoeverPressesImportAsItsPreviewDid() throws Exception {
        var team = imports.team();
        var manager = imports.person(Role.MANAGER, team);
        var leadingAdmin = imports.person(Role.ADMIN, team);
        imports.person(Role.REP, imports.team(), "Other " + w);
        var list = "name,owner\n%s W,Other W\n".replace("W", w);

        var ofManager = upload("customers", list.formatted("First"), manager);
        var forAdmin = reviews.review(ofManager, viewers.of(admin)).rows().get(0).outcome().verdict().name();
        reviews.confirm(ofManager, viewers.of(admin));
        var ofAdmin = upload("customers", list.formatted("Second"), leadingAdmin);
        var forManager = reviews.review(ofAdmin, viewers.of(manager)).rows().get(0).outcome().verdict().name();
        reviews.confirm(ofAdmin, viewers.of(manager));

        assertThat(forAdmin).isEqualTo("CREATED");
        ImportFixture.counts(imports.settled(ofManager, admin), 1, 0, 0, 0, 0);
        assertThat(forManager).isEqualTo("FAILED");
        assertThat(imports.rows(imports.settled(ofAdmin, admin), admin)).containsEntry(2, "failed owner imports.reason.notInTeam");
    }

    private UUID upload(String kind, String text, String by) throws Exception {
        var id = book.startForReview(ImportKind.of(kind), "list.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                new Answers(Map.of()), viewers.of(by));
        imports.settled(id, by);
        return id;
    }

    /** What an import writes; rows of this test only, as others run on the same database. */
    private String everything() {
        return jdbc.sql("""
                        select (select count(*) || ' ' || max(version) from customer where name ilike '%' || :w || '%') || ' ' || (select count(*) from customer_change h
                            join customer c on c.id = h.customer_id where c.name ilike '%' || :w || '%') || ' '
                            || (select count(*) from timeline_entry t join customer c on c.id = t.customer_id where c.name ilike '%' || :w || '%')""")
                .param("w", w).query(String.class).single();
    }
}
