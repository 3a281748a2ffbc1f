package io.github.otpgate.servlet;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

/** The public API as a text file, so that a change to it is a line in a diff. Accept: {@code -Dapi.accept=true}. */
class ApiSurfaceTest {

    private static final Path API = Path.of("api.txt");

    @Test
    void publicApi_isTheReviewedOne() throws IOException {
        String actual = surface(new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages("io.github.otpgate.servlet"));
        if (Boolean.getBoolean("api.accept")) {
            Files.writeString(API, actual);
        }

        assertThat(actual).isEqualTo(Files.readString(API));
    }

    private static String surface(JavaClasses classes) {
        return classes.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .sorted(Comparator.comparing(JavaClass::getName))
                .map(type -> type.getName() + "\n" + members(type))
                .collect(joining());
    }

    private static String members(JavaClass type) {
        return type.getMembers().stream()
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaMember::getFullName)
                .map(name -> "  " + name.substring(type.getName().length()) + "\n")
                .sorted()
                .collect(joining());
    }
}
