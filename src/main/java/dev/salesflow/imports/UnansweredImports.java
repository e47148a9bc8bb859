package dev.salesflow.imports;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives up imports whose questions nobody answers: their files must not lie in the database for ever. */
@Component
class UnansweredImports {

    private static final Logger LOG = LoggerFactory.getLogger(UnansweredImports.class);

    private final Imports imports;
    private final StoredFiles files;
    private final Duration patience;
    private final Clock clock;

    UnansweredImports(Imports imports, StoredFiles files, @Value("${salesflow.imports.give-up-after}") Duration patience, Clock clock) {
        this.imports = imports;
        this.files = files;
        this.patience = patience;
        this.clock = clock;
    }

    @Scheduled(cron = "0 20 2 * * *")
    @Transactional
    public void giveUp() {
        var now = clock.instant();
        for (var id : imports.unanswered(now.minus(patience))) {
            imports.fail(id, "imports.problem.unanswered", new Object[] {patience.toDays()}, now);
            files.delete(id);
            LOG.info("Import {} is given up: its questions were not answered", id);
        }
    }
}
