package dev.salesflow;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who may know whom, and the few things that nobody may do. */
@AnalyzeClasses(packages = "dev.salesflow", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Set<Class<?>> CLOCKS =
            Set.of(Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class);

    @Test
    void modulesKnowOnlyWhatTheyDeclareAndNeverInCircles() {
        ApplicationModules.of(SalesflowApplication.class).verify();
    }

    @ArchTest
    static final ArchRule onlyTheEngineRoomKnowsCamunda = noClasses()
            .that().resideOutsideOfPackage("dev.salesflow.process..")
            .should().dependOnClassesThat().resideInAPackage("org.camunda..");

    @ArchTest
    static final ArchRule onlyTheRulesInsideKnowsDrools = noClasses()
            .that().resideOutsideOfPackage("dev.salesflow.rules.internal..")
            .should().dependOnClassesThat().resideInAnyPackage("org.kie..", "org.drools..");

    @ArchTest
    static final ArchRule nobodyKnowsTheEngineRoom = noClasses()
            .that().resideOutsideOfPackages("dev.salesflow.process..", "dev.salesflow.demo..")
            .should().dependOnClassesThat().resideInAPackage("dev.salesflow.process..");

    @ArchTest
    static final ArchRule timeComesFromTheInjectedClock = noClasses()
            .should().callMethodWhere(describe("reads the machine's clock", (JavaCall<?> call) ->
                    (CLOCKS.stream().anyMatch(clock -> call.getTargetOwner().isEquivalentTo(clock))
                            && call.getName().equals("now")
                            && call.getTarget().getRawParameterTypes().stream()
                                    .noneMatch(parameter -> parameter.isEquivalentTo(Clock.class)))
                    || (call.getTargetOwner().isEquivalentTo(System.class) && call.getName().equals("currentTimeMillis"))));

    @ArchTest
    static final ArchRule moneyIsNeverAFloat = fields()
            .that().haveNameMatching("(?i).*(amount|price|cost|revenue|budget|discount).*")
            .should().notHaveRawType(double.class)
            .andShould().notHaveRawType(float.class)
            .andShould().notHaveRawType(Double.class)
            .andShould().notHaveRawType(Float.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule repositoriesAreTheirModulesOwn = classes()
            .that(assignableTo(Repository.class))
            .should().notBePublic()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule delegatesAndCompletionsAreTheirProcessesOwn = classes()
            .that().haveSimpleNameEndingWith("Delegate").or().haveSimpleNameEndingWith("Completion")
            .and().areNotInterfaces()
            .and(resideInAPackage("dev.salesflow.process.."))
            .should().notBePublic()
            .allowEmptyShould(true);

    /** Read any other way, what is not understood would be passed over in silence. The log-in page takes what the security chain adds. */
    @ArchTest
    static final ArchRule whatAnAddressAsksForIsReadAsAQuery = noMethods()
            .that().areAnnotatedWith(GetMapping.class)
            .and().areDeclaredInClassesThat().doNotHaveSimpleName("LogInPages")
            .should(ArchCondition.from(describe("have a @RequestParam", method -> method.getParameters().stream()
                    .anyMatch(parameter -> parameter.isAnnotatedWith(RequestParam.class)))));

    @ArchTest
    static final ArchRule nothingIsPrintedPastTheLog = noClasses()
            .should().accessField(System.class, "out")
            .orShould().accessField(System.class, "err");

    @ArchTest
    static final ArchRule listenersRunInTheTransactionOfTheirEvent = methods()
            .that().areAnnotatedWith(org.springframework.context.event.EventListener.class)
            .should().notBeAnnotatedWith(org.springframework.scheduling.annotation.Async.class)
            .allowEmptyShould(true);
}
