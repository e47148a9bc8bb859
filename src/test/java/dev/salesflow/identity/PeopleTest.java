package dev.salesflow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.salesflow.SalesflowTest;
import dev.salesflow.shared.EarlierRows;
import dev.salesflow.shared.NotFound;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.RowOutcome;
import dev.salesflow.shared.RowOutcome.Verdict;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SalesflowTest
class PeopleTest {

    @Autowired People people;
    @Autowired Teams teams;
    @Autowired Viewers viewers;
    @Autowired Passwords passwords;
    @Autowired PeopleIntake intake;
    @Autowired JdbcClient jdbc;
    @Autowired TransactionTemplate transaction;

    TestLogins logins;
    String tag;

    @BeforeEach
    void ownNames() {
        logins = new TestLogins(people, passwords, teams);
        tag = UUID.randomUUID().toString();
    }

    @Test
    void takesUpAPersonWhoCannotLogInYet() {
        var person = people.create(" New." + tag, new PersonData("  Zoë Ångström ", "zoe@example.com", Role.REP, null, ""));

        assertThat(person).isEqualTo(people.require("new." + tag));
        assertThat(person.name()).isEqualTo("Zoë Ångström");
        assertThat(person.language()).isNull();
        assertThat(person.hasPassword()).isFalse();
        assertThat(people.byName("zoë ångström")).contains(person);
    }

    @Test
    void refusesWhatNoPersonCanBeNamingTheField() {
        refuses("login", "no spaces", new PersonData("A", null, Role.REP, null, null));
        refuses("login", "-" + tag, new PersonData("A", null, Role.REP, null, null));
        refuses("name", tag, new PersonData(" ", null, Role.REP, null, null));
        refuses("name", tag, new PersonData("x".repeat(101), null, Role.REP, null, null));
        refuses("email", tag, new PersonData("A", "not an address", Role.REP, null, null));
        refuses("email", tag, new PersonData("A", "a@b.example\r\nBcc: c@d.example", Role.REP, null, null));
        refuses("role", tag, new PersonData("A", null, null, null, null));
        refuses("team", tag, new PersonData("A", null, Role.REP, UUID.randomUUID(), null));
        refuses("language", tag, new PersonData("A", null, Role.REP, null, "fr"));
        assertThat(people.find(tag)).isEmpty();
    }

    @Test
    void givesALoginToOnePersonOnly() {
        var login = logins.person(Role.REP, null);

        refuses("login", login, new PersonData("Second", null, Role.REP, null, null));
    }

    @Test
    void offersAManagerTheirTeamsPeopleAndARepOnlyThemselves() {
        var team = logins.team(null);
        var manager = logins.person(Role.MANAGER, team);
        var rep = logins.person(Role.REP, logins.team(team));
        var stranger = logins.person(Role.REP, logins.team(null));

        assertThat(people.colleagues(viewers.of(manager), Role.REP)).extracting(Person::login).containsExactly(rep);
        assertThat(people.colleagues(viewers.of(rep))).extracting(Person::login).containsExactly(rep);
        assertThat(people.visibleTo(viewers.of(manager))).extracting(Person::login).containsExactlyInAnyOrder(manager, rep);
        assertThat(people.enabled(Role.REP)).extracting(Person::login).contains(rep, stranger).doesNotContain(manager);
    }

    @Test
    void keepsTeamsATree() {
        var top = logins.team(null);
        var middle = logins.team(top);
        var low = logins.team(middle);

        assertThat(teams.withThoseAbove(low)).containsExactly(low, middle, top);
        assertThatThrownBy(() -> teams.change(top, "Top " + tag, null, low)).isInstanceOf(Refusal.class)
                .extracting(refusal -> ((Refusal) refusal).field()).isEqualTo("parent");
        assertThatThrownBy(() -> teams.change(top, "Top " + tag, null, top)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> teams.remove(middle)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> teams.change(low, teams.require(top).name(), null, null)).isInstanceOf(Refusal.class);
        teams.remove(low);
        assertThatThrownBy(() -> teams.require(low)).isInstanceOf(NotFound.class);
    }

    @Test
    void aListOfManagersThatLeadEachOtherInACircleLeavesATree() {
        var names = List.of("Ann " + tag, "Ben " + tag, "Cho " + tag);
        taken(List.of(led(names.get(0), names.get(1)), led(names.get(1), names.get(2)), led(names.get(2), names.get(0))));

        var ann = teams.byName(names.get(0)).orElseThrow();
        var ben = teams.byName(names.get(1)).orElseThrow();
        var cho = teams.byName(names.get(2)).orElseThrow();
        assertThat(teams.withThoseAbove(ann.id())).containsExactly(ann.id(), ben.id(), cho.id());
        assertThat(cho.parent()).isNull();
    }

