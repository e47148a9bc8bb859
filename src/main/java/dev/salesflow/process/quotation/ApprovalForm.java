package dev.salesflow.process.quotation;

import dev.salesflow.approval.ApprovalBook;
import dev.salesflow.approval.ApprovalCase;
import dev.salesflow.approval.ApprovalDesk;
import dev.salesflow.approval.ApprovalEntry;
import dev.salesflow.approval.ApprovalRequest;
import dev.salesflow.identity.People;
import dev.salesflow.identity.Viewer;
import dev.salesflow.opportunity.OpportunityBook;
import dev.salesflow.process.engine.TaskCompletion.Choice;
import dev.salesflow.quotation.QuotationBook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What a signer reads before they decide, in their language. */
@Component
class ApprovalForm {

    private final ApprovalBook approvals;
    private final ApprovalDesk desk;
    private final QuotationBook quotations;
    private final OpportunityBook opportunities;
    private final QuotationFigures figures;
    private final People people;
    private final MessageSource messages;
    private final String address;

    ApprovalForm(ApprovalBook approvals, ApprovalDesk desk, QuotationBook quotations, OpportunityBook opportunities, QuotationFigures figures, People people,
            MessageSource messages, @Value("${salesflow.address}") String address) {
        this.approvals = approvals;
        this.desk = desk;
        this.quotations = quotations;
        this.opportunities = opportunities;
        this.figures = figures;
        this.people = people;
        this.messages = messages;
        this.address = address;
    }

    Map<String, Object> shown(UUID signer, Viewer reader) {
        var request = approvals.ofSigner(signer);
        var locale = LocaleContextHolder.getLocale();
        var quotation = quotations.get(request.about().subjectId());
        var delegatedBy = request.signer(signer).map(one -> one.delegatedBy()).orElse(null);
        var shown = new HashMap<String, Object>();
        shown.put("title", request.about().title());
        shown.put("requester", asker(request.about(), locale));
        shown.put("shownFacts", request.factsFor(reader).stream().map(fact -> text(locale, fact.label()) + ": " + fact.value())
                .collect(Collectors.joining("\n")));
        shown.put("shownComments", comments(desk.history(request.id())));
        shown.put("delegated", delegatedBy != null);
        shown.put("delegatedBy", delegatedBy == null ? "" : people.require(delegatedBy).name());
        shown.put("steps", steps(request, locale));
        shown.put("step", "0");
        shown.put("earlierSteps", request.step() > 1);
        shown.put("quotationLink", opportunities.isVisible(quotation.opportunityId(), reader) ? figures.link(quotation) : "");
        shown.put("link", address + "/approvals/" + request.id());
        return shown;
    }

    private String asker(ApprovalCase about, Locale locale) {
        var requester = people.require(about.requester()).name();
        return about.submittedBy().equals(about.requester()) ? requester : text(locale, "approval.asker.for", people.require(about.submittedBy()).name(), requester);
    }

    private String comments(List<ApprovalEntry> history) {
        var said = history.stream().filter(entry -> entry.comment() != null && entry.by() != null).toList();
        var names = people.names(said.stream().map(ApprovalEntry::by).toList());
        return said.stream().map(entry -> names.getOrDefault(entry.by(), entry.by()) + ": " + entry.comment()).collect(Collectors.joining("\n"));
    }

    private List<Choice> steps(ApprovalRequest request, Locale locale) {
        var steps = new ArrayList<Choice>();
        var about = request.about();
        var requester = people.require(about.requester()).name();
        steps.add(new Choice("0", about.submittedBy().equals(about.requester()) ? text(locale, "approval.toRequester", requester)
                : text(locale, "approval.toRequester.for", requester, people.require(about.submittedBy()).name())));
        for (int step = 1; step < request.step(); step++) {
            steps.add(new Choice(String.valueOf(step), text(locale, "approval.step", step)));
        }
        return steps;
    }

    private String text(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
