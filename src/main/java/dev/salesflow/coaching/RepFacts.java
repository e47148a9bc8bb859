package dev.salesflow.coaching;

import dev.salesflow.opportunity.Stage;
import java.math.BigDecimal;

/**
 * What the table {@code coaching-trigger} sees of one rep on one day. A value is null where it is not available: nothing
 * to divide by, never coached, deals in several currencies. Rates are per cent, "behind" is points below all the reps of
 * the same manager together.
 *
 * @param daysInTeam since the rep's login was made; a newcomer has had no time for four weeks' meetings
 * @param daysSinceCoaching since the last round ended
 * @param meetings held by the rep in the last 28 days, with recorded visits
 * @param openAmount sum of the open deals
 * @param largestDeal the largest open deal
 * @param currency of both (ISO 4217); null where the open deals have several or none
 * @param standingStill open deals, not paused, longer in their stage than the table {@code stage-patience} allows
 * @param signingOverdue open deals whose expected signing has passed
 * @param keyFactsMissing open deals of A customers where one of the six key facts is unknown or without evidence
 * @param losses deals lost in the last 180 days
 * @param winRate won of all closed in the last 180 days
 * @param weakestStage where most deals are missing against what the team's conversion would have given
 * @param conversion of the weakest stage: of the deals that entered it in the last 180 days and no longer stand
 *                   there, those that went on
 * @param conversionDeals how many deals that rate rests on
 * @param averageDiscount per cent, over the quotations of the last 90 days on the rep's deals
 */
public record RepFacts(
        String rep,
        Integer daysInTeam,
        Integer daysSinceCoaching,
        Integer meetings,
        Integer openDeals,
        BigDecimal openAmount,
        BigDecimal largestDeal,
        String currency,
        Integer standingStill,
        Integer signingOverdue,
        Integer keyFactsMissing,
        Integer losses,
        BigDecimal winRate,
        BigDecimal winRateBehind,
        Stage weakestStage,
        BigDecimal conversion,
        BigDecimal conversionBehind,
        Integer conversionDeals,
        BigDecimal averageDiscount,
        BigDecimal deepestDiscount) {
}
