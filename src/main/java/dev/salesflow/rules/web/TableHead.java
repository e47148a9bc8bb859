package dev.salesflow.rules.web;

import dev.salesflow.identity.People;
import dev.salesflow.identity.Role;
import dev.salesflow.identity.Viewers;
import dev.salesflow.rules.change.DraftBook;
import dev.salesflow.rules.change.RuleChangeSummary;
import dev.salesflow.rules.change.RuleRights;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What every page of one table shows above its own part, and who may do what there. */
@Component
class TableHead {

    private final DraftBook drafts;
    private final RuleRights rights;
    private final RuleChangeSummary summary;
    private final People people;
    private final Viewers viewers;

    TableHead(DraftBook drafts, RuleRights rights, RuleChangeSummary summary, People people, Viewers viewers) {
        this.drafts = drafts;
        this.rights = rights;
        this.summary = summary;
        this.people = people;
        this.viewers = viewers;
    }

    /** Of these people by login, for pages that name them; nobody where the login is null. */
    Map<String, String> names(Stream<String> logins) {
        return people.names(logins.filter(Objects::nonNull).distinct().toList());
    }

    void fill(String table, Model model, Locale locale) {
        drafts.contract(table);
        var viewer = viewers.current();
        model.addAttribute("table", table);
        model.addAttribute("name", summary.name(table, locale));
        model.addAttribute("open", drafts.open(table).orElse(null));
        model.addAttribute("mayEdit", rights.may(viewer, RuleRights.Kind.EDIT, table));
        model.addAttribute("mayApprove", rights.may(viewer, RuleRights.Kind.APPROVE, table));
        model.addAttribute("leads", viewer.leads());
        model.addAttribute("isAdmin", viewer.seesEverything());
        if (viewer.seesEverything()) {
            model.addAttribute("managers", people.colleagues(viewer, Role.MANAGER));
            model.addAttribute("named", Stream.of(RuleRights.Kind.values())
                    .collect(Collectors.toMap(Enum::name, kind -> rights.named(table, kind))));
        }
    }
}
