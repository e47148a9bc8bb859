package dev.salesflow.prospecting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.salesflow.SalesflowTest;
import dev.salesflow.Statements;
import dev.salesflow.coaching.TestDeals;
import dev.salesflow.identity.Viewers;
import dev.salesflow.opportunity.Stage;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@SalesflowTest
class ProspectListTest {

    @Autowired ProspectBook lists;
    @Autowired NameSources sources;
    @Autowired Viewers viewers;
    @Autowired JdbcClient jdbc;

    ProspectingFixture team;

    @BeforeEach
    void aTeam() {
        team = new ProspectingFixture(jdbc);
    }

    @Test
    void isMadeOfTheCustomersThatFitTheWholeFilter() {
        var names = team.names(6);
        set(names.get(0), "source = 'Yellow pages " + team.territory + "', industry = 'Toys', grade = 'D'");
        set(names.get(1), "source = 'Yellow pages " + team.territory + "', industry = 'Toys'");
        set(names.get(2), "industry = 'Toys', phone = null");
        set(names.get(3), "industry = 'Toys', pooled_on = current_date");
        set(names.get(4), "owner_login = '" + team.other + "'");

        assertThat(sources.sources()).contains("Yellow pages " + team.territory);
        assertThat(made(new NameFilter("Yellow pages " + team.territory, team.territory, "Toys", "D", NameFilter.NONE, null, true))).isEqualTo(1);
        assertThat(made(new NameFilter(null, team.territory, "Toys", NameFilter.NONE, null, null, true))).isEqualTo(1);
        assertThat(made(new NameFilter(null, team.territory, "Toys", null, null, null, false))).isEqualTo(1);
        assertThat(made(new NameFilter(null, team.territory, null, null, team.other, null, true))).isEqualTo(1);
        assertThat(made(team.filter())).as("what waits on no other list").isEqualTo(1);
        var deal = new TestDeals(jdbc, Clock.systemDefaultZone()).open(team.other, Stage.DEMO, 1);
        set(jdbc.sql("select customer_id from opportunity where id = ?").param(deal).query(UUID.class).single(), "territory = '" + team.territory + "', phone = '0512-1'");
        assertThatThrownBy(() -> made(team.filter())).as("its rep speaks with it").hasMessageContaining("noNames");
    }

    @Test
    void ofAnImportTakesWhatTheImportBrought() {
        var names = team.names(3);
        var run = UUID.randomUUID();
        jdbc.sql("""
                        insert into import_run (id, kind, file_name, bytes, charset, delimiter, columns, given_mapping, answers, state, started_by, created_at)
                        values (?, 'CUSTOMERS', 'fair.csv', 1, 'UTF-8', ',', '[]', '{}', '{}', 'DONE', ?, now())""").params(run, team.manager).update();
        jdbc.sql("insert into import_batch (import_id, first_row, lines, verdicts, fields, reasons, records, failed) values (?, 0, '{2,3}', 'CF', '{}', '{}', cast(? as text[]), 1)")
                .params(run, new String[] {names.get(1).toString(), null}).update();

        assertThat(sources.imports(viewers.of(team.manager))).extracting(NameSources.Brought::fileName).containsExactly("fair.csv");
        assertThat(made(new NameFilter(null, null, null, null, null, run, true))).isEqualTo(1);
    }

    @Test
    void aWishThatCannotBeIsRefusedAndLeavesNothing() {
        var by = viewers.of(team.manager);
        assertThatThrownBy(() -> lists.make(team.list(team.caller), by)).isInstanceOf(Refusal.class).hasMessageContaining("noNames");
        team.names(1);
        assertThatThrownBy(() -> lists.make(new NewList("x", " ", null, team.filter(), Set.of()), by)).isInstanceOf(Refusal.class)
                .satisfies(refusal -> assertThat(((Refusal) refusal).all()).extracting(Refusal::field).contains("name", "callers"));
        assertThatThrownBy(() -> lists.make(team.list(team.people.rep()), by)).hasMessageContaining("callers");
        assertThatThrownBy(() -> lists.make(team.list(team.caller), viewers.of(team.people.person("PRESALES", team.team)))).isInstanceOf(AccessDeniedException.class);
        var wish = team.list(team.caller);
        assertThat(lists.make(wish, by)).isEqualTo(lists.make(wish, by));
        assertThat(jdbc.sql("select count(*) from prospect_list where made_by = ?").param(team.manager).query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void isSeenByItsCallersAndWhoLeadsThemAndARepMakesOneOfTheirOwnCustomers() {
        var names = team.names(2);
        set(names.get(0), "owner_login = '" + team.other + "'");
        var own = lists.make(team.list(team.other), viewers.of(team.other));
        var teams = lists.make(team.list(team.caller), viewers.of(team.manager));

        assertThat(lists.get(own, viewers.of(team.other)).progress().names()).isEqualTo(1);
        assertThat(seenBy(team.manager)).contains(own, teams);
        assertThat(seenBy(team.caller)).containsExactly(teams);
        assertThat(seenBy(team.other)).containsExactly(own);
        assertThat(seenBy(team.people.person("MANAGER", team.people.team()))).isEmpty();
        assertThatThrownBy(() -> lists.get(teams, viewers.of(team.other))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> lists.names(teams, null, new Page.Request(0, 10), viewers.of(team.other))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> lists.make(team.list(team.caller), viewers.of(team.other))).hasMessageContaining("callers");
    }

    @Test
    void severalListsWithTheirProgressCostTwoStatements() throws Exception {
        for (var i = 0; i < 3; i++) {
            team.names(2);
            lists.make(team.list(team.caller), viewers.of(team.manager));
        }
        var by = viewers.of(team.manager);

        assertThat(Statements.in(() -> lists.lists(new Page.Request(0, 20), by))).isEqualTo(2);
    }

    private List<UUID> seenBy(String login) {
        return lists.lists(new Page.Request(0, 50), viewers.of(login)).items().stream().map(ProspectList::id).toList();
    }

    private int made(NameFilter filter) {
        var by = viewers.of(team.manager);
        var id = lists.make(new NewList(UUID.randomUUID().toString(), "List", null, filter, Set.of(team.caller)), by);
        return lists.get(id, by).progress().names();
    }

    private void set(UUID customer, String what) {
        jdbc.sql("update customer set " + what + " where id = ?").param(customer).update();
    }
}
