package dev.salesflow.contract;

import dev.salesflow.identity.Duties;
import dev.salesflow.identity.Duty;
import dev.salesflow.identity.Viewer;
import dev.salesflow.opportunity.OpportunityBook;
import org.springframework.stereotype.Component;

/** Which contracts somebody sees: those of the deals they see; whoever is finance sees all, for what is due is theirs to watch. */
@Component
public class ContractSight {

    private final Duties duties;

    ContractSight(Duties duties) {
        this.duties = duties;
    }

    /** Found out once for all that is shown to them. */
    public Sight of(Viewer viewer) {
        return new Sight(viewer, viewer.seesEverything() || duties.of(viewer.login()).contains(Duty.FINANCE));
    }

    /** What one person sees; the SQL holds for the deals {@code o} and takes {@link Viewer#parameters()}. */
    public record Sight(Viewer viewer, boolean all) {

        /** All of them, but not the deals behind. */
        public boolean asFinance() {
            return all && !viewer.seesEverything();
        }

        public String sees() {
            return all ? "true" : OpportunityBook.sees(viewer);
        }

        /** The same where money that is due is theirs to ask for: not where they only help. */
        public String asksFor() {
            return all ? "true" : viewer.worksOn("o.owner_login");
        }
    }
}
