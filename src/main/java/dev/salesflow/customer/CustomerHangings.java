package dev.salesflow.customer;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of this module hangs on a customer. */
@Configuration
class CustomerHangings {

    /** Who the one that stays has already, with nothing new said of them, stays with the merged one. */
    private static final String NEW_PERSON = "not exists (select 1 from contact mine where mine.customer_id = :into"
            + " and lower(mine.name) = lower(t.name) and "
            + Stream.of("title", "role", "phone", "mobile", "email", "birthday", "note")
                    .map(column -> "(t.%1$s is null or t.%1$s = mine.%1$s)".formatted(column)).collect(Collectors.joining(" and ")) + ")";

    @Bean
    HangingRecords contactsOfCustomer() {
        return HangingRecords.moving("contacts", "contact", "customer_id").withVersion().where(NEW_PERSON);
    }

    @Bean
    HangingRecords childrenOfCustomer() {
        return HangingRecords.moving("children", "customer", "parent_id").withVersion().where("t.id <> :into");
    }

    /** Those merged into the merged one are parts of the one that stays, too. */
    @Bean
    HangingRecords partsOfCustomer() {
        return HangingRecords.moving(null, "customer", "merged_into");
    }

    @Bean
    HangingRecords changesOfCustomer() {
        return HangingRecords.moving("changes", "customer_change", "customer_id");
    }

    @Bean
    HangingRecords mergesFromCustomer() {
        return HangingRecords.staying(null, "customer_merge", "from_id");
    }

    @Bean
    HangingRecords mergesIntoCustomer() {
        return HangingRecords.staying(null, "customer_merge", "into_id");
    }

    @Bean
    HangingRecords matchOfCustomer() {
        return HangingRecords.staying(null, "customer_match", "customer_id");
    }

    /** One that is merged is passed over, and queued anew when it is parted. */
    @Bean
    HangingRecords comparisonOfCustomer() {
        return HangingRecords.staying(null, "customer_uncompared", "customer_id");
    }

    @Bean
    HangingRecords pairsOfOneCustomer() {
        return HangingRecords.staying(null, "customer_pair", "one");
    }

    @Bean
    HangingRecords pairsOfOtherCustomer() {
        return HangingRecords.staying(null, "customer_pair", "other");
    }
}
