package dev.salesflow.process.quotation;

import dev.salesflow.process.engine.Variable;

/** What the model reads beside the deal's own variables. */
final class QuotationVariables {

    static final Variable<Boolean> APPROVAL_NEEDED = new Variable<>("approvalNeeded", Boolean.class);
    /** Who submitted it, where the approval runs beside the deal's own model. */
    static final Variable<String> SUBMITTED_BY = new Variable<>("submittedBy", String.class);
    /** How many are asked now. */
    static final Variable<Integer> SIGNERS = new Variable<>("signers", Integer.class);
    /** What the last decision means for those who are asked: {@code open}, {@code nextStep}, {@code approved} or {@code sentBack}. */
    static final Variable<String> APPROVAL_VERDICT = new Variable<>("approvalVerdict", String.class);
    /** Of one task: who is asked, as login. */
    static final Variable<String> APPROVER = new Variable<>("approver", String.class);
    /** Of one task: whose place in the approval it is. */
    static final Variable<String> SIGNER = new Variable<>("signer", String.class);

    private QuotationVariables() {
    }
}
