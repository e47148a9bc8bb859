package dev.salesflow.coaching;

import dev.salesflow.customer.TestPeople;
import dev.salesflow.identity.Role;
import dev.salesflow.opportunity.Stage;
import java.util.UUID;

/** A team of its own with a manager and a rep who lost deals while a colleague won: row 3 of the trigger table fits. */
public record TestTeam(UUID team, String manager, String rep, String colleague) {

    public static TestTeam with(TestPeople people) {
        var team = people.team();
        return new TestTeam(team, people.person(Role.MANAGER, team), people.person(Role.REP, team), people.person(Role.REP, team));
    }

    public static TestTeam thatLosesDeals(TestPeople people, TestDeals deals) {
        var team = with(people);
        for (var day = 1; day <= 4; day++) {
            deals.closed(team.rep(), Stage.NEGOTIATION, "LOST", day);
            deals.closed(team.colleague(), Stage.CONTRACT, "WON", day);
        }
        return team;
    }
}
