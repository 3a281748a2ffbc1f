package io.github.otpgate.servlet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The shape of otp-servlet. */
@AnalyzeClasses(packages = "io.github.otpgate.servlet", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule libraries_are_few = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.github.bucket4j..",
                    "io.github.otpgate",
                    "io.github.otpgate.captcha",
                    "io.github.otpgate.model",
                    "io.github.otpgate.provider.capability",
                    "io.github.otpgate.receipt",
                    "io.github.otpgate.store",
                    "io.github.otpgate.servlet",
                    "jakarta.servlet..",
                    "java..",
                    "org.jspecify..",
                    "org.slf4j..",
                    "tools.jackson.core..")
            .because("any servlet container will do, and no Spring is needed");

    @ArchTest
    static final ArchRule json_stays_in_its_corner = noClasses()
            .that()
            .haveNameNotMatching(".*\\.Json(Fields|Text)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("tools.jackson..")
            .because("a change of the parser must touch one file to read and one to write");

    @ArchTest
    static final ArchRule buckets_are_for_what_comes_unasked = noClasses()
            .that()
            .haveNameNotMatching(".*\\.(Callback(s|Rates)|StrayPushes)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.bucket4j..")
            .because("whatever people ask for is limited by the service, on all nodes together");

    @ArchTest
    static final ArchRule of_the_store_only_its_failure_is_known = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("io\\.github\\.otpgate\\.store\\.(?!StoreException$).*")
            .because("everything else goes through the facade");

    @ArchTest
    static final ArchRule of_captchas_only_what_the_facade_hands_over_is_known = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("io\\.github\\.otpgate\\.captcha\\.(?!Captcha(Challenge(\\$.*)?|Kind|Solved)$).*")
            .because("everything else goes through the facade");

    @ArchTest
    static final ArchRule of_vendors_only_what_is_pushed_is_known = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("io\\.github\\.otpgate\\.provider\\.capability\\.(?!PushRequest$|Acknowledgement$).*")
            .because("what stands in it is for their decoders to say");

    @ArchTest
    static final ArchRule of_receipts_only_what_the_facade_hands_over_is_known = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("io\\.github\\.otpgate\\.receipt\\.(?!Delivery(State)?$).*")
            .because("everything else goes through the facade");

    @ArchTest
    static final ArchRule state_is_final =
            fields().that().areNotStatic().should().beFinal().because("one filter serves every thread");

    @ArchTest
    static final ArchRule sessions_are_never_created = noClasses()
            .should()
            .callMethod(jakarta.servlet.http.HttpServletRequest.class, "getSession")
            .because("a session for every stranger is a way to fill the memory");
}
