package dev.salesflow.opportunity.competition;

import dev.salesflow.opportunity.competition.Contender.Standing;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who leads in a deal, as its contenders stand: those ahead of us; where nobody is, those level with us; else we do.
 *
 * @param standing of the foremost contenders, {@code names} theirs
 */
public record Lead(Standing standing, String names) {

    /** Empty where no contender is known. */
    public static Optional<Lead> of(List<Contender> contenders) {
        return contenders.stream().map(Contender::standing).min(Standing::compareTo).map(foremost -> new Lead(foremost,
                contenders.stream().filter(one -> one.standing() == foremost).map(Contender::name).collect(Collectors.joining(", "))));
    }
}
