/**
 * Decision tables that managers own: read, checked, published as immutable versions and decided by.
 * Must not know any business module; they hand in their facts as records. Publishes {@link dev.salesflow.rules.RulesPublished}.
 * Door: {@link dev.salesflow.rules.RuleBook}.
 *
 * <p>How a module decides by a table: a record of facts, a record of results, a contract that names both, and the file
 * {@code rules/<module>/<table>.drl.csv} with {@code <table>.examples.csv} beside it.
 * <pre>{@code
 * public record CareFacts(Tier tier, Integer daysSinceContact, BigDecimal yearlyPurchase) {}   // null = not known
 * public record CareAdvice(Advice advice, Boolean urgent) {}                                  // null = cell left empty
 *
 * @Configuration
 * class CareRules {
 *     static final TableContract<CareFacts, CareAdvice> CONTACT_DUE =
 *             TableContract.oneRow("care", "contact-due", CareFacts.class, CareAdvice.class);
 *
 *     @Bean
 *     TableContract<CareFacts, CareAdvice> contactDueTable() {
 *         return CONTACT_DUE;
 *     }
 * }
 *
 * Decision<CareAdvice> decision = ruleBook.decide(CareRules.CONTACT_DUE, facts);               // or decideAll(…, list)
 * decision.row().ifPresent(fired -> remind(fired.result().advice(), fired.row(), fired.note().in(locale)));
 * }</pre>
 * Of a new file only the line of labels ({@code valid from,valid until,note (en),note (zh),row,daysSinceContact >=,-> advice})
 * and the rows are typed; {@code WriteTables} among the tests writes the rest. An operator is one of {@code = != < <= > >=
 * between in, not in, known}; a list and a range stand in one cell, separated by commas; an empty cell is any value.
 * With {@code TableContract.allRows} every row that fits fires: {@code decision.fired()}. Components may be enums, String,
 * Boolean, Integer, BigDecimal; a result may also be a {@code List} of an enum.
 *
 * <p>{@link dev.salesflow.rules.Soundness} says what is wrong with a table, {@link dev.salesflow.rules.Explanation} why it says what it
 * says of one case, {@link dev.salesflow.rules.TableDifference} what changed between two, {@link dev.salesflow.rules.TableWorkbook} and
 * {@link dev.salesflow.rules.TableFile} let it leave and come back.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "identity"})
package dev.salesflow.rules;
