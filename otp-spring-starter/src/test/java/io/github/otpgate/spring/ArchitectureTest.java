package io.github.otpgate.spring;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@AnalyzeClasses(packages = "io.github.otpgate.spring", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.otpgate.spring";

    @ArchTest
    static final ArchRule AUTO_CONFIGURATIONS_ARE_FINAL = classes()
            .that()
            .areAnnotatedWith(AutoConfiguration.class)
            .should()
            .bePublic()
            .andShould()
            .haveModifier(FINAL)
            .because("nobody extends an auto-configuration; one excludes it");

    @ArchTest
    static final ArchRule AUTO_CONFIGURATIONS_HAVE_NO_PUBLIC_METHODS = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(AutoConfiguration.class)
            .should()
            .notBePublic()
            .allowEmptyShould(true)
            .because("what is public is called");

    @ArchTest
    static final ArchRule AUTO_CONFIGURATIONS_HAVE_NO_PUBLIC_CONSTRUCTORS = constructors()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(AutoConfiguration.class)
            .should()
            .notBePublic()
            .because("Spring makes them");

    @ArchTest
    static final ArchRule NOTHING_ELSE_IS_PUBLIC = classes()
            .that()
            .areNotAnnotatedWith(AutoConfiguration.class)
            .and()
            .haveSimpleNameNotEndingWith("package-info")
            .and()
            .resideOutsideOfPackage(ROOT + ".setting")
            .and()
            .doNotHaveSimpleName("OtpLimitsReload")
            .and()
            .resideOutsideOfPackage("io.github.otpgate.spring.security..")
            .and()
            .doNotHaveSimpleName("OtpServiceBuilderCustomizer")
            .and()
            .doNotHaveSimpleName("OtpRedis")
            .and()
            .doNotHaveSimpleName("OtpRedisConnectionDetails")
            .and()
            .haveSimpleNameNotStartingWith("OtpObservationCon")
            .should()
            .notBePublic()
            .because("the starter is used through its properties; these few beans are for what they cannot say");

    @ArchTest
    static final ArchRule ROOMS_KNOW_NOT_WHO_USES_THEM = noClasses()
            .that()
            .resideInAPackage(ROOT + ".redis")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT)
            .because("the service stands on Redis, not Redis on the service");

    @ArchTest
    static final ArchRule SETTING_IS_A_LEAF = noClasses()
            .that()
            .resideInAPackage(ROOT + ".setting")
            .should()
            .dependOnClassesThat(resideInAPackage(ROOT + "..").and(resideOutsideOfPackage(ROOT + ".setting")))
            .because("every room reads settings with it");

    @ArchTest
    static final ArchRule SPRING_DATA_IS_OPTIONAL = noClasses()
            .that()
            .haveNameNotMatching(".*OtpRedisAutoConfiguration\\$SpringDataConfiguration")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.data..")
            .because("most class paths lack it");

    @ArchTest
    static final ArchRule CONDITIONS_ON_CLASSES_STAND_ON_CONFIGURATIONS = methods()
            .that()
            .areAnnotatedWith(Bean.class)
            .should()
            .notBeAnnotatedWith(ConditionalOnClass.class)
            .because("the method's signature is loaded before its condition is asked");

    @ArchTest
    static final ArchRule CONFIGURATIONS_ARE_NESTED = classes()
            .that()
            .areAnnotatedWith(Configuration.class)
            .should()
            .beNestedClasses()
            .because("the conditions of one feature stand in one file");

    @ArchTest
    static final ArchRule STATE_IS_FINAL = fields().that()
            .areNotStatic()
            .and()
            .areDeclaredInClassesThat()
            .doNotHaveSimpleName("OtpLoginConfigurer") // a builder, like all of Spring Security's
            .and()
            .areDeclaredInClassesThat()
            .haveSimpleNameNotEndingWith("Builder")
            .should()
            .beFinal()
            .because("hidden state is what breaks under load");

    @ArchTest
    static final ArchRule EMBEDDED_REDIS_IS_OPTIONAL = noClasses()
            .that()
            .doNotHaveSimpleName("RedisProgram")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("redis.embedded..")
            .because("most class paths lack it");
}