    @Test
    void twoPeopleOfAListWithTheSameNameAndDifferentLoginsAreTwo() {
        var name = "张伟 " + tag;

        var outcomes = taken(List.of(listed(name, "Wei.1." + tag), listed(name, "wei.2." + tag)));

        assertThat(outcomes).extracting(RowOutcome::verdict).containsOnly(Verdict.CREATED);
        assertThat(people.byName(name)).extracting(Person::login).containsExactly("wei.1." + tag, "wei.2." + tag);
        assertThat(taken(List.of(listed(name, "WEI.2." + tag)))).extracting(RowOutcome::verdict).containsOnly(Verdict.UNCHANGED);
    }

    @Test
    void aManagerWhoWasNamedBeforeTheirOwnRowHasTheLoginOfThatRow() {
        var boss = "Boss " + tag;

        var outcomes = taken(List.of(led("Ann " + tag, boss), listed(boss, "boss." + tag)));

        assertThat(outcomes).extracting(RowOutcome::verdict).containsOnly(Verdict.CREATED);
        assertThat(people.byName(boss)).singleElement().satisfies(one -> {
            assertThat(one.login()).isEqualTo("boss." + tag);
            assertThat(one.role()).isEqualTo(Role.MANAGER);
        });
    }

    /** A list may be longer than what goes in together, and a row that the database turns down parts it. */
    @Test
    void aManagerWhoWasNamedInAnEarlierBatchOfTheListHasTheLoginOfTheirOwnRow() {
        var boss = "Boss " + tag;
        var list = UUID.randomUUID();

        takenAs(list, List.of(led("Ann " + tag, boss)));
        var outcomes = takenAs(list, List.of(listed(boss, "boss-" + tag), led("Ben " + tag, boss)));

        assertThat(outcomes).extracting(RowOutcome::verdict, RowOutcome::recordId).contains(tuple(Verdict.CREATED, "boss-" + tag));
        assertThat(people.byName(boss)).extracting(Person::login, Person::role).containsExactly(tuple("boss-" + tag, Role.MANAGER));
        assertThat(people.byName("Ann " + tag).get(0).team()).isEqualTo(people.byName(boss).get(0).team());
        assertThat(jdbc.sql("select version from app_user where login = ?").param("boss-" + tag).query(Integer.class).single()).isZero();
    }

    private List<RowOutcome> takenAs(UUID list, List<ListedPerson> rows) {
        return transaction.execute(tx -> {
            jdbc.sql("select set_config('salesflow.list', ?, true)").param(list.toString()).query(String.class).single();
            return taken(rows);
        });
    }

    @Test
    void aManagerIsFoundByTheNameThatAnEarlierRowOfTheListGaveThem() {
        var boss = logins.person(Role.MANAGER, null);
        var renamed = "Renamed " + tag;

        taken(List.of(listed(renamed, boss), led("Ann " + tag, renamed)));

        assertThat(people.byName(renamed)).extracting(Person::login).containsExactly(boss);
    }

    @Test
    void aListGivesNobodyTheLoginThatIsAnAddressOrAnEmailThatIsNone() {
        var outcomes = taken(List.of(listed("Nova " + tag, "new"), listed("Nova " + tag, "not a login"),
                new ListedPerson("Nova " + tag, null, "no address", null, null, null), new ListedPerson("New", null, null, null, null, null)));

        assertThat(outcomes).extracting(RowOutcome::field).containsExactly("login", "login", "email", null);
        assertThat(outcomes.get(3).recordId()).matches("new\\d+");
    }

    @Test
    void looksUpACircleOfTeamsOnlyOnce() {
        var top = logins.team(null);
        var low = logins.team(top);
        jdbc.sql("update team set parent_id = ? where id = ?").params(low, top).update();

        assertThat(teams.withThoseAbove(low)).containsExactly(low, top);
    }

    private static ListedPerson listed(String name, String login) {
        return new ListedPerson(name, login, null, null, null, null);
    }

    private static ListedPerson led(String name, String manager) {
        return new ListedPerson(name, null, null, null, manager, null);
    }

    private void refuses(String field, String login, PersonData data) {
        assertThatThrownBy(() -> people.create(login, data)).isInstanceOf(Refusal.class)
                .extracting(refusal -> ((Refusal) refusal).field()).isEqualTo(field);
    }

    private List<RowOutcome> taken(List<ListedPerson> list) {
        return intake.take(list, EarlierRows.NONE);
    }
}
