package dev.salesflow.prospecting;

import dev.salesflow.rules.TableContract;
import dev.salesflow.rules.TableContract.Answers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tables that say when a name is called again, and how many new sheets a second person checks. */
@Configuration
public class ProspectingRules {

    public static final TableContract<CallAgainFacts, CallAgainFacts.Advice> CALL_AGAIN =
            TableContract.oneRow("prospecting", "call-again", CallAgainFacts.class, CallAgainFacts.Advice.class);
    public static final TableContract<SheetShareFacts, SheetShareFacts.Share> SHEET_CHECK =
            TableContract.oneRow("prospecting", "sheet-check", SheetShareFacts.class, SheetShareFacts.Share.class)
                    .answering(Answers.EVERY_CASE);

    @Bean
    TableContract<CallAgainFacts, CallAgainFacts.Advice> callAgainTable() {
        return CALL_AGAIN;
    }

    @Bean
    TableContract<SheetShareFacts, SheetShareFacts.Share> sheetCheckTable() {
        return SHEET_CHECK;
    }
}
