package io.github.otpgate;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The public API as a reviewed text file: a change to it is a line in a diff. Accepted by {@code make api}. */
class ApiSurfaceTest {

    private static final Path REVIEWED = Path.of("api.txt");

    @Test
    void publicApi_isTheReviewedOne() throws IOException {
        String actual = publicTypes().map(ApiSurfaceTest::describe).collect(joining());
        if (Boolean.getBoolean("api.accept")) {
            Files.writeString(REVIEWED, actual);
        }

        assertThat(actual).isEqualTo(Files.readString(REVIEWED));
    }

    private static Stream<JavaClass> publicTypes() {
        return new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("io.github.otpgate").stream()
                        .filter(type -> isPublic(type))
                        .sorted(Comparator.comparing(JavaClass::getName));
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(ApiSurfaceTest::isPublic).orElse(true);
    }

    private static String describe(JavaClass type) {
        String members = type.getMembers().stream()
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaMember::getFullName)
                .map(name -> "  " + name.substring(type.getName().length()) + "\n")
                .sorted()
                .collect(joining());
        return type.getName() + "\n" + members;
    }
}
