package io.github.otpgate;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Locale;

/** The walls of otp-core, as failing tests. Each rule says why it exists. */
@AnalyzeClasses(packages = "io.github.otpgate", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.otpgate";
    private static final String SPI = ROOT + ".provider.capability";
    private static final String[] JDK = {
        "java..",
        "javax.crypto..",
        "javax.imageio..",
        "javax.net.ssl..",
        "javax.xml.stream..",
        "org.jspecify..",
        "org.slf4j.."
    };

    @ArchTest
    static final ArchRule packages_form_no_cycles =
            slices().matching("(" + ROOT + "..)").should().beFreeOfCycles().because("a tangle has no rooms");

    @ArchTest
    static final ArchRule model_is_a_leaf =
            room("model").mayUse("model").because("every stage shares the model, so it can share nothing back");

    @ArchTest
    static final ArchRule code_knows_the_model =
            room("code").mayUse("code", "model").because("stages are siblings");

    @ArchTest
    static final ArchRule captcha_knows_the_model =
            room("captcha").mayUse("captcha", "event", "model").because("stages are siblings");

    @ArchTest
    static final ArchRule remote_captchas_speak_http = room("captcha.remote")
            .mayUse("captcha.remote", "captcha", "wire", "model")
            .because("they are asked over HTTP");

    @ArchTest
    static final ArchRule limit_knows_the_model =
            room("limit").mayUse("limit", "event", "model").because("stages are siblings");

    @ArchTest
    static final ArchRule guard_knows_the_model =
            room("guard").mayUse("guard", "event", "model").because("stages are siblings");

    @ArchTest
    static final ArchRule event_knows_the_model =
            room("event").mayUse("event", "model").because("what is observed does not depend on who causes it");

    @ArchTest
    static final ArchRule store_knows_the_model =
            room("store").mayUse("store", "model").because("what is stored does not depend on where");

    @ArchTest
    static final ArchRule template_knows_the_model =
            room("template").mayUse("template", "model").because("stages are siblings");

    @ArchTest
    static final ArchRule provider_knows_no_vendor =
            room("provider").mayUse("provider", "wire", "model").because("the SPI cannot favour one vendor");

    @ArchTest
    static final ArchRule wire_knows_no_message =
            room("wire").mayUse("wire", "model").because("a wire does not care what goes over it");

    @ArchTest
    static final ArchRule capabilities_are_part_of_the_spi = room("provider.capability")
            .mayUse("provider.capability", "provider", "model")
            .because("what accounts can do is asked without knowing the vendor");

    @ArchTest
    static final ArchRule receipt_knows_what_vendors_report = room("receipt")
            .mayUse("receipt", "provider.capability", "provider", "store", "event", "model")
            .because("it takes in what any vendor says, whichever it is");

    @ArchTest
    static final ArchRule inbox_knows_what_vendors_tell = room("receipt.inbox")
            .mayUse("receipt.inbox", "provider.capability", "provider", "store", "event", "model")
            .because("what came is kept before anybody understands it");

    @ArchTest
    static final ArchRule poll_fills_the_inbox = room("receipt.poll")
            .mayUse("receipt.poll", "receipt.inbox", "provider.capability", "provider", "store", "event", "model")
            .because("what is asked for and what is pushed go one way");

    @ArchTest
    static final ArchRule reply_knows_the_model = room("receipt.reply")
            .mayUse("receipt.reply", "provider.capability", "store", "event", "model")
            .because("words mean the same whoever hands them over");

    @ArchTest
    static final ArchRule route_knows_the_spi = room("route")
            .mayUse("route", "route.lane", "provider.capability", "provider", "event", "model")
            .because("routing acts on classes of refusal, never on one vendor");

    @ArchTest
    static final ArchRule lane_knows_one_account = room("route.lane")
            .mayUse("route.lane", "provider.capability", "provider", "model")
            .because("a lane does not choose");

    @ArchTest
    static final ArchRule redis_implements_the_store = room("redis")
            .mayUse(
                    "redis",
                    "store",
                    "receipt",
                    "receipt.inbox",
                    "receipt.poll",
                    "receipt.reply",
                    "route.lane",
                    "limit",
                    "guard",
                    "captcha",
                    "model")
            .because("it is one way to store, not a stage");

    @ArchTest
    static final ArchRule vendors_know_the_spi = classes()
            .that()
            .resideInAPackage(ROOT + ".provider.*..")
            .should()
            .onlyDependOnClassesThat(resideOutsideOfPackages(ROOT + "..")
                    .or(resideInAnyPackage(ROOT + ".provider..", ROOT + ".wire..", ROOT + ".model..")))
            .because("an adapter is deleted by deleting its package");

    @ArchTest
    static final ArchRule vendors_do_not_know_each_other = slices().matching(ROOT + ".provider.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(alwaysTrue(), resideInAPackage(SPI))
            .because("an adapter is deleted by deleting its package");

    @ArchTest
    static final ArchRule nobody_but_the_facade_knows_a_vendor = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT, ROOT + ".provider.*..")
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + ".provider.*..").and(resideOutsideOfPackages(SPI)))
            .because("only the registration names a vendor");

    @ArchTest
    static final ArchRule lettuce_stays_in_redis =
            library("io.lettuce..", "io.netty..").staysIn("redis").because("one room speaks to Redis");

    @ArchTest
    static final ArchRule okhttp_stays_in_provider =
            library("okhttp3..", "okio..").staysIn("wire").because("one room speaks HTTP");

    @ArchTest
    static final ArchRule json_stays_where_others_words_are_read = library("tools.jackson..")
            .staysIn("provider", "wire", "captcha")
            .because("nothing else reads what others wrote");

    @ArchTest
    static final ArchRule phone_library_stays_in_model =
            library("com.google.i18n..").staysIn("model").because("only the parser sees what a person typed");

    @ArchTest
    static final ArchRule guava_stays_where_it_is_needed =
            library("com.google.common..").staysIn("model", "limit").because("addresses are read, and floods are shed");

    @ArchTest
    static final ArchRule buckets_stay_in_limit =
            library("io.github.bucket4j..").staysIn("limit", "redis").because("one room counts");

    @ArchTest
    static final ArchRule breakers_stay_in_route =
            library("io.github.resilience4j..").staysIn("route").because("one room chooses");

    @ArchTest
    static final ArchRule no_other_library = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            ROOT + "..",
                            "io.lettuce..",
                            "io.netty..",
                            "okhttp3..",
                            "okio..",
                            "tools.jackson..",
                            "com.google.i18n..",
                            "com.google.common..",
                            "io.github.bucket4j..",
                            "io.github.resilience4j..",
                            "kotlin..")
                    .or(resideInAnyPackage(JDK)))
            .because("whoever embeds the core carries what it carries");

    @ArchTest
    static final ArchRule facade_shows_no_library = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat(resideInAPackage(ROOT))
            .should()
            .haveRawReturnType(resideInAnyPackage("java..", ROOT + "..").or(primitive()))
            .because("a library must be replaceable without its users noticing");

    @ArchTest
    static final ArchRule state_is_final = fields().that()
            .areNotStatic()
            .and()
            .areNotDeclaredIn(ServiceSettings.class)
            .should()
            .beFinal()
            .because("objects are configured once, then shared");

    @ArchTest
    static final ArchRule exceptions_are_final = classes()
            .that()
            .areAssignableTo(Exception.class)
            .should()
            .haveModifier(JavaModifier.FINAL)
            .andShould()
            .haveSimpleNameEndingWith("Exception")
            .because("an exception is not a hierarchy");

    @ArchTest
    static final ArchRule time_comes_from_a_clock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .because("a test must be able to own time");

    @ArchTest
    static final ArchRule randomness_is_secure = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
            .orShould()
            .callMethod(Math.class, "random")
            .because("codes and ids are secrets");

    @ArchTest
    static final ArchRule nothing_follows_the_default_locale = noClasses()
            .should()
            .callMethod(String.class, "format", String.class, Object[].class)
            .orShould()
            .callMethod(String.class, "formatted", Object[].class)
            .orShould()
            .callMethod(String.class, "toLowerCase")
            .orShould()
            .callMethod(String.class, "toUpperCase")
            .orShould()
            .callMethod(String.class, "getBytes")
            .orShould()
            .callMethod(Locale.class, "getDefault")
            .because("law 9: the JVM's locale and charset change nothing");

    @ArchTest
    static final ArchRule names_say_what_a_thing_is = noClasses()
            .should()
            .haveSimpleNameContaining("Util")
            .orShould()
            .haveSimpleNameContaining("Helper")
            .orShould()
            .haveSimpleNameContaining("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .because("such a name is a drawer, not a room");

    @ArchTest
    static final ArchRule no_standard_streams = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule no_java_util_logging = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    private static DescribedPredicate<JavaClass> primitive() {
        return DescribedPredicate.describe("are primitive", type -> type.isPrimitive());
    }

    private static Room room(String name) {
        return new Room(name);
    }

    private static Library library(String... packages) {
        return new Library(packages);
    }

    /** One package of core. */
    private record Room(String name) {
        ArchRule mayUse(String... rooms) {
            String[] allowed =
                    Arrays.stream(rooms).map(room -> ROOT + "." + room).toArray(String[]::new);
            return classes()
                    .that()
                    .resideInAPackage(ROOT + "." + name)
                    .should()
                    .onlyDependOnClassesThat(
                            resideOutsideOfPackages(ROOT + "..").or(resideInAnyPackage(allowed)));
        }
    }

    /** A library, by its packages. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Library(String... packages) {
        ArchRule staysIn(String... rooms) {
            String[] allowed =
                    Arrays.stream(rooms).map(room -> ROOT + "." + room + "..").toArray(String[]::new);
            return noClasses()
                    .that(resideOutsideOfPackages(allowed))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(packages));
        }
    }
}
