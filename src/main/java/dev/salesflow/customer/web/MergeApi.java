package dev.salesflow.customer.web;

import dev.salesflow.customer.CustomerBook;
import dev.salesflow.customer.CustomerField;
import dev.salesflow.customer.FieldChange;
import dev.salesflow.customer.merge.DuplicateBook;
import dev.salesflow.customer.merge.Merge;
import dev.salesflow.customer.merge.MergeBook;
import dev.salesflow.customer.merge.Pair;
import dev.salesflow.customer.merge.Source;
import dev.salesflow.identity.Viewers;
import dev.salesflow.shared.Page;
import dev.salesflow.shared.Refusals;
import dev.salesflow.shared.web.Query;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Finding, merging and parting customers by script, by the same doors as the pages. */
@RestController
@RequestMapping("/api/customers")
class MergeApi {

    /** Which customer becomes a part of the one in the address; versions are optional, fields not named keep the value of the one that stays. */
    @Schema(name = "MergeStart")
    record Start(UUID with, Integer version, Integer withVersion, Map<String, Source> fields) {
    }

    /** One merge; {@code changes} are those of the customer that stays. */
    @Schema(name = "Merge")
    record Item(UUID id, UUID into, UUID from, String fromName, String by, Instant at, List<FieldChange> changes) {

        static Item of(Merge merge) {
            return new Item(merge.id(), merge.into(), merge.from(), merge.fromName(), merge.by(), merge.at(), merge.changes());
        }
    }

    /** Latest first: that is the order in which they can be undone. */
    @Schema(name = "Merges")
    record Items(List<Item> items) {
    }

    private static final int USUAL_SIZE = 50;

    private final DuplicateBook duplicates;
    private final MergeBook merging;
    private final CustomerBook customers;
    private final Viewers viewers;

    MergeApi(DuplicateBook duplicates, MergeBook merging, CustomerBook customers, Viewers viewers) {
        this.duplicates = duplicates;
        this.merging = merging;
        this.customers = customers;
        this.viewers = viewers;
    }

    @Operation(operationId = "listDuplicates", summary = "Customers that may be one", description = "Pairs of customers one sees both of, the surest first.")
    @GetMapping("/duplicates")
    Page<Pair> duplicates(Query query) {
        boolean dismissed = "true".equals(query.oneOf("dismissed", List.of("true", "false")));
        var page = query.pageAndSize(USUAL_SIZE);
        query.mustBeUnderstood();
        return duplicates.pairs(dismissed, viewers.current(), page);
    }

    @Operation(operationId = "listMerges", summary = "Merges into a customer that are not undone")
    @GetMapping("/{id}/merges")
    Items merges(@PathVariable UUID id) {
        customers.find(id, viewers.current());
        return new Items(merging.intoWithChanges(id).stream().map(Item::of).toList());
    }

    @Operation(operationId = "mergeCustomers", summary = "Makes one of two customers",
            description = "The one in the address stays, with all that hung on the other. Per field FROM takes the other's value, BOTH one below the other;"
                    + " amounts in two currencies go together with the currency. With versions it is refused with 409 where somebody changed one meanwhile.")
    @PostMapping("/{id}/merges")
    ResponseEntity<Item> merge(@PathVariable UUID id, @RequestBody Start start) {
        var problems = new Refusals().require(start.with() != null, "with", "error.required");
        var chosen = new EnumMap<CustomerField, Source>(CustomerField.class);
        (start.fields() == null ? Map.<String, Source>of() : start.fields()).forEach((key, source) -> {
            var field = CustomerField.ofKey(key);
            problems.require(field.isPresent() && source != null, "fields." + key, "customer.merge.error.field", key);
            field.filter(known -> source != null).ifPresent(known -> chosen.put(known, source));
        });
        problems.throwIfAny();
        var viewer = viewers.current();
        int version = start.version() != null ? start.version() : customers.forEditing(id, viewer).version();
        int withVersion = start.withVersion() != null ? start.withVersion() : customers.forEditing(start.with(), viewer).version();
        var merge = merging.merge(id, version, start.with(), withVersion, chosen, viewer);
        return ResponseEntity.created(URI.create("/api/customers/" + id + "/merges/" + merge)).body(Item.of(merging.find(merge, id, viewer)));
    }

    @Operation(operationId = "undoMerge", summary = "Makes two customers of one again",
            description = "What came over goes back, and fields that nobody changed since get their former values. What is new since stays with the one that"
                    + " stayed. Refused where a later merge is to be undone first.")
    @DeleteMapping("/{id}/merges/{merge}")
    Item part(@PathVariable UUID id, @PathVariable UUID merge) {
        var viewer = viewers.current();
        var found = merging.find(merge, id, viewer);
        var stayed = customers.find(id, viewer);
        merging.part(merge, id, stayed.version(), found.untouched(stayed.data()), viewer);
        return Item.of(found);
    }
}
