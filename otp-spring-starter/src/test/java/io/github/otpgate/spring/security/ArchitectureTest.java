package io.github.otpgate.spring.security;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.boot.autoconfigure.AutoConfiguration;

@AnalyzeClasses(packages = "io.github.otpgate.spring", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule SECURITY_IS_OPTIONAL = noClasses()
            .that()
            .resideOutsideOfPackage("io.github.otpgate.spring.security")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.security..", "io.github.otpgate.spring.security")
            .because("many class paths lack it");

    @ArchTest
    static final ArchRule PUBLIC_IS_WHAT_A_CONFIGURATION_NAMES = classes()
            .that()
            .resideInAPackage("io.github.otpgate.spring.security")
            .and()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .and()
            .areNotAnnotatedWith(AutoConfiguration.class)
            .should()
            .haveNameMatching(
                    ".*\\.(OtpLoginConfigurer|PhoneUserDetailsService|OtpFactors|RequireOtp|OtpAuthentication|OtpJacksonModule)")
            .because("what is public is called");
}
