package io.github.otpgate.servlet.container;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Compiled against Servlet 6.1, and nothing in it is missing from the API that these tests run on: once that is 6.0. */
@Tag("servlet-6.0")
class ServletApiTest {

    @Test
    void everythingWeCall_isThere() {
        Set<MethodCallTarget> called = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("io.github.otpgate.servlet").stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .map(JavaMethodCall::getTarget)
                        .filter(target -> target.getOwner().getPackageName().startsWith("jakarta.servlet"))
                        .collect(toSet());

        assertThat(called)
                .hasSizeGreaterThan(10)
                .allSatisfy(target -> assertThat(methods(target.getOwner())).contains(signature(target)));
    }

    private static String signature(MethodCallTarget target) {
        return target.getName()
                + target.getRawParameterTypes().stream().map(JavaClass::getName).toList();
    }

    private static Stream<String> methods(JavaClass owner) {
        return Stream.of(owner.reflect().getMethods())
                .map(method -> method.getName()
                        + Stream.of(method.getParameterTypes())
                                .map(Class::getName)
                                .toList());
    }

    @Test
    void api_isTheOldOneWhereItShould() {
        assumeThat(Boolean.getBoolean("otp.servlet-6.0")).isTrue();

        assertThatThrownBy(() -> HttpServletResponse.class.getMethod("sendRedirect", String.class, int.class))
                .isInstanceOf(NoSuchMethodException.class);
    }
}
