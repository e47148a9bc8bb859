package dev.salesflow.rules.web;

import dev.salesflow.identity.Viewers;
import dev.salesflow.rules.Cases;
import dev.salesflow.rules.LiveTable;
import dev.salesflow.rules.RuleBook;
import dev.salesflow.rules.RuleVersion;
import dev.salesflow.rules.RuleVersions;
import dev.salesflow.rules.TableContract;
import dev.salesflow.rules.change.DraftBook;
import dev.salesflow.rules.change.RuleChange;
import dev.salesflow.rules.change.RuleChangeSummary;
import dev.salesflow.shared.Refusal;
import dev.salesflow.shared.Refusals;
import dev.salesflow.shared.web.Query;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Rule tables by script: what there is, its versions, and decisions about cases. */
@RestController
@RequestMapping("/api/rules")
class RuleApi {

    private static final int MOST_CASES = 10_000;
    private static final int USUAL_SIZE = 50;

    @Schema(name = "RuleTableItem")
    record Item(String table, String name, int version, String origin, String publishedBy, Instant publishedAt, String openChange) {
    }

    @Schema(name = "RuleTables")
    record Items(List<Item> items) {
    }

    /** {@code source} is the whole table as a decision table in CSV. */
    @Schema(name = "RuleVersion")
    record Version(String table, int version, String origin, String publishedBy, Instant publishedAt, String reviewedBy, String reason,
            boolean emergency, Integer restores, String source) {

        static Version of(RuleVersion version) {
            var approval = version.approval();
            return new Version(version.table(), version.version(), version.origin().name(), version.publishedBy(), version.publishedAt(),
                    approval == null ? null : approval.reviewer(), approval == null ? null : approval.reason(),
                    approval != null && approval.emergency(), approval == null ? null : approval.restores(), version.source());
        }
    }

    @Schema(name = "RuleVersions")
    record Versions(List<Version> items) {
    }

    /** Each case by the names of the table's facts, as texts, numbers or truth values; a fact that is not named is not known. Without a version the live one decides. */
    @Schema(name = "RuleCases")
    record Asked(Integer version, List<Map<String, FactText>> cases) {
    }

    /** {@code rows} are the numbers of the rows that count, {@code results} what the first of them says. */
    @Schema(name = "RuleAnswer")
    record Answer(List<Integer> rows, Map<String, String> results) {
    }

    @Schema(name = "RuleAnswers")
    record Answers(String table, int version, List<Answer> items) {
    }

    private final RuleBook rules;
    private final RuleVersions versions;
    private final DraftBook drafts;
    private final RuleChangeSummary summary;
    private final Viewers viewers;

    RuleApi(RuleBook rules, RuleVersions versions, DraftBook drafts, RuleChangeSummary summary, Viewers viewers) {
        this.rules = rules;
        this.versions = versions;
        this.drafts = drafts;
        this.summary = summary;
        this.viewers = viewers;
    }

    @Operation(operationId = "listRules", summary = "The rule tables",
            description = "Each with the version that runs and whether a change is under way.")
    @GetMapping
    Items list(Locale locale) {
        var open = drafts.allOpen().stream().collect(Collectors.toMap(RuleChange::table, change -> change.state().name()));
        return new Items(versions.latest().stream().filter(latest -> rules.contract(latest.table()).isPresent())
                .map(latest -> new Item(latest.table(), summary.name(latest.table(), locale), latest.version(), latest.origin().name(),
                        latest.publishedBy(), latest.publishedAt(), open.get(latest.table()))).toList());
    }

    @Operation(operationId = "listRuleVersions", summary = "Versions of a rule table", description = "The newest first.")
    @GetMapping("/{table}/versions")
    Versions versions(@PathVariable String table, Query query) {
        var before = query.whole("before", 1, Integer.MAX_VALUE);
        query.mustBeUnderstood();
        drafts.contract(table);
        return new Versions(versions.before(table, before == null ? Integer.MAX_VALUE : before.intValue(), USUAL_SIZE).stream().map(Version::of).toList());
    }

    @Operation(operationId = "findRuleVersion", summary = "One version of a rule table")
    @GetMapping("/{table}/versions/{version}")
    Version version(@PathVariable String table, @PathVariable int version) {
        return Version.of(drafts.version(table, version));
    }

    @Operation(operationId = "decideByRule", summary = "Decides about cases by a rule table",
            description = "Up to 10000 cases, all by one version. Nothing is kept.")
    @PostMapping("/{table}/decisions")
    Answers decide(@PathVariable String table, @RequestBody Asked asked) {
        if (!viewers.current().leads()) {
            throw new AccessDeniedException("only leaders try rules");
        }
        new Refusals().require(asked.cases() != null && !asked.cases().isEmpty(), "cases", "error.required")
                .require(asked.cases() == null || asked.cases().size() <= MOST_CASES, "cases", "rules.change.tooMuch", MOST_CASES).throwIfAny();
        return decide(drafts.contract(table), asked);
    }

    private <F extends Record, R extends Record> Answers decide(TableContract<F, R> contract, Asked asked) {
        LiveTable<F, R> table = asked.version() == null ? rules.live(contract)
                : rules.trial(contract, drafts.version(contract.table(), asked.version()));
        var facts = new ArrayList<F>();
        var refusals = new ArrayList<Refusal>();
        for (var i = 0; i < asked.cases().size(); i++) {
            try {
                facts.add(Cases.facts(contract, texts(asked.cases().get(i))));
            } catch (Refusal refusal) {
                var place = "cases[" + i + "].";
                refusal.all().forEach(one -> refusals.add(Refusal.ofField(place + one.field(), one.key(), one.arguments())));
            }
        }
        if (!refusals.isEmpty()) {
            throw Refusal.ofAll(refusals.stream().limit(50).toList());
        }
        return new Answers(contract.table(), table.version().version(), table.decideAll(facts).stream().map(decision -> {
            var rows = decision.fired().stream().map(fired -> fired.row()).toList();
            return new Answer(rows, rows.isEmpty() ? Map.of() : Cases.results(table.table(), rows.get(0)));
        }).toList());
    }

    private static Map<String, String> texts(Map<String, FactText> facts) {
        var texts = new HashMap<String, String>();
        if (facts != null) {
            facts.forEach((name, fact) -> texts.put(name, fact == null ? null : fact.text()));
        }
        return texts;
    }
}
